#include "support/shop.h"

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

/// Whole stories of orders, told by what the buyer, the provider and the merchant see.
class TestMoney : public QObject {
    Q_OBJECT

    static Result<HttpReply> status(int code, const QByteArray &body = {})
    {
        HttpReply reply;
        reply.status = code;
        reply.body = body;
        return reply;
    }
    static bool isDelivery(const HttpRequest &request) { return request.url.host() == u"shop.example"_s; }

    static HttpReply answered(int status)
    {
        HttpReply reply;
        reply.status = status;
        return reply;
    }

private Q_SLOTS:
    void aLostCallbackCostsSeconds()
    {
        Shop shop;
        shop.furnish(3);
        const QJsonObject order = shop.order();
        QCOMPARE(shop.state(order), u"awaiting_payment"_s);
        shop.pass(20s);
        shop.provider.pay(Shop::outNo(order));
        shop.pass(6s); // the schedule asks at least every six seconds at this age
        QCOMPARE(shop.state(order), u"delivered"_s);
        QCOMPARE(shop.show(order)[u"paid"][u"source"].toString(), u"query"_s);
        QCOMPARE(shop.inbox.value(Shop::id(order)), QStringList { u"KEY-1"_s });
        QVERIFY(shop.chainIsIntact());
    }

    void aCallbackIsConfirmedByAskingAndRepeatsChangeNothing()
    {
        Shop shop;
        shop.furnish(3);
        const QJsonObject order = shop.order();
        shop.provider.pay(Shop::outNo(order));
        for (int i = 0; i < 20; ++i)
            QCOMPARE(shop.callback(shop.provider.callback(Shop::outNo(order))), "success"_ba);
        QCOMPARE(shop.state(order), u"delivered"_s);
        QCOMPARE(shop.show(order)[u"paid"][u"source"].toString(), u"callback"_s);
        QCOMPARE(shop.deliveries, 1);
        QCOMPARE(shop.provider.orders[Shop::outNo(order)].queries, 1);
    }

    void aCallbackForAnUnpaidOrderDeliversNothing()
    {
        Shop shop;
        shop.furnish(3);
        const QJsonObject order = shop.order();
        QCOMPARE(shop.callback(shop.provider.callback(Shop::outNo(order))),
            "success"_ba); // signed, but the query says unpaid
        QCOMPARE(shop.state(order), u"awaiting_payment"_s);
        QCOMPARE(shop.deliveries, 0);
    }

    void aForgedCallbackIsRefused()
    {
        Shop shop;
        shop.furnish(1);
        const QJsonObject order = shop.order();
        QByteArray forged = shop.provider.callback(Shop::outNo(order));
        forged.replace("money=9.90", "money=0.01");
        QCOMPARE(shop.callback(forged), "fail"_ba);
        QCOMPARE(shop.state(order), u"awaiting_payment"_s);
    }

    void aProviderThatLiesAboutTheAmountHeals()
    {
        Shop shop;
        shop.furnish(1);
        const QJsonObject order = shop.order();
        shop.provider.pay(Shop::outNo(order));
        shop.provider.lieAboutMoney = u"0.01"_s;
        shop.pass(5s);
        QCOMPARE(shop.attention(order), u"amount_mismatch"_s);
        QCOMPARE(shop.deliveries, 0);
        shop.provider.lieAboutMoney.clear();
        shop.pass(10s);
        QCOMPARE(shop.state(order), u"delivered"_s);
        QCOMPARE(shop.attention(order), QString());
    }

    void anUnpaidOrderExpiresAfterOneMoreQuestionAndFreesItsKeys()
    {
        Shop shop;
        shop.furnish(1);
        const QJsonObject order = shop.order();
        shop.pass(15min - 1s);
        QCOMPARE(shop.state(order), u"awaiting_payment"_s);
        QCOMPARE(shop.must(u"keys stock"_s, {})[u"items"][0][u"reserved"].toInt(), 1);
        const int before = shop.provider.orders[Shop::outNo(order)].queries;
        shop.pass(3s);
        QCOMPARE(shop.state(order), u"expired"_s);
        QVERIFY(shop.provider.orders[Shop::outNo(order)].queries > before);
        QCOMPARE(shop.must(u"keys stock"_s, {})[u"items"][0][u"available"].toInt(), 1);
    }

    void aPaymentAfterTheExpiryStillDelivers()
    {
        Shop shop;
        shop.furnish(1);
        const QJsonObject order = shop.order();
        shop.pass(16min);
        QCOMPARE(shop.state(order), u"expired"_s);
        shop.provider.pay(Shop::outNo(order));
        shop.pass(1h + 1min); // after a quarter of an hour it is asked about hourly
        QCOMPARE(shop.state(order), u"delivered"_s);
        QCOMPARE(shop.inbox.size(), 1);
    }

    void theDeadProviderHoldsTheKeysSixHoursAtMost()
    {
        Shop shop;
        shop.furnish(1);
        const QJsonObject order = shop.order();
        shop.fault = [](const HttpRequest &request) -> std::optional<Result<HttpReply>> {
            if (request.url.host() == u"pay.example"_s)
                return fail(ErrorClass::Unreachable, u"refused"_s);
            return {};
        };
        shop.pass(5h);
        QCOMPARE(shop.state(order), u"awaiting_payment"_s); // could not tell is not unpaid
        shop.pass(2h);
        QCOMPARE(shop.state(order), u"expired"_s);
        QCOMPARE(shop.attention(order), u"provider_unreachable"_s);
        shop.fault = {};
        shop.provider.pay(Shop::outNo(order));
        shop.pass(2h);
        QCOMPARE(shop.state(order), u"delivered"_s);
        QCOMPARE(shop.attention(order), QString());
    }

    void paidWithoutStockWaitsAndTheImportFillsOldestFirst()
    {
        Shop shop;
        shop.furnish(2);
        const QJsonObject first = shop.order();
        const QJsonObject second = shop.order();
        shop.pass(16min);
        QCOMPARE(shop.state(first), u"expired"_s);
        const QJsonObject third = shop.order(2); // takes what the two had
        shop.provider.pay(Shop::outNo(third));
        shop.pass(10s);
        shop.provider.pay(Shop::outNo(first));
        shop.pass(61min);
        shop.provider.pay(Shop::outNo(second));
        shop.pass(61min);
        QCOMPARE(shop.state(first), u"paid"_s);
        QCOMPARE(shop.attention(first), u"out_of_stock"_s);
        shop.stock(1);
        shop.pass(1s);
        QCOMPARE(shop.state(first), u"delivered"_s);
        QCOMPARE(shop.state(second), u"paid"_s);
        shop.stock(5);
        shop.pass(1s);
        QCOMPARE(shop.state(second), u"delivered"_s);
        QCOMPARE(shop.attention(second), QString());
        QVERIFY(shop.nothingSoldTwice());
    }

    void noOversellUnderMoreBuyersThanKeys()
    {
        Shop shop;
        shop.furnish(5);
        int sold = 0;
        for (int i = 0; i < 8; ++i)
            sold += !shop.order().isEmpty();
        QCOMPARE(sold, 5);
        QCOMPARE(
            exitCodeFor(shop.ask(u"order create"_s, { { u"sku"_s, u"card"_s }, { u"provider"_s, u"ep"_s } })
                            .value.error()
                            .kind),
            4);
    }

    void aFailingShopClimbsTheTiersThenAPersonIsAskedAndTheSlowTierHeals()
    {
        Shop shop;
        shop.furnish(1);
        shop.must(u"config set"_s, { { u"key"_s, u"retry.jitter"_s }, { u"value"_s, u"0"_s } });
        QList<qint64> at;
        shop.fault = [&](const HttpRequest &request) -> std::optional<Result<HttpReply>> {
            if (!isDelivery(request))
                return {};
            at.append(toMs(shop.clock.now()));
            return status(500);
        };
        const QJsonObject order = shop.order();
        shop.provider.pay(Shop::outNo(order));
        shop.pass(5min);
        QList<qint64> waits;
        for (qsizetype i = 1; i < at.size(); ++i)
            waits.append(at[i] - at[i - 1]);
        QCOMPARE(waits, (QList<qint64> { 1000, 5000, 60'000, 60'000, 60'000 }));
        QCOMPARE(shop.state(order), u"delivering"_s);
        QCOMPARE(shop.attention(order), u"retries_exhausted"_s);
        shop.fault = {};
        shop.pass(11min); // the first wait of the slow tier is ten minutes
        QCOMPARE(shop.state(order), u"delivered"_s);
        QCOMPARE(shop.attention(order), QString());
        QCOMPARE(shop.inbox.size(), 1);
    }

    void everyAttemptCarriesTheSameBytesAndId()
    {
        Shop shop;
        shop.furnish(1);
        std::vector<HttpRequest> attempts;
        shop.fault = [&](const HttpRequest &request) -> std::optional<Result<HttpReply>> {
            if (!isDelivery(request))
                return {};
            attempts.push_back(request);
            return attempts.size() < 4 ? std::optional(status(503)) : std::nullopt;
        };
        const QJsonObject order = shop.order();
        shop.provider.pay(Shop::outNo(order));
        shop.pass(3s);
        shop.crash(); // also after a crash
        shop.pass(10min);
        QCOMPARE(shop.state(order), u"delivered"_s);
        QCOMPARE(attempts.size(), size_t(4));
        for (const HttpRequest &attempt : attempts) {
            QCOMPARE(attempt.body, attempts.front().body);
            QCOMPARE(attempt.headers.value("webhook-id"), attempts.front().headers.value("webhook-id"));
            QCOMPARE(
                attempt.headers.value("Idempotency-Key"), attempts.front().headers.value("Idempotency-Key"));
        }
    }

    void anOutageOfAnHourLeavesNothingToDoByHand()
    {
        Shop shop;
        shop.furnish(40);
        bool down = false;
        shop.fault = [&](const HttpRequest &request) -> std::optional<Result<HttpReply>> {
            if (down && isDelivery(request))
                return fail(ErrorClass::Unreachable, u"refused"_s);
            return {};
        };
        down = true;
        QList<QJsonObject> orders;
        for (int i = 0; i < 30; ++i) {
            orders.append(shop.order());
            shop.provider.pay(Shop::outNo(orders.last()));
            shop.pass(2min);
        }
        down = false;
        // The first few ran out of tiers before five different ones had failed; the slow tier brings them
        // home.
        shop.pass(2h);
        for (const QJsonObject &order : std::as_const(orders))
            QCOMPARE(shop.state(order), u"delivered"_s);
        QVERIFY(shop.nothingSoldTwice());
    }

    void resendSendsTheSameKeysAgain()
    {
        Shop shop;
        shop.furnish(3);
        const QJsonObject order = shop.order(2);
        shop.provider.pay(Shop::outNo(order));
        shop.pass(5s);
        const QStringList keys = shop.inbox.value(Shop::id(order));
        QCOMPARE(shop.must(u"order resend"_s, { { u"id"_s, Shop::id(order) } })[u"state"].toString(),
            u"delivered"_s);
        QCOMPARE(shop.deliveries, 2);
        QCOMPARE(shop.inbox.value(Shop::id(order)), keys);
    }

    void replaceHandsOutANewKeyForADeadOne()
    {
        Shop shop;
        shop.furnish(3);
        const QJsonObject order = shop.order(2);
        shop.provider.pay(Shop::outNo(order));
        shop.pass(5s);
        shop.must(u"order replace"_s,
            { { u"id"_s, Shop::id(order) }, { u"card"_s, 2 }, { u"reason"_s, u"dead"_s } });
        shop.pass(1s);
        QCOMPARE(shop.inbox.value(Shop::id(order)), (QStringList { u"KEY-1"_s, u"KEY-3"_s }));
        QCOMPARE(shop.must(u"keys stock"_s, {})[u"items"][0][u"void"].toInt(), 1);
        QVERIFY(!shop.ask(u"order replace"_s,
                         { { u"id"_s, Shop::id(order) }, { u"card"_s, 1 }, { u"reason"_s, u"dead"_s } })
                     .value);
    }

    void aRefundWhoseAnswerIsLostIsAskedAboutAndNeverRepeated()
    {
        Shop shop;
        shop.furnish(1);
        const QJsonObject order = shop.order();
        shop.provider.pay(Shop::outNo(order));
        shop.pass(5s);
        shop.fault = [&](const HttpRequest &request) -> std::optional<Result<HttpReply>> {
            if (!request.url.query().contains(u"act=refund"_s))
                return {};
            (void)shop.provider.answer(request); // it happens there
            return fail(ErrorClass::Timeout, u"no answer"_s);
        };
        (void)shop.ask(u"order refund"_s, { { u"id"_s, Shop::id(order) } });
        shop.pass(5min);
        QCOMPARE(shop.provider.orders[Shop::outNo(order)].refunds, 1);
        QCOMPARE(shop.state(order), u"refunded"_s);
        QCOMPARE(shop.must(u"keys stock"_s, {})[u"items"][0][u"void"].toInt(), 1);
    }

    void aSecondPartRefundWhoseAnswerIsLostIsAskedOfAPerson()
    {
        Shop shop;
        shop.furnish(2);
        const QJsonObject order = shop.order();
        shop.provider.pay(Shop::outNo(order));
        shop.pass(5s);
        shop.must(u"order refund"_s, { { u"id"_s, Shop::id(order) }, { u"amount"_s, u"3.00"_s } });
        shop.pass(10s);
        QCOMPARE(shop.provider.orders[Shop::outNo(order)].refunds, 1);
        // The second never reaches the provider, which shows the first: that proves nothing.
        shop.fault = [&](const HttpRequest &request) -> std::optional<Result<HttpReply>> {
            if (!request.url.query().contains(u"act=refund"_s))
                return {};
            return fail(ErrorClass::Timeout, u"no answer"_s);
        };
        shop.must(u"order refund"_s, { { u"id"_s, Shop::id(order) }, { u"amount"_s, u"2.00"_s } });
        shop.pass(5min);
        QCOMPARE(shop.provider.orders[Shop::outNo(order)].refunds, 1);
        QCOMPARE(shop.attention(order), u"in_doubt"_s);
        const QJsonArray refunds = shop.show(order)[u"refunds"].toArray();
        QCOMPARE(refunds.size(), 2);
        QCOMPARE(refunds[0][u"state"].toString(), u"done"_s);
        QVERIFY(refunds[1][u"state"].toString() != u"done"_s);
    }

    /// What may have been paid back is never paid back again because somebody pressed a button.
    void retryingARefundInDoubtAsksAndDoesNotPayBackAgain()
    {
        Shop shop;
        shop.furnish(2);
        const QJsonObject order = shop.order();
        shop.provider.pay(Shop::outNo(order));
        shop.pass(5s);
        int posts = 0;
        shop.fault = [&](const HttpRequest &request) -> std::optional<Result<HttpReply>> {
            if (!request.url.query().contains(u"act=refund"_s))
                return {};
            ++posts;
            return fail(ErrorClass::Timeout, u"no answer"_s);
        };
        (void)shop.ask(u"order refund"_s, { { u"id"_s, Shop::id(order) }, { u"amount"_s, u"3.00"_s } });
        shop.pass(5min);
        QCOMPARE(shop.attention(order), u"in_doubt"_s);
        QCOMPARE(posts, 1);
        (void)shop.ask(u"queue retry"_s, { { u"failed"_s, true } });
        shop.pass(5min);
        QCOMPARE(posts, 1);
        QCOMPARE(shop.attention(order), u"in_doubt"_s);
    }

    void aRefundThatCannotReachTheProviderAsksAPersonAndIsMadeByARetry()
    {
        Shop shop;
        shop.furnish(2);
        const QJsonObject order = shop.order();
        shop.provider.pay(Shop::outNo(order));
        shop.pass(5s);
        bool down = true;
        shop.fault = [&](const HttpRequest &request) -> std::optional<Result<HttpReply>> {
            if (!down || request.url.host() != u"pay.example"_s)
                return {};
            return fail(ErrorClass::Unreachable, u"refused"_s);
        };
        (void)shop.ask(u"order refund"_s, { { u"id"_s, Shop::id(order) } });
        shop.pass(20min);
        QCOMPARE(shop.attention(order), u"retries_exhausted"_s);
        QCOMPARE(shop.state(order), u"refunding"_s);
        down = false;
        (void)shop.ask(u"queue retry"_s, { { u"failed"_s, true } });
        shop.pass(10min);
        QCOMPARE(shop.state(order), u"refunded"_s);
        QCOMPARE(shop.attention(order), QString());
        QCOMPARE(shop.provider.orders[Shop::outNo(order)].refunds, 1);
    }

    void aRefusedPartRefundIsSaid()
    {
        Shop shop;
        shop.furnish(2);
        const QJsonObject order = shop.order();
        shop.provider.pay(Shop::outNo(order));
        shop.pass(5s);
        shop.fault = [&](const HttpRequest &request) -> std::optional<Result<HttpReply>> {
            if (!request.url.query().contains(u"act=refund"_s))
                return {};
            HttpReply reply = answered(200);
            reply.body = "{\"code\":-2,\"msg\":\"no refunds\"}";
            return reply;
        };
        const DeskReply reply
            = shop.ask(u"order refund"_s, { { u"id"_s, Shop::id(order) }, { u"amount"_s, u"3.00"_s } });
        QVERIFY(!reply.value);
        QCOMPARE(reply.value.error().kind, ErrorClass::Refused);
        QCOMPARE(reply.extra[u"order"][u"state"].toString(), u"delivered"_s);
        QCOMPARE(shop.attention(order), u"permanent_error"_s);
    }

    void aSecondPaymentToldByACallbackIsADuplicate()
    {
        Shop shop;
        shop.furnish(2);
        const QJsonObject order = shop.order();
        shop.provider.pay(Shop::outNo(order));
        shop.pass(5s);
        QCOMPARE(shop.state(order), u"delivered"_s);
        shop.provider.orders[Shop::outNo(order)].tradeNo = u"2026112499999999999"_s;
        QCOMPARE(shop.callback(shop.provider.callback(Shop::outNo(order))), "success"_ba);
        QCOMPARE(shop.attention(order), u"duplicate_payment"_s);
        QCOMPARE(shop.deliveries, 1);
    }

    void aChannelThatOrdersWaitForIsNotRemoved()
    {
        Shop shop;
        shop.furnish(1);
        shop.must(u"order create"_s,
            { { u"sku"_s, u"card"_s }, { u"provider"_s, u"ep"_s },
                { u"channels"_s, QJsonArray { u"shop"_s } } });
        const DeskReply refused = shop.ask(u"channel remove"_s, { { u"id"_s, u"shop"_s } });
        QVERIFY(!refused.value);
        QCOMPARE(refused.value.error().kind, ErrorClass::WrongState);
    }

    /// Its secrets are gone, as after an edit that went wrong.
    void anOrderWhoseChannelCannotBeUsedAsksAPersonAndHoldsUpNobody()
    {
        Shop shop;
        shop.furnish(0);
        shop.stock(2);
        QList<QJsonObject> orders;
        for (const QString &channel : { u"gone"_s, u"shop"_s }) {
            if (channel == u"gone"_s)
                shop.must(u"channel add"_s,
                    { { u"id"_s, u"gone"_s }, { u"type"_s, u"webhook"_s },
                        { u"set"_s, QJsonObject { { u"url"_s, u"https://shop.example/gone"_s } } } });
            orders += shop.must(u"order create"_s,
                { { u"sku"_s, u"card"_s }, { u"provider"_s, u"ep"_s },
                    { u"channels"_s, QJsonArray { channel } } });
        }
        (void)AccountRepository(shop.engine->writer().connection())
            .removeChannel(u"gone"_s, shop.clock.now());
        shop.engine->reloadRules([](Result<>) {});
        shop.settle();
        for (const QJsonObject &order : std::as_const(orders))
            shop.provider.pay(Shop::outNo(order));
        shop.pass(1min);
        QCOMPARE(shop.state(orders[0]), u"delivering"_s);
        QCOMPARE(shop.attention(orders[0]), u"permanent_error"_s);
        QCOMPARE(shop.state(orders[1]), u"delivered"_s);
        shop.pass(2h); // nothing resends it behind the person's back
        QCOMPARE(shop.attention(orders[0]), u"permanent_error"_s);
    }

    void aReturnAddressThatTheProviderCannotCarryStoresNothing()
    {
        Shop shop;
        shop.furnish(1);
        const DeskReply refused = shop.ask(u"order create"_s,
            { { u"sku"_s, u"card"_s }, { u"provider"_s, u"ep"_s },
                { u"return_url"_s, u"https://shop.example/thanks?order=1"_s } });
        QVERIFY(!refused.value);
        QCOMPARE(refused.value.error().kind, ErrorClass::BadUsage);
        QVERIFY(shop.must(u"order list"_s, {})[u"items"].toArray().isEmpty());
        QCOMPARE(shop.must(u"keys stock"_s, {})[u"items"][0][u"available"].toInt(), 1);
    }

    void whenTheSystemHasNoRouteTheGateClosesAndNoAttemptIsLost()
    {
        Shop shop;
        shop.furnish(1);
        const QJsonObject order = shop.order();
        shop.pass(1s);
        shop.provider.pay(Shop::outNo(order));
        bool offline = true;
        shop.fault = [&](const HttpRequest &) -> std::optional<Result<HttpReply>> {
            if (!offline)
                return {};
            Error error { ErrorClass::Unreachable, u"no route to host"_s };
            error.noRoute = true;
            return fail(error);
        };
        const size_t before = shop.network.sent.size();
        shop.pass(60s);
        QVERIFY(!shop.engine->dispatcher().lanes().offline().isOpen());
        QVERIFY2(shop.network.sent.size() - before <= 7, "one probe after 1 s, 5 s, then each 15 s");
        offline = false;
        shop.pass(30s);
        QVERIFY(shop.engine->dispatcher().lanes().offline().isOpen());
        QCOMPARE(shop.state(order), u"delivered"_s);
    }

    void aPersonsPauseStandsWhateverTheCallsUnderWayBring()
    {
        Shop shop;
        shop.furnish(1);
        const QJsonObject order = shop.order();
        shop.pass(1s);
        shop.clock.advance(2s);
        shop.engine->dispatcher().step();
        shop.engine->pump(); // the query is out, its answer is not in
        shop.must(u"queue pause"_s, { { u"lane"_s, u"query:ep"_s } });
        shop.settle();
        shop.provider.pay(Shop::outNo(order));
        const int queries = shop.provider.orders[Shop::outNo(order)].queries;
        shop.pass(5min);
        QCOMPARE(shop.provider.orders[Shop::outNo(order)].queries, queries);
        shop.must(u"queue resume"_s, { { u"lane"_s, u"query:ep"_s } });
        shop.pass(30s);
        QCOMPARE(shop.state(order), u"delivered"_s);
    }

    void aClockThatIsSetNeitherFreezesNorHurriesAnything_data()
    {
        QTest::addColumn<int>("hours");
        QTest::newRow("two hours ahead") << 2;
        QTest::newRow("two hours back") << -2;
        QTest::newRow("a year ahead") << 365 * 24;
    }
    void aClockThatIsSetNeitherFreezesNorHurriesAnything()
    {
        QFETCH(int, hours);
        Shop shop;
        shop.furnish(2);
        const QJsonObject first = shop.order();
        const QJsonObject second = shop.order();
        shop.pass(1min);
        const int queries = shop.provider.orders[Shop::outNo(first)].queries;
        shop.clock.jump(std::chrono::hours(hours));
        shop.pass(10min);
        const int asked = shop.provider.orders[Shop::outNo(first)].queries - queries;
        QVERIFY2(asked >= 15 && asked <= 80, qPrintable(u"asked %1 times in ten minutes"_s.arg(asked)));
        QCOMPARE(shop.state(first), u"awaiting_payment"_s);
        shop.provider.pay(Shop::outNo(first));
        shop.pass(1min);
        QCOMPARE(shop.state(first), u"delivered"_s);
        shop.pass(30min); // an order lives for its fifteen minutes, whatever the wall clock says
        QCOMPARE(shop.state(second), u"expired"_s);
        QCOMPARE(shop.must(u"audit list"_s, {})[u"items"][0][u"action"].toString(), u"clock.jump"_s);
    }

    void aClockThatIsSetBetweenTwoRunsMovesTheStoredTimes()
    {
        Shop shop;
        shop.furnish(1);
        const QJsonObject order = shop.order();
        shop.pass(1min);
        shop.clock.jump(-5h);
        shop.crash();
        shop.provider.pay(Shop::outNo(order));
        shop.pass(30s);
        QCOMPARE(shop.state(order), u"delivered"_s);
    }

    void aFullDiskStartsNoCallAndLosesNothing()
    {
        Shop shop;
        shop.furnish(1);
        const QJsonObject order = shop.order();
        shop.pass(1s);
        shop.provider.pay(Shop::outNo(order));
        shop.freeBytes = 100LL << 20;
        const size_t sent = shop.network.sent.size();
        shop.pass(5min);
        QCOMPARE(shop.network.sent.size(), sent);
        shop.freeBytes = 10LL << 30;
        shop.pass(30s);
        QCOMPARE(shop.state(order), u"delivered"_s);
    }

    void lowStockAndAFailingShopAreToldOnceThroughTheAlertChannels()
    {
        Shop shop;
        shop.furnish(12); // the mark is 10
        shop.must(u"channel add"_s,
            { { u"id"_s, u"phone"_s }, { u"type"_s, u"webhook"_s }, { u"use"_s, u"alert"_s },
                { u"set"_s, QJsonObject { { u"url"_s, u"https://alerts.example/in"_s } } } });
        QStringList events;
        shop.fault = [&](const HttpRequest &request) -> std::optional<Result<HttpReply>> {
            if (request.url.host() == u"shop.example"_s)
                return answered(503);
            if (request.url.host() != u"alerts.example"_s)
                return {};
            events += QJsonDocument::fromJson(request.body)[u"type"].toString();
            return answered(200);
        };
        QJsonObject last;
        for (int i = 0; i < 5; ++i)
            last = shop.order();
        shop.pass(10s);
        QCOMPARE(events.count(u"stock.low"_s), 1);
        shop.provider.pay(Shop::outNo(last));
        shop.pass(3min);
        QCOMPARE(events.count(u"job.failing"_s), 1);
        QVERIFY(shop.chainIsIntact());
    }

    void aPersonConfirmsAndTheProvidersWordLaterIsNoSecondPayment()
    {
        Shop shop;
        shop.furnish(2);
        const QJsonObject order = shop.order();
        shop.must(u"order confirm"_s, { { u"id"_s, Shop::id(order) }, { u"reason"_s, u"saw the money"_s } });
        shop.pass(1s);
        QCOMPARE(shop.state(order), u"delivered"_s);
        shop.provider.pay(Shop::outNo(order));
        shop.callback(shop.provider.callback(Shop::outNo(order)));
        shop.pass(1min);
        QCOMPARE(shop.deliveries, 1);
        QCOMPARE(shop.attention(order), QString());
        QCOMPARE(shop.must(u"audit list"_s, {})[u"items"][0][u"action"].toString(), u"order.confirm"_s);
    }

    void noSecretAndNoKeyStandsInTheTrace()
    {
        Shop shop;
        shop.furnish(1);
        const QJsonObject order = shop.order();
        shop.provider.pay(Shop::outNo(order));
        shop.pass(5s);
        const QByteArray trace
            = QJsonDocument(shop.must(u"trace show"_s, { { u"order"_s, Shop::id(order) } })).toJson();
        QVERIFY(trace.contains("\"deliver\""));
        QVERIFY2(!trace.contains(EpayDouble::key()), "the merchant key");
        QVERIFY2(!trace.contains("KEY-1"), "the card key");
        QFile file(shop.path());
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY2(!file.readAll().contains("KEY-1"), "the card key, in the database file");
    }
};

QTEST_GUILESS_MAIN(TestMoney)
#include "tst_money.moc"
