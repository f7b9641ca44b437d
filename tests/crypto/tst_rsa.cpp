#include "crypto/rsa.h"

#include <QFile>
#include <QTest>

using namespace Qt::StringLiterals;

/// Keys, signatures and certificate in tests/data/crypto/rsa were made with the openssl command line.
class TestRsa : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void signsAndVerifiesLikeOpenssl_data();
    void signsAndVerifiesLikeOpenssl();
    void readsWhatPeoplePaste_data();
    void readsWhatPeoplePaste();
    void namesTheMistakeInAPrivateKey_data();
    void namesTheMistakeInAPrivateKey();
    void namesTheMistakeInAPublicKey_data();
    void namesTheMistakeInAPublicKey();
    void refusesEveryAlteredSignature();
    void neverSignsWronglyWithAMistypedKey();
    void neverCrashesOnBrokenKeys();
};

namespace {
QByteArray file(const QString &name)
{
    QFile file(QStringLiteral(NEVERDROP_SOURCE_DIR "/tests/data/crypto/rsa/") + name);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// The base64 of a PEM file without its BEGIN and END lines and without line breaks.
QByteArray bare(const QString &name)
{
    QByteArray result;
    for (const QByteArray &line : file(name).split('\n')) {
        if (!line.startsWith("-----"))
            result += line;
    }
    return result;
}
} // namespace

void TestRsa::signsAndVerifiesLikeOpenssl_data()
{
    QTest::addColumn<QString>("name");
    for (const char *bits : { "1024", "2048", "4096" })
        QTest::addRow("a key of %s bits", bits) << u"k"_s + QString::fromLatin1(bits);
}

void TestRsa::signsAndVerifiesLikeOpenssl()
{
    QFETCH(const QString, name);
    const QByteArray message = file(u"message.txt"_s);
    const QByteArray signature = file(name + u".sig"_s);
    QVERIFY(!message.isEmpty() && !signature.isEmpty());

    const auto privateKey = RsaPrivateKey::parse(file(name + u".pkcs8.pem"_s));
    QVERIFY(privateKey);
    const auto signedByUs = privateKey->signSha256(message);
    QVERIFY(signedByUs);
    QCOMPARE(signedByUs->toHex(), signature.toHex()); // PKCS#1 v1.5 has no randomness

    const auto publicKey = RsaPublicKey::parse(file(name + u".spki.pem"_s));
    QVERIFY(publicKey);
    QVERIFY(publicKey->verifySha256(message, signature));
    QVERIFY(!publicKey->verifySha256(message + '\n', signature));
}

void TestRsa::readsWhatPeoplePaste_data()
{
    QTest::addColumn<QByteArray>("privateText");
    QTest::addColumn<QByteArray>("publicText");
    const QByteArray pem = file(u"k2048.pkcs8.pem"_s);
    const QByteArray pubPem = file(u"k2048.spki.pem"_s);
    const QByteArray base64 = bare(u"k2048.pkcs8.pem"_s);
    const QByteArray pubBase64 = bare(u"k2048.spki.pem"_s);

    QTest::addRow("PEM, PKCS#8 and SPKI") << pem << pubPem;
    QTest::addRow("PEM, PKCS#1") << file(u"k2048.pkcs1.pem"_s) << file(u"k2048.pkcs1.pub.pem"_s);
    QTest::addRow("bare base64, PKCS#8 and SPKI") << base64 << pubBase64;
    QTest::addRow("bare base64, PKCS#1") << bare(u"k2048.pkcs1.pem"_s) << bare(u"k2048.pkcs1.pub.pem"_s);
    QTest::addRow("a byte order mark") << "\xEF\xBB\xBF"_ba + base64 << "\xEF\xBB\xBF"_ba + pubPem;
    QTest::addRow("Windows line ends")
        << QByteArray(pem).replace('\n', "\r\n") << QByteArray(pubPem).replace('\n', "\r\n");
    QTest::addRow("PEM in one line with blanks for line ends")
        << QByteArray(pem).replace('\n', ' ') << QByteArray(pubPem).replace('\n', ' ');
    QTest::addRow("PEM with written-out line ends")
        << QByteArray(pem).replace('\n', "\\n") << QByteArray(pubPem).replace('\n', "\\n");
    QTest::addRow("blanks, tabs and empty lines around base64") << " \t\r\n\n"_ba + base64 + "  \n\n"_ba
                                                                << "\n "_ba + pubBase64 + "\t"_ba;
    QTest::addRow("base64 without its padding")
        << QByteArray(base64).replace('=', "") << QByteArray(pubBase64).replace('=', "");
    QTest::addRow("words before and after the PEM block") << "Merchant key:\n"_ba + pem + "end of file\n"_ba
                                                          << "Platform key:\n"_ba + pubPem;
}

void TestRsa::readsWhatPeoplePaste()
{
    QFETCH(const QByteArray, privateText);
    QFETCH(const QByteArray, publicText);
    const auto privateKey = RsaPrivateKey::parse(privateText);
    QVERIFY2(privateKey, privateKey ? "" : qPrintable(privateKey.error().message));
    const auto publicKey = RsaPublicKey::parse(publicText);
    QVERIFY2(publicKey, publicKey ? "" : qPrintable(publicKey.error().message));
    QVERIFY(publicKey->verifySha256("data", privateKey->signSha256("data").value()));
}

void TestRsa::namesTheMistakeInAPrivateKey_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("says");
    const QByteArray pem = file(u"k2048.pkcs8.pem"_s);
    const QByteArray base64 = bare(u"k2048.pkcs8.pem"_s);
    QTest::addRow("nothing") << ""_ba << u"empty"_s;
    QTest::addRow("only blanks") << " \n"_ba << u"empty"_s;
    QTest::addRow("the public key") << file(u"k2048.spki.pem"_s) << u"public key"_s;
    QTest::addRow("the public key in PKCS#1") << file(u"k2048.pkcs1.pub.pem"_s) << u"public key"_s;
    QTest::addRow("the public key in bare base64") << bare(u"k2048.spki.pem"_s) << u"public key"_s;
    QTest::addRow("a certificate") << file(u"certificate.pem"_s) << u"certificate"_s;
    QTest::addRow("a key with a passphrase") << file(u"encrypted.pkcs8.pem"_s) << u"passphrase"_s;
    QTest::addRow("an old-style key with a passphrase") << file(u"encrypted.pkcs1.pem"_s) << u"passphrase"_s;
    QTest::addRow("an elliptic curve key") << file(u"ec.pkcs8.pem"_s) << u"EC, not RSA"_s;
    QTest::addRow("a short key") << file(u"short.pkcs8.pem"_s) << u"768 bits"_s;
    QTest::addRow("PEM without its end") << pem.left(pem.indexOf("-----END")) << u"cut off"_s;
    QTest::addRow("base64 without its end") << base64.left(base64.size() / 2) << u"cut off"_s;
    QTest::addRow("base64 twice") << base64 + base64 << u"too many"_s;
    QTest::addRow("two PEM blocks") << pem + pem << u"more than one"_s;
    QTest::addRow("a password") << "hunter2!"_ba << u"neither PEM nor base64"_s;
    QTest::addRow("base64 of something else") << "some text that is long"_ba.toBase64() << u"no key"_s;
    QTest::addRow("a sequence that is no key") << "MAMCAQA="_ba << u"no private key"_s;
}

void TestRsa::namesTheMistakeInAPrivateKey()
{
    QFETCH(const QByteArray, text);
    QFETCH(const QString, says);
    const auto key = RsaPrivateKey::parse(text);
    QVERIFY(!key);
    QCOMPARE(key.error().kind, ErrorClass::BadUsage);
    QVERIFY2(key.error().message.contains(says), qPrintable(key.error().message));
}

void TestRsa::namesTheMistakeInAPublicKey_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("says");
    QTest::addRow("nothing") << ""_ba << u"empty"_s;
    QTest::addRow("the private key") << file(u"k2048.pkcs8.pem"_s) << u"private key"_s;
    QTest::addRow("the private key in PKCS#1") << file(u"k2048.pkcs1.pem"_s) << u"private key"_s;
    QTest::addRow("a private key with a passphrase") << file(u"encrypted.pkcs8.pem"_s) << u"private key"_s;
    QTest::addRow("a certificate") << file(u"certificate.pem"_s) << u"certificate"_s;
    QTest::addRow("an elliptic curve key") << file(u"ec.spki.pem"_s) << u"EC, not RSA"_s;
    QTest::addRow("a short key") << file(u"short.spki.pem"_s) << u"768 bits"_s;
    QTest::addRow("base64 without its end") << bare(u"k2048.spki.pem"_s).left(200) << u"cut off"_s;
    QTest::addRow("a sequence that is no key") << "MAMCAQA="_ba << u"no public key"_s;
}

void TestRsa::namesTheMistakeInAPublicKey()
{
    QFETCH(const QByteArray, text);
    QFETCH(const QString, says);
    const auto key = RsaPublicKey::parse(text);
    QVERIFY(!key);
    QCOMPARE(key.error().kind, ErrorClass::BadUsage);
    QVERIFY2(key.error().message.contains(says), qPrintable(key.error().message));
}

void TestRsa::refusesEveryAlteredSignature()
{
    const auto key = RsaPublicKey::parse(file(u"k2048.spki.pem"_s));
    QVERIFY(key);
    const QByteArray message = file(u"message.txt"_s);
    const QByteArray signature = file(u"k2048.sig"_s);
    for (qsizetype i = 0; i < signature.size(); ++i) {
        QByteArray altered = signature;
        altered[i] = char(altered[i] ^ 1);
        QVERIFY(!key->verifySha256(message, altered));
    }
    QVERIFY(!key->verifySha256(message, signature.chopped(1)));
    QVERIFY(!key->verifySha256(message, signature + '\0'));
    QVERIFY(!key->verifySha256(message, {}));
    QVERIFY(!RsaPublicKey().verifySha256(message, signature));
    QVERIFY(!RsaPrivateKey().signSha256(message));
    const auto other = RsaPublicKey::parse(file(u"k1024.spki.pem"_s));
    QVERIFY(other && !other->verifySha256(message, signature));
}

void TestRsa::neverSignsWronglyWithAMistypedKey()
{
    // OpenSSL heals a wrong prime or exponent, since a private key holds everything twice; the rest is
    // refused.
    const QByteArray der = QByteArray::fromBase64(bare(u"k1024.pkcs8.pem"_s));
    const QByteArray message = file(u"message.txt"_s);
    const QByteArray signature = file(u"k1024.sig"_s);
    int refused = 0;
    for (qsizetype i = 0; i < der.size(); i += 2) {
        QByteArray altered = der;
        altered[i] = char(altered[i] ^ 0x10);
        const auto key = RsaPrivateKey::parse(altered.toBase64());
        refused += !key;
        if (key)
            QCOMPARE(key->signSha256(message).value(), signature);
    }
    QVERIFY(refused > 60); // at least the bytes of the modulus, every second of 128
}

void TestRsa::neverCrashesOnBrokenKeys()
{
    for (const QString &name : { u"k1024.pkcs8.pem"_s, u"k1024.spki.pem"_s, u"certificate.pem"_s }) {
        const QByteArray der = QByteArray::fromBase64(bare(name));
        for (qsizetype i = 0; i < der.size(); i += 3) {
            QByteArray altered = der;
            altered[i] = char(altered[i] ^ 0x81);
            const auto asPrivate = RsaPrivateKey::parse(altered.toBase64());
            const auto asPublic = RsaPublicKey::parse(altered.toBase64());
            QVERIFY(asPrivate || !asPrivate.error().message.isEmpty());
            QVERIFY(asPublic || !asPublic.error().message.isEmpty());
        }
    }
}

QTEST_APPLESS_MAIN(TestRsa)
#include "tst_rsa.moc"
