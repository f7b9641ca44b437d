#pragma once

#include "core/clock.h"

#include <functional>
#include <memory>
#include <mutex>

/// A wall clock that notices when somebody sets it: wall time and time since boot must advance together
/// (queue.md section 5.5). Whoever asks for the time after a jump hears of it before he gets the answer, so
/// nothing is ever written in the new time before the stored times have been moved.
class JumpClock final : public Clock {
public:
    /// `jumped(by)` runs on the thread that asked, once for each jump.
    JumpClock(std::shared_ptr<const Clock> inner, std::function<void(Millis by)> jumped);

    Instant now() const override;
    Millis sinceBoot() const override { return m_inner->sinceBoot(); }
    /// Wall time minus time since boot, milliseconds: comparable across restarts within one boot.
    qint64 offset() const;

    /// Differences up to here are a clock that is being disciplined, not one that was set.
    static constexpr Millis Tolerance { 2000 };

private:
    std::shared_ptr<const Clock> m_inner;
    std::function<void(Millis)> m_jumped;
    mutable std::mutex m_mutex;
    mutable Instant m_wall;
    mutable Millis m_boot;
};
