#pragma once

#include "core/clock.h"
#include "core/http.h"
#include "core/result.h"

#include <QList>
#include <QMap>
#include <QString>

#include <functional>
#include <memory>

/// One input of a channel's settings: contract.md section 6.
struct ChannelField {
    QString name;
    bool secret = false;
    bool required = false;
    QString fallback;
    const char *help = "";
};

struct ChannelAccount {
    QString id;
    QMap<QString, QString> fields;
    QMap<QString, QByteArray> secrets;
    QMap<QString, QByteArray> oldSecrets; ///< still sign until the 24 hours of a rotation are over
};

/// What goes to the buyer. The bytes composed from it are stored sealed and sent unchanged by every attempt.
struct DeliveryContent {
    QString orderId;
    QString deliveryId;
    int resend = 0;
    int chunk = 1;
    int chunks = 1;
    QString sku;
    QString productName;
    qint64 quantity = 1;
    QString contact;
    Instant at {}; ///< fixed when the keys were allotted
    QList<QByteArray> cards; ///< UTF-8; the keys of this chunk
};

/// A sentence for the merchant. Templates, one a language, are in resources/.
struct AlertContent {
    QString event; ///< `order.attention`, `channel.down`, …
    QString title;
    QString text;
    QString orderId; ///< may be empty
    Instant at {};
};

/// A composed message: what is stored and what a log may show instead.
struct Message {
    QByteArray body;
    QByteArray loggedBody; ///< `body` with every card key masked
    QString messageId; ///< `webhook-id` and the like: the same for every attempt
    QString idempotencyKey; ///< bare, unquoted
};

struct Verdict {
    bool done = false;
    bool disableChannel = false; ///< 410: switch it off and tell a person
    Error error { ErrorClass::Rejected, {}, -1 }; ///< when not done
    /// Set when the channel's own rule beats retry::waitsFor: the first `tries` waits only.
    int limitTries = 0; ///< 0 = no own rule
};

struct ChannelTraits {
    QString type;
    QString title;
    QList<ChannelField> fields;
    bool delivers = true;
    bool alerts = true;
    bool local = false; ///< nothing is sent (`screen`)
    QString defaultUse; ///< `delivery`, `alert` or `both`
    bool hasSecretToRotate = false;
};

/// Where deliveries and alerts go: compose and judge. Pure, like PaymentProvider.
class Channel {
public:
    virtual ~Channel() = default;
    virtual const ChannelTraits &traits() const = 0;
    virtual Message compose(const DeliveryContent &content) const = 0;
    virtual Message composeAlert(const AlertContent &content) const = 0;
    /// The same bytes, id and key on every attempt; only timestamp and signature are new.
    virtual Result<HttpRequest> request(const Message &message, Instant now) const = 0;
    virtual Verdict judge(const Message &message, const HttpReply &reply, Instant now) const = 0;
};

struct ChannelType {
    ChannelTraits traits;
    std::function<Result<std::unique_ptr<Channel>>(const ChannelAccount &)> make;
    /// Makes the secret that was left out (`whsec_…`) from 32 random bytes; empty function = none.
    std::function<QByteArray(const QByteArray &random)> makeSecret;
};

const QList<ChannelType> &channelTypes();
const ChannelType *findChannelType(QStringView type);
