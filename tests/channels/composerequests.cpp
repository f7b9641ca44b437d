// Prints requests that the webhook channel composed, for the receiver in peer/verify.mjs to judge:
//   composerequests UNIX_MILLISECONDS
// One JSON object on stdout: name of the case -> its attempts, each {"headers": {...}, "body": "..."}.

#include "channels/channel.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <chrono>
#include <cstdio>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

const QByteArray newSecret = "whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD";
const QByteArray oldSecret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
const QByteArray ed25519Seed = "whsk_//79/Pv6+fj39vX08/Lx8O/u7ezr6uno5+bl5OPi4eA=";

using Secrets = QMap<QString, QByteArray>;

std::unique_ptr<Channel> channelWith(const QByteArray &secret, const Secrets &old = {})
{
    const ChannelAccount account { u"shop1"_s, { { u"url"_s, u"https://shop.example/hook"_s } },
        { { u"secret"_s, secret } }, old };
    return std::move(*findChannelType(u"webhook")->make(account));
}

DeliveryContent delivery(const QList<QByteArray> &cards)
{
    DeliveryContent content;
    content.orderId = u"01JD0000000000000000000001"_s;
    content.deliveryId = u"dlv-01JD0000000000000000000001"_s;
    content.sku = u"点卡-100"_s;
    content.quantity = cards.size();
    content.contact = u"买家 🎮 <buyer@example.com>"_s;
    content.at = fromMs(1793499000123);
    content.cards = cards;
    return content;
}

/// The same message sent at `now`, and again a minute earlier, as if that had been an earlier attempt.
QJsonArray attempts(const Channel &channel, const Message &message, Instant now)
{
    QJsonArray all;
    for (const Instant at : { now - 60s, now }) {
        const HttpRequest request = *channel.request(message, at);
        QJsonObject headers;
        for (const auto &[name, value] : request.headers.all())
            headers[QString::fromLatin1(name).toLower()] = QString::fromLatin1(value);
        all << QJsonObject { { u"headers"_s, headers }, { u"body"_s, QString::fromUtf8(request.body) } };
    }
    return all;
}

QJsonObject allCases(Instant now)
{
    const auto plain = channelWith(newSecret);
    const auto rotating = channelWith(newSecret, { { u"secret"_s, oldSecret } });
    const auto asymmetric = channelWith(ed25519Seed);
    const DeliveryContent simple = delivery({ "ABCD-1234", "EFGH-5678" });
    DeliveryContent chunk = simple;
    chunk.chunk = 2;
    chunk.chunks = 3;
    DeliveryContent resent = chunk;
    resent.resend = 1;
    const AlertContent alert { u"order.attention"_s, u"缺货"_s, u"Order 7 waits for keys."_s, u"7"_s,
        simple.at };
    const QList<QByteArray> odd { "卡密:\"引号\" \\ / 🎮", "tab\tand\nbreak", "<script>&amp;</script>",
        "\u2028" };
    return {
        { u"simple"_s, attempts(*plain, plain->compose(simple), now) },
        { u"odd keys"_s, attempts(*plain, plain->compose(delivery(odd)), now) },
        { u"chunk"_s, attempts(*plain, plain->compose(chunk), now) },
        { u"resent chunk"_s, attempts(*plain, plain->compose(resent), now) },
        { u"500 keys"_s,
            attempts(*plain, plain->compose(delivery(QList<QByteArray>(500, "KEY-0123456789ABCDEF"))), now) },
        { u"rotation"_s, attempts(*rotating, rotating->compose(simple), now) },
        { u"ed25519"_s, attempts(*asymmetric, asymmetric->compose(simple), now) },
        { u"alert"_s, attempts(*plain, plain->composeAlert(alert), now) },
    };
}

} // namespace

int main(int argc, char *argv[])
{
    const QCoreApplication app(argc, argv);
    bool isNumber = false;
    const qint64 now = app.arguments().value(1).toLongLong(&isNumber);
    if (!isNumber) {
        std::fputs("usage: composerequests UNIX_MILLISECONDS\n", stderr);
        return 2;
    }
    std::puts(QJsonDocument(allCases(fromMs(now))).toJson(QJsonDocument::Compact).constData());
    return 0;
}
