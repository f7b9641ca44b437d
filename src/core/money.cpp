#include "core/money.h"

#include <limits>

using namespace Qt::StringLiterals;

namespace {
// ISO 4217 list one, active codes. The codes without a minor unit of their own (XAU, XDR, XTS, XXX, …)
// are left out: nothing is sold for them.
constexpr QStringView NoDecimals = u"BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF";
constexpr QStringView TwoDecimals
    = u"AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BMD BND BOB BOV BRL BSD BTN BWP BYN BZD CAD CDF CHE "
      u"CHF CHW CNY COP COU CRC CUP CVE CZK DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GTQ GYD "
      u"HKD HNL HTG HUF IDR ILS INR IRR JMD KES KGS KHR KPW KYD KZT LAK LBP LKR LRD LSL MAD MDL MGA MKD MMK "
      u"MNT MOP MRU MUR MVR MWK MXN MXV MYR MZN NAD NGN NIO NOK NPR NZD PAB PEN PGK PHP PKR PLN QAR RON RSD "
      u"RUB SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TOP TRY TTD TWD TZS UAH "
      u"USD USN UYU UZS VED VES WST XAD XCD XCG YER ZAR ZMW ZWG";
constexpr QStringView ThreeDecimals = u"BHD IQD JOD KWD LYD OMR TND";
constexpr QStringView FourDecimals = u"CLF UYW";

constexpr qsizetype MostDigits = 15;
constexpr qint64 MostMinor = 999'999'999'999'999;
constexpr qsizetype LongestAmount = 40; // more is no amount, whatever its zeros

bool lists(QStringView codes, QStringView code)
{
    for (qsizetype at = 0; at < codes.size(); at += 4) {
        if (codes.mid(at, 3) == code)
            return true;
    }
    return false;
}

bool allDigits(QStringView text)
{
    for (const QChar c : text) {
        if (c < u'0' || c > u'9')
            return false;
    }
    return !text.isEmpty();
}

tl::unexpected<Error> notAnAmount(QStringView text, const QString &currency)
{
    return fail(ErrorClass::BadUsage,
        u"\"%1\" is not an amount in %2: write digits and at most one point, such as 9.90"_s.arg(
            text.left(LongestAmount), currency));
}
}

std::optional<int> currencyExponent(QStringView currency)
{
    if (currency.size() != 3)
        return {};
    if (lists(TwoDecimals, currency))
        return 2;
    if (lists(NoDecimals, currency))
        return 0;
    if (lists(ThreeDecimals, currency))
        return 3;
    if (lists(FourDecimals, currency))
        return 4;
    return {};
}

Result<Money> Money::parse(QStringView text, const QString &currency)
{
    const std::optional<int> exponent = currencyExponent(currency);
    if (!exponent)
        return fail(ErrorClass::BadUsage,
            u"\"%1\" is not a currency: use the three capital letters of ISO 4217, such as CNY"_s.arg(
                currency.left(8)));
    if (text.size() > LongestAmount)
        return notAnAmount(text, currency);

    const qsizetype point = text.indexOf(u'.');
    const QStringView whole = point < 0 ? text : text.left(point);
    QStringView fraction = point < 0 ? QStringView() : text.mid(point + 1);
    if (!allDigits(whole) || (whole.size() > 1 && whole.front() == u'0')
        || (point >= 0 && !allDigits(fraction)))
        return notAnAmount(text, currency);
    while (fraction.size() > *exponent && fraction.back() == u'0')
        fraction.chop(1);
    if (fraction.size() > *exponent)
        return fail(ErrorClass::BadUsage,
            u"\"%1\" has more decimals than %2, which has %3"_s.arg(text).arg(currency).arg(*exponent));
    if (whole.size() + *exponent > MostDigits && whole != u"0")
        return fail(ErrorClass::BadUsage, u"\"%1\" is too large an amount"_s.arg(text));

    qint64 minor = 0;
    for (const QChar c : whole)
        minor = minor * 10 + (c.unicode() - u'0');
    for (qsizetype i = 0; i < *exponent; ++i)
        minor = minor * 10 + (i < fraction.size() ? fraction[i].unicode() - u'0' : 0);
    return Money { minor, currency };
}

QString Money::toString() const
{
    const int exponent = currencyExponent(currency).value_or(2);
    QString digits = QString::number(minor < 0 ? 0 - quint64(minor) : quint64(minor));
    digits = digits.rightJustified(exponent + 1, u'0');
    if (exponent > 0)
        digits.insert(digits.size() - exponent, u'.');
    return minor < 0 ? u'-' + digits : digits;
}

Result<Money> times(const Money &unit, qint64 quantity)
{
    const bool fits
        = unit.minor >= 0 && quantity >= 0 && (quantity == 0 || unit.minor <= MostMinor / quantity);
    if (!fits)
        return fail(ErrorClass::BadUsage,
            u"%1 times %2 %3 is too large an amount"_s.arg(quantity).arg(unit.toString(), unit.currency));
    return Money { unit.minor * quantity, unit.currency };
}
