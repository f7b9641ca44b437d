#include "support/shop.h"

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

/// What people and shops ask of the desk besides orders: settings, tokens, the audit, searches.
class TestDesk : public QObject {
    Q_OBJECT

    static Error refusal(Shop &shop, const QString &command, const QJsonObject &args)
    {
        const DeskReply reply = shop.ask(command, args);
        return reply.value ? Error { ErrorClass::Crash, u"it was allowed"_s } : reply.value.error();
    }
    static QJsonObject set(Shop &shop, const QString &key, const QString &value)
    {
        return shop.must(u"config set"_s, { { u"key"_s, key }, { u"value"_s, value } });
    }
    static QString value(Shop &shop, const QString &key)
    {
        return shop.must(u"config get"_s, { { u"key"_s, key } })[u"items"][0][u"value"].toString();
    }
    static QJsonObject sold(Shop &shop, const QJsonObject &more = {})
    {
        QJsonObject args { { u"sku"_s, u"card"_s }, { u"provider"_s, u"ep"_s } };
        for (auto one = more.constBegin(); one != more.constEnd(); ++one)
            args.insert(one.key(), *one);
        const QJsonObject order = shop.must(u"order create"_s, args);
        shop.provider.pay(Shop::outNo(order));
        shop.pass(10s);
        return order;
    }
    static QStringList found(Shop &shop, const QString &search)
    {
        QStringList ids;
        for (const QJsonValue &order :
            shop.must(u"order list"_s, { { u"search"_s, search } })[u"items"].toArray())
            ids.append(order[u"id"].toString());
        return ids;
    }
    static QString checked(Shop &shop, const QString &token)
    {
        const DeskReply reply = shop.ask(u"token check"_s, { { u"token"_s, token } });
        if (!reply.value)
            return errorClassName(reply.value.error().kind);
        const QJsonObject said = reply.value->toObject();
        return said[u"name"].toString() + (said[u"all"].toBool() ? u": all"_s : u": its own"_s);
    }

private Q_SLOTS:
    void jobsAndAuditComeInPages_data()
    {
        QTest::addColumn<QString>("command");
        QTest::newRow("jobs") << u"queue list"_s;
        QTest::newRow("audit") << u"audit list"_s;
    }
    void jobsAndAuditComeInPages()
    {
        QFETCH(QString, command);
        Shop shop;
        shop.furnish(4);
        for (int i = 0; i < 4; ++i) {
            const QJsonObject order = shop.order();
            (void)shop.ask(u"order cancel"_s, { { u"id"_s, Shop::id(order) } });
        }
        const QJsonArray whole = shop.must(command, {})[u"items"].toArray();
        QVERIFY(whole.size() >= 4);
        QJsonArray pieces;
        QJsonValue next;
        do {
            QJsonObject args { { u"limit"_s, 3 } };
            if (next.isString())
                args.insert(u"before"_s, next);
            const QJsonObject page = shop.must(command, args);
            for (const QJsonValue &item : page[u"items"].toArray())
                pieces.append(item);
            next = page[u"next"];
        } while (next.isString() && pieces.size() <= whole.size());
        QCOMPARE(pieces, whole);
        QCOMPARE(shop.ask(command, { { u"before"_s, u"soon"_s } }).value.error().kind, ErrorClass::BadUsage);
    }

    void aSettingIsKeptAndTakesEffectAtOnce()
    {
        Shop shop;
        QCOMPARE(value(shop, u"delivery.chunk_size"_s), u"500"_s);
        const QJsonObject said = set(shop, u"delivery.chunk_size"_s, u"2"_s);
        QCOMPARE(said[u"items"][0][u"value"].toString(), u"2"_s);
        QCOMPARE(said[u"items"][0][u"default"].toString(), u"500"_s);
        shop.furnish(5);
        (void)sold(shop, { { u"quantity"_s, 5 } });
        QCOMPARE(shop.deliveries, 3);
        shop.crash();
        QCOMPARE(value(shop, u"delivery.chunk_size"_s), u"2"_s);
        set(shop, u"retry.class.integrity"_s, u"7s"_s);
        bool listed = false;
        for (const QJsonValue &item : shop.must(u"config get"_s, {})[u"items"].toArray())
            listed = listed || item[u"key"].toString() == u"retry.class.integrity"_s;
        QVERIFY(listed);
    }

    void aBadValueSaysWhatIsAllowedAndChangesNothing_data()
    {
        QTest::addColumn<QString>("key");
        QTest::addColumn<QString>("value");
        QTest::addColumn<QStringList>("says");
        QTest::newRow("a word") << u"order.late_payment"_s << u"maybe"_s
                                << QStringList { u"deliver"_s, u"attention"_s, u"refund"_s };
        QTest::newRow("no duration") << u"http.timeout"_s << u"soon"_s
                                     << QStringList { u"http.timeout"_s, u"soon"_s };
        QTest::newRow("no flag") << u"delivery.allow_private"_s << u"yes"_s
                                 << QStringList { u"true"_s, u"false"_s };
        QTest::newRow("no number") << u"breaker.failures"_s << u"many"_s
                                   << QStringList { u"breaker.failures"_s, u"many"_s };
        QTest::newRow("no list of waits")
            << u"retry.tiers"_s << u"1s,,5s"_s << QStringList { u"retry.tiers"_s };
        QTest::newRow("no error class")
            << u"retry.class.weather"_s << u"1s"_s << QStringList { u"retry.class.weather"_s };
        QTest::newRow("no such setting")
            << u"retry.colour"_s << u"red"_s << QStringList { u"retry.colour"_s };
    }
    void aBadValueSaysWhatIsAllowedAndChangesNothing()
    {
        QFETCH(QString, key);
        QFETCH(QString, value);
        QFETCH(QStringList, says);
        Shop shop;
        const QJsonObject before = shop.must(u"config get"_s, {});
        const Error error = refusal(shop, u"config set"_s, { { u"key"_s, key }, { u"value"_s, value } });
        QCOMPARE(exitCodeFor(error.kind), 2);
        for (const QString &word : std::as_const(says))
            QVERIFY2(error.message.contains(word), qPrintable(error.message));
        QCOMPARE(shop.must(u"config get"_s, {}), before);
        QVERIFY(shop.must(u"audit list"_s, {})[u"items"].toArray().isEmpty());
    }

    void aTokenIsGoodUntilItIsRotatedOrRemoved()
    {
        Shop shop;
        const QString all = shop.must(u"token add"_s, { { u"name"_s, u"default"_s } })[u"token"].toString();
        const QString one = shop.must(u"token add"_s, { { u"name"_s, u"site"_s } })[u"token"].toString();
        QVERIFY(one.startsWith(u"nd_"_s) && one.size() >= 32 && one != all);
        QCOMPARE(checked(shop, all), u"default: all"_s);
        QCOMPARE(checked(shop, one), u"site: its own"_s);
        QCOMPARE(checked(shop, one.chopped(1)), u"auth"_s);
        QCOMPARE(checked(shop, QString()), u"auth"_s);
        QCOMPARE(shop.must(u"token"_s, { { u"name"_s, u"site"_s } })[u"token"].toString(), one);

        const QString two = shop.must(u"token rotate"_s, { { u"name"_s, u"site"_s } })[u"token"].toString();
        QCOMPARE(checked(shop, one), u"auth"_s);
        QCOMPARE(checked(shop, two), u"site: its own"_s);
        shop.must(u"token remove"_s, { { u"name"_s, u"site"_s } });
        QCOMPARE(checked(shop, two), u"auth"_s);
        QCOMPARE(checked(shop, QString()), u"auth"_s);
        QCOMPARE(checked(shop, all), u"default: all"_s);
        QFile file(shop.path());
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY2(!file.readAll().contains(all.toLatin1()), "the database holds no token in plain text");
    }

    void whatATokenCannotDoSaysWhy_data()
    {
        QTest::addColumn<QString>("command");
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("code");
        QTest::newRow("the default one stays") << u"token remove"_s << u"default"_s << u"wrong_state"_s;
        QTest::newRow("a name is given once") << u"token add"_s << u"site"_s << u"wrong_state"_s;
        QTest::newRow("rotate an unknown one") << u"token rotate"_s << u"none"_s << u"not_found"_s;
        QTest::newRow("remove an unknown one") << u"token remove"_s << u"none"_s << u"not_found"_s;
        QTest::newRow("show an unknown one") << u"token"_s << u"none"_s << u"not_found"_s;
        QTest::newRow("a long name") << u"token add"_s << QString(65, u'x') << u"bad_usage"_s;
    }
    void whatATokenCannotDoSaysWhy()
    {
        QFETCH(QString, command);
        QFETCH(QString, name);
        QFETCH(QString, code);
        Shop shop;
        for (const QString &known : { u"default"_s, u"site"_s })
            shop.must(u"token add"_s, { { u"name"_s, known } });
        const qsizetype before = shop.must(u"audit list"_s, {})[u"items"].toArray().size();
        QCOMPARE(errorClassName(refusal(shop, command, { { u"name"_s, name } }).kind), code);
        QCOMPARE(shop.must(u"audit list"_s, {})[u"items"].toArray().size(), before); // nothing was done
    }

    void aTokenSeesItsOwnOrdersOnly()
    {
        Shop shop;
        shop.furnish(3);
        shop.must(u"token add"_s, { { u"name"_s, u"site"_s } });
        const QString token = shop.must(u"token add"_s, { { u"name"_s, u"other"_s } })[u"token"].toString();
        const TokenId other { shop.must(u"token check"_s, { { u"token"_s, token } })[u"id"].toInteger() };
        const QJsonObject order = sold(shop);
        const auto asOther = [&](const QString &command) {
            std::optional<DeskReply> reply;
            shop.engine->run({ command, { { u"id"_s, Shop::id(order) } }, u"api:other"_s, other },
                [&](DeskReply answer) { reply = std::move(answer); });
            shop.settle();
            return reply ? std::move(*reply) : DeskReply { fail(ErrorClass::Timeout, u"no reply"_s), {} };
        };
        QVERIFY((*asOther(u"order list"_s).value)[u"items"].toArray().isEmpty());
        for (const QString &command :
            { u"order show"_s, u"order cards"_s, u"order resend"_s, u"order check"_s }) {
            const DeskReply reply = asOther(command);
            QVERIFY2(!reply.value && reply.value.error().kind == ErrorClass::NotFound, qPrintable(command));
        }
        QCOMPARE(shop.deliveries, 1);
    }

    void theAuditSaysWhoDidWhatNewestFirst()
    {
        Shop shop;
        shop.furnish(3);
        const QJsonObject order = sold(shop);
        shop.must(u"order cards"_s, { { u"id"_s, Shop::id(order) } });
        shop.clock.advance(5s);
        shop.must(u"order refund"_s, { { u"id"_s, Shop::id(order) }, { u"reason"_s, u"did not work"_s } });
        const QJsonArray rows = shop.must(u"audit list"_s, {})[u"items"].toArray();
        QCOMPARE(rows.size(), 2);
        QCOMPARE(rows[0][u"action"].toString(), u"order.refund"_s);
        QCOMPARE(rows[0][u"reason"].toString(), u"did not work"_s);
        QCOMPARE(rows[0][u"subject"].toString(), Shop::id(order));
        QCOMPARE(rows[0][u"actor"].toString(), u"test"_s);
        QCOMPARE(rows[1][u"action"].toString(), u"order.cards"_s);
        QVERIFY(rows[0][u"at"].toString() > rows[1][u"at"].toString());
        QCOMPARE(shop.must(u"audit list"_s, { { u"limit"_s, 1 } })[u"items"].toArray().size(), 1);
        QCOMPARE(exitCodeFor(refusal(shop, u"audit list"_s, { { u"limit"_s, 0 } }).kind), 2);
    }

    void whatWasRefusedIsNotInTheAudit()
    {
        Shop shop;
        shop.furnish(3);
        const QJsonObject unpaid = shop.order();
        QCOMPARE(
            refusal(shop, u"order cards"_s, { { u"id"_s, Shop::id(unpaid) } }).kind, ErrorClass::WrongState);
        QCOMPARE(
            refusal(shop, u"order resend"_s, { { u"id"_s, Shop::id(unpaid) } }).kind, ErrorClass::WrongState);
        QCOMPARE(
            refusal(shop, u"order confirm"_s, { { u"id"_s, Shop::id(unpaid) } }).kind, ErrorClass::BadUsage);
        QVERIFY(shop.must(u"audit list"_s, {})[u"items"].toArray().isEmpty());
    }

    void anOrderIsFoundByWhatABuyerCanName()
    {
        Shop shop;
        shop.furnish(5);
        const QJsonObject first = sold(shop, { { u"contact"_s, u"anna@example.com"_s } });
        const QJsonObject second = sold(shop, { { u"contact"_s, u"ben@example.com"_s } });
        const QStringList one { Shop::id(first) };
        QCOMPARE(found(shop, Shop::id(first)), one);
        QCOMPARE(found(shop, Shop::outNo(first)), one);
        QCOMPARE(found(shop, shop.show(first)[u"provider_trade_no"].toString()), one);
        QCOMPARE(found(shop, u"anna@example.com"_s), one);
        const QString key = shop.inbox.value(Shop::id(second)).first();
        QCOMPARE(found(shop, key), QStringList { Shop::id(second) });
        QCOMPARE(found(shop, u"  %1 "_s.arg(key)), QStringList { Shop::id(second) });
        QVERIFY2(found(shop, key.chopped(1)).isEmpty(), "keys are sealed: only a whole one is found");
        QVERIFY2(found(shop, u"KEY-5"_s).isEmpty(), "nobody has bought it");
        QVERIFY(found(shop, u"nobody@example.com"_s).isEmpty());
    }

    void aReplacedKeyIsStillFound()
    {
        Shop shop;
        shop.furnish(3);
        const QJsonObject order = sold(shop);
        const QString dead = shop.inbox.value(Shop::id(order)).first();
        shop.must(u"order replace"_s,
            { { u"id"_s, Shop::id(order) }, { u"card"_s, 1 }, { u"reason"_s, u"dead"_s } });
        shop.pass(5s);
        QCOMPARE(found(shop, dead), QStringList { Shop::id(order) });
        QCOMPARE(found(shop, shop.inbox.value(Shop::id(order)).first()), QStringList { Shop::id(order) });
    }

    void listsComeInPages()
    {
        Shop shop;
        shop.furnish(7, false);
        QStringList all;
        for (int i = 0; i < 7; ++i)
            all.prepend(Shop::id(sold(shop)));
        QStringList seen;
        QJsonValue before;
        int pages = 0;
        do {
            const QJsonObject page
                = shop.must(u"order list"_s, { { u"limit"_s, 3 }, { u"before"_s, before } });
            for (const QJsonValue &order : page[u"items"].toArray())
                seen.append(order[u"id"].toString());
            before = page[u"next"];
            ++pages;
        } while (!before.isNull() && pages < 10);
        QCOMPARE(seen, all);
        QCOMPARE(pages, 3);
    }

    void anUnknownCommandSaysSo()
    {
        Shop shop;
        const Error error = refusal(shop, u"order eat"_s, {});
        QCOMPARE(error.kind, ErrorClass::BadUsage);
        QVERIFY(error.message.contains(u"order eat"_s));
    }
};

QTEST_GUILESS_MAIN(TestDesk)
#include "tst_desk.moc"
