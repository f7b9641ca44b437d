#include "crypto/kdf.h"

#include <QTest>

using namespace Qt::StringLiterals;

class TestKdf : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void derives_data();
    void derives();
    void refusesCostsOutOfRange_data();
    void refusesCostsOutOfRange();
};

// The first 32 bytes of a longer scrypt output are its 32-byte output, so RFC 7914's third vector fits;
// the others came from Node's scryptSync.
void TestKdf::derives_data()
{
    QTest::addColumn<QByteArray>("passphrase");
    QTest::addColumn<QByteArray>("salt");
    QTest::addColumn<int>("logN");
    QTest::addColumn<QByteArray>("key");
    QTest::addRow("RFC 7914 section 12, N 16384")
        << "pleaseletmein"_ba
        << "SodiumChloride"_ba << 14 << "7023bdcb3afd7348461c06cd81fd38ebfda8fbba904f8e3ea9b543f6545da1f2"_ba;
    QTest::addRow("no passphrase and no salt")
        << ""_ba
        << ""_ba << 10 << "225009a832a3041c158e2ab8913019a27674c604d704a38ad1c7b58401a88b21"_ba;
    QTest::addRow("the vault's cost and a passphrase in UTF-8")
        << "correct horse 密码"_ba
        << "0123456789abcdef"_ba << 16
        << "d6875b150a6e205898426173a9ac03500d09d5814c2a4ee1a9cae89415d920b2"_ba;
}

void TestKdf::derives()
{
    QFETCH(const QByteArray, passphrase);
    QFETCH(const QByteArray, salt);
    QFETCH(const int, logN);
    QFETCH(const QByteArray, key);
    const auto derived = scrypt(passphrase, salt, logN);
    QVERIFY(derived);
    QCOMPARE(derived->view().toByteArray().toHex(), key);
}

void TestKdf::refusesCostsOutOfRange_data()
{
    QTest::addColumn<int>("logN");
    for (const int logN : { -1, 0, 9, 19, 64, 1000000 })
        QTest::addRow("2^%d", logN) << logN;
}

void TestKdf::refusesCostsOutOfRange()
{
    QFETCH(const int, logN);
    const auto derived = scrypt("passphrase", "salt", logN);
    QVERIFY(!derived);
    QCOMPARE(derived.error().kind, ErrorClass::BadUsage);
}

QTEST_APPLESS_MAIN(TestKdf)
#include "tst_kdf.moc"
