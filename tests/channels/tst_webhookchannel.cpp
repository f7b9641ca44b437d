#include "channels/channel.h"
#include "channels/wire/standardwebhooks.h"

#include <QCryptographicHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include <chrono>
#include <vector>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

const QByteArray newSecret = "whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD";
const QByteArray oldSecret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
const Instant now = fromMs(1793500000999);
using Fields = QMap<QString, QString>;

ChannelAccount account()
{
    return { u"shop1"_s, { { u"url"_s, u"https://shop.example/hook"_s } }, { { u"secret"_s, newSecret } },
        {} };
}

std::unique_ptr<Channel> channelFor(const ChannelAccount &account)
{
    return std::move(*findChannelType(u"webhook")->make(account));
}

DeliveryContent content()
{
    DeliveryContent delivery;
    delivery.orderId = u"01JD0000000000000000000001"_s;
    delivery.deliveryId = u"dlv-01JD0000000000000000000001"_s;
    delivery.sku = u"点卡-100"_s;
    delivery.productName = u"点卡 100 元"_s;
    delivery.quantity = 2;
    delivery.contact = u"买家@example.com"_s;
    delivery.at = fromMs(1793499000123);
    delivery.cards = { "ABCD-1234", "卡密\"A/B\"\\" };
    return delivery;
}

QJsonObject dataOf(const QByteArray &body)
{
    return QJsonDocument::fromJson(body).object()[u"data"].toObject();
}

/// What a log shows of the request once the transport has redacted it.
QByteArray asLogged(const HttpRequest &request)
{
    QByteArray log = request.url.toEncoded() + '\n' + request.loggedBody + '\n';
    for (const auto &[name, value] : request.headers.all())
        log += name + ": " + value + '\n';
    for (const QByteArray &secret : request.secrets)
        log.replace(secret, "***");
    return log;
}

} // namespace

class TestWebhookChannel : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void writesTheBodyOfTheContract();
    void numbersChunks();
    void writesAlerts();
    void namesEveryMessageForGood_data();
    void namesEveryMessageForGood();
    void namesDifferentMessagesDifferently();
    void sendsTheHeadersOfTheContract();
    void changesOnlyTimeAndSignatureFromAttemptToAttempt();
    void signsWithBothSecretsDuringARotation();
    void signsWithEd25519WhenGivenSuchAKey();
    void keepsKeysAndSecretsOutOfLogs();
    void keepsKeysThatAreEchoedOutOfLogs_data();
    void keepsKeysThatAreEchoedOutOfLogs();
    void redactsLongKeysBeforeTheirOwnBeginnings();
    void namesTheMistakeInAnAccount_data();
    void namesTheMistakeInAnAccount();
};

void TestWebhookChannel::writesTheBodyOfTheContract()
{
    const Message message = channelFor(account())->compose(content());
    QCOMPARE(message.body,
        R"({"type":"order.delivered","timestamp":"2026-11-01T02:10:00.123Z","data":{"order_id":"01JD0000000000000000000001",)"
        R"("delivery_id":"dlv-01JD0000000000000000000001","resend":0,"sku":"点卡-100","quantity":2,)"
        R"("contact":"买家@example.com","cards":["ABCD-1234","卡密\"A/B\"\\"]}})"_ba);
    QCOMPARE(message.loggedBody,
        QByteArray(message.body).replace(R"(["ABCD-1234","卡密\"A/B\"\\"])", R"(["***","***"])"));
}

void TestWebhookChannel::numbersChunks()
{
    DeliveryContent delivery = content();
    delivery.chunk = 2;
    delivery.chunks = 3;
    delivery.cards = {};
    const QJsonObject data = dataOf(channelFor(account())->compose(delivery).body);
    QCOMPARE(data[u"chunk"].toInt(), 2);
    QCOMPARE(data[u"chunks"].toInt(), 3);
    QVERIFY(data[u"cards"].isArray());
    const QJsonObject whole = dataOf(channelFor(account())->compose(content()).body);
    QVERIFY(!whole.contains(u"chunk") && !whole.contains(u"chunks"));
}

void TestWebhookChannel::writesAlerts()
{
    const AlertContent alert { u"order.attention"_s, u"缺货"_s, u"Order 7 waits for keys.\n"_s, {},
        fromMs(1793499000000) };
    const Message message = channelFor(account())->composeAlert(alert);
    QCOMPARE(message.body,
        R"({"type":"order.attention","timestamp":"2026-11-01T02:10:00.000Z","data":{"title":"缺货",)"
        R"("text":"Order 7 waits for keys.\n","order_id":""}})"_ba);
    QVERIFY(!message.idempotencyKey.isEmpty());
    AlertContent later = alert;
    later.at += 1ms;
    QVERIFY(channelFor(account())->composeAlert(later).messageId != message.messageId);
}

void TestWebhookChannel::namesEveryMessageForGood_data()
{
    QTest::addColumn<int>("chunk");
    QTest::addColumn<int>("chunks");
    QTest::addColumn<int>("resend");
    QTest::addColumn<QString>("key");
    QTest::addColumn<QString>("id"); // fixed: stored deliveries of older versions must keep theirs
    QTest::addRow("one body") << 1 << 1 << 0 << u"dlv-01JD0000000000000000000001"_s
                              << u"msg_96d2t0ynpazfavp9sj4maa9frd"_s;
    QTest::addRow("the first of three chunks")
        << 1 << 3 << 0 << u"dlv-01JD0000000000000000000001-c1"_s << u"msg_jyyyjq9kswb3mw3ac1wrv7nffd"_s;
    QTest::addRow("the third of three chunks")
        << 3 << 3 << 0 << u"dlv-01JD0000000000000000000001-c3"_s << u"msg_0cq5v6cmmkqzw6339kqp26heh0"_s;
    QTest::addRow("sent again by hand")
        << 1 << 1 << 2 << u"dlv-01JD0000000000000000000001-r2"_s << u"msg_axw5tvx1jb1hrx8751hz7tdrd7"_s;
    QTest::addRow("a chunk sent again by hand")
        << 3 << 3 << 2 << u"dlv-01JD0000000000000000000001-c3-r2"_s << u"msg_gap7kkt3hhrdethrw1t6qhm6p0"_s;
}

void TestWebhookChannel::namesEveryMessageForGood()
{
    QFETCH(int, chunk);
    QFETCH(int, chunks);
    QFETCH(int, resend);
    QFETCH(QString, key);
    QFETCH(QString, id);
    DeliveryContent delivery = content();
    delivery.chunk = chunk;
    delivery.chunks = chunks;
    delivery.resend = resend;
    const Message message = channelFor(account())->compose(delivery);
    QCOMPARE(message.idempotencyKey, key);
    QCOMPARE(message.messageId, id);
}

void TestWebhookChannel::namesDifferentMessagesDifferently()
{
    const auto channel = channelFor(account());
    QSet<QString> ids;
    for (int chunk = 1; chunk <= 100; ++chunk) {
        for (int resend = 0; resend < 20; ++resend) {
            DeliveryContent delivery = content();
            delivery.chunk = chunk;
            delivery.chunks = 100;
            delivery.resend = resend;
            ids << channel->compose(delivery).messageId;
        }
    }
    QCOMPARE(ids.size(), 2000);
}

void TestWebhookChannel::sendsTheHeadersOfTheContract()
{
    const auto channel = channelFor(account());
    const Message message = channel->compose(content());
    const auto request = channel->request(message, now);
    QVERIFY(request);
    QCOMPARE(request->method, "POST"_ba);
    QCOMPARE(request->url, QUrl(u"https://shop.example/hook"_s));
    QCOMPARE(request->body, message.body);
    const HttpHeaders &headers = request->headers;
    QCOMPARE(headers.value("Content-Type"), "application/json; charset=utf-8"_ba);
    QCOMPARE(headers.value("Idempotency-Key"), "\"dlv-01JD0000000000000000000001\""_ba);
    QCOMPARE(headers.value("Content-Digest"),
        "sha-256=:" + QCryptographicHash::hash(message.body, QCryptographicHash::Sha256).toBase64() + ':');
    QCOMPARE(headers.value("webhook-id"), message.messageId.toUtf8());
    QCOMPARE(headers.value("webhook-timestamp"), "1793500000"_ba);
    QVERIFY(headers.value("User-Agent").startsWith("NeverDrop/"));
    QVERIFY(request->atMostOnce);
    QVERIFY(!request->followSameHostRedirect);
    QVERIFY(!request->allowPrivate); // the engine's word, by delivery.allow_private
    QCOMPARE(request->connectTimeout, Millis(5000));
    QCOMPARE(request->maxReplyBytes, 65536);
    QVERIFY(request->cutsReply);
}

void TestWebhookChannel::changesOnlyTimeAndSignatureFromAttemptToAttempt()
{
    const auto channel = channelFor(account());
    const Message message = channel->compose(content());
    HttpRequest first = *channel->request(message, now);
    HttpRequest second = *channelFor(account())->request(message, now + 60s); // after a restart
    QCOMPARE(second.headers.value("webhook-timestamp"), "1793500060"_ba);
    QVERIFY(first.headers.value("webhook-signature") != second.headers.value("webhook-signature"));
    for (HttpRequest *request : { &first, &second }) {
        request->headers.set("webhook-timestamp", "");
        request->headers.set("webhook-signature", "");
    }
    QCOMPARE(first.headers.all(), second.headers.all());
    QCOMPARE(first.body, second.body);
}

void TestWebhookChannel::signsWithBothSecretsDuringARotation()
{
    ChannelAccount rotating = account();
    rotating.oldSecrets = { { u"secret"_s, oldSecret } };
    const auto channel = channelFor(rotating);
    const auto request = channel->request(channel->compose(content()), now);
    QVERIFY(request);
    QCOMPARE(request->headers.value("webhook-signature").count("v1,"), 2);
    for (const QByteArray &secret : { newSecret, oldSecret }) {
        std::vector<standardwebhooks::VerifyingKey> keys;
        keys.push_back(std::move(*standardwebhooks::VerifyingKey::parse(secret)));
        QVERIFY(standardwebhooks::verify(request->headers, request->body, keys, now));
    }
}

void TestWebhookChannel::signsWithEd25519WhenGivenSuchAKey()
{
    ChannelAccount asymmetric = account();
    asymmetric.secrets = { { u"secret"_s, "whsk_//79/Pv6+fj39vX08/Lx8O/u7ezr6uno5+bl5OPi4eA=" } };
    const auto channel = channelFor(asymmetric);
    const auto request = channel->request(channel->compose(content()), now);
    QVERIFY(request);
    std::vector<standardwebhooks::VerifyingKey> keys;
    keys.push_back(std::move(
        *standardwebhooks::VerifyingKey::parse("whpk_uvxxvq06xeS2PpyCFu5xo0quxlci7tvKcotOmzzM45Y=")));
    QVERIFY(standardwebhooks::verify(request->headers, request->body, keys, now));
}

void TestWebhookChannel::keepsKeysAndSecretsOutOfLogs()
{
    ChannelAccount rotating = account();
    rotating.oldSecrets = { { u"secret"_s, oldSecret + '\n' } };
    const auto channel = channelFor(rotating);
    const Message message = channel->compose(content());
    const HttpRequest request = *channel->request(message, now);
    const QByteArray log = asLogged(request);
    QVERIFY(!log.contains("ABCD-1234") && !log.contains("卡密"));
    // Digests of the body would let a reader of the log test guesses.
    QVERIFY(!log.contains(QCryptographicHash::hash(message.body, QCryptographicHash::Sha256).toBase64()));
    for (const QByteArray &secret : { newSecret, oldSecret }) {
        QVERIFY(request.secrets.contains(secret));
        QVERIFY(request.secrets.contains(secret.sliced(6)));
    }
    QVERIFY(!request.secrets.contains(QByteArray()));
}

void TestWebhookChannel::keepsKeysThatAreEchoedOutOfLogs_data()
{
    QTest::addColumn<QByteArray>("echo");
    QTest::addRow("as they are") << "got ABCD-1234 and 卡密\"A/B\"\\"_ba;
    QTest::addRow("our own body") << R"(["ABCD-1234","卡密\"A/B\"\\"])"_ba;
    QTest::addRow("as Python writes them") << R"(["ABCD-1234", "\u5361\u5bc6\"A/B\"\\"])"_ba;
    QTest::addRow("as PHP writes them") << R"(["ABCD-1234","\u5361\u5bc6\"A\/B\"\\"])"_ba;
    const Message message = channelFor(account())->compose(content());
    QTest::addRow("our digest") << "{\"sha256\":\""
            + QCryptographicHash::hash(message.body, QCryptographicHash::Sha256).toHex() + "\"}";
}

void TestWebhookChannel::keepsKeysThatAreEchoedOutOfLogs()
{
    QFETCH(QByteArray, echo);
    const auto channel = channelFor(account());
    const Message message = channel->compose(content());
    const QList<QByteArray> secrets = channel->request(message, now)->secrets;
    for (const QByteArray &secret : secrets)
        echo.replace(secret, "***");
    for (const QByteArray &part : { "1234"_ba, "卡密"_ba, "5361"_ba, "A/B"_ba, "A\\/B"_ba,
             QCryptographicHash::hash(message.body, QCryptographicHash::Sha256).toHex() })
        QVERIFY2(!echo.contains(part), echo.constData());
}

void TestWebhookChannel::redactsLongKeysBeforeTheirOwnBeginnings()
{
    DeliveryContent delivery = content();
    delivery.cards = { "KEY-1", "KEY-1-LONGER", "KEY-1-LONGER-STILL" };
    const auto channel = channelFor(account());
    QByteArray echo = "KEY-1 KEY-1-LONGER KEY-1-LONGER-STILL";
    const QList<QByteArray> secrets = channel->request(channel->compose(delivery), now)->secrets;
    for (const QByteArray &secret : secrets)
        echo.replace(secret, "***");
    QCOMPARE(echo, "*** *** ***"_ba);
}

void TestWebhookChannel::namesTheMistakeInAnAccount_data()
{
    QTest::addColumn<Fields>("fields");
    QTest::addColumn<QByteArray>("secret");
    QTest::addColumn<QString>("mistake");
    const Fields url { { u"url"_s, u"https://shop.example/hook"_s } };
    const Fields badProxy { { u"url"_s, u"https://shop.example/hook"_s }, { u"proxy"_s, u"gopher"_s } };
    QTest::addRow("no address") << Fields() << newSecret << u"field url"_s;
    QTest::addRow("http to a stranger")
        << Fields { { u"url"_s, u"http://shop.example/"_s } } << newSecret << u"field url"_s;
    QTest::addRow("no secret") << url << QByteArray() << u"field secret"_s;
    QTest::addRow("half a secret") << url << newSecret.first(20) << u"field secret"_s;
    QTest::addRow("a proxy that is none") << badProxy << newSecret << u"field proxy"_s;
}

void TestWebhookChannel::namesTheMistakeInAnAccount()
{
    QFETCH(Fields, fields);
    QFETCH(QByteArray, secret);
    QFETCH(QString, mistake);
    const auto channel
        = findChannelType(u"webhook")->make({ u"shop1"_s, fields, { { u"secret"_s, secret } }, {} });
    QVERIFY(!channel);
    QCOMPARE(channel.error().kind, ErrorClass::BadUsage);
    QVERIFY2(channel.error().message.startsWith(mistake), qPrintable(channel.error().message));
}

QTEST_APPLESS_MAIN(TestWebhookChannel)
#include "tst_webhookchannel.moc"
