#pragma once

#include "core/random.h"
#include "core/result.h"
#include "crypto/secretbytes.h"
#include "vault/keystore.h"
#include "vault/recoverycode.h"
#include "vault/vaultwraps.h"

#include <QByteArray>
#include <QByteArrayView>

#include <memory>
#include <mutex>

struct KeySet;

/// Where a sealed value lives. It is bound to the value: a blob that was moved to another row or kind
/// does not open.
class VaultPlace {
public:
    /// `kind` names what it is (`card_key`, `provider_secret`); no zero byte in it.
    VaultPlace(QByteArrayView kind, qint64 row);
    VaultPlace(QByteArrayView kind, QStringView id);

    const QByteArray &bytes() const { return m_bytes; } ///< distinct for distinct places
    QString description() const; ///< for error messages: `card_key 42`

private:
    QByteArray m_bytes;
};

/// The folder's keys, opened: seals card keys and secrets, finds duplicates, authenticates records
/// (design.md section 7). Thread-safe throughout.
///
/// A random root key, wrapped for each way in (VaultWraps), opens the set of data keys. Changing a
/// passphrase wraps the root key anew; rotating renews the data keys under the same root key, so
/// passphrase, keychain and recovery code stay good. Does no file and no SQL work: what changes the
/// wraps returns new ones, and the caller stores them durably.
class Vault {
public:
    struct Created;
    struct Recovery;

    // ---- making and opening ----------------------------------------------------------------------
    static Result<Created> createWithPassphrase(QByteArrayView passphrase, Random &random);
    static Result<Created> createWithKeychain(KeyStore &keyStore, Random &random);

    // Each: VaultLocked when this way is closed (wrong passphrase, entry missing, way never set up),
    // DataDamaged when it is right and the key record is not.
    static Result<std::shared_ptr<Vault>> unlockWithPassphrase(
        const VaultWraps &wraps, QByteArrayView passphrase);
    static Result<std::shared_ptr<Vault>> unlockWithKeychain(const VaultWraps &wraps, KeyStore &keyStore);
    static Result<std::shared_ptr<Vault>> unlockWithRecoveryCode(
        const VaultWraps &wraps, const RecoveryCode &code);
    /// `file` is what withRecovery() made, however long ago and under whichever passphrase.
    static Result<std::shared_ptr<Vault>> unlockWithRecoveryFile(
        const VaultWraps &wraps, const QByteArray &file, const RecoveryCode &code);

    ~Vault();
    Vault(const Vault &) = delete;
    Vault &operator=(const Vault &) = delete;

    // ---- daily work ------------------------------------------------------------------------------
    QByteArray seal(const VaultPlace &place, QByteArrayView plain) const;
    /// DataDamaged when the blob was altered, moved, or sealed by another vault.
    Result<SecretBytes> open(const VaultPlace &place, QByteArrayView blob) const;
    /// Finds duplicates without opening: 32 bytes, equal for equal input, the same after every rotation.
    QByteArray fingerprint(QByteArrayView plain) const;
    /// Authenticates `data` for one purpose (`trace`, `allotment`, `api_token`); 32 bytes, the same
    /// after every rotation. Compare with digest::equal.
    QByteArray mac(QByteArrayView purpose, QByteArrayView data) const;
    /// What whoever opened this vault answers to a running engine's challenge.
    QByteArray controlProof(QByteArrayView nonce) const;

    // ---- changing the ways in: each returns the wraps to store -----------------------------------
    /// Sets or replaces the passphrase. Rows stay as they are.
    Result<VaultWraps> withPassphrase(
        const VaultWraps &wraps, QByteArrayView passphrase, Random &random) const;
    /// Puts a new secret into the keychain, reads it back, and wraps the root key under it. The entry of
    /// `wraps`, if any, still stands; remove it once the new wraps are stored.
    Result<VaultWraps> withKeychain(const VaultWraps &wraps, KeyStore &keyStore, Random &random) const;
    /// A new recovery code, which backups made with the new wraps open with, and the file to export.
    /// Earlier recovery files open with their own codes as before.
    Recovery withRecovery(const VaultWraps &wraps, Random &random) const;

    // ---- rotating the data key -------------------------------------------------------------------
    // begin → store the wraps → use → reseal every row → finish → store → use. Storing comes first,
    // because a row sealed under a key that was never stored is lost. Resealing may stop and go on
    // whenever it likes: all generations of the stored wraps open.

    /// Adds a generation, or changes nothing when one is waiting already (an interrupted rotation).
    Result<VaultWraps> beginRotation(const VaultWraps &wraps, Random &random) const;
    /// Drops all generations but the newest: only when no row, in no queue either, has an older one.
    Result<VaultWraps> finishRotation(const VaultWraps &wraps) const;
    /// Takes over the generations of `wraps`, which are stored.
    Result<> use(const VaultWraps &wraps);
    quint32 generation() const; ///< the one that seals
    bool isRotating() const; ///< more than one generation opens
    /// Of any sealed blob, 0 when it is none. It is the blob's first four bytes, big-endian.
    static quint32 generationOf(QByteArrayView blob);
    /// The blob itself when its generation is the newest.
    Result<QByteArray> reseal(const VaultPlace &place, const QByteArray &blob) const;

private:
    struct Keys;
    Vault(SecretBytes root, const KeySet &set);
    static Created create(Random &random);
    static Result<std::shared_ptr<Vault>> fromRoot(const VaultWraps &wraps, SecretBytes root);
    std::shared_ptr<const Keys> keys() const;
    Result<KeySet> openKeySet(const VaultWraps &wraps) const;

    const SecretBytes m_root;
    mutable std::mutex m_mutex; ///< guards the pointer only; what it points to never changes
    std::shared_ptr<const Keys> m_keys;
};

struct Vault::Created {
    std::shared_ptr<Vault> vault;
    VaultWraps wraps;
};

struct Vault::Recovery {
    RecoveryCode code; ///< to be shown once and kept nowhere
    QByteArray file;
    VaultWraps wraps;
};
