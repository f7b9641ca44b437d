#include "providers/epay/epaydoctor.h"

#include <algorithm>
#include <optional>

using namespace Qt::StringLiterals;

namespace {
using epay::Expected;
using epay::Param;
using epay::Params;

/// Query or form, whichever carries something.
QByteArray rawOf(const CallbackRequest &request)
{
    return request.query.isEmpty() ? request.body : request.query;
}

/// As they came: names and values with their percent signs, to see whether those were signed.
Params undecoded(const QByteArray &raw)
{
    Params params;
    for (const QByteArray &piece : raw.split('&')) {
        const qsizetype equals = piece.indexOf('=');
        if (equals > 0)
            params.emplaceBack(piece.first(equals), piece.sliced(equals + 1));
    }
    return params;
}

Params without(Params params, const QByteArray &name)
{
    params.removeIf([&](const Param &param) { return param.first == name; });
    return params;
}

/// The text if blank values were signed too, as some forks do.
QByteArray textWithBlanks(Params params)
{
    for (auto &[name, value] : params) {
        if (epay::isBlank(value))
            value = "\x01"; // stands for "blank" until the text is put together
    }
    return epay::signingText(params).replace('\x01', QByteArray());
}

Params withPlus(Params params)
{
    for (auto &[name, value] : params)
        value.replace(' ', '+');
    return params;
}

bool isHex32(const QByteArray &sign)
{
    return sign.size() == 32
        && std::all_of(sign.begin(), sign.end(), [](char c) { return std::isxdigit(uchar(c)) != 0; });
}

/// A way of signing that gives the signature that came: then the mistake has a name.
std::optional<QString> causeOf(
    const Params &params, const QByteArray &raw, const QByteArray &sign, const Expected &expected)
{
    const auto fits = [&](const QByteArray &text) { return expected.matches(text, sign); };
    const QByteArray text = epay::signingText(params);
    if (expected.matches(text, sign.toLower()))
        return u"the signature is right but written in capital letters; Epay writes it in small ones"_s;
    if (fits(epay::signingText(withPlus(params))))
        return u"a + in a value arrived as a blank: the sender must percent-encode it"_s;
    if (fits(epay::signingText(undecoded(raw))))
        return u"the values were signed in their encoded form (%XX): decode them before signing"_s;
    if (fits(textWithBlanks(params)))
        return u"empty parameters were signed too: leave them out of the signed text"_s;
    if (fits(text + "&key="))
        return u"'&key=' was put before the key: Epay puts the key directly behind the text"_s;
    if (sign.contains(' ') && expected.matches(text, QByteArray(sign).replace(' ', '+')))
        return u"the + signs of the signature arrived as blanks: the sender must percent-encode them"_s;
    for (const auto &[name, value] : params) {
        if (fits(epay::signingText(without(params, name))))
            return u"the parameter %1 was not signed: something on the way added it"_s.arg(
                QString::fromLatin1(name));
    }
    return {};
}

void compareSignature(
    const Params &params, const QByteArray &raw, const Expected &expected, CallbackExplanation &said)
{
    const QByteArray sign = epay::valueOf(params, "sign");
    if (expected.signatureOf)
        said.expected = QString::fromLatin1(expected.signatureOf(said.signedText).first(4));
    said.given = QString::fromUtf8(sign.left(4));
    said.equal = !sign.isEmpty() && expected.matches(said.signedText, sign);
    if (said.equal)
        return;
    if (sign.isEmpty())
        said.findings.append(u"there is no sign: the text was cut off, or it is no callback"_s);
    else if (const auto cause = causeOf(params, raw, sign, expected))
        said.findings.append(*cause);
    else if (expected.signType == "MD5" && !isHex32(sign))
        said.findings.append(u"sign is not 32 hexadecimal digits: it is cut off or not an MD5"_s);
    else if (expected.signType == "MD5")
        said.findings.append(
            u"the signature is another one: the key of this account is not the provider's, or a value was changed"_s);
    else
        said.findings.append(
            u"the signature is not the platform's: platform_public_key is not the provider's, or a value was changed"_s);
}

void checkSignType(const Params &params, const Expected &expected, CallbackExplanation &said)
{
    const QByteArray type = epay::valueOf(params, "sign_type");
    if (type == expected.signType)
        return;
    const QString wanted = QString::fromLatin1(expected.signType);
    if (type.isEmpty())
        said.findings.append(u"there is no sign_type; this account expects %1"_s.arg(wanted));
    else if (type == "RSA" || type == "MD5")
        said.findings.append(
            u"sign_type is %1, but this account expects %2: use an account of the other Epay version"_s.arg(
                QString::fromLatin1(type), wanted));
    else
        said.findings.append(
            u"sign_type is %1, but this account expects %2"_s.arg(QString::fromUtf8(type.left(20)), wanted));
}

void checkParameters(const Params &params, const Expected &expected, CallbackExplanation &said)
{
    for (const QByteArray &name : { "notify_url"_ba, "return_url"_ba }) {
        if (epay::hasName(params, name))
            said.findings.append(
                u"it carries %1: it was made from a request of ours and is no callback"_s.arg(
                    QString::fromLatin1(name)));
    }
    QByteArrayList needed = { "pid", "trade_no", "out_trade_no", "trade_status", "money" };
    if (expected.isFresh)
        needed.append("timestamp");
    for (const QByteArray &name : std::as_const(needed)) {
        if (epay::isBlank(epay::valueOf(params, name)))
            said.findings.append(u"the parameter %1 is missing: it was lost on the way, or not copied"_s.arg(
                QString::fromLatin1(name)));
    }
    const QByteArray pid = epay::valueOf(params, "pid");
    if (!epay::isBlank(pid) && pid != expected.pid.toUtf8())
        said.findings.append(u"it is for the merchant number %1, but this account is %2"_s.arg(
            QString::fromUtf8(pid.left(40)), expected.pid));
    const QByteArray timestamp = epay::valueOf(params, "timestamp");
    if (expected.isFresh && !epay::isBlank(timestamp) && !expected.isFresh(timestamp))
        said.findings.append(
            u"its time is more than 300 s off our clock: it is an old one, or a clock is wrong"_s);
}
} // namespace

CallbackExplanation epay::explain(const CallbackRequest &request, const Expected &expected)
{
    CallbackExplanation said;
    const QByteArray raw = rawOf(request);
    if (raw.contains("&amp;"))
        said.findings.append(u"it holds &amp; where & belongs: it was copied from a web page's source"_s);
    const auto params = parseForm(raw);
    if (!params) {
        said.findings.append(params.error().message);
        return said;
    }
    said.signedText = signingText(*params);
    compareSignature(*params, raw, expected, said);
    checkSignType(*params, expected, said);
    checkParameters(*params, expected, said);
    return said;
}
