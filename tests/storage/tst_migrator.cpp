#include "storage/connection.h"
#include "storage/migrator.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;

namespace {
/// Three schemas of our own. The second has a trigger and moves data, the third drops a column.
const QByteArray Scripts[] = {
    "CREATE TABLE card(id INTEGER PRIMARY KEY, code TEXT NOT NULL, note TEXT) STRICT;\n"
    "CREATE INDEX card_code ON card(code);\n",
    "-- sold cards; they stay\n"
    "CREATE TABLE sale(card INTEGER PRIMARY KEY REFERENCES card) STRICT;\n"
    "INSERT INTO sale SELECT id FROM card WHERE note = 'sold;';\n"
    "CREATE TRIGGER sale_kept BEFORE DELETE ON sale BEGIN\n  SELECT RAISE(ABORT, 'sold; stays "
    "sold');\nEND;\n",
    "DROP INDEX card_code;\nALTER TABLE card DROP COLUMN note;\nCREATE UNIQUE INDEX card_code ON "
    "card(code);\n",
};

void put(const QString &path, const QByteArray &content)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(content), content.size());
}

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("unreadable");
}

std::unique_ptr<Connection> open(const QString &path)
{
    auto db = Connection::open(path, Connection::Mode::ReadWrite, int(std::size(Scripts)));
    if (!db)
        qFatal("%s", qPrintable(db.error().message));
    return std::move(*db);
}

qint64 number(Connection &db, std::string_view sql)
{
    const auto value = db.one(sql, {}, [](const Row &row) { return row.integer(0); });
    return value && *value ? **value : -1;
}

/// The whole schema as text, and the rows.
QString stateOf(Connection &db)
{
    QString state = QString::number(number(db, "PRAGMA user_version"));
    const auto add = [&state](const Row &row) {
        state += u'|' + row.text(0);
        return true;
    };
    if (!db.each("SELECT sql FROM sqlite_schema ORDER BY name", {}, add)
        || !db.each("SELECT code FROM card", {}, add))
        state += u"|unreadable"_s;
    return state;
}
} // namespace

class TestMigrator : public QObject {
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_path;

    /// A folder with the first `count` scripts.
    QString scripts(int count)
    {
        const QString folder = m_folder->filePath(u"schema%1"_s.arg(count));
        QDir().mkpath(folder);
        for (int i = 0; i < count; ++i)
            put(folder + u"/00%1_step.sql"_s.arg(i + 1), Scripts[i]);
        return folder;
    }
    void makeVersionOne()
    {
        const auto db = open(m_path);
        QVERIFY(migrate(*db, scripts(1)));
        QVERIFY(db->script(u"INSERT INTO card(code, note) VALUES('A', 'sold;'), ('B', NULL)"_s));
    }
    QStringList copies() const
    {
        return QDir(m_folder->path()).entryList({ u"shop.db.*"_s }, QDir::Files, QDir::Name);
    }

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_path = m_folder->filePath(u"shop.db"_s);
    }

    void aNewDatabaseGetsTheNewestSchemaAndNoCopy()
    {
        const auto db = open(m_path);
        const auto done = migrate(*db);
        QVERIFY2(done, done ? "" : qPrintable(done.error().message));
        QVERIFY(schemaVersion() >= 1);
        QCOMPARE(number(*db, "PRAGMA user_version"), schemaVersion());
        QVERIFY(number(*db, "SELECT count(*) FROM sqlite_schema") > 10);
        QCOMPARE(number(*db, "SELECT count(*) FROM pragma_foreign_key_check"), 0);
        QCOMPARE(copies(), QStringList());
        QVERIFY(migrate(*db));
        QCOMPARE(copies(), QStringList());
    }

    void anOlderDatabaseIsCopiedAndBroughtUpToDate()
    {
        makeVersionOne();
        const auto db = open(m_path);
        const QString before = stateOf(*db);
        const auto done = migrate(*db, scripts(3));
        QVERIFY2(done, done ? "" : qPrintable(done.error().message));
        QCOMPARE(number(*db, "PRAGMA user_version"), 3);
        QCOMPARE(number(*db, "SELECT card FROM sale"), 1);
        QCOMPARE(db->run("DELETE FROM sale").error().kind, ErrorClass::WrongState);

        QCOMPARE(copies(), QStringList(u"shop.db.before-002"_s));
        const auto copy = open(m_folder->filePath(copies().first()));
        QCOMPARE(stateOf(*copy), before);
    }

    void oneInterruptedAtAnyStatementLeavesASchemaThatIsWhole_data()
    {
        QTest::addColumn<Connection::Failing>("failing");
        QTest::newRow("the statement does not run") << Connection::Failing::NotRun;
        QTest::newRow("the statement runs and reports an error") << Connection::Failing::Applied;
    }
    void oneInterruptedAtAnyStatementLeavesASchemaThatIsWhole()
    {
        QFETCH(Connection::Failing, failing);
        makeVersionOne();
        const QByteArray old = contentOf(m_path);
        QStringList whole; // after version 1, 2 and 3
        for (int version = 1; version <= 3; ++version) {
            const QString path = m_folder->filePath(u"whole%1.db"_s.arg(version));
            put(path, old);
            const auto db = open(path);
            QVERIFY(migrate(*db, scripts(version)));
            whole.append(stateOf(*db));
        }
        QSet<QString> seen;
        bool failed = true;
        for (int n = 0; failed; ++n) {
            put(m_path, old);
            auto db = open(m_path);
            db->failOnceAfter(n, failing);
            const auto done = migrate(*db, scripts(3));
            failed = db->hasFailed();
            QCOMPARE(done.has_value(), !failed);
            db.reset();
            db = open(m_path);
            const QString state = stateOf(*db);
            QVERIFY2(whole.contains(state), qPrintable(u"statement %1: "_s.arg(n) + state));
            seen.insert(state);
            const auto again = migrate(*db, scripts(3));
            QVERIFY2(again, again ? "" : qPrintable(again.error().message));
            QCOMPARE(stateOf(*db), whole.last());
        }
        QCOMPARE(seen.size(), 3);
    }

    void aNewerDatabaseIsRefusedAndLeftAsItIs()
    {
        makeVersionOne();
        {
            const auto db = open(m_path);
            QVERIFY(migrate(*db, scripts(3)));
        }
        const QByteArray before = contentOf(m_path);
        const auto opened = Connection::open(m_path, Connection::Mode::ReadWrite, 1);
        QVERIFY(!opened);
        QCOMPARE(opened.error().kind, ErrorClass::DatabaseNewer);
        QCOMPARE(contentOf(m_path), before);
        QCOMPARE(migrate(*open(m_path), scripts(1)).error().kind, ErrorClass::DatabaseNewer);
        QCOMPARE(contentOf(m_path), before);
    }

    void aDamagedDatabaseIsNotMigrated()
    {
        makeVersionOne();
        {
            const auto db = open(m_path);
            QVERIFY(db->script(u"WITH RECURSIVE c(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM c LIMIT 5000) "
                               "INSERT INTO card(code) SELECT 'C' || i FROM c"_s));
        }
        QByteArray content = contentOf(m_path);
        content.replace(8 * 4096, 4096, QByteArray(4096, '\xff'));
        put(m_path, content);
        {
            const auto db = open(m_path);
            const auto done = migrate(*db, scripts(3));
            QVERIFY(!done);
            QCOMPARE(done.error().kind, ErrorClass::DataDamaged);
        }
        QCOMPARE(contentOf(m_path), content);
        QCOMPARE(copies(), QStringList());
    }

    void nothingIsMigratedWithoutTheCopy()
    {
        makeVersionOne();
        QVERIFY(QDir().mkpath(m_path + u".before-002/in the way"_s));
        const auto db = open(m_path);
        const auto done = migrate(*db, scripts(3));
        QVERIFY(!done);
        QCOMPARE(done.error().kind, ErrorClass::Local);
        QCOMPARE(number(*db, "PRAGMA user_version"), 1);
    }

    void aDatabaseInMemoryNeedsNoCopy()
    {
        const auto db = open(u":memory:"_s);
        QVERIFY(migrate(*db, scripts(1)));
        QVERIFY(migrate(*db, scripts(3)));
        QCOMPARE(number(*db, "PRAGMA user_version"), 3);
    }
};

QTEST_GUILESS_MAIN(TestMigrator)
#include "tst_migrator.moc"
