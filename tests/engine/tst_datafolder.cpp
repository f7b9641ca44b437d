#include "engine/datafolder.h"
#include "storage/accounts.h"
#include "support/fakeclock.h"
#include "support/memorykeystore.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;

/// A merchant's folder: made once, opened by one, and noticed when it is a copy.
class TestDataFolder : public QObject {
    Q_OBJECT

    FakeClock m_clock;
    SeededRandom m_random { 11 };
    MemoryKeyStore m_keyStore;
    std::unique_ptr<QTemporaryDir> m_place;
    QString m_path;

    VaultAccess keychain() { return { {}, &m_keyStore }; }
    static VaultAccess passphrase(QByteArrayView text) { return { SecretBytes(text), nullptr }; }
    Result<bool> make(const VaultAccess &access)
    {
        return DataFolder::init(m_path, access, m_clock, m_random);
    }
    Result<std::unique_ptr<DataFolder>> open(const VaultAccess &access, const QString &path = {})
    {
        return DataFolder::open(path.isEmpty() ? m_path : path, access, u"serve"_s, m_clock);
    }
    /// How opening ends: `open`, `quarantined`, or the name of the error.
    QString outcome(const VaultAccess &access, const QString &path = {})
    {
        const auto folder = open(access, path);
        if (!folder)
            return errorClassName(folder.error().kind);
        const auto db = (*folder)->takeConnection();
        return FolderRepository(*db).meta(u"quarantine"_s)->value_or(QString()).isEmpty() ? u"open"_s
                                                                                          : u"quarantined"_s;
    }
    void release(const QString &path = {})
    {
        auto db = Connection::open(
            DataFolder::databasePath(path.isEmpty() ? m_path : path), Connection::Mode::ReadWrite);
        QVERIFY(db);
        QVERIFY(FolderRepository(**db).setMeta(u"quarantine"_s, {}));
    }
    QByteArray database() const { return content(DataFolder::databasePath(m_path)); }
    static QByteArray content(const QString &path)
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : "cannot be read"_ba;
    }
    static void put(const QString &path, const QByteArray &bytes)
    {
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size());
    }

private Q_SLOTS:
    void init()
    {
        m_keyStore = MemoryKeyStore();
        m_place = std::make_unique<QTemporaryDir>();
        m_path = m_place->filePath(u"shop"_s);
    }

    void initMakesAFolderThatOpens()
    {
        const auto made = make(keychain());
        QVERIFY(made && *made);
        constexpr auto others = QFileDevice::ReadGroup | QFileDevice::WriteGroup | QFileDevice::ExeGroup
            | QFileDevice::ReadOther | QFileDevice::WriteOther | QFileDevice::ExeOther;
        QCOMPARE(QFile::permissions(m_path) & others, QFileDevice::Permissions());
        QCOMPARE(outcome(keychain()), u"open"_s);
        auto db = Connection::open(DataFolder::databasePath(m_path), Connection::Mode::ReadOnly);
        QVERIFY(db);
        const auto tokens = FolderRepository(**db).tokens();
        QVERIFY(tokens);
        QCOMPARE(tokens->size(), 1);
        QCOMPARE(tokens->front().name, u"default"_s);
        const QString tag = FolderRepository(**db).meta(u"folder_tag"_s)->value_or(QString());
        QCOMPARE(tag.size(), 4);
        QVERIFY2(isOurOutTradeNo(u"ND"_s + tag + makeUlid(m_clock.now(), m_random)),
            "its order numbers are recognised as ours");
    }

    void initOfAFolderThatIsThereChangesNothing()
    {
        QVERIFY(make(keychain()));
        const QByteArray before = database();
        const auto again = make(keychain());
        QVERIFY(again && !*again);
        QCOMPARE(database(), before);
    }

    void initWithoutKeychainAndPassphraseLeavesNothingBehind()
    {
        const auto made = make({});
        QVERIFY(!made);
        QCOMPARE(made.error().kind, ErrorClass::VaultLocked);
        QVERIFY(made.error().message.contains(u"--passphrase-file"_s));
        QVERIFY(!DataFolder::exists(m_path));
        QVERIFY2(make(keychain()).value_or(false), "the next try makes it");
    }

    void anInitThatWasInterruptedIsFinishedByTheNext()
    {
        QVERIFY(QDir().mkpath(m_path));
        put(DataFolder::databasePath(m_path), {});
        QVERIFY(make(keychain()).value_or(false));
        QCOMPARE(outcome(keychain()), u"open"_s);
    }

    /// An empty folder that has sold keys would sell them again once they were imported anew.
    void aLostDatabaseIsNotMadeAnew()
    {
        QVERIFY(make(keychain()));
        QVERIFY(QDir(m_path).mkdir(u"backups"_s));
        const QString journal = m_path + u"/backups/allotments.journal"_s;
        put(journal, {});
        QVERIFY(QFile::remove(DataFolder::databasePath(m_path)));
        QVERIFY2(make(keychain()).value_or(false), "nothing was ever sold");

        put(journal, "a record\n");
        QVERIFY(QFile::remove(DataFolder::databasePath(m_path)));
        const auto made = make(keychain());
        QVERIFY(!made);
        QCOMPARE(made.error().kind, ErrorClass::DataDamaged);
        QVERIFY(made.error().message.contains(u"restore a backup"_s));
        QVERIFY(!DataFolder::exists(m_path));
    }

    void whereThereIsNoFolderItSaysHowToMakeOne()
    {
        const auto folder = open(keychain());
        QVERIFY(!folder);
        QCOMPARE(folder.error().kind, ErrorClass::NotFound);
        QVERIFY(folder.error().message.contains(u"init"_s));
        QVERIFY2(!QFile::exists(m_path), "asking makes nothing");
    }

    void aPassphraseOpensWhatItLocked()
    {
        QVERIFY(make(passphrase("correct horse")));
        QCOMPARE(outcome(passphrase("wrong horse")), u"vault_locked"_s);
        QCOMPARE(outcome(keychain()), u"vault_locked"_s);
        QCOMPARE(outcome({}), u"vault_locked"_s);
        const auto folder = open(passphrase("correct horse"));
        QVERIFY2(folder, "a failure leaves no lock");
        QVERIFY((*folder)->usesPassphrase());

        const auto proof = unlockForProof(m_path, passphrase("correct horse"));
        QVERIFY2(proof, "who may ask a running engine is told by the same passphrase");
        QCOMPARE((*proof)->controlProof("nonce"), (*folder)->vault()->controlProof("nonce"));
    }

    void aLockedKeychainIsNoDamage()
    {
        QVERIFY(make(keychain()));
        for (const auto mood : { MemoryKeyStore::Mood::Locked, MemoryKeyStore::Mood::Absent }) {
            m_keyStore.mood = mood;
            QCOMPARE(outcome(keychain()), u"vault_locked"_s);
            const auto proof = unlockForProof(m_path, keychain());
            QVERIFY(!proof);
            QCOMPARE(proof.error().kind, ErrorClass::VaultLocked);
        }
        m_keyStore.mood = MemoryKeyStore::Mood::Works;
        QCOMPARE(outcome(keychain()), u"open"_s);
    }

    void oneAtATime()
    {
        QVERIFY(make(keychain()));
        auto first = open(keychain());
        QVERIFY(first);
        QCOMPARE(outcome(keychain()), u"folder_in_use"_s);
        QVERIFY((*first)->announce(u"/run/shop.sock"_s));
        const auto holder = DataFolder::holder(m_path);
        QVERIFY(holder);
        QCOMPARE(holder->pid, platform::processId());
        QCOMPARE(holder->role, u"serve"_s);
        QCOMPARE(holder->socketPath, u"/run/shop.sock"_s);
        first->reset();
        QCOMPARE(outcome(keychain()), u"open"_s);
    }

    void initWaitsForNobody()
    {
        QVERIFY(QDir().mkpath(m_path));
        const auto lock = platform::FileLock::tryLock(m_path + u"/engine.lock"_s);
        QVERIFY(lock);
        const auto made = make(keychain());
        QVERIFY(!made);
        QCOMPARE(made.error().kind, ErrorClass::FolderInUse);
        QVERIFY(!DataFolder::exists(m_path));
    }

    void whatOthersMayWriteIsNotTrusted()
    {
#ifdef Q_OS_UNIX
        QVERIFY(make(keychain()));
        QVERIFY(QFile::setPermissions(
            m_path, QFile::permissions(m_path) | QFileDevice::WriteOther | QFileDevice::ExeOther));
        QCOMPARE(outcome(keychain()), u"local"_s);
#else
        QSKIP("the rights of a folder are another matter there");
#endif
    }

    void aCopyStartsInQuarantine()
    {
        QVERIFY(make(keychain()));
        const QString other = m_place->filePath(u"copy"_s);
        QVERIFY(platform::makePrivateFolder(other));
        QVERIFY(QFile::copy(DataFolder::databasePath(m_path), DataFolder::databasePath(other)));
        QCOMPARE(outcome(keychain()), u"open"_s);
        QCOMPARE(outcome(keychain(), other), u"quarantined"_s);
        QCOMPARE(outcome(keychain(), other), u"quarantined"_s); // until a person releases it
        release(other);
        QCOMPARE(outcome(keychain(), other), u"open"_s);
        QCOMPARE(outcome(keychain()), u"quarantined"_s); // now the first one is the older of two
    }

    void aPassphraseFolderNoticesThatItWasMoved()
    {
        QVERIFY(make(passphrase("correct horse")));
        const QString other = m_place->filePath(u"copy"_s);
        QVERIFY(platform::makePrivateFolder(other));
        QVERIFY(QFile::copy(DataFolder::databasePath(m_path), DataFolder::databasePath(other)));
        QCOMPARE(outcome(passphrase("correct horse"), other), u"quarantined"_s);
    }

    /// Same computer, same folder: only the number that folder and keychain share tells.
    void anOldDatabaseThatWasPutBackStartsInQuarantine()
    {
        QVERIFY(make(keychain()));
        QCOMPARE(outcome(keychain()), u"open"_s);
        const QByteArray old = database();
        for (int i = 0; i < 3; ++i)
            QCOMPARE(outcome(keychain()), u"open"_s);
        const QByteArray young = database();
        put(DataFolder::databasePath(m_path), old);
        QCOMPARE(outcome(keychain()), u"quarantined"_s);
        release();
        QCOMPARE(outcome(keychain()), u"open"_s);
        put(DataFolder::databasePath(m_path), young);
        QCOMPARE(outcome(keychain()), u"quarantined"_s); // the old one has sold meanwhile
    }

    void aDatabaseOfANewerVersionStaysAsItIs()
    {
        QVERIFY(make(keychain()));
        {
            auto db = Connection::open(DataFolder::databasePath(m_path), Connection::Mode::ReadWrite);
            QVERIFY(db);
            QVERIFY((*db)->script(u"PRAGMA user_version=999"_s));
        }
        const QByteArray before = database();
        const auto folder = open(keychain());
        QVERIFY(!folder);
        QCOMPARE(folder.error().kind, ErrorClass::DatabaseNewer);
        QCOMPARE(database(), before);
    }

    void whatIsNoDatabaseStaysAsItIs()
    {
        QVERIFY(make(keychain()));
        const QByteArray noise = m_random.bytes(9000);
        put(DataFolder::databasePath(m_path), noise);
        QCOMPARE(outcome(keychain()), u"data_damaged"_s);
        QCOMPARE(database(), noise);
    }
};

QTEST_GUILESS_MAIN(TestDataFolder)
#include "tst_datafolder.moc"
