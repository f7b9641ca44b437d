#pragma once

#include "engine/fulfilment.h"

/// What grows is cut back: ended jobs and events after seven days, the trace behind a signed checkpoint
/// after `trace.retention`, contacts of finished orders after `privacy.contact_keep` (contract.md section 5).
namespace housekeeping {
/// One small piece, so that nobody waits long for the writer. @return true while there is more to do
Result<bool> tidy(Fulfilment &step);
} // namespace housekeeping
