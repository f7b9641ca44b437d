#include "storage/connection.h"
#include "storage/onlinebackup.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;

namespace {
constexpr int Rows = 200;
const auto Fill
    = u"CREATE TABLE n(id INTEGER PRIMARY KEY, v BLOB); WITH RECURSIVE c(i) AS "
      "(SELECT 1 UNION ALL SELECT i + 1 FROM c LIMIT 200) INSERT INTO n(v) SELECT randomblob(4000) FROM c;"
      "PRAGMA user_version=1"_s;

qint64 rows(Connection &db)
{
    const auto count = db.one("SELECT count(*) FROM n", {}, [](const Row &row) { return row.integer(0); });
    return count && *count ? **count : -1;
}
} // namespace

class TestOnlineBackup : public QObject {
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Connection> m_db;
    QString m_source;
    QString m_target;

    qint64 rowsIn(const QString &path)
    {
        const auto copy = Connection::open(path, Connection::Mode::ReadOnly);
        return copy ? rows(**copy) : -1;
    }

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_source = m_folder->filePath(u"shop.db"_s);
        m_target = m_folder->filePath(u"copy.db"_s);
        m_db = std::move(*Connection::open(m_source, Connection::Mode::ReadWrite));
        QVERIFY(m_db->script(Fill));
    }
    void cleanup() { m_db.reset(); }

    void copiesALiveDatabaseToOnePrivateFile()
    {
        const auto done = onlineBackup(m_source, m_target, {});
        QVERIFY2(done, done ? "" : qPrintable(done.error().message));
        QCOMPARE(QDir(m_folder->path()).entryList({ u"copy*"_s }), QStringList(u"copy.db"_s));
        QFile copy(m_target);
        QVERIFY(copy.open(QIODevice::ReadOnly));
        QCOMPARE(copy.read(20).right(2), QByteArray("\1\1")); // not in WAL mode: readable without companions
        QVERIFY(!(QFile::permissions(m_target) & (QFile::ReadGroup | QFile::ReadOther)));
        QCOMPARE(rowsIn(m_target), Rows);
    }

    void theCopyIsWhatTheDatabaseWasAtTheStart()
    {
        int steps = 0;
        int total = 0;
        int remaining = 0;
        const auto done = onlineBackup(
            m_source, m_target,
            [&](BackupProgress at) {
                ++steps;
                total = at.total;
                remaining = at.remaining;
                return m_db->run("INSERT INTO n(v) VALUES(zeroblob(9000))").has_value();
            },
            10);
        QVERIFY2(done, done ? "" : qPrintable(done.error().message));
        QVERIFY2(steps >= total / 10 && steps <= total / 10 + 1, qPrintable(QString::number(steps)));
        QVERIFY(total > Rows);
        QCOMPARE(remaining, 0);
        QCOMPARE(rowsIn(m_target), Rows);
        QCOMPARE(rows(*m_db), Rows + steps);
    }

    void oneThatIsStoppedLeavesTheOldCopy()
    {
        QVERIFY(onlineBackup(m_source, m_target, {}));
        QVERIFY(m_db->run("DELETE FROM n"));
        int steps = 0;
        const auto done = onlineBackup(
            m_source, m_target, [&steps](BackupProgress) { return ++steps < 2; }, 10);
        QVERIFY(!done);
        QCOMPARE(done.error().kind, ErrorClass::Local);
        QCOMPARE(QDir(m_folder->path()).entryList({ u"copy*"_s }), QStringList(u"copy.db"_s));
        QCOMPARE(rowsIn(m_target), Rows);
        QVERIFY(onlineBackup(m_source, m_target, {}));
        QCOMPARE(rowsIn(m_target), 0);
    }

    void aDamagedDatabaseIsNotPassedOffAsABackup()
    {
        m_db.reset();
        {
            QFile file(m_source);
            QVERIFY(file.open(QIODevice::ReadWrite) && file.seek(50 * 4096));
            QCOMPARE(file.write(QByteArray(20 * 4096, '\xff')), 20 * 4096);
        }
        const auto done = onlineBackup(m_source, m_target, {});
        QVERIFY(!done);
        QCOMPARE(done.error().kind, ErrorClass::DataDamaged);
        QVERIFY2(done.error().message.contains(m_source), qPrintable(done.error().message));
        QVERIFY(QDir(m_folder->path()).entryList({ u"copy*"_s }).isEmpty());
    }

    void aTargetThatCannotBeWrittenIsNamed()
    {
        const QString target = m_folder->filePath(u"nowhere/copy.db"_s);
        const auto done = onlineBackup(m_source, target, {});
        QVERIFY(!done);
        QCOMPARE(done.error().kind, ErrorClass::Local);
        QVERIFY2(done.error().message.contains(target), qPrintable(done.error().message));
    }
};

QTEST_GUILESS_MAIN(TestOnlineBackup)
#include "tst_onlinebackup.moc"
