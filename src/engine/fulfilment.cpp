#include "engine/fulfilment.h"

#include "core/json.h"

#include <QJsonObject>

#include <algorithm>

using namespace Qt::StringLiterals;

Result<> Fulfilment::move(Order &order, OrderEvent event)
{
    auto next = nextState(order.state, event);
    if (!next)
        return fail(next.error());
    order.state = *next;
    return {};
}

/// Writes the order and says what happened; `event` empty = only that it changed.
Result<> Fulfilment::save(Order &order, const QString &event)
{
    if (auto saved = OrderRepository(m_db).save(order, m_now); !saved)
        return saved;
    m_changes.orders.insert(order.id);
    if (event.isEmpty())
        return {};
    auto told = FolderRepository(m_db).addEvent(event, order.id, m_now);
    return told ? Result<> {} : fail(told.error());
}

Result<> Fulfilment::attend(Order &order, Attention attention, const QString &text)
{
    const bool isNews = order.attention != attention;
    if (!isNews && order.attentionText == text)
        return {};
    order.attention = attention;
    order.attentionText = text;
    if (auto saved = save(order, isNews ? u"order.attention"_s : QString()); !saved)
        return saved;
    if (!isNews)
        return {};
    return tell({ u"order.attention"_s, u"%1:%2"_s.arg(order.ulid).arg(order.version),
        attentionName(attention), text, order.id, order.ulid });
}

Result<> Fulfilment::tell(const News &news, const QString &except)
{
    m_changes.warnings.append({ news.event, news.title, news.text, news.orderUlid });
    for (const DeliveryChannel &channel : m_rules.accounts->channels()) {
        if (!channel.alerts() || !channel.usable() || channel.row.id == except)
            continue;
        const QJsonObject body { { u"event"_s, news.event }, { u"order_id"_s, news.orderUlid },
            { u"title"_s, news.title }, { u"text"_s, news.text } };
        const NewJob alert { JobKind::Alert, channel.row.id, Effect::Idempotent, news.order, m_now,
            json::canonical(body), false, channel.row.id + u':' + news.key };
        if (auto queued = JobRepository(m_db).enqueue(alert, m_now); !queued)
            return fail(queued.error());
        m_changes.queue = true;
    }
    return {};
}

Result<> Fulfilment::raise(OrderId id, Attention attention, const QString &text)
{
    auto order = OrderRepository(m_db).byId(id);
    if (!order)
        return fail(order.error());
    return attend(*order, attention, text);
}

Result<> Fulfilment::clear(OrderId id, std::initializer_list<Attention> codes)
{
    auto order = OrderRepository(m_db).byId(id);
    if (!order)
        return fail(order.error());
    if (std::find(codes.begin(), codes.end(), order->attention) == codes.end()
        || order->attention == Attention::None)
        return {};
    order->attention = Attention::None;
    order->attentionText.clear();
    return save(*order, {});
}

Result<> Fulfilment::checkNow(OrderId id)
{
    // Before everything that is merely due: somebody has a reason to think that it was paid.
    return check(id, m_now - std::chrono::hours(1));
}

Result<> Fulfilment::checkSoon(OrderId id)
{
    return check(id, m_now);
}

Result<> Fulfilment::check(OrderId id, Instant at)
{
    auto order = OrderRepository(m_db).byId(id);
    if (!order)
        return fail(order.error());
    auto payment = OrderRepository(m_db).paymentOf(id);
    if (!payment)
        return fail(payment.error());
    JobRepository jobs(m_db);
    m_changes.queue = true;
    auto known = jobs.enqueue(
        { JobKind::QueryPayment, payment->provider, Effect::Reads, id, at, "{}", false, order->ulid }, m_now);
    if (!known)
        return fail(known.error());
    if (known->isNew)
        return {};
    auto job = jobs.byId(known->id);
    if (!job && job.error().kind == ErrorClass::NotFound) {
        // Pruned since: a new one under a key of its own.
        auto again = jobs.enqueue({ JobKind::QueryPayment, payment->provider, Effect::Reads, id, at, "{}",
                                      false, u"%1:%2"_s.arg(order->ulid).arg(toMs(m_now)) },
            m_now);
        return again ? Result<> {} : fail(again.error());
    }
    if (!job)
        return fail(job.error());
    if (job->state == JobState::Running)
        return {};
    return jobs.resend(known->id, at);
}

Result<Refund> Fulfilment::startRefund(OrderId id, std::optional<Money> amount, const QString &reason)
{
    OrderRepository orders(m_db);
    auto order = orders.byId(id);
    if (!order)
        return fail(order.error());
    auto payment = orders.paymentOf(id);
    if (!payment)
        return fail(payment.error());
    const ProviderAccount *account = m_rules.accounts->provider(payment->provider);
    if (!account || !account->adapter)
        return fail(
            ErrorClass::ProviderUnavailable, u"payment provider %1 cannot be used"_s.arg(payment->provider));
    if (!account->adapter->traits().refunds)
        return fail(ErrorClass::WrongState,
            u"payment provider %1 cannot refund; pay it back there by hand"_s.arg(payment->provider));
    auto next = nextState(order->state, OrderEvent::RefundStarted);
    if (!next)
        return fail(next.error());
    if (!order->paidAt)
        return fail(ErrorClass::WrongState, u"order %1 was never paid"_s.arg(order->ulid));

    auto earlier = RefundRepository(m_db).ofOrder(id);
    if (!earlier)
        return fail(earlier.error());
    qint64 left = order->paidMinor;
    for (const Refund &refund : std::as_const(*earlier)) {
        if (refund.state != RefundState::Refused)
            left -= refund.amount.minor;
    }
    const qint64 wanted = amount ? amount->minor : left;
    if (wanted <= 0 || wanted > left)
        return fail(ErrorClass::WrongState,
            u"of order %1 there is %2 %3 left to refund"_s.arg(
                order->ulid, Money { left, order->amount.currency }.toString(), order->amount.currency));

    Refund refund;
    refund.order = id;
    refund.refundNo = u"%1R%2"_s.arg(payment->outTradeNo).arg(earlier->size() + 1);
    refund.amount = { wanted, order->amount.currency };
    refund.full = wanted == left;
    refund.reason = reason;
    refund.createdAt = m_now;
    auto row = RefundRepository(m_db).add(refund);
    if (!row)
        return fail(row.error());
    refund.id = *row;
    if (refund.full) {
        order->state = *next;
        if (auto stopped = stopDeliveries(*order); !stopped)
            return fail(stopped.error());
    }
    if (auto saved = save(*order, u"order.refunding"_s); !saved)
        return fail(saved.error());
    const Effect effect = account->adapter->traits().refundIdempotent ? Effect::Idempotent : Effect::AskFirst;
    const NewJob job { JobKind::Refund, payment->provider, effect, id, m_now,
        json::canonical(QJsonObject { { u"refund"_s, refund.id } }), false, refund.refundNo };
    if (auto queued = JobRepository(m_db).enqueue(job, m_now); !queued)
        return fail(queued.error());
    m_changes.queue = true;
    return refund;
}

Result<> Fulfilment::refundEnded(
    qint64 refundId, RefundState state, const QString &providerNo, const QString &detail)
{
    RefundRepository refunds(m_db);
    auto refund = refunds.byId(refundId);
    if (!refund)
        return fail(refund.error());
    if (refund->state == RefundState::Done)
        return {};
    refund->state = state;
    refund->providerNo = providerNo;
    refund->detail = detail;
    if (state == RefundState::Done || state == RefundState::Refused)
        refund->endedAt = m_now;
    if (auto saved = refunds.save(*refund); !saved)
        return saved;
    auto order = OrderRepository(m_db).byId(refund->order);
    if (!order)
        return fail(order.error());
    if (state == RefundState::InDoubt)
        return attend(*order, Attention::InDoubt,
            u"it is not known whether the refund of %1 %2 went through; look at the provider, then decide"_s
                .arg(refund->amount.toString(), refund->amount.currency));
    if (state == RefundState::Done) {
        order->refundedMinor += refund->amount.minor;
        if (order->attention == Attention::InDoubt || order->attention == Attention::PaidLate
            || order->attention == Attention::OutOfStock || order->attention == Attention::RetriesExhausted) {
            order->attention = Attention::None;
            order->attentionText.clear();
        }
    }
    if (refund->full && order->state == OrderState::Refunding)
        return fullRefundEnded(*order, state, detail);
    if (state == RefundState::Refused)
        return attend(*order, Attention::PermanentError,
            u"the refund of %1 %2 was refused: %3"_s.arg(
                refund->amount.toString(), refund->amount.currency, detail));
    return save(*order, state == RefundState::Done ? u"order.refunded"_s : QString());
}

Result<> Fulfilment::fullRefundEnded(Order &order, RefundState state, const QString &detail)
{
    if (state == RefundState::Done) {
        if (auto moved = move(order, OrderEvent::RefundDone); !moved)
            return moved;
        CardRepository cards(m_db);
        if (auto released = cards.release(order.id); !released)
            return fail(released.error());
        if (auto voided = cards.voidSold(order.id); !voided)
            return voided;
        return save(order, u"order.refunded"_s);
    }
    if (auto moved = move(order, OrderEvent::RefundFailed); !moved)
        return moved;
    // Back to how far the delivery had got: the table leads to Paid.
    if (order.deliveredAt)
        order.state = *nextState(order.state, OrderEvent::DeliveryDone);
    else if (order.allottedAt)
        order.state = *nextState(order.state, OrderEvent::Allotted);
    return attend(order, Attention::PermanentError, u"the refund was refused: %1"_s.arg(detail));
}
