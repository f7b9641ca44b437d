#pragma once

#include "core/clock.h"

/// A clock that runs `speed` times as fast: every waiting time of the program becomes that much shorter.
class SpeedClock final : public Clock {
public:
    explicit SpeedClock(double speed)
        : m_speed(speed)
        , m_start(m_real.now())
        , m_boot(m_real.sinceBoot())
    {
    }

    Instant now() const override { return m_start + scaled(); }
    Millis sinceBoot() const override { return m_boot + scaled(); }

private:
    // From the boot clock: it never jumps.
    Millis scaled() const { return Millis(qint64(double((m_real.sinceBoot() - m_boot).count()) * m_speed)); }

    SystemClock m_real;
    double m_speed;
    Instant m_start;
    Millis m_boot;
};
