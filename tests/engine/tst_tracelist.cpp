#include "support/shop.h"

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

/// The attempt log and the queue as the window asks for them: newest first, filtered, in pages.
class TestTraceList : public QObject {
    Q_OBJECT

    static QJsonArray list(Shop &shop, const QJsonObject &args)
    {
        return shop.must(u"trace list"_s, args)[u"items"].toArray();
    }
    static ErrorClass refusal(Shop &shop, const QString &command, const QJsonObject &args)
    {
        const DeskReply reply = shop.ask(command, args);
        return reply.value ? ErrorClass::Crash : reply.value.error().kind;
    }
    static QJsonObject sold(Shop &shop)
    {
        const QJsonObject order = shop.order();
        shop.provider.pay(Shop::outNo(order));
        shop.pass(20s);
        return order;
    }
    static QJsonArray jobs(Shop &shop, const QJsonObject &args)
    {
        return shop.must(u"queue list"_s, args)[u"items"].toArray();
    }
    /// The shop's receiver is down until every try is used up.
    static void failDeliveries(Shop &shop)
    {
        shop.fault = [](const HttpRequest &request) -> std::optional<Result<HttpReply>> {
            if (request.url.host() != u"shop.example")
                return {};
            HttpReply reply;
            reply.status = 422;
            return Result<HttpReply>(reply);
        };
    }

private Q_SLOTS:
    void newestFirstInPages()
    {
        Shop shop;
        shop.furnish(4);
        for (int i = 0; i < 3; ++i)
            sold(shop);
        const QJsonArray whole = list(shop, { { u"limit"_s, 1000 } });
        QVERIFY(whole.size() > 6);
        for (qsizetype i = 1; i < whole.size(); ++i)
            QCOMPARE(whole[i][u"n"].toInteger(), whole[i - 1][u"n"].toInteger() - 1);
        QCOMPARE(whole.last()[u"n"].toInteger(), 1);
        QJsonArray pieces;
        QJsonValue next;
        do {
            QJsonObject args { { u"limit"_s, 3 } };
            if (next.isString())
                args.insert(u"before"_s, next);
            const QJsonObject page = shop.must(u"trace list"_s, args);
            for (const QJsonValue &item : page[u"items"].toArray())
                pieces.append(item);
            next = page[u"next"];
        } while (next.isString() && pieces.size() <= whole.size());
        QCOMPARE(pieces, whole);
    }

    void filtered()
    {
        Shop shop;
        shop.furnish(4);
        const QJsonObject first = sold(shop);
        sold(shop);
        shop.callback("pid=1000&sign=bad&sign_type=MD5");
        for (const QString &number : { Shop::id(first), Shop::outNo(first) }) {
            const QJsonArray mine = list(shop, { { u"order"_s, number }, { u"limit"_s, 100 } });
            QVERIFY(mine.size() >= 3);
            for (const QJsonValue &entry : mine)
                QCOMPARE(entry[u"order_id"].toString(), Shop::id(first));
        }
        const QJsonArray refused = list(shop,
            { { u"direction"_s, u"in"_s }, { u"outcome"_s, u"failed"_s }, { u"kind"_s, u"callback"_s },
                { u"endpoint"_s, u"ep"_s } });
        QCOMPARE(refused.size(), 1);
        QVERIFY(refused[0][u"request"][u"url"].toString().contains(u"sign=bad"));
        QVERIFY(list(shop, { { u"direction"_s, u"in"_s }, { u"endpoint"_s, u"other"_s } }).isEmpty());
        for (const QJsonValue &entry : list(shop, { { u"kind"_s, u"deliver"_s } }))
            QCOMPARE(entry[u"kind"].toString(), u"deliver"_s);
        QVERIFY(!list(shop, { { u"kind"_s, u"deliver"_s }, { u"direction"_s, u"out"_s } }).isEmpty());
    }

    void refusesWhatItDoesNotKnow()
    {
        Shop shop;
        QCOMPARE(refusal(shop, u"trace list"_s, { { u"direction"_s, u"up"_s } }), ErrorClass::BadUsage);
        QCOMPARE(refusal(shop, u"trace list"_s, { { u"outcome"_s, u"good"_s } }), ErrorClass::BadUsage);
        QCOMPARE(refusal(shop, u"trace list"_s, { { u"order"_s, u"none"_s } }), ErrorClass::NotFound);
        QCOMPARE(refusal(shop, u"queue retry"_s, { { u"failed"_s, true }, { u"since"_s, u"noon"_s } }),
            ErrorClass::BadUsage);
    }

    void theOpenJobsAreThoseThatHaveNotEnded()
    {
        Shop shop;
        shop.furnish(4);
        sold(shop);
        shop.order();
        qsizetype open = 0;
        for (const QJsonValue &job : jobs(shop, { { u"limit"_s, 1000 } })) {
            const QString state = job[u"state"].toString();
            open += state != u"done" && state != u"cancelled" ? 1 : 0;
        }
        QVERIFY(open > 0 && open < jobs(shop, { { u"limit"_s, 1000 } }).size());
        QCOMPARE(jobs(shop, { { u"open"_s, true } }).size(), open);
    }

    void whatFailedSinceATimeIsSentAgain()
    {
        Shop shop;
        shop.furnish(4);
        failDeliveries(shop);
        sold(shop);
        shop.pass(3h);
        const QString between = toRfc3339(shop.clock.now());
        shop.pass(1h);
        sold(shop);
        shop.pass(2min);
        QCOMPARE(jobs(shop, { { u"state"_s, u"failed"_s } }).size(), 2);
        shop.fault = {};
        const QJsonObject again
            = shop.must(u"queue retry"_s, { { u"failed"_s, true }, { u"since"_s, between } });
        QCOMPARE(again[u"retried"].toInt(), 1);
        shop.pass(1s);
        QCOMPARE(jobs(shop, { { u"state"_s, u"failed"_s } }).size(), 1);
        QCOMPARE(shop.must(u"queue retry"_s, { { u"failed"_s, true } })[u"retried"].toInt(), 1);
        shop.pass(1s);
        QVERIFY(jobs(shop, { { u"state"_s, u"failed"_s } }).isEmpty());
    }

    void aCallbackIsExplainedAsItWasPasted()
    {
        Shop shop;
        shop.furnish(1);
        const QJsonObject order = shop.order();
        shop.provider.pay(Shop::outNo(order));
        const QString query = QString::fromLatin1(shop.provider.callback(Shop::outNo(order)));
        const auto explained = [&](const QString &pasted) {
            return shop.must(u"provider explain"_s, { { u"id"_s, u"ep"_s }, { u"query"_s, pasted } });
        };
        for (const QString &pasted : { query, u"https://me.example/notify/ep?"_s + query,
                 u"\n"_s + query.left(40) + u"\r\n"_s + query.mid(40) }) {
            QVERIFY(explained(pasted)[u"accepted"].toBool());
            QVERIFY(explained(pasted)[u"equal"].toBool());
        }
        const QJsonObject wrong = explained(QString(query).replace(u"money="_s, u"money=1"_s));
        QVERIFY(!wrong[u"accepted"].toBool() && !wrong[u"equal"].toBool());
        QVERIFY(!wrong[u"findings"].toArray().isEmpty());
        QCOMPARE(wrong[u"expected"].toString().size(), 4);
        QCOMPARE(refusal(shop, u"provider explain"_s, { { u"id"_s, u"ep"_s } }), ErrorClass::BadUsage);
        QCOMPARE(refusal(shop, u"provider explain"_s, { { u"id"_s, u"no"_s }, { u"query"_s, query } }),
            ErrorClass::NotFound);
    }
};

QTEST_GUILESS_MAIN(TestTraceList)
#include "tst_tracelist.moc"
