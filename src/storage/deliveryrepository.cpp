#include "storage/orders.h"

using namespace Qt::StringLiterals;

namespace {
Delivery readDelivery(const Row &row)
{
    return { row.integer(0), { row.integer(1) }, row.text(2), row.boolean(3), int(row.integer(4)),
        int(row.integer(5)), int(row.integer(6)), { row.integer(7) }, row.optionalInstant(8) };
}
} // namespace

Result<qint64> DeliveryRepository::add(const Delivery &delivery)
{
    auto done = m_db.run("INSERT INTO delivery(order_id, channel, required, resend_no, chunk, chunks, "
                         "done_at) VALUES(?,?,?,?,?,?,?)",
        { delivery.order, delivery.channel, delivery.required, delivery.resendNo, delivery.chunk,
            delivery.chunks, delivery.doneAt });
    if (!done)
        return fail(done.error());
    return m_db.lastInsertId();
}

Result<> DeliveryRepository::setJob(qint64 id, JobId job)
{
    return m_db.run("UPDATE delivery SET job_id=? WHERE id=?", { job, id });
}

Result<> DeliveryRepository::done(qint64 id, Instant now)
{
    return m_db.run("UPDATE delivery SET done_at=? WHERE id=? AND done_at IS NULL", { now, id });
}

Result<Delivery> DeliveryRepository::byId(qint64 id)
{
    auto found = m_db.one("SELECT id, order_id, channel, required, resend_no, chunk, chunks, job_id, done_at "
                          "FROM delivery WHERE id=?",
        { id }, readDelivery);
    if (!found)
        return fail(found.error());
    if (!*found)
        return fail(ErrorClass::NotFound, u"there is no delivery %1"_s.arg(id));
    return std::move(**found);
}

Result<QList<Delivery>> DeliveryRepository::ofOrder(OrderId order, int resendNo)
{
    auto rows = m_db.all(
        "SELECT id, order_id, channel, required, resend_no, chunk, chunks, job_id, done_at FROM delivery"
        " WHERE order_id=? AND resend_no=? ORDER BY id",
        { order, resendNo }, readDelivery);
    if (!rows)
        return fail(rows.error());
    return QList<Delivery>(rows->begin(), rows->end());
}

Result<qint64> DeliveryRepository::missing(OrderId order, int resendNo)
{
    auto count = m_db.one(
        "SELECT count(*) FROM delivery WHERE order_id=? AND resend_no=? AND required=1 AND done_at IS NULL",
        { order, resendNo }, [](const Row &row) { return row.integer(0); });
    if (!count)
        return fail(count.error());
    return count->value_or(0);
}
