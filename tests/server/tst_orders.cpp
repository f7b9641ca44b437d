#include "server/apishop.h"

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {
const QByteArray Orders = "/api/v1/orders";

Result<HttpReply> replyOf(int status, const QByteArray &body)
{
    HttpReply reply;
    reply.status = status;
    reply.headers.set("Content-Type", "text/html");
    reply.body = body;
    return reply;
}

QStringList idsIn(const Answer &answer)
{
    QStringList ids;
    for (const QJsonValue &order : answer.json()[u"items"].toArray())
        ids.append(order[u"id"].toString());
    return ids;
}
} // namespace

/// What a shop that sells through us gets to see.
class TestOrders : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void anOrderIsAnsweredOnceItsPaymentExists()
    {
        ApiShop shop;
        const Answer answer = shop.post(Orders,
            ApiShop::draft(
                { { u"quantity"_s, 2 }, { u"method"_s, u"alipay"_s }, { u"contact"_s, u"a@b.example"_s },
                    { u"channels"_s, QJsonArray { u"shop"_s } }, { u"client_ip"_s, u"203.0.113.7"_s },
                    { u"return_url"_s, u"https://shop.example/thanks"_s }, { u"request_id"_s, u"r-1"_s } }));
        QCOMPARE(answer.status, 201);
        QCOMPARE(answer.header("Content-Type"), "application/json"_ba);
        const QJsonObject order = answer.json();
        QCOMPARE(order[u"state"].toString(), u"awaiting_payment"_s);
        QCOMPARE(order[u"amount"], QJsonValue(u"19.80"_s));
        QCOMPARE(order[u"currency"], QJsonValue(u"CNY"_s));
        QCOMPARE(order[u"request_id"], QJsonValue(u"r-1"_s));
        QCOMPARE(order[u"contact"], QJsonValue(u"a@b.example"_s));
        QCOMPARE(order[u"payment"][u"qr"].toString(), u"https://qr.example/x"_s);
        QVERIFY(order[u"created_at"].toString().endsWith(u'Z'));
        QVERIFY(order[u"paid"].isNull() && order[u"attention"].isNull() && order[u"delivery"].isNull());
        QCOMPARE(shop.provider.orders.value(Shop::outNo(order)).creates, 1);
        QCOMPARE(shop.get(Orders + '/' + idOf(order)).json(), order);
        for (const char *member : { "id", "sku", "quantity", "provider", "method", "out_trade_no",
                 "provider_trade_no", "channel_trade_no", "refunds", "updated_at" })
            QVERIFY2(order.contains(QLatin1String(member)), member);
    }

    void theSameRequestAgainIsTheSameOrder_data()
    {
        QTest::addColumn<QByteArray>("fields");
        QTest::addColumn<bool>("inBody");
        QTest::addRow("request_id") << ""_ba << true;
        QTest::addRow("Idempotency-Key") << "Idempotency-Key: r-1\r\n"_ba << false;
        QTest::addRow("Idempotency-Key, quoted") << "Idempotency-Key: \"r-1\"\r\n"_ba << false;
    }
    void theSameRequestAgainIsTheSameOrder()
    {
        QFETCH(QByteArray, fields);
        QFETCH(bool, inBody);
        ApiShop shop;
        const QJsonObject named { { u"request_id"_s, u"r-1"_s } };
        const QJsonObject body = ApiShop::draft(inBody ? named : QJsonObject());
        const Answer first = shop.post(Orders, body, fields);
        const Answer again = shop.post(Orders, body, fields);
        QCOMPARE(first.status, 201);
        QCOMPARE(again.status, 200);
        QCOMPARE(again.json(), first.json());
        QCOMPARE(first.text("request_id"), u"r-1"_s);
        QCOMPARE(
            shop.post(Orders, ApiShop::draft(named)).text("id"), first.text("id")); // however it is named
        QCOMPARE(shop.provider.orders.size(), 1);
    }

    void withoutARequestIdEachIsAnOrder()
    {
        ApiShop shop;
        QVERIFY(
            shop.post(Orders, ApiShop::draft()).text("id") != shop.post(Orders, ApiShop::draft()).text("id"));
    }

    void theSameRequestIdWithOtherContentIsRefused_data()
    {
        QTest::addColumn<QJsonObject>("other");
        QTest::addColumn<int>("status");
        QTest::addRow("sku") << QJsonObject { { u"sku"_s, u"other"_s } } << 422;
        QTest::addRow("quantity") << QJsonObject { { u"quantity"_s, 2 } } << 422;
        QTest::addRow("provider") << QJsonObject { { u"provider"_s, u"other"_s } } << 422;
        QTest::addRow("method") << QJsonObject { { u"method"_s, u"wxpay"_s } } << 422;
        QTest::addRow("contact") << QJsonObject { { u"contact"_s, u"c@d.example"_s } } << 422;
        QTest::addRow("channels") << QJsonObject { { u"channels"_s, QJsonArray { u"shop"_s } } } << 422;
        QTest::addRow("client_ip is no content")
            << QJsonObject { { u"client_ip"_s, u"203.0.113.8"_s } } << 200;
    }
    void theSameRequestIdWithOtherContentIsRefused()
    {
        QFETCH(QJsonObject, other);
        QFETCH(int, status);
        ApiShop shop;
        QJsonObject body = ApiShop::draft({ { u"request_id"_s, u"r-1"_s } });
        QCOMPARE(shop.post(Orders, body).status, 201);
        for (auto member = other.begin(); member != other.end(); ++member)
            body.insert(member.key(), member.value());
        const Answer answer = shop.post(Orders, body);
        QVERIFY(status == 200 ? answer.status == 200 : answer.isProblem(status, "different_content"));
        QCOMPARE(idsIn(shop.get(Orders)).size(), 1);
        QCOMPARE(shop.must(u"keys stock"_s, {})[u"items"][0][u"reserved"].toInt(), 1);
    }

    void theSecondRequestWaitsWhileTheFirstStillRuns()
    {
        ApiShop shop;
        const QByteArray body = QJsonDocument(ApiShop::draft({ { u"request_id"_s, u"r-1"_s } })).toJson();
        const QByteArray bytes
            = ApiShop::request("POST " + Orders, ApiShop::bearer(shop.token), body, "127.0.0.1");
        shop.networkAnswers = false;
        RawClient first(shop.port());
        first.send(bytes);
        const size_t before = shop.network.sent.size();
        QVERIFY(shop.until([&] { return shop.network.sent.size() > before; }));
        RawClient second(shop.port());
        second.send(bytes);
        for (int i = 0; i < 3; ++i) // the listener is free meanwhile, and had time to read the second
            QCOMPARE(shop.ask("GET /return").status, 200);
        QCOMPARE(first.received + second.received, ""_ba);
        shop.networkAnswers = true;
        QVERIFY(shop.until([&] { return first.isClosed() && second.isClosed(); }));
        QCOMPARE(first.status(), 201);
        QCOMPARE(second.status(), 200);
        QCOMPARE(Answer(first).text("id"), Answer(second).text("id"));
        QCOMPARE(Answer(second).json()[u"payment"][u"qr"].toString(), u"https://qr.example/x"_s);
        QCOMPARE(shop.provider.orders.begin()->creates, 1);
    }

    void whatIsNoOrderIsRefused_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addRow("nothing") << ""_ba;
        QTest::addRow("text") << "sku=card"_ba;
        QTest::addRow("a list") << "[]"_ba;
        QTest::addRow("cut off") << "{'sku':'card','provider':'ep'"_ba;
        QTest::addRow("a member twice") << "{'sku':'card','sku':'card','provider':'ep'}"_ba;
        QTest::addRow("not UTF-8") << "{'sku':'\xff','provider':'ep'}"_ba;
        QTest::addRow("an unknown member") << "{'sku':'card','provider':'ep','price':'0.01'}"_ba;
        QTest::addRow("a member of the engine's") << "{'sku':'card','provider':'ep','via_api':false}"_ba;
        QTest::addRow("no sku") << "{'provider':'ep'}"_ba;
        QTest::addRow("no provider") << "{'sku':'card'}"_ba;
        QTest::addRow("a number as sku") << "{'sku':1,'provider':'ep'}"_ba;
        QTest::addRow("none") << "{'sku':'card','provider':'ep','quantity':0}"_ba;
        QTest::addRow("less than none") << "{'sku':'card','provider':'ep','quantity':-1}"_ba;
        QTest::addRow("a half") << "{'sku':'card','provider':'ep','quantity':0.5}"_ba;
        QTest::addRow("a text as quantity") << "{'sku':'card','provider':'ep','quantity':'1'}"_ba;
        QTest::addRow("a channel that is a number") << "{'sku':'card','provider':'ep','channels':[1]}"_ba;
        QTest::addRow("a method not on offer") << "{'sku':'card','provider':'ep','method':'cash'}"_ba;
    }
    void whatIsNoOrderIsRefused()
    {
        QFETCH(QByteArray, body);
        body.replace('\'', '"');
        ApiShop shop;
        QVERIFY(shop.ask("POST " + Orders, ApiShop::bearer(shop.token), body).isProblem(400));
        QVERIFY(idsIn(shop.get(Orders)).isEmpty());
        QCOMPARE(shop.must(u"keys stock"_s, {})[u"items"][0][u"available"].toInt(), 5);
        QVERIFY(shop.provider.orders.isEmpty());
    }

    void whatIsNotThereIsNotFound_data()
    {
        QTest::addColumn<QJsonObject>("other");
        QTest::addRow("product") << QJsonObject { { u"sku"_s, u"none"_s } };
        QTest::addRow("provider") << QJsonObject { { u"provider"_s, u"none"_s } };
        QTest::addRow("channel") << QJsonObject { { u"channels"_s, QJsonArray { u"none"_s } } };
    }
    void whatIsNotThereIsNotFound()
    {
        QFETCH(QJsonObject, other);
        ApiShop shop;
        QVERIFY(shop.post(Orders, ApiShop::draft(other)).isProblem(404, "not_found"));
        QVERIFY(idsIn(shop.get(Orders)).isEmpty());
    }

    void moreThanThereAreIsOutOfStock()
    {
        ApiShop shop(2);
        QVERIFY(shop.post(Orders, ApiShop::draft({ { u"quantity"_s, 3 } })).isProblem(409, "out_of_stock"));
        QCOMPARE(shop.post(Orders, ApiShop::draft({ { u"quantity"_s, 2 } })).status, 201);
        QVERIFY(shop.post(Orders, ApiShop::draft()).isProblem(409, "out_of_stock"));
        QCOMPARE(shop.provider.orders.size(), 1);
    }

    void tooManyUnpaidOrdersAreRefused_data()
    {
        QTest::addColumn<QJsonObject>("buyer");
        QTest::addColumn<int>("allowed");
        QTest::addRow("of one contact") << QJsonObject { { u"contact"_s, u"a@b.example"_s } } << 3;
        QTest::addRow("from one address") << QJsonObject { { u"client_ip"_s, u"203.0.113.7"_s } } << 5;
        QTest::addRow("of nobody in particular") << QJsonObject() << 7;
    }
    void tooManyUnpaidOrdersAreRefused()
    {
        QFETCH(QJsonObject, buyer);
        QFETCH(int, allowed);
        ApiShop shop(7);
        for (int i = 0; i < allowed; ++i)
            QCOMPARE(shop.post(Orders, ApiShop::draft(buyer)).status, 201);
        if (!buyer.isEmpty())
            QVERIFY(shop.post(Orders, ApiShop::draft(buyer)).isProblem(429, "too_many_open"));
        QCOMPARE(idsIn(shop.get(Orders)).size(), allowed);
    }

    void aProviderThatDoesNotAnswerRightKeepsTheOrderForTheNextRequest_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("body");
        QTest::addRow("down") << 0 << ""_ba;
        QTest::addRow("server error") << 500 << "{}"_ba;
        QTest::addRow("an HTML page") << 200 << "<html>maintenance</html>"_ba;
        QTest::addRow("rate limited") << 429 << ""_ba;
    }
    void aProviderThatDoesNotAnswerRightKeepsTheOrderForTheNextRequest()
    {
        QFETCH(int, status);
        QFETCH(QByteArray, body);
        ApiShop shop;
        shop.fault = [&](const HttpRequest &) -> std::optional<Result<HttpReply>> {
            return status ? replyOf(status, body) : fail(ErrorClass::Unreachable, u"connection refused"_s);
        };
        const QJsonObject asked = ApiShop::draft({ { u"request_id"_s, u"r-1"_s } });
        const Answer refused = shop.post(Orders, asked);
        QVERIFY(refused.isProblem(503));
        const QJsonObject kept = refused.json()[u"order"].toObject();
        QCOMPARE(kept[u"state"].toString(), u"awaiting_payment"_s);
        shop.fault = {};
        shop.pass(10min); // long enough for every class of error, and not yet expired
        const Answer again = shop.post(Orders, asked);
        QCOMPARE(again.status, 200);
        QCOMPARE(again.text("id"), kept[u"id"].toString());
        QVERIFY(!again.json()[u"payment"][u"qr"].toString().isEmpty());
        QCOMPARE(idsIn(shop.get(Orders)).size(), 1);
    }

    void inQuarantineNothingIsSold()
    {
        ApiShop shop;
        const QJsonObject asked = ApiShop::draft({ { u"request_id"_s, u"r-1"_s } });
        shop.engine->write<bool>(
            [](Fulfilment &step) -> Result<bool> {
                auto set = FolderRepository(step.db()).setMeta(u"quarantine"_s, u"a copy"_s);
                return set ? Result<bool>(true) : fail(set.error());
            },
            [&](Result<bool>) { shop.engine->reloadRules([](Result<>) {}); });
        shop.settle();
        QVERIFY(shop.post(Orders, asked).isProblem(503, "quarantined"));
        QCOMPARE(shop.must(u"keys stock"_s, {})[u"items"][0][u"available"].toInt(), 5);
        shop.must(u"quarantine release"_s, {});
        QCOMPARE(shop.post(Orders, asked).status, 201);
    }

    void ordersComeInPagesNewestFirst()
    {
        ApiShop shop;
        QStringList made;
        for (int i = 0; i < 5; ++i) {
            made.prepend(Shop::id(shop.order()));
            shop.clock.advance(1s);
        }
        QStringList seen;
        QByteArray target = Orders + "?limit=2";
        QList<int> sizes;
        for (QByteArray next = ""; !next.isNull();) {
            const Answer page = shop.get(target + (next.isEmpty() ? "" : "&before=" + next));
            QCOMPARE(page.status, 200);
            sizes.append(int(idsIn(page).size()));
            seen += idsIn(page);
            const QJsonValue cursor = page.json().value(u"next"_s);
            QVERIFY(cursor.isString() || cursor.isNull());
            next = cursor.isString() ? cursor.toString().toLatin1() : QByteArray();
        }
        QCOMPARE(seen, made);
        QCOMPARE(sizes, (QList { 2, 2, 1 }));
    }

    void ordersAreFound()
    {
        ApiShop shop;
        const QJsonObject done = shop.delivered();
        const QJsonObject open
            = shop.post(Orders, ApiShop::draft({ { u"contact"_s, u"li@b.example"_s } })).json();
        const auto found = [&](const QByteArray &query) { return idsIn(shop.get(Orders + '?' + query)); };
        const QStringList first { Shop::id(done) }, second { Shop::id(open) };
        QCOMPARE(found("state=delivered"), first);
        QCOMPARE(found("state=awaiting_payment"), second);
        QCOMPARE(found("search=li%40b.example"), second);
        QCOMPARE(found("search=" + Shop::outNo(done).toLatin1()), first);
        QCOMPARE(found("search=KEY-1"), first);
        QCOMPARE(found("search=nobody"), QStringList());
        QCOMPARE(found("attention=1"), QStringList());
        QCOMPARE(found("attention=false").size(), 2);
        shop.provider.lieAboutMoney = u"0.01"_s;
        shop.provider.pay(Shop::outNo(open));
        shop.pass(10s);
        for (const char *query : { "attention=1", "attention=true", "attention", "attention=" })
            QCOMPARE(found(query), second);
    }

    void aQuestionThatMakesNoSenseIsRefused_data()
    {
        QTest::addColumn<QByteArray>("query");
        for (const char *query : { "limit=0", "limit=-1", "limit=1001", "limit=many", "limit=", "state=lost",
                 "attention=perhaps" })
            QTest::addRow("%s", query) << QByteArray(query);
    }
    void aQuestionThatMakesNoSenseIsRefused()
    {
        QFETCH(QByteArray, query);
        ApiShop shop;
        QVERIFY(shop.get(Orders + '?' + query).isProblem(400, "bad_usage"));
    }

    void anUnknownOrderIsNotFound_data()
    {
        QTest::addColumn<QByteArray>("line");
        QTest::addRow("show") << "GET /api/v1/orders/01JD0000000000000000000000"_ba;
        QTest::addRow("not even an id") << "GET /api/v1/orders/%27%3B--"_ba;
        for (const char *step : { "check", "resend", "cancel" })
            QTest::addRow("%s", step) << "POST /api/v1/orders/01JD0000000000000000000000/" + QByteArray(step);
        QTest::addRow("cards") << "GET /api/v1/orders/01JD0000000000000000000000/cards"_ba;
    }
    void anUnknownOrderIsNotFound()
    {
        QFETCH(QByteArray, line);
        ApiShop shop;
        QVERIFY(shop.ask(line, ApiShop::bearer(shop.token)).isProblem(404, "not_found"));
    }

    void otherMethodsAndStepsDoNotExist()
    {
        ApiShop shop;
        const QByteArray order = Orders + '/' + idOf(shop.order());
        for (const auto &[line, allowed] : { std::pair("GET " + order + "/cancel", "POST"_ba),
                 std::pair("POST " + order + "/cards", "GET"_ba), std::pair("POST " + order, "GET"_ba),
                 std::pair("OPTIONS " + Orders, "GET, POST"_ba) }) {
            const Answer answer = shop.ask(line, ApiShop::bearer(shop.token));
            QVERIFY2(answer.isProblem(405), line.constData());
            QCOMPARE(answer.header("Allow"), allowed);
        }
        for (const QByteArray &step :
            { "/confirm"_ba, "/refund"_ba, "/check/now"_ba }) // money stays with people
            QVERIFY(shop.post(order + step).isProblem(404));
        QCOMPARE(shop.get(order).text("state"), u"awaiting_payment"_s);
    }

    void checkingAsksTheProviderNow()
    {
        ApiShop shop;
        const QJsonObject order = shop.order();
        shop.provider.pay(Shop::outNo(order));
        const Answer answer = shop.post(Orders + '/' + idOf(order) + "/check");
        QCOMPARE(answer.status, 200);
        QVERIFY(!answer.json()[u"paid"].isNull());
        QVERIFY(shop.until([&] { return shop.state(order) == u"delivered"_s; }));
    }

    void cancellingFreesTheKeysAndOnlyWorksUnpaid()
    {
        ApiShop shop;
        const QJsonObject order = shop.order();
        const Answer answer = shop.post(Orders + '/' + idOf(order) + "/cancel");
        QCOMPARE(answer.status, 200);
        QCOMPARE(answer.text("state"), u"cancelled"_s);
        QCOMPARE(shop.must(u"keys stock"_s, {})[u"items"][0][u"available"].toInt(), 5);
        const QByteArray sold = Orders + '/' + idOf(shop.delivered());
        QVERIFY(shop.post(sold + "/cancel").isProblem(409, "wrong_state"));
        QCOMPARE(shop.get(sold).text("state"), u"delivered"_s);
    }

    void resendingDeliversTheSameKeysAgain()
    {
        ApiShop shop;
        const QJsonObject order = shop.delivered();
        const QStringList before = shop.inbox.value(Shop::id(order));
        const Answer answer = shop.post(Orders + '/' + idOf(order) + "/resend");
        QCOMPARE(answer.status, 200);
        QCOMPARE(answer.text("state"), u"delivered"_s);
        QCOMPARE(answer.json()[u"delivery"][u"resend"].toInt(), 1);
        QCOMPARE(shop.deliveries, 2);
        QCOMPARE(shop.inbox.value(Shop::id(order)), before);
        QVERIFY(shop.post(Orders + '/' + idOf(shop.order()) + "/resend").isProblem(409, "wrong_state"));
    }

    void keysAreShownOncePaidAndThatIsNoted()
    {
        ApiShop shop;
        const QJsonObject unpaid = shop.order();
        const Answer refused = shop.get(Orders + '/' + idOf(unpaid) + "/cards");
        QVERIFY(refused.isProblem(409, "wrong_state"));
        QVERIFY(!refused.body.contains("KEY-"));
        const QJsonObject order = shop.delivered();
        const Answer answer = shop.get(Orders + '/' + idOf(order) + "/cards");
        QCOMPARE(answer.status, 200);
        QCOMPARE(answer.text("order_id"), Shop::id(order));
        QCOMPARE(answer.json()[u"cards"], QJsonValue(QJsonArray { u"KEY-2"_s }));
        const QJsonValue noted = shop.must(u"audit list"_s, {})[u"items"][0];
        QCOMPARE(noted[u"action"].toString(), u"order.cards"_s);
        QCOMPARE(noted[u"actor"].toString(), u"api:default"_s);
        QCOMPARE(noted[u"subject"].toString(), Shop::id(order));
    }

    void moreThanAMebibyteIsRefused()
    {
        ApiShop shop;
        const QByteArray big = "{\"sku\":\"" + QByteArray(2 << 20, 'x') + "\"}";
        QVERIFY(shop.ask("POST " + Orders, ApiShop::bearer(shop.token), big).isProblem(413));
        QCOMPARE(shop.get(Orders).status, 200);
    }

    void whatCannotBeStoredIsNotSold()
    {
        ApiShop shop;
        const QJsonObject asked = ApiShop::draft({ { u"request_id"_s, u"r-1"_s } });
        shop.refuseWriting(true);
        QVERIFY(shop.post(Orders, asked).isProblem(503, "local"));
        shop.refuseWriting(false);
        QVERIFY(shop.provider.orders.isEmpty());
        QCOMPARE(shop.post(Orders, asked).status, 201);
    }
};

QTEST_GUILESS_MAIN(TestOrders)
#include "tst_orders.moc"
