#pragma once

#include "core/result.h"

#include <QByteArray>

#include <memory>

/// RSASSA-PKCS1-v1_5 with SHA-256. Keys are parsed once and kept: parsing costs as much as a signature.
/// Both accept PEM (PKCS#8, PKCS#1, SPKI) and the bare base64 that provider consoles show, with line
/// breaks, blanks or a BOM around it; BadUsage says what was given instead (a public key, a
/// certificate, a truncated key, a key that is too short).
class RsaPrivateKey {
public:
    static Result<RsaPrivateKey> parse(const QByteArray &text);
    Result<QByteArray> signSha256(QByteArrayView data) const;

private:
    std::shared_ptr<void> m_key;
};

class RsaPublicKey {
public:
    static Result<RsaPublicKey> parse(const QByteArray &text);
    bool verifySha256(QByteArrayView data, QByteArrayView signature) const;

private:
    std::shared_ptr<void> m_key;
};
