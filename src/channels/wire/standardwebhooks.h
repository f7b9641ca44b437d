#pragma once

#include "core/clock.h"
#include "core/http.h"
#include "core/result.h"
#include "crypto/secretbytes.h"

#include <QByteArray>
#include <QByteArrayView>

#include <span>

/// Standard Webhooks 1.0.0, both sides: specs/intl/webhooks.md section 1. What is signed is
/// `id.timestamp.body` with the timestamp in Unix seconds.
namespace standardwebhooks {

/// `v1` is HMAC-SHA256, `v1a` is Ed25519.
enum class Scheme { V1, V1a };

/// What a sender signs with: `whsec_` + base64 of 24 to 64 bytes, or `whsk_` + base64 of a 32-byte seed.
class SigningKey {
public:
    /// BadUsage with a sentence that names the mistake and never the text.
    static Result<SigningKey> parse(QByteArrayView text);
    /// One entry of `webhook-signature`, e.g. `v1,g0hM9SsE…`.
    Result<QByteArray> sign(QByteArrayView id, qint64 unixSeconds, QByteArrayView body) const;

private:
    SigningKey(Scheme scheme, SecretBytes bytes);
    Scheme m_scheme;
    SecretBytes m_bytes;
};

/// What a receiver checks with: `whsec_…` as above, or `whpk_` + base64 of a 32-byte public key.
class VerifyingKey {
public:
    static Result<VerifyingKey> parse(QByteArrayView text);
    /// True when `entry` is of this key's scheme and right for `signedBytes`. HMACs compare in constant time.
    bool matches(QByteArrayView entry, QByteArrayView signedBytes) const;

private:
    VerifyingKey(Scheme scheme, SecretBytes bytes);
    Scheme m_scheme;
    SecretBytes m_bytes;
};

/// `whsec_` + base64: a new secret from 24 to 64 random bytes.
QByteArray makeSecret(const QByteArray &random);

/// Passes when any entry matches under any key, so that sender and receiver may each hold two during
/// a rotation. The caller drops a `webhook-id` that it has seen within 7 days.
/// Errors: Malformed (a header missing, repeated or not of its form), Rejected (more than 300 s off),
/// Integrity (no signature matches).
Result<> verify(
    const HttpHeaders &headers, QByteArrayView body, std::span<const VerifyingKey> keys, Instant now);

} // namespace standardwebhooks
