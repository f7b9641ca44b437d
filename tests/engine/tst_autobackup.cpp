#include "engine/autobackup.h"
#include "engine/backuprun.h"
#include "support/shop.h"

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class TestAutoBackup : public QObject {
    Q_OBJECT

    static void run(Shop &shop)
    {
        AutoBackup backup(*shop.engine);
        bool done = false;
        backup.run([&done] { done = true; });
        shop.settle();
        QVERIFY(done);
    }
    static QStringList files(const Shop &shop)
    {
        return QDir(shop.folder() + u"/backups"_s).entryList({ u"*.ndbk"_s }, QDir::Files, QDir::Name);
    }
    static QJsonObject check(Shop &shop, const QString &name)
    {
        const QJsonArray items = shop.must(u"doctor"_s, {})[u"items"].toArray();
        for (const QJsonValue &item : items) {
            if (item[u"check"].toString() == name)
                return item.toObject();
        }
        return {};
    }

private Q_SLOTS:
    void keepsOneADayAndOneAWeek_data()
    {
        QTest::addColumn<QStringList>("names");
        QTest::addColumn<QStringList>("gone");
        const auto at = [](const char *when) { return u"neverdrop-%1Z.ndbk"_s.arg(QLatin1String(when)); };
        QTest::newRow("nothing") << QStringList() << QStringList();
        QTest::newRow("two of one day: the newer stays") << QStringList { at("20261124T010000"),
            at("20261124T020000") } << QStringList { at("20261124T010000") };
        QTest::newRow("older than the days, the week's newest stays") << QStringList { at("20261124T010000"),
            at("20261112T010000"), at("20261113T010000") } << QStringList { at("20261112T010000") };
        QTest::newRow("older than the weeks") << QStringList { at("20261124T010000"), at("20261001T010000") }
                                              << QStringList { at("20261001T010000") };
        QTest::newRow("the newest of all stays, however old") << QStringList { at("20250101T010000"),
            at("20250102T010000") } << QStringList { at("20250101T010000") };
        QTest::newRow("files of others are none of ours") << QStringList { u"allotments.journal"_s,
            u"mine.ndbk"_s, u"neverdrop-2026.ndbk"_s, at("20261124T010000") }
                                                          << QStringList();
    }
    void keepsOneADayAndOneAWeek()
    {
        QFETCH(QStringList, names);
        QFETCH(QStringList, gone);
        const Instant now = *parseRfc3339(u"2026-11-24T12:00:00Z"_s);
        QCOMPARE(backuprun::surplus(names, 7, 4, now), gone);
    }

    void isMadeWhenSomethingChangedAndOpensAgain()
    {
        Shop shop;
        shop.furnish(3);
        run(shop);
        QCOMPARE(files(shop), QStringList { backuprun::fileName(shop.clock.now()) });
        const QString file = shop.folder() + u"/backups/"_s + files(shop).first();
        QVERIFY(backuprun::verify(file, shop.folder() + u"/look.tmp"_s, *shop.engine->rules()->vault));
        QVERIFY2(!QFile::exists(shop.folder() + u"/look.tmp"_s), "no plain copy stays behind");
        QVERIFY(QDir(shop.folder()).entryList({ u"backup-*"_s }, QDir::Files).isEmpty());

        shop.clock.advance(24h);
        run(shop);
        QCOMPARE(files(shop).size(), 1); // nothing has changed
        (void)shop.order();
        run(shop);
        QCOMPARE(files(shop).size(), 2);
        QCOMPARE(check(shop, u"backups"_s)[u"ok"].toBool(), true);
    }

    void anyFlippedByteIsFoundByTheCheckAfterWriting()
    {
        Shop shop;
        shop.furnish(1);
        run(shop);
        QFile file(shop.folder() + u"/backups/"_s + files(shop).first());
        QVERIFY(file.open(QIODevice::ReadWrite));
        QVERIFY(file.seek(file.size() / 2));
        const char byte = file.read(1).at(0);
        QVERIFY(file.seek(file.size() / 2));
        file.write(QByteArray(1, char(byte ^ 1)));
        file.close();
        const auto checked = backuprun::verify(
            file.fileName(), shop.folder() + u"/look.tmp"_s, *shop.engine->rules()->vault);
        QVERIFY(!checked);
        QCOMPARE(checked.error().kind, ErrorClass::DataDamaged);
    }

    void aFailureIsAlertedAndSeenByTheDoctorUntilOneSucceeds()
    {
        Shop shop;
        shop.furnish(1);
        shop.must(u"channel add"_s,
            { { u"id"_s, u"phone"_s }, { u"type"_s, u"webhook"_s }, { u"use"_s, u"alert"_s },
                { u"set"_s, QJsonObject { { u"url"_s, u"https://alerts.example/in"_s } } } });
        QByteArrayList told;
        shop.fault = [&](const HttpRequest &request) -> std::optional<Result<HttpReply>> {
            if (request.url.host() != u"alerts.example"_s)
                return {};
            told += request.body;
            HttpReply reply;
            reply.status = 200;
            return reply;
        };
        QFile inTheWay(shop.folder() + u"/backups"_s);
        QVERIFY(inTheWay.open(QIODevice::WriteOnly));
        run(shop);
        run(shop);
        shop.pass(1min);
        QCOMPARE(told.size(), 1);
        QVERIFY(told.first().contains("backup.failed"));
        QCOMPARE(check(shop, u"backups"_s)[u"ok"].toBool(), false);
        QVERIFY(inTheWay.remove());
        run(shop);
        QCOMPARE(check(shop, u"backups"_s)[u"ok"].toBool(), true);
    }

    void warnsWhileOnlyThisComputersKeychainOpensThem()
    {
        Shop shop; // its vault is wrapped by the keychain alone
        shop.furnish(1);
        shop.must(u"channel add"_s,
            { { u"id"_s, u"phone"_s }, { u"type"_s, u"webhook"_s }, { u"use"_s, u"alert"_s },
                { u"set"_s, QJsonObject { { u"url"_s, u"https://alerts.example/in"_s } } } });
        int warned = 0;
        shop.fault = [&](const HttpRequest &request) -> std::optional<Result<HttpReply>> {
            if (request.url.host() != u"alerts.example"_s)
                return {};
            warned += request.body.contains("backup.warning");
            HttpReply reply;
            reply.status = 200;
            return reply;
        };
        run(shop);
        shop.pass(1min);
        QCOMPARE(warned, 1);
    }
};

QTEST_GUILESS_MAIN(TestAutoBackup)
#include "tst_autobackup.moc"
