#include "core/breaker.h"

#include <algorithm>

using namespace std::chrono_literals;

namespace {
constexpr Millis LongestCooldown = 5min;
constexpr Millis ProbePatience = 5min; // no exchange takes that long (`http.timeout`)
constexpr Millis LargestSlowdown = 1min;

Breaker opened(Breaker breaker, Instant now, const Settings &settings)
{
    Millis cooldown = settings.breakerCooldown;
    for (int trip = 0; trip < breaker.trips && cooldown < LongestCooldown; ++trip)
        cooldown *= 2;
    breaker.state = Breaker::State::Open;
    breaker.until = now + std::min(cooldown, LongestCooldown);
    breaker.trips += 1;
    breaker.failedJobs.clear();
    return breaker;
}

Millis pace(const RateLimit &limit)
{
    return limit.interval + limit.slowdown;
}

/// How far `tat` may run ahead of the clock.
Millis allowance(const RateLimit &limit)
{
    return (std::max(limit.burst, 1) - 1) * pace(limit);
}
}

bool breaker::allows(const Breaker &breaker, Instant now)
{
    return breaker.state == Breaker::State::Closed || now >= breaker.until;
}

Breaker breaker::onProbe(Breaker breaker, Instant now)
{
    breaker.state = Breaker::State::HalfOpen;
    breaker.until = now + ProbePatience;
    return breaker;
}

Breaker breaker::onFailure(Breaker breaker, qint64 job, Instant now, const Settings &settings)
{
    switch (breaker.state) {
    case Breaker::State::Open:
        return breaker; // sent before it opened: known already
    case Breaker::State::HalfOpen:
        return opened(std::move(breaker), now, settings);
    case Breaker::State::Closed:
        break;
    }
    if (!breaker.failedJobs.contains(job))
        breaker.failedJobs.append(job);
    if (breaker.failedJobs.size() < settings.breakerFailures)
        return breaker;
    return opened(std::move(breaker), now, settings);
}

Breaker breaker::onSuccess(Breaker)
{
    return {};
}

Instant ratelimit::earliest(const RateLimit &limit, Instant now)
{
    return std::max(now, limit.tat - allowance(limit));
}

RateLimit ratelimit::onCall(RateLimit limit, Instant now)
{
    limit.tat = std::max(limit.tat, now) + pace(limit);
    limit.slowdown = limit.slowdown * 9 / 10;
    return limit;
}

RateLimit ratelimit::onLimited(RateLimit limit, Instant now, Millis wait)
{
    if (limit.interval > 0ms) // twice the pace of before
        limit.slowdown = std::min(limit.slowdown + pace(limit), std::max(limit.interval, LargestSlowdown));
    limit.tat = std::max(limit.tat, now + wait + allowance(limit));
    return limit;
}
