#pragma once

#include "engine/fulfilment.h"

/// One call for many orders: when more queries are due than the provider's rate limit lets through, a page
/// of its order list answers fifty of them at once (contract.md section 6, rate limits).
namespace listsweep {

/// More due queries than this, and a page is asked for.
constexpr int WorthIt = 20;

/// What a sweep through one account's list has come to.
struct Progress {
    QString cursor; ///< the next page; empty: from the top
    Instant askedAt {}; ///< the last page
    Instant restUntil {};
    int idlePages = 0; ///< in a row without an order that is waiting here
    bool singlesTurn = false; ///< pages and single queries take turns, so that callbacks' queries get through
};

/// Where to go on: from the top when the last page is so old that the list has moved.
QString nextCursor(const Progress &progress, Instant now);
Progress afterPage(Progress progress, const QString &next, int matched, Instant now);
/// The provider has no such list, or has trouble: single queries do the work for a while.
Progress afterFailure(Progress progress, const Error &error, Instant now);

/// Takes what a page says of orders whose query is waiting. A paid row goes through the door where the
/// adapter vouches for its list; else it only brings the order's own query forward. Unpaid rows move the
/// next query on by the schedule – but after the expiry, and after a callback, an order is asked for by
/// itself.
/// @return how many rows were about such orders
Result<int> apply(Fulfilment &step, const QString &provider, const QList<PaymentFacts> &rows, bool isEvidence,
    Instant sentAt);

} // namespace listsweep
