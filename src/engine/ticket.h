#pragma once

#include "engine/fulfilment.h"

/// A claimed job with everything it needs, read in the transaction that claimed it.
struct Ticket {
    Job job;
    std::optional<Order> order;
    std::optional<Payment> payment;
    std::optional<Refund> refund;
    bool otherRefund = false; ///< another refund of this order was made, or may have been
    QString productName;
};

/// A call that is ready to be sent.
struct Call {
    HttpRequest request;
    std::optional<Message> message; ///< deliveries and alerts
    qint64 delivery = 0;
};

/// What one attempt came to, and what it changes. `apply` runs in the transaction that finishes the job;
/// it may still change the Finish (a query's next time).
struct Judgement {
    AttemptOutcome outcome = AttemptOutcome::Done;
    std::optional<Error> error;
    Finish finish;
    std::function<Result<>(Fulfilment &, Finish &)> apply;
    bool disableChannel = false;
};

/// Pure: how each kind of job is sent and what its answer means. Decides by adapter and class, never by
/// provider name.
namespace calls {

/// The request, or why there is none: PayloadDamaged (never sent), BadUsage (the account cannot be used).
Result<Call> compose(const Ticket &ticket, const Rules &rules, Instant now);

/// `answer` is the transport's word; `sentAt` when the call started.
Judgement judge(const Ticket &ticket, const Call &call, const Rules &rules, const Result<HttpReply> &answer,
    Instant sentAt, Instant now);
/// The same for a call that could not be composed.
Judgement judgeUnsent(const Ticket &ticket, const Rules &rules, const Error &error, Instant now);

} // namespace calls
