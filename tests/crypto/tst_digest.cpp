#include "crypto/digest.h"

#include <QTest>

using namespace Qt::StringLiterals;

class TestDigest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void hashes_data();
    void hashes();
    void hashesInPieces();
    void authenticatesLikeRfc4231_data();
    void authenticatesLikeRfc4231();
    void derivesLikeRfc5869_data();
    void derivesLikeRfc5869();
    void comparesWholeValues_data();
    void comparesWholeValues();
};

// FIPS 180-4 examples; MD5 from RFC 1321 section A.5.
void TestDigest::hashes_data()
{
    QTest::addColumn<QByteArray>("data");
    QTest::addColumn<QByteArray>("sha256");
    QTest::addColumn<QByteArray>("sha512");
    QTest::addColumn<QByteArray>("md5");
    QTest::addRow("nothing") << ""_ba
                             << "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"_ba
                             << "cf83e1357eefb8bdf1542850d66d8007d620e4050b5715dc83f4a921d36ce9ce"
                                "47d0d13c5d85f2b0ff8318d2877eec2f63b931bd47417a81a538327af927da3e"_ba
                             << "d41d8cd98f00b204e9800998ecf8427e"_ba;
    QTest::addRow("three letters") << "abc"_ba
                                   << "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"_ba
                                   << "ddaf35a193617abacc417349ae20413112e6fa4e89a97ea20a9eeee64b55d39a"
                                      "2192992a274fc1a836ba3c23a3feebbd454d4423643ce80e2a9ac94fa54ca49f"_ba
                                   << "900150983cd24fb0d6963f7d28e17f72"_ba;
}

void TestDigest::hashes()
{
    QFETCH(const QByteArray, data);
    QFETCH(const QByteArray, sha256);
    QFETCH(const QByteArray, sha512);
    QFETCH(const QByteArray, md5);
    QCOMPARE(digest::sha256Hex(data), sha256);
    QCOMPARE(digest::sha256(data).toHex(), sha256);
    QCOMPARE(digest::sha512(data).toHex(), sha512);
    QCOMPARE(digest::md5Hex(data), md5);
}

void TestDigest::hashesInPieces()
{
    Sha256Stream stream;
    const QByteArray piece(1000, 'a');
    for (int i = 0; i < 1000; ++i)
        stream.add(piece);
    stream.add({});
    // FIPS 180-4: a million times the letter a.
    QCOMPARE(stream.result().toHex(), "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0"_ba);
    QCOMPARE(Sha256Stream().result(), digest::sha256({}));
}

void TestDigest::authenticatesLikeRfc4231_data()
{
    QTest::addColumn<QByteArray>("key");
    QTest::addColumn<QByteArray>("data");
    QTest::addColumn<QByteArray>("mac");
    const auto hex = [](const char *text) { return QByteArray::fromHex(text); };
    QTest::addRow("case 1") << QByteArray(20, '\x0b') << "Hi There"_ba
                            << hex("b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7");
    QTest::addRow("case 2: a short key")
        << "Jefe"_ba
        << "what do ya want for nothing?"_ba
        << hex("5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
    QTest::addRow("case 3") << QByteArray(20, '\xaa') << QByteArray(50, '\xdd')
                            << hex("773ea91e36800e46854db8ebd09181a72959098b3ef8c122d9635514ced565fe");
    QTest::addRow("case 4") << hex("0102030405060708090a0b0c0d0e0f10111213141516171819")
                            << QByteArray(50, '\xcd')
                            << hex("82558a389a443c0ea4cc819899f2083a85f0faa3e578f8077a2e3ff46729665b");
    QTest::addRow("case 6: a key longer than a block")
        << QByteArray(131, '\xaa') << "Test Using Larger Than Block-Size Key - Hash Key First"_ba
        << hex("60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54");
    QTest::addRow("case 7: key and data longer than a block")
        << QByteArray(131, '\xaa')
        << "This is a test using a larger than block-size key and a larger than block-size data. "
           "The key needs to be hashed before being used by the HMAC algorithm."_ba
        << hex("9b09ffa71b942fcb27635fbcd5b0e944bfdc63644f0713938a7f51535c3a35e2");
    QTest::addRow("no key and no data")
        << QByteArray() << QByteArray()
        << hex("b613679a0814d9ec772f95d778c35fc5ff1697c493715653c6c712144292c5ad");
}

void TestDigest::authenticatesLikeRfc4231()
{
    QFETCH(const QByteArray, key);
    QFETCH(const QByteArray, data);
    QFETCH(const QByteArray, mac);
    QCOMPARE(digest::hmacSha256(key, data).toHex(), mac.toHex());
}

// Case 3 is the RFC's only one without salt and with SHA-256; the others came from Node's hkdfSync.
void TestDigest::derivesLikeRfc5869_data()
{
    QTest::addColumn<QByteArray>("key");
    QTest::addColumn<QByteArray>("info");
    QTest::addColumn<QByteArray>("derived");
    QTest::addRow("RFC 5869 case 3: no salt, no info")
        << QByteArray(22, '\x0b') << ""_ba
        << "8da4e775a563c18f715f802a063c5a31b8a11f5c5ee1879ec3454e5f3c738d2d9d201395faa4b61a96c8"_ba;
    QTest::addRow("a named purpose") << QByteArray::fromHex(
        "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f")
                                     << "vault fingerprint"_ba
                                     << "5ba23356a616a8f2a62e6907461bef76088b01093dc49e7f637373dd6133bc61"_ba;
}

void TestDigest::derivesLikeRfc5869()
{
    QFETCH(const QByteArray, key);
    QFETCH(const QByteArray, info);
    QFETCH(const QByteArray, derived);
    QCOMPARE(digest::hkdfSha256(key, info, int(derived.size() / 2)).toHex(), derived);
}

void TestDigest::comparesWholeValues_data()
{
    QTest::addColumn<QByteArray>("a");
    QTest::addColumn<QByteArray>("b");
    QTest::addColumn<bool>("equal");
    QTest::addRow("the same") << "0123456789abcdef"_ba
                              << "0123456789abcdef"_ba << true;
    QTest::addRow("nothing and nothing") << ""_ba << QByteArray() << true;
    QTest::addRow("zeros inside") << QByteArray("a\0b", 3) << QByteArray("a\0c", 3) << false;
    QTest::addRow("the first byte differs") << "x123"_ba
                                            << "0123"_ba << false;
    QTest::addRow("the last byte differs") << "012x"_ba
                                           << "0123"_ba << false;
    QTest::addRow("one is the beginning of the other") << "012"_ba
                                                       << "0123"_ba << false;
    QTest::addRow("one is empty") << ""_ba
                                  << "0123"_ba << false;
    QTest::addRow("case differs") << "ABCD"_ba
                                  << "abcd"_ba << false;
}

void TestDigest::comparesWholeValues()
{
    QFETCH(const QByteArray, a);
    QFETCH(const QByteArray, b);
    QFETCH(const bool, equal);
    QCOMPARE(digest::equal(a, b), equal);
    QCOMPARE(digest::equal(b, a), equal);
}

QTEST_APPLESS_MAIN(TestDigest)
#include "tst_digest.moc"
