#include "vault/recoverycode.h"

#include <QRegularExpression>
#include <QTest>

#include <set>

using namespace Qt::StringLiterals;

class TestRecoveryCode : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void isPrintedInGroupsOfFour();
    void isReadBackHoweverItWasTyped_data();
    void isReadBackHoweverItWasTyped();
    void mistakesAreNamed_data();
    void mistakesAreNamed();
    void everyOtherCharacterIsAnotherCode();
    void keysAreApartByPurpose();

private:
    SeededRandom m_random { 1 };
};

namespace {
const QByteArray Code = "9N7M-Z0HX-1G3K-8QRT-V5WY-J4C2-AB6E-DFPS";
QByteArray textOf(const RecoveryCode &code)
{
    return code.text().view().toByteArray();
}
} // namespace

void TestRecoveryCode::isPrintedInGroupsOfFour()
{
    static const QRegularExpression form(u"^([0-9A-HJKMNP-TV-Z]{4}-){7}[0-9A-HJKMNP-TV-Z]{4}$"_s);
    std::set<QByteArray> seen;
    for (int i = 0; i < 200; ++i) {
        const RecoveryCode code = RecoveryCode::create(m_random);
        const QByteArray text = textOf(code);
        QVERIFY2(form.match(QString::fromLatin1(text)).hasMatch(), text.constData());
        const auto again = RecoveryCode::parse(text);
        QVERIFY(again);
        QCOMPARE(again->keyFor("x").view(), code.keyFor("x").view());
        seen.insert(text);
    }
    QCOMPARE(seen.size(), size_t(200));
}

void TestRecoveryCode::isReadBackHoweverItWasTyped_data()
{
    QTest::addColumn<QByteArray>("typed");
    QTest::addRow("as printed") << Code;
    QTest::addRow("without dashes") << QByteArray(Code).replace('-', "");
    QTest::addRow("in lower case") << Code.toLower();
    QTest::addRow("with blanks and a line end") << " " + QByteArray(Code).replace('-', " ") + "\r\n";
    QTest::addRow("in two lines") << Code.first(20) + '\n' + Code.sliced(20);
    QTest::addRow("the letter O for zero, I and l for one")
        << QByteArray(Code).replace('0', "O").replace("-1G", "-IG");
    QTest::addRow("l for one") << QByteArray(Code).replace("-1G", "-lG");
}

void TestRecoveryCode::isReadBackHoweverItWasTyped()
{
    QFETCH(const QByteArray, typed);
    const auto code = RecoveryCode::parse(typed);
    QVERIFY2(code, code ? "" : qPrintable(code.error().message));
    QCOMPARE(textOf(*code), Code);
}

void TestRecoveryCode::mistakesAreNamed_data()
{
    QTest::addColumn<QByteArray>("typed");
    QTest::addColumn<QString>("says");
    QTest::addRow("nothing") << ""_ba << u"has 0 characters"_s;
    QTest::addRow("only dashes") << "----"_ba << u"has 0 characters"_s;
    QTest::addRow("one is missing") << Code.chopped(1) << u"has 31 characters"_s;
    QTest::addRow("one too many") << Code + 'A' << u"has 33 characters"_s;
    QTest::addRow("the code twice") << Code + Code << u"has 64 characters"_s;
    QTest::addRow("a U, which no code has") << QByteArray(Code).replace('7', "U") << u"Character 3 "_s;
    QTest::addRow("a stray sign") << QByteArray(Code).replace('Z', "!") << u"Character 5 "_s;
    QTest::addRow("a Chinese character") << QByteArray(Code).replace('9', "码") << u"Character 1 "_s;
    QTest::addRow("a zero byte") << QByteArray(Code).replace('9', QByteArray(1, '\0')) << u"Character 1 "_s;
}

void TestRecoveryCode::mistakesAreNamed()
{
    QFETCH(const QByteArray, typed);
    QFETCH(const QString, says);
    const auto code = RecoveryCode::parse(typed);
    QVERIFY(!code);
    QCOMPARE(code.error().kind, ErrorClass::BadUsage);
    QVERIFY2(code.error().message.contains(says), qPrintable(code.error().message));
    QVERIFY(!code.error().message.contains(u"9N7M"));
}

void TestRecoveryCode::everyOtherCharacterIsAnotherCode()
{
    const auto right = RecoveryCode::parse(Code);
    QVERIFY(right);
    for (qsizetype i = 0; i < Code.size(); ++i) {
        if (Code[i] == '-')
            continue;
        QByteArray typed = Code;
        typed[i] = typed[i] == 'X' ? 'Y' : 'X';
        const auto wrong = RecoveryCode::parse(typed);
        QVERIFY(wrong);
        QVERIFY(wrong->keyFor("x").view() != right->keyFor("x").view());
    }
}

void TestRecoveryCode::keysAreApartByPurpose()
{
    const RecoveryCode code = RecoveryCode::create(m_random);
    QCOMPARE(code.keyFor("file").size(), 32);
    QVERIFY(code.keyFor("file").view() != code.keyFor("backup").view());
}

QTEST_APPLESS_MAIN(TestRecoveryCode)
#include "tst_recoverycode.moc"
