#include "support/shop.h"

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

/// What a window shows first: the day in numbers, and what the queue does next.
class TestOutlook : public QObject {
    Q_OBJECT

    static QJsonObject day(Shop &shop, Instant since)
    {
        return shop.must(
            u"dashboard"_s, { { u"since"_s, toRfc3339(since) }, { u"now"_s, toRfc3339(shop.clock.now()) } });
    }

private Q_SLOTS:
    void aDayIsToldInNumbers()
    {
        Shop shop;
        shop.furnish(5);
        const Instant yesterday = shop.clock.now();
        const QJsonObject old = shop.order();
        shop.provider.pay(Shop::outNo(old));
        shop.pass(30s);
        shop.pass(25h);
        const Instant since = shop.clock.now();
        const QJsonObject found = shop.order(2);
        (void)shop.order(); // not paid
        shop.provider.pay(Shop::outNo(found));
        shop.pass(1min); // polling finds it
        const QJsonObject today = day(shop, since);
        QCOMPARE(today[u"orders"_s], 2);
        QCOMPARE(today[u"paid"_s], 1);
        QCOMPARE(today[u"delivered"_s], 1);
        QCOMPARE(today[u"failed"_s], 0);
        QCOMPARE(today[u"by_query"_s], 1);
        QCOMPARE(today[u"money"_s],
            QJsonArray({ QJsonObject { { u"currency"_s, u"CNY"_s }, { u"amount"_s, u"19.80"_s } } }));
        const QJsonObject both = day(shop, yesterday);
        QCOMPARE(both[u"orders"_s], 3);
        QCOMPARE(both[u"paid"_s], 2);
        QCOMPARE(both[u"money"_s][0][u"amount"_s], u"29.70"_s);
    }

    void hoursAreThoseOfTheReadersClock()
    {
        Shop shop;
        shop.furnish(5);
        const Instant since
            = shop.clock.now() - 90min; // half an hour beside the world's hours is nothing odd
        const QJsonObject order = shop.order();
        shop.provider.pay(Shop::outNo(order));
        shop.pass(10s);
        shop.pass(1h);
        (void)shop.order();
        const QJsonArray hours = day(shop, since)[u"hours"_s].toArray();
        QCOMPARE(hours.size(), 24);
        qint64 orders = 0;
        for (const QJsonValue hour : hours) {
            const auto at = parseRfc3339(hour[u"at"_s].toString());
            QVERIFY(at && (*at - since) % 1h == 0ms);
            orders += hour[u"orders"_s].toInteger();
        }
        QCOMPARE(orders, 2);
        QCOMPARE(hours[23][u"orders"_s], 1);
        QCOMPARE(hours[22][u"orders"_s], 1);
        QCOMPARE(hours[22][u"paid"_s], 1);
        QCOMPARE(hours[23][u"paid"_s], 0);
    }

    void whatIsPaidAndStaysUndeliveredFailed()
    {
        Shop shop;
        shop.furnish(5);
        shop.fault = [](const HttpRequest &request) -> std::optional<Result<HttpReply>> {
            if (request.url.host() != u"shop.example"_s)
                return {};
            return fail(ErrorClass::Unreachable, u"refused"_s);
        };
        const Instant since = shop.clock.now();
        const QJsonObject order = shop.order();
        shop.provider.pay(Shop::outNo(order));
        shop.pass(30s);
        QCOMPARE(day(shop, since)[u"failed"_s], 0); // it is still tried
        shop.pass(11min);
        QCOMPARE(day(shop, since)[u"failed"_s], 1);
        QCOMPARE(day(shop, since)[u"delivered"_s], 0);
        QCOMPARE(day(shop, since)[u"attention"_s], 1);
    }

    void theMomentsAreRead()
    {
        Shop shop;
        QCOMPARE(shop.ask(u"dashboard"_s, { { u"since"_s, u"yesterday"_s } }).value.error().kind,
            ErrorClass::BadUsage);
        QCOMPARE(shop.must(u"dashboard"_s, {})[u"hours"_s].toArray().size(), 24); // of the last day
    }

    void whatFailedBeforeComesFirst()
    {
        Shop shop;
        shop.furnish(5);
        shop.fault = [](const HttpRequest &request) -> std::optional<Result<HttpReply>> {
            if (request.url.host() != u"shop.example"_s)
                return {};
            return fail(ErrorClass::Unreachable, u"refused"_s);
        };
        const QJsonObject paid = shop.order();
        shop.provider.pay(Shop::outNo(paid));
        shop.pass(10s);
        for (int i = 0; i < 3; ++i)
            (void)shop.order();
        shop.pass(3s); // their queries are due sooner than the delivery's next try
        const QJsonArray next = shop.must(u"queue next"_s, { { u"limit"_s, 2 } })[u"items"_s].toArray();
        QCOMPARE(next.size(), 2);
        QCOMPARE(next[0][u"kind"_s], u"deliver"_s);
        QCOMPARE(next[0][u"order_id"_s], Shop::id(paid));
        QCOMPARE(next[1][u"kind"_s], u"query"_s);
        const QJsonArray of
            = shop.must(u"queue next"_s, { { u"order"_s, Shop::id(paid) } })[u"items"_s].toArray();
        QCOMPARE(of.size(), 1);
        QCOMPARE(of[0][u"state"_s], u"waiting"_s);
        QCOMPARE(shop.ask(u"queue next"_s, { { u"order"_s, u"none"_s } }).value.error().kind,
            ErrorClass::NotFound);
    }

    void evidenceShowsNoKey()
    {
        Shop shop;
        shop.furnish(1);
        const QJsonObject order = shop.order();
        shop.provider.pay(Shop::outNo(order));
        shop.pass(10s);
        const QJsonObject keys = shop.must(u"order evidence"_s, { { u"id"_s, Shop::id(order) } });
        QCOMPARE(keys[u"cards"_s], QJsonArray({ u"••••••••-1"_s }));
        const QJsonValue last = shop.must(u"audit list"_s, {})[u"items"_s][0];
        QCOMPARE(last[u"action"_s], u"order.evidence"_s);
        QCOMPARE(last[u"subject"_s], Shop::id(order));
    }
};

QTEST_GUILESS_MAIN(TestOutlook)
#include "tst_outlook.moc"
