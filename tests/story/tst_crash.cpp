#include "support/shop.h"

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

/// The program dies between any two steps, or any one statement fails: what was paid reaches its buyer
/// once, and the books stay whole.
class TestCrash : public QObject {
    Q_OBJECT

    struct Played {
        QList<QJsonObject> orders;
    };
    static Played begin(Shop &shop)
    {
        shop.furnish(6);
        Played played;
        for (int i = 0; i < 3; ++i)
            played.orders.append(shop.order(1 + i % 2));
        for (const QJsonObject &order : std::as_const(played.orders))
            shop.provider.pay(Shop::outNo(order));
        return played;
    }
    static void mustEndWell(Shop &shop, const Played &played)
    {
        shop.pass(30min);
        for (const QJsonObject &order : played.orders) {
            QCOMPARE(shop.state(order), u"delivered"_s);
            QCOMPARE(shop.inbox.value(Shop::id(order)).size(), qsizetype(order[u"quantity"].toInt()));
        }
        QVERIFY(shop.nothingSoldTwice());
        QVERIFY(shop.chainIsIntact());
    }

private Q_SLOTS:
    void killedAfterAnyNumberOfTurns()
    {
        for (int turns = 0; turns < 25; ++turns) {
            Shop shop;
            const Played played = begin(shop);
            // Time passes until the queries are due; then step by step, and dead after `turns` of them.
            shop.clock.advance(3s);
            shop.engine->dispatcher().step();
            for (int i = 0; i < turns; ++i)
                shop.turn();
            shop.crash();
            mustEndWell(shop, played);
            if (QTest::currentTestFailed()) {
                qWarning("killed after %d turns", turns);
                return;
            }
        }
    }

    void whileNobodyListenedThePaymentIsAskedAboutAfterwards()
    {
        Shop shop;
        shop.furnish(1);
        const QJsonObject order = shop.order();
        shop.pass(2h);
        QCOMPARE(shop.state(order), u"expired"_s);
        shop.pass(26h); // the grace is over too: nobody asks any more
        shop.provider.pay(Shop::outNo(order));
        const int queries = shop.provider.orders[Shop::outNo(order)].queries;
        shop.pass(10min);
        QCOMPARE(shop.provider.orders[Shop::outNo(order)].queries, queries);
        shop.clock.advance(30min);
        shop.crash();
        shop.pass(1min);
        QCOMPARE(shop.state(order), u"delivered"_s);
    }

    void killedWhileTheGoodsWereUnderWay()
    {
        Shop shop;
        bool drop = true;
        shop.fault = [&](const HttpRequest &request) -> std::optional<Result<HttpReply>> {
            if (!drop || request.url.host() != u"shop.example"_s)
                return {};
            shop.take(request); // the shop has the goods, the program dies before it hears so
            return fail(ErrorClass::Timeout, u"never comes"_s);
        };
        const Played played = begin(shop);
        shop.clock.advance(3s);
        shop.engine->dispatcher().step();
        for (int i = 0; i < 6; ++i)
            shop.engine->pump(), shop.network.deliver();
        shop.crash();
        drop = false;
        mustEndWell(shop, played);
    }

    void aJobThatKillsTheProgramAgainAndAgainEndsWithAPerson()
    {
        Shop shop;
        shop.furnish(1);
        const QJsonObject order = shop.order();
        shop.provider.pay(Shop::outNo(order));
        shop.pass(1s); // asked at 2 s
        shop.clock.advance(2s);
        shop.engine->dispatcher().step();
        bool delivering = false;
        shop.fault = [&](const HttpRequest &request) -> std::optional<Result<HttpReply>> {
            delivering = delivering || request.url.host() == u"shop.example"_s;
            return {};
        };
        int deaths = 0;
        for (; deaths < 12; ++deaths) {
            delivering = false;
            for (int i = 0; i < 30 && !delivering; ++i) {
                shop.engine->pump();
                if (!delivering)
                    shop.network.deliver();
            }
            if (!delivering)
                break;
            shop.crash();
        }
        QCOMPARE(deaths, 6); // three beside others, three alone
        shop.settle();
        QCOMPARE(shop.attention(order), u"permanent_error"_s);
        QCOMPARE(shop.must(u"order resend"_s, { { u"id"_s, Shop::id(order) } })[u"state"].toString(),
            u"delivered"_s);
    }

    void survivesAFailureAtEveryStatement_data()
    {
        QTest::addColumn<bool>("happened");
        QTest::newRow("the statement was not run") << false;
        QTest::newRow("it was run, and reported an error") << true;
    }
    /// Fail the n-th statement, for every n, until a run has none left to fail.
    void survivesAFailureAtEveryStatement()
    {
        QFETCH(bool, happened);
        const auto failing = happened ? Connection::Failing::Applied : Connection::Failing::NotRun;
        int runs = 0;
        for (int n = 0; n < 4000; n += n < 300 ? 1 : 17, ++runs) {
            Shop shop;
            const Played played = begin(shop);
            shop.clock.advance(3s);
            shop.engine->writer().connection().failOnceAfter(n, failing);
            shop.pass(10s);
            const bool failed = shop.engine->writer().connection().hasFailed();
            shop.engine->writer().connection().failOnceAfter(-1);
            mustEndWell(shop, played);
            if (QTest::currentTestFailed()) {
                qWarning("statement %d failed once", n);
                return;
            }
            if (!failed)
                break;
        }
        QVERIFY2(runs > 100, "the story makes hundreds of statements");
    }
};

QTEST_GUILESS_MAIN(TestCrash)
#include "tst_crash.moc"
