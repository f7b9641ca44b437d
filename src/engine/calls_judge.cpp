#include "core/retrypolicy.h"
#include "engine/polling.h"
#include "engine/ticket.h"

#include <algorithm>
#include <limits>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {
constexpr Instant Never { Millis(std::numeric_limits<qint64>::max() / 4) };

Attention attentionFor(ErrorClass kind)
{
    switch (kind) {
    case ErrorClass::Integrity:
    case ErrorClass::PayloadDamaged:
        return Attention::IntegrityFailure;
    case ErrorClass::Mismatch:
        return Attention::AmountMismatch;
    default:
        return retry::isTransient(kind) ? Attention::RetriesExhausted : Attention::PermanentError;
    }
}

/// What the retry policy says of a failed call, as states of the job.
Judgement failure(const Ticket &ticket, const Rules &rules, const Error &error, Instant now)
{
    Judgement judgement;
    judgement.error = error;
    Finish &finish = judgement.finish;
    finish.errorClass = error.kind;
    finish.error = error.message;
    const int row = ticket.job.lastClass == error.kind ? ticket.job.sameClass + 1 : 1;
    const auto decision
        = retry::decide({ error.kind, ticket.job.attempts, row, ticket.job.effect, error.retryAfterMs },
            rules.settings, *rules.random);

    if (ticket.job.asking) { // the answer about an earlier attempt did not come: keep asking
        judgement.outcome = AttemptOutcome::Retry;
        const Millis wait = row <= 1 ? Millis(1s)
            : row == 2               ? Millis(5s)
            : row == 3               ? Millis(15s)
                                     : Millis(60s);
        finish = { JobState::InDoubt, now + wait, false, error.kind, error.message };
        return judgement;
    }
    judgement.outcome = AttemptOutcome::Retry;
    if (const auto *again = std::get_if<retry::Again>(&decision)) {
        finish.state = JobState::Waiting;
        finish.runAt = now + again->wait;
        finish.burns = again->burns;
    } else if (const auto *wait = std::get_if<retry::Wait>(&decision)) {
        finish.state = JobState::Waiting;
        finish.runAt = now + wait->atMost;
        finish.burns = false;
    } else if (const auto *hold = std::get_if<retry::HoldLane>(&decision)) {
        finish.state = JobState::Waiting;
        finish.runAt = now + hold->probe;
    } else if (std::holds_alternative<retry::InDoubt>(decision)) {
        judgement.outcome = AttemptOutcome::Unknown;
        finish.state = JobState::InDoubt;
        finish.runAt = now + 1s;
    } else {
        judgement.outcome = AttemptOutcome::Failed;
        finish.state = JobState::Failed;
        const auto quiet = retry::isTransient(error.kind)
            ? retry::slowTierWait(ticket.job.slowTries, rules.settings)
            : std::nullopt;
        finish.runAt = quiet ? now + *quiet : Never;
    }
    return judgement;
}

Judgement success(std::function<Result<>(Fulfilment &, Finish &)> apply)
{
    return { AttemptOutcome::Done, {}, { JobState::Done, {}, true, {}, {} }, std::move(apply), false };
}

const PaymentProvider *adapterOf(const Ticket &ticket, const Rules &rules)
{
    return rules.accounts->provider(ticket.job.endpoint)->adapter.get();
}

PaymentOrder paymentOf(const Ticket &ticket, const Rules &rules)
{
    return Fulfilment::paymentOrder(*ticket.order, *ticket.payment, ticket.productName, rules.settings);
}

// ---- creating a payment ---------------------------------------------------------------------------

/// Mapi is missing or broken at this provider, while the site answers: the signed link still works.
std::optional<CreatedPayment> fallbackFor(
    const Ticket &ticket, const Rules &rules, const Error &error, const Result<HttpReply> &answer)
{
    const bool siteAnswers = answer
        && (error.kind == ErrorClass::Malformed || error.kind == ErrorClass::ServerError
            || (error.kind == ErrorClass::Rejected && (answer->status == 404 || answer->status == 405)));
    if (!siteAnswers || ticket.job.attempts < 2)
        return {};
    return adapterOf(ticket, rules)->fallbackLink(paymentOf(ticket, rules));
}

Judgement judgeCreate(const Ticket &ticket, const Rules &rules, const Result<HttpReply> &answer, Instant now)
{
    const OrderId id = ticket.order->id;
    auto created = answer ? adapterOf(ticket, rules)->readCreate(paymentOf(ticket, rules), *answer, now)
                          : Result<CreatedPayment>(fail(answer.error()));
    if (created)
        return success([id, payment = *created](
                           Fulfilment &step, Finish &) { return step.paymentCreated(id, payment); });
    const Error error = created.error();
    if (error.kind == ErrorClass::Pending) // "already paid": ask at once
        return success([id](Fulfilment &step, Finish &) { return step.checkNow(id); });
    if (auto link = fallbackFor(ticket, rules, error, answer)) {
        Judgement judgement = success(
            [id, payment = *link](Fulfilment &step, Finish &) { return step.paymentCreated(id, payment); });
        judgement.error = error;
        return judgement;
    }
    Judgement judgement = failure(ticket, rules, error, now);
    if (judgement.outcome != AttemptOutcome::Failed)
        return judgement;
    if (retry::isTransient(error.kind) || error.kind == ErrorClass::Malformed
        || error.kind == ErrorClass::Integrity) {
        // Creation goes on until the order expires (contract.md section 2, `order create`).
        const auto waits = rules.settings.retryTiers;
        judgement.outcome = AttemptOutcome::Retry;
        judgement.finish.state = now < ticket.order->expiresAt ? JobState::Waiting : JobState::Cancelled;
        judgement.finish.runAt = now + (waits.isEmpty() ? Millis(60s) : waits.last());
        return judgement;
    }
    judgement.apply
        = [id, why = error.message](Fulfilment &step, Finish &) { return step.creationRefused(id, why); };
    return judgement;
}

// ---- asking ---------------------------------------------------------------------------------------

Judgement judgeQuery(
    const Ticket &ticket, const Rules &rules, const Result<HttpReply> &answer, Instant sentAt, Instant now)
{
    auto facts = answer ? adapterOf(ticket, rules)->readQuery(paymentOf(ticket, rules), *answer, now)
                        : Result<PaymentFacts>(fail(answer.error()));
    Judgement judgement;
    Millis atLeast { 0 };
    if (facts) {
        judgement = success({});
        if (facts->status != PaymentFacts::Status::Paid) {
            judgement.outcome = AttemptOutcome::Retry;
            judgement.finish.errorClass = ErrorClass::Pending;
        }
    } else {
        judgement = failure(ticket, rules, facts.error(), now);
        judgement.outcome = AttemptOutcome::Retry; // a query is never failed
        if (facts.error().kind == ErrorClass::RateLimited || facts.error().kind == ErrorClass::Local)
            atLeast = judgement.finish.runAt - now;
    }
    judgement.finish.burns = !facts;
    judgement.apply
        = [id = ticket.order->id, facts, sentAt, atLeast](Fulfilment &step, Finish &finish) -> Result<> {
        auto next = polling::afterQuery(step, id, facts, sentAt);
        if (!next)
            return fail(next.error());
        finish.state = *next ? JobState::Waiting : JobState::Done;
        if (*next)
            finish.runAt = std::max(**next, step.now() + atLeast);
        return {};
    };
    return judgement;
}

Judgement judgeClose(const Ticket &ticket, const Rules &rules, const Result<HttpReply> &answer, Instant now)
{
    const OrderId id = ticket.order->id;
    auto facts = answer ? adapterOf(ticket, rules)->readClose(paymentOf(ticket, rules), *answer, now)
                        : Result<PaymentFacts>(fail(answer.error()));
    if (facts) {
        return success([id](Fulfilment &step, Finish &) -> Result<> {
            OrderRepository orders(step.db());
            auto payment = orders.paymentOf(id);
            if (!payment)
                return fail(payment.error());
            payment->closedAt = step.now();
            if (auto saved = orders.savePayment(*payment); !saved)
                return saved;
            return step.checkNow(id); // closed there: ask once more, then release
        });
    }
    Judgement judgement = failure(ticket, rules, facts.error(), now);
    if (judgement.outcome == AttemptOutcome::Failed) // not closable here: the query decides alone
        judgement.apply = [id](Fulfilment &step, Finish &) { return step.checkNow(id); };
    return judgement;
}

// ---- refunds --------------------------------------------------------------------------------------

Judgement doubtful(const Ticket &ticket, const QString &detail)
{
    Judgement judgement;
    judgement.outcome = AttemptOutcome::Failed;
    judgement.finish = { JobState::Failed, Never, true, ErrorClass::Timeout, detail };
    judgement.apply = [id = ticket.refund->id, detail](Fulfilment &step, Finish &) {
        return step.refundEnded(id, RefundState::InDoubt, {}, detail);
    };
    return judgement;
}

Judgement fromRefundFacts(const Ticket &ticket, const RefundFacts &facts, Instant now)
{
    const qint64 id = ticket.refund->id;
    switch (facts.status) {
    case RefundFacts::Status::Done:
        return success([id, facts](Fulfilment &step, Finish &) {
            return step.refundEnded(id, RefundState::Done, facts.providerRefundNo, facts.detail);
        });
    case RefundFacts::Status::Failed: {
        Judgement judgement = success([id, facts](Fulfilment &step, Finish &) {
            return step.refundEnded(id, RefundState::Refused, facts.providerRefundNo, facts.detail);
        });
        judgement.outcome = AttemptOutcome::Failed;
        judgement.error = Error { ErrorClass::Refused, facts.detail };
        judgement.finish = { JobState::Failed, Never, true, ErrorClass::Refused, facts.detail };
        return judgement;
    }
    case RefundFacts::Status::Processing: {
        Judgement judgement;
        judgement.outcome = AttemptOutcome::Unknown;
        judgement.finish = { JobState::InDoubt, now + 60s, false, ErrorClass::Pending, facts.detail };
        return judgement;
    }
    case RefundFacts::Status::Unknown:
        break;
    }
    return doubtful(ticket,
        facts.detail.isEmpty() ? u"the provider's answer does not say whether the refund went through"_s
                               : facts.detail);
}

/// Asked by the payment query, for providers without a refund query (Epay V1): refunded is a yes, paid
/// proves nothing. Beside another part refund "refunded" may be that one's: it proves nothing too.
Judgement fromPaymentFacts(const Ticket &ticket, const PaymentFacts &facts, Instant now)
{
    if (facts.status == PaymentFacts::Status::Refunded) {
        if (ticket.otherRefund)
            return doubtful(ticket,
                u"the answer to the refund was lost, and what the provider shows may be another refund of this payment"_s);
        return fromRefundFacts(ticket, { RefundFacts::Status::Done, {}, facts.detail }, now);
    }
    return doubtful(
        ticket, u"the answer to the refund was lost and the provider still shows the payment as paid"_s);
}

/// Out of tries: a passing trouble leaves the refund open, for `queue retry` and the slow tier; what will not
/// pass ends it. Either way a person hears of it.
Judgement refundFailure(const Ticket &ticket, const Rules &rules, const Error &error, Instant now)
{
    Judgement judgement = failure(ticket, rules, error, now);
    if (judgement.outcome != AttemptOutcome::Failed || !ticket.refund)
        return judgement;
    if (retry::isTransient(error.kind)) {
        judgement.apply = [id = ticket.order->id, why = error.message](Fulfilment &step, Finish &) {
            return step.raise(id, Attention::RetriesExhausted, u"the refund is not made yet: %1"_s.arg(why));
        };
        return judgement;
    }
    judgement.finish.runAt = Never;
    judgement.apply = [id = ticket.refund->id, why = error.message](Fulfilment &step, Finish &) {
        return step.refundEnded(id, RefundState::Refused, {}, why);
    };
    return judgement;
}

Judgement judgeRefund(const Ticket &ticket, const Rules &rules, const Result<HttpReply> &answer, Instant now)
{
    const PaymentProvider *adapter = adapterOf(ticket, rules);
    const RefundOrder order { paymentOf(ticket, rules), ticket.refund->refundNo, ticket.refund->amount,
        ticket.refund->reason };
    if (!answer)
        return refundFailure(ticket, rules, answer.error(), now);
    if (ticket.job.asking && !adapter->traits().queriesRefunds) {
        auto facts = adapter->readQuery(order.payment, *answer, now);
        return facts ? fromPaymentFacts(ticket, *facts, now) : failure(ticket, rules, facts.error(), now);
    }
    auto facts = ticket.job.asking ? adapter->readRefundQuery(order, *answer, now)
                                   : adapter->readRefund(order, *answer, now);
    if (facts)
        return fromRefundFacts(ticket, *facts, now);
    Error error = facts.error();
    // An answer that cannot be read may stand for a refund that was made.
    if (ticket.job.effect == Effect::AskFirst && !ticket.job.asking
        && (error.kind == ErrorClass::Malformed || error.kind == ErrorClass::ServerError
            || error.kind == ErrorClass::Integrity))
        error.kind = ErrorClass::Timeout;
    return refundFailure(ticket, rules, error, now);
}

// ---- deliveries and alerts ------------------------------------------------------------------------

Judgement channelFailure(
    const Ticket &ticket, const Rules &rules, const Error &error, int limitTries, Instant now)
{
    Judgement judgement = failure(ticket, rules, error, now);
    if (limitTries > 0) { // the channel's own rule: the first waits of the tiers only
        const auto tiers = rules.settings.retryTiers;
        const bool left = ticket.job.attempts <= limitTries && ticket.job.attempts <= tiers.size();
        judgement.outcome = left ? AttemptOutcome::Retry : AttemptOutcome::Failed;
        judgement.finish.state = left ? JobState::Waiting : JobState::Failed;
        judgement.finish.runAt = left ? now + tiers.at(ticket.job.attempts - 1) : Never;
        judgement.finish.burns = true;
    }
    if (judgement.outcome == AttemptOutcome::Failed && ticket.job.kind == JobKind::Deliver && ticket.order) {
        judgement.apply = [id = ticket.order->id, error](Fulfilment &step, Finish &) {
            return step.raise(id, attentionFor(error.kind), error.message);
        };
    }
    return judgement;
}

Judgement judgeMessage(
    const Ticket &ticket, const Call &call, const Rules &rules, const Result<HttpReply> &answer, Instant now)
{
    if (!answer)
        return channelFailure(ticket, rules, answer.error(), 0, now);
    const Verdict verdict
        = rules.accounts->channel(ticket.job.endpoint)->adapter->judge(*call.message, *answer, now);
    if (verdict.done) {
        if (ticket.job.kind != JobKind::Deliver)
            return success({});
        return success(
            [delivery = call.delivery](Fulfilment &step, Finish &) { return step.deliveryDone(delivery); });
    }
    Judgement judgement = channelFailure(ticket, rules, verdict.error, verdict.limitTries, now);
    judgement.disableChannel = verdict.disableChannel;
    return judgement;
}
} // namespace

Judgement calls::judge(const Ticket &ticket, const Call &call, const Rules &rules,
    const Result<HttpReply> &answer, Instant sentAt, Instant now)
{
    switch (ticket.job.kind) {
    case JobKind::CreatePayment:
        return judgeCreate(ticket, rules, answer, now);
    case JobKind::QueryPayment:
        return judgeQuery(ticket, rules, answer, sentAt, now);
    case JobKind::ClosePayment:
        return judgeClose(ticket, rules, answer, now);
    case JobKind::Refund:
        return judgeRefund(ticket, rules, answer, now);
    case JobKind::Deliver:
    case JobKind::Alert:
        return judgeMessage(ticket, call, rules, answer, now);
    }
    Q_UNREACHABLE();
}

Judgement calls::judgeUnsent(const Ticket &ticket, const Rules &rules, const Error &error, Instant now)
{
    if (ticket.job.kind == JobKind::QueryPayment && ticket.order)
        return judgeQuery(ticket, rules, fail(error), now, now);
    if (ticket.job.kind == JobKind::CreatePayment && ticket.order && !retry::isTransient(error.kind)
        && error.kind != ErrorClass::Local) {
        Judgement judgement = failure(ticket, rules, error, now);
        judgement.apply = [id = ticket.order->id, why = error.message](
                              Fulfilment &step, Finish &) { return step.creationRefused(id, why); };
        return judgement;
    }
    if (ticket.job.kind == JobKind::Refund) { // nothing was sent, and asking again would change nothing
        Judgement judgement;
        judgement.outcome = AttemptOutcome::Failed;
        judgement.error = error;
        judgement.finish = { JobState::Failed, Never, true, error.kind, error.message };
        if (ticket.refund
            && (ticket.refund->state == RefundState::Open || ticket.refund->state == RefundState::InDoubt))
            judgement.apply = [id = ticket.order->id, why = error.message](Fulfilment &step, Finish &) {
                return step.raise(
                    id, Attention::PermanentError, u"the refund is not made yet: %1"_s.arg(why));
            };
        return judgement;
    }
    return channelFailure(ticket, rules, error, 0, now);
}
