#pragma once

#include "core/attempt.h"
#include "core/orderdata.h"
#include "storage/connection.h"

#include <QJsonObject>

/// What `order list` asks for. Keyset paging: newest first, `before` a ULID.
struct OrderFilter {
    std::optional<OrderState> state;
    bool attention = false;
    QString search; ///< order number, contact, provider or wallet number
    std::optional<OrderId> exact; ///< a full card key led here
    TokenId token; ///< null = all
    QString before;
    int limit = 50;
    std::optional<Instant> from;
    std::optional<Instant> to;
};

/// All SQL about orders and their payments. A move names the version it saw; WrongState when another
/// path moved the order first.
class OrderRepository {
public:
    explicit OrderRepository(Connection &db)
        : m_db(db)
    {
    }

    Result<OrderId> add(const Order &order);
    Result<Order> byId(OrderId id);
    Result<Order> byUlid(const QString &ulid);
    Result<std::optional<Order>> byRequest(TokenId token, const QString &requestId);
    Result<QList<Order>> list(const OrderFilter &filter);
    /// Writes every field that can change, if `order.version` is still the stored one, and raises it.
    Result<> save(Order &order, Instant now);

    Result<PaymentId> addPayment(const Payment &payment);
    Result<Payment> paymentOf(OrderId order);
    Result<std::optional<Payment>> paymentByOutNo(const QString &provider, const QString &outTradeNo);
    Result<> savePayment(const Payment &payment);

    /// Paid orders of a product that wait for keys, oldest first.
    Result<QList<OrderId>> waitingForStock(ProductId product);
    struct OpenCounts {
        qint64 contact = 0;
        qint64 ip = 0;
        qint64 reserved = 0;
    };
    /// Unpaid orders of a token by contact and ip, and pieces of the product they reserve.
    Result<OpenCounts> openCounts(
        TokenId token, const QString &contact, const QString &ip, ProductId product);
    Result<qint64> countOpen(const QString &provider);
    /// Orders that are not delivered yet and name this channel.
    Result<qint64> countUndelivered(const QString &channel);
    /// Awaiting payment, and no query is waiting or under way.
    Result<std::vector<OrderId>> withoutQuery(int limit);
    /// Delivering, no person was asked, and no delivery is waiting, under way, in doubt or failed.
    Result<std::vector<OrderId>> withoutDelivery(int limit);
    /// Made since then and not known as paid, in whatever state; newest first.
    Result<std::vector<OrderId>> unpaidSince(Instant since);
    /// Public id and provider's order number of what was paid at `provider` in [from, to).
    Result<QList<std::pair<QString, QString>>> paidBetween(const QString &provider, Instant from, Instant to);
    Result<qint64> eraseContacts(Instant finishedBefore, int limit);

private:
    Connection &m_db;
};

/// Evidence of money, once each: unique over callback, query, bill and person.
class PaymentEventRepository {
public:
    explicit PaymentEventRepository(Connection &db)
        : m_db(db)
    {
    }
    struct Event {
        QString kind; ///< paid, refund, close, odd
        QString key; ///< kind:trade number
        QString tradeNo;
        qint64 minor = 0;
        PaymentSource source = PaymentSource::Query;
    };
    /// @return false when this very event was recorded before
    Result<bool> record(const QString &provider, PaymentId payment, const Event &event, Instant now);
    Result<std::optional<Event>> paidEvent(PaymentId payment);

    struct Seen {
        bool isNew = true;
        bool accepted = false;
        qint64 repeats = 0;
    };
    /// Counts a callback by its event key.
    Result<Seen> callbackSeen(
        const QString &provider, const QByteArray &eventKey, bool accepted, PaymentId payment, Instant now);

private:
    Connection &m_db;
};

class RefundRepository {
public:
    explicit RefundRepository(Connection &db)
        : m_db(db)
    {
    }
    Result<qint64> add(const Refund &refund);
    Result<Refund> byId(qint64 id);
    Result<QList<Refund>> ofOrder(OrderId order);
    Result<> save(const Refund &refund);

private:
    Connection &m_db;
};

/// One row per order, channel, resend and chunk.
struct Delivery {
    qint64 id = 0;
    OrderId order;
    QString channel;
    bool required = true;
    int resendNo = 0;
    int chunk = 1;
    int chunks = 1;
    JobId job;
    std::optional<Instant> doneAt;
};

class DeliveryRepository {
public:
    explicit DeliveryRepository(Connection &db)
        : m_db(db)
    {
    }
    Result<qint64> add(const Delivery &delivery);
    Result<> setJob(qint64 id, JobId job);
    Result<> done(qint64 id, Instant now);
    Result<Delivery> byId(qint64 id);
    Result<QList<Delivery>> ofOrder(OrderId order, int resendNo);
    /// Required rows of this resend that are not done.
    Result<qint64> missing(OrderId order, int resendNo);

private:
    Connection &m_db;
};
