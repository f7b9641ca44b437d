#pragma once

#include "core/clock.h"

#include <QByteArrayView>

#include <optional>

/// The two fields of HTTP that carry a moment: RFC 9110 sections 5.6.7 and 10.2.3. Nothing means "as
/// if the field were not there".
namespace retryafter {

/// What a `Retry-After` field asks for, counted from `now`: whole seconds, or the time until an
/// HTTP-date (a past one is 0). Not capped: the caller has its own bounds.
std::optional<Millis> parse(QByteArrayView field, Instant now);

/// An HTTP-date in any of its three forms: IMF-fixdate, RFC 850 (`now` tells the century: a date more
/// than 50 years ahead is a past one) and asctime. GMT only; the day's name is not checked against
/// the date.
std::optional<Instant> parseHttpDate(QByteArrayView text, Instant now);

} // namespace retryafter
