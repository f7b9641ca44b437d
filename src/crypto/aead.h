#pragma once

#include "core/result.h"
#include "crypto/secretbytes.h"

#include <QByteArray>

/// AES-256-GCM with associated data under one key. A blob is version (1) + nonce (12) + ciphertext +
/// tag (16). Thread-safe: every call has its own context.
class Aead {
public:
    /// `key` has 32 bytes.
    explicit Aead(SecretBytes key);
    ~Aead();

    QByteArray seal(QByteArrayView plain, QByteArrayView associated) const;
    /// Integrity error when any byte of the blob or of `associated` differs from what was sealed.
    Result<SecretBytes> open(QByteArrayView blob, QByteArrayView associated) const;

private:
    SecretBytes m_key;
};
