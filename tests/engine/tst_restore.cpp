#include "engine/restore.h"
#include "support/shop.h"

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

/// A backup comes back, and no key that was sold since is sold again (contract.md section 7).
class TestRestore : public QObject {
    Q_OBJECT

    using Folder = QMap<QString, QByteArray>;
    /// Every file but the lock, with its content.
    static Folder contentOf(const QString &path)
    {
        Folder all;
        const auto names = QDir(path).entryList(QDir::Files | QDir::Hidden);
        for (const QString &name : names) {
            QFile file(QDir(path).filePath(name));
            if (name != u"engine.lock"_s && file.open(QIODevice::ReadOnly))
                all.insert(name, file.readAll());
        }
        return all;
    }
    static QString backupFile(const Shop &shop) { return shop.folder() + u"/backups/one.ndbackup"_s; }
    static QString journal(const Shop &shop) { return restore::journalPath(shop.folder(), {}); }
    static Result<restore::Report> restored(Shop &shop)
    {
        return restore::run(shop.folder(), backupFile(shop), shop.access(), {}, shop.clock);
    }
    static QJsonObject sold(Shop &shop, int quantity = 1)
    {
        const QJsonObject order = shop.order(quantity);
        shop.provider.pay(Shop::outNo(order));
        shop.pass(10s);
        return order;
    }
    static bool releases(Shop &shop)
    {
        const bool released = !shop.must(u"quarantine release"_s, {}).isEmpty();
        shop.pass(5s);
        return released;
    }
    static ErrorClass refusal(Shop &shop, const QString &command, const QJsonObject &args)
    {
        const DeskReply reply = shop.ask(command, args);
        return reply.value ? ErrorClass::Crash : reply.value.error().kind;
    }

private Q_SLOTS:
    void aJournalThatWasCutOrRemovedIsWrittenAnewFromTheDatabase_data()
    {
        QTest::addColumn<bool>("removed");
        QTest::newRow("its end was cut off") << false;
        QTest::newRow("it was removed") << true;
    }
    void aJournalThatWasCutOrRemovedIsWrittenAnewFromTheDatabase()
    {
        QFETCH(bool, removed);
        Shop shop(Shop::Journal::Kept);
        shop.furnish(10);
        (void)sold(shop);
        (void)shop.backup(backupFile(shop));
        (void)sold(shop, 3);
        QFile file(journal(shop));
        if (removed) {
            QVERIFY(file.remove());
        } else {
            QVERIFY(file.open(QIODevice::ReadWrite));
            QVERIFY(file.resize(file.readLine().size())); // the first record is left
            file.close();
        }
        shop.close();
        shop.open();
        QCOMPARE(shop.must(u"audit list"_s, {})[u"items"][0][u"action"].toString(), u"journal.renew"_s);
        shop.close();
        const auto report = restored(shop);
        QVERIFY(report.has_value());
        QCOMPARE(report->soldSince, 3);
        QVERIFY(!report->allAside);
        shop.open();
        QVERIFY(releases(shop));
        QCOMPARE(shop.must(u"keys stock"_s, {})[u"items"][0][u"available"].toInt(), 6);
    }

    void aRefundThatWasMadeSinceIsAskedAboutAndNotMadeAgain()
    {
        Shop shop(Shop::Journal::Kept);
        shop.furnish(2);
        const QJsonObject order = sold(shop);
        bool down = true;
        shop.fault = [&](const HttpRequest &request) -> std::optional<Result<HttpReply>> {
            if (!down || request.url.host() != u"pay.example"_s)
                return {};
            return fail(ErrorClass::Unreachable, u"refused"_s);
        };
        (void)shop.ask(u"order refund"_s, { { u"id"_s, Shop::id(order) } });
        (void)shop.backup(backupFile(shop));
        down = false;
        shop.pass(10min);
        QCOMPARE(shop.provider.orders[Shop::outNo(order)].refunds, 1);
        shop.close();
        QVERIFY(restored(shop));
        shop.open();
        QVERIFY(releases(shop));
        shop.pass(20min);
        QCOMPARE(shop.provider.orders[Shop::outNo(order)].refunds, 1);
        QCOMPARE(shop.state(order), u"refunded"_s);
    }

    void aPaymentForAnOrderThatTheRestoreLostIsTold()
    {
        Shop shop(Shop::Journal::Kept);
        shop.furnish(2);
        (void)shop.backup(backupFile(shop));
        const QJsonObject lost = shop.order();
        shop.pass(1s);
        shop.close();
        QVERIFY(restored(shop));
        shop.open();
        shop.provider.pay(Shop::outNo(lost));
        QCOMPARE(shop.callback(shop.provider.callback(Shop::outNo(lost))), "success"_ba);
        const QJsonObject told = shop.must(u"audit list"_s, {})[u"items"][0].toObject();
        QCOMPARE(told[u"action"].toString(), u"callback.unknown"_s);
        QCOMPARE(told[u"subject"].toString(), Shop::outNo(lost));
    }

    /// They were imported after the backup: neither they nor their order is in it.
    void keysThatTheBackupNeverHadAreNotStockWhenTheyAreImportedAgain()
    {
        Shop shop(Shop::Journal::Kept);
        shop.furnish(2);
        (void)shop.backup(backupFile(shop));
        const QByteArray later = "LATER-1\nLATER-2\nLATER-3\n";
        shop.importKeys(later);
        for (int i = 0; i < 4; ++i)
            (void)sold(shop);
        QCOMPARE(shop.inbox.size(), 4);
        shop.close();
        const auto report = restored(shop);
        QVERIFY(report);
        QCOMPARE(report->soldSince, 2);
        QCOMPARE(report->soldElsewhere, 2);

        shop.open();
        QVERIFY(releases(shop));
        QCOMPARE(shop.stocked(u"available"_s), 0);
        QCOMPARE(shop.importKeys(later)[u"imported"].toInt(), 1);
        QCOMPARE(shop.importKeys(later)[u"duplicates"].toInt(), 3);
        (void)sold(shop);
        QCOMPARE(shop.inbox.size(), 5);
        QVERIFY(shop.nothingSoldTwice());

        // Another backup of what is here now forgets nothing of it, even when its journal was lost meanwhile.
        QVERIFY(QFile::remove(journal(shop)));
        shop.close();
        shop.open();
        shop.close();
        QVERIFY(restored(shop));
        shop.open();
        QVERIFY(releases(shop));
        QCOMPARE(shop.importKeys(later)[u"imported"].toInt(), 0);
    }

    void anOrderWhoseKeysTheBackupNeverHadIsGivenNoOthersUnasked()
    {
        Shop shop(Shop::Journal::Kept);
        shop.furnish(1);
        const QJsonObject order = shop.order();
        shop.pass(40min);
        QCOMPARE(shop.state(order), u"expired"_s);
        (void)shop.backup(backupFile(shop));
        (void)sold(shop);
        shop.importKeys("LATER-1\nLATER-2\n");
        shop.provider.pay(Shop::outNo(order)); // late
        QCOMPARE(shop.callback(shop.provider.callback(Shop::outNo(order))), "success"_ba);
        shop.pass(10s);
        QCOMPARE(shop.inbox.size(), 2);
        shop.close();
        QVERIFY(restored(shop));
        shop.open();
        shop.importKeys("OTHER-1\nOTHER-2\n");
        QVERIFY(releases(shop));
        QCOMPARE(shop.callback(shop.provider.callback(Shop::outNo(order))), "success"_ba);
        shop.pass(1min);
        QCOMPARE(shop.inbox.size(), 2);
        QCOMPARE(shop.state(order), u"paid"_s);
        QCOMPARE(shop.attention(order), u"in_doubt"_s);
        const QJsonObject younger = sold(shop);
        QVERIFY2(shop.state(younger) == u"delivered"_s, "nobody waits behind it");

        (void)shop.must(u"order resend"_s, { { u"id"_s, Shop::id(order) } });
        shop.pass(10s);
        QCOMPARE(shop.state(order), u"delivered"_s);
        QCOMPARE(shop.attention(order), QString());
    }

    void exactlyTheKeysSoldSinceComeBackAsSold()
    {
        Shop shop(Shop::Journal::Kept);
        shop.furnish(10);
        const QJsonObject before = sold(shop);
        const QJsonObject said = shop.backup(backupFile(shop));
        QCOMPARE(said[u"orders"].toInt(), 1);
        QCOMPARE(said[u"keys"].toInt(), 10);
        const QJsonObject after = sold(shop, 2);
        (void)sold(shop);
        QCOMPARE(shop.inbox.size(), 3);
        shop.close();

        const auto report = restored(shop);
        QVERIFY(report);
        QCOMPARE(report->orders, 1);
        QCOMPARE(report->keys, 10);
        QCOMPARE(report->soldSince, 3);
        QVERIFY(!report->allAside);

        shop.open();
        QVERIFY(shop.must(u"quarantine show"_s, {})[u"quarantined"].toBool());
        QCOMPARE(shop.state(before), u"delivered"_s);
        QCOMPARE(refusal(shop, u"order show"_s, { { u"id"_s, Shop::id(after) } }), ErrorClass::NotFound);
        QCOMPARE(shop.stocked(u"sold"_s), 4);
        QCOMPARE(shop.stocked(u"available"_s), 6);
        QVERIFY(releases(shop));
        QCOMPARE(shop.stocked(u"sold"_s), 4);
        QCOMPARE(shop.stocked(u"available"_s), 6);
        for (int i = 0; i < 6; ++i)
            (void)sold(shop);
        QCOMPARE(shop.inbox.size(), 9);
        QVERIFY(shop.nothingSoldTwice());
        QVERIFY2(shop.order().isEmpty(), "there is nothing left");
        QVERIFY(shop.chainIsIntact());
    }

    void theOldStateIsKeptUnderAnotherName()
    {
        Shop shop(Shop::Journal::Kept);
        shop.furnish(3);
        shop.backup(backupFile(shop));
        const QJsonObject after = sold(shop);
        shop.close();
        const auto report = restored(shop);
        QVERIFY(report);
        QVERIFY(report->kept.startsWith(shop.path()));
        const auto old = Connection::open(report->kept, Connection::Mode::ReadOnly);
        QVERIFY(old);
        const auto order = OrderRepository(**old).byUlid(Shop::id(after));
        QVERIFY(order);
        QCOMPARE(order->state, OrderState::Delivered);
    }

    void inQuarantineItAsksButNeitherSellsNorDelivers()
    {
        Shop shop(Shop::Journal::Kept);
        shop.furnish(5);
        const QJsonObject delivered = sold(shop);
        const QJsonObject open = shop.order();
        shop.backup(backupFile(shop));
        shop.close();
        QVERIFY(restored(shop));
        shop.provider.pay(Shop::outNo(open)); // while the shop was down
        shop.open();
        const int deliveries = shop.deliveries;
        shop.pass(1min);
        QCOMPARE(shop.state(open), u"paid"_s);
        QCOMPARE(shop.deliveries, deliveries);
        for (const auto &[command, id] :
            { std::pair(u"order create"_s, QString()), std::pair(u"order resend"_s, Shop::id(delivered)),
                std::pair(u"order replace"_s, Shop::id(delivered)) }) {
            const QJsonObject args { { u"sku"_s, u"card"_s }, { u"provider"_s, u"ep"_s }, { u"id"_s, id },
                { u"card"_s, 1 }, { u"reason"_s, u"x"_s } };
            const DeskReply reply = shop.ask(command, args);
            QVERIFY2(!reply.value, qPrintable(command));
            QCOMPARE(errorClassName(reply.value.error().kind), u"quarantined"_s);
            QCOMPARE(exitCodeFor(reply.value.error().kind), 4);
        }
        QCOMPARE(shop.deliveries, deliveries);

        QVERIFY(releases(shop));
        QCOMPARE(shop.state(open), u"delivered"_s);
        QCOMPARE(shop.inbox.size(), 2);
        QVERIFY(shop.nothingSoldTwice());
        QCOMPARE(shop.must(u"audit list"_s, {})[u"items"][0][u"action"].toString(), u"quarantine.release"_s);
    }

    /// The backup knows the order as unpaid, the buyer has its keys: the same ones again, never others.
    void anOrderThatWasDeliveredSinceKeepsItsKeys()
    {
        Shop shop(Shop::Journal::Kept);
        shop.furnish(6);
        const QJsonObject order = shop.order(2);
        shop.backup(backupFile(shop));
        shop.provider.pay(Shop::outNo(order));
        shop.pass(10s);
        const QStringList keys = shop.inbox.value(Shop::id(order));
        QCOMPARE(keys.size(), 2);
        shop.close();
        QVERIFY(restored(shop));
        shop.open();
        shop.pass(1min);
        QCOMPARE(shop.state(order), u"paid"_s);
        QVERIFY(releases(shop));
        QCOMPARE(shop.state(order), u"delivered"_s);
        QCOMPARE(shop.inbox.value(Shop::id(order)), keys);
        QCOMPARE(shop.contradictions, 0);
        QCOMPARE(shop.stocked(u"sold"_s), 2);
        QCOMPARE(shop.stocked(u"available"_s), 4);
    }

    /// What the backup has reserved for one order was sold to another since.
    void aReservedKeyThatWasSoldToSomebodyElseIsReplacedByAFreeOne()
    {
        Shop shop(Shop::Journal::Kept);
        shop.furnish(1);
        const QJsonObject first = shop.order();
        shop.backup(backupFile(shop));
        shop.pass(16min);
        QCOMPARE(shop.state(first), u"expired"_s);
        const QJsonObject second = sold(shop);
        QCOMPARE(shop.state(second), u"delivered"_s);
        shop.close();
        QVERIFY(restored(shop));
        shop.provider.pay(Shop::outNo(first));
        shop.open();
        shop.pass(1min);
        QVERIFY(releases(shop));
        QCOMPARE(shop.state(first), u"paid"_s);
        QCOMPARE(shop.attention(first), u"out_of_stock"_s);
        shop.stock(1);
        shop.pass(5s);
        QCOMPARE(shop.state(first), u"delivered"_s);
        QVERIFY(shop.nothingSoldTwice());
    }

    void aReplacementThatWasSentSinceIsSold()
    {
        Shop shop(Shop::Journal::Kept);
        shop.furnish(3);
        const QJsonObject order = sold(shop);
        shop.backup(backupFile(shop));
        shop.must(u"order replace"_s,
            { { u"id"_s, Shop::id(order) }, { u"card"_s, 1 }, { u"reason"_s, u"dead"_s } });
        shop.pass(5s);
        shop.close();
        const auto report = restored(shop);
        QVERIFY(report);
        QCOMPARE(report->soldSince, 1);
        shop.open();
        QVERIFY(releases(shop));
        QCOMPARE(shop.stocked(u"available"_s), 1);
        QCOMPARE(shop.stocked(u"sold"_s), 2);
    }

    void withoutItsJournalEveryUnsoldKeyWaitsForAPerson_data()
    {
        QTest::addColumn<QByteArray>("journal"); // empty: none
        QTest::newRow("missing") << QByteArray();
        QTest::newRow("altered") << "{\"cards\":[1],\"order\":\"A\"} 00\n"_ba;
    }
    void withoutItsJournalEveryUnsoldKeyWaitsForAPerson()
    {
        QFETCH(QByteArray, journal);
        Shop shop(Shop::Journal::Kept);
        shop.furnish(6);
        (void)sold(shop);
        const QJsonObject open = shop.order();
        shop.must(u"keys void"_s, { { u"sku"_s, u"card"_s }, { u"items"_s, QJsonArray { u"KEY-6"_s } } });
        shop.backup(backupFile(shop));
        shop.close();
        QVERIFY(QFile::remove(TestRestore::journal(shop)));
        if (!journal.isEmpty()) {
            QFile file(TestRestore::journal(shop));
            QVERIFY(file.open(QIODevice::WriteOnly) && file.write(journal) > 0);
        }
        const auto report = restored(shop);
        QVERIFY(report);
        QVERIFY(report->allAside);
        QFile::remove(TestRestore::journal(shop)); // whoever starts again begins a new one
        shop.open();
        QCOMPARE(shop.stocked(u"available"_s), 0);
        QCOMPARE(shop.stocked(u"reserved"_s), 0);
        QCOMPARE(shop.stocked(u"sold"_s), 1);
        shop.must(u"keys void"_s, { { u"sku"_s, u"card"_s }, { u"items"_s, QJsonArray { u"KEY-5"_s } } });
        shop.provider.pay(Shop::outNo(open));
        QVERIFY(releases(shop));
        QCOMPARE(shop.stocked(u"void"_s), 2); // what a person took out of stock stays out
        shop.pass(1min);
        QCOMPARE(shop.state(open), u"delivered"_s);
        QCOMPARE(shop.stocked(u"available"_s), 2);
        QVERIFY(shop.nothingSoldTwice());
    }

    /// The setting changed after the backup: its journal went elsewhere, and the backup cannot know.
    void theJournalIsFoundWhereThePresentDatabaseSaysThatItIs()
    {
        Shop shop(Shop::Journal::Kept);
        shop.furnish(5);
        shop.backup(backupFile(shop));
        (void)sold(shop);
        const QString elsewhere = shop.folder() + u"/elsewhere"_s;
        shop.must(u"config set"_s, { { u"key"_s, u"backup.folder"_s }, { u"value"_s, elsewhere } });
        shop.close();
        shop.open();
        (void)sold(shop);
        QVERIFY(QFile::exists(restore::journalPath(shop.folder(), elsewhere)));
        shop.close();
        const auto report = restored(shop);
        QVERIFY(report);
        QVERIFY(!report->allAside);
        QCOMPARE(report->soldSince, 2);
    }

    void refusedWhileSomebodyHoldsTheFolder()
    {
        Shop shop(Shop::Journal::Kept);
        shop.furnish(1);
        shop.backup(backupFile(shop));
        shop.close();
        const auto lock = platform::FileLock::tryLock(shop.folder() + u"/engine.lock"_s);
        QVERIFY(lock);
        const Folder before = contentOf(shop.folder());
        const auto report = restored(shop);
        QVERIFY(!report);
        QCOMPARE(report.error().kind, ErrorClass::FolderInUse);
        QCOMPARE(contentOf(shop.folder()), before);
        shop.open();
    }

    void whatDoesNotOpenChangesNothing_data()
    {
        QTest::addColumn<QString>("what");
        QTest::addColumn<ErrorClass>("kind");
        QTest::newRow("a flipped byte") << u"flip"_s << ErrorClass::DataDamaged;
        QTest::newRow("cut off") << u"cut"_s << ErrorClass::DataDamaged;
        QTest::newRow("no such file") << u"gone"_s << ErrorClass::Local;
        QTest::newRow("another keychain") << u"key"_s << ErrorClass::VaultLocked;
        QTest::newRow("a passphrase that was never set") << u"passphrase"_s << ErrorClass::VaultLocked;
    }
    void whatDoesNotOpenChangesNothing()
    {
        QFETCH(QString, what);
        QFETCH(ErrorClass, kind);
        Shop shop(Shop::Journal::Kept);
        shop.furnish(1);
        shop.backup(backupFile(shop));
        (void)sold(shop);
        shop.close();
        QFile file(backupFile(shop));
        QVERIFY(file.open(QIODevice::ReadOnly));
        QByteArray bytes = file.readAll();
        file.close();
        if (what == u"flip"_s)
            bytes[bytes.size() - 100] = char(bytes[bytes.size() - 100] ^ 1);
        if (what == u"cut"_s)
            bytes.chop(1000);
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size());
        file.close();
        if (what == u"gone"_s)
            QVERIFY(file.remove());
        MemoryKeyStore strange;
        VaultAccess access = shop.access();
        if (what == u"key"_s)
            access.keyStore = &strange;
        if (what == u"passphrase"_s)
            access.passphrase = SecretBytes("guess"_ba);

        const Folder before = contentOf(shop.folder());
        const auto report = restore::run(shop.folder(), backupFile(shop), access, {}, shop.clock);
        QVERIFY(!report);
        QCOMPARE(report.error().kind, kind);
        QCOMPARE(contentOf(shop.folder()), before);
        shop.open();
        QCOMPARE(shop.inbox.size(), 1);
        QCOMPARE(shop.stocked(u"sold"_s), 1);
    }

    /// Another computer: no keychain, no folder, only the backup and what the merchant knows or printed.
    void passphraseAndRecoveryCodeOpenItElsewhere()
    {
        Shop shop(Shop::Journal::Kept);
        shop.furnish(4);
        shop.must(u"vault change-passphrase"_s, { { u"new_passphrase"_s, u"correct horse"_s } });
        const QString printed = shop.must(u"vault export-recovery"_s, {})[u"code"].toString();
        shop.backup(backupFile(shop));
        (void)sold(shop);
        shop.close();

        const QTemporaryDir place;
        auto code = RecoveryCode::parse(printed.toLatin1());
        QVERIFY(code);
        const QString byCode = place.filePath(u"code"_s);
        const auto first = restore::run(byCode, backupFile(shop), {}, std::move(*code), shop.clock);
        QVERIFY(first);
        QVERIFY(first->kept.isEmpty());
        QCOMPARE(first->soldSince, 1); // the journal stands beside the backup
        QVERIFY(!first->allAside);

        const QString byPassphrase = place.filePath(u"passphrase"_s);
        const VaultAccess access { SecretBytes("correct horse"_ba), nullptr };
        QVERIFY(restore::run(byPassphrase, backupFile(shop), access, {}, shop.clock));
        const auto folder = DataFolder::open(byPassphrase, access, u"command"_s, shop.clock);
        QVERIFY(folder);
        const auto db = (*folder)->takeConnection();
        const auto card
            = CardRepository(*db).page(ProductRepository(*db).bySku(u"card"_s)->id, CardState::Free, {}, 1);
        QVERIFY(card && card->size() == 1);
        const auto plain
            = (*folder)->vault()->open(VaultPlace("card_key", card->front().id.value), card->front().secret);
        QVERIFY(plain);
        QCOMPARE(plain->view().toByteArray(), "KEY-2"_ba);

        SeededRandom random(99);
        const auto wrong = restore::run(
            place.filePath(u"x"_s), backupFile(shop), {}, RecoveryCode::create(random), shop.clock);
        QVERIFY(!wrong);
        QCOMPARE(wrong.error().kind, ErrorClass::VaultLocked);
        QVERIFY(!QFile::exists(place.filePath(u"x"_s)));
    }
};

QTEST_GUILESS_MAIN(TestRestore)
#include "tst_restore.moc"
