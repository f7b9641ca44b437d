#include "engine/redaction.h"

#include "channels/channel.h"
#include "providers/registry.h"
#include "support/memorykeystore.h"
#include "vault/vault.h"

#include <QCryptographicHash>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace Qt::StringLiterals;

/// What the attempt log shows of a call: never a secret, never a card key, nor a way to guess one.
class TestRedaction : public QObject {
    Q_OBJECT

    MemoryKeyStore m_keyStore;
    SeededRandom m_random { 17 };
    std::shared_ptr<Vault> m_vault;

    static QJsonObject object(const QByteArray &json) { return QJsonDocument::fromJson(json).object(); }
    QJsonObject shown(const HttpRequest &request) const
    {
        return object(redaction::request(request, *m_vault));
    }
    QJsonObject shown(const HttpReply &reply, const HttpRequest &request) const
    {
        return object(redaction::reply(reply, request, *m_vault));
    }
    static HttpRequest post(const QByteArray &body, const QList<QByteArray> &secrets = {})
    {
        HttpRequest request;
        request.method = "POST";
        request.url = QUrl(u"https://shop.example/in"_s);
        request.body = body;
        request.secrets = secrets;
        return request;
    }
    static QString sha256(const QByteArray &bytes)
    {
        return QString::fromLatin1(QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex());
    }
    static QByteArray vectorKey(const QString &name)
    {
        QFile file(QStringLiteral(NEVERDROP_SOURCE_DIR "/tests/data/providers/epay.json"));
        return file.open(QIODevice::ReadOnly)
            ? object(file.readAll()).value(u"keys"_s).toObject().value(name).toString().toUtf8()
            : QByteArray();
    }
    /// A whole account of each type; a new type has to be named here.
    static std::optional<AccountFields> account(const QString &type)
    {
        AccountFields fields { u"one"_s,
            { { u"base_url"_s, u"https://pay.example/"_s }, { u"pid"_s, u"1000"_s } }, {} };
        if (type == u"epay"_s)
            fields.secrets = { { u"key"_s, "abcd+EFGH/1234=ijkl&MNOP"_ba } };
        else if (type == u"epay_v2"_s) {
            fields.fields.insert(u"platform_public_key"_s,
                QString::fromUtf8(vectorKey(u"platform_public_base64_as_shown_in_console"_s)));
            fields.secrets
                = { { u"private_key"_s, vectorKey(u"merchant_private_base64_as_pasted_by_users"_s) } };
        } else if (type == u"sandbox"_s)
            fields.fields.insert(u"key"_s, u"the-key-of-the-stand-in"_s);
        else
            return {};
        return fields;
    }

private Q_SLOTS:
    void initTestCase()
    {
        auto created = Vault::createWithKeychain(m_keyStore, m_random);
        QVERIFY(created);
        m_vault = created->vault;
    }

    void noProvidersSecretIsShown_data()
    {
        QTest::addColumn<QString>("type");
        for (const ProviderType &type : providerTypes())
            QTest::newRow(qPrintable(type.traits.type)) << type.traits.type;
    }
    void noProvidersSecretIsShown()
    {
        QFETCH(QString, type);
        const auto fields = account(type);
        QVERIFY2(fields, "a new provider type needs an account in this test");
        const auto made = findProviderType(type)->make(*fields);
        QVERIFY2(made, made ? "" : qPrintable(made.error().message));
        const PaymentProvider &adapter = **made;

        PaymentOrder order;
        order.outTradeNo = u"NDTEST01JD0000000000000000000001"_s;
        order.amount = { 990, u"CNY"_s };
        order.subject = u"card"_s;
        order.clientIp = u"203.0.113.7"_s;
        order.notifyUrl = u"https://shop.example/notify/one"_s;
        order.returnUrl = u"https://shop.example/return"_s;
        const RefundOrder refund { order, order.outTradeNo + u"R1"_s, order.amount, u"asked for"_s };
        const Instant now = fromMs(1795478400000);
        QList<QByteArray> secrets { fields->secrets.begin(), fields->secrets.end() };
        if (type == u"sandbox"_s)
            secrets.append(fields->fields.value(u"key"_s).toUtf8());
        int composed = 0;
        for (const auto &request : { adapter.create(order, now), adapter.query(order, now),
                 adapter.close(order, now), adapter.refund(refund, now), adapter.refundQuery(refund, now),
                 adapter.listOrders({}, now), adapter.test(now) }) {
            if (!request)
                continue;
            ++composed;
            // A provider that answers with what it got shows the secret as well.
            HttpReply echo;
            echo.body = request->body + request->url.toEncoded();
            for (const QByteArray &entry :
                { redaction::request(*request, *m_vault), redaction::reply(echo, *request, *m_vault) }) {
                for (const QByteArray &secret : std::as_const(secrets)) {
                    QVERIFY2(!entry.contains(secret), entry.constData());
                    QVERIFY2(!entry.contains(secret.toPercentEncoding()), entry.constData());
                }
            }
        }
        QVERIFY2(composed >= 3, "every provider creates, asks and tests");
    }

    void noCardKeyAndNoWayToGuessOneIsShownOfADelivery()
    {
        const QByteArray secret = "whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD";
        const auto channel = findChannelType(u"webhook"_s)
                                 ->make({ u"shop"_s, { { u"url"_s, u"https://shop.example/in"_s } },
                                     { { u"secret"_s, secret } }, {} });
        QVERIFY(channel);
        DeliveryContent content;
        content.orderId = u"01JD0000000000000000000001"_s;
        content.deliveryId = u"01JD0000000000000000000002"_s;
        content.sku = u"card"_s;
        content.quantity = 3;
        content.cards = { "KEY-1"_ba, "点卡\"\\/一"_ba, "two\nlines"_ba };
        const Message message = (*channel)->compose(content);
        const auto request = (*channel)->request(message, fromMs(1795478400000));
        QVERIFY(request);
        HttpReply echo;
        echo.status = 200;
        echo.body = message.body;
        echo.headers.set("Content-Digest", request->headers.value("Content-Digest"));
        const QByteArray entries
            = redaction::request(*request, *m_vault) + redaction::reply(echo, *request, *m_vault);
        for (const QByteArray &hidden : { "KEY-1"_ba, "点卡"_ba, "two\\nlines"_ba, "lines"_ba, secret,
                 secret.mid(6), request->headers.value("webhook-signature"),
                 QCryptographicHash::hash(message.body, QCryptographicHash::Sha256).toHex(),
                 QCryptographicHash::hash(message.body, QCryptographicHash::Sha256).toBase64() })
            QVERIFY2(!entries.contains(hidden), (hidden + " stands in " + entries).constData());
        QVERIFY2(entries.contains(message.messageId.toUtf8()), "what tells the attempts apart is shown");
        QVERIFY(entries.contains("01JD0000000000000000000002"));

        // Equal for equal bodies, so that a later dispute can be settled with the vault's help.
        const QJsonObject entry = shown(*request);
        QVERIFY(!entry.contains(u"body_sha256"_s));
        QCOMPARE(
            entry[u"body_hmac"].toString(), QString::fromLatin1(m_vault->mac("trace", message.body).toHex()));
    }

    void headersAreShownByName_data()
    {
        QTest::addColumn<QByteArray>("name");
        QTest::addColumn<bool>("visible");
        for (const char *name : { "Authorization", "Proxy-Authorization", "Cookie", "Set-Cookie", "X-Api-Key",
                 "webhook-signature", "X-Signature", "WWW-Authenticate", "X-New-Today" })
            QTest::newRow(name) << QByteArray(name) << false;
        for (const char *name :
            { "Content-Type", "CONTENT-LENGTH", "Retry-After", "Idempotency-Key", "webhook-id", "Date" })
            QTest::newRow(name) << QByteArray(name) << true;
    }
    void headersAreShownByName()
    {
        QFETCH(QByteArray, name);
        QFETCH(bool, visible);
        HttpRequest request = post("x");
        request.headers.set(name, "Bearer 12345");
        HttpReply reply;
        reply.headers.set(name, "Bearer 12345");
        for (const QJsonObject &entry : { shown(request), shown(reply, request) }) {
            const QJsonObject headers = entry[u"headers"].toObject();
            QCOMPARE(headers.value(QString::fromLatin1(name.toLower())).toString(),
                visible ? u"Bearer 12345"_s : u"[redacted]"_s);
        }
    }

    void secretsAreFoundWhereverTheyStand_data()
    {
        QTest::addColumn<QList<QByteArray>>("secrets");
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("shown");
        QTest::newRow("none") << QList<QByteArray> {} << "a=b"_ba
                              << "a=b"_ba;
        QTest::newRow("an empty one is none") << QList<QByteArray> { {} } << "a=b"_ba
                                              << "a=b"_ba;
        QTest::newRow("raw") << QList<QByteArray> { "s3c" } << "k=s3c&l=s3cs3c"_ba
                             << "k=[redacted]&l=[redacted][redacted]"_ba;
        QTest::newRow("percent-encoded") << QList<QByteArray> { "a+b/c=" } << "k=a%2Bb%2Fc%3D&l=a+b/c="_ba
                                         << "k=[redacted]&l=[redacted]"_ba;
        QTest::newRow("one begins like another")
            << QList<QByteArray> { "abc", "abcdef" } << "k=abcdef&l=abc"_ba
            << "k=[redacted]&l=[redacted]"_ba;
        QTest::newRow("one holds another") << QList<QByteArray> { "cd", "abcdef" } << "k=abcdef&l=cd"_ba
                                           << "k=[redacted]&l=[redacted]"_ba;
    }
    void secretsAreFoundWhereverTheyStand()
    {
        QFETCH(QList<QByteArray>, secrets);
        QFETCH(QByteArray, text);
        QFETCH(QByteArray, shown);
        QCOMPARE(redaction::withoutSecrets(text, secrets), shown);
        HttpRequest request = post(text, secrets);
        request.url.setQuery(QString::fromLatin1(text));
        const QJsonObject entry = this->shown(request);
        QCOMPARE(entry[u"body"].toString(), QString::fromLatin1(shown));
        QCOMPARE(entry[u"url"].toString(), u"https://shop.example/in?"_s + QString::fromLatin1(shown));
    }

    void theDigestOfABodyIsPlainOnlyWhereNothingIsHidden()
    {
        QCOMPARE(shown(post("nothing secret"))[u"body_sha256"].toString(), sha256("nothing secret"));
        QVERIFY(!shown(post("nothing secret")).contains(u"body_hmac"_s));
        const QJsonObject entry = shown(post("the secret", { "secret" }));
        QVERIFY(!entry.contains(u"body_sha256"_s));
        QCOMPARE(entry[u"body_hmac"].toString().size(), 64);
        QVERIFY(entry[u"body_hmac"].toString() != sha256("the secret"));
        QVERIFY(entry[u"body_hmac"].toString() != sha256("the [redacted]"));
        HttpReply reply;
        reply.body = "your secret was wrong";
        QVERIFY(shown(reply, post("", { "secret" })).contains(u"body_hmac"_s));
        QVERIFY(shown(reply, post("")).contains(u"body_sha256"_s));
    }

    void whatIsLongOrNoTextIsDescribed()
    {
        const QByteArray longText = QByteArray(64 * 1024 - 3, 'x') + "secret" + QByteArray(1000, 'y');
        const QString body = shown(post(longText, { "secret" }))[u"body"].toString();
        QVERIFY2(!body.contains(u"sec"_s), "not even the half of it that is before the cut");
        QVERIFY(body.size() < 65 * 1024);
        QVERIFY(body.endsWith(u"bytes in all]"_s));
        QCOMPARE(
            shown(post("\xff\xfe\0\x01"_ba))[u"body"].toString(), u"[4 bytes that are not UTF-8 text]"_s);
    }

    /// A character that the cut goes through is no reason to hide 64 KiB of good text.
    void theCutGoesBetweenCharacters()
    {
        const QByteArray text = "ab" + "点"_ba.repeated(30'000);
        const QString body = shown(post(text))[u"body"].toString();
        QVERIFY2(body.startsWith(u"ab点点"_s), qPrintable(body.left(60)));
    }

    void aCallbackIsShownAsItCame()
    {
        HttpHeaders headers;
        headers.set("Content-Type", "text/plain");
        headers.set("Authorization", "Bearer 12345");
        const QJsonObject entry
            = object(redaction::incoming("POST", "/notify/ep", "a=1&sign=ff", headers, "body"));
        QCOMPARE(entry[u"url"].toString(), u"/notify/ep?a=1&sign=ff"_s);
        QCOMPARE(entry[u"body_sha256"].toString(), sha256("body"));
        QCOMPARE(entry[u"headers"][u"content-type"].toString(), u"text/plain"_s);
        QCOMPARE(entry[u"headers"][u"authorization"].toString(), u"[redacted]"_s);
    }
};

QTEST_GUILESS_MAIN(TestRedaction)
#include "tst_redaction.moc"
