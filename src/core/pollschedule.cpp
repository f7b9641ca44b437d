#include "core/pollschedule.h"

#include <algorithm>
#include <cmath>

using namespace std::chrono_literals;

namespace {
constexpr Millis AfterExpiry[] = { 1s, 5s, 15s, 30s, 1min, 5min, 15min };
constexpr Millis Hourly = 1h;

/// Minimises delay and number of queries together when the chance that an unpaid order is paid now
/// falls like 1 / age (queue.md section 5.11).
Millis adaptive(Millis age)
{
    const double seconds = 0.8 * std::sqrt(double(std::max(age, 0ms).count()) / 1000.0 + 5.0);
    return Millis(std::llround(std::clamp(seconds, 2.0, 30.0) * 1000.0));
}

Millis beforeExpiry(const poll::Situation &at, const Settings &settings)
{
    const QList<Millis> &list = settings.pollList;
    // No query comes sooner than 2 s after the last: so old it is at least, even after the clock was set
    // back.
    const Millis age = std::max(at.now - at.createdAt, Millis(2s) * at.queries);
    const Millis wait
        = list.isEmpty() ? adaptive(age) : list[std::clamp<qsizetype>(at.queries, 0, list.size() - 1)];
    return std::min(wait, at.expiresAt - at.now);
}

/// The first moment of the late schedule after `elapsed`, counted from the expiry. Fixed moments, so
/// that neither a restart nor a slow answer moves or doubles a query.
Millis lateMoment(Millis elapsed)
{
    for (const Millis moment : AfterExpiry) {
        if (elapsed < moment)
            return moment;
    }
    const Millis last = *std::rbegin(AfterExpiry);
    return last + ((elapsed - last) / Hourly + 1) * Hourly;
}
}

std::optional<Millis> poll::nextWait(const Situation &at, const Settings &settings)
{
    if (at.now < at.expiresAt)
        return beforeExpiry(at, settings);
    const Millis elapsed = at.now - at.expiresAt;
    if (at.queriesAfterExpiry == 0 && elapsed >= AfterExpiry[0])
        return 0ms; // overdue, e.g. the computer was off
    const Millis moment = lateMoment(elapsed);
    if (at.answeredAfterExpiry && moment > settings.pollGrace)
        return {};
    return moment - elapsed;
}
