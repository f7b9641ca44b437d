#pragma once

#include <QJsonObject>

namespace bench {

/// Turns the event loop for so long.
void rest(int ms);
/// This process while it does nothing for ten seconds (one when `quick`): `resident`, `own`, `peak` in MiB,
/// `cpu` in percent, `wakeUps` a second of all its threads.
QJsonObject observe(bool quick);

} // namespace bench
