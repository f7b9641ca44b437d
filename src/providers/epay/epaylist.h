#pragma once

#include "core/json.h"
#include "providers/epay/epaytext.h"
#include "providers/paymentprovider.h"

/// The merchant's orders, page by page: epay.md section 2.4 (act=orders) and section 4
/// (api/merchant/orders). A cursor is `OFFSET` or `OFFSET:FIRST`, FIRST being the provider's number
/// of the previous page's first row: a fork that ignores `offset` shows the same page again, which
/// ends the list instead of going round for ever.
namespace epay {

/// limit and offset for `cursor`; BadUsage when it is none of ours.
Result<Params> listParams(const QString &cursor);
/// The rows in member `data` (absent, null or empty: the end). Malformed or Mismatch if a single row
/// cannot be read or belongs to another merchant.
Result<ListPage> listPage(const QString &cursor, const JsonValue &answer, const QString &pid);

} // namespace epay
