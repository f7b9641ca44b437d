#pragma once

#include "core/random.h"
#include "core/result.h"
#include "crypto/secretbytes.h"

/// The 160 bits that open a vault when passphrase and keychain are lost. Printed once, as eight groups
/// of four characters of Crockford's base 32: `7ZK3-0QXW-…`.
class RecoveryCode {
public:
    static RecoveryCode create(Random &random);
    /// Takes lower case, blanks, line ends and any dashes, and O, I, L for 0, 1, 1. BadUsage says which
    /// character is wrong or how many are missing.
    static Result<RecoveryCode> parse(QByteArrayView text);

    /// 39 ASCII characters.
    SecretBytes text() const;
    /// A key of 32 bytes for one purpose.
    SecretBytes keyFor(QByteArrayView purpose) const;

private:
    explicit RecoveryCode(SecretBytes bits);
    SecretBytes m_bits; ///< 20 bytes
};
