#pragma once

#include "core/clock.h"
#include "core/settings.h"

#include <optional>

/// When a payment is asked about next: contract.md section 5 (`poll.schedule`, `poll.grace`),
/// queue.md section 5.11.
namespace poll {

struct Situation {
    Instant createdAt;
    Instant expiresAt;
    Instant now;
    int queries = 0; ///< answered or not, so far
    int queriesAfterExpiry = 0; ///< sent at or after expiresAt
    bool answeredAfterExpiry = false; ///< a query sent at or after expiresAt was answered
};

/// The wait from `now` to the next query. Adaptive: clamp(0.8*sqrt(age + 5 s), 2 s, 30 s), but never
/// past the expiry itself. After the expiry: 1 s, 5 s, 15 s, 30 s, 1, 5, 15 min, then hourly.
/// Those are fixed moments: a restart or a slow answer moves none, and what is overdue is asked at once.
/// Nothing: one query after the expiry was answered and the next moment lies beyond the grace.
std::optional<Millis> nextWait(const Situation &situation, const Settings &settings);

} // namespace poll
