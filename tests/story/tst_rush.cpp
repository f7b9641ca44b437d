#include "support/shop.h"

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

/// More open orders than the provider lets itself be asked about one by one.
class TestRush : public QObject {
    Q_OBJECT

    static QList<QJsonObject> open(Shop &shop, int count)
    {
        shop.furnish(count);
        QList<QJsonObject> orders;
        for (int i = 0; i < count; ++i)
            orders.append(shop.order());
        return orders;
    }
    static int queries(const Shop &shop)
    {
        int sum = 0;
        for (const auto &order : shop.provider.orders)
            sum += order.queries;
        return sum;
    }

private Q_SLOTS:
    void aPaymentAmongManyIsFoundInSeconds()
    {
        Shop shop;
        const QList<QJsonObject> orders = open(shop, 300);
        shop.pass(2min);
        const int callsBefore = queries(shop) + shop.provider.lists;
        shop.provider.pay(Shop::outNo(orders[10]));
        shop.provider.pay(Shop::outNo(orders[290]));
        shop.pass(30s);
        QCOMPARE(shop.state(orders[10]), u"delivered"_s);
        QCOMPARE(shop.state(orders[290]), u"delivered"_s);
        const int calls = queries(shop) + shop.provider.lists - callsBefore;
        QVERIFY2(calls <= 61, qPrintable(u"two calls a second and not %1 in 30 s"_s.arg(calls)));
        QVERIFY(shop.provider.lists > 5);
        QCOMPARE(shop.deliveries, 2);
        QVERIFY(shop.chainIsIntact());
    }

    void fewOrdersAreAskedForOneByOne()
    {
        Shop shop;
        open(shop, 10);
        shop.pass(2min);
        QCOMPARE(shop.provider.lists, 0);
    }

    void aProviderWithoutAListIsServedAllTheSame()
    {
        Shop shop;
        shop.provider.hasList = false;
        const QList<QJsonObject> orders = open(shop, 60);
        shop.pass(10s);
        for (const QJsonObject &order : orders)
            shop.provider.pay(Shop::outNo(order));
        shop.pass(3min);
        QVERIFY(std::ranges::all_of(
            orders, [&](const QJsonObject &order) { return shop.state(order) == u"delivered"_s; }));
        QVERIFY(shop.nothingSoldTwice());
    }

    void aListThatLiesAboutTheAmountDeliversNothing()
    {
        Shop shop;
        const QList<QJsonObject> orders = open(shop, 60);
        shop.pass(5s);
        shop.provider.lieAboutMoney = u"0.01"_s;
        for (const QJsonObject &order : orders)
            shop.provider.pay(Shop::outNo(order));
        shop.pass(1min);
        QCOMPARE(shop.deliveries, 0);
        QVERIFY(shop.provider.lists > 0);
        QCOMPARE(shop.attention(orders[5]), u"amount_mismatch"_s);
        shop.provider.lieAboutMoney.clear();
        shop.pass(2min);
        QCOMPARE(shop.deliveries, 60);
        QCOMPARE(shop.attention(orders[5]), QString());
    }

    void allExpireAfterAQuestionOfTheirOwn()
    {
        Shop shop;
        const QList<QJsonObject> orders = open(shop, 60);
        shop.pass(14min); // each lives for fifteen
        QHash<QString, int> before;
        for (const QJsonObject &order : orders)
            before.insert(Shop::id(order), shop.provider.orders[Shop::outNo(order)].queries);
        shop.pass(31min);
        for (const QJsonObject &order : orders) {
            QCOMPARE(shop.state(order), u"expired"_s);
            QVERIFY(shop.provider.orders[Shop::outNo(order)].queries > before[Shop::id(order)]);
        }
        QCOMPARE(shop.must(u"keys stock"_s, {})[u"items"][0][u"available"].toInt(), 60);
    }

    /// The callback is a reason to ask: that question does not wait behind two hundred others.
    void aCallbackOvertakesTheBacklog()
    {
        Shop shop;
        shop.provider.hasList = false;
        const QList<QJsonObject> orders = open(shop, 300);
        shop.pass(30s);
        const QString number = Shop::outNo(orders[299]);
        shop.provider.pay(number);
        shop.callback(shop.provider.callback(number));
        shop.pass(2s);
        QCOMPARE(shop.state(orders[299]), u"delivered"_s);
    }

    /// It came while an answer from before the payment was under way.
    void aCallbackDuringAQuestionIsFollowedByAnother()
    {
        Shop shop;
        shop.furnish(1);
        const QJsonObject order = shop.order();
        shop.pass(10min); // asked every 19 s by now
        const auto next = shop.engine->dispatcher().nextDue();
        QVERIFY(next.has_value());
        shop.clock.advance(*next - shop.clock.now());
        shop.engine->dispatcher().step();
        shop.engine->pump(); // the question is out, "unpaid" is on its way
        shop.provider.pay(Shop::outNo(order));
        shop.engine->receiveCallback(u"ep"_s, { "GET", shop.provider.callback(Shop::outNo(order)), {}, {} },
            [](Result<HttpAnswer>) {});
        shop.engine->pump();
        shop.pass(3s);
        QCOMPARE(shop.state(order), u"delivered"_s);
    }
};

QTEST_GUILESS_MAIN(TestRush)
#include "tst_rush.moc"
