#pragma once

#include "engine/sealedbackup.h"
#include "storage/connection.h"

#include <QStringList>

/// Backups of a folder that is in use: copied while it works, checked, sealed, opened again.
namespace backuprun {

struct Made {
    qint64 orders = 0;
    qint64 keys = 0;
    sealedbackup::Written written;
    bool opensElsewhere = false; ///< a passphrase or a recovery code opens it on another computer
};
/// Copies the database of `db`, checks, counts and seals it into `target`. Blocks as long as that takes.
/// `scratch` is a path in the data folder; what stands there meanwhile is removed.
Result<Made> make(Connection &db, const QString &target, const QString &scratch, const Vault &vault,
    Random &random, Instant now);
/// Opens a backup again and checks what is in it. DataDamaged when it would not restore.
Result<> verify(const QString &file, const QString &scratch, const Vault &vault);

/// `neverdrop-20261124T160545Z.ndbk`: the moment is in the name, so that sorting by name sorts by time.
QString fileName(Instant at);
/// Which of these automatic backups go: kept are the newest of each of the last `days` days and `weeks`
/// weeks, and the newest of all. Other files are none of ours and never named.
QStringList surplus(const QStringList &names, int days, int weeks, Instant now);

/// What tells whether anything happened since the last backup.
Result<QString> mark(Connection &db);

} // namespace backuprun
