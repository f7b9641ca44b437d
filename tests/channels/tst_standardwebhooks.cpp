#include "vectors.h"

#include "channels/wire/standardwebhooks.h"

#include <QJsonArray>
#include <QTest>

#include <vector>

using namespace Qt::StringLiterals;
using namespace standardwebhooks;

namespace {

HttpHeaders headersOf(const QJsonObject &object)
{
    HttpHeaders headers;
    for (auto it = object.begin(); it != object.end(); ++it)
        headers.set(it.key().toUtf8(), it.value().toString().toUtf8());
    return headers;
}

Instant atSecond(qint64 seconds)
{
    return fromMs(seconds * 1000);
}

const QByteArray secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

/// A message that passes, for tests that break one thing of it.
HttpHeaders goodHeaders(const QByteArray &id, qint64 seconds, const QByteArray &body)
{
    HttpHeaders headers;
    headers.set("webhook-id", id);
    headers.set("webhook-timestamp", QByteArray::number(seconds));
    headers.set("webhook-signature", *SigningKey::parse(secret)->sign(id, seconds, body));
    return headers;
}

std::vector<VerifyingKey> keysOf(const QByteArrayList &texts)
{
    std::vector<VerifyingKey> keys;
    for (const QByteArray &text : texts)
        keys.push_back(std::move(*VerifyingKey::parse(text)));
    return keys;
}

} // namespace

class TestStandardWebhooks : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void vectorsAreComplete();
    void signsTheReferenceMessage();
    void acceptsAndRejectsV1_data();
    void acceptsAndRejectsV1();
    void signsV1_data();
    void signsV1();
    void acceptsAndRejectsV1a_data();
    void acceptsAndRejectsV1a();
    void signsV1a_data();
    void signsV1a();
    void readsSecrets_data();
    void readsSecrets();
    void makesSecretsThatItReads();
    void saysWhatIsWrong_data();
    void saysWhatIsWrong();

private:
    const QJsonObject m_vectors = loadVectors(u"standard_webhooks.json"_s);
};

void TestStandardWebhooks::vectorsAreComplete()
{
    QCOMPARE(m_vectors[u"v1"].toArray().size(), 25);
    QCOMPARE(m_vectors[u"v1a"].toArray().size(), 8);
}

void TestStandardWebhooks::signsTheReferenceMessage()
{
    const QJsonObject row = m_vectors[u"reference"].toObject();
    const auto key = SigningKey::parse(row[u"secret"].toString().toUtf8());
    QVERIFY(key);
    QCOMPARE(*key->sign(row[u"id"].toString().toUtf8(), row[u"timestamp"].toInteger(),
                 row[u"body_utf8"].toString().toUtf8()),
        row[u"expected"].toString().toUtf8());
}

void TestStandardWebhooks::acceptsAndRejectsV1_data()
{
    QTest::addColumn<QJsonObject>("row");
    for (const QJsonValue &row : m_vectors[u"v1"].toArray())
        QTest::addRow("%s", qPrintable(row[u"name"].toString())) << row.toObject();
}

void TestStandardWebhooks::acceptsAndRejectsV1()
{
    QFETCH(QJsonObject, row);
    QByteArrayList secrets;
    for (const QJsonValue &text : row[u"secrets"].toArray())
        secrets << text.toString().toUtf8();
    const QByteArray body = row[u"body_utf8"].toString().toUtf8();
    QCOMPARE(body.size(), row[u"body_bytes"].toInteger());
    const auto verdict = verify(
        headersOf(row[u"headers"].toObject()), body, keysOf(secrets), atSecond(row[u"now"].toInteger()));
    QCOMPARE(verdict.has_value(), row[u"require"] == u"accept"_s);
}

void TestStandardWebhooks::signsV1_data()
{
    QTest::addColumn<QJsonObject>("row");
    for (const QJsonValue &row : m_vectors[u"v1"].toArray()) {
        if (row.toObject().contains(u"expected_signature"))
            QTest::addRow("%s", qPrintable(row[u"name"].toString())) << row.toObject();
    }
}

void TestStandardWebhooks::signsV1()
{
    QFETCH(QJsonObject, row);
    const QJsonObject headers = row[u"headers"].toObject();
    const auto key = SigningKey::parse(row[u"secrets"].toArray().first().toString().toUtf8());
    QVERIFY(key);
    QCOMPARE(
        *key->sign(headers[u"webhook-id"].toString().toUtf8(),
            headers[u"webhook-timestamp"].toString().toLongLong(), row[u"body_utf8"].toString().toUtf8()),
        row[u"expected_signature"].toString().toUtf8());
}

void TestStandardWebhooks::acceptsAndRejectsV1a_data()
{
    QTest::addColumn<QJsonObject>("row");
    for (const QJsonValue &row : m_vectors[u"v1a"].toArray())
        QTest::addRow("%s", qPrintable(row[u"name"].toString())) << row.toObject();
}

void TestStandardWebhooks::acceptsAndRejectsV1a()
{
    QFETCH(QJsonObject, row);
    const QJsonObject headers = row[u"headers"].toObject();
    const Instant now = atSecond(headers[u"webhook-timestamp"].toString().toLongLong());
    const auto verdict = verify(headersOf(headers), row[u"body_utf8"].toString().toUtf8(),
        keysOf({ row[u"public_key"].toString().toUtf8() }), now);
    QCOMPARE(verdict.has_value(), row[u"require"] == u"accept"_s);
}

void TestStandardWebhooks::signsV1a_data()
{
    QTest::addColumn<QJsonObject>("row");
    for (const QJsonValue &row : m_vectors[u"v1a"].toArray()) {
        if (row[u"require"] == u"accept"_s)
            QTest::addRow("%s", qPrintable(row[u"name"].toString())) << row.toObject();
    }
}

void TestStandardWebhooks::signsV1a()
{
    QFETCH(QJsonObject, row);
    const QJsonObject headers = row[u"headers"].toObject();
    const auto key
        = SigningKey::parse(m_vectors[u"v1a_private_seed"].toObject()[u"whsk"].toString().toUtf8());
    QVERIFY(key);
    const auto entry = key->sign(headers[u"webhook-id"].toString().toUtf8(),
        headers[u"webhook-timestamp"].toString().toLongLong(), row[u"body_utf8"].toString().toUtf8());
    QVERIFY(headers[u"webhook-signature"].toString().toUtf8().split(' ').contains(*entry));
}

void TestStandardWebhooks::readsSecrets_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("mistake");
    QTest::addRow("24 bytes") << secret << QString();
    QTest::addRow("a line break after it, as in a file") << secret + "\r\n" << QString();
    QTest::addRow("64 bytes") << makeSecret(QByteArray(64, 'x')) << QString();
    QTest::addRow("an Ed25519 seed") << QByteArray("whsk_" + QByteArray(32, 'x').toBase64()) << QString();
    QTest::addRow("nothing") << QByteArray() << u"must begin with whsec_"_s;
    QTest::addRow("no prefix") << secret.sliced(6) << u"must begin with whsec_"_s;
    QTest::addRow("a Stripe-like text that is no base64")
        << QByteArray("whsec_not-base64!") << u"not base64"_s;
    QTest::addRow("cut off in the middle") << secret.chopped(1) << u"not base64"_s;
    QTest::addRow("a blank inside") << QByteArray(secret).insert(20, ' ') << u"not base64"_s;
    QTest::addRow("23 bytes") << makeSecret(QByteArray(23, 'x')) << u"holds 23 bytes"_s;
    QTest::addRow("65 bytes") << makeSecret(QByteArray(65, 'x')) << u"holds 65 bytes"_s;
    QTest::addRow("an Ed25519 key with its public half")
        << QByteArray("whsk_" + QByteArray(64, 'x').toBase64()) << u"holds 64 bytes"_s;
}

void TestStandardWebhooks::readsSecrets()
{
    QFETCH(QByteArray, text);
    QFETCH(QString, mistake);
    const auto key = SigningKey::parse(text);
    QCOMPARE(key.has_value(), mistake.isEmpty());
    if (key)
        return;
    QCOMPARE(key.error().kind, ErrorClass::BadUsage);
    QVERIFY2(key.error().message.contains(mistake), qPrintable(key.error().message));
    QVERIFY(text.size() < 7 || !key.error().message.contains(QString::fromUtf8(text.mid(6, 8))));
}

void TestStandardWebhooks::makesSecretsThatItReads()
{
    QCOMPARE(
        makeSecret(QByteArray::fromHex("000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f")),
        "whsec_AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8="_ba);
    QVERIFY(VerifyingKey::parse(makeSecret(QByteArray(32, 'r'))));
}

void TestStandardWebhooks::saysWhatIsWrong_data()
{
    QTest::addColumn<HttpHeaders>("headers");
    QTest::addColumn<ErrorClass>("kind");
    const QByteArray body = "{}";
    const HttpHeaders good = goodHeaders("msg_1", 1793500000, body);

    HttpHeaders unsigned_ = good;
    unsigned_.set("webhook-signature", "");
    QTest::addRow("an empty signature header") << unsigned_ << ErrorClass::Malformed;
    HttpHeaders twice = good;
    twice.add("webhook-signature", good.value("webhook-signature"));
    QTest::addRow("two signature headers") << twice << ErrorClass::Malformed;
    QTest::addRow("an id with a point, which could be read as id and time")
        << goodHeaders("msg_1.1793500000", 1793500000, body) << ErrorClass::Malformed;
    HttpHeaders signedTime = good;
    signedTime.set("webhook-timestamp", "+1793500000");
    QTest::addRow("a plus before the time") << signedTime << ErrorClass::Malformed;
    QTest::addRow("yesterday's message")
        << goodHeaders("msg_1", 1793500000 - 86400, body) << ErrorClass::Rejected;
    HttpHeaders unknown = good;
    unknown.set("webhook-signature", "v9,AAAA v1 ,v1 v1,");
    QTest::addRow("only versions and forms we do not know") << unknown << ErrorClass::Integrity;
}

void TestStandardWebhooks::saysWhatIsWrong()
{
    QFETCH(HttpHeaders, headers);
    QFETCH(ErrorClass, kind);
    const auto verdict = verify(headers, "{}", keysOf({ secret }), atSecond(1793500000));
    QVERIFY(!verdict);
    QCOMPARE(verdict.error().kind, kind);
}

QTEST_APPLESS_MAIN(TestStandardWebhooks)
#include "tst_standardwebhooks.moc"
