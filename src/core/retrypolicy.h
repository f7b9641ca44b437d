#pragma once

#include "core/clock.h"
#include "core/job.h"
#include "core/random.h"
#include "core/settings.h"

#include <variant>

/// What a failure of one attempt leads to. Numbers of contract.md section 5, classes of design.md
/// section 6.
namespace retry {

struct Again {
    Millis wait;
    bool burns;
}; ///< try again after `wait`; `burns` = it counts as an attempt
struct AskPerson { }; ///< Failed; the slow tier may follow for transient classes
struct InDoubt { }; ///< ask the other side before anything is repeated
struct HoldLane {
    Millis probe;
}; ///< Auth for the second time: hold the lane, probe every 10 minutes
struct NextStep { }; ///< Refused: the saga decides
struct Wait {
    Millis atMost;
}; ///< out of stock, local: an event wakes it, or this wait
using Decision = std::variant<Again, AskPerson, InDoubt, HoldLane, NextStep, Wait>;

struct Failure {
    ErrorClass kind;
    int failures = 1; ///< burnt attempts so far, counting this one
    int sameClassInRow = 1; ///< this class in a row, counting this one
    Effect effect = Effect::Idempotent;
    qint64 retryAfterMs = -1; ///< RateLimited: what they asked for
};

/// Pure. Jitter is applied to every wait but the first of the tiers (queue.md 5.6), by `random`; to a
/// wait that they asked for it only adds. With Effect::AskFirst every class that leaves open whether it
/// happened (timeout, server_error, integrity, malformed, crash) is InDoubt, whatever the tiers say.
Decision decide(const Failure &failure, const Settings &settings, Random &random);

/// Does this class count for the breaker, and does it use up an attempt? (design.md section 6)
bool countsForBreaker(ErrorClass kind);
bool burnsAttempt(ErrorClass kind);
/// Sent, and no answer that settles what happened: where repeating could pay twice, ask first.
bool leavesDoubt(ErrorClass kind);
/// May succeed later without anyone changing anything: what the slow tier retries.
bool isTransient(ErrorClass kind);
/// The waits for one class: `retry.class.CLASS` or the tiers. Classes that burn no attempt repeat the
/// last one.
QList<Millis> waitsFor(ErrorClass kind, const Settings &settings);
/// 1 + the number of waits: six with the default tiers.
int maxAttempts(ErrorClass kind, const Settings &settings);
/// The wait before quiet try number `tries` + 1 of the slow tier, or nothing when it is used up or off.
std::optional<Millis> slowTierWait(int tries, const Settings &settings);

} // namespace retry
