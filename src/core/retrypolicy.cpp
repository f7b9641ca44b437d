#include "core/retrypolicy.h"

#include <algorithm>
#include <cmath>

using namespace std::chrono_literals;

namespace {
constexpr Millis LeastLimited = 1s;
constexpr Millis MostLimited = 15min;
constexpr Millis AuthProbe = 10min;

bool isCallClass(ErrorClass kind)
{
    return kind <= ErrorClass::Crash;
}

/// A number in [-1, 1].
double swing(Random &random)
{
    return double(random.below(2'000'001)) / 1'000'000.0 - 1.0;
}

Millis scaled(Millis wait, double factor)
{
    return Millis(std::llround(double(wait.count()) * factor));
}

Millis jittered(Millis wait, const Settings &settings, Random &random)
{
    return scaled(wait, 1.0 + settings.retryJitter * swing(random));
}

/// The first wait of a list is exact, so that the first retry comes when people expect it.
Millis tierWait(const QList<Millis> &waits, qsizetype tier, const Settings &settings, Random &random)
{
    return tier == 0 ? waits[0] : jittered(waits[tier], settings, random);
}

/// What follows when the waits of a class that burns attempts are used up.
retry::Decision afterTheLast(ErrorClass kind)
{
    if (kind == ErrorClass::Auth)
        return retry::HoldLane { AuthProbe };
    if (kind == ErrorClass::Refused)
        return retry::NextStep {};
    return retry::AskPerson {};
}

retry::Decision climb(const retry::Failure &failure, const Settings &settings, Random &random)
{
    // Auth counts its own failures: it is tried once more whatever went wrong before.
    const int nth = failure.kind == ErrorClass::Auth ? failure.sameClassInRow : failure.failures;
    const QList<Millis> waits = retry::waitsFor(failure.kind, settings);
    const qsizetype tier = std::max(nth, 1) - 1;
    if (tier >= waits.size())
        return afterTheLast(failure.kind);
    return retry::Again { tierWait(waits, tier, settings, random), true };
}

/// Where a class that burns no attempt stands in its waits; the last one repeats for as long as it takes.
qsizetype step(const QList<Millis> &waits, const retry::Failure &failure)
{
    return std::clamp<qsizetype>(failure.sameClassInRow, 1, waits.size()) - 1;
}

Millis limitedWait(Millis own, qint64 retryAfterMs, const Settings &settings, Random &random)
{
    if (retryAfterMs < 0)
        return std::clamp(jittered(own, settings, random), LeastLimited, MostLimited);
    // They named the time: never earlier, so chance may only add.
    const Millis asked = std::clamp(Millis(retryAfterMs), LeastLimited, MostLimited);
    return std::min(scaled(asked, 1.0 + settings.retryJitter * std::abs(swing(random))), MostLimited);
}
}

bool retry::leavesDoubt(ErrorClass kind)
{
    switch (kind) {
    case ErrorClass::Timeout:
    case ErrorClass::ServerError:
    case ErrorClass::Integrity:
    case ErrorClass::Malformed:
    case ErrorClass::Crash:
        return true;
    default:
        return false;
    }
}

retry::Decision retry::decide(const Failure &failure, const Settings &settings, Random &random)
{
    if (!isCallClass(failure.kind))
        return AskPerson {};
    if (failure.effect == Effect::AskFirst && retry::leavesDoubt(failure.kind))
        return InDoubt {};
    if (burnsAttempt(failure.kind))
        return climb(failure, settings, random);

    const QList<Millis> waits = waitsFor(failure.kind, settings);
    if (waits.isEmpty())
        return AskPerson {};
    const qsizetype nth = step(waits, failure);
    if (failure.kind == ErrorClass::RateLimited)
        return Again { limitedWait(waits[nth], failure.retryAfterMs, settings, random), false };
    if (failure.kind == ErrorClass::Crash)
        return Again { tierWait(waits, nth, settings, random), false };
    return Wait { jittered(waits[nth], settings, random) };
}

bool retry::countsForBreaker(ErrorClass kind)
{
    switch (kind) {
    case ErrorClass::Unreachable:
    case ErrorClass::Timeout:
    case ErrorClass::ServerError:
    case ErrorClass::Integrity:
    case ErrorClass::Malformed:
        return true;
    default:
        return false;
    }
}

bool retry::burnsAttempt(ErrorClass kind)
{
    switch (kind) {
    case ErrorClass::RateLimited:
    case ErrorClass::Pending:
    case ErrorClass::OutOfStock:
    case ErrorClass::Local:
    case ErrorClass::Crash:
        return false;
    default:
        return isCallClass(kind);
    }
}

bool retry::isTransient(ErrorClass kind)
{
    switch (kind) {
    case ErrorClass::RateLimited:
    case ErrorClass::Pending:
    case ErrorClass::OutOfStock:
    case ErrorClass::Local:
        return true;
    default:
        return countsForBreaker(kind);
    }
}

QList<Millis> retry::waitsFor(ErrorClass kind, const Settings &settings)
{
    return settings.retryClass.value(kind, settings.retryTiers);
}

int retry::maxAttempts(ErrorClass kind, const Settings &settings)
{
    return 1 + int(waitsFor(kind, settings).size());
}

std::optional<Millis> retry::slowTierWait(int tries, const Settings &settings)
{
    if (tries < 0 || tries >= settings.retrySlowTier.size())
        return {};
    return settings.retrySlowTier[tries];
}
