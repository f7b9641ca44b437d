#pragma once

#include "core/result.h"

#include <QByteArray>
#include <QString>

#include <optional>

/// What a folder and its backups keep of the vault: the data keys sealed under a root key, and that
/// root key wrapped once for each way in. It holds nothing that opens anything by itself, but without it
/// every card key is lost: read, change and store it in one transaction, so that a new passphrase cannot
/// overwrite the data key that a rotation has just added, and rely on a change only once it is stored.
struct VaultWraps {
    struct Passphrase {
        QByteArray salt; ///< 16 bytes
        int logN = 16; ///< scrypt's cost: 64 MiB, about 0.3 s
        QByteArray root; ///< the root key, sealed under what scrypt made of the passphrase
    };
    struct Keychain {
        QString entry; ///< the name of the entry that holds the secret, new with every wrap
        QByteArray root; ///< the root key, sealed under that secret
    };

    QString vaultId; ///< 32 hex digits, for life; everything below is bound to it
    QByteArray keySet; ///< the data keys, sealed under the root key
    std::optional<Passphrase> passphrase;
    std::optional<Keychain> keychain;
    QByteArray recovery; ///< the root key, sealed under the recovery code; empty: none was made

    /// JSON with its own checksum, so that damage is told from a wrong passphrase.
    QByteArray toBytes() const;
    /// DataDamaged, or DatabaseNewer when a later version of this program wrote it.
    static Result<VaultWraps> fromBytes(const QByteArray &bytes);
};
