#pragma once

#include "core/orderdata.h"
#include "core/product.h"
#include "engine/rules.h"
#include "storage/catalogue.h"
#include "storage/orders.h"
#include "storage/queue.h"

/// An order as it is asked for.
struct OrderDraft {
    QString sku;
    qint64 quantity = 1;
    QString provider;
    QString method;
    QString contact;
    QStringList channels;
    QString clientIp;
    QString returnUrl;
    QString requestId;
    std::optional<Millis> expiresIn;
    TokenId token; ///< whose order it is; null: sees-all (command line, window, default token)
    bool limited = false; ///< through the API: the limits on unpaid orders apply
};

/// What became of evidence of a payment.
enum class Acceptance {
    Accepted, ///< the first news of it: the order moved
    AlreadyKnown, ///< the same payment again: nothing changed
    Duplicate, ///< a second payment for one order: a person is asked
    Mismatch ///< amount, currency, merchant or order differ: never delivered, a person is asked
};

/// What moves money and keys (design.md section 4). Each function is a step inside the writer's open
/// transaction: it happens whole or not at all. Built for one command on the writer's thread.
class Fulfilment {
public:
    Fulfilment(Connection &db, const Rules &rules, Instant now)
        : m_db(db)
        , m_rules(rules)
        , m_now(now)
    {
    }

    struct Placed {
        Order order;
        bool isNew = true;
    };
    /// Reserves the keys, records the order, queues the payment's creation and the first query.
    /// Same request id and content again: the order it made. DifferentContent, OutOfStock, TooManyOpen,
    /// WrongState (not on sale, drill and money mixed, currency), BadUsage (quantity, method), NotFound.
    Result<Placed> placeOrder(const OrderDraft &draft);

    /// The provider answered the creation.
    Result<> paymentCreated(OrderId id, const CreatedPayment &created);
    /// It never will: the order is cancelled, the keys are free again.
    Result<> creationRefused(OrderId id, const QString &why);

    /// The one door for evidence, whoever brings it and however often. `facts.status` is Paid.
    Result<Acceptance> acceptPayment(OrderId id, const PaymentFacts &facts, PaymentSource source);
    /// The provider says refunded, closed, frozen: what it means for an order in this state.
    Result<> acceptStatus(OrderId id, const PaymentFacts &facts);
    /// After the expiry and an answered query that said unpaid: expired, keys free.
    Result<> expire(OrderId id, Attention attention = Attention::None, const QString &why = {});

    Result<> confirmByHand(OrderId id);
    Result<> cancelByHand(OrderId id);
    Result<> resend(OrderId id);
    Result<> replaceCard(OrderId id, int n);
    /// Starts a refund of `amount`, or of what is left. @return the refund's row
    Result<Refund> startRefund(OrderId id, std::optional<Money> amount, const QString &reason);
    Result<> refundEnded(
        qint64 refundId, RefundState state, const QString &providerNo, const QString &detail);

    /// Keys came in: the orders that wait for them, oldest first. @return how many were filled
    Result<int> fillWaiting(ProductId product);
    /// All products: after the quarantine is released.
    Result<int> fillAllWaiting();

    Result<> deliveryDone(qint64 deliveryId);
    /// A delivery, creation or refund needs a person.
    Result<> raise(OrderId id, Attention attention, const QString &text);
    Result<> clear(OrderId id, std::initializer_list<Attention> codes);
    /// A query is due now, whatever the schedule said; makes the job again if it had ended.
    Result<> checkNow(OrderId id);
    /// The same without overtaking anybody.
    Result<> checkSoon(OrderId id);

    /// Tells every alerting channel but `except`; the same `key` only once.
    struct News {
        QString event; ///< `order.attention`, `channel.down`, `stock.low`, …
        QString key;
        QString title;
        QString text;
        OrderId order {};
        QString orderUlid;
    };
    Result<> tell(const News &news, const QString &except = {});

    Connection &db() { return m_db; }
    const Rules &rules() const { return m_rules; }
    Instant now() const { return m_now; }
    Changes &changes() { return m_changes; }

    /// What a provider needs to know of an order.
    static PaymentOrder paymentOrder(
        const Order &order, const Payment &payment, const QString &productName, const Settings &settings);

private:
    // fulfilment_place.cpp
    Result<> checkLimits(const OrderDraft &draft, const Product &product);
    Result<const ProviderAccount *> checkProvider(const OrderDraft &draft, const Product &product);
    Result<> checkChannels(const OrderDraft &draft);
    Result<Order> newOrder(const OrderDraft &draft, const Product &product, const QByteArray &contentSha);
    Result<> tellLowStock(const Product &before, qint64 taken);
    Result<> queuePayment(const Order &order, const OrderDraft &draft, const Product &product);
    // fulfilment_pay.cpp
    Result<Acceptance> secondEvidence(Order &order, Payment &payment,
        const PaymentEventRepository::Event &known, const PaymentFacts &facts);
    Result<> movePaid(Order &order, Payment &payment, const PaymentFacts &facts, PaymentSource source);
    Result<> settlePaid(Order &order);
    Result<> refuseLate(Order &order);
    // fulfilment_deliver.cpp
    /// What to do about keys that the order got after the backup that was restored, and that are not here.
    enum class LostKeys { AskFirst, OthersInstead };
    Result<bool> allot(Order &order, LostKeys lostKeys = LostKeys::AskFirst);
    Result<bool> asksAboutLostKeys(Order &order);
    Result<bool> takeKeys(Order &order, const Product &product);
    Result<> journal(const Allotment &allotment);
    Result<> dispatch(Order &order);
    Result<> dispatchThrough(
        Order &order, const Product &product, const QString &channelId, const std::vector<QByteArray> &cards);
    Result<> queueChunk(
        const Order &order, const DeliveryChannel &channel, DeliveryContent content, qint64 deliveryId);
    Result<> finishIfDone(Order &order);
    Result<> stopDeliveries(const Order &order);

    Result<> check(OrderId id, Instant at);
    Result<> fullRefundEnded(Order &order, RefundState state, const QString &detail);
    Result<> save(Order &order, const QString &event);
    Result<> move(Order &order, OrderEvent event);
    Result<> attend(Order &order, Attention attention, const QString &text);

    Connection &m_db;
    const Rules &m_rules;
    const Instant m_now;
    Changes m_changes;
};

/// The plain cards of an order, in their places (`text`: the text once). The caller audits.
Result<std::vector<QByteArray>> openCards(Connection &db, const Vault &vault, const Order &order);
