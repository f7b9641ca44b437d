#include "support/shop.h"

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

/// `reconcile`: the provider's list of a day beside the books here; each class of the report once.
class TestReconciliation : public QObject {
    Q_OBJECT

    static QJsonObject sold(Shop &shop)
    {
        const QJsonObject order = shop.order();
        shop.provider.pay(Shop::outNo(order));
        shop.pass(10s);
        return order;
    }
    static QJsonObject reconciled(Shop &shop, const QString &day = {})
    {
        return shop.must(u"reconcile"_s, { { u"day"_s, day } });
    }
    /// Only what is not empty or zero, as one line.
    static QString report(const QJsonObject &all)
    {
        QStringList lines;
        for (auto one = all.constBegin(); one != all.constEnd(); ++one) {
            QStringList items;
            for (const QJsonValue &item : one->toArray())
                items.append(item.toString());
            if (!items.isEmpty())
                lines.append(one.key() + u": "_s + items.join(u','));
            else if (one->toInt() != 0)
                lines.append(u"%1: %2"_s.arg(one.key()).arg(one->toInt()));
        }
        return lines.join(u"; "_s);
    }
    /// A payment in the provider's list that was not made here.
    static void addForeign(
        Shop &shop, const QString &number, const QByteArray &paidAt = "2026-11-24 12:00:00")
    {
        EpayDouble::Order &order = shop.provider.orders[number];
        order.money = u"5.00"_s;
        order.tradeNo = u"T"_s + number;
        order.status = 1;
        order.paidAt = paidAt;
        shop.provider.listed.append(number);
    }

private Q_SLOTS:
    void whatAgreesIsMatched()
    {
        Shop shop;
        shop.furnish(5);
        (void)sold(shop);
        (void)sold(shop);
        (void)shop.order(); // unpaid there and here
        QCOMPARE(report(reconciled(shop)), u"matched: 3"_s);
        QCOMPARE(report(reconciled(shop, u"2026-11-24"_s)), u"matched: 3"_s);
    }

    /// Hours before the schedule would ask again, and whatever had become of the order.
    void whatIsPaidThereOnlyIsAskedAboutAndDelivered_data()
    {
        QTest::addColumn<bool>("cancelled");
        QTest::newRow("expired") << false;
        QTest::newRow("cancelled") << true;
    }
    void whatIsPaidThereOnlyIsAskedAboutAndDelivered()
    {
        QFETCH(bool, cancelled);
        Shop shop;
        shop.furnish(2);
        const QJsonObject order = shop.order();
        if (cancelled)
            shop.must(u"order cancel"_s, { { u"id"_s, Shop::id(order) } });
        shop.pass(3h);
        QCOMPARE(shop.state(order), cancelled ? u"cancelled"_s : u"expired"_s);
        shop.provider.pay(Shop::outNo(order));
        QCOMPARE(report(reconciled(shop)), u"paid_there_only: "_s + Shop::id(order));
        shop.pass(5s);
        QCOMPARE(shop.state(order), u"delivered"_s);
        QCOMPARE(shop.inbox.size(), 1);
        QCOMPARE(report(reconciled(shop)), u"matched: 1"_s);
    }

    void whatIsDeliveredHereOnlyIsSaid_data()
    {
        QTest::addColumn<bool>("listed");
        QTest::newRow("the provider shows it as unpaid") << true;
        QTest::newRow("the provider does not show it") << false;
    }
    void whatIsDeliveredHereOnlyIsSaid()
    {
        QFETCH(bool, listed);
        Shop shop;
        shop.furnish(2);
        const QJsonObject order = shop.order();
        shop.must(u"order confirm"_s, { { u"id"_s, Shop::id(order) }, { u"reason"_s, u"saw it"_s } });
        shop.pass(5s);
        QCOMPARE(shop.state(order), u"delivered"_s);
        if (!listed)
            shop.provider.listed.clear();
        QCOMPARE(report(reconciled(shop)), u"delivered_here_only: "_s + Shop::id(order));
    }

    void anotherAmountIsSaidAndNotAccepted()
    {
        Shop shop;
        shop.furnish(2);
        const QJsonObject order = shop.order();
        shop.pass(1h);
        shop.provider.orders[Shop::outNo(order)].money = u"0.01"_s;
        shop.provider.pay(Shop::outNo(order));
        QCOMPARE(report(reconciled(shop)), u"amount_differs: "_s + Shop::id(order));
        shop.pass(5s);
        QCOMPARE(shop.deliveries, 0);
    }

    void aRefundThatWasMadeThereIsSaidOnce()
    {
        Shop shop;
        shop.furnish(2);
        const QJsonObject there = sold(shop);
        shop.provider.orders[Shop::outNo(there)].status = 2;
        const QJsonObject here = sold(shop);
        shop.must(u"order refund"_s, { { u"id"_s, Shop::id(here) } });
        shop.pass(10s);
        QCOMPARE(shop.state(here), u"refunded"_s);
        QCOMPARE(report(reconciled(shop)), u"matched: 1; refunded_there: "_s + Shop::id(there));
    }

    void numbersOfOurFormThatNobodyKnowsAreNamedOthersCounted()
    {
        Shop shop;
        shop.furnish(1);
        const QString lost = u"NDTEST01JD0000000000000000000001"_s;
        QVERIFY(isOurOutTradeNo(lost));
        addForeign(shop, lost);
        addForeign(shop, u"2026112412345"_s);
        addForeign(shop, u"OTHERSHOP-1"_s);
        QCOMPARE(report(reconciled(shop)), u"foreign: 2; unknown: "_s + lost);
    }

    void theWholeDayIsReadPageByPage()
    {
        Shop shop;
        shop.furnish(2);
        const QJsonObject order = sold(shop);
        for (int i = 0; i < 120; ++i)
            addForeign(shop, u"F%1"_s.arg(i));
        QCOMPARE(report(reconciled(shop)), u"foreign: 120; matched: 1"_s);
        QCOMPARE(shop.provider.lists, 3);
        QCOMPARE(shop.state(order), u"delivered"_s);
    }

    /// Midnight is the provider's, and nothing from before the day is read twice.
    void anotherDayIsAnotherReport()
    {
        Shop shop;
        shop.furnish(1);
        for (int i = 0; i < 120; ++i)
            addForeign(shop, u"OLD%1"_s.arg(i), "2026-11-23 23:59:59");
        addForeign(shop, u"FIRST"_s, "2026-11-24 00:00:00");
        addForeign(shop, u"LAST"_s, "2026-11-24 23:59:59");
        addForeign(shop, u"NEXT"_s, "2026-11-25 00:00:00");
        QCOMPARE(report(reconciled(shop, u"2026-11-24"_s)), u"foreign: 2"_s);
        QCOMPARE(shop.provider.lists, 1);
        QCOMPARE(report(reconciled(shop, u"2026-11-23"_s)), u"foreign: 120"_s);
        QCOMPARE(report(reconciled(shop, u"2026-11-25"_s)), u"foreign: 1"_s);
        QCOMPARE(report(reconciled(shop, u"2026-11-20"_s)), QString());
    }

    void whatCannotBeComparedSaysWhy_data()
    {
        QTest::addColumn<QJsonObject>("args");
        QTest::addColumn<QString>("code");
        QTest::newRow("no such provider") << QJsonObject { { u"provider"_s, u"nobody"_s } } << u"not_found"_s;
        QTest::newRow("no day") << QJsonObject { { u"day"_s, u"2026-13-01"_s } } << u"bad_usage"_s;
        QTest::newRow("provider is down") << QJsonObject { { u"provider"_s, u"ep"_s } } << u"unreachable"_s;
    }
    void whatCannotBeComparedSaysWhy()
    {
        QFETCH(QJsonObject, args);
        QFETCH(QString, code);
        Shop shop;
        shop.furnish(1);
        shop.fault = [](const HttpRequest &) -> std::optional<Result<HttpReply>> {
            return fail(ErrorClass::Unreachable, u"refused"_s);
        };
        const DeskReply reply = shop.ask(u"reconcile"_s, args);
        QVERIFY(!reply.value);
        QCOMPARE(errorClassName(reply.value.error().kind), code);
    }
};

QTEST_GUILESS_MAIN(TestReconciliation)
#include "tst_reconciliation.moc"
