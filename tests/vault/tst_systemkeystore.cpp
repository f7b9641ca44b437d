#include "vault/systemkeystore.h"

#include "core/random.h"
#include "vault/folderepoch.h"
#include "vault/vault.h"

#include <QElapsedTimer>
#include <QProcess>
#include <QTest>

using namespace Qt::StringLiterals;

/// The real keychain. Each function is a scenario that with_keyring.sh prepares; ctest runs them apart.
class TestSystemKeyStore : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void unlocked();

    // Three sessions with one home: what the first stored, the locked second does not show, the third does.
    void stored();
    void locked();
    void unlockedAgain();

    void noService();
    void silent();
    void noBus();
};

namespace {
const QString Entry = u"tst-entry"_s;

void verifyThatNothingWorks(KeyStore &keyStore)
{
    const auto read = keyStore.read(Entry);
    QVERIFY(!read);
    QCOMPARE(read.error().kind, ErrorClass::VaultLocked);
    QVERIFY2(read.error().message.contains(u"passphrase"), qPrintable(read.error().message));
    const auto written = keyStore.write(Entry, "value");
    QVERIFY(!written);
    QCOMPARE(written.error().kind, ErrorClass::VaultLocked);
    keyStore.remove(Entry);
}
} // namespace

void TestSystemKeyStore::unlocked()
{
    SystemKeyStore keyStore;
    const auto missing = keyStore.read(Entry);
    QVERIFY(!missing);
    QCOMPARE(missing.error().kind, ErrorClass::NotFound);

    QByteArray everyByte;
    for (int i = 0; i < 256; ++i)
        everyByte.append(char(i));
    QVERIFY(keyStore.write(Entry, everyByte));
    QCOMPARE(keyStore.read(Entry)->view(), QByteArrayView(everyByte));
    QVERIFY(keyStore.write(Entry, "another"));
    QCOMPARE(keyStore.read(Entry)->view(), QByteArrayView("another"));

    // The keyring's own tool sees it: it is really there, under our name.
    QProcess tool;
    tool.start(u"secret-tool"_s, { u"search"_s, u"--all"_s, u"user"_s, Entry });
    QVERIFY(tool.waitForFinished());
    const QByteArray seen = tool.readAllStandardOutput() + tool.readAllStandardError();
    QVERIFY2(seen.contains("NeverDrop"), seen.constData());

    keyStore.remove(Entry);
    QVERIFY(!keyStore.read(Entry));

    SeededRandom random(1);
    const auto created = Vault::createWithKeychain(keyStore, random);
    QVERIFY(created);
    const auto vault = Vault::unlockWithKeychain(created->wraps, keyStore);
    QVERIFY(vault);
    const VaultPlace card("card_key", 1);
    QVERIFY((*vault)->open(card, created->vault->seal(card, "ABCD")));

    QVERIFY(folderepoch::write(keyStore, u"folder"_s, 41));
    QVERIFY(folderepoch::write(keyStore, u"folder"_s, 42));
    QCOMPARE(folderepoch::read(keyStore, u"folder"_s).value(), 42);
}

void TestSystemKeyStore::stored()
{
    QVERIFY(SystemKeyStore().write(Entry, "value"));
}

void TestSystemKeyStore::locked()
{
    SystemKeyStore keyStore;
    // Nothing tells this from an entry that never was: why Vault takes NotFound for "locked or lost".
    const auto read = keyStore.read(Entry);
    QVERIFY(!read);
    QCOMPARE(read.error().kind, ErrorClass::NotFound);
    const auto written = keyStore.write(Entry, "other");
    QVERIFY(!written);
    QCOMPARE(written.error().kind, ErrorClass::VaultLocked);

    SeededRandom random(1);
    const auto created = Vault::createWithKeychain(keyStore, random);
    QVERIFY(!created);
    QCOMPARE(created.error().kind, ErrorClass::VaultLocked);
    VaultWraps wraps;
    wraps.keychain = { Entry, "sealed" };
    const auto vault = Vault::unlockWithKeychain(wraps, keyStore);
    QVERIFY(!vault);
    QCOMPARE(vault.error().kind, ErrorClass::VaultLocked);
    QVERIFY2(vault.error().message.contains(u"unlock"), qPrintable(vault.error().message));
}

void TestSystemKeyStore::unlockedAgain()
{
    QCOMPARE(SystemKeyStore().read(Entry)->view(), QByteArrayView("value"));
}

void TestSystemKeyStore::noService()
{
    SystemKeyStore keyStore;
    verifyThatNothingWorks(keyStore);
}

void TestSystemKeyStore::silent()
{
    SystemKeyStore keyStore(Millis(300));
    QElapsedTimer timer;
    timer.start();
    verifyThatNothingWorks(keyStore);
    // Three calls of 300 ms; gnome's own limit is 25 s.
    QVERIFY2(
        timer.elapsed() >= 900 && timer.elapsed() < 20'000, qPrintable(QString::number(timer.elapsed())));
}

void TestSystemKeyStore::noBus()
{
    SystemKeyStore keyStore;
    verifyThatNothingWorks(keyStore);
}

QTEST_GUILESS_MAIN(TestSystemKeyStore)
#include "tst_systemkeystore.moc"
