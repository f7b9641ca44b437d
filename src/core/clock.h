#pragma once

#include "core/result.h"

#include <QString>

#include <chrono>

/// A moment, UTC, milliseconds. The whole program has this one type for wall-clock time.
using Instant = std::chrono::sys_time<std::chrono::milliseconds>;
using Millis = std::chrono::milliseconds;

/// Where the time comes from. A test hands in one that it moves by hand.
class Clock {
public:
    virtual ~Clock() = default;
    virtual Instant now() const = 0;
    /// Time since the machine started, suspend included: what durations and jumps are measured with.
    virtual Millis sinceBoot() const = 0;
};

class SystemClock final : public Clock {
public:
    Instant now() const override;
    Millis sinceBoot() const override;
};

inline qint64 toMs(Instant at)
{
    return at.time_since_epoch().count();
}
inline Instant fromMs(qint64 ms)
{
    return Instant(Millis(ms));
}

/// RFC 3339 UTC with milliseconds: `2026-11-24T16:05:45.123Z`.
QString toRfc3339(Instant at);
/// Reads RFC 3339 with `Z` or an offset, any number of fraction digits.
Result<Instant> parseRfc3339(QStringView text);

/// `250ms`, `3s`, `5m`, `48h`, `180d` (contract.md head). No sign, no fraction, no blank; at most 10 years.
Result<Millis> parseDuration(QStringView text);
/// In the largest unit that divides it exactly: 60000 ms is `1m`, 90000 ms is `90s`.
QString formatDuration(Millis span);
