#include "engine/jumpclock.h"

#include <chrono>

JumpClock::JumpClock(std::shared_ptr<const Clock> inner, std::function<void(Millis by)> jumped)
    : m_inner(std::move(inner))
    , m_jumped(std::move(jumped))
    , m_wall(m_inner->now())
    , m_boot(m_inner->sinceBoot())
{
}

Instant JumpClock::now() const
{
    Millis by { 0 };
    Instant wall;
    {
        const std::lock_guard lock(m_mutex);
        wall = m_inner->now();
        const Millis boot = m_inner->sinceBoot();
        by = (wall - m_wall) - (boot - m_boot);
        m_wall = wall;
        m_boot = boot;
    }
    if (std::chrono::abs(by) > Tolerance)
        m_jumped(by);
    return wall;
}

qint64 JumpClock::offset() const
{
    return toMs(m_inner->now()) - m_inner->sinceBoot().count();
}
