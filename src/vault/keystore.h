#pragma once

#include "core/result.h"
#include "crypto/secretbytes.h"

#include <QString>

/// The system keychain, or a stand-in. Calls wait for the answer: use it on the main thread before the
/// engine starts.
class KeyStore {
public:
    virtual ~KeyStore() = default;
    /// NotFound when there is no entry of this name, *or when the keychain is locked*: some systems do
    /// not tell the two apart. VaultLocked when the keychain cannot be asked.
    virtual Result<SecretBytes> read(const QString &name) = 0;
    virtual Result<> write(const QString &name, QByteArrayView value) = 0;
    /// As well as it goes: no system tells reliably whether it did.
    virtual void remove(const QString &name) = 0;
};
