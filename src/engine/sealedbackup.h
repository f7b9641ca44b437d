#pragma once

#include "core/clock.h"
#include "core/random.h"
#include "vault/vault.h"
#include "vault/vaultwraps.h"

#include <QJsonObject>
#include <QString>

/// A backup file (contract.md section 7): a readable head – what it is, when it was made, the vault's wraps,
/// so that passphrase or recovery code open it on another computer – and the database behind it, sealed
/// piece by piece under a key of the vault. The head is bound to every piece, each piece to its place, and
/// the last one says that it is the last: nothing can be altered, swapped or cut off.
namespace sealedbackup {

struct Head {
    QString folderId;
    Instant createdAt {};
    qint64 orders = 0;
    qint64 keys = 0;
    VaultWraps wraps;
};

struct Written {
    qint64 bytes = 0;
    QByteArray sha256; ///< of the whole file, hex
};

/// Seals the database file `database` into `target` (0600, whole or not at all).
Result<Written> write(
    const QString &database, const QString &target, const Head &head, const Vault &vault, Random &random);
/// The head alone: enough to ask for the right passphrase. DataDamaged when it is no backup.
Result<Head> readHead(const QString &file);
/// Opens `file` into `database` (0600). DataDamaged when any byte differs from what was sealed.
Result<> open(const QString &file, const QString &database, const Vault &vault);

} // namespace sealedbackup
