#include "crypto/secretbytes.h"

#include <QTest>

#include <type_traits>

using namespace Qt::StringLiterals;

class TestSecretBytes : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void holdsWhatItWasGiven();
    void movesAndLeavesNothingBehind();
    void assignsOverAnOldSecret();
    void clonesOnlyWhenAsked();
    void wipesABufferInPlace();
};

static_assert(!std::is_copy_constructible_v<SecretBytes> && !std::is_copy_assignable_v<SecretBytes>);
static_assert(std::is_nothrow_move_constructible_v<SecretBytes>);

void TestSecretBytes::holdsWhatItWasGiven()
{
    const SecretBytes secret(QByteArrayView("a\0b", 3));
    QCOMPARE(secret.view(), QByteArrayView("a\0b", 3));
    QCOMPARE(secret.size(), 3);
    QVERIFY(SecretBytes().isEmpty());
    QCOMPARE(SecretBytes(qsizetype(4)).view(), QByteArrayView("\0\0\0\0", 4));
}

void TestSecretBytes::movesAndLeavesNothingBehind()
{
    SecretBytes from(QByteArrayView("secret"));
    const SecretBytes to(std::move(from));
    QCOMPARE(to.view(), QByteArrayView("secret"));
    QVERIFY(from.isEmpty()); // NOLINT(bugprone-use-after-move): that it is empty is what is promised
}

void TestSecretBytes::assignsOverAnOldSecret()
{
    SecretBytes secret(QByteArrayView("old one"));
    const unsigned char *old = secret.data();
    SecretBytes other(QByteArrayView("new"));
    secret = std::move(other);
    QCOMPARE(secret.view(), QByteArrayView("new"));
    QVERIFY(secret.data() != old);
    QVERIFY(other.isEmpty()); // NOLINT(bugprone-use-after-move)
}

void TestSecretBytes::clonesOnlyWhenAsked()
{
    const SecretBytes secret(QByteArrayView("secret"));
    const SecretBytes clone = secret.clone();
    QCOMPARE(clone.view(), secret.view());
    QVERIFY(clone.data() != secret.data());
}

void TestSecretBytes::wipesABufferInPlace()
{
    QByteArray buffer = "secret"_ba.repeated(2);
    const char *place = buffer.constData();
    cleanse(buffer);
    QCOMPARE(buffer.constData(), place);
    QCOMPARE(buffer, QByteArray(12, '\0'));
}

QTEST_APPLESS_MAIN(TestSecretBytes)
#include "tst_secretbytes.moc"
