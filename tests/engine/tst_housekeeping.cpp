#include "engine/housekeeping.h"
#include "storage/queue.h"
#include "support/shop.h"

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

/// What grows is cut back, and nothing that somebody still needs.
class TestHousekeeping : public QObject {
    Q_OBJECT

    /// As the hourly timer does: until there is no more. @return how many pieces it took
    static int tidy(Shop &shop)
    {
        int pieces = 0;
        for (bool more = true; more && pieces < 100; ++pieces) {
            std::optional<Result<bool>> done;
            shop.engine->write<bool>([](Fulfilment &step) { return housekeeping::tidy(step); },
                [&](Result<bool> result) { done = std::move(result); });
            shop.settle();
            if (!done || !*done)
                return -1;
            more = **done;
        }
        return pieces;
    }
    static QJsonObject sold(Shop &shop, const QString &contact = {})
    {
        const QJsonObject order = shop.must(u"order create"_s,
            { { u"sku"_s, u"card"_s }, { u"provider"_s, u"ep"_s }, { u"contact"_s, contact },
                { u"client_ip"_s, u"203.0.113.7"_s } });
        shop.provider.pay(Shop::outNo(order));
        shop.pass(10s);
        return order;
    }
    static qsizetype jobs(Shop &shop) { return shop.must(u"queue list"_s, {})[u"items"].toArray().size(); }
    static qsizetype events(Shop &shop)
    {
        const auto db = *Connection::open(shop.path(), Connection::Mode::ReadOnly);
        return FolderRepository(*db).eventsAfter(0, 1'000'000)->size();
    }
    static qint64 count(Shop &shop, std::string_view sql)
    {
        const auto db = *Connection::open(shop.path(), Connection::Mode::ReadOnly);
        return (*db->one(sql, {}, [](const Row &row) { return row.integer(0); })).value_or(-1);
    }
    static std::pair<bool, int> verified(Shop &shop)
    {
        const QJsonObject report = shop.must(u"trace verify"_s, {});
        return { report[u"ok"].toBool(), report[u"entries"].toInt() };
    }

private Q_SLOTS:
    void endedJobsAndEventsAreKeptSevenDays()
    {
        Shop shop;
        shop.furnish(2);
        const QJsonObject order = sold(shop);
        const QJsonObject shown = shop.show(order);
        const auto before = std::pair(jobs(shop), events(shop));
        QVERIFY(before.first >= 3 && before.second >= 3);
        shop.clock.advance(7 * 24h - 1min);
        QVERIFY(tidy(shop) > 0);
        QCOMPARE(std::pair(jobs(shop), events(shop)), before);
        shop.clock.advance(2min);
        QVERIFY(tidy(shop) > 0);
        QCOMPARE(jobs(shop), 0);
        QCOMPARE(events(shop), 0);
        QCOMPARE(shop.state(order), u"delivered"_s);
        QCOMPARE(shop.show(order)[u"delivery"][u"state"], shown[u"delivery"][u"state"]);
        QCOMPARE(shop.show(order)[u"paid"], shown[u"paid"]);
    }

    void whatIsUnderWayIsNeverCutBack()
    {
        Shop shop;
        shop.furnish(2);
        shop.fault = [](const HttpRequest &request) -> std::optional<Result<HttpReply>> {
            if (request.url.host() != u"shop.example"_s)
                return {};
            HttpReply reply;
            reply.status = 413;
            return reply;
        };
        const QJsonObject order = sold(shop); // its delivery failed: a person is asked
        shop.clock.advance(30 * 24h);
        QVERIFY(tidy(shop) > 0);
        shop.fault = {};
        shop.must(u"queue retry"_s, { { u"failed"_s, true } });
        shop.pass(10s);
        QCOMPARE(shop.state(order), u"delivered"_s);
    }

    /// The job is forgotten, its number is not: a late repeat makes no second delivery.
    void aPrunedJobIsNotQueuedAgain()
    {
        Shop shop;
        shop.furnish(2);
        const QJsonObject order = sold(shop);
        shop.clock.advance(8 * 24h);
        QVERIFY(tidy(shop) > 0);
        shop.callback(shop.provider.callback(Shop::outNo(order)));
        shop.must(u"order check"_s, { { u"id"_s, Shop::id(order) } });
        shop.pass(1min);
        QCOMPARE(shop.deliveries, 1);
        QCOMPARE(shop.must(u"order resend"_s, { { u"id"_s, Shop::id(order) } })[u"state"].toString(),
            u"delivered"_s);
        QCOMPARE(shop.deliveries, 2);
        QCOMPARE(shop.contradictions, 0);
    }

    void thePrunedTraceStillVerifies()
    {
        Shop shop;
        shop.furnish(4);
        (void)sold(shop);
        const int old = verified(shop).second;
        QVERIFY(old >= 3);
        shop.clock.advance(179 * 24h);
        QVERIFY(tidy(shop) > 0);
        QCOMPARE(verified(shop), std::pair(true, old));
        shop.clock.advance(2 * 24h);
        (void)sold(shop);
        const int both = verified(shop).second;
        QVERIFY(both > old);
        QVERIFY(tidy(shop) > 0);
        QCOMPARE(verified(shop), std::pair(true, both - old));
        (void)sold(shop);
        shop.close();
        shop.open();
        QCOMPARE(verified(shop).first, true);
        shop.clock.advance(181 * 24h); // all of it, behind a second checkpoint
        QVERIFY(tidy(shop) > 0);
        QCOMPARE(verified(shop), std::pair(true, 0));
        (void)sold(shop);
        QCOMPARE(verified(shop).first, true);
    }

    void pruningIsNoWayToHideEntries_data()
    {
        QTest::addColumn<QString>("sql");
        QTest::newRow("no checkpoint") << u"DELETE FROM chain_checkpoint"_s;
        QTest::newRow("a checkpoint that nobody signed") << u"UPDATE chain_checkpoint SET mac=zeroblob(32)"_s;
        QTest::newRow("a forged checkpoint that covers more")
            << u"INSERT INTO chain_checkpoint(n,hash,at,mac) SELECT n,hash,at,zeroblob(32) FROM attempt ORDER BY n LIMIT 1; DELETE FROM attempt WHERE n=(SELECT min(n) FROM attempt)"_s;
        QTest::newRow("all entries gone")
            << u"INSERT INTO chain_checkpoint(n,hash,at,mac) SELECT n,hash,at,zeroblob(32) FROM attempt ORDER BY n DESC LIMIT 1; DELETE FROM attempt"_s;
    }
    void pruningIsNoWayToHideEntries()
    {
        QFETCH(QString, sql);
        Shop shop;
        shop.furnish(4);
        (void)sold(shop);
        shop.clock.advance(181 * 24h);
        (void)sold(shop);
        QVERIFY(tidy(shop) > 0);
        QVERIFY(verified(shop).first);
        shop.close();
        {
            const auto db = *Connection::open(shop.path(), Connection::Mode::ReadWrite);
            QVERIFY(db->script(sql));
        }
        shop.open();
        QVERIFY(!verified(shop).first);
    }

    void contactsOfFinishedOrdersAreErasedAfterAYear()
    {
        Shop shop;
        shop.furnish(2);
        const QJsonObject done = sold(shop, u"buyer@example.com"_s);
        const QJsonObject silent = sold(shop); // without a contact, but with an address
        const QJsonObject waiting = shop.must(u"order create"_s,
            { { u"sku"_s, u"card"_s }, { u"provider"_s, u"ep"_s },
                { u"contact"_s, u"later@example.com"_s } });
        QVERIFY2(waiting.isEmpty(), "nothing is left to sell");
        shop.stock(1);
        const QJsonObject paid = shop.must(u"order create"_s,
            { { u"sku"_s, u"card"_s }, { u"provider"_s, u"ep"_s },
                { u"contact"_s, u"later@example.com"_s } });
        shop.pass(16min); // expired; its key is sold to somebody else before it is paid
        const QJsonObject other = sold(shop);
        shop.provider.pay(Shop::outNo(paid));
        shop.pass(2h);
        QCOMPARE(shop.attention(paid), u"out_of_stock"_s);

        shop.clock.advance(364 * 24h);
        QVERIFY(tidy(shop) > 0);
        QCOMPARE(shop.show(done)[u"contact"].toString(), u"buyer@example.com"_s);
        QCOMPARE(count(shop, "SELECT count(*) FROM orders WHERE client_ip IS NOT NULL"), 3);
        shop.clock.advance(2 * 24h);
        QVERIFY(tidy(shop) > 0);
        QVERIFY(shop.show(done)[u"contact"].isNull());
        QCOMPARE(shop.show(paid)[u"contact"].toString(), u"later@example.com"_s);
        QCOMPARE(count(shop, "SELECT count(*) FROM orders WHERE client_ip IS NOT NULL"), 0);
        QCOMPARE(shop.state(silent), u"delivered"_s);
        QCOMPARE(shop.state(other), u"delivered"_s);
    }

    void muchIsDoneInSmallPieces()
    {
        Shop shop;
        {
            const auto db = *Connection::open(shop.path(), Connection::Mode::ReadWrite);
            auto transaction = Transaction::begin(*db);
            for (int i = 0; i < 2500; ++i)
                QVERIFY(FolderRepository(*db).addEvent(u"order.paid"_s, {}, shop.clock.now()));
            QVERIFY(transaction->commit());
        }
        shop.clock.advance(8 * 24h);
        QCOMPARE(tidy(shop), 3);
        QCOMPARE(events(shop), 0);
    }
};

QTEST_GUILESS_MAIN(TestHousekeeping)
#include "tst_housekeeping.moc"
