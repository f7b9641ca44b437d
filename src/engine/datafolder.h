#pragma once

#include "core/clock.h"
#include "core/platform.h"
#include "core/random.h"
#include "storage/connection.h"
#include "vault/vault.h"

#include <QString>

#include <memory>
#include <optional>

/// How the vault is to be opened: with a passphrase, else with the system keychain.
struct VaultAccess {
    std::optional<SecretBytes> passphrase;
    KeyStore *keyStore = nullptr; ///< null: there is none
};

/// A merchant's data folder, locked and opened (contract.md section 1): nobody else writes it while this
/// object lives.
class DataFolder {
public:
    /// Makes folder, database, vault and the default API token. @return false when all that was there
    static Result<bool> init(
        const QString &path, const VaultAccess &access, const Clock &clock, Random &random);
    /// NotFound where there is no folder, FolderInUse while an engine or a command holds it, VaultLocked,
    /// DataDamaged, DatabaseNewer. A folder that was copied here goes into quarantine.
    static Result<std::unique_ptr<DataFolder>> open(
        const QString &path, const VaultAccess &access, const QString &role, const Clock &clock);

    struct Holder {
        qint64 pid = 0;
        QString role; ///< `serve`, `window`, `command`
        QString socketPath; ///< empty: it does not listen
    };
    /// Who holds the folder, as its lock file says; nothing if the file cannot be read.
    static std::optional<Holder> holder(const QString &path);
    static bool exists(const QString &path);
    static QString databasePath(const QString &path) { return path + QStringLiteral("/neverdrop.db"); }

    /// Says in the lock file where this engine listens.
    Result<> announce(const QString &socketPath);
    std::unique_ptr<Connection> takeConnection() { return std::move(m_db); }
    const std::shared_ptr<Vault> &vault() const { return m_vault; }
    const QString &path() const { return m_path; }
    bool usesPassphrase() const { return m_usesPassphrase; }

private:
    DataFolder() = default;
    Result<> unlock(const VaultAccess &access);
    Result<> noticeCopy(const VaultAccess &access);

    QString m_path;
    QString m_role;
    std::unique_ptr<platform::FileLock> m_lock;
    std::unique_ptr<Connection> m_db;
    std::shared_ptr<Vault> m_vault;
    bool m_usesPassphrase = false;
};

/// Opens the vault of a folder that somebody else holds, only to prove that one may ask (controlProof).
Result<std::shared_ptr<Vault>> unlockForProof(const QString &folder, const VaultAccess &access);
