#include "support/shop.h"

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

/// Single keys as the window shows them: `keys list` (masked), `keys reveal` (audited), `keys void-ids`.
class TestKeyList : public QObject {
    Q_OBJECT

    static QList<QJsonObject> listed(Shop &shop, const QString &state, QJsonObject args = {})
    {
        args.insert(u"sku"_s, u"card"_s);
        args.insert(u"state"_s, state);
        QList<QJsonObject> items;
        for (const QJsonValue &item : shop.must(u"keys list"_s, args)[u"items"].toArray())
            items.append(item.toObject());
        return items;
    }
    static QStringList shown(const QList<QJsonObject> &items)
    {
        QStringList keys;
        for (const QJsonObject &item : items)
            keys.append(item[u"masked"].toString());
        return keys;
    }
    static int audited(Shop &shop, const QString &action)
    {
        int count = 0;
        for (const QJsonValue &row : shop.must(u"audit list"_s, {})[u"items"].toArray())
            count += row[u"action"].toString() == action;
        return count;
    }

private Q_SLOTS:
    void aListedKeyIsMasked_data()
    {
        QTest::addColumn<QByteArray>("key");
        QTest::addColumn<QString>("shown");
        QTest::newRow("short") << "123456789"_ba << u"****"_s;
        QTest::newRow("ten characters") << "ABCDEFGHIJ"_ba << u"ABCD****IJ"_s;
        QTest::newRow("long") << "KEY-7777-8888-9999-7F"_ba << u"KEY-****7F"_s;
        QTest::newRow("Chinese, nine") << u"点卡一二三四五六七"_s.toUtf8() << u"****"_s;
        QTest::newRow("beyond the first plane") << u"😀😁😂😃4567😄😅"_s.toUtf8() << u"😀😁😂😃****😄😅"_s;
    }
    void aListedKeyIsMasked()
    {
        QFETCH(QByteArray, key);
        QFETCH(QString, shown);
        Shop shop;
        shop.furnish(0, false);
        shop.importKeys(key + '\n');
        QCOMPARE(TestKeyList::shown(listed(shop, u"available"_s)), QStringList { shown });
    }

    void everyStateIsListedForItselfWithItsOrder()
    {
        Shop shop;
        shop.furnish(4);
        const QJsonObject bought = shop.order();
        shop.provider.pay(Shop::outNo(bought));
        shop.pass(10s);
        const QJsonObject open = shop.order();
        QCOMPARE(listed(shop, u"available"_s).size(), 2);
        QCOMPARE(listed(shop, u"sold"_s).first()[u"order_id"].toString(), Shop::id(bought));
        QCOMPARE(listed(shop, u"reserved"_s).first()[u"order_id"].toString(), Shop::id(open));
        QVERIFY(listed(shop, u"available"_s).first()[u"order_id"].isNull());
        QVERIFY(!shop.ask(u"keys list"_s, { { u"sku"_s, u"card"_s }, { u"state"_s, u"new"_s } }).value);
    }

    void aLongListComesInPagesNewestFirst()
    {
        Shop shop;
        shop.furnish(25, false);
        QStringList ids;
        QJsonValue before;
        do {
            const QJsonObject page = shop.must(
                u"keys list"_s, { { u"sku"_s, u"card"_s }, { u"limit"_s, 10 }, { u"before"_s, before } });
            for (const QJsonValue &item : page[u"items"].toArray())
                ids.append(item[u"id"].toString());
            before = page[u"next"];
        } while (before.isString());
        QCOMPARE(ids.size(), 25);
        QCOMPARE(ids.first(), u"25"_s);
        QCOMPARE(ids.last(), u"1"_s);
    }

    void aRevealedKeyIsInTheAuditButNotItsText()
    {
        Shop shop;
        shop.furnish(0, false);
        shop.importKeys("SECRET-KEY-0001\n");
        const QString id = listed(shop, u"available"_s).first()[u"id"].toString();
        QCOMPARE(shop.must(u"keys reveal"_s, { { u"id"_s, id } })[u"key"].toString(), u"SECRET-KEY-0001"_s);
        QCOMPARE(audited(shop, u"keys.reveal"_s), 1);
        const QByteArray log = QJsonDocument(shop.must(u"audit list"_s, {})).toJson();
        QVERIFY(!log.contains("SECRET"));
        QCOMPARE(
            shop.ask(u"keys reveal"_s, { { u"id"_s, u"99"_s } }).value.error().kind, ErrorClass::NotFound);
        QCOMPARE(audited(shop, u"keys.reveal"_s), 1);
    }

    void markedKeysLeaveTheStock()
    {
        Shop shop;
        shop.furnish(3, false);
        const QJsonObject said = shop.must(
            u"keys void-ids"_s, { { u"sku"_s, u"card"_s }, { u"ids"_s, QJsonArray { u"1"_s, u"3"_s } } });
        QCOMPARE(said[u"voided"].toInt(), 2);
        QCOMPARE(shop.stocked(u"available"_s), 1);
        QCOMPARE(shop.stocked(u"void"_s), 2);
        QCOMPARE(audited(shop, u"keys.void"_s), 1);
        QVERIFY(!shop.ask(u"keys void-ids"_s,
                         { { u"sku"_s, u"card"_s }, { u"ids"_s, QJsonArray { u"2"_s, u"99"_s } } })
                     .value);
        QCOMPARE(shop.stocked(u"available"_s), 1);
    }

    void aDryRunNamesWhereAKnownKeyIs()
    {
        Shop shop;
        shop.furnish(2);
        const QJsonObject bought = shop.order();
        shop.provider.pay(Shop::outNo(bought));
        shop.pass(10s);
        const QJsonObject report
            = shop.importKeys("KEY-1\nNEW-1\nKEY-2\nNEW-1\n", { { u"dry_run"_s, true } });
        QStringList known;
        for (const QJsonValue &one : report[u"known"].toArray())
            known.append(u"%1 %2 %3"_s.arg(one[u"line"].toInt())
                             .arg(one[u"where"].toString(), one[u"order_id"].toString()));
        QCOMPARE(known, (QStringList { u"1 sold "_s + Shop::id(bought), u"3 stock "_s, u"4 file "_s }));
        QVERIFY(!shop.importKeys("NEW-1\n").contains(u"known"_s));
    }
};

QTEST_GUILESS_MAIN(TestKeyList)
#include "tst_keylist.moc"
