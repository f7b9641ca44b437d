#pragma once

#include "core/error.h"

namespace wording {

/// What went wrong, for the reader. Sentences of the layers below are translated where sentences.h knows
/// them; before one that it does not know stands, in another language than English, what kind of failure
/// it was and what to do.
QString errorText(const Error &error);

} // namespace wording
