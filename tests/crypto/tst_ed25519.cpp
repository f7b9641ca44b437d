#include "crypto/ed25519.h"

#include <QTest>

using namespace Qt::StringLiterals;

namespace {
QByteArray hex(const char *text)
{
    return QByteArray::fromHex(text);
}
} // namespace

class TestEd25519 : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void followsRfc8032_data();
    void followsRfc8032();
    void refusesOtherLengths();
};

/// RFC 8032 section 7.1, TEST 1 to 3.
void TestEd25519::followsRfc8032_data()
{
    QTest::addColumn<QByteArray>("seed");
    QTest::addColumn<QByteArray>("publicKey");
    QTest::addColumn<QByteArray>("message");
    QTest::addColumn<QByteArray>("signature");
    QTest::addRow("TEST 1, an empty message")
        << hex("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60")
        << hex("d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a") << QByteArray()
        << hex("e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b"
               "46bd25bf5f0595bbe24655141438e7a100b");
    QTest::addRow("TEST 2, one byte")
        << hex("4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb")
        << hex("3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c") << hex("72")
        << hex("92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11"
               "d8c387b2eaeb4302aeeb00d291612bb0c00");
    QTest::addRow("TEST 3, two bytes")
        << hex("c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7")
        << hex("fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025") << hex("af82")
        << hex("6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc"
               "6594a7c15e9716ed28dc027beceea1ec40a");
}

void TestEd25519::followsRfc8032()
{
    QFETCH(QByteArray, seed);
    QFETCH(QByteArray, publicKey);
    QFETCH(QByteArray, message);
    QFETCH(QByteArray, signature);
    QCOMPARE(*ed25519::publicKey(SecretBytes(seed)), publicKey);
    QCOMPARE(*ed25519::sign(SecretBytes(seed), message), signature);
    QVERIFY(ed25519::verify(publicKey, message, signature));
    QVERIFY(!ed25519::verify(publicKey, message + 'x', signature));
    signature[63] = char(signature[63] ^ 0x10);
    QVERIFY(!ed25519::verify(publicKey, message, signature));
}

void TestEd25519::refusesOtherLengths()
{
    QCOMPARE(ed25519::sign(SecretBytes(QByteArray(64, 'k')), "x").error().kind, ErrorClass::BadUsage);
    QCOMPARE(ed25519::publicKey(SecretBytes()).error().kind, ErrorClass::BadUsage);
    QVERIFY(!ed25519::verify(QByteArray(31, 'k'), "x", QByteArray(64, 's')));
    QVERIFY(!ed25519::verify(QByteArray(32, 'k'), "x", QByteArray(63, 's')));
}

QTEST_APPLESS_MAIN(TestEd25519)
#include "tst_ed25519.moc"
