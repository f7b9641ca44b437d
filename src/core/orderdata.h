#pragma once

#include "core/order.h"

#include <QByteArray>
#include <QStringList>

#include <optional>

/// An order as stored: the saga's row. `version` is the number every move must name.
struct Order {
    OrderId id;
    QString ulid; ///< the public id
    QString requestId;
    TokenId token; ///< the API token it was created with; null = the command line or the window
    QByteArray contentSha;
    OrderState state = OrderState::AwaitingPayment;
    qint64 version = 0;
    Attention attention = Attention::None;
    QString attentionText;
    ProductId product;
    QString sku; ///< joined from the product, for reading
    qint64 quantity = 1;
    Money amount;
    qint64 textId = 0;
    QString contact;
    QString clientIp;
    QString returnUrl;
    QStringList channels; ///< named by the order; empty = all enabled delivery channels
    Instant createdAt {};
    Instant updatedAt {};
    Instant expiresAt {};
    std::optional<Instant> keysReleasedAt;
    std::optional<Instant> paidAt;
    qint64 paidMinor = 0;
    PaymentSource paidSource = PaymentSource::Query;
    bool late = false; ///< paid after it had expired or was cancelled
    QString deliveryUlid;
    int resendNo = 0;
    std::optional<Instant> allottedAt;
    std::optional<Instant> deliveredAt;
    qint64 refundedMinor = 0;
};

/// Numbers are stored.
enum class PaymentState { Open = 0, Paid = 1, Closed = 2, Refunding = 3, Refunded = 4, Manual = 5 };

/// How an order is paid at its provider.
struct Payment {
    PaymentId id;
    OrderId order;
    QString provider;
    QString method;
    QString outTradeNo;
    Money amount;
    PaymentState state = PaymentState::Open;
    bool createdThere = false; ///< the provider answered the creation
    QString url;
    QString qr;
    QString note;
    QString tradeNo;
    QString channelTradeNo;
    Instant expiresAt {};
    std::optional<Instant> closedAt;
    int polls = 0;
    int pollsAfterExpiry = 0;
    bool answeredAfterExpiry = false;
    std::optional<Instant> hintedAt; ///< a callback said "paid" and the query that confirms it is due
};

/// Numbers are stored.
enum class RefundState { Open = 0, Done = 1, Refused = 2, InDoubt = 3 };

struct Refund {
    qint64 id = 0;
    OrderId order;
    QString refundNo;
    Money amount;
    bool full = true;
    QString reason;
    RefundState state = RefundState::Open;
    QString providerNo;
    QString detail;
    Instant createdAt {};
    std::optional<Instant> endedAt;
};
