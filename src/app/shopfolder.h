#pragma once

#include "engine/restore.h"
#include "gui/restoredialog.h"
#include "vault/systemkeystore.h"

#include <QStringList>

/// The system keychain for whoever is on another thread: it is asked on the window's, which must not be
/// waiting for that thread meanwhile.
class WindowKeyStore final : public KeyStore {
public:
    Result<SecretBytes> read(const QString &name) override;
    Result<> write(const QString &name, QByteArrayView value) override;
    void remove(const QString &name) override;

private:
    SystemKeyStore m_system;
};

/// What is done with a merchant's folder while no engine runs. Called on the engine's thread, with the
/// window's free to answer for the keychain.
namespace shopfolder {
/// `passphrase`: empty where the keychain opens the vault.
Result<std::unique_ptr<DataFolder>> open(const QString &folder, const QByteArray &passphrase);
/// Makes it and opens it.
Result<std::unique_ptr<DataFolder>> create(const QString &folder, const QByteArray &passphrase);
/// Proves that the keychain opens the vault, now.
Result<> proveKeychain(const QString &folder);
/// Does a passphrase open it? Also when the database says nothing any more: then it is asked for.
bool hasPassphrase(const QString &folder);
/// Automatic backups, the newest first.
QStringList backups(const QString &folder);
/// A backup in place of what is there. One that was opened by its code gets this computer's keychain as a way
/// in, if it has none that works here.
Result<restore::Report> restoreFrom(
    const QString &folder, const RestoreRequest &request, const QByteArray &passphrase);
} // namespace shopfolder
