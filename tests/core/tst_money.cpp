#include "core/money.h"

#include <QTest>

using namespace Qt::StringLiterals;

class TestMoney : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void reads_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("currency");
        QTest::addColumn<qint64>("minor");
        QTest::addColumn<QString>("shown");
        const auto row
            = [](const char *name, const QString &text, const QString &currency, qint64 minor,
                  const QString &shown) { QTest::newRow(name) << text << currency << minor << shown; };
        row("two decimals", u"9.90"_s, u"CNY"_s, 990, u"9.90"_s);
        row("one decimal", u"9.9"_s, u"CNY"_s, 990, u"9.90"_s);
        row("no decimals", u"10"_s, u"CNY"_s, 1000, u"10.00"_s);
        row("a third decimal that is zero", u"9.900"_s, u"CNY"_s, 990, u"9.90"_s);
        row("nothing", u"0"_s, u"CNY"_s, 0, u"0.00"_s);
        row("nothing with decimals", u"0.00"_s, u"CNY"_s, 0, u"0.00"_s);
        row("the smallest amount", u"0.01"_s, u"CNY"_s, 1, u"0.01"_s);
        row("the largest amount", u"9999999999999.99"_s, u"CNY"_s, 999'999'999'999'999,
            u"9999999999999.99"_s);
        row("yen", u"100"_s, u"JPY"_s, 100, u"100"_s);
        row("yen with zero decimals", u"100.00"_s, u"JPY"_s, 100, u"100"_s);
        row("won", u"5000"_s, u"KRW"_s, 5000, u"5000"_s);
        row("dinar with three", u"1.234"_s, u"BHD"_s, 1234, u"1.234"_s);
        row("dinar with two", u"1.23"_s, u"KWD"_s, 1230, u"1.230"_s);
        row("four decimals", u"0.0001"_s, u"CLF"_s, 1, u"0.0001"_s);
        row("dollars", u"1234.5"_s, u"USD"_s, 123450, u"1234.50"_s);
    }
    void reads()
    {
        QFETCH(QString, text);
        QFETCH(QString, currency);
        QFETCH(qint64, minor);
        QFETCH(QString, shown);
        const auto money = Money::parse(text, currency);
        QVERIFY2(money, money ? "" : qPrintable(money.error().message));
        QCOMPARE(money->minor, minor);
        QCOMPARE(money->currency, currency);
        QCOMPARE(money->toString(), shown);
        QCOMPARE(Money::parse(shown, currency)->minor, minor);
    }

    void refuses_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("currency");
        const auto row = [](const char *name, const QString &text, const QString &currency = u"CNY"_s) {
            QTest::newRow(name) << text << currency;
        };
        row("half a fen", u"0.005"_s);
        row("an exponent", u"1e3"_s);
        row("a capital exponent", u"1E3"_s);
        row("not a number", u"NaN"_s);
        row("infinity", u"inf"_s);
        row("a plus", u"+1"_s);
        row("a minus", u"-1"_s);
        row("a minus zero", u"-0"_s);
        row("a typographic minus", u"\u22121"_s);
        row("a leading blank", u" 1"_s);
        row("a trailing blank", u"1 "_s);
        row("a trailing newline", u"1\n"_s);
        row("a no-break blank", u"1\u00a0000"_s);
        row("a thin blank", u"1\u2009000"_s);
        row("a narrow no-break blank", u"1\u202f000"_s);
        row("an ideographic blank", u"1\u3000"_s);
        row("full-width digits", u"９.９０"_s);
        row("a full-width point", u"9．90"_s);
        row("Arabic digits", u"٩"_s);
        row("nothing", u""_s);
        row("a point alone", u"."_s);
        row("no digit before the point", u".5"_s);
        row("no digit after the point", u"5."_s);
        row("two points", u"1.2.3"_s);
        row("a comma", u"9,90"_s);
        row("thousands", u"1,000.00"_s);
        row("leading zeros", u"007.00"_s);
        row("two zeros", u"00"_s);
        row("a leading zero before a digit", u"01"_s);
        row("hexadecimal", u"0x10"_s);
        row("a currency sign", u"¥9.90"_s);
        row("a zero byte", u"9.90"_s + QChar(0));
        row("sixteen digits", u"99999999999999.99"_s);
        row("many zeros", u"1."_s + QString(100, u'0'));
        row("decimals of yen", u"100.5"_s, u"JPY"_s);
        row("a fourth decimal of a dinar", u"1.2345"_s, u"BHD"_s);
        row("an unknown currency", u"1"_s, u"ABC"_s);
        row("a currency in small letters", u"1"_s, u"cny"_s);
        row("no currency", u"1"_s, u""_s);
        row("gold", u"1"_s, u"XAU"_s);
        row("two codes of the table with their blank", u"1"_s, u"D A"_s);
    }
    void refuses()
    {
        QFETCH(QString, text);
        QFETCH(QString, currency);
        const auto money = Money::parse(text, currency);
        QVERIFY2(!money, "was accepted");
        QCOMPARE(money.error().kind, ErrorClass::BadUsage);
        QVERIFY(!money.error().message.isEmpty());
    }

    /// Counts and members of ISO 4217 list one (codes without a minor unit left out).
    void knowsTheCurrencies()
    {
        QMap<int, int> perExponent;
        for (char16_t a = u'A'; a <= u'Z'; ++a) {
            for (char16_t b = u'A'; b <= u'Z'; ++b) {
                for (char16_t c = u'A'; c <= u'Z'; ++c) {
                    const char16_t code[] = { a, b, c };
                    if (const auto exponent = currencyExponent(QStringView(code, 3)))
                        ++perExponent[*exponent];
                }
            }
        }
        QCOMPARE(perExponent, (QMap<int, int> { { 0, 17 }, { 2, 139 }, { 3, 7 }, { 4, 2 } }));
        for (const char *code :
            { "JPY", "KRW", "VND", "CLP", "ISK", "UGX", "XAF", "XOF", "XPF", "PYG", "RWF" })
            QCOMPARE(currencyExponent(QString::fromLatin1(code)), 0);
        for (const char *code : { "CNY", "USD", "EUR", "HKD", "TWD", "GBP", "SGD", "ZWG", "ZMW", "AED" })
            QCOMPARE(currencyExponent(QString::fromLatin1(code)), 2);
        for (const char *code : { "BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND" })
            QCOMPARE(currencyExponent(QString::fromLatin1(code)), 3);
        for (const char *code : { "CLF", "UYW" })
            QCOMPARE(currencyExponent(QString::fromLatin1(code)), 4);
        for (const char *code : { "HRK", "ANG", "BGN", "XXX", "XTS", "BTC", "RMB", "CN", "CNYX" })
            QVERIFY2(!currencyExponent(QString::fromLatin1(code)), code);
    }

    void multiplies()
    {
        QCOMPARE(times({ 990, u"CNY"_s }, 3).value(), (Money { 2970, u"CNY"_s }));
        QCOMPARE(times({ 990, u"CNY"_s }, 0).value(), (Money { 0, u"CNY"_s }));
        QCOMPARE(times({ 333'333'333'333'333, u"CNY"_s }, 3).value().minor, 999'999'999'999'999);
        for (const auto &[minor, quantity] : { std::pair<qint64, qint64> { 333'333'333'333'334, 3 },
                 { 1, std::numeric_limits<qint64>::max() }, { 990, -1 }, { -990, 1 } }) {
            const auto product = times({ minor, u"CNY"_s }, quantity);
            QVERIFY(!product);
            QCOMPARE(product.error().kind, ErrorClass::BadUsage);
        }
    }

    void showsNegativeAmounts()
    {
        QCOMPARE((Money { -5, u"CNY"_s }.toString()), u"-0.05"_s);
        QCOMPARE((Money { -1234, u"CNY"_s }.toString()), u"-12.34"_s);
    }
};

QTEST_APPLESS_MAIN(TestMoney)
#include "tst_money.moc"
