#pragma once

#include "engine/datafolder.h"
#include "vault/recoverycode.h"

#include <optional>

/// Puts a backup in place of the folder's database (contract.md section 7). The old state is kept, renamed;
/// the journal is replayed so that exactly the keys sold since come back as sold; the folder is in
/// quarantine until a person releases it.
namespace restore {

struct Report {
    QString kept; ///< what the old database is called now; empty if there was none
    qint64 orders = 0;
    qint64 keys = 0;
    qint64 soldSince = 0; ///< keys that the journal says were allotted after the backup
    qint64 soldElsewhere = 0; ///< of keys that the backup never had; importing them again adds nothing
    bool allAside = false; ///< the journal is missing or broken: every unsold key was set aside
};

/// FolderInUse while an engine runs; DataDamaged and nothing changed when the backup does not open.
Result<Report> run(const QString &folder, const QString &backup, const VaultAccess &access,
    const std::optional<RecoveryCode> &code, const Clock &clock);

/// Where automatic backups go: the setting, or beside the database.
QString backupFolder(const QString &folder, const QString &setting);
/// Where the journal of this folder stands.
QString journalPath(const QString &folder, const QString &backupFolder);

} // namespace restore
