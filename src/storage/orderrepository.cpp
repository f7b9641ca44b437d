#include "storage/orders.h"

#include "core/job.h"

#include <QJsonArray>
#include <QJsonDocument>

using namespace Qt::StringLiterals;

// The columns of an order as readOrder() expects them.
#define ORDER_COLUMNS                                                                                        \
    "o.id, o.ulid, o.request_id, o.token_id, o.content_sha, o.state, o.version, o.attention, "               \
    "o.attention_text, o.product_id, p.sku,"                                                                 \
    " o.qty, o.amount_minor, o.currency, o.text_id, o.contact, o.client_ip, o.return_url, o.channels, "      \
    "o.created_at, o.updated_at,"                                                                            \
    " o.expires_at, o.keys_released_at, o.paid_at, o.paid_minor, o.paid_source, o.late, o.delivery_ulid, "   \
    "o.resend_no, o.allotted_at,"                                                                            \
    " o.delivered_at, o.refunded_minor"
#define ORDER_TABLES " FROM orders o JOIN product p ON p.id = o.product_id"

namespace {
std::optional<QString> orNull(const QString &text)
{
    return text.isEmpty() ? std::nullopt : std::optional(text);
}
std::optional<qint64> orNull(qint64 id)
{
    return id == 0 ? std::nullopt : std::optional(id);
}

QString toJson(const QStringList &list)
{
    return QString::fromUtf8(QJsonDocument(QJsonArray::fromStringList(list)).toJson(QJsonDocument::Compact));
}

QStringList fromJson(const QString &text)
{
    QStringList list;
    for (const QJsonValue &item : QJsonDocument::fromJson(text.toUtf8()).array())
        list.append(item.toString());
    return list;
}

void readProgress(const Row &row, Order &order)
{
    order.createdAt = row.instant(19);
    order.updatedAt = row.instant(20);
    order.expiresAt = row.instant(21);
    order.keysReleasedAt = row.optionalInstant(22);
    order.paidAt = row.optionalInstant(23);
    order.paidMinor = row.integer(24);
    order.paidSource = PaymentSource(row.integer(25));
    order.late = row.boolean(26);
    order.deliveryUlid = row.text(27);
    order.resendNo = int(row.integer(28));
    order.allottedAt = row.optionalInstant(29);
    order.deliveredAt = row.optionalInstant(30);
    order.refundedMinor = row.integer(31);
}

Order readOrder(const Row &row)
{
    Order order;
    order.id = { row.integer(0) };
    order.ulid = row.text(1);
    order.requestId = row.text(2);
    order.token = { row.integer(3) };
    order.contentSha = row.blob(4);
    order.state = OrderState(row.integer(5));
    order.version = row.integer(6);
    order.attention = Attention(row.integer(7));
    order.attentionText = row.text(8);
    order.product = { row.integer(9) };
    order.sku = row.text(10);
    order.quantity = row.integer(11);
    order.amount = { row.integer(12), row.text(13) };
    order.textId = row.integer(14);
    order.contact = row.text(15);
    order.clientIp = row.text(16);
    order.returnUrl = row.text(17);
    order.channels = fromJson(row.text(18));
    readProgress(row, order);
    return order;
}

Result<Order> found(Result<std::optional<Order>> row, const QString &what)
{
    if (!row)
        return fail(row.error());
    if (!*row)
        return fail(ErrorClass::NotFound, u"there is no order %1"_s.arg(what));
    return std::move(**row);
}
} // namespace

Result<OrderId> OrderRepository::add(const Order &order)
{
    auto done = m_db.run(
        "INSERT INTO orders(ulid, request_id, token_id, content_sha, state, product_id, qty, amount_minor, "
        "currency, contact, client_ip,"
        " return_url, channels, created_at, updated_at, expires_at) VALUES(?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)",
        { order.ulid, orNull(order.requestId), order.token, order.contentSha, order.state, order.product,
            order.quantity, order.amount.minor, order.amount.currency, orNull(order.contact),
            orNull(order.clientIp), orNull(order.returnUrl), toJson(order.channels), order.createdAt,
            order.createdAt, order.expiresAt });
    if (!done)
        return fail(done.error());
    return OrderId { m_db.lastInsertId() };
}

Result<Order> OrderRepository::byId(OrderId id)
{
    return found(m_db.one("SELECT " ORDER_COLUMNS ORDER_TABLES " WHERE o.id=?", { id }, readOrder),
        QString::number(id.value));
}

Result<Order> OrderRepository::byUlid(const QString &ulid)
{
    return found(m_db.one("SELECT " ORDER_COLUMNS ORDER_TABLES " WHERE o.ulid=?", { ulid }, readOrder), ulid);
}

Result<std::optional<Order>> OrderRepository::byRequest(TokenId token, const QString &requestId)
{
    if (token.isNull())
        return m_db.one("SELECT " ORDER_COLUMNS ORDER_TABLES " WHERE o.request_id=? AND o.token_id IS NULL",
            { requestId }, readOrder);
    return m_db.one("SELECT " ORDER_COLUMNS ORDER_TABLES " WHERE o.request_id=? AND o.token_id=?",
        { requestId, token }, readOrder);
}

namespace {
/// The WHERE clauses of a filter and their values, in step.
struct Where {
    QStringList clauses;
    std::vector<Value> values;

    void add(const QString &clause, std::initializer_list<Value> bound)
    {
        clauses.append(clause);
        values.insert(values.end(), bound);
    }
};

Where whereOf(const OrderFilter &filter)
{
    Where where;
    if (filter.state)
        where.add(u"o.state=?"_s, { *filter.state });
    if (filter.attention) // by its own index: few of a million ask for a person
        where.add(u"o.id IN (SELECT id FROM orders WHERE attention<>0)"_s, {});
    if (!filter.token.isNull())
        where.add(u"o.token_id=?"_s, { filter.token });
    if (!filter.before.isEmpty())
        where.add(u"o.id<(SELECT id FROM orders WHERE ulid=?)"_s, { filter.before });
    if (filter.from)
        where.add(u"o.created_at>=?"_s, { *filter.from });
    if (filter.to)
        where.add(u"o.created_at<?"_s, { *filter.to });
    if (filter.exact)
        where.add(u"o.id=?"_s, { *filter.exact });
    else if (!filter.search.isEmpty()) {
        const QString &text = filter.search;
        // Each arm has its own index; OR over one joined row would scan a million orders.
        where.add(u"o.id IN (SELECT id FROM orders WHERE ulid=? UNION SELECT id FROM orders WHERE contact=?"
                  " UNION SELECT id FROM orders WHERE request_id=? UNION SELECT order_id FROM payment WHERE "
                  "trade_no=?"
                  " UNION SELECT order_id FROM payment WHERE channel_trade_no=?"
                  " UNION SELECT order_id FROM payment WHERE out_no=?)"_s,
            { text, text, text, text, text, text });
    }
    return where;
}
} // namespace

Result<QList<Order>> OrderRepository::list(const OrderFilter &filter)
{
    const Where where = whereOf(filter);
    QString sql = QString::fromLatin1("SELECT " ORDER_COLUMNS ORDER_TABLES);
    if (!where.clauses.isEmpty())
        sql += u" WHERE "_s + where.clauses.join(u" AND "_s);
    sql += u" ORDER BY o.id DESC LIMIT %1"_s.arg(std::clamp(filter.limit, 1, 1000));
    QList<Order> orders;
    auto done = m_db.eachOnce(sql, where.values, [&](const Row &row) {
        orders.append(readOrder(row));
        return true;
    });
    if (!done)
        return fail(done.error());
    return orders;
}

Result<> OrderRepository::save(Order &order, Instant now)
{
    auto done = m_db.run("UPDATE orders SET state=?, version=version+1, attention=?, attention_text=?, "
                         "text_id=?, contact=?, updated_at=?, expires_at=?,"
                         " keys_released_at=?, paid_at=?, paid_minor=?, paid_source=?, late=?, "
                         "delivery_ulid=?, resend_no=?, allotted_at=?, delivered_at=?,"
                         " refunded_minor=? WHERE id=? AND version=?",
        { order.state, order.attention, order.attentionText, orNull(order.textId), orNull(order.contact), now,
            order.expiresAt, order.keysReleasedAt, order.paidAt, order.paidMinor, order.paidSource,
            order.late, orNull(order.deliveryUlid), order.resendNo, order.allottedAt, order.deliveredAt,
            order.refundedMinor, order.id, order.version });
    if (!done)
        return done;
    if (m_db.changes() != 1)
        return fail(
            ErrorClass::WrongState, u"order %1 was changed by somebody else meanwhile"_s.arg(order.ulid));
    ++order.version;
    order.updatedAt = now;
    return {};
}

Result<QList<OrderId>> OrderRepository::waitingForStock(ProductId product)
{
    auto ids = m_db.all(
        "SELECT id FROM orders WHERE product_id=? AND state=1 AND allotted_at IS NULL ORDER BY paid_at, id",
        { product }, [](const Row &row) { return OrderId { row.integer(0) }; });
    if (!ids)
        return fail(ids.error());
    return QList<OrderId>(ids->begin(), ids->end());
}

Result<OrderRepository::OpenCounts> OrderRepository::openCounts(
    TokenId token, const QString &contact, const QString &ip, ProductId product)
{
    const auto number = [](const Row &row) { return row.integer(0); };
    auto byContact = m_db.one("SELECT count(*) FROM orders WHERE contact=? AND state=0 AND token_id IS ?",
        { contact, token }, number);
    auto byIp = m_db.one(
        "SELECT count(*) FROM orders WHERE client_ip=? AND state=0 AND token_id IS ?", { ip, token }, number);
    auto reserved = m_db.one("SELECT reserved FROM stock WHERE product_id=?", { product }, number);
    for (const auto *result : { &byContact, &byIp, &reserved }) {
        if (!*result)
            return fail(result->error());
    }
    return OpenCounts { byContact->value_or(0), byIp->value_or(0), reserved->value_or(0) };
}

namespace {
OrderId firstColumn(const Row &row)
{
    return { row.integer(0) };
}
} // namespace

Result<std::vector<OrderId>> OrderRepository::withoutQuery(int limit)
{
    return m_db.all(
        "SELECT o.id FROM orders o WHERE o.state=0 AND NOT EXISTS(SELECT 1 FROM job j JOIN lane l ON "
        "l.id=j.lane_id WHERE j.order_id=o.id AND l.kind=?1 AND j.state IN(0,1,2)) LIMIT ?2",
        { JobKind::QueryPayment, limit }, firstColumn);
}

Result<std::vector<OrderId>> OrderRepository::withoutDelivery(int limit)
{
    return m_db.all("SELECT o.id FROM orders o WHERE o.state=2 AND o.attention=0 AND NOT EXISTS(SELECT 1 "
                    "FROM job j JOIN lane l ON "
                    "l.id=j.lane_id WHERE j.order_id=o.id AND l.kind=?1 AND j.state IN(0,1,2,4,6)) LIMIT ?2",
        { JobKind::Deliver, limit }, firstColumn);
}

Result<std::vector<OrderId>> OrderRepository::unpaidSince(Instant since)
{
    return m_db.all(
        "SELECT o.id FROM orders o WHERE o.state IN(0,4,5) AND o.created_at>=? ORDER BY o.id DESC", { since },
        firstColumn);
}

Result<qint64> OrderRepository::countOpen(const QString &provider)
{
    auto count = m_db.one(
        "SELECT count(*) FROM payment y JOIN orders o ON o.id=y.order_id WHERE o.state=0 AND y.provider=?",
        { provider }, [](const Row &row) { return row.integer(0); });
    if (!count)
        return fail(count.error());
    return count->value_or(0);
}

Result<qint64> OrderRepository::countUndelivered(const QString &channel)
{
    auto count = m_db.one("SELECT count(*) FROM orders o WHERE o.state IN(0,1,2) AND EXISTS(SELECT 1 FROM "
                          "json_each(o.channels) c WHERE c.value=?)",
        { channel }, [](const Row &row) { return row.integer(0); });
    if (!count)
        return fail(count.error());
    return count->value_or(0);
}

Result<qint64> OrderRepository::eraseContacts(Instant finishedBefore, int limit)
{
    auto done = m_db.run("UPDATE orders SET contact=NULL, client_ip=NULL WHERE id IN (SELECT id FROM orders "
                         "WHERE (contact IS NOT NULL OR client_ip IS NOT NULL)"
                         " AND state IN(3,4,5,7) AND updated_at<? LIMIT ?)",
        { finishedBefore, limit });
    if (!done)
        return fail(done.error());
    return m_db.changes();
}

Result<QList<std::pair<QString, QString>>> OrderRepository::paidBetween(
    const QString &provider, Instant from, Instant to)
{
    auto rows = m_db.all("SELECT o.ulid, y.out_no FROM orders o JOIN payment y ON y.order_id=o.id WHERE "
                         "y.provider=? AND o.paid_at>=?"
                         " AND o.paid_at<? ORDER BY o.id",
        { provider, from, to }, [](const Row &row) { return std::pair(row.text(0), row.text(1)); });
    if (!rows)
        return fail(rows.error());
    return QList<std::pair<QString, QString>>(rows->begin(), rows->end());
}
