#pragma once

#include "engine/fulfilment.h"

/// Every open order must have somebody who moves it on (queue.md section 5.10). Transactions see to that;
/// this is the second net: for what a restore, an edit by hand or a fault of ours left without a job.
namespace sagacheck {

/// Awaiting orders without a query, delivering ones without a delivery. @return how many were mended
Result<int> mend(Fulfilment &step);

/// After a restore, or when this computer was away: whoever was not paid for in the last seven days is asked
/// about once more – the money may have come while nobody listened. @return how many
Result<int> askAfterAbsence(Fulfilment &step);

} // namespace sagacheck
