#include "storage/connection.h"

#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>

#include <limits>

#include <sqlite3.h>

#ifdef Q_OS_UNIX
#include <unistd.h>
#endif

using namespace Qt::StringLiterals;

namespace {
enum class Colour { Red, Green = 7 };

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("unreadable");
}

void put(const QString &path, const QByteArray &content)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(content), content.size());
}

qint64 number(Connection &db, std::string_view sql)
{
    const auto value = db.one(sql, {}, [](const Row &row) { return row.integer(0); });
    return value && *value ? **value : -1;
}

const auto Schema = u"CREATE TABLE shelf(id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, "
                    "amount INTEGER CHECK(amount < 100), parent INTEGER REFERENCES shelf) STRICT; "
                    "CREATE TRIGGER kept BEFORE DELETE ON shelf BEGIN "
                    "SELECT RAISE(ABORT, 'shelves are kept'); END;"_s;
} // namespace

class TestConnection : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;
    QString m_path;

    std::unique_ptr<Connection> open(Connection::Mode mode = Connection::Mode::ReadWrite)
    {
        auto connection = Connection::open(m_path, mode);
        if (!connection)
            qFatal("%s", qPrintable(connection.error().message));
        return std::move(*connection);
    }
    std::unique_ptr<Connection> openWithSchema()
    {
        auto db = open();
        if (const auto made = db->script(Schema); !made)
            qFatal("%s", qPrintable(made.error().message));
        return db;
    }

private Q_SLOTS:
    void init()
    {
        static int count = 0;
        m_path = m_folder.filePath(u"%1.db"_s.arg(++count));
    }

    void setsThePragma_data()
    {
        QTest::addColumn<QByteArray>("pragma");
        QTest::addColumn<qint64>("writing");
        QTest::addColumn<qint64>("reading");
        const auto row = [](const char *pragma, qint64 writing, qint64 reading) {
            QTest::newRow(pragma) << QByteArray(pragma) << writing << reading;
        };
        row("synchronous", 2, 2);
        row("foreign_keys", 1, 1);
        row("trusted_schema", 0, 0);
        row("cell_size_check", 1, 1);
        row("secure_delete", 2, 2);
        row("mmap_size", 0, 0);
        row("busy_timeout", 5000, 5000);
        row("application_id", 0x4e444b50, 0x4e444b50);
        row("fullfsync", 1, 0);
        row("checkpoint_fullfsync", 1, 0);
        row("recursive_triggers", 1, 1);
        row("temp_store", 2, 2);
        row("wal_autocheckpoint", 0, 0);
        row("query_only", 0, 1);
        row("page_size", 4096, 4096);
    }
    void setsThePragma()
    {
        QFETCH(QByteArray, pragma);
        const QByteArray sql = "PRAGMA " + pragma;
        const auto ask = [&sql](Connection &db) {
            qint64 answer = -1;
            const auto done = db.eachOnce(QString::fromLatin1(sql), {}, [&answer](const Row &row) {
                answer = row.integer(0);
                return false;
            });
            return done ? answer : -2;
        };
        const auto writer = openWithSchema();
        const auto reader = open(Connection::Mode::ReadOnly);
        QTEST(ask(*writer), "writing");
        if (pragma != "secure_delete" && pragma != "recursive_triggers") // of no meaning without writing
            QTEST(ask(*reader), "reading");
        QCOMPARE(
            *writer->one("PRAGMA journal_mode", {}, [](const Row &row) { return row.text(0); }), u"wal"_s);
    }

    void theFileIsPrivate()
    {
        const auto db = openWithSchema();
        for (const QString &file : { m_path, m_path + u"-wal"_s, m_path + u"-shm"_s }) {
            const auto rights = QFile::permissions(file)
                & (QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther);
            QVERIFY2(QFile::exists(file) && !rights, qPrintable(file));
        }
    }

    void aFileThatOthersMayReadIsMadePrivate()
    {
        openWithSchema();
        QVERIFY(QFile::setPermissions(m_path, QFile::ReadOwner | QFile::WriteOwner | QFile::ReadOther));
        open();
        QVERIFY(!(QFile::permissions(m_path) & QFile::ReadOther));
    }

    void readsBackWhatWasBound()
    {
        const auto db = open();
        QVERIFY(db->run("CREATE TABLE v(a, b, c, d, e, f, g, h, i, j)"));
        const QString text = u"a\0é\U0001F511;'"_s;
        const QByteArray blob("\0\xff\x80", 3);
        const Instant at = fromMs(-1);
        QVERIFY(db->run("INSERT INTO v VALUES(?,?,?,?,?,?,?,?,?,?)",
            { std::numeric_limits<qint64>::min(), 0.1, text, blob, QString(), QByteArray(), at,
                std::optional<qint64>(), Colour::Green, OrderId() }));
        int rows = 0;
        QVERIFY(db->each("SELECT *, typeof(e), typeof(f), 1 FROM v", {}, [&](const Row &row) {
            ++rows;
            [&] {
                QCOMPARE(row.integer(0), std::numeric_limits<qint64>::min());
                QCOMPARE(row.real(1), 0.1);
                QCOMPARE(row.text(2), text);
                QCOMPARE(row.blob(3), blob);
                QCOMPARE(row.text(10), u"text"_s); // empty, not NULL
                QCOMPARE(row.text(11), u"blob"_s);
                QVERIFY(row.blob(5).isEmpty());
                QCOMPARE(row.instant(6), at);
                QCOMPARE(row.optionalInstant(6), std::optional(at));
                QVERIFY(row.isNull(7) && !row.optionalInteger(7) && !row.optionalInstant(7));
                QCOMPARE(row.integer(8), 7);
                QVERIFY(row.isNull(9));
                QVERIFY(row.boolean(12));
            }();
            return true;
        }));
        QCOMPARE(rows, 1);
    }

    void theSameStatementMayRunInsideItself()
    {
        const auto db = open();
        QVERIFY(db->script(u"CREATE TABLE n(v); INSERT INTO n VALUES(1),(2),(3)"_s));
        const std::string_view sql = "SELECT v FROM n WHERE v >= ? ORDER BY v";
        QString seen;
        QVERIFY(db->each(sql, { 1 }, [&](const Row &outer) {
            seen += QString::number(outer.integer(0)) + u':';
            return db
                ->each(sql, { outer.integer(0) },
                    [&](const Row &inner) {
                        seen += QString::number(inner.integer(0));
                        return true;
                    })
                .has_value();
        }));
        QCOMPARE(seen, u"1:1232:233:3"_s);
    }

    void aSelectThatEndsEarlyKeepsNoSnapshot()
    {
        const auto writer = open();
        QVERIFY(writer->script(u"CREATE TABLE n(v); INSERT INTO n VALUES(1),(2)"_s));
        const auto reader = open(Connection::Mode::ReadOnly);
        QCOMPARE(number(*reader, "SELECT v FROM n"), 1);
        QVERIFY(writer->run("INSERT INTO n VALUES(3)"));
        QVERIFY(writer->walBytes() > 0);
        QVERIFY(writer->checkpoint(Connection::Checkpoint::Truncate));
        QCOMPARE(QFileInfo(m_path + u"-wal"_s).size(), 0);
        QCOMPARE(writer->walBytes(), 0);
        QCOMPARE(number(*reader, "SELECT count(*) FROM n"), 3);
    }

    void returningCompletesThoughOnlyTheFirstRowIsRead()
    {
        const auto db = open();
        QVERIFY(db->script(u"CREATE TABLE n(v); INSERT INTO n VALUES(1),(2),(3)"_s));
        const auto first = db->one(
            "UPDATE n SET v = v + 10 RETURNING v", {}, [](const Row &row) { return row.integer(0); });
        QCOMPARE(*first, std::optional<qint64>(11));
        QCOMPARE(db->changes(), 3);
        QCOMPARE(number(*db, "SELECT sum(v) FROM n"), 36);
        QCOMPARE(*db->one("SELECT v FROM n WHERE v = 99", {}, [](const Row &row) { return row.integer(0); }),
            std::optional<qint64>());
    }

    void refusalsNameTheReasonAndNoValue_data()
    {
        QTest::addColumn<QString>("sql");
        QTest::addColumn<ErrorClass>("kind");
        QTest::addColumn<QString>("words");
        const auto row = [](const char *name, const QString &sql, ErrorClass kind, const QString &words) {
            QTest::newRow(name) << sql << kind << words;
        };
        row("unique", u"INSERT INTO shelf(name) VALUES(?1)"_s, ErrorClass::WrongState,
            u"UNIQUE constraint failed: shelf.name"_s);
        row("check", u"INSERT INTO shelf(name, amount) VALUES(?1 || 'x', 100)"_s, ErrorClass::WrongState,
            u"CHECK constraint failed"_s);
        row("not null", u"UPDATE shelf SET name = nullif(?1, name)"_s, ErrorClass::WrongState,
            u"NOT NULL constraint failed: shelf.name"_s);
        row("foreign key", u"INSERT INTO shelf(name, parent) VALUES(?1 || 'x', 99)"_s, ErrorClass::WrongState,
            u"FOREIGN KEY"_s);
        row("type of a strict table", u"INSERT INTO shelf(name, amount) VALUES('x', ?1)"_s,
            ErrorClass::WrongState, u"INTEGER column shelf.amount"_s);
        row("trigger", u"DELETE FROM shelf WHERE name = ?1"_s, ErrorClass::WrongState, u"shelves are kept"_s);
        row("replace fires the delete trigger", u"REPLACE INTO shelf(name) VALUES(?1)"_s,
            ErrorClass::WrongState, u"shelves are kept"_s);
        row("no such table", u"INSERT INTO nowhere VALUES(?1)"_s, ErrorClass::Local,
            u"no such table: nowhere"_s);
        row("runtime error", u"SELECT json_extract('[1]', ?1)"_s, ErrorClass::Local, u"SQLite 1"_s);
        row("double quotes are no text", u"SELECT \"quoted\" = ?1"_s, ErrorClass::Local,
            u"no such column: quoted"_s);
        row("too few values", u"SELECT ?1, ?2"_s, ErrorClass::Local, u"wants 2 values, not 1"_s);
        row("two statements", u"SELECT ?1; SELECT 2"_s, ErrorClass::Local, u"not exactly one statement"_s);
        row("no statement", u" -- nothing"_s, ErrorClass::Local, u"not exactly one statement"_s);
    }
    void refusalsNameTheReasonAndNoValue()
    {
        QFETCH(QString, sql);
        QFETCH(QString, words);
        const auto db = openWithSchema();
        const QString secret = u"SECRET-1234"_s;
        QVERIFY(db->run("INSERT INTO shelf(name) VALUES(?)", { secret }));
        const auto done = db->eachOnce(sql, { secret }, [](const Row &) { return true; });
        QVERIFY(!done);
        QTEST(done.error().kind, "kind");
        QVERIFY2(done.error().message.contains(words), qPrintable(done.error().message));
        QVERIFY2(!done.error().message.contains(secret), qPrintable(done.error().message));
        QCOMPARE(number(*db, "SELECT count(*) FROM shelf"), 1);
    }

    void aScriptIsCutWhereSqliteSaysSo()
    {
        const auto db = open();
        QVERIFY(db->script(u"-- one; not a statement\n"
                           "CREATE TABLE a(v); /* ; */ CREATE TABLE log(v);\n"
                           "CREATE TRIGGER t AFTER INSERT ON a BEGIN\n"
                           "  INSERT INTO log VALUES('in;' || new.v); INSERT INTO log VALUES(';');\nEND;\n\n"
                           "INSERT INTO a VALUES('x;y');;\n-- the end"_s));
        QCOMPARE(*db->all("SELECT v FROM log", {}, [](const Row &row) { return row.text(0); }),
            std::vector<QString>({ u"in;x;y"_s, u";"_s }));
    }

    void whatIsNotOursStaysAsItIs_data()
    {
        QTest::addColumn<QString>("making"); // SQL on a plain database, or
        QTest::addColumn<QByteArray>("content");
        QTest::addColumn<ErrorClass>("kind");
        QTest::addColumn<QString>("words");
        const auto row
            = [](const char *name, const QString &making, const QByteArray &content, ErrorClass kind,
                  const QString &words) { QTest::newRow(name) << making << content << kind << words; };
        row("garbage", {}, QByteArray(8192, 'x'), ErrorClass::DataDamaged, u"is not a database"_s);
        row("a text file", {}, "hello\n", ErrorClass::DataDamaged, u"is not a database"_s);
        row("another program's database", u"PRAGMA application_id=7"_s, {}, ErrorClass::DataDamaged,
            u"not a NeverDrop database"_s);
        row("a database without a name", u"CREATE TABLE t(v)"_s, {}, ErrorClass::DataDamaged,
            u"not a NeverDrop database"_s);
        row("written by a newer version", u"PRAGMA application_id=0x4e444b50; PRAGMA user_version=999"_s, {},
            ErrorClass::DatabaseNewer, u"newer version"_s);
        row("newer, in WAL mode",
            u"PRAGMA journal_mode=WAL; PRAGMA application_id=0x4e444b50; PRAGMA user_version=999"_s, {},
            ErrorClass::DatabaseNewer, u"newer version"_s);
    }
    void whatIsNotOursStaysAsItIs()
    {
        QFETCH(QString, making);
        QFETCH(QByteArray, content);
        QFETCH(QString, words);
        if (making.isEmpty()) {
            put(m_path, content);
        } else {
            sqlite3 *db = nullptr;
            QCOMPARE(sqlite3_open(m_path.toUtf8().constData(), &db), SQLITE_OK);
            QCOMPARE(sqlite3_exec(db, making.toUtf8().constData(), nullptr, nullptr, nullptr), SQLITE_OK);
            sqlite3_close(db);
        }
        const QByteArray before = contentOf(m_path);
        for (const auto mode : { Connection::Mode::ReadWrite, Connection::Mode::ReadOnly }) {
            const auto opened = Connection::open(m_path, mode);
            QVERIFY(!opened);
            QTEST(opened.error().kind, "kind");
            QVERIFY2(opened.error().message.contains(words), qPrintable(opened.error().message));
            QVERIFY2(opened.error().message.contains(m_path), qPrintable(opened.error().message));
            QCOMPARE(contentOf(m_path), before);
        }
    }

    void evenTheWalOfANewerVersionStaysAsItIs()
    {
        const QString running = m_path + u".running"_s;
        const auto newer = Connection::open(running, Connection::Mode::ReadWrite, 999);
        QVERIFY(newer);
        QVERIFY((*newer)->run("PRAGMA user_version=999"));
        const auto wal = u"-wal"_s;
        QVERIFY(QFile::copy(running, m_path)); // what a crash leaves
        QVERIFY(QFile::copy(running + wal, m_path + wal));
        const QByteArray before = contentOf(m_path);
        const QByteArray walBefore = contentOf(m_path + wal);
        QVERIFY(walBefore.size() > 4096);
        for (const auto mode : { Connection::Mode::ReadWrite, Connection::Mode::ReadOnly }) {
            const auto opened = Connection::open(m_path, mode, 998);
            QVERIFY(!opened);
            QCOMPARE(opened.error().kind, ErrorClass::DatabaseNewer);
            QCOMPARE(contentOf(m_path), before);
            QCOMPARE(contentOf(m_path + wal), walBefore);
        }
    }

    void aTruncatedFileIsDamaged_data()
    {
        QTest::addColumn<qint64>("left");
        QTest::newRow("in the first page") << qint64(1000);
        QTest::newRow("after the first page") << qint64(4096);
        QTest::newRow("in the middle") << qint64(100'000);
    }
    void aTruncatedFileIsDamaged()
    {
        QFETCH(qint64, left);
        {
            const auto db = open();
            QVERIFY(db->script(
                u"CREATE TABLE n(v); WITH RECURSIVE c(i) AS (SELECT 1 UNION ALL SELECT i+1 FROM c LIMIT 99) "
                "INSERT INTO n SELECT randomblob(4000) FROM c"_s));
        }
        QVERIFY(QFileInfo(m_path).size() > 300'000);
        QVERIFY(QFile::resize(m_path, left));
        const auto opened = Connection::open(m_path, Connection::Mode::ReadWrite);
        QVERIFY(!opened);
        QCOMPARE(opened.error().kind, ErrorClass::DataDamaged);
    }

    void anEmptyFileIsANewDatabase()
    {
        put(m_path, {});
        QCOMPARE(number(*open(), "PRAGMA application_id"), 0x4e444b50);
    }

    void aPlaceThatCannotBeOpenedIsNamed_data()
    {
        QTest::addColumn<QString>("place");
        QTest::newRow("no such folder") << u"nowhere/x.db"_s;
        QTest::newRow("a folder") << u"."_s;
    }
    void aPlaceThatCannotBeOpenedIsNamed()
    {
        QFETCH(QString, place);
        const QString path = m_folder.filePath(place);
        for (const auto mode : { Connection::Mode::ReadWrite, Connection::Mode::ReadOnly }) {
            const auto opened = Connection::open(path, mode);
            QVERIFY(!opened);
            QCOMPARE(opened.error().kind, ErrorClass::Local);
            QVERIFY2(opened.error().message.contains(path), qPrintable(opened.error().message));
        }
    }

    void aReaderMakesNoFile()
    {
        QVERIFY(!Connection::open(m_path, Connection::Mode::ReadOnly));
        QVERIFY(!QFile::exists(m_path));
    }

#ifdef Q_OS_UNIX
    void aFolderThatMayNotBeWrittenIsNamed()
    {
        QTemporaryDir folder;
        const QString path = folder.filePath(u"x.db"_s);
        QVERIFY(Connection::open(path, Connection::Mode::ReadWrite));
        QFile::setPermissions(path, QFile::ReadOwner | QFile::ReadOther);
        QFile::setPermissions(
            folder.path(), QFile::ReadOwner | QFile::ExeOwner | QFile::ReadOther | QFile::ExeOther);
        const bool root = geteuid() == 0; // who may write everywhere
        if (root)
            QCOMPARE(seteuid(65534), 0);
        const auto again = Connection::open(path, Connection::Mode::ReadWrite);
        const auto other = Connection::open(folder.filePath(u"y.db"_s), Connection::Mode::ReadWrite);
        if (root)
            QCOMPARE(seteuid(0), 0);
        QFile::setPermissions(folder.path(), QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
        QVERIFY(!other);
        QCOMPARE(other.error().kind, ErrorClass::Local);
        QVERIFY2(other.error().message.contains(u"y.db"_s), qPrintable(other.error().message));
        if (!again) // an owner may give himself the right again
            QCOMPARE(again.error().kind, ErrorClass::Local);
    }

    void aLinkInPlaceOfTheFileIsRefused()
    {
        open();
        const QString link = m_path + u".link"_s;
        QVERIFY(QFile::link(m_path, link));
        const auto opened = Connection::open(link, Connection::Mode::ReadWrite);
        QVERIFY(!opened);
        QVERIFY2(opened.error().message.contains(u"symbolic link"_s), qPrintable(opened.error().message));
        const QString folder = m_folder.path() + u"-link"_s;
        QVERIFY(QFile::link(m_folder.path(), folder)); // e.g. a home directory on another disk
        QVERIFY(Connection::open(folder + u'/' + QFileInfo(m_path).fileName(), Connection::Mode::ReadWrite));
        QFile::remove(folder);
    }
#endif

    void aFullDiskIsLocalAndUndoesTheStatement()
    {
        const auto db = openWithSchema();
        const qint64 pages = number(*db, "PRAGMA page_count");
        QVERIFY(db->script(u"CREATE TABLE big(v); PRAGMA max_page_count=%1"_s.arg(pages + 10)));
        const auto done = db->run("INSERT INTO big VALUES(zeroblob(1000000))");
        QVERIFY(!done);
        QCOMPARE(done.error().kind, ErrorClass::Local);
        QVERIFY2(done.error().message.contains(u"free some space"_s), qPrintable(done.error().message));
        QCOMPARE(number(*db, "SELECT count(*) FROM big"), 0);
        QVERIFY(db->run("INSERT INTO big VALUES(1)"));
    }

    void aSecondWriterIsToldThatTheFileIsInUse()
    {
        const auto db = openWithSchema();
        const auto other = open();
        const auto held = Transaction::begin(*other);
        QVERIFY(held);
        sqlite3_busy_timeout(db->handle(), 0);
        const auto begun = Transaction::begin(*db);
        QVERIFY(!begun);
        QCOMPARE(begun.error().kind, ErrorClass::Local);
        QVERIFY2(begun.error().message.contains(u"in use by another program"_s),
            qPrintable(begun.error().message));
    }

    void aReaderMayNotWrite()
    {
        openWithSchema();
        const auto reader = open(Connection::Mode::ReadOnly);
        const auto done = reader->run("INSERT INTO shelf(name) VALUES('x')");
        QVERIFY(!done);
        QCOMPARE(done.error().kind, ErrorClass::Local);
        QVERIFY2(done.error().message.contains(u"may not be written"_s), qPrintable(done.error().message));
    }

    void aTransactionThatIsLeftIsUndone()
    {
        const auto db = openWithSchema();
        {
            auto transaction = Transaction::begin(*db);
            QVERIFY(transaction);
            QVERIFY(db->run("INSERT INTO shelf(name) VALUES('x')"));
            QVERIFY(db->inTransaction());
        }
        QVERIFY(!db->inTransaction());
        QCOMPARE(number(*db, "SELECT count(*) FROM shelf"), 0);
        auto transaction = Transaction::begin(*db);
        QVERIFY(db->run("INSERT INTO shelf(name) VALUES('x')"));
        QCOMPARE(db->lastInsertId(), 1);
        QVERIFY(transaction->commit());
        QCOMPARE(number(*db, "SELECT count(*) FROM shelf"), 1);
    }

    void failsOneStatementOnRequest()
    {
        const auto db = openWithSchema();
        const std::string_view sql = "INSERT INTO shelf(name) VALUES(hex(randomblob(8)))";
        db->failOnceAfter(1);
        QVERIFY(db->run(sql));
        QVERIFY(!db->hasFailed());
        QCOMPARE(db->run(sql).error().kind, ErrorClass::Local);
        QVERIFY(db->hasFailed());
        QVERIFY(db->run(sql));
        QCOMPARE(number(*db, "SELECT count(*) FROM shelf"), 2);
        db->failOnceAfter(0, Connection::Failing::Applied);
        QVERIFY(!db->run(sql));
        QCOMPARE(number(*db, "SELECT count(*) FROM shelf"), 3);
    }

    void reopensWithTheSameRulesAndNeverMakesAnEmptyFile()
    {
        const auto db = openWithSchema();
        QVERIFY(db->run("INSERT INTO shelf(name) VALUES('x')"));
        QVERIFY(db->reopen());
        QCOMPARE(number(*db, "SELECT count(*) FROM shelf"), 1);
        QCOMPARE(number(*db, "PRAGMA foreign_keys"), 1);

        QVERIFY(QFile::rename(m_path, m_path + u".away"_s)); // as when a disk is unplugged
        QVERIFY(!db->reopen());
        QVERIFY(!QFile::exists(m_path));
        QCOMPARE(db->run("DELETE FROM shelf").error().kind, ErrorClass::Local);
        QCOMPARE(db->changes(), 0);
        QVERIFY(QFile::rename(m_path + u".away"_s, m_path));
        QVERIFY(db->reopen());
        QCOMPARE(number(*db, "SELECT count(*) FROM shelf"), 1);
    }
};

QTEST_GUILESS_MAIN(TestConnection)
#include "tst_connection.moc"
