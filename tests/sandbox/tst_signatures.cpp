#include "sandbox/epayv1.h"
#include "sandbox/epayv2.h"

#include "support/fakeclock.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace Qt::StringLiterals;

/// The provider's side of the signature rules, against vectors that the public merchant SDKs and the
/// real server's own class made (tests/data/providers/epay.json).
class tst_Signatures : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void md5Requests_data() { rows(u"v1_requests"_s, 8); }
    void md5Requests();
    void md5Callbacks_data() { rows(u"v1_notifies"_s, 17); }
    void md5Callbacks();
    void rsaRequests_data() { rows(u"v2_requests"_s, 8); }
    void rsaRequests();
    void rsaCallbacks_data() { rows(u"v2_notifies"_s, 9); }
    void rsaCallbacks();
    void aTamperedRequestIsRefused_data();
    void aTamperedRequestIsRefused();
    void ourCallbackIsTheOneOfTheVector();

private:
    void rows(const QString &list, int count) const;
    QByteArray key(const char *name) const
    {
        return m_vectors[u"keys"_s].toObject()[QString::fromLatin1(name)].toString().toUtf8();
    }
    SandboxConfig config() const;

    QJsonObject m_vectors;
};

static Form formOf(const QJsonObject &object)
{
    Form form;
    for (auto it = object.begin(); it != object.end(); ++it)
        form[it.key().toUtf8()] = it->toString().toUtf8();
    return form;
}

/// A provider without sockets.
struct Desk {
    explicit Desk(SandboxConfig configToUse)
        : config(std::move(configToUse))
        , ledger(config)
        , orders(config, ledger, clock)
        , version1(orders)
    {
    }
    FakeClock clock;
    SandboxConfig config;
    Ledger ledger;
    EpayOrders orders;
    EpayV1 version1;
};

static QJsonObject bodyOf(const HttpResponse &response)
{
    return QJsonDocument::fromJson(response.body).object();
}

void tst_Signatures::initTestCase()
{
    QFile file(QStringLiteral(NEVERDROP_SOURCE_DIR "/tests/data/providers/epay.json"));
    QVERIFY(file.open(QFile::ReadOnly));
    m_vectors = QJsonDocument::fromJson(file.readAll()).object();
}

void tst_Signatures::rows(const QString &list, int count) const
{
    QTest::addColumn<QJsonObject>("row");
    const QJsonArray rows = m_vectors[list].toArray();
    QCOMPARE(rows.size(), count);
    for (const QJsonValue &row : rows)
        QTest::addRow("%s", qPrintable(row[u"name"_s].toString())) << row.toObject();
}

SandboxConfig tst_Signatures::config() const
{
    SandboxConfig config;
    config.key = key("v1_md5_key");
    config.platformPrivateKey = key("platform_private_pkcs8_pem_FAKE_PLATFORM");
    config.merchantPublicKey = key("merchant_public_pem");
    return config;
}

/// The code is -3 exactly where the signature is what the real server refuses.
void tst_Signatures::md5Requests()
{
    QFETCH(QJsonObject, row);
    Desk desk(config());
    const Form request = form::decode(row[u"form_body"_s].toString().toUtf8());
    const bool accepted = row[u"server_accepts"_s].toBool();
    if (accepted) {
        QCOMPARE(QString::fromUtf8(epaysign::text(request)), row[u"sign_text"_s].toString());
        QCOMPARE(QString::fromUtf8(epaysign::md5(request, desk.config.key)), row[u"sign"_s].toString());
    }
    if (row[u"path"_s].toString() == u"submit.php") {
        QVERIFY(desk.version1.submit(request).body.contains("<form"));
        QCOMPARE(desk.orders.all().size(), 1);
        return;
    }
    const QJsonObject answer = bodyOf(desk.version1.mapi(request));
    QCOMPARE(answer[u"code"_s].toInt(), accepted ? 1 : -3);
    QCOMPARE(answer[u"trade_no"_s].toString().size(), accepted ? 19 : 0);
}

void tst_Signatures::md5Callbacks()
{
    QFETCH(QJsonObject, row);
    const Form parameters = formOf(row[u"params"_s].toObject());
    const bool agrees = epaysign::md5(parameters, key("v1_md5_key")) == parameters.value("sign");
    // A parameter given twice is refused for its form: what PHP makes of it verifies.
    const bool isFormOnly = row[u"name"_s].toString() == u"duplicate_parameter";
    QCOMPARE(agrees, row[u"expect_signature"_s].toString() == u"VALID" || isFormOnly);
    if (agrees)
        QCOMPARE(QString::fromUtf8(epaysign::text(parameters)), row[u"sign_text_of_original"_s].toString());
}

void tst_Signatures::rsaRequests()
{
    QFETCH(QJsonObject, row);
    Desk desk(config());
    const Form request = form::decode(row[u"form_body"_s].toString().toUtf8());
    QCOMPARE(QString::fromUtf8(epaysign::text(request)), row[u"sign_text"_s].toString());
    EpayV2 version2(desk.orders, *RsaPrivateKey::parse(desk.config.platformPrivateKey),
        *RsaPublicKey::parse(desk.config.merchantPublicKey));
    desk.clock.set(fromMs(request.value("timestamp").toLongLong() * 1000));
    const QString path = row[u"path"_s].toString();
    const QJsonObject answer = bodyOf(version2.serve(path, request));
    // The signature passes; then there is no such order, but for the call that makes one.
    QCOMPARE(answer[u"code"_s].toInt(), path == u"api/pay/create" ? 0 : -1);
    QVERIFY(path == u"api/pay/create" || answer[u"msg"_s].toString().contains(u"不存在"_s));

    desk.clock.advance(std::chrono::seconds(301));
    QVERIFY(bodyOf(version2.serve(path, request))[u"msg"_s].toString().contains(u"timestamp"_s));
}

void tst_Signatures::rsaCallbacks()
{
    QFETCH(QJsonObject, row);
    const Form parameters = formOf(row[u"params"_s].toObject());
    const auto platformKey = RsaPublicKey::parse(key("platform_public_pem"));
    QVERIFY(platformKey);
    const bool agrees = platformKey->verifySha256(
        epaysign::text(parameters), QByteArray::fromBase64(parameters.value("sign")));
    // A stale one and one with a parameter twice are refused for other reasons than the signature.
    const QString expected = row[u"expect_signature"_s].toString();
    const QString name = row[u"name"_s].toString();
    QCOMPARE(agrees, expected == u"VALID" || expected == u"STALE" || name == u"duplicate_parameter");
}

void tst_Signatures::aTamperedRequestIsRefused_data()
{
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<QByteArray>("value");
    QTest::addRow("another amount") << "money"_ba
                                    << "0.01"_ba;
    QTest::addRow("another order") << "out_trade_no"_ba
                                   << "CK2"_ba;
    QTest::addRow("another notify_url") << "notify_url"_ba
                                        << "https://evil.example"_ba;
    QTest::addRow("a parameter more") << "param"_ba
                                      << "x"_ba;
    QTest::addRow("an upper-case signature") << "sign"_ba
                                             << "EC2D73FB56374E3F34278F24E012A6BA"_ba;
    QTest::addRow("no signature") << "sign"_ba << QByteArray();
    QTest::addRow("a shorter signature") << "sign"_ba
                                         << "ec2d73fb"_ba;
}

void tst_Signatures::aTamperedRequestIsRefused()
{
    QFETCH(QByteArray, name);
    QFETCH(QByteArray, value);
    Desk desk(config());
    Form request = form::decode(m_vectors[u"v1_requests"_s][1][u"form_body"_s].toString().toUtf8());
    request[name] = value;
    QCOMPARE(bodyOf(desk.version1.mapi(request))[u"code"_s].toInt(), -3);
    QVERIFY(desk.orders.all().isEmpty());
}

/// The same order, paid: but for the numbers that the provider gives, the real server's callback.
void tst_Signatures::ourCallbackIsTheOneOfTheVector()
{
    Desk desk(config());
    const Form request = form::decode(m_vectors[u"v1_requests"_s][1][u"form_body"_s].toString().toUtf8());
    QCOMPARE(bodyOf(desk.version1.mapi(request))[u"code"_s].toInt(), 1);
    SandboxOrder &order = *desk.orders.all().first();
    const QJsonObject vector = m_vectors[u"v1_notifies"_s][0].toObject();
    order.tradeNo = vector[u"params"_s][u"trade_no"_s].toString();
    order.paid = order.money;
    const QByteArray url = desk.version1.callbackUrl(order);
    QVERIFY(url.startsWith("https://merchant.example.com/notify/epay?"));
    QCOMPARE(form::decode(url.mid(url.indexOf('?') + 1)), formOf(vector[u"params"_s].toObject()));
}

QTEST_GUILESS_MAIN(tst_Signatures)
#include "tst_signatures.moc"
