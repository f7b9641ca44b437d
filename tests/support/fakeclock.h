#pragma once

#include "core/clock.h"

/// A clock that moves only when told to. Starts at 2026-11-24T00:00:00Z.
class FakeClock final : public Clock {
public:
    Instant now() const override { return m_now; }
    Millis sinceBoot() const override { return m_boot; }
    void advance(Millis by)
    {
        m_now += by;
        m_boot += by;
    }
    /// The wall clock alone jumps, as when somebody sets it.
    void jump(Millis by) { m_now += by; }
    void set(Instant at) { m_now = at; }

private:
    Instant m_now = fromMs(1795478400000);
    Millis m_boot { 1'000'000 };
};
