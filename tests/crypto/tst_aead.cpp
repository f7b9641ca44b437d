#include "crypto/aead.h"

#include <QTest>

#include <set>
#include <thread>

using namespace Qt::StringLiterals;

class TestAead : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void opensTheGcmSpecificationsVectors_data();
    void opensTheGcmSpecificationsVectors();
    void sealsAndOpens_data();
    void sealsAndOpens();
    void refusesEveryFlippedBit();
    void refusesEveryFlippedBitOfTheAssociatedData();
    void refusesAnyOtherLength();
    void refusesAnotherKey();
    void neverRepeatsANonce();
    void worksInManyThreadsAtOnce();
};

namespace {
SecretBytes keyOf(char fill)
{
    return SecretBytes(QByteArrayView(QByteArray(32, fill)));
}
} // namespace

// McGrew and Viega, "The Galois/Counter Mode of Operation (GCM)", appendix B, test cases 13 to 16 (AES-256).
void TestAead::opensTheGcmSpecificationsVectors_data()
{
    QTest::addColumn<QByteArray>("key");
    QTest::addColumn<QByteArray>("nonce");
    QTest::addColumn<QByteArray>("associated");
    QTest::addColumn<QByteArray>("plain");
    QTest::addColumn<QByteArray>("cipherText");
    QTest::addColumn<QByteArray>("tag");

    const QByteArray zeroKey(64, '0');
    const QByteArray zeroNonce(24, '0');
    const QByteArray key = "feffe9928665731c6d6a8f9467308308feffe9928665731c6d6a8f9467308308";
    const QByteArray nonce = "cafebabefacedbaddecaf888";
    const QByteArray plain
        = "d9313225f88406e5a55909c5aff5269a86a7a9531534f7da2e4c303d8a318a721c3c0c95956809532f"
          "cf0e2449a6b525b16aedf5aa0de657ba637b391aafd255";
    const QByteArray cipherText
        = "522dc1f099567d07f47f37a32a84427d643a8cdcbfe5c0c97598a2bd2555d1aa8cb08e48590db"
          "b3da7b08b1056828838c5f61e6393ba7a0abcc9f662898015ad";

    QTest::addRow("case 13: nothing at all") << zeroKey << zeroNonce << ""_ba
                                             << ""_ba
                                             << ""_ba
                                             << "530f8afbc74536b9a963b4f1c4cb738b"_ba;
    QTest::addRow("case 14: one block of zeros")
        << zeroKey << zeroNonce << ""_ba << QByteArray(32, '0') << "cea7403d4d606b6e074ec5d3baf39d18"_ba
        << "d0d1c8a799996bf0265b98b5d48ab919"_ba;
    QTest::addRow("case 15: four blocks")
        << key << nonce << ""_ba << plain << cipherText << "b094dac5d93471bdec1a502270e3cc6c"_ba;
    QTest::addRow("case 16: a broken block and associated data")
        << key << nonce << "feedfacedeadbeeffeedfacedeadbeefabaddad2"_ba << plain.left(120)
        << cipherText.left(120) << "76fc6ece0f4e1768cddf8853bb2d551b"_ba;
}

void TestAead::opensTheGcmSpecificationsVectors()
{
    QFETCH(const QByteArray, key);
    QFETCH(const QByteArray, nonce);
    QFETCH(const QByteArray, associated);
    QFETCH(const QByteArray, plain);
    QFETCH(const QByteArray, cipherText);
    QFETCH(const QByteArray, tag);

    const Aead aead(SecretBytes(QByteArrayView(QByteArray::fromHex(key))));
    const QByteArray blob = "\x01"_ba + QByteArray::fromHex(nonce + cipherText + tag);
    const auto opened = aead.open(blob, QByteArray::fromHex(associated));
    QVERIFY(opened);
    QCOMPARE(opened->view().toByteArray().toHex(), plain);
}

void TestAead::sealsAndOpens_data()
{
    QTest::addColumn<QByteArray>("plain");
    QTest::addColumn<QByteArray>("associated");
    QTest::addRow("a card key bound to its row") << "ABCD-1234-EFGH-5678"_ba
                                                 << "card_key\x00\x2a"_ba;
    QTest::addRow("nothing bound to its row") << ""_ba
                                              << "card_key"_ba;
    QTest::addRow("a card key bound to nothing") << "ABCD"_ba
                                                 << ""_ba;
    QTest::addRow("nothing bound to nothing") << ""_ba
                                              << ""_ba;
    QTest::addRow("a megabyte with zeros in it") << QByteArray(1 << 20, '\0') << QByteArray(1000, 'a');
}

void TestAead::sealsAndOpens()
{
    QFETCH(const QByteArray, plain);
    QFETCH(const QByteArray, associated);

    const Aead aead(keyOf('k'));
    const QByteArray blob = aead.seal(plain, associated);
    QCOMPARE(blob.size(), plain.size() + 1 + 12 + 16);
    const auto opened = aead.open(blob, associated);
    QVERIFY(opened);
    QCOMPARE(opened->view(), QByteArrayView(plain));
    if (plain.size() > 3)
        QVERIFY(!blob.contains(plain.left(4)));
}

void TestAead::refusesEveryFlippedBit()
{
    const Aead aead(keyOf('k'));
    const QByteArray blob = aead.seal("ABCD-1234-EFGH-5678", "row 1");
    for (qsizetype i = 0; i < blob.size(); ++i) {
        for (int bit = 0; bit < 8; ++bit) {
            QByteArray altered = blob;
            altered[i] = char(altered[i] ^ (1 << bit));
            const auto opened = aead.open(altered, "row 1");
            QVERIFY2(!opened, qPrintable(u"byte %1, bit %2"_s.arg(i).arg(bit)));
            QCOMPARE(opened.error().kind, ErrorClass::Integrity);
        }
    }
}

void TestAead::refusesEveryFlippedBitOfTheAssociatedData()
{
    const Aead aead(keyOf('k'));
    const QByteArray associated = "card_key row 1";
    const QByteArray blob = aead.seal("ABCD", associated);
    for (qsizetype i = 0; i < associated.size() * 8; ++i) {
        QByteArray altered = associated;
        altered[i / 8] = char(altered[i / 8] ^ (1 << (i % 8)));
        QVERIFY(!aead.open(blob, altered));
    }
    QVERIFY(!aead.open(blob, associated + " "));
    QVERIFY(!aead.open(blob, ""));
}

void TestAead::refusesAnyOtherLength()
{
    const Aead aead(keyOf('k'));
    const QByteArray blob = aead.seal("ABCD-1234", "row 1");
    for (qsizetype size = 0; size < blob.size(); ++size)
        QVERIFY(!aead.open(QByteArrayView(blob).first(size), "row 1"));
    QVERIFY(!aead.open(blob + '\0', "row 1"));
    QVERIFY(!aead.open(QByteArrayView(), "row 1"));
}

void TestAead::refusesAnotherKey()
{
    const QByteArray blob = Aead(keyOf('k')).seal("ABCD", "row 1");
    const auto opened = Aead(keyOf('l')).open(blob, "row 1");
    QVERIFY(!opened);
    QVERIFY(!opened.error().message.contains(u"ABCD"));
}

void TestAead::neverRepeatsANonce()
{
    const Aead aead(keyOf('k'));
    std::set<QByteArray> nonces;
    for (int i = 0; i < 10000; ++i)
        nonces.insert(aead.seal("ABCD", "row 1").mid(1, 12));
    QCOMPARE(nonces.size(), size_t(10000));
}

void TestAead::worksInManyThreadsAtOnce()
{
    const Aead aead(keyOf('k'));
    std::atomic<int> good = 0;
    std::vector<std::thread> threads;
    for (int t = 0; t < 4; ++t) {
        threads.emplace_back([&aead, &good, t] {
            const QByteArray associated = QByteArray::number(t);
            for (int i = 0; i < 500; ++i) {
                const QByteArray plain = QByteArray::number(i);
                const auto opened = aead.open(aead.seal(plain, associated), associated);
                good += opened && opened->view() == QByteArrayView(plain);
            }
        });
    }
    for (std::thread &thread : threads)
        thread.join();
    QCOMPARE(good.load(), 4 * 500);
}

QTEST_APPLESS_MAIN(TestAead)
#include "tst_aead.moc"
