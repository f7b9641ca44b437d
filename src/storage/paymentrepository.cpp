#include "storage/orders.h"

using namespace Qt::StringLiterals;

namespace {
std::optional<QString> orNull(const QString &text)
{
    return text.isEmpty() ? std::nullopt : std::optional(text);
}

Payment readPayment(const Row &row)
{
    Payment payment;
    payment.id = { row.integer(0) };
    payment.order = { row.integer(1) };
    payment.provider = row.text(2);
    payment.method = row.text(3);
    payment.outTradeNo = row.text(4);
    payment.amount = { row.integer(5), row.text(6) };
    payment.state = PaymentState(row.integer(7));
    payment.createdThere = row.boolean(8);
    payment.url = row.text(9);
    payment.qr = row.text(10);
    payment.note = row.text(11);
    payment.tradeNo = row.text(12);
    payment.channelTradeNo = row.text(13);
    payment.expiresAt = row.instant(14);
    payment.closedAt = row.optionalInstant(15);
    payment.polls = int(row.integer(16));
    payment.pollsAfterExpiry = int(row.integer(17));
    payment.answeredAfterExpiry = row.boolean(18);
    payment.hintedAt = row.optionalInstant(19);
    return payment;
}

Refund readRefund(const Row &row)
{
    Refund refund;
    refund.id = row.integer(0);
    refund.order = { row.integer(1) };
    refund.refundNo = row.text(2);
    refund.amount = { row.integer(3), row.text(4) };
    refund.full = row.boolean(5);
    refund.reason = row.text(6);
    refund.state = RefundState(row.integer(7));
    refund.providerNo = row.text(8);
    refund.detail = row.text(9);
    refund.createdAt = row.instant(10);
    refund.endedAt = row.optionalInstant(11);
    return refund;
}
} // namespace

Result<PaymentId> OrderRepository::addPayment(const Payment &payment)
{
    auto done = m_db.run("INSERT INTO payment(order_id, provider, method, out_no, amount_minor, currency, "
                         "expires_at) VALUES(?,?,?,?,?,?,?)",
        { payment.order, payment.provider, payment.method, payment.outTradeNo, payment.amount.minor,
            payment.amount.currency, payment.expiresAt });
    if (!done)
        return fail(done.error());
    return PaymentId { m_db.lastInsertId() };
}

Result<Payment> OrderRepository::paymentOf(OrderId order)
{
    auto found = m_db.one(
        "SELECT id, order_id, provider, method, out_no, amount_minor, currency, state, created_there, url, "
        "qr, note,"
        " trade_no, channel_trade_no, expires_at, closed_at, polls, polls_after, answered_after, hinted_at"
        " FROM payment WHERE order_id=?",
        { order }, readPayment);
    if (!found)
        return fail(found.error());
    if (!*found)
        return fail(ErrorClass::NotFound, u"order number %1 has no payment"_s.arg(order.value));
    return std::move(**found);
}

Result<std::optional<Payment>> OrderRepository::paymentByOutNo(
    const QString &provider, const QString &outTradeNo)
{
    return m_db.one(
        "SELECT id, order_id, provider, method, out_no, amount_minor, currency, state, created_there, url, "
        "qr, note,"
        " trade_no, channel_trade_no, expires_at, closed_at, polls, polls_after, answered_after, hinted_at"
        " FROM payment WHERE provider=? AND out_no=?",
        { provider, outTradeNo }, readPayment);
}

Result<> OrderRepository::savePayment(const Payment &payment)
{
    return m_db.run("UPDATE payment SET state=?, created_there=?, url=?, qr=?, note=?, trade_no=?, "
                    "channel_trade_no=?, expires_at=?,"
                    " closed_at=?, polls=?, polls_after=?, answered_after=?, hinted_at=? WHERE id=?",
        { payment.state, payment.createdThere, payment.url, payment.qr, payment.note, orNull(payment.tradeNo),
            orNull(payment.channelTradeNo), payment.expiresAt, payment.closedAt, payment.polls,
            payment.pollsAfterExpiry, payment.answeredAfterExpiry, payment.hintedAt, payment.id });
}

Result<bool> PaymentEventRepository::record(
    const QString &provider, PaymentId payment, const Event &event, Instant now)
{
    auto done = m_db.run(
        "INSERT INTO pay_event(provider, event_key, payment_id, kind, amount_minor, trade_no, source, at)"
        " VALUES(?,?,?,?,?,?,?,?) ON CONFLICT(provider, event_key) DO NOTHING",
        { provider, event.key, payment, event.kind, event.minor, orNull(event.tradeNo), event.source, now });
    if (!done)
        return fail(done.error());
    return m_db.changes() == 1;
}

Result<std::optional<PaymentEventRepository::Event>> PaymentEventRepository::paidEvent(PaymentId payment)
{
    return m_db.one("SELECT kind, event_key, trade_no, amount_minor, source FROM pay_event WHERE "
                    "payment_id=? AND kind='paid'",
        { payment }, [](const Row &row) {
            return Event { row.text(0), row.text(1), row.text(2), row.integer(3),
                PaymentSource(row.integer(4)) };
        });
}

Result<PaymentEventRepository::Seen> PaymentEventRepository::callbackSeen(
    const QString &provider, const QByteArray &eventKey, bool accepted, PaymentId payment, Instant now)
{
    auto row
        = m_db.one("INSERT INTO callback_seen(provider, event_key, accepted, payment_id, first_at, last_at) "
                   "VALUES(?1,?2,?3,?4,?5,?5)"
                   " ON CONFLICT DO UPDATE SET repeats=repeats+1, last_at=?5 RETURNING accepted, repeats",
            { provider, eventKey, accepted, payment, now }, [](const Row &r) {
                return Seen { r.integer(1) == 0, r.boolean(0), r.integer(1) };
            });
    if (!row)
        return fail(row.error());
    return row->value_or(Seen {});
}

Result<qint64> RefundRepository::add(const Refund &refund)
{
    auto done = m_db.run(
        "INSERT INTO refund(order_id, refund_no, amount_minor, full, reason, created_at) VALUES(?,?,?,?,?,?)",
        { refund.order, refund.refundNo, refund.amount.minor, refund.full, refund.reason, refund.createdAt });
    if (!done)
        return fail(done.error());
    return m_db.lastInsertId();
}

Result<Refund> RefundRepository::byId(qint64 id)
{
    auto found
        = m_db.one("SELECT r.id, r.order_id, refund_no, r.amount_minor, o.currency, full, reason, r.state, "
                   "provider_no, detail,"
                   " r.created_at, ended_at FROM refund r JOIN orders o ON o.id=r.order_id WHERE r.id=?",
            { id }, readRefund);
    if (!found)
        return fail(found.error());
    if (!*found)
        return fail(ErrorClass::NotFound, u"there is no refund %1"_s.arg(id));
    return std::move(**found);
}

Result<QList<Refund>> RefundRepository::ofOrder(OrderId order)
{
    auto rows = m_db.all("SELECT r.id, r.order_id, refund_no, r.amount_minor, o.currency, full, reason, "
                         "r.state, provider_no, detail,"
                         " r.created_at, ended_at FROM refund r JOIN orders o ON o.id=r.order_id WHERE "
                         "r.order_id=? ORDER BY r.id",
        { order }, readRefund);
    if (!rows)
        return fail(rows.error());
    return QList<Refund>(rows->begin(), rows->end());
}

Result<> RefundRepository::save(const Refund &refund)
{
    return m_db.run("UPDATE refund SET state=?, provider_no=?, detail=?, ended_at=? WHERE id=?",
        { refund.state, orNull(refund.providerNo), refund.detail, refund.endedAt, refund.id });
}
