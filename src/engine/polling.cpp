#include "engine/polling.h"

#include "core/pollschedule.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace {
constexpr Millis HintedAgain { 2000 }; ///< one order is not asked for more often (epay.md section 7)

Result<> noteFailure(Fulfilment &step, OrderId id, const Error &error)
{
    if (error.kind == ErrorClass::Mismatch)
        return step.raise(id, Attention::AmountMismatch, error.message);
    if (error.kind == ErrorClass::Integrity)
        return step.raise(id, Attention::IntegrityFailure, error.message);
    return {};
}

/// A payment that is being closed is not expired before the close has ended, one way or the other.
Result<bool> closeIsOver(Fulfilment &step, const Order &order, const Payment &payment)
{
    const ProviderAccount *account = step.rules().accounts->provider(payment.provider);
    if (!account || !account->adapter || !account->adapter->traits().closes || !payment.createdThere
        || payment.closedAt)
        return true;
    JobRepository jobs(step.db());
    auto close = jobs.enqueue({ JobKind::ClosePayment, payment.provider, Effect::Idempotent, order.id,
                                  step.now(), "{}", false, order.ulid },
        step.now());
    if (!close)
        return fail(close.error());
    step.changes().queue = true;
    if (close->isNew)
        return false;
    auto job = jobs.byId(close->id);
    if (!job)
        return job.error().kind == ErrorClass::NotFound ? Result<bool>(true) : fail(job.error());
    return job->state == JobState::Done || job->state == JobState::Failed
        || job->state == JobState::Cancelled;
}

Result<> expireIfOver(
    Fulfilment &step, const Order &order, const Payment &payment, bool answered, Instant sentAt)
{
    if (order.state != OrderState::AwaitingPayment
        || step.now() < std::max(payment.expiresAt, step.rules().nothingExpiresBefore))
        return {};
    if (answered && sentAt >= payment.expiresAt) {
        auto over = closeIsOver(step, order, payment);
        if (!over)
            return fail(over.error());
        if (*over)
            return step.expire(order.id);
    }
    if (step.now() < payment.expiresAt + step.rules().settings.orderHoldMax)
        return {};
    if (payment.answeredAfterExpiry) // with what cannot be accepted: the order's attention says so already
        return step.expire(order.id);
    return step.expire(order.id, Attention::ProviderUnreachable,
        u"the provider did not answer for so long that the keys were released; it is still being asked"_s);
}

/// After a paid answer there is nothing more to ask, unless it was refused at the door.
bool isOver(const Order &order)
{
    return order.state != OrderState::AwaitingPayment && order.state != OrderState::Expired
        && order.state != OrderState::Cancelled;
}
} // namespace

Result<std::optional<Instant>> polling::afterQuery(
    Fulfilment &step, OrderId id, const Result<PaymentFacts> &answer, Instant sentAt)
{
    OrderRepository orders(step.db());
    auto payment = orders.paymentOf(id);
    if (!payment)
        return fail(payment.error());
    const PaymentSource source = payment->hintedAt ? PaymentSource::Callback : PaymentSource::Query;
    ++payment->polls;
    if (sentAt >= payment->expiresAt) {
        ++payment->pollsAfterExpiry;
        payment->answeredAfterExpiry = payment->answeredAfterExpiry || answer.has_value();
    }
    if (auto saved = orders.savePayment(*payment); !saved)
        return fail(saved.error());

    Result<> handled;
    if (!answer) {
        handled = noteFailure(step, id, answer.error());
    } else if (answer->status == PaymentFacts::Status::Paid) {
        auto accepted = step.acceptPayment(id, *answer, source);
        handled = accepted ? Result<> {} : fail(accepted.error());
    } else {
        handled = step.acceptStatus(id, *answer);
    }
    if (!handled)
        return fail(handled.error());

    auto order = orders.byId(id);
    if (!order)
        return fail(order.error());
    if (isOver(*order))
        return std::optional<Instant> {};
    const bool unpaid = answer && answer->status != PaymentFacts::Status::Paid
        && answer->status != PaymentFacts::Status::Frozen;
    if (auto expired = expireIfOver(step, *order, *payment, unpaid, sentAt); !expired)
        return fail(expired.error());

    const poll::Situation situation { order->createdAt, payment->expiresAt, step.now(), payment->polls,
        payment->pollsAfterExpiry, payment->answeredAfterExpiry };
    auto wait = poll::nextWait(situation, step.rules().settings);
    // A callback came while the question was under way: the answer may be from before the payment.
    if (unpaid && payment->hintedAt && *payment->hintedAt >= sentAt)
        wait = std::min(wait.value_or(HintedAgain), HintedAgain);
    if (!wait)
        return std::optional<Instant> {};
    return std::optional(step.now() + *wait);
}
