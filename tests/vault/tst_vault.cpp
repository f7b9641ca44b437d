#include "vault/vault.h"

#include "core/random.h"
#include "support/memorykeystore.h"

#include <QTest>

#include <atomic>
#include <set>
#include <thread>

using namespace Qt::StringLiterals;

/// The open vault at work: sealing, fingerprints, MACs, rotation. The ways in are in tst_access.
class TestVault : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();

    void opensWhatItSealed_data();
    void opensWhatItSealed();
    void refusesEveryFlippedBit();
    void refusesEveryOtherPlace_data();
    void refusesEveryOtherPlace();
    void refusesBlobsOfAnotherVault();
    void refusesWhatIsNoBlob_data();
    void refusesWhatIsNoBlob();
    void saysWhichRowIsDamagedAndNothingSecret();
    void sealsTheSameTextDifferentlyEachTime();

    void fingerprintsFindDuplicates();
    void macsAreApartByPurpose();

    void rotationKeepsOldRowsAndSealsNewOnes();
    void rotationCanBeInterruptedAnywhere();
    void rotationChangesNeitherFingerprintsNorMacs();
    void finishedRotationDropsTheOldKey();
    void generationsAreNeverUsedAgain();
    void resealingDamagedRowsFails();
    void usesNoWrapsOfAnotherVault();
    void sealsInManyThreadsWhileRotating();

private:
    SeededRandom m_random { 1 };
    MemoryKeyStore m_keyStore;
    std::shared_ptr<Vault> m_vault;
    VaultWraps m_wraps;
};

namespace {
VaultPlace card(qint64 row)
{
    return { "card_key", row };
}
} // namespace

void TestVault::init()
{
    m_keyStore = MemoryKeyStore();
    auto created = Vault::createWithKeychain(m_keyStore, m_random);
    QVERIFY(created);
    m_vault = created->vault;
    m_wraps = created->wraps;
}

void TestVault::opensWhatItSealed_data()
{
    QTest::addColumn<QByteArray>("plain");
    QTest::addRow("a card key") << "ABCD-1234-EFGH"_ba;
    QTest::addRow("nothing") << ""_ba;
    QTest::addRow("Chinese text of several lines") << "账号：abc\n密码：def"_ba;
    QTest::addRow("zero bytes") << QByteArray(100, '\0');
    QTest::addRow("a megabyte") << QByteArray(1 << 20, 'x');
}

void TestVault::opensWhatItSealed()
{
    QFETCH(const QByteArray, plain);
    for (const VaultPlace &place : { VaultPlace("card_key", 7), VaultPlace("provider_secret", u"shop-1") }) {
        const auto opened = m_vault->open(place, m_vault->seal(place, plain));
        QVERIFY(opened);
        QCOMPARE(opened->view(), QByteArrayView(plain));
    }
}

void TestVault::refusesEveryFlippedBit()
{
    const QByteArray blob = m_vault->seal(card(1), "ABCD-1234");
    for (qsizetype i = 0; i < blob.size() * 8; ++i) {
        QByteArray altered = blob;
        altered[i / 8] = char(altered[i / 8] ^ (1 << (i % 8)));
        const auto opened = m_vault->open(card(1), altered);
        QVERIFY2(!opened, qPrintable(u"bit %1"_s.arg(i)));
        QCOMPARE(opened.error().kind, ErrorClass::DataDamaged);
    }
}

void TestVault::refusesEveryOtherPlace_data()
{
    QTest::addColumn<QByteArray>("kind");
    QTest::addColumn<QVariant>("where");
    QTest::addRow("another row") << "card_key"_ba << QVariant(qint64(124));
    QTest::addRow("a row with more digits") << "card_key"_ba << QVariant(qint64(1230));
    QTest::addRow("the row's negative") << "card_key"_ba << QVariant(qint64(-123));
    QTest::addRow("another kind") << "card_keys"_ba << QVariant(qint64(123));
    QTest::addRow("a shorter kind") << "card_ke"_ba << QVariant(qint64(123));
    QTest::addRow("no kind") << ""_ba << QVariant(qint64(123));
    QTest::addRow("the row number as an id") << "card_key"_ba << QVariant(u"123"_s);
    QTest::addRow("an id that looks like the separator") << "card_key"_ba << QVariant(u"#123"_s);
}

void TestVault::refusesEveryOtherPlace()
{
    QFETCH(const QByteArray, kind);
    QFETCH(const QVariant, where);
    const QByteArray blob = m_vault->seal(card(123), "ABCD-1234");
    const VaultPlace other = where.typeId() == QMetaType::QString ? VaultPlace(kind, where.toString())
                                                                  : VaultPlace(kind, where.toLongLong());
    QVERIFY(!m_vault->open(other, blob));
    QVERIFY(m_vault->open(card(123), blob));
}

void TestVault::refusesBlobsOfAnotherVault()
{
    MemoryKeyStore otherStore;
    const auto other = Vault::createWithKeychain(otherStore, m_random);
    QVERIFY(other);
    QVERIFY(!other->vault->open(card(1), m_vault->seal(card(1), "ABCD")));
    QVERIFY(other->vault->fingerprint("ABCD") != m_vault->fingerprint("ABCD"));
    QVERIFY(other->vault->mac("trace", "x") != m_vault->mac("trace", "x"));
}

void TestVault::refusesWhatIsNoBlob_data()
{
    QTest::addColumn<QByteArray>("blob");
    QTest::addRow("nothing") << QByteArray();
    QTest::addRow("three bytes") << "abc"_ba;
    QTest::addRow("only a generation") << QByteArray("\0\0\0\1", 4);
    QTest::addRow("a generation and too little") << QByteArray("\0\0\0\1", 4) + QByteArray(28, '\1');
    QTest::addRow("plain text") << "ABCD-1234-EFGH-5678-ABCD-1234-EFGH-5678"_ba;
}

void TestVault::refusesWhatIsNoBlob()
{
    QFETCH(const QByteArray, blob);
    QVERIFY(!m_vault->open(card(1), blob));
}

void TestVault::saysWhichRowIsDamagedAndNothingSecret()
{
    QByteArray blob = m_vault->seal(card(4711), "ABCD-1234");
    blob.back() = char(blob.back() ^ 1);
    const QString message = m_vault->open(card(4711), blob).error().message;
    QVERIFY2(message.contains(u"card_key 4711"), qPrintable(message));
    QVERIFY(!message.contains(u"ABCD"));
}

void TestVault::sealsTheSameTextDifferentlyEachTime()
{
    std::set<QByteArray> blobs;
    for (int i = 0; i < 1000; ++i)
        blobs.insert(m_vault->seal(card(1), "ABCD"));
    QCOMPARE(blobs.size(), size_t(1000));
}

void TestVault::fingerprintsFindDuplicates()
{
    QCOMPARE(m_vault->fingerprint("ABCD-1234").size(), 32);
    QCOMPARE(m_vault->fingerprint("ABCD-1234"), m_vault->fingerprint("ABCD-1234"));
    QVERIFY(m_vault->fingerprint("ABCD-1234") != m_vault->fingerprint("abcd-1234"));
    QVERIFY(m_vault->fingerprint("ABCD-1234") != m_vault->mac("fingerprint", "ABCD-1234"));
}

void TestVault::macsAreApartByPurpose()
{
    QCOMPARE(m_vault->mac("trace", "data").size(), 32);
    QCOMPARE(m_vault->mac("trace", "data"), m_vault->mac("trace", "data"));
    QVERIFY(m_vault->mac("trace", "data") != m_vault->mac("allotment", "data"));
    QVERIFY(m_vault->mac("trace", "data") != m_vault->mac("trace", "datb"));
    QVERIFY(m_vault->controlProof("nonce 1") != m_vault->controlProof("nonce 2"));
}

void TestVault::rotationKeepsOldRowsAndSealsNewOnes()
{
    const QByteArray old = m_vault->seal(card(1), "ABCD");
    QCOMPARE(m_vault->generation(), 1u);
    QVERIFY(!m_vault->isRotating());

    const auto begun = m_vault->beginRotation(m_wraps, m_random);
    QVERIFY(begun);
    QCOMPARE(Vault::generationOf(m_vault->seal(card(2), "x")), 1u); // until the new wraps are stored and used
    QVERIFY(m_vault->use(*begun));
    QVERIFY(m_vault->isRotating());
    QCOMPARE(m_vault->generation(), 2u);
    QCOMPARE(Vault::generationOf(old), 1u);
    QVERIFY(m_vault->open(card(1), old));

    const auto resealed = m_vault->reseal(card(1), old);
    QVERIFY(resealed);
    QCOMPARE(Vault::generationOf(*resealed), 2u);
    QCOMPARE(m_vault->open(card(1), *resealed)->view(), QByteArrayView("ABCD"));
    QCOMPARE(m_vault->reseal(card(1), *resealed).value(), *resealed); // nothing to do
}

void TestVault::rotationCanBeInterruptedAnywhere()
{
    const QByteArray old = m_vault->seal(card(1), "ABCD");
    const auto begun = m_vault->beginRotation(m_wraps, m_random);
    QVERIFY(begun);

    // Died after storing and before using: the next start reads the stored wraps.
    const auto again = Vault::unlockWithKeychain(*begun, m_keyStore);
    QVERIFY(again);
    QVERIFY((*again)->isRotating());
    const QByteArray fresh = (*again)->seal(card(2), "EFGH");
    const auto resumed = (*again)->beginRotation(*begun, m_random);
    QVERIFY(resumed);
    QCOMPARE(resumed->keySet, begun->keySet); // no third key
    QVERIFY((*again)->open(card(1), old) && (*again)->open(card(2), fresh));

    // Died after finishing and before using: the same.
    const QByteArray resealed = (*again)->reseal(card(1), old).value();
    const auto finished = (*again)->finishRotation(*resumed);
    QVERIFY(finished);
    const auto last = Vault::unlockWithKeychain(*finished, m_keyStore);
    QVERIFY(last);
    QVERIFY((*last)->open(card(1), resealed) && (*last)->open(card(2), fresh));
}

void TestVault::rotationChangesNeitherFingerprintsNorMacs()
{
    const QByteArray fingerprint = m_vault->fingerprint("ABCD");
    const QByteArray mac = m_vault->mac("trace", "data");
    const QByteArray proof = m_vault->controlProof("nonce");
    m_wraps = m_vault->beginRotation(m_wraps, m_random).value();
    QVERIFY(m_vault->use(m_wraps));
    QCOMPARE(m_vault->fingerprint("ABCD"), fingerprint);
    m_wraps = m_vault->finishRotation(m_wraps).value();
    QVERIFY(m_vault->use(m_wraps));
    QCOMPARE(m_vault->fingerprint("ABCD"), fingerprint);
    QCOMPARE(m_vault->mac("trace", "data"), mac);
    QCOMPARE(m_vault->controlProof("nonce"), proof);
}

void TestVault::finishedRotationDropsTheOldKey()
{
    const QByteArray old = m_vault->seal(card(1), "ABCD");
    m_wraps = m_vault->beginRotation(m_wraps, m_random).value();
    m_wraps = m_vault->finishRotation(m_wraps).value();
    QVERIFY(m_vault->use(m_wraps));
    QVERIFY(!m_vault->isRotating());
    QVERIFY(!m_vault->open(card(1), old));
    // To finish what was never begun changes nothing.
    const quint32 generation = m_vault->generation();
    QVERIFY(m_vault->use(m_vault->finishRotation(m_wraps).value()));
    QCOMPARE(m_vault->generation(), generation);
}

void TestVault::generationsAreNeverUsedAgain()
{
    for (quint32 expected = 2; expected < 6; ++expected) {
        m_wraps = m_vault->beginRotation(m_wraps, m_random).value();
        m_wraps = m_vault->finishRotation(m_wraps).value();
        QVERIFY(m_vault->use(m_wraps));
        QCOMPARE(m_vault->generation(), expected);
    }
}

void TestVault::resealingDamagedRowsFails()
{
    QByteArray blob = m_vault->seal(card(1), "ABCD");
    blob.back() = char(blob.back() ^ 1);
    QVERIFY(m_vault->use(m_vault->beginRotation(m_wraps, m_random).value()));
    const auto resealed = m_vault->reseal(card(1), blob);
    QVERIFY(!resealed);
    QCOMPARE(resealed.error().kind, ErrorClass::DataDamaged);
}

void TestVault::usesNoWrapsOfAnotherVault()
{
    const auto other = Vault::createWithKeychain(m_keyStore, m_random);
    QVERIFY(other);
    const QByteArray blob = m_vault->seal(card(1), "ABCD");
    QVERIFY(!m_vault->use(other->wraps));
    QVERIFY(!m_vault->beginRotation(other->wraps, m_random));
    QVERIFY(!m_vault->finishRotation(other->wraps));
    QVERIFY(m_vault->open(card(1), blob));
}

void TestVault::sealsInManyThreadsWhileRotating()
{
    std::atomic<bool> stop = false;
    std::atomic<int> bad = 0;
    std::atomic<int> rounds = 0;
    std::vector<std::thread> threads;
    for (int t = 0; t < 3; ++t) {
        threads.emplace_back([&, t] {
            while (!stop) {
                const QByteArray blob = m_vault->seal(card(t), "ABCD");
                bad += !m_vault->open(card(t), blob);
                bad += m_vault->fingerprint("ABCD").size() != 32;
                ++rounds;
            }
        });
    }
    // A generation is added, none dropped: what was sealed a moment ago must open.
    const VaultWraps begun = m_vault->beginRotation(m_wraps, m_random).value();
    for (int i = 0; i < 500 || rounds < 500; ++i) {
        bad += !m_vault->use(begun);
        std::this_thread::yield();
    }
    stop = true;
    for (std::thread &thread : threads)
        thread.join();
    QVERIFY(rounds > 0);
    QCOMPARE(bad.load(), 0);
}

QTEST_APPLESS_MAIN(TestVault)
#include "tst_vault.moc"
