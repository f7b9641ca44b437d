#pragma once

#include <QByteArray>
#include <QByteArrayView>

#include <optional>

/// The `Idempotency-Key` field, draft-ietf-httpapi-idempotency-key-header-06: specs/intl/webhooks.md
/// section 2. A key is 1 to 255 of the characters `!` to `~`.
namespace idempotencykey {

/// As a string of RFC 9651, for receivers that follow the draft: `"8e03978e-…"`.
QByteArray quoted(QByteArrayView key);
/// The bare key, whether it was sent quoted (the draft) or bare (Stripe, PayPal and most scripts);
/// nothing when it is neither.
std::optional<QByteArray> read(QByteArrayView field);

} // namespace idempotencykey
