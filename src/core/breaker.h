#pragma once

#include "core/clock.h"
#include "core/settings.h"

#include <QList>

/// A circuit breaker and a rate limit as values: stored in the lane's row, moved by pure functions.
/// Rules: contract.md section 5 (`breaker.*`), queue.md section 5.7.
struct Breaker {
    enum class State { Closed = 0, Open = 1, HalfOpen = 2 };
    State state = State::Closed;
    /// The jobs of the counted failures in a row, each once: two jobs that fail by turns are two.
    QList<qint64> failedJobs;
    int trips = 0; ///< openings in a row; the cooldown doubles with each, up to 5 min
    Instant until {}; ///< Open: no call before. HalfOpen: the probe may take until then

    bool operator==(const Breaker &) const = default;
};

namespace breaker {
/// May a call start at `now`? Open and cooled down: yes, one (the caller then stores onProbe).
/// HalfOpen: not before the probe's time is over, so that one lost in a crash blocks nothing for ever.
bool allows(const Breaker &breaker, Instant now);
Breaker onProbe(Breaker breaker, Instant now);
/// A failure of a class that counts (retry::countsForBreaker).
Breaker onFailure(Breaker breaker, qint64 job, Instant now, const Settings &settings);
Breaker onSuccess(Breaker breaker);
} // namespace breaker

/// GCRA: one call each `interval`, `burst` at once. `tat` is the theoretical arrival time.
struct RateLimit {
    Millis interval { 0 }; ///< 0 = no limit
    int burst = 1;
    Instant tat {};
    Millis slowdown { 0 }; ///< added to `interval` after a 429; each call since takes a tenth off it

    bool operator==(const RateLimit &) const = default;
};

namespace ratelimit {
/// When the next call may start: `now` if at once.
Instant earliest(const RateLimit &limit, Instant now);
RateLimit onCall(RateLimit limit, Instant now);
/// After a 429: nothing before `now + wait`, and half the speed until it has recovered.
RateLimit onLimited(RateLimit limit, Instant now, Millis wait);
} // namespace ratelimit
