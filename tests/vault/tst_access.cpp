#include "vault/vault.h"

#include "core/random.h"
#include "support/memorykeystore.h"
#include "vault/folderepoch.h"

#include <QTest>

#include <ctime>

using namespace Qt::StringLiterals;

/// The ways into a vault: passphrase, keychain, recovery code and file, and how they are changed.
class TestAccess : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();

    void passphraseOpens();
    void passphraseTakesWorkButNotLong();
    void wrongPassphraseIsRefused_data();
    void wrongPassphraseIsRefused();
    void emptyPassphraseIsNoPassphrase();
    void changedPassphraseLeavesRowsAsTheyAre();

    void keychainOpens();
    void keychainThatDoesNotShowTheKeyMeansLocked_data();
    void keychainThatDoesNotShowTheKeyMeansLocked();
    void noVaultIsMadeWhereTheKeychainCannotKeepTheKey_data();
    void noVaultIsMadeWhereTheKeychainCannotKeepTheKey();
    void keychainCanBeAddedAndRenewed();
    void waysThatWereNeverSetUpSaySo();

    void recoveryFileOpensAndSetsANewPassphrase();
    void recoveryCodeOpensABackup();
    void everyWayInSurvivesRotation();
    void recoveryRefusesTheWrongCodeOrFile();
    void everyFlippedBitOfARecoveryFileIsFound();

    void damagedKeysAreToldFromAWrongPassphrase();
    void everyFlippedBitOfASealedKeyIsFound_data();
    void everyFlippedBitOfASealedKeyIsFound();

    void folderEpochIsKeptForEachFolder();

private:
    SeededRandom m_random { 1 };
    MemoryKeyStore m_keyStore;
    std::shared_ptr<Vault> m_vault; ///< opens with m_keyStore
    VaultWraps m_wraps;
    VaultWraps m_intactWraps;
    QMap<QString, QByteArray> m_intactEntries;
};

namespace {
const VaultPlace card("card_key", 1);

/// Lets a test name the class of what came, success included.
template <class T> QString kindOf(const Result<T> &result)
{
    return result ? u"opened"_s : errorClassName(result.error().kind);
}
} // namespace

// Once, because each scrypt takes 0.3 s: a vault that opens with the keychain and with "correct horse".
void TestAccess::initTestCase()
{
    const auto created = Vault::createWithKeychain(m_keyStore, m_random);
    QVERIFY(created);
    m_vault = created->vault;
    const auto wraps = m_vault->withPassphrase(created->wraps, "correct horse", m_random);
    QVERIFY(wraps);
    m_intactWraps = *wraps;
    m_intactEntries = m_keyStore.entries;
}

void TestAccess::init()
{
    m_wraps = m_intactWraps;
    m_keyStore = MemoryKeyStore();
    m_keyStore.entries = m_intactEntries;
    QVERIFY(m_vault->use(m_intactWraps)); // a test may have rotated it
}

void TestAccess::passphraseOpens()
{
    const auto created = Vault::createWithPassphrase("correct horse 密码", m_random);
    QVERIFY(created);
    const QByteArray blob = created->vault->seal(card, "ABCD");
    const auto wraps = VaultWraps::fromBytes(created->wraps.toBytes());
    QVERIFY(wraps);
    const auto vault = Vault::unlockWithPassphrase(*wraps, "correct horse 密码");
    QVERIFY(vault);
    QCOMPARE((*vault)->open(card, blob)->view(), QByteArrayView("ABCD"));
    QCOMPARE((*vault)->fingerprint("ABCD"), created->vault->fingerprint("ABCD"));
    QCOMPARE((*vault)->controlProof("nonce"), created->vault->controlProof("nonce"));
}

void TestAccess::passphraseTakesWorkButNotLong()
{
    // contract.md section 1: a command answers within 0.7 s, key derivation included. Measured as processor
    // time, so that a busy machine does not count.
    const std::clock_t before = std::clock();
    QVERIFY(Vault::unlockWithPassphrase(m_wraps, "correct horse"));
    const double seconds = double(std::clock() - before) / CLOCKS_PER_SEC;
    QVERIFY2(seconds > 0.02 && seconds < 2, qPrintable(QString::number(seconds)));
}

void TestAccess::wrongPassphraseIsRefused_data()
{
    QTest::addColumn<QByteArray>("passphrase");
    QTest::addRow("another one") << "battery staple"_ba;
    QTest::addRow("another case") << "Correct horse"_ba;
    QTest::addRow("a blank behind it") << "correct horse "_ba;
    QTest::addRow("none") << ""_ba;
}

void TestAccess::wrongPassphraseIsRefused()
{
    QFETCH(const QByteArray, passphrase);
    const auto vault = Vault::unlockWithPassphrase(m_wraps, passphrase);
    QCOMPARE(kindOf(vault), u"vault_locked"_s);
    QVERIFY(!vault.error().message.contains(u"horse"));
}

void TestAccess::emptyPassphraseIsNoPassphrase()
{
    QCOMPARE(kindOf(Vault::createWithPassphrase("", m_random)), u"bad_usage"_s);
    QCOMPARE(kindOf(m_vault->withPassphrase(m_wraps, "", m_random)), u"bad_usage"_s);
}

void TestAccess::changedPassphraseLeavesRowsAsTheyAre()
{
    const QByteArray blob = m_vault->seal(card, "ABCD");
    const auto wraps = m_vault->withPassphrase(m_wraps, "new one", m_random);
    QVERIFY(wraps);
    QCOMPARE(wraps->keySet, m_wraps.keySet);
    QVERIFY(wraps->passphrase->salt != m_wraps.passphrase->salt);

    QCOMPARE(kindOf(Vault::unlockWithPassphrase(*wraps, "correct horse")), u"vault_locked"_s);
    const auto vault = Vault::unlockWithPassphrase(*wraps, "new one");
    QVERIFY(vault);
    QCOMPARE((*vault)->open(card, blob)->view(), QByteArrayView("ABCD"));
    QVERIFY(Vault::unlockWithKeychain(*wraps, m_keyStore)); // the other way in stays
}

void TestAccess::keychainOpens()
{
    const QByteArray blob = m_vault->seal(card, "ABCD");
    const auto vault
        = Vault::unlockWithKeychain(VaultWraps::fromBytes(m_wraps.toBytes()).value(), m_keyStore);
    QVERIFY(vault);
    QVERIFY((*vault)->open(card, blob));
    QCOMPARE(m_keyStore.entries.size(), 1);
    // The keychain's secret is no data key: alone it opens nothing.
    QVERIFY(!m_wraps.toBytes().contains(m_keyStore.entries.first().toBase64()));
}

void TestAccess::keychainThatDoesNotShowTheKeyMeansLocked_data()
{
    QTest::addColumn<int>("mood");
    QTest::addColumn<QByteArray>("entry"); // what stands in the keychain instead; empty: nothing does
    QTest::addRow("locked: entries seem not to exist") << int(MemoryKeyStore::Mood::Locked) << "x"_ba;
    QTest::addRow("no service") << int(MemoryKeyStore::Mood::Absent) << "x"_ba;
    QTest::addRow("the entry was deleted") << int(MemoryKeyStore::Mood::Works) << ""_ba;
    QTest::addRow("another key stands there") << int(MemoryKeyStore::Mood::Works) << QByteArray(32, 'k');
    QTest::addRow("half a key stands there") << int(MemoryKeyStore::Mood::Works) << QByteArray(16, 'k');
}

void TestAccess::keychainThatDoesNotShowTheKeyMeansLocked()
{
    QFETCH(const int, mood);
    QFETCH(const QByteArray, entry);
    const auto before = m_keyStore.entries;
    m_keyStore.mood = MemoryKeyStore::Mood(mood);
    m_keyStore.entries.clear();
    if (!entry.isEmpty())
        m_keyStore.entries[before.firstKey()] = entry;

    const auto vault = Vault::unlockWithKeychain(m_wraps, m_keyStore);
    QCOMPARE(kindOf(vault), u"vault_locked"_s); // never a new key over existing data
    QVERIFY(!vault.error().message.isEmpty());

    m_keyStore.mood = MemoryKeyStore::Mood::Works;
    m_keyStore.entries = before;
    QVERIFY(Vault::unlockWithKeychain(m_wraps, m_keyStore));
}

void TestAccess::noVaultIsMadeWhereTheKeychainCannotKeepTheKey_data()
{
    QTest::addColumn<int>("mood");
    QTest::addRow("locked") << int(MemoryKeyStore::Mood::Locked);
    QTest::addRow("no service") << int(MemoryKeyStore::Mood::Absent);
    QTest::addRow("it says yes and keeps nothing") << int(MemoryKeyStore::Mood::Forgetful);
}

void TestAccess::noVaultIsMadeWhereTheKeychainCannotKeepTheKey()
{
    QFETCH(const int, mood);
    MemoryKeyStore keyStore;
    keyStore.mood = MemoryKeyStore::Mood(mood);
    QCOMPARE(kindOf(Vault::createWithKeychain(keyStore, m_random)), u"vault_locked"_s);
    QCOMPARE(kindOf(m_vault->withKeychain(m_wraps, keyStore, m_random)), u"vault_locked"_s);
}

void TestAccess::keychainCanBeAddedAndRenewed()
{
    const QByteArray blob = m_vault->seal(card, "ABCD");
    m_wraps.keychain.reset();
    MemoryKeyStore keyStore;
    const auto added = m_vault->withKeychain(m_wraps, keyStore, m_random);
    QVERIFY(added);
    QVERIFY(Vault::unlockWithKeychain(*added, keyStore).value()->open(card, blob));

    const auto renewed = m_vault->withKeychain(*added, keyStore, m_random);
    QVERIFY(renewed);
    // Killed before the new wraps were stored: the old ones must still open.
    QVERIFY(Vault::unlockWithKeychain(*added, keyStore));
    keyStore.remove(added->keychain->entry);
    QVERIFY(Vault::unlockWithKeychain(*renewed, keyStore));
    QVERIFY(!Vault::unlockWithKeychain(*added, keyStore));
}

void TestAccess::waysThatWereNeverSetUpSaySo()
{
    m_wraps.passphrase.reset();
    QCOMPARE(kindOf(Vault::unlockWithPassphrase(m_wraps, "correct horse")), u"vault_locked"_s);
    const RecoveryCode code = RecoveryCode::create(m_random);
    QCOMPARE(kindOf(Vault::unlockWithRecoveryCode(m_wraps, code)), u"vault_locked"_s);
    m_wraps.keychain.reset();
    QCOMPARE(kindOf(Vault::unlockWithKeychain(m_wraps, m_keyStore)), u"vault_locked"_s);
}

void TestAccess::recoveryFileOpensAndSetsANewPassphrase()
{
    const QByteArray blob = m_vault->seal(card, "ABCD");
    const auto recovery = m_vault->withRecovery(m_wraps, m_random);
    m_keyStore.entries.clear(); // the keychain is lost

    const auto code = RecoveryCode::parse(recovery.code.text().view());
    QVERIFY(code);
    const auto vault = Vault::unlockWithRecoveryFile(recovery.wraps, recovery.file, *code);
    QVERIFY(vault);
    QVERIFY((*vault)->open(card, blob));
    const auto wraps = (*vault)->withPassphrase(recovery.wraps, "new one", m_random);
    QVERIFY(wraps);
    QVERIFY(Vault::unlockWithPassphrase(*wraps, "new one").value()->open(card, blob));
    QVERIFY(!recovery.file.contains(recovery.code.text().view().toByteArray()));
}

void TestAccess::recoveryCodeOpensABackup()
{
    const QByteArray blob = m_vault->seal(card, "ABCD");
    const auto recovery = m_vault->withRecovery(m_wraps, m_random);
    const auto inBackup = VaultWraps::fromBytes(recovery.wraps.toBytes());
    QVERIFY(inBackup);
    const auto vault = Vault::unlockWithRecoveryCode(*inBackup, recovery.code);
    QVERIFY(vault);
    QVERIFY((*vault)->open(card, blob));
}

void TestAccess::everyWayInSurvivesRotation()
{
    const auto recovery = m_vault->withRecovery(m_wraps, m_random);
    VaultWraps wraps = m_vault->beginRotation(recovery.wraps, m_random).value();
    wraps = m_vault->finishRotation(wraps).value();
    QVERIFY(m_vault->use(wraps));
    const QByteArray blob = m_vault->seal(card, "ABCD");

    QVERIFY(Vault::unlockWithRecoveryFile(wraps, recovery.file, recovery.code).value()->open(card, blob));
    QVERIFY(Vault::unlockWithRecoveryCode(wraps, recovery.code).value()->open(card, blob));
    QVERIFY(Vault::unlockWithPassphrase(wraps, "correct horse").value()->open(card, blob));
    QVERIFY(Vault::unlockWithKeychain(wraps, m_keyStore).value()->open(card, blob));
}

void TestAccess::recoveryRefusesTheWrongCodeOrFile()
{
    const auto recovery = m_vault->withRecovery(m_wraps, m_random);
    const RecoveryCode wrong = RecoveryCode::create(m_random);
    QCOMPARE(kindOf(Vault::unlockWithRecoveryFile(recovery.wraps, recovery.file, wrong)), u"vault_locked"_s);
    QCOMPARE(kindOf(Vault::unlockWithRecoveryCode(recovery.wraps, wrong)), u"vault_locked"_s);

    // A newer code replaces the older one for backups; each file keeps its own.
    const auto newer = m_vault->withRecovery(recovery.wraps, m_random);
    QCOMPARE(kindOf(Vault::unlockWithRecoveryCode(newer.wraps, recovery.code)), u"vault_locked"_s);
    QVERIFY(Vault::unlockWithRecoveryFile(newer.wraps, recovery.file, recovery.code));

    const auto other = Vault::createWithKeychain(m_keyStore, m_random);
    QVERIFY(other);
    const auto foreign = Vault::unlockWithRecoveryFile(other->wraps, recovery.file, recovery.code);
    QCOMPARE(kindOf(foreign), u"vault_locked"_s);
    QVERIFY2(foreign.error().message.contains(u"another vault"), qPrintable(foreign.error().message));
    QCOMPARE(kindOf(Vault::unlockWithRecoveryFile(recovery.wraps, "not a file", recovery.code)),
        u"data_damaged"_s);
    QCOMPARE(kindOf(Vault::unlockWithRecoveryFile(recovery.wraps, "", recovery.code)), u"data_damaged"_s);
}

void TestAccess::everyFlippedBitOfARecoveryFileIsFound()
{
    const auto recovery = m_vault->withRecovery(m_wraps, m_random);
    for (qsizetype i = 0; i < recovery.file.size() * 8; ++i) {
        QByteArray file = recovery.file;
        file[i / 8] = char(file[i / 8] ^ (1 << (i % 8)));
        const auto vault = Vault::unlockWithRecoveryFile(recovery.wraps, file, recovery.code);
        QVERIFY2(kindOf(vault) == u"data_damaged"_s, qPrintable(u"bit %1: %2"_s.arg(i).arg(kindOf(vault))));
    }
}

void TestAccess::damagedKeysAreToldFromAWrongPassphrase()
{
    VaultWraps wraps = m_wraps;
    wraps.keySet[20] = char(wraps.keySet[20] ^ 1);
    QCOMPARE(kindOf(Vault::unlockWithPassphrase(wraps, "correct horse")), u"data_damaged"_s);
    QCOMPARE(kindOf(Vault::unlockWithPassphrase(wraps, "wrong")), u"vault_locked"_s);
}

void TestAccess::everyFlippedBitOfASealedKeyIsFound_data()
{
    QTest::addColumn<bool>("keySet");
    QTest::addRow("the data keys") << true;
    QTest::addRow("the wrapped root key") << false;
}

void TestAccess::everyFlippedBitOfASealedKeyIsFound()
{
    QFETCH(const bool, keySet);
    const qsizetype size = keySet ? m_wraps.keySet.size() : m_wraps.keychain->root.size();
    for (qsizetype i = 0; i < size * 8; ++i) {
        VaultWraps wraps = m_wraps;
        QByteArray &bytes = keySet ? wraps.keySet : wraps.keychain->root;
        bytes[i / 8] = char(bytes[i / 8] ^ (1 << (i % 8)));
        QCOMPARE(kindOf(Vault::unlockWithKeychain(wraps, m_keyStore)),
            keySet ? u"data_damaged"_s : u"vault_locked"_s);
    }
    for (const QByteArray &bytes : { QByteArray(), QByteArray(1, '\1'), QByteArray(29, '\1') }) {
        VaultWraps wraps = m_wraps;
        (keySet ? wraps.keySet : wraps.keychain->root) = bytes;
        QVERIFY(!Vault::unlockWithKeychain(wraps, m_keyStore));
    }
    VaultWraps moved = m_wraps; // into another vault's record
    moved.vaultId = QString(32, u'0');
    QVERIFY(!Vault::unlockWithKeychain(moved, m_keyStore));
}

void TestAccess::folderEpochIsKeptForEachFolder()
{
    QCOMPARE(kindOf(folderepoch::read(m_keyStore, u"folder-a"_s)), u"not_found"_s);
    QVERIFY(folderepoch::write(m_keyStore, u"folder-a"_s, 7));
    QVERIFY(folderepoch::write(m_keyStore, u"folder-b"_s, 9'000'000'000));
    QCOMPARE(folderepoch::read(m_keyStore, u"folder-a"_s).value(), 7);
    QCOMPARE(folderepoch::read(m_keyStore, u"folder-b"_s).value(), 9'000'000'000);

    m_keyStore.entries.last() = "-1";
    m_keyStore.entries[m_keyStore.entries.firstKey()] = "seven";
    QCOMPARE(kindOf(folderepoch::read(m_keyStore, u"folder-a"_s)), u"data_damaged"_s);
    m_keyStore.mood = MemoryKeyStore::Mood::Absent;
    QCOMPARE(kindOf(folderepoch::read(m_keyStore, u"folder-a"_s)), u"vault_locked"_s);
    QCOMPARE(kindOf(folderepoch::write(m_keyStore, u"folder-a"_s, 8)), u"vault_locked"_s);
}

QTEST_APPLESS_MAIN(TestAccess)
#include "tst_access.moc"
