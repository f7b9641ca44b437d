#include "channels/wire/contentdigest.h"

#include "crypto/digest.h"

#include <QMap>

#include <algorithm>
#include <optional>

namespace contentdigest {
namespace {

constexpr QByteArrayView sha256Name = "sha-256";
constexpr QByteArrayView sha512Name = "sha-512";

QByteArray member(QByteArrayView name, const QByteArray &digest)
{
    return name.toByteArray() + "=:" + digest.toBase64() + ':';
}

/// RFC 9651 section 3.1.2: lower case, digits, `_ - . *`, beginning with a letter or `*`.
bool isKey(QByteArrayView text)
{
    const auto isLetter = [](char c) { return (c >= 'a' && c <= 'z') || c == '*'; };
    const auto isNext
        = [&](char c) { return isLetter(c) || (c >= '0' && c <= '9') || c == '_' || c == '-' || c == '.'; };
    return !text.isEmpty() && isLetter(text.front()) && std::all_of(text.begin(), text.end(), isNext);
}

/// The digests by algorithm; nothing when the field is not a dictionary of byte sequences. Neither the
/// names nor base64 can hold a comma or `=:`, so cutting at them is exact. Of a repeated name the last
/// counts.
std::optional<QMap<QByteArray, QByteArray>> parse(QByteArrayView field)
{
    QMap<QByteArray, QByteArray> digests;
    const QList<QByteArray> members = field.toByteArray().split(',');
    for (const QByteArray &each : members) {
        const QByteArray text = each.trimmed();
        const qsizetype cut = text.indexOf("=:");
        if (cut < 0 || !text.endsWith(':') || text.size() < cut + 3
            || !isKey(QByteArrayView(text).first(cut)))
            return std::nullopt;
        // Padding may be missing (RFC 9651 section 4.2.7); foreign characters may not be there.
        const auto bytes = QByteArray::fromBase64Encoding(
            text.sliced(cut + 2).chopped(1), QByteArray::AbortOnBase64DecodingErrors);
        if (!bytes)
            return std::nullopt;
        digests.insert(text.first(cut), *bytes);
    }
    return digests;
}

} // namespace

QByteArray sha256(QByteArrayView content)
{
    return member(sha256Name, digest::sha256(content));
}

QByteArray sha512(QByteArrayView content)
{
    return member(sha512Name, digest::sha512(content));
}

Outcome check(QByteArrayView field, QByteArrayView content)
{
    if (field.trimmed().isEmpty())
        return Outcome::NoneKnown;
    const auto digests = parse(field);
    if (!digests)
        return Outcome::Unreadable;
    bool known = false;
    for (auto it = digests->begin(); it != digests->end(); ++it) {
        if (it.key() != sha256Name && it.key() != sha512Name)
            continue;
        known = true;
        if (it.value() != (it.key() == sha256Name ? digest::sha256(content) : digest::sha512(content)))
            return Outcome::Differs;
    }
    return known ? Outcome::Matches : Outcome::NoneKnown;
}

} // namespace contentdigest
