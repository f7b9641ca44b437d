#include "engine/fulfilment.h"

using namespace Qt::StringLiterals;

namespace {
QString paidKey(const PaymentFacts &facts)
{
    return u"paid:"_s + (facts.tradeNo.isEmpty() ? facts.outTradeNo : facts.tradeNo);
}
} // namespace

Result<Acceptance> Fulfilment::acceptPayment(OrderId id, const PaymentFacts &facts, PaymentSource source)
{
    OrderRepository orders(m_db);
    auto order = orders.byId(id);
    if (!order)
        return fail(order.error());
    auto payment = orders.paymentOf(id);
    if (!payment)
        return fail(payment.error());

    PaymentEventRepository events(m_db);
    auto known = events.paidEvent(payment->id);
    if (!known)
        return fail(known.error());
    PaymentOrder asked = paymentOrder(*order, *payment, {}, m_rules.settings);
    if (*known)
        asked.tradeNo.clear(); // another number is then a second payment, not a wrong one
    if (auto same = matches(asked, facts); !same) {
        if (auto raised = attend(*order, Attention::AmountMismatch, same.error().message); !raised)
            return fail(raised.error());
        return Acceptance::Mismatch;
    }
    if (*known)
        return secondEvidence(*order, *payment, **known, facts);

    const PaymentEventRepository::Event event { u"paid"_s, paidKey(facts), facts.tradeNo, facts.amount->minor,
        source };
    auto isNew = events.record(payment->provider, payment->id, event, m_now);
    if (!isNew)
        return fail(isNew.error());
    if (!*isNew) {
        // The provider's number already paid for another order of ours.
        if (auto raised = attend(*order, Attention::ProviderConflict,
                u"payment %1 was already counted for another order"_s.arg(facts.tradeNo));
            !raised)
            return fail(raised.error());
        return Acceptance::Mismatch;
    }
    if (auto moved = movePaid(*order, *payment, facts, source); !moved)
        return fail(moved.error());
    return Acceptance::Accepted;
}

Result<Acceptance> Fulfilment::secondEvidence(
    Order &order, Payment &payment, const PaymentEventRepository::Event &known, const PaymentFacts &facts)
{
    if (known.key == paidKey(facts))
        return Acceptance::AlreadyKnown;
    if (known.source == PaymentSource::Manual || known.tradeNo.isEmpty()) {
        // A person confirmed first, and now the provider says the same: its number is kept.
        payment.tradeNo = facts.tradeNo;
        payment.channelTradeNo = facts.channelTradeNo;
        if (auto saved = OrderRepository(m_db).savePayment(payment); !saved)
            return fail(saved.error());
        return Acceptance::AlreadyKnown;
    }
    const PaymentEventRepository::Event odd { u"odd"_s, u"odd:"_s + facts.tradeNo, facts.tradeNo,
        facts.amount->minor, PaymentSource::Query };
    if (auto recorded = PaymentEventRepository(m_db).record(payment.provider, payment.id, odd, m_now);
        !recorded)
        return fail(recorded.error());
    if (auto raised = attend(order, Attention::DuplicatePayment,
            u"the buyer paid twice: %1 and %2; refund one of them"_s.arg(known.tradeNo, facts.tradeNo));
        !raised)
        return fail(raised.error());
    return Acceptance::Duplicate;
}

Result<> Fulfilment::movePaid(Order &order, Payment &payment, const PaymentFacts &facts, PaymentSource source)
{
    order.late = order.state == OrderState::Expired || order.state == OrderState::Cancelled;
    if (auto moved = move(order, OrderEvent::PaymentAccepted); !moved)
        return moved;
    order.paidAt = facts.paidAt.value_or(m_now);
    order.paidMinor = facts.amount->minor;
    order.paidSource = source;
    for (const Attention healed :
        { Attention::AmountMismatch, Attention::IntegrityFailure, Attention::ProviderUnreachable,
            Attention::ProviderConflict, Attention::RetriesExhausted, Attention::PermanentError }) {
        if (order.attention == healed) {
            order.attention = Attention::None;
            order.attentionText.clear();
        }
    }
    auto product = ProductRepository(m_db).byId(order.product);
    if (!product)
        return fail(product.error());
    if (product->kind == ProductKind::Text)
        order.textId = product->textId;
    if (auto saved = save(order, u"order.paid"_s); !saved)
        return saved;
    payment.state = PaymentState::Paid;
    payment.hintedAt.reset();
    if (!facts.tradeNo.isEmpty())
        payment.tradeNo = facts.tradeNo;
    if (!facts.channelTradeNo.isEmpty())
        payment.channelTradeNo = facts.channelTradeNo;
    if (auto saved = OrderRepository(m_db).savePayment(payment); !saved)
        return saved;
    if (auto counted = AccountRepository(m_db).countPaid(payment.provider, source == PaymentSource::Query);
        !counted)
        return counted;
    return settlePaid(order);
}

Result<> Fulfilment::settlePaid(Order &order)
{
    if (order.late && m_rules.settings.latePayment != LatePayment::Deliver)
        return refuseLate(order);
    auto allotted = allot(order);
    if (!allotted)
        return fail(allotted.error());
    return {};
}

Result<> Fulfilment::refuseLate(Order &order)
{
    if (m_rules.settings.latePayment == LatePayment::Attention)
        return attend(
            order, Attention::PaidLate, u"the buyer paid after the order had ended; deliver or refund it"_s);
    auto refund = startRefund(order.id, {}, u"paid after the order had ended"_s);
    if (refund)
        return {};
    return attend(order, Attention::PaidLate,
        u"paid after the order had ended, and it could not be refunded: %1"_s.arg(refund.error().message));
}

Result<> Fulfilment::acceptStatus(OrderId id, const PaymentFacts &facts)
{
    OrderRepository orders(m_db);
    auto order = orders.byId(id);
    if (!order)
        return fail(order.error());
    switch (facts.status) {
    case PaymentFacts::Status::Refunded:
        if (order->state == OrderState::Refunded || order->state == OrderState::Refunding
            || order->refundedMinor > 0)
            return {};
        if (order->state == OrderState::Delivered || order->state == OrderState::Delivering)
            return attend(*order, Attention::ProviderConflict,
                u"the provider says refunded, but the keys were delivered"_s);
        if (auto moved = move(*order, OrderEvent::RefundedElsewhere); !moved)
            return moved;
        if (auto released = CardRepository(m_db).release(id); !released)
            return fail(released.error());
        order->attention = Attention::ProviderConflict;
        order->attentionText = u"refunded at the provider; nothing was delivered"_s;
        return save(*order, u"order.refunded"_s);
    case PaymentFacts::Status::Frozen:
        if (order->state == OrderState::AwaitingPayment || order->state == OrderState::Expired)
            return attend(*order, Attention::ProviderConflict,
                u"the provider holds this payment back: %1"_s.arg(facts.detail));
        return {};
    case PaymentFacts::Status::Waiting:
    case PaymentFacts::Status::NotFound:
    case PaymentFacts::Status::Closed:
        // What else is wrong with it is told first: an order shows one thing at a time.
        if (order->paidAt && order->paidSource == PaymentSource::Manual
            && (order->attention == Attention::None || order->attention == Attention::ProviderConflict))
            return attend(*order, Attention::ProviderConflict,
                u"a person confirmed this payment, but the provider does not know it"_s);
        return {};
    case PaymentFacts::Status::Paid:
        break;
    }
    return {};
}

Result<> Fulfilment::expire(OrderId id, Attention attention, const QString &why)
{
    OrderRepository orders(m_db);
    auto order = orders.byId(id);
    if (!order)
        return fail(order.error());
    if (order->state != OrderState::AwaitingPayment)
        return {};
    if (auto moved = move(*order, OrderEvent::ExpiryPassed); !moved)
        return moved;
    if (auto released = CardRepository(m_db).release(id); !released)
        return fail(released.error());
    order->keysReleasedAt = m_now;
    if (attention != Attention::None) {
        order->attention = attention;
        order->attentionText = why;
    } else if (order->attention == Attention::ProviderUnreachable) {
        order->attention = Attention::None;
        order->attentionText.clear();
    }
    if (auto saved = save(*order, u"order.expired"_s); !saved)
        return saved;
    auto product = ProductRepository(m_db).byId(order->product);
    if (!product)
        return fail(product.error());
    auto filled = fillWaiting(product->id); // what was reserved may be what another paid order waits for
    return filled ? Result<> {} : fail(filled.error());
}

Result<> Fulfilment::confirmByHand(OrderId id)
{
    OrderRepository orders(m_db);
    auto order = orders.byId(id);
    if (!order)
        return fail(order.error());
    if (order->state != OrderState::AwaitingPayment && order->state != OrderState::Expired
        && order->state != OrderState::Cancelled)
        return fail(ErrorClass::WrongState,
            u"order %1 is %2; only an unpaid order can be confirmed by hand"_s.arg(
                order->ulid, orderStateName(order->state)));
    if (m_rules.quarantined)
        return fail(ErrorClass::Quarantined,
            u"this folder is in quarantine and delivers nothing; release it first"_s);
    auto payment = orders.paymentOf(id);
    if (!payment)
        return fail(payment.error());
    const PaymentEventRepository::Event event { u"paid"_s, u"paid:manual:"_s + order->ulid, {},
        order->amount.minor, PaymentSource::Manual };
    if (auto recorded = PaymentEventRepository(m_db).record(payment->provider, payment->id, event, m_now);
        !recorded)
        return fail(recorded.error());
    PaymentFacts facts;
    facts.status = PaymentFacts::Status::Paid;
    facts.outTradeNo = payment->outTradeNo;
    facts.amount = order->amount;
    return movePaid(*order, *payment, facts, PaymentSource::Manual);
}

Result<> Fulfilment::cancelByHand(OrderId id)
{
    OrderRepository orders(m_db);
    auto order = orders.byId(id);
    if (!order)
        return fail(order.error());
    if (order->state != OrderState::AwaitingPayment)
        return fail(ErrorClass::WrongState,
            u"order %1 is %2; only an unpaid order can be cancelled"_s.arg(
                order->ulid, orderStateName(order->state)));
    if (auto moved = move(*order, OrderEvent::Cancelled); !moved)
        return moved;
    if (auto released = CardRepository(m_db).release(id); !released)
        return fail(released.error());
    order->keysReleasedAt = m_now;
    order->attention = Attention::None;
    if (auto saved = save(*order, u"order.cancelled"_s); !saved)
        return saved;
    auto payment = orders.paymentOf(id);
    if (!payment)
        return fail(payment.error());
    const ProviderAccount *account = m_rules.accounts->provider(payment->provider);
    if (account && account->adapter && account->adapter->traits().closes && payment->createdThere) {
        const NewJob close { JobKind::ClosePayment, payment->provider, Effect::Idempotent, id, m_now, "{}",
            false, order->ulid };
        if (auto queued = JobRepository(m_db).enqueue(close, m_now); !queued)
            return fail(queued.error());
        m_changes.queue = true;
    }
    return {};
}
