#include "storage/connection.h"
#include "storage/storedsetting.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;

class TestStoredSetting : public QObject {
    Q_OBJECT

    std::unique_ptr<Connection> database()
    {
        auto db = Connection::open(m_path, Connection::Mode::ReadWrite);
        if (!db)
            return nullptr;
        const bool filled = (*db)->run("CREATE TABLE setting(key TEXT PRIMARY KEY, value TEXT NOT NULL)", {})
            && (*db)->run("INSERT INTO setting VALUES('ui.language','zh_CN')", {});
        return filled ? std::move(*db) : nullptr;
    }
    QStringList files() const
    {
        return QDir(m_folder->path()).entryList(QDir::Files | QDir::Hidden, QDir::Name);
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_path;

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_path = m_folder->filePath(u"100% #1?空 格.db"_s);
    }

    void withoutADatabaseThereIsNothing()
    {
        QCOMPARE(storedSetting(m_path, u"ui.language"_s), QString());
        QCOMPARE(files(), QStringList());
    }

    void aFileAtRestIsReadWithoutATrace()
    {
        QVERIFY(database());
        const QStringList before = files();
        QCOMPARE(before.size(), 1);
        QCOMPARE(storedSetting(m_path, u"ui.language"_s), u"zh_CN"_s);
        QCOMPARE(storedSetting(m_path, u"power.stay_awake"_s), QString());
        QCOMPARE(files(), before);
    }

    void aFileInUseShowsWhatIsCommitted()
    {
        const auto writer = database();
        QVERIFY(writer);
        QCOMPARE(storedSetting(m_path, u"ui.language"_s), u"zh_CN"_s);
        QVERIFY(writer->run("BEGIN IMMEDIATE", {}));
        QVERIFY(writer->run("UPDATE setting SET value='en'", {}));
        QCOMPARE(storedSetting(m_path, u"ui.language"_s), u"zh_CN"_s);
        QVERIFY(writer->run("COMMIT", {}));
        QCOMPARE(storedSetting(m_path, u"ui.language"_s), u"en"_s);
    }

    void aDamagedFileHasNoSettings()
    {
        QFile file(m_path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        QVERIFY(file.write("this is no database, and longer than its header would be"_ba.repeated(40)) > 0);
        file.close();
        QCOMPARE(storedSetting(m_path, u"ui.language"_s), QString());
    }
};

QTEST_GUILESS_MAIN(TestStoredSetting)
#include "tst_storedsetting.moc"
