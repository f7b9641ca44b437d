#pragma once

#include "engine/fulfilment.h"

/// What one payment query leads to (design.md section 4, contract.md sections 5 and 6).
namespace polling {

/// Counts the query, brings what it found to the door, expires what is over. "Could not tell" (an Error)
/// never expires an order and never overwrites what is known; only `order.hold_max` ends the waiting.
/// @return when to ask next; nothing: no more
Result<std::optional<Instant>> afterQuery(
    Fulfilment &step, OrderId id, const Result<PaymentFacts> &answer, Instant sentAt);

} // namespace polling
