#include "providers/epay_v2/epayv2answer.h"

#include <cmath>

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 longestSkewSeconds = 300;

/// How a number stands in the signed text: as in the JSON, or as PHP converts a float to a string,
/// with 14 digits (JSON says 0.30000000000000004 where PHP signed 0.3).
enum class Numbers { AsWritten, FourteenDigits };

bool isFloat(const QString &token)
{
    return token.contains(u'.') || token.contains(u'e', Qt::CaseInsensitive);
}

QString numberText(const QString &token, Numbers numbers)
{
    if (numbers == Numbers::AsWritten || !isFloat(token))
        return token;
    bool isNumber = false;
    const double value = token.toDouble(&isNumber);
    return isNumber ? QString::number(value, 'g', 14).toUpper() : token;
}

/// Null, false, arrays and objects are outside the signature; true is `1` (PHP's conversion).
QString signedText(const JsonValue &value, Numbers numbers)
{
    if (value.isNumber())
        return numberText(value.text(), numbers);
    if (value.type() == JsonValue::Type::Bool)
        return value.boolean() ? u"1"_s : QString();
    return value.isString() ? value.text() : QString();
}

epay::Params paramsOf(const JsonValue &answer, Numbers numbers)
{
    epay::Params params;
    for (const auto &[name, value] : answer.members())
        params.emplaceBack(name.toUtf8(), signedText(value, numbers).toUtf8());
    return params;
}

bool hasFloat(const JsonValue &answer)
{
    return std::any_of(answer.members().begin(), answer.members().end(),
        [](const auto &member) { return member.second.isNumber() && isFloat(member.second.text()); });
}

epay::Members membersOf(const epay::Params &params)
{
    epay::Members members;
    for (const auto &[name, value] : params)
        members.insert(QString::fromUtf8(name), QString::fromUtf8(value).trimmed());
    return members;
}

} // namespace

bool epay::isSigned(const Params &params, QByteArrayView signature, const RsaPublicKey &platform)
{
    return isSignedText(signingText(params), signature, platform);
}

bool epay::isSignedText(const QByteArray &text, QByteArrayView signature, const RsaPublicKey &platform)
{
    const auto raw
        = QByteArray::fromBase64Encoding(signature.toByteArray(), QByteArray::AbortOnBase64DecodingErrors);
    return raw && !raw.decoded.isEmpty() && platform.verifySha256(text, raw.decoded);
}

bool epay::isFresh(QByteArrayView timestamp, Instant now)
{
    bool isNumber = false;
    const qint64 seconds = timestamp.toLongLong(&isNumber);
    return isNumber && timestamp.size() == 10 && std::abs(toMs(now) / 1000 - seconds) <= longestSkewSeconds;
}

Result<epay::Members> epay::verifiedMembers(
    const JsonValue &answer, const RsaPublicKey &platform, Instant now)
{
    const JsonValue *sign = answer.find(u"sign");
    const QString type = answer.textOf(u"sign_type");
    if (!sign || !sign->isString() || sign->text().isEmpty() || (!type.isEmpty() && type != u"RSA"))
        return fail(ErrorClass::Integrity, u"the provider's answer is not signed with RSA"_s);
    const QByteArray signature = sign->text().toUtf8();
    Params params = paramsOf(answer, Numbers::AsWritten);
    bool good = isSigned(params, signature, platform);
    if (!good && hasFloat(answer)) {
        params = paramsOf(answer, Numbers::FourteenDigits);
        good = isSigned(params, signature, platform);
    }
    if (!good) {
        return fail(ErrorClass::Integrity,
            u"the signature of the provider's answer is wrong: check platform_public_key"_s);
    }
    if (!isFresh(valueOf(params, "timestamp"), now)) {
        return fail(ErrorClass::ServerError,
            u"the provider's answer is more than 300 s off our clock: set this computer's time"_s);
    }
    return membersOf(params);
}
