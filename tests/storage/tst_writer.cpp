#include "storage/connection.h"
#include "storage/writer.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>

#include <atomic>
#include <numeric>
#include <set>

using namespace Qt::StringLiterals;

namespace {
using Kind = std::optional<ErrorClass>; // nothing = success

qint64 number(Connection &db, std::string_view sql)
{
    const auto value = db.one(sql, {}, [](const Row &row) { return row.integer(0); });
    return value && *value ? **value : -1;
}

Writer::Work insert(int key)
{
    return [key](Connection &db) { return db.run("INSERT INTO n(v) VALUES(?)", { key }); };
}

Writer::Done note(std::vector<Kind> &results)
{
    return [&results](Result<> done) { results.push_back(done ? Kind() : Kind(done.error().kind)); };
}

void atOnce(std::function<void()> completion)
{
    completion();
}
} // namespace

class TestWriter : public QObject {
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_path;
    QByteArray m_empty; ///< a database with the tables, made once: its fsyncs are many

    std::unique_ptr<Connection> open(Connection::Mode mode = Connection::Mode::ReadWrite) const
    {
        auto connection = Connection::open(m_path, mode);
        if (!connection)
            qFatal("%s", qPrintable(connection.error().message));
        return std::move(*connection);
    }
    qint64 rows() const { return number(*open(Connection::Mode::ReadOnly), "SELECT count(*) FROM n"); }
    qint64 walFileSize() const { return QFileInfo(m_path + u"-wal"_s).size(); }

private Q_SLOTS:
    void initTestCase()
    {
        const QTemporaryDir folder;
        m_path = folder.filePath(u"empty.db"_s);
        QVERIFY(open()->script(u"CREATE TABLE n(v UNIQUE, w); CREATE TABLE big(v)"_s));
        QFile file(m_path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        m_empty = file.readAll();
    }
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_path = m_folder->filePath(u"shop.db"_s);
        QFile file(m_path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        QCOMPARE(file.write(m_empty), m_empty.size());
    }

    void whatQueuedUpIsOneTransactionAndOnePost()
    {
        int posts = 0;
        std::vector<Kind> results;
        Writer writer(open(), [&posts](std::function<void()> completion) {
            ++posts;
            completion();
        });
        for (int i = 0; i < 1000; ++i)
            writer.submit(insert(i), note(results));
        QCOMPARE(writer.runBatch(), 512);
        QCOMPARE(rows(), 512);
        QCOMPARE(results.size(), size_t(512));
        QCOMPARE(writer.runBatch(), 488);
        QCOMPARE(writer.runBatch(), 0);
        QCOMPARE(posts, 2);
        QCOMPARE(results, std::vector<Kind>(1000));
        QCOMPARE(writer.figures().commits, 2);
        QCOMPARE(writer.figures().commands, 1000);
        QCOMPARE(writer.figures().largestBatch, 512);
    }

    void aFailedCommandOfABatchOfOneLeavesNothing()
    {
        std::vector<Kind> results;
        Writer writer(open(), atOnce);
        writer.submit(
            [](Connection &db) -> Result<> {
                if (auto done = insert(1)(db); !done)
                    return done;
                return fail(ErrorClass::OutOfStock, u"none left"_s);
            },
            note(results));
        QCOMPARE(writer.runBatch(), 1);
        QCOMPARE(results, std::vector<Kind> { ErrorClass::OutOfStock });
        QCOMPARE(rows(), 0);
        writer.submit(insert(2), note(results));
        writer.runBatch();
        QCOMPARE(rows(), 1);
    }

    void nothingIsReportedBeforeTheCommitAndAllInOrder()
    {
        std::vector<int> order;
        std::vector<std::function<void()>> posted;
        Writer writer(
            open(), [&posted](std::function<void()> completion) { posted.push_back(std::move(completion)); });
        for (int i = 0; i < 20; ++i)
            writer.submit(insert(i), [&order, i](Result<>) { order.push_back(i); });
        writer.submit(
            [&order](Connection &) -> Result<> {
                order.push_back(-1);
                return {};
            },
            {});
        writer.runBatch();
        QCOMPARE(order, std::vector<int>(1, -1));
        QCOMPARE(posted.size(), size_t(1));
        posted.front()();
        std::vector<int> expected(21);
        std::iota(expected.begin(), expected.end(), -1);
        QCOMPARE(order, expected);
    }

    void whileACommitRunsTheNextBatchGathers()
    {
        std::mutex gate;
        gate.lock();
        std::atomic<bool> inside = false;
        Writer writer(open(), atOnce);
        writer.start();
        writer.submit(
            [&](Connection &) -> Result<> {
                inside = true;
                const std::lock_guard wait(gate);
                return {};
            },
            {});
        QTRY_VERIFY(inside);
        for (int i = 0; i < 100; ++i)
            writer.submit(insert(i), {});
        gate.unlock();
        writer.drain();
        QCOMPARE(writer.figures().commits, 2);
        QCOMPARE(writer.figures().largestBatch, 100);
        QCOMPARE(rows(), 100);
    }

    /// Many submitters; whoever is told of a success finds the row through another connection.
    void everyCompletionFindsItsRow()
    {
        constexpr int Submitters = 8;
        constexpr int Each = 25;
        std::atomic<int> found = 0;
        std::atomic<int> told = 0;
        {
            Writer writer(open(), atOnce);
            writer.start();
            std::vector<std::thread> threads;
            for (int t = 0; t < Submitters; ++t) {
                threads.emplace_back([&, t] {
                    for (int i = 0; i < Each; ++i) {
                        const int key = t * Each + i;
                        writer.submit(insert(key), [&, key](Result<> done) {
                            const auto reader = open(Connection::Mode::ReadOnly);
                            const auto row = reader->one("SELECT v FROM n WHERE v = ?", { key },
                                [](const Row &r) { return r.integer(0); });
                            found += done && row && *row ? 1 : 0;
                            ++told;
                        });
                    }
                });
            }
            for (std::thread &thread : threads)
                thread.join();
            writer.drain();
            QCOMPARE(told.load(), Submitters * Each); // what drain() promises
            QCOMPARE(writer.figures().commands, Submitters * Each);
        }
        QCOMPARE(found.load(), Submitters * Each);
        QCOMPARE(rows(), Submitters * Each);
    }

    void aCommandThatFailsUndoesItselfAlone()
    {
        std::vector<Kind> results;
        Writer writer(open(), atOnce);
        writer.submit(insert(1), note(results));
        writer.submit(
            [](Connection &db) -> Result<> {
                if (auto done = db.run("INSERT INTO n(v) VALUES(2)"); !done)
                    return done;
                return fail(ErrorClass::OutOfStock, u"no card key is left"_s);
            },
            note(results));
        writer.submit(
            [](Connection &db) -> Result<> {
                if (auto done = db.run("INSERT INTO n(v) VALUES(3)"); !done)
                    return done;
                return db.run("INSERT INTO n(v) VALUES(1)"); // refused by the schema
            },
            note(results));
        writer.submit(insert(4), note(results));
        writer.drain();
        QCOMPARE(
            results, std::vector<Kind>({ Kind(), ErrorClass::OutOfStock, ErrorClass::WrongState, Kind() }));
        QCOMPARE(
            *open()->all("SELECT v FROM n ORDER BY v", {}, [](const Row &row) { return row.integer(0); }),
            std::vector<qint64>({ 1, 4 }));
        QCOMPARE(writer.figures().commits, 1);
    }

    void oneThatEndsTheTransactionItselfSpoilsTheBatchOnly()
    {
        std::vector<Kind> results;
        Writer writer(open(), atOnce);
        writer.submit(insert(1), note(results));
        writer.submit([](Connection &db) { return db.run("ROLLBACK"); }, note(results));
        writer.submit(insert(2), note(results));
        writer.runBatch();
        QCOMPARE(results, std::vector<Kind>(3, ErrorClass::Local));
        QCOMPARE(rows(), 0);
        writer.submit(insert(3), note(results));
        writer.runBatch();
        QCOMPARE(results.back(), Kind());
    }

    void writeYieldsAValueOrTheError()
    {
        Writer writer(open(), atOnce);
        std::optional<Result<qint64>> id;
        const std::function<Result<qint64>(Connection &)> work = [](Connection &db) -> Result<qint64> {
            if (auto done = db.run("INSERT INTO n(v) VALUES(7)"); !done)
                return fail(done.error());
            return db.lastInsertId();
        };
        writer.write<qint64>(work, [&id](Result<qint64> result) { id = std::move(result); });
        writer.drain();
        QCOMPARE(id.value().value(), 1);
        writer.write<qint64>(work, [&id](Result<qint64> result) { id = std::move(result); });
        writer.drain();
        QCOMPARE(id.value().error().kind, ErrorClass::WrongState);
    }

    /// Whichever statement fails, BEGIN, SAVEPOINT and COMMIT included: what was reported as done is
    /// there, and who submits again what was not ends with everything exactly once.
    void afterAFailureAtAnyStatementEverythingIsThereOnce_data()
    {
        QTest::addColumn<Connection::Failing>("failing");
        QTest::newRow("the statement does not run") << Connection::Failing::NotRun;
        QTest::newRow("the statement runs and reports an error") << Connection::Failing::Applied;
    }
    void afterAFailureAtAnyStatementEverythingIsThereOnce()
    {
        QFETCH(Connection::Failing, failing);
        const auto insertAndFail = [](Connection &db) -> Result<> {
            if (auto done = db.run("INSERT INTO n(v) VALUES('never')"); !done)
                return done;
            return fail(ErrorClass::OutOfStock, u"no card key is left"_s);
        };
        int failures = 0;
        bool failed = true;
        for (int n = 0; failed; ++n) {
            init();
            failed = false;
            Writer writer(open(), atOnce);
            writer.connection().failOnceAfter(n, failing);
            std::set<int> missing = { 0, 1, 2, 3, 4, 5 };
            for (int round = 0; !missing.empty(); ++round) {
                QVERIFY2(round < 10, "never done");
                for (const int key : std::set<int>(missing)) {
                    const auto work = [key](Connection &db) -> Result<> { // idempotent by key
                        if (auto done
                            = db.run("INSERT INTO n(v, w) VALUES(?, 0) ON CONFLICT DO NOTHING", { key });
                            !done)
                            return done;
                        return db.run("UPDATE n SET w = 1 WHERE v = ?", { key });
                    };
                    writer.submit(work, [&missing, key](Result<> done) {
                        if (done)
                            missing.erase(key);
                    });
                    if (key % 3 == 2) {
                        writer.submit(insertAndFail, {});
                        writer.runBatch();
                    }
                }
                writer.runBatch();
                const auto reader = open(Connection::Mode::ReadOnly);
                for (int key = 0; key < 6; ++key) {
                    const auto whole = reader->one("SELECT w FROM n WHERE v = ?", { key },
                        [](const Row &row) { return row.boolean(0); });
                    QVERIFY(whole);
                    QVERIFY2(!*whole || **whole, "half a command");
                    QVERIFY2(missing.contains(key) || whole->value_or(false), "reported, but not there");
                }
            }
            QCOMPARE(rows(), 6);
            failed = writer.connection().hasFailed();
            failures += failed;
        }
        // BEGIN, COMMIT, and per command SAVEPOINT, its statements, and RELEASE or ROLLBACK TO and RELEASE.
        QCOMPARE(failures, 2 * (2 + 3 * 4 + 4));
    }

    void aCommitThatFailedIsUnknownToTheWholeBatch_data()
    {
        QTest::addColumn<Connection::Failing>("failing");
        QTest::addColumn<qint64>("there");
        QTest::newRow("it did not happen") << Connection::Failing::NotRun << qint64(0);
        QTest::newRow("it happened nevertheless") << Connection::Failing::Applied << qint64(2);
    }
    void aCommitThatFailedIsUnknownToTheWholeBatch()
    {
        QFETCH(Connection::Failing, failing);
        std::vector<Kind> results;
        Writer writer(open(), atOnce);
        writer.connection().failOnceAfter(1 + 3 * 3, failing); // BEGIN, and what three commands need
        writer.submit(insert(1), note(results));
        // Refused perhaps because of what the first command did: nothing to tell anybody either.
        writer.submit([](Connection &) -> Result<> { return fail(ErrorClass::NotFound, u"no order X"_s); },
            note(results));
        writer.submit(insert(2), note(results));
        writer.runBatch();
        QVERIFY(writer.connection().hasFailed());
        QCOMPARE(results, std::vector<Kind>(3, ErrorClass::Local));
        QTEST(rows(), "there");
        QCOMPARE(writer.figures().commits, 0);
    }

    void whatMustHappenBeforeTheCommitDecidesForTheBatch()
    {
        Writer writer(open(), atOnce);
        int calls = 0;
        bool fails = true;
        writer.beforeCommit([&]() -> Result<> {
            ++calls;
            return fails ? fail(ErrorClass::Local, u"the journal's disk is full"_s) : Result<> {};
        });
        std::vector<Kind> results;
        writer.submit(insert(1), note(results));
        writer.submit(insert(2), note(results));
        writer.runBatch();
        QCOMPARE(calls, 1);
        QCOMPARE(results, (std::vector<Kind> { ErrorClass::Local, ErrorClass::Local }));
        QCOMPARE(rows(), 0);
        fails = false;
        writer.submit(insert(1), note(results));
        writer.runBatch();
        QCOMPARE(results.back(), Kind());
        QCOMPARE(rows(), 1);
    }

    void aReaderSeesWholeBatchesOnly()
    {
        QVERIFY(open()->run("INSERT INTO n(v, w) VALUES('sum', 0)"));
        std::atomic<bool> stop = false;
        std::atomic<int> reads = 0;
        std::atomic<int> torn = 0;
        std::thread watching([&] {
            const auto reader = open(Connection::Mode::ReadOnly);
            while (!stop) {
                torn += number(*reader, "SELECT w FROM n") % 10 != 0 ? 1 : 0;
                ++reads;
            }
        });
        Writer writer(open(), atOnce);
        for (int batch = 0; batch < 100 || reads < 100; ++batch) {
            for (int i = 0; i < 10; ++i)
                writer.submit([](Connection &db) { return db.run("UPDATE n SET w = w + 1"); }, {});
            writer.runBatch();
        }
        stop = true;
        watching.join();
        QCOMPARE(torn.load(), 0);
        QCOMPARE(number(writer.connection(), "SELECT w FROM n"), writer.figures().commits * 10);
    }

    void onAFullDiskWhatWasAcknowledgedIsThere()
    {
        std::vector<Kind> results;
        Writer writer(open(), atOnce);
        const qint64 pages = number(writer.connection(), "PRAGMA page_count");
        QVERIFY(writer.connection().script(u"PRAGMA max_page_count=%1"_s.arg(pages + 20)));
        const auto grow = [](Connection &db) { return db.run("INSERT INTO big VALUES(zeroblob(20000))"); };
        for (int i = 0; i < 10; ++i) {
            writer.submit(grow, note(results));
            writer.submit(grow, note(results));
            writer.runBatch();
        }
        const auto acknowledged = std::count(results.begin(), results.end(), Kind());
        QVERIFY(acknowledged > 0 && acknowledged < 20);
        QCOMPARE(std::count(results.begin(), results.end(), Kind(ErrorClass::Local)), 20 - acknowledged);
        const auto reader = open(Connection::Mode::ReadOnly);
        QCOMPARE(number(*reader, "SELECT count(*) FROM big"), acknowledged);
        QCOMPARE(
            *reader->one("PRAGMA integrity_check", {}, [](const Row &row) { return row.text(0); }), u"ok"_s);
    }

    void whileReopeningFailsEverybodyIsToldAndLaterItWorksAgain()
    {
        std::vector<Kind> results;
        Writer writer(open(), atOnce);
        writer.start();
        writer.submit(
            [](Connection &db) -> Result<> {
                db.failOnceAfter(0);
                return {};
            },
            {}); // the COMMIT
        const QString away = m_path + u".away"_s;
        QVERIFY(QFile::rename(m_path, away));
        writer.drain();
        for (int i = 0; i < 3; ++i) {
            writer.submit(insert(i), note(results));
            writer.drain();
        }
        QCOMPARE(results, std::vector<Kind>(3, ErrorClass::Local));
        QVERIFY(!QFile::exists(m_path));
        QVERIFY(QFile::rename(away, m_path));
        writer.submit(insert(9), note(results));
        writer.drain();
        QCOMPARE(results.back(), Kind());
        QCOMPARE(rows(), 1);
    }

    void theEndRunsWhatIsQueuedAndEmptiesTheWal_data()
    {
        QTest::addColumn<bool>("ownThread");
        QTest::newRow("own thread") << true;
        QTest::newRow("by hand") << false;
    }
    void theEndRunsWhatIsQueuedAndEmptiesTheWal()
    {
        QFETCH(bool, ownThread);
        std::vector<Kind> results;
        const auto reader = open(Connection::Mode::ReadOnly); // keeps the WAL file itself alive
        QCOMPARE(rows(), 0);
        {
            Writer writer(open(), atOnce);
            if (ownThread)
                writer.start();
            for (int i = 0; i < 700; ++i)
                writer.submit(insert(i), note(results));
        }
        QCOMPARE(results, std::vector<Kind>(700));
        QCOMPARE(walFileSize(), 0);
        QCOMPARE(number(*reader, "SELECT count(*) FROM n"), 700);
    }

    void anIdleWriterKeepsTheWalSmall()
    {
        Writer writer(open(), atOnce);
        qint64 largest = 0;
        for (int i = 0; i < 30; ++i) {
            writer.submit(
                [](Connection &db) { return db.run("INSERT INTO big VALUES(zeroblob(1000000))"); }, {});
            writer.runBatch();
            largest = std::max(largest, walFileSize());
        }
        QVERIFY2(largest > 4'000'000 && largest < 7'000'000, qPrintable(QString::number(largest)));
    }

    void aBusyWriterCutsTheWalAt64MiB()
    {
        Writer writer(open(), atOnce);
        for (int i = 0; i < 520; ++i)
            writer.submit(
                [](Connection &db) { return db.run("INSERT INTO big VALUES(zeroblob(140000))"); }, {});
        writer.runBatch(); // 512 of them: 71 MB, and 8 are still queued
        QCOMPARE(walFileSize(), 0);
        writer.drain();
    }

    void aReaderThatHoldsTheWalDelaysNobodyAndLosesNothing()
    {
        const auto reader = open(Connection::Mode::ReadOnly);
        QVERIFY(reader->script(u"BEGIN; SELECT count(*) FROM n"_s));
        std::vector<Kind> results;
        Writer writer(open(), atOnce);
        for (int i = 0; i < 12; ++i) {
            writer.submit([](Connection &db) { return db.run("INSERT INTO big VALUES(zeroblob(1000000))"); },
                note(results));
            writer.runBatch();
        }
        QCOMPARE(results, std::vector<Kind>(12));
        QVERIFY(walFileSize() > 11'000'000);
        reader->rollBack();
        for (int i = 0; i < 12; ++i) {
            writer.submit([](Connection &db) { return db.run("INSERT INTO big VALUES(zeroblob(1000000))"); },
                note(results));
            writer.runBatch();
        }
        QVERIFY2(walFileSize() < 20'000'000, qPrintable(QString::number(walFileSize())));
    }
};

QTEST_GUILESS_MAIN(TestWriter)
#include "tst_writer.moc"
