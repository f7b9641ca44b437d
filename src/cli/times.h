#pragma once

#include "core/clock.h"

#include <QString>

namespace cli {

/// `now`, `5 s ago`, `in 3 min`, `2 h ago`, `12 d ago`; from 60 days on the local date.
QString relativeTime(Instant at, Instant now);
/// `2026-11-24 16:05:45`, local time.
QString localTime(Instant at);

} // namespace cli
