#include "server/apishop.h"

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {
/// A callback as `ep` would send it, but for `changed`; the signature is right.
QByteArray signedCallback(
    ApiShop &shop, const QJsonObject &order, const QMap<QByteArray, QByteArray> &changed)
{
    const QString number = Shop::outNo(order);
    QMap<QByteArray, QByteArray> fields { { "money", "9.90" }, { "name", "x" },
        { "out_trade_no", number.toLatin1() }, { "pid", EpayDouble::pid().toLatin1() },
        { "trade_no", shop.provider.orders.value(number).tradeNo.toLatin1() },
        { "trade_status", "TRADE_SUCCESS" }, { "type", "alipay" } };
    fields.insert(changed);
    QByteArray text;
    for (auto field = fields.cbegin(); field != fields.cend(); ++field)
        text += (text.isEmpty() ? "" : "&") + field.key() + '=' + field.value();
    const QByteArray digest = QCryptographicHash::hash(text + EpayDouble::key(), QCryptographicHash::Md5);
    return text + "&sign=" + digest.toHex() + "&sign_type=MD5";
}

QByteArray paidCallback(ApiShop &shop, const QJsonObject &order)
{
    shop.provider.pay(Shop::outNo(order));
    return shop.provider.callback(Shop::outNo(order));
}

const auto Form = "Content-Type: application/x-www-form-urlencoded\r\n"_ba;
} // namespace

/// What a payment provider gets to see of us.
class TestCallbacks : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theProviderIsAnsweredInItsOwnWordsAndTheGoodsMove_data()
    {
        QTest::addColumn<bool>("posted");
        QTest::addRow("GET") << false;
        QTest::addRow("POST") << true;
    }
    void theProviderIsAnsweredInItsOwnWordsAndTheGoodsMove()
    {
        QFETCH(bool, posted);
        ApiShop shop;
        const QJsonObject order = shop.order();
        const QByteArray callback = paidCallback(shop, order);
        for (int i = 0; i < 3; ++i) { // repeats get the same answer
            const Answer answer = posted ? shop.ask("POST /notify/ep", Form, callback)
                                         : shop.ask("GET /notify/ep?" + callback);
            QCOMPARE(answer.status, 200);
            QCOMPARE(answer.body, "success"_ba);
            QVERIFY(answer.header("Content-Type").startsWith("text/plain"));
        }
        QVERIFY(shop.until([&] { return shop.state(order) == u"delivered"_s; }));
        QCOMPARE(shop.deliveries, 1);
        QCOMPARE(shop.show(order)[u"paid"][u"source"].toString(), u"callback"_s);
    }

    void whatIsForgedOrDoesNotFitNeverDelivers_data()
    {
        QTest::addColumn<QByteArray>("name");
        QTest::addColumn<QByteArray>("value");
        QTest::addRow("a cheaper amount") << "money"_ba
                                          << "0.01"_ba;
        QTest::addRow("another merchant") << "pid"_ba
                                          << "9999"_ba;
        QTest::addRow("another status") << "trade_status"_ba
                                        << "TRADE_CLOSED"_ba;
        QTest::addRow("the wrong signature") << "sign"_ba
                                             << ""_ba;
    }
    void whatIsForgedOrDoesNotFitNeverDelivers()
    {
        QFETCH(QByteArray, name);
        QFETCH(QByteArray, value);
        ApiShop shop;
        const QJsonObject order = shop.order();
        QByteArray callback = signedCallback(shop, order, {});
        if (name == "sign")
            callback.replace("type=alipay", "type=wxpay"); // under the old signature
        else
            callback = signedCallback(shop, order, { { name, value } });
        // An honest callback would make the query find it paid: here even that must not happen.
        const int asked = shop.provider.orders.value(Shop::outNo(order)).queries;
        const Answer answer = shop.ask("POST /notify/ep", Form, callback);
        QCOMPARE(answer.status, 200);
        QVERIFY(name == "trade_status" || answer.body == "fail");
        QCOMPARE(shop.provider.orders.value(Shop::outNo(order)).queries, asked);
        QCOMPARE(shop.state(order), u"awaiting_payment"_s);
        QCOMPARE(shop.deliveries, 0);
        QVERIFY(shop.chainIsIntact());
    }

    void noiseIsRefusedInTheProvidersWords_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addRow("nothing") << ""_ba;
        QTest::addRow("JSON") << "{\"out_trade_no\":\"1\"}"_ba;
        QTest::addRow("bytes") << "\xff\xfe=%zz&&&=\0"_ba;
    }
    void noiseIsRefusedInTheProvidersWords()
    {
        QFETCH(QByteArray, body);
        ApiShop shop;
        const Answer answer = shop.ask("POST /notify/ep", Form, body);
        QCOMPARE(answer.status, 200);
        QCOMPARE(answer.body, "fail"_ba);
    }

    void anOrderNobodyKnowsIsTakenNoteOf()
    {
        ApiShop shop;
        const QJsonObject order = shop.order();
        const QByteArray callback = signedCallback(shop, order, { { "out_trade_no", "OTHER-1" } });
        QCOMPARE(shop.ask("GET /notify/ep?" + callback).body, "success"_ba); // else it comes for days
        QCOMPARE(shop.state(order), u"awaiting_payment"_s);
        QCOMPARE(shop.deliveries, 0);
    }

    void aProviderNobodyKnowsIsNotFound()
    {
        ApiShop shop;
        const QByteArray callback = paidCallback(shop, shop.order());
        QVERIFY(shop.ask("GET /notify/nobody?" + callback).isProblem(404, "not_found"));
        QVERIFY(shop.ask("POST /notify/", Form, callback).isProblem(404));
        QVERIFY(shop.ask("POST /notify/EP", Form, callback).isProblem(404));
    }

    void otherMethodsAreNotAllowed()
    {
        ApiShop shop;
        const Answer answer = shop.ask("OPTIONS /notify/ep");
        QVERIFY(answer.isProblem(405));
        QCOMPARE(answer.header("Allow"), "GET, POST"_ba);
        QVERIFY(shop.ask("DELETE /notify/ep").isProblem(405));
    }

    void twoMebibytesAreRefusedAtOnceWhenAnnounced()
    {
        ApiShop shop;
        RawClient client(shop.port());
        client.send("POST /notify/ep HTTP/1.1\r\nHost: x\r\n" + Form + "Content-Length: 2097152\r\n\r\n");
        QVERIFY(
            shop.until([&] { return client.received.contains("\r\n\r\n"); })); // not a byte of it was sent
        QVERIFY(shop.until([&] { return Answer(client).status == 413 && !Answer(client).json().isEmpty(); }));
        QVERIFY(Answer(client).isProblem(413));
    }

    void twoMebibytesAreRefusedWhenTheyComeUnannounced()
    {
        ApiShop shop;
        RawClient client(shop.port());
        QByteArray body;
        for (int i = 0; i < 32; ++i)
            body += "10000\r\n" + QByteArray(0x10000, 'x') + "\r\n";
        client.send(
            "POST /notify/ep HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n" + body + "0\r\n\r\n");
        QVERIFY(shop.until([&] { return client.isClosed(); }));
        QVERIFY(Answer(client).isProblem(413));
    }

    void oneMebibyteIsRead()
    {
        ApiShop shop;
        const QJsonObject order = shop.order();
        QByteArray callback = paidCallback(shop, order);
        const Answer answer = shop.ask("POST /notify/ep", Form, QByteArray(1 << 20, 'x'));
        QCOMPARE(answer.body, "fail"_ba); // understood as no callback of theirs
        QCOMPARE(shop.ask("POST /notify/ep", Form, callback).body, "success"_ba);
    }

    void whileNothingCanBeStoredTheProviderIsToComeAgain()
    {
        ApiShop shop;
        const QJsonObject order = shop.order();
        const QByteArray callback = paidCallback(shop, order);
        shop.refuseWriting(true);
        const Answer refused = shop.ask("POST /notify/ep", Form, callback);
        QVERIFY(refused.isProblem(503, "local"));
        QVERIFY(!refused.body.contains("success"));
        shop.refuseWriting(false);
        QCOMPARE(shop.deliveries, 0);
        QCOMPARE(shop.ask("POST /notify/ep", Form, callback).body, "success"_ba);
        shop.pass(10s); // the queue, too, tries its disk again after a while
        QCOMPARE(shop.state(order), u"delivered"_s);
        QCOMPARE(shop.deliveries, 1);
    }

    void aFloodOfForgeriesIsCountedAndNotLogged()
    {
        ApiShop shop;
        const auto entries = [&] { return shop.must(u"trace verify"_s, {})[u"entries"].toInt(); };
        const int before = entries();
        for (int i = 0; i < 30; ++i)
            QCOMPARE(shop.ask("GET /notify/ep?out_trade_no=" + QByteArray::number(i)).body, "fail"_ba);
        QVERIFY2(entries() - before <= 21, qPrintable(QString::number(entries() - before)));
        QVERIFY(entries() > before);
    }
};

QTEST_GUILESS_MAIN(TestCallbacks)
#include "tst_callbacks.moc"
