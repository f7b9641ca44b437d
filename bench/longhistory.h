#pragma once

#include "core/clock.h"

namespace bench {

/// Young enough that nothing is pruned.
Instant monthAgo();
/// `orders` delivered orders, as the program would have left them; without the triggers, which would only
/// say yes to each. The folder's engine is closed meanwhile.
void fillHistory(const QString &database, qint64 orders);

} // namespace bench
