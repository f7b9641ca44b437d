#include "channels/wire/standardwebhooks.h"

#include "crypto/digest.h"
#include "crypto/ed25519.h"

#include <algorithm>
#include <chrono>
#include <optional>

using namespace Qt::StringLiterals;

namespace standardwebhooks {
namespace {

constexpr std::chrono::seconds tolerance { 300 };
constexpr QByteArrayView v1Prefix = "v1,";
constexpr QByteArrayView v1aPrefix = "v1a,";

struct KeyForm {
    QByteArrayView prefix;
    Scheme scheme;
    qsizetype least;
    qsizetype most;
};
constexpr KeyForm hmacSecret { "whsec_", Scheme::V1, 24, 64 };
constexpr KeyForm ed25519Seed { "whsk_", Scheme::V1a, 32, 32 };
constexpr KeyForm ed25519Public { "whpk_", Scheme::V1a, 32, 32 };

struct RawKey {
    Scheme scheme;
    SecretBytes bytes;
};

/// Only what a standard encoder writes: padded, no blanks, no stray bits. Anything else is a copying mistake.
std::optional<QByteArray> decodeBase64(QByteArrayView text)
{
    const QByteArray encoded = text.toByteArray();
    QByteArray decoded = QByteArray::fromBase64(encoded);
    if (decoded.toBase64() == encoded)
        return decoded;
    cleanse(decoded);
    return std::nullopt;
}

Result<RawKey> parseKey(QByteArrayView text, std::initializer_list<KeyForm> forms)
{
    const QByteArrayView trimmed = text.trimmed(); // a secret read from a file ends with a line break
    const auto *form = std::find_if(forms.begin(), forms.end(),
        [&](const KeyForm &candidate) { return trimmed.startsWith(candidate.prefix); });
    if (form == forms.end()) {
        QStringList prefixes;
        for (const KeyForm &candidate : forms)
            prefixes << QString::fromLatin1(candidate.prefix);
        return fail(ErrorClass::BadUsage,
            u"the webhook secret must begin with %1; copy it whole"_s.arg(prefixes.join(u" or "_s)));
    }
    std::optional<QByteArray> bytes = decodeBase64(trimmed.sliced(form->prefix.size()));
    if (!bytes) {
        return fail(ErrorClass::BadUsage,
            u"the webhook secret is not base64 after %1; copy it whole"_s.arg(
                QString::fromLatin1(form->prefix)));
    }
    RawKey key { form->scheme, SecretBytes(*bytes) };
    cleanse(*bytes);
    if (key.bytes.size() < form->least || key.bytes.size() > form->most) {
        return fail(ErrorClass::BadUsage,
            u"the webhook secret holds %1 bytes, it must hold %2 to %3; copy it whole or make a new one"_s
                .arg(key.bytes.size())
                .arg(form->least)
                .arg(form->most));
    }
    return key;
}

QByteArray signedBytes(QByteArrayView id, QByteArrayView timestamp, QByteArrayView body)
{
    QByteArray bytes;
    bytes.reserve(id.size() + timestamp.size() + body.size() + 2);
    return bytes.append(id).append('.').append(timestamp).append('.').append(body);
}

/// The three headers of one message, each there exactly once.
struct MessageHeaders {
    QByteArray id;
    QByteArray timestamp;
    QByteArray signature;
    std::chrono::sys_seconds at;
};

Result<MessageHeaders> readHeaders(const HttpHeaders &headers)
{
    for (const char *name : { "webhook-id", "webhook-timestamp", "webhook-signature" }) {
        if (headers.count(name) != 1 || headers.value(name).isEmpty()) {
            return fail(ErrorClass::Malformed,
                u"the webhook has no single %1 header; send it once"_s.arg(QLatin1StringView(name)));
        }
    }
    MessageHeaders message { headers.value("webhook-id"), headers.value("webhook-timestamp"),
        headers.value("webhook-signature"), {} };
    // With a point in the id one signature would fit two messages: id `a.1`, time 2, and id `a`, time 1,
    // body `2.…`.
    if (message.id.contains('.'))
        return fail(ErrorClass::Malformed, u"the webhook-id holds a point; leave it out"_s);
    bool fits = false;
    const qint64 seconds = message.timestamp.toLongLong(&fits);
    const bool digits = std::all_of(
        message.timestamp.begin(), message.timestamp.end(), [](char c) { return c >= '0' && c <= '9'; });
    if (!digits || !fits || message.timestamp.size() > 15)
        return fail(ErrorClass::Malformed, u"the webhook-timestamp is not a number; send Unix seconds"_s);
    message.at = std::chrono::sys_seconds(std::chrono::seconds(seconds));
    return message;
}

} // namespace

SigningKey::SigningKey(Scheme scheme, SecretBytes bytes)
    : m_scheme(scheme)
    , m_bytes(std::move(bytes))
{
}

Result<SigningKey> SigningKey::parse(QByteArrayView text)
{
    return parseKey(text, { hmacSecret, ed25519Seed }).map([](RawKey &&key) {
        return SigningKey(key.scheme, std::move(key.bytes));
    });
}

Result<QByteArray> SigningKey::sign(QByteArrayView id, qint64 unixSeconds, QByteArrayView body) const
{
    const QByteArray message = signedBytes(id, QByteArray::number(unixSeconds), body);
    if (m_scheme == Scheme::V1)
        return v1Prefix.toByteArray() + digest::hmacSha256(m_bytes.view(), message).toBase64();
    return ed25519::sign(m_bytes, message).map([](const QByteArray &signature) {
        return v1aPrefix.toByteArray() + signature.toBase64();
    });
}

VerifyingKey::VerifyingKey(Scheme scheme, SecretBytes bytes)
    : m_scheme(scheme)
    , m_bytes(std::move(bytes))
{
}

Result<VerifyingKey> VerifyingKey::parse(QByteArrayView text)
{
    return parseKey(text, { hmacSecret, ed25519Public }).map([](RawKey &&key) {
        return VerifyingKey(key.scheme, std::move(key.bytes));
    });
}

bool VerifyingKey::matches(QByteArrayView entry, QByteArrayView signedBytes) const
{
    const QByteArrayView prefix = m_scheme == Scheme::V1 ? v1Prefix : v1aPrefix;
    if (!entry.startsWith(prefix))
        return false;
    const std::optional<QByteArray> signature = decodeBase64(entry.sliced(prefix.size()));
    if (!signature)
        return false;
    if (m_scheme == Scheme::V1)
        return digest::equal(*signature, digest::hmacSha256(m_bytes.view(), signedBytes));
    return ed25519::verify(m_bytes.view(), signedBytes, *signature);
}

QByteArray makeSecret(const QByteArray &random)
{
    return hmacSecret.prefix.toByteArray() + random.toBase64();
}

Result<> verify(
    const HttpHeaders &headers, QByteArrayView body, std::span<const VerifyingKey> keys, Instant now)
{
    const Result<MessageHeaders> message = readHeaders(headers);
    if (!message)
        return fail(message.error());
    if (std::chrono::abs(std::chrono::floor<std::chrono::seconds>(now) - message->at) > tolerance) {
        return fail(
            ErrorClass::Rejected, u"the webhook-timestamp is more than 5 minutes off; check both clocks"_s);
    }
    const QByteArray bytes = signedBytes(message->id, message->timestamp, body);
    const QList<QByteArray> entries = message->signature.split(' ');
    for (const QByteArray &entry : entries) {
        if (std::any_of(
                keys.begin(), keys.end(), [&](const VerifyingKey &key) { return key.matches(entry, bytes); }))
            return {};
    }
    return fail(ErrorClass::Integrity, u"no webhook signature matches; check the secret on both sides"_s);
}

} // namespace standardwebhooks
