#include "support/shop.h"

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

/// Stock that is taken out: `keys export`, `keys void`, and what `keys stock` says of it.
class TestKeyStock : public QObject {
    Q_OBJECT

    static QStringList exported(Shop &shop, const QString &state)
    {
        QStringList keys;
        QJsonValue after;
        do {
            const QJsonObject page = shop.must(u"keys export page"_s,
                { { u"sku"_s, u"card"_s }, { u"state"_s, state }, { u"after"_s, after } });
            for (const QJsonValue &key : page[u"items"].toArray())
                keys.append(key.toString());
            after = page[u"next"];
        } while (!after.isNull() && !after.isUndefined());
        return keys;
    }
    static QString voided(Shop &shop, const QStringList &keys)
    {
        const QJsonObject said = shop.must(
            u"keys void"_s, { { u"sku"_s, u"card"_s }, { u"items"_s, QJsonArray::fromStringList(keys) } });
        return u"voided %1, not found %2, sold %3"_s.arg(said[u"voided"].toInt())
            .arg(said[u"not_found"].toInt())
            .arg(said[u"sold"].toInt());
    }
    static QJsonObject sold(Shop &shop)
    {
        const QJsonObject order = shop.order();
        shop.provider.pay(Shop::outNo(order));
        shop.pass(10s);
        return order;
    }
    static int audited(Shop &shop, const QString &action)
    {
        int count = 0;
        for (const QJsonValue &row : shop.must(u"audit list"_s, {})[u"items"].toArray())
            count += row[u"action"].toString() == action;
        return count;
    }

private Q_SLOTS:
    void everyStateIsExportedForItself()
    {
        Shop shop;
        shop.furnish(4);
        (void)sold(shop);
        (void)shop.order();
        QCOMPARE(voided(shop, { u"KEY-3"_s }), u"voided 1, not found 0, sold 0"_s);
        QCOMPARE(exported(shop, u"sold"_s), QStringList { u"KEY-1"_s });
        QCOMPARE(exported(shop, u"void"_s), QStringList { u"KEY-3"_s });
        QCOMPARE(exported(shop, u"available"_s), QStringList { u"KEY-4"_s });
        const DeskReply reply
            = shop.ask(u"keys export page"_s, { { u"sku"_s, u"card"_s }, { u"state"_s, u"reserved"_s } });
        QVERIFY(!reply.value);
        QVERIFY(reply.value.error().message.contains(u"available, sold or void"_s));
    }

    void muchComesInPagesAndIsAuditedOnce()
    {
        Shop shop;
        shop.furnish(2300, false);
        const QStringList keys = exported(shop, u"available"_s);
        QCOMPARE(keys.size(), 2300);
        QCOMPARE(QSet<QString>(keys.begin(), keys.end()).size(), 2300);
        QCOMPARE(audited(shop, u"keys.export"_s), 1);
    }

    void whatIsExportedCanBeImportedAgain()
    {
        Shop from;
        from.furnish(3, false);
        from.importKeys("user\npass\n\nuser2\npass2\n", { { u"separator"_s, u"blank-line"_s } });
        const QStringList keys = exported(from, u"available"_s);
        Shop to;
        to.furnish(0, false);
        to.importKeys(keys.join(u"\n\n"_s).toUtf8(), { { u"separator"_s, u"blank-line"_s } });
        QStringList again = exported(to, u"available"_s);
        QCOMPARE(QSet<QString>(again.begin(), again.end()), QSet<QString>(keys.begin(), keys.end()));
    }

    void badKeysAreTakenOutAndNeverSold()
    {
        Shop shop;
        shop.furnish(4);
        (void)sold(shop); // KEY-1
        QCOMPARE(voided(shop, { u"KEY-1"_s, u" KEY-2 "_s, u"KEY-99"_s, u"KEY-2"_s }),
            u"voided 2, not found 1, sold 1"_s);
        QCOMPARE(shop.stocked(u"void"_s), 1);
        QCOMPARE(shop.stocked(u"sold"_s), 1);
        for (int i = 0; i < 2; ++i)
            (void)sold(shop);
        QVERIFY2(shop.order().isEmpty(), "the bad one is not stock");
        for (const QStringList &keys : std::as_const(shop.inbox))
            QVERIFY(!keys.contains(u"KEY-2"_s));
        QCOMPARE(audited(shop, u"keys.void"_s), 1);
    }

    /// It may be on its way to a buyer who is paying at this moment.
    void aReservedKeyIsNotTakenAway()
    {
        Shop shop;
        shop.furnish(1);
        const QJsonObject order = shop.order();
        QCOMPARE(voided(shop, { u"KEY-1"_s }), u"voided 0, not found 0, sold 1"_s);
        shop.provider.pay(Shop::outNo(order));
        shop.pass(10s);
        QCOMPARE(shop.state(order), u"delivered"_s);
    }

    void aKeyOfAnotherProductIsNotFound()
    {
        Shop shop;
        shop.furnish(1, false);
        shop.must(u"product add"_s, { { u"sku"_s, u"other"_s }, { u"price"_s, u"1.00"_s } });
        shop.importKeys("OTHER\n", { { u"sku"_s, u"other"_s } });
        QCOMPARE(voided(shop, { u"OTHER"_s }), u"voided 0, not found 1, sold 0"_s);
    }

    void aLoopKeyIsExportedOnceAndVoidedWhole()
    {
        Shop shop;
        shop.furnish(0, false);
        shop.must(u"product add"_s,
            { { u"sku"_s, u"loop"_s }, { u"price"_s, u"1.00"_s }, { u"kind"_s, u"loop"_s },
                { u"quota"_s, 3 } });
        shop.importKeys("A\nB\n", { { u"sku"_s, u"loop"_s } });
        const auto keys = [&shop](const QString &state) {
            return shop
                .must(u"keys export page"_s, { { u"sku"_s, u"loop"_s }, { u"state"_s, state } })[u"items"]
                .toArray()
                .size();
        };
        QCOMPARE(keys(u"available"_s), 2);
        shop.must(u"keys void"_s, { { u"sku"_s, u"loop"_s }, { u"items"_s, QJsonArray { u"A"_s } } });
        const QJsonValue stock = shop.must(u"keys stock"_s, { { u"sku"_s, u"loop"_s } })[u"items"][0];
        QCOMPARE(stock[u"available"].toInt(), 3);
        QCOMPARE(stock[u"void"].toInt(), 3);
        QCOMPARE(keys(u"available"_s), 1);
    }

    void stockOfAnUnknownProductIsNotFound()
    {
        Shop shop;
        shop.furnish(1, false);
        for (const QString &command : { u"keys stock"_s, u"keys export page"_s, u"keys void"_s }) {
            const DeskReply reply = shop.ask(command, { { u"sku"_s, u"none"_s } });
            QVERIFY2(!reply.value, qPrintable(command));
            QCOMPARE(reply.value.error().kind, ErrorClass::NotFound);
        }
    }
};

QTEST_GUILESS_MAIN(TestKeyStock)
#include "tst_keystock.moc"
