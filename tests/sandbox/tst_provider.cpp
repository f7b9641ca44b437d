#include "shop.h"

#include "core/json.h"
#include "support/fakeclock.h"

#include <QFile>

using namespace Qt::StringLiterals;

class tst_Provider : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void anOrderIsCreatedPaidToldAndAnswered();
    void theSameRequestAgainIsTheSameOrder();
    void createRefusals_data();
    void createRefusals();
    void apiRefusals_data();
    void apiRefusals();
    void payRefusals_data();
    void payRefusals();
    void ordersAreListedNewestFirst();
    void merchantInfoEchoesTheKey();
    void refundsAreBooked();
    void thePageIsEscapedAndPays();
    void anotherSumIsTold_data();
    void anotherSumIsTold();

    void aLostCallbackIsNeverSent();
    void aLateCallbackComesLate();
    void aDuplicateCallbackComesTwiceOrThrice();
    void anUnacknowledgedCallbackIsRepeated();
    void aTimeoutHoldsTheConnectionOpen();
    void a5xxIsNotDone();
    void aResetIsDoneAndCut();
    void garbageIsNoAnswer();
    void aWrongAmountIsToldForAWhile();
    void faultsAreSwitchedWhileRunning();
    void theSameSeedMeetsTheSameFaults();
    void ordersDoNotDisturbEachOthersDice();

    void theRsaInterfaceIsOffWithoutKeys();
    void theRsaInterfaceServesAWholeOrder();

private:
    void start(const QByteArray &config = "{}");
    WireAnswer create(
        const QByteArray &number, const QByteArray &extraName = {}, const QByteArray &value = {});
    WireAnswer post(const QByteArray &target, const Form &form, int ms = 5000);
    WireAnswer query(const QByteArray &number, int ms = 5000);
    WireAnswer pay(const QByteArray &number);
    QJsonObject ledgerOrder(int index = 0) { return ledger()[u"orders"_s][index].toObject(); }
    QJsonObject ledger() { return ask(m_port, "GET", "/_control/ledger").json(); }
    QByteArray fateSequence(const QByteArray &config, int orders, bool pollsBetween);

    FakeClock m_clock;
    std::unique_ptr<Shop> m_shop;
    std::unique_ptr<SandboxProvider> m_provider;
    quint16 m_port = 0;
};

void tst_Provider::init()
{
    m_clock = FakeClock();
    m_shop = std::make_unique<Shop>();
    QVERIFY(m_shop->listening);
}

void tst_Provider::cleanup()
{
    m_provider.reset();
    m_shop.reset();
}

void tst_Provider::start(const QByteArray &config)
{
    const auto parsed = SandboxConfig::fromJson(config);
    QVERIFY2(parsed, qPrintable(parsed ? QString() : parsed.error().message));
    m_provider = std::make_unique<SandboxProvider>(*parsed, m_clock);
    const auto url = m_provider->start(QHostAddress::LocalHost, 0);
    QVERIFY2(url, qPrintable(url ? QString() : url.error().message));
    QVERIFY(url->startsWith(u"http://127.0.0.1:") && url->endsWith(u'/'));
    m_port = quint16(QUrl(*url).port());
}

WireAnswer tst_Provider::post(const QByteArray &target, const Form &form, int ms)
{
    return ask(m_port, "POST", target, form::encode(form), ms);
}

WireAnswer tst_Provider::create(
    const QByteArray &number, const QByteArray &extraName, const QByteArray &value)
{
    Form request = createRequest(m_provider->config(), number, m_shop->notifyUrl());
    if (!extraName.isEmpty()) {
        request[extraName] = value;
        request["sign"] = epaysign::md5(request, m_provider->config().key);
    }
    return post("/mapi.php", request);
}

WireAnswer tst_Provider::query(const QByteArray &number, int ms)
{
    const Form form { { "act", "order" }, { "pid", m_provider->config().pid.toUtf8() },
        { "key", m_provider->config().key }, { "out_trade_no", number } };
    return ask(m_port, "GET", "/api.php?" + form::encode(form), {}, ms);
}

WireAnswer tst_Provider::pay(const QByteArray &number)
{
    return ask(m_port, "POST", "/_control/pay", "{\"out_trade_no\":\"" + number + "\"}");
}

void tst_Provider::anOrderIsCreatedPaidToldAndAnswered()
{
    start();
    const QJsonObject created = create("ND1").json();
    QCOMPARE(created[u"code"_s].toInt(), 1);
    QCOMPARE(created[u"trade_no"_s].toString(), u"2026112408000000001"_s); // Beijing time
    QVERIFY(created[u"qrcode"_s].toString().startsWith(u"http://127.0.0.1:"_s));

    QJsonObject answer = query("ND1").json();
    QCOMPARE(answer[u"code"_s].toInt(), 1);
    QCOMPARE(answer[u"status"_s].toInt(), 0);
    QCOMPARE(answer[u"money"_s].toString(), u"9.90"_s);
    QCOMPARE(answer[u"pid"_s].toInt(), 1000);
    QCOMPARE(answer[u"addtime"_s].toString(), u"2026-11-24 08:00:00"_s);
    QVERIFY(answer[u"endtime"_s].isNull() && m_shop->callbacks.isEmpty());

    m_clock.advance(std::chrono::seconds(32));
    const WireAnswer paid = pay("ND1");
    QCOMPARE(paid.status, 200);
    QCOMPARE(paid.json()[u"callback"_s].toString(), u"normal"_s);
    QTRY_COMPARE(m_shop->callbacks.size(), 1);
    Form callback = m_shop->callbacks.first();
    QCOMPARE(callback.value("money"), "9.9"_ba); // a PHP float
    QCOMPARE(callback.value("trade_status"), "TRADE_SUCCESS"_ba);
    QCOMPARE(callback.value("trade_no"), "2026112408000000001"_ba);
    QCOMPARE(callback.value("sign"), epaysign::md5(callback, m_provider->config().key));
    QVERIFY(!callback.contains("notify_url"));

    answer = query("ND1").json();
    QCOMPARE(answer[u"status"_s].toInt(), 1);
    QCOMPARE(answer[u"endtime"_s].toString(), u"2026-11-24 08:00:32"_s);
    QTRY_COMPARE(ledgerOrder()[u"callback"_s][u"acknowledged"_s].toInt(), 1);
    const QJsonObject order = ledgerOrder();
    QCOMPARE(order[u"queries"_s].toInt(), 2);
    QCOMPARE(order[u"paid_money"_s].toString(), u"9.90"_s);
    QCOMPARE(order[u"paid_at"_s].toString(), u"2026-11-24T00:00:32.000Z"_s);
    QCOMPARE(order[u"faults"_s].toObject(), QJsonObject());
    QCOMPARE(ledger()[u"totals"_s][u"paid"_s].toInt(), 1);
    QCOMPARE(m_provider->ledger(), ledger());
}

void tst_Provider::theSameRequestAgainIsTheSameOrder()
{
    start();
    const WireAnswer first = create("ND1");
    QCOMPARE(create("ND1").body, first.body);
    QCOMPARE(ledgerOrder()[u"creates"_s].toInt(), 2);
    const QJsonObject changed = create("ND1", "money", "9.91").json();
    QCOMPARE(changed[u"code"_s].toInt(), -1);
    QVERIFY(changed[u"msg"_s].toString().contains(u"有变化"_s));
    QCOMPARE(pay("ND1").status, 200);
    const QJsonObject paid = create("ND1").json();
    QCOMPARE(paid[u"code"_s].toInt(), -1);
    QVERIFY(paid[u"msg"_s].toString().contains(u"已完成支付"_s));
    QCOMPARE(create("ND2").json()[u"trade_no"_s].toString(), u"2026112408000000002"_s);
}

void tst_Provider::createRefusals_data()
{
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<int>("code");
    QTest::addRow("no pid") << "pid"_ba
                            << ""_ba << -4;
    QTest::addRow("a foreign pid") << "pid"_ba
                                   << "1001"_ba << -3;
    QTest::addRow("no order number") << "out_trade_no"_ba
                                     << ""_ba << -4;
    QTest::addRow("an order number with a blank") << "out_trade_no"_ba
                                                  << "a b"_ba << -1;
    QTest::addRow("no amount") << "money"_ba
                               << ""_ba << -1;
    QTest::addRow("nothing to pay") << "money"_ba
                                    << "0.00"_ba << -1;
    QTest::addRow("a negative amount") << "money"_ba
                                       << "-1"_ba << -1;
    QTest::addRow("a third decimal") << "money"_ba
                                     << "9.901"_ba << -1;
    QTest::addRow("no name") << "name"_ba
                             << ""_ba << -1;
    QTest::addRow("no notify_url") << "notify_url"_ba
                                   << ""_ba << -1;
    QTest::addRow("no method") << "type"_ba
                               << ""_ba << -1;
    QTest::addRow("no client address") << "clientip"_ba
                                       << ""_ba << -1;
    QTest::addRow("a client address that is none") << "clientip"_ba
                                                   << "here"_ba << -1;
}

void tst_Provider::createRefusals()
{
    QFETCH(QByteArray, name);
    QFETCH(QByteArray, value);
    QFETCH(int, code);
    start();
    const QJsonObject answer = create("ND1", name, value).json();
    QCOMPARE(answer[u"code"_s].toInt(), code);
    QVERIFY(!answer[u"msg"_s].toString().isEmpty());
    QCOMPARE(ledger()[u"totals"_s][u"orders"_s].toInt(), 0);
}

void tst_Provider::apiRefusals_data()
{
    QTest::addColumn<QByteArray>("query");
    QTest::addColumn<int>("code");
    const QByteArray account = "pid=1000&key=" + SandboxConfig().key;
    QTest::addRow("no act") << account << -5;
    QTest::addRow("an unknown act") << "act=settle&" + account << -5;
    QTest::addRow("no key") << "act=order&pid=1000&out_trade_no=ND1"_ba << -3;
    QTest::addRow("a wrong key") << "act=order&pid=1000&key=x&out_trade_no=ND1"_ba << -3;
    QTest::addRow("a wrong pid") << "act=order&pid=1&key=" + SandboxConfig().key << -3;
    QTest::addRow("no number") << "act=order&" + account << -4;
    QTest::addRow("an unknown number") << "act=order&out_trade_no=ND2&" + account << -1;
    QTest::addRow("an unknown trade_no, which wins")
        << "act=order&trade_no=1&out_trade_no=ND1&" + account << -1;
    QTest::addRow("a refund of an unpaid order") << "act=refund&money=1&out_trade_no=ND1&" + account << -1;
    QTest::addRow("a refund without an amount") << "act=refund&out_trade_no=ND1&" + account << -1;
}

void tst_Provider::apiRefusals()
{
    QFETCH(QByteArray, query);
    QFETCH(int, code);
    start();
    create("ND1");
    QCOMPARE(ask(m_port, "GET", "/api.php?" + query).code(), code);
    QCOMPARE(ask(m_port, "POST", "/api.php", query).code(), code);
}

void tst_Provider::payRefusals_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<int>("status");
    QTest::addRow("an unknown order") << R"({"out_trade_no":"ND2"})"_ba << 404;
    QTest::addRow("no order") << "{}"_ba << 404;
    QTest::addRow("a paid order") << R"({"out_trade_no":"PAID"})"_ba << 409;
    QTest::addRow("a sum that is none") << R"({"out_trade_no":"ND1","money":"x"})"_ba << 400;
    QTest::addRow("no money at all") << R"({"out_trade_no":"ND1","money":"0"})"_ba << 400;
    QTest::addRow("no JSON") << "out_trade_no=ND1"_ba << 400;
}

void tst_Provider::payRefusals()
{
    QFETCH(QByteArray, body);
    QFETCH(int, status);
    start();
    create("ND1");
    create("PAID");
    QCOMPARE(pay("PAID").status, 200);
    QCOMPARE(ask(m_port, "POST", "/_control/pay", body).status, status);
    QCOMPARE(ask(m_port, "GET", "/_control/pay").status, 404);
    QCOMPARE(ledgerOrder()[u"status"_s].toInt(), 0);
}

void tst_Provider::ordersAreListedNewestFirst()
{
    start();
    const QByteArray account = "&pid=1000&key=" + SandboxConfig().key;
    QVERIFY(!ask(m_port, "GET", "/api.php?act=orders" + account).json().contains(u"data"_s));
    for (int i = 1; i <= 60; ++i)
        create("ND" + QByteArray::number(i));
    pay("ND7");
    const auto numbers = [&](const QByteArray &page) {
        QStringList list;
        const WireAnswer answer = ask(m_port, "GET", "/api.php?act=orders" + account + page);
        for (const QJsonValue &row : answer.json()[u"data"_s].toArray())
            list << row[u"out_trade_no"_s].toString();
        return list;
    };
    QCOMPARE(numbers("&limit=2"), (QStringList { u"ND60"_s, u"ND59"_s }));
    QCOMPARE(numbers("&limit=100").size(), 50);
    QCOMPARE(numbers("&limit=50&offset=50").size(), 10);
    QCOMPARE(numbers("&limit=50&offset=50").last(), u"ND1"_s);
    QCOMPARE(numbers("&limit=50&offset=60").size(), 0);
    QCOMPARE(numbers("&limit=50&status=1"), QStringList { u"ND7"_s });
}

void tst_Provider::merchantInfoEchoesTheKey()
{
    start();
    create("ND1");
    pay("ND1");
    const QJsonObject info
        = ask(m_port, "GET", "/api.php?act=query&pid=1000&key=" + SandboxConfig().key).json();
    QCOMPARE(info[u"code"_s].toInt(), 1);
    QCOMPARE(info[u"key"_s].toString().toUtf8(), SandboxConfig().key);
    QCOMPARE(info[u"money"_s].toString(), u"9.90"_s);
}

void tst_Provider::refundsAreBooked()
{
    start();
    create("ND1");
    pay("ND1");
    const auto refund = [&](const QByteArray &money) {
        return post("/api.php?act=refund",
            { { "pid", "1000" }, { "key", SandboxConfig().key }, { "out_trade_no", "ND1" },
                { "money", money } });
    };
    const QJsonObject part = refund("1.50").json();
    QCOMPARE(part[u"code"_s].toInt(), 0);
    QVERIFY(part[u"msg"_s].toString().contains(u"成功"_s) && part[u"msg"_s].toString().endsWith(u"1.5"_s));
    QCOMPARE(query("ND1").json()[u"status"_s].toInt(), 2);
    QCOMPARE(refund("8.41").code(), -1);
    QCOMPARE(refund("8.40").code(), 0); // no idempotency: it was asked twice and paid twice
    QCOMPARE(ledgerOrder()[u"refunded_money"_s].toString(), u"9.90"_s);
    QCOMPARE(ledger()[u"totals"_s][u"refunds"_s].toInt(), 2);
}

void tst_Provider::thePageIsEscapedAndPays()
{
    start();
    Form request = createRequest(m_provider->config(), "ND1", m_shop->notifyUrl());
    request["name"] = "<b>\"x\" & y</b>";
    request["sign"] = epaysign::md5(request, m_provider->config().key);
    const WireAnswer page = ask(m_port, "GET", "/submit.php?" + form::encode(request));
    QCOMPARE(page.status, 200);
    QVERIFY(page.body.contains("&lt;b&gt;&quot;x&quot; &amp; y&lt;/b&gt;") && !page.body.contains("<b>"));
    const qsizetype at = page.body.indexOf("action=\"") + 8;
    const QByteArray action = page.body.mid(at, page.body.indexOf('"', at) - at);
    QCOMPARE(action, "/pay/2026112408000000001"_ba);
    QVERIFY(ask(m_port, "GET", action).body.contains("<form"));
    QVERIFY(ask(m_port, "POST", action, "x=1").body.contains("已支付"));
    QTRY_COMPARE(m_shop->callbacks.size(), 1);
    QCOMPARE(m_shop->callbacks.first().value("name"), "&lt;b&gt;&quot;x&quot; &amp; y&lt;/b&gt;"_ba);
    request["sign"] = "0";
    QVERIFY(!ask(m_port, "GET", "/submit.php?" + form::encode(request)).body.contains("<form"));
    QCOMPARE(ask(m_port, "GET", "/pay/1").status, 404);
    QCOMPARE(ask(m_port, "GET", "/").status, 404);
}

void tst_Provider::anotherSumIsTold_data()
{
    QTest::addColumn<QByteArray>("paid");
    QTest::addColumn<QByteArray>("callbackMoney"); ///< as PHP writes a float
    QTest::addColumn<QString>("queryMoney");
    QTest::addRow("a fen") << "0.01"_ba
                           << "0.01"_ba << u"0.01"_s;
    QTest::addRow("ten fen") << "0.1"_ba
                             << "0.1"_ba << u"0.10"_s;
    QTest::addRow("ten yuan") << "10"_ba
                              << "10"_ba << u"10.00"_s;
    QTest::addRow("ten yuan fifty") << "10.50"_ba
                                    << "10.5"_ba << u"10.50"_s;
}

void tst_Provider::anotherSumIsTold()
{
    QFETCH(QByteArray, paid);
    QFETCH(QByteArray, callbackMoney);
    QFETCH(QString, queryMoney);
    start();
    create("ND1");
    const QByteArray order = "{\"out_trade_no\":\"ND1\",\"money\":\"" + paid + "\"}";
    QCOMPARE(ask(m_port, "POST", "/_control/pay", order).status, 200);
    QTRY_COMPARE(m_shop->callbacks.size(), 1);
    QCOMPARE(m_shop->callbacks.first().value("money"), callbackMoney);
    QCOMPARE(query("ND1").json()[u"money"_s].toString(), queryMoney);
}

void tst_Provider::aLostCallbackIsNeverSent()
{
    start(R"({"speed":10000,"faults":{"lost_callback":1}})"); // an hour is 0.36 s
    create("ND1");
    QCOMPARE(pay("ND1").json()[u"callback"_s].toString(), u"lost"_s);
    QTest::qWait(600);
    QCOMPARE(m_shop->callbacks.size(), 0);
    QCOMPARE(query("ND1").json()[u"status"_s].toInt(), 1);
    QCOMPARE(ledgerOrder()[u"faults"_s][u"lost_callback"_s].toInt(), 1);
    QCOMPARE(ledger()[u"totals"_s][u"fates"_s].toObject(), (QJsonObject { { u"lost"_s, 1 } }));
}

void tst_Provider::aLateCallbackComesLate()
{
    start(R"({"late_after_ms":4000,"speed":10,"faults":{"late_callback":1}})");
    create("ND1");
    QElapsedTimer clock;
    clock.start();
    QCOMPARE(pay("ND1").json()[u"callback"_s].toString(), u"late"_s);
    QTRY_COMPARE(m_shop->callbacks.size(), 1);
    QVERIFY2(clock.elapsed() >= 380, QByteArray::number(clock.elapsed()));
}

void tst_Provider::aDuplicateCallbackComesTwiceOrThrice()
{
    start(R"({"faults":{"duplicate_callback":1}})");
    QSet<int> counts;
    for (int i = 0; i < 10; ++i) {
        const QByteArray number = "ND" + QByteArray::number(i);
        create(number);
        m_shop->callbacks.clear();
        pay(number);
        QTRY_COMPARE(ledgerOrder(i)[u"callback"_s][u"acknowledged"_s].toInt(), int(m_shop->callbacks.size()));
        QTRY_VERIFY(m_shop->callbacks.size() >= 2);
        QCOMPARE(ledgerOrder(i)[u"callback"_s][u"sent"_s].toInt(), int(m_shop->callbacks.size()));
        QCOMPARE(m_shop->callbacks.first(), m_shop->callbacks.last());
        counts.insert(int(m_shop->callbacks.size()));
    }
    QCOMPARE(counts, (QSet<int> { 2, 3 }));
}

/// At the payment and four times more (epay.md section 3), until somebody answers success.
void tst_Provider::anUnacknowledgedCallbackIsRepeated()
{
    start(R"({"speed":10000})");
    m_shop->failures = 100;
    create("ND1");
    pay("ND1");
    QTRY_COMPARE(m_shop->callbacks.size(), 5);
    QTest::qWait(300);
    QCOMPARE(m_shop->callbacks.size(), 5);
    QCOMPARE(ledgerOrder()[u"callback"_s][u"acknowledged"_s].toInt(), 0);

    m_shop->failures = 2;
    create("ND2");
    pay("ND2");
    QTRY_COMPARE(m_shop->callbacks.size(), 8);
    QTest::qWait(300);
    QCOMPARE(m_shop->callbacks.size(), 8);
    QCOMPARE(ledgerOrder(1)[u"callback"_s][u"acknowledged"_s].toInt(), 1);
}

void tst_Provider::aTimeoutHoldsTheConnectionOpen()
{
    start(R"({"faults":{"timeout":1}})");
    Form request = createRequest(m_provider->config(), "ND1", m_shop->notifyUrl());
    const QByteArray body = form::encode(request);
    RawClient client(m_port);
    client.send("POST /mapi.php HTTP/1.1\r\nHost: a\r\nContent-Length: " + QByteArray::number(body.size())
        + "\r\n\r\n" + body);
    QTRY_COMPARE(ledgerOrder()[u"faults"_s][u"timeout"_s].toInt(), 1);
    QVERIFY(!client.waitForClose(300));
    QCOMPARE(client.received, QByteArray());
    QVERIFY2(ledgerOrder()[u"trade_no"_s].isString(), "it was done all the same");
}

void tst_Provider::a5xxIsNotDone()
{
    start(R"({"faults":{"http_5xx":1}})");
    QSet<int> statuses;
    for (int i = 0; i < 30; ++i)
        statuses.insert(create("ND1").status);
    QCOMPARE(statuses, (QSet<int> { 500, 502, 503, 504 }));
    QCOMPARE(ledger()[u"totals"_s][u"orders"_s].toInt(), 0);
    QCOMPARE(ledgerOrder()[u"faults"_s][u"http_5xx"_s].toInt(), 30);
    QCOMPARE(ask(m_port, "GET", "/submit.php").status, 200); // what buyers see is left alone
}

void tst_Provider::aResetIsDoneAndCut()
{
    start(R"({"faults":{"reset":1}})");
    const WireAnswer answer = create("ND1");
    QCOMPARE(answer.status, 0);
    QCOMPARE(ledger()[u"totals"_s][u"orders"_s].toInt(), 1);
    QCOMPARE(ledgerOrder()[u"faults"_s][u"reset"_s].toInt(), 1);
}

void tst_Provider::garbageIsNoAnswer()
{
    start(R"({"faults":{"garbage":1}})");
    QSet<QByteArray> kinds;
    for (int i = 0; i < 40; ++i) {
        const WireAnswer answer = create("ND1");
        QCOMPARE(answer.status, 200);
        QVERIFY2(!QJsonDocument::fromJson(answer.body).isObject(), answer.body);
        kinds.insert(answer.body);
    }
    QCOMPARE(kinds.size(), 4);
    QCOMPARE(ledger()[u"totals"_s][u"orders"_s].toInt(), 1);
}

void tst_Provider::aWrongAmountIsToldForAWhile()
{
    start(R"({"wrong_answers":3,"faults":{"wrong_amount":1}})");
    create("ND1");
    QCOMPARE(query("ND1").json()[u"money"_s].toString(), u"9.90"_s); // unpaid: no news, no lie
    pay("ND1");
    QTRY_COMPARE(m_shop->callbacks.size(), 1);
    Form callback = m_shop->callbacks.first();
    QCOMPARE(callback.value("money"), "0.01"_ba);
    QCOMPARE(callback.value("sign"), epaysign::md5(callback, m_provider->config().key));
    QCOMPARE(query("ND1").json()[u"money"_s].toString(), u"0.01"_s);
    QCOMPARE(query("ND1").json()[u"money"_s].toString(), u"0.01"_s);
    QCOMPARE(query("ND1").json()[u"money"_s].toString(), u"9.90"_s);
    QCOMPARE(ledgerOrder()[u"faults"_s][u"wrong_amount"_s].toInt(), 3);
    QCOMPARE(ledgerOrder()[u"paid_money"_s].toString(), u"9.90"_s);
}

void tst_Provider::faultsAreSwitchedWhileRunning()
{
    start();
    QCOMPARE(create("ND1").code(), 1);
    QCOMPARE(ask(m_port, "POST", "/_control/faults", R"({"http_5xx":1,"lost_callback":1})").status, 200);
    QVERIFY(query("ND1").status >= 500);
    QCOMPARE(ask(m_port, "POST", "/_control/faults", R"({"http_5xx":2})").status, 400);
    QVERIFY(query("ND1").status >= 500);
    QCOMPARE(ask(m_port, "POST", "/_control/faults", R"({"lost_callback":1})").status, 200);
    QCOMPARE(query("ND1").code(), 1);
    create("ND2");
    QCOMPARE(pay("ND1").json()[u"callback"_s].toString(), u"normal"_s); // known before
    QCOMPARE(pay("ND2").json()[u"callback"_s].toString(), u"lost"_s);
}

/// What a series of orders meets, as text.
QByteArray tst_Provider::fateSequence(const QByteArray &config, int orders, bool pollsBetween)
{
    start(config);
    QByteArray sequence;
    for (int i = 0; i < orders; ++i) {
        const QByteArray number = "ND" + QByteArray::number(i);
        for (int tries = 0; tries < 20 && create(number).code() != 1; ++tries)
            sequence += '-';
        if (pollsBetween)
            query("ND0");
        sequence += pay(number).json()[u"callback"_s].toString().toLatin1() + ' ';
    }
    m_provider.reset();
    return sequence;
}

void tst_Provider::theSameSeedMeetsTheSameFaults()
{
    const QByteArray faults = R"("faults":{"lost_callback":0.3,"late_callback":0.2,"duplicate_callback":0.2,)"
                              R"("http_5xx":0.2,"reset":0.2,"garbage":0.2}})";
    const QByteArray first = fateSequence(R"({"seed":7,)" + faults, 30, false);
    QCOMPARE(fateSequence(R"({"seed":7,)" + faults, 30, false), first);
    QVERIFY(fateSequence(R"({"seed":8,)" + faults, 30, false) != first);
    for (const char *seen : { "lost", "late", "duplicate", "normal", "-" })
        QVERIFY2(first.contains(seen), first);
}

void tst_Provider::ordersDoNotDisturbEachOthersDice()
{
    const QByteArray config = R"({"seed":7,"faults":{"lost_callback":0.5,"garbage":0.3}})";
    const QByteArray quiet = fateSequence(config, 20, false);
    QByteArray busy = fateSequence(config, 20, true);
    QCOMPARE(busy, quiet);
}

void tst_Provider::theRsaInterfaceIsOffWithoutKeys()
{
    start();
    QCOMPARE(post("/api/pay/query", { { "pid", "1000" } }).status, 404);
    SandboxConfig config;
    config.platformPrivateKey = "no key";
    SandboxProvider provider(config, m_clock);
    const auto url = provider.start(QHostAddress::LocalHost, 0);
    QVERIFY(!url);
    QCOMPARE(url.error().kind, ErrorClass::BadUsage);
    QVERIFY(url.error().message.contains(u"platform_private_key"_s));
}

/// What the merchant of the RSA interface does: signs its requests, verifies the answers.
class RsaMerchant {
public:
    RsaMerchant()
    {
        QFile file(QStringLiteral(NEVERDROP_SOURCE_DIR "/tests/data/providers/epay.json"));
        if (file.open(QFile::ReadOnly))
            m_keys = QJsonDocument::fromJson(file.readAll()).object()[u"keys"_s].toObject();
    }
    QString key(const QString &name) const { return m_keys[name].toString(); }
    Form sign(Form request, Instant now) const
    {
        request["pid"] = "1000";
        request["timestamp"] = QByteArray::number(toMs(now) / 1000);
        const auto key = RsaPrivateKey::parse(m_keys[u"merchant_private_pkcs8_pem"_s].toString().toUtf8());
        request["sign"] = key->signSha256(epaysign::text(request))->toBase64();
        request["sign_type"] = "RSA";
        return request;
    }
    bool verifies(const Form &texts) const
    {
        const auto key = RsaPublicKey::parse(m_keys[u"platform_public_pem"_s].toString().toUtf8());
        return key->verifySha256(epaysign::text(texts), QByteArray::fromBase64(texts.value("sign")));
    }
    bool verifies(const QByteArray &answer) const
    {
        Form texts;
        const auto document = json::parse(answer);
        for (const auto &[name, value] : document->members()) {
            if (value.isString() || value.isNumber())
                texts[name.toUtf8()] = value.text().toUtf8();
        }
        return verifies(texts);
    }

private:
    QJsonObject m_keys;
};

void tst_Provider::theRsaInterfaceServesAWholeOrder()
{
    const RsaMerchant merchant;
    start(QJsonDocument(QJsonObject { { u"platform_private_key"_s,
                                          merchant.key(u"platform_private_pkcs8_pem_FAKE_PLATFORM"_s) },
                            { u"merchant_public_key"_s, merchant.key(u"merchant_public_pem"_s) } })
              .toJson());
    const auto call = [&](const QByteArray &operation, const Form &parameters) {
        const WireAnswer answer = post("/api/" + operation, merchant.sign(parameters, m_clock.now()));
        return answer.code() != 0 || merchant.verifies(answer.body) ? answer : WireAnswer {};
    };
    const Form order { { "out_trade_no", "ND1" } };
    QCOMPARE(call("pay/query", order).code(), -1);
    Form creating = createRequest(m_provider->config(), "ND1", m_shop->notifyUrl());
    creating["method"] = "web";
    const QJsonObject created = call("pay/create", creating).json();
    QCOMPARE(created[u"pay_type"_s].toString(), u"qrcode"_s);
    QVERIFY(created[u"pay_info"_s].toString().startsWith(u"http://127.0.0.1:"_s));
    QCOMPARE(call("pay/query", order).json()[u"status"_s].toInt(-1), 0);

    QCOMPARE(pay("ND1").status, 200);
    QTRY_COMPARE(m_shop->callbacks.size(), 1);
    QCOMPARE(m_shop->callbacks.first().value("sign_type"), "RSA"_ba);
    QVERIFY(merchant.verifies(m_shop->callbacks.first()));
    QCOMPARE(call("pay/query", order).json()[u"status"_s].toInt(), 1);
    QCOMPARE(call("pay/close", order).code(), -1);

    const Form refund { { "out_trade_no", "ND1" }, { "money", "1.10" }, { "out_refund_no", "RF0001" } };
    const QJsonObject refunded = call("pay/refund", refund).json();
    QCOMPARE(refunded[u"money"_s].toDouble(), 1.1);
    QCOMPARE(call("pay/refund", refund).json()[u"refund_no"_s], refunded[u"refund_no"_s]);
    QCOMPARE(ledgerOrder()[u"refunded_money"_s].toString(), u"1.10"_s);
    QCOMPARE(call("pay/refundquery", { { "out_refund_no", "RF0001" } }).json()[u"status"_s].toInt(), 1);
    QCOMPARE(call("pay/refundquery", { { "out_refund_no", "RF0002" } }).code(), -1);
    QCOMPARE(call("pay/query", order).json()[u"refundmoney"_s].toString(), u"1.10"_s);
    QCOMPARE(call("merchant/info", {}).json()[u"money"_s].toString(), u"8.80"_s);
    QCOMPARE(call("merchant/orders", {}).json()[u"data"_s].toArray().size(), 1);
    QCOMPARE(call("pay/nothing", {}).code(), -5);

    creating["out_trade_no"] = "ND2";
    QCOMPARE(call("pay/create", creating).code(), 0);
    QCOMPARE(call("pay/close", { { "out_trade_no", "ND2" } }).code(), 0);
    QCOMPARE(pay("ND2").status, 409);
}

QTEST_GUILESS_MAIN(tst_Provider)
#include "tst_provider.moc"
