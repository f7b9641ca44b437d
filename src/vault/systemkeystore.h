#pragma once

#include "core/clock.h"
#include "vault/keystore.h"

/// The keychain of the desktop session through QtKeychain: Secret Service or KWallet, Windows
/// Credential Store, macOS Keychain. Runs a local event loop while it waits, so it belongs on the main
/// thread, with a QCoreApplication and before the engine starts. Never falls back to plain text.
class SystemKeyStore final : public KeyStore {
public:
    /// `timeout` is for each call: a keychain that waits for a person to unlock it does not answer at all.
    explicit SystemKeyStore(Millis timeout = std::chrono::seconds(10));

    Result<SecretBytes> read(const QString &name) override;
    Result<> write(const QString &name, QByteArrayView value) override;
    void remove(const QString &name) override;

private:
    Millis m_timeout;
};
