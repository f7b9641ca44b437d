#include "server/apishop.h"

#include <QFile>
#include <QNetworkInterface>
#include <QSslSocket>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {
QByteArray pem(const QString &name)
{
    QFile file(QStringLiteral(NEVERDROP_SOURCE_DIR) + u"/tests/data/crypto/rsa/"_s + name);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// An address of this computer that others can reach; null where there is none.
QHostAddress foreignAddress()
{
    for (const QHostAddress &address : QNetworkInterface::allAddresses()) {
        if (address.protocol() == QAbstractSocket::IPv4Protocol && !address.isLoopback())
            return address;
    }
    return {};
}

int statusOver(ApiShop &shop, QTcpSocket &socket, const QByteArray &request)
{
    socket.write(request);
    QByteArray received;
    shop.until([&] {
        received += socket.readAll();
        return received.contains("\r\n\r\n");
    });
    return received.mid(9, 3).toInt();
}
} // namespace

/// Who gets in at which door of the HTTP interface.
class TestAccess : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void withoutBeingToldItListensOnLoopback()
    {
        const auto untouched = Settings::fromStored({});
        QVERIFY(untouched);
        QCOMPARE(untouched->listenerAddress, u"127.0.0.1:8787"_s);
        QVERIFY(!untouched->listenerEnabled);
    }

    void onlyHostAndPortMayBeListenedOn_data()
    {
        QTest::addColumn<QString>("address");
        for (const char *address : { "", "8787", ":8787", "127.0.0.1", "127.0.0.1:", "127.0.0.1:x",
                 "127.0.0.1:70000", "shop.example:80" })
            QTest::addRow("'%s'", address) << QString::fromLatin1(address);
    }
    void onlyHostAndPortMayBeListenedOn()
    {
        QFETCH(QString, address);
        Shop shop;
        ApiServer api(*shop.engine);
        const auto listening = api.listen(address, {}, {});
        QVERIFY(!listening);
        QCOMPARE(listening.error().kind, ErrorClass::BadUsage);
    }

    void anAddressThatIsTakenIsSaidToBe()
    {
        ApiShop shop;
        ApiServer second(*shop.engine);
        const auto listening = second.listen(shop.api.url().section(u'/', -1), {}, {});
        QVERIFY(!listening);
        QCOMPARE(listening.error().kind, ErrorClass::Local);
    }

    void whoComesThroughAProxyOrByAnotherNameFindsNoApi_data()
    {
        QTest::addColumn<QByteArray>("host");
        QTest::addColumn<QByteArray>("field");
        QTest::addColumn<bool>("found");
        QTest::addRow("by address") << "127.0.0.1:8787"_ba
                                    << ""_ba << true;
        QTest::addRow("by IPv6 address") << "[::1]:8787"_ba
                                         << ""_ba << true;
        QTest::addRow("as localhost") << "LocalHost"_ba
                                      << ""_ba << true;
        QTest::addRow("by another name") << "shop.example"_ba
                                         << ""_ba << false;
        QTest::addRow("by a name that looks like an address") << "127.0.0.1.shop.example"_ba
                                                              << ""_ba << false;
        QTest::addRow("by another address") << "192.168.1.5:8787"_ba
                                            << ""_ba << false;
        for (const char *name : { "Forwarded", "X-Forwarded-For", "x-forwarded-host", "X-Forwarded-Proto" })
            QTest::addRow("with %s", name) << "127.0.0.1"_ba << QByteArray(name) + ": 127.0.0.1\r\n" << false;
    }
    void whoComesThroughAProxyOrByAnotherNameFindsNoApi()
    {
        QFETCH(QByteArray, host);
        QFETCH(QByteArray, field);
        QFETCH(bool, found);
        ApiShop shop;
        for (const QByteArray &line : { "GET /api/v1/orders"_ba, "GET /metrics"_ba }) {
            const Answer answer = shop.ask(line, field + ApiShop::bearer(shop.token), {}, host);
            QVERIFY2(found ? answer.status == 200 : answer.isProblem(404), line.constData());
        }
        // What providers, buyers and watchdogs call is there for them under any name.
        QCOMPARE(shop.ask("GET /healthz", field, {}, host).status, 200);
        QCOMPARE(shop.ask("GET /return", field, {}, host).status, 200);
        QCOMPARE(shop.ask("GET /notify/ep", field, {}, host).body, "fail"_ba);
    }

    void fromOutsideOnlyCallbacksReturnAndHealthAreThere()
    {
        const QHostAddress outside = foreignAddress();
        if (outside.isNull())
            QSKIP("this computer has no address besides loopback");
        ApiShop shop;
        ApiServer everywhere(*shop.engine);
        QVERIFY(everywhere.listen(u"0.0.0.0:0"_s, {}, {}));
        for (const auto &[line, status] :
            { std::pair("GET /healthz"_ba, 200), std::pair("GET /return"_ba, 200),
                std::pair("GET /notify/ep"_ba, 200), std::pair("GET /api/v1/orders"_ba, 404),
                std::pair("GET /metrics"_ba, 404), std::pair("GET /api/v1/events"_ba, 404) }) {
            QTcpSocket socket;
            socket.connectToHost(outside, quint16(QUrl(everywhere.url()).port()));
            QVERIFY(shop.until([&] { return socket.state() == QAbstractSocket::ConnectedState; }));
            // The Host is a lie: it came in from outside all the same.
            const QByteArray request = ApiShop::request(line, ApiShop::bearer(shop.token), {}, "127.0.0.1");
            QVERIFY2(statusOver(shop, socket, request) == status, line.constData());
        }
    }

    void overOurOwnTlsTheApiIsThereUnderAnyNameAndFiguresNeedAToken()
    {
        ApiShop shop(5, pem(u"certificate.pem"_s), pem(u"k2048.pkcs8.pem"_s));
        QVERIFY(shop.api.url().startsWith(u"https://"_s));
        const auto status = [&](const QByteArray &target, const QByteArray &fields) {
            QSslSocket socket;
            socket.setPeerVerifyMode(QSslSocket::VerifyNone);
            socket.connectToHostEncrypted(u"127.0.0.1"_s, shop.port());
            if (!shop.until([&] { return socket.isEncrypted(); }))
                return 0;
            return statusOver(shop, socket, ApiShop::request("GET " + target, fields, {}, "shop.example"));
        };
        QCOMPARE(status("/api/v1/orders", ApiShop::bearer(shop.token)), 200);
        QCOMPARE(status("/api/v1/orders", {}), 401);
        QCOMPARE(status("/metrics", ApiShop::bearer(shop.token)), 200);
        QCOMPARE(status("/metrics", {}), 401);
    }

    void withoutAValidTokenNothingIsShown_data()
    {
        QTest::addColumn<QByteArray>("fields");
        QTest::addRow("none") << ""_ba;
        QTest::addRow("wrong") << "Authorization: Bearer nd_wrong\r\n"_ba;
        QTest::addRow("empty") << "Authorization: Bearer \r\n"_ba;
        QTest::addRow("another scheme") << "Authorization: Basic bmQ6bmQ=\r\n"_ba;
    }
    void withoutAValidTokenNothingIsShown()
    {
        QFETCH(QByteArray, fields);
        ApiShop shop;
        const QByteArray order = "/api/v1/orders/" + idOf(shop.delivered());
        for (const QByteArray &line : { "POST /api/v1/orders"_ba, "GET /api/v1/orders"_ba, "GET " + order,
                 "GET " + order + "/cards", "POST " + order + "/check", "POST " + order + "/resend",
                 "POST " + order + "/cancel", "GET /api/v1/events"_ba }) {
            const Answer answer = shop.ask(line, fields, "{}");
            QVERIFY2(answer.isProblem(401, "auth"), line.constData());
            QCOMPARE(answer.header("WWW-Authenticate"), "Bearer"_ba);
            QVERIFY(!answer.body.contains("KEY-"));
        }
    }

    void theSchemeMayBeWrittenInSmallLetters()
    {
        ApiShop shop;
        QCOMPARE(shop.ask("GET /api/v1/orders", "authorization: bearer " + shop.token + "\r\n").status, 200);
    }

    void aTokenThatWasRemovedOrReplacedOpensNothing()
    {
        ApiShop shop;
        const QByteArray removed = shop.addToken(u"web"_s);
        QCOMPARE(shop.ask("GET /api/v1/orders", ApiShop::bearer(removed)).status, 200);
        shop.must(u"token remove"_s, { { u"name"_s, u"web"_s } });
        QVERIFY(shop.ask("GET /api/v1/orders", ApiShop::bearer(removed)).isProblem(401, "auth"));

        const QByteArray fresh = shop.must(u"token rotate"_s, {})[u"token"].toString().toLatin1();
        QVERIFY(shop.get("/api/v1/orders").isProblem(401, "auth"));
        QCOMPARE(shop.ask("GET /api/v1/orders", ApiShop::bearer(fresh)).status, 200);
    }

    void tenWrongTokensShutTheDoorForAMinute()
    {
        ApiShop shop;
        for (int i = 0; i < 10; ++i)
            QVERIFY(shop.ask("GET /api/v1/orders", ApiShop::bearer("nd_guess")).isProblem(401));
        const Answer shut = shop.ask("GET /api/v1/orders", ApiShop::bearer("nd_guess"));
        QVERIFY(shut.isProblem(429));
        QCOMPARE(
            shop.get("/api/v1/orders").status, 200); // whoever has a right one is not locked out by others
        QCOMPARE(shut.header("Retry-After"), "60"_ba);
        QCOMPARE(shop.ask("GET /healthz").status, 200); // not the watchdog's fault
        shop.pass(61s);
        QVERIFY(shop.ask("GET /api/v1/orders", ApiShop::bearer("nd_guess")).isProblem(401));
    }

    void aTokenSeesOnlyItsOwnOrders()
    {
        ApiShop shop;
        const QByteArray web = ApiShop::bearer(shop.addToken(u"web"_s));
        const QByteArray others = "/api/v1/orders/" + idOf(shop.delivered());
        const Answer own = shop.ask("POST /api/v1/orders", web, QJsonDocument(ApiShop::draft()).toJson());
        QCOMPARE(own.status, 201);
        for (const QByteArray &line : { "GET " + others, "GET " + others + "/cards",
                 "POST " + others + "/check", "POST " + others + "/resend", "POST " + others + "/cancel" }) {
            const Answer answer = shop.ask(line, web);
            QVERIFY2(answer.isProblem(404, "not_found"), line.constData());
        }
        const QJsonArray seen = shop.ask("GET /api/v1/orders", web).json()[u"items"].toArray();
        QCOMPARE(seen.size(), 1);
        QCOMPARE(seen[0][u"id"].toString(), own.text("id"));
        QCOMPARE(shop.get("/api/v1/orders").json()[u"items"].toArray().size(), 2);
    }

    void thereIsNothingElse_data()
    {
        QTest::addColumn<QByteArray>("line");
        for (const char *line : { "GET /", "GET /api", "GET /api/v1/", "GET /api/v2/orders",
                 "GET /api/v1/products", "GET /api/v1/ordersx", "GET /metrics/x", "GET /healthz/x",
                 "GET /../neverdrop.db", "GET /notify", "GET /notify/nobody", "GET /notify/ep/x" })
            QTest::addRow("%s", line) << QByteArray(line);
    }
    void thereIsNothingElse()
    {
        QFETCH(QByteArray, line);
        ApiShop shop;
        QVERIFY(shop.ask(line, ApiShop::bearer(shop.token)).isProblem(404));
    }

    void theBuyerComesBackToAPageWithoutScriptsOrSecrets()
    {
        ApiShop shop;
        const Answer page = shop.ask("GET /return?out_trade_no=1&trade_status=TRADE_SUCCESS");
        QCOMPARE(page.status, 200);
        QCOMPARE(page.header("Content-Type"), "text/html; charset=utf-8"_ba);
        QVERIFY(page.body.contains("支付确认中") && page.body.contains("Checking the payment"));
        QVERIFY(!page.body.contains("script") && !page.body.contains("out_trade_no"));
        QCOMPARE(page.body, shop.ask("GET /return").body);
    }
};

QTEST_GUILESS_MAIN(TestAccess)
#include "tst_access.moc"
