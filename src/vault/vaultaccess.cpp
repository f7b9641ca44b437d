// The ways into a vault: how its root key is wrapped and unwrapped.

#include "crypto/aead.h"
#include "crypto/kdf.h"
#include "vault/checkedjson.h"
#include "vault/keyset.h"
#include "vault/vault.h"

using namespace Qt::StringLiterals;

namespace {
constexpr int SaltSize = 16;
constexpr int KeySize = 32;
constexpr QByteArrayView ByPassphrase = "passphrase";
constexpr QByteArrayView ByKeychain = "keychain";
constexpr QByteArrayView ByRecoveryCode = "recovery code";
constexpr QByteArrayView ByRecoveryFile = "recovery file";

tl::unexpected<Error> locked(QString message)
{
    return fail(ErrorClass::VaultLocked, std::move(message));
}

QByteArray associatedWith(QByteArrayView way, const QString &vaultId)
{
    return "vault root key\0"_ba + way.toByteArray() + '\0' + vaultId.toLatin1();
}

QByteArray wrap(const SecretBytes &root, SecretBytes key, QByteArrayView way, const QString &vaultId)
{
    return Aead(std::move(key)).seal(root.view(), associatedWith(way, vaultId));
}

/// Nothing when the key is wrong or the wrapped key altered.
std::optional<SecretBytes> unwrap(
    const QByteArray &wrapped, SecretBytes key, QByteArrayView way, const QString &vaultId)
{
    auto root = Aead(std::move(key)).open(wrapped, associatedWith(way, vaultId));
    if (!root || root->size() != KeySize)
        return std::nullopt;
    return std::move(*root);
}

/// Writes and reads back: some keychains say yes and keep nothing.
Result<> writeChecked(KeyStore &keyStore, const QString &entry, const SecretBytes &secret)
{
    if (const auto written = keyStore.write(entry, secret.view()); !written)
        return fail(written.error());
    const auto kept = keyStore.read(entry);
    if (!kept || kept->view() != secret.view())
        return locked(
            u"The system keychain did not keep the key that was written to it; unlock it, or use a passphrase."_s);
    return {};
}
} // namespace

Vault::Created Vault::create(Random &random)
{
    VaultWraps wraps;
    wraps.vaultId = QString::fromLatin1(random.bytes(16).toHex());
    SecretBytes root = randomSecret(random);
    const KeySet set = KeySet::create(random);
    wraps.keySet = set.seal(Aead(root.clone()), wraps.vaultId);
    return Created { std::shared_ptr<Vault>(new Vault(std::move(root), set)), wraps };
}

Result<Vault::Created> Vault::createWithPassphrase(QByteArrayView passphrase, Random &random)
{
    Created created = create(random);
    auto wraps = created.vault->withPassphrase(created.wraps, passphrase, random);
    if (!wraps)
        return fail(wraps.error());
    created.wraps = *wraps;
    return created;
}

Result<Vault::Created> Vault::createWithKeychain(KeyStore &keyStore, Random &random)
{
    Created created = create(random);
    auto wraps = created.vault->withKeychain(created.wraps, keyStore, random);
    if (!wraps)
        return fail(wraps.error());
    created.wraps = *wraps;
    return created;
}

Result<std::shared_ptr<Vault>> Vault::fromRoot(const VaultWraps &wraps, SecretBytes root)
{
    const auto set = KeySet::open(Aead(root.clone()), wraps.vaultId, wraps.keySet);
    if (!set)
        return fail(set.error());
    return std::shared_ptr<Vault>(new Vault(std::move(root), *set));
}

Result<std::shared_ptr<Vault>> Vault::unlockWithPassphrase(const VaultWraps &wraps, QByteArrayView passphrase)
{
    if (!wraps.passphrase)
        return locked(
            u"This vault has no passphrase; it opens with the system keychain or a recovery code."_s);
    auto key = scrypt(passphrase, wraps.passphrase->salt, wraps.passphrase->logN);
    if (!key)
        return fail(key.error());
    auto root = unwrap(wraps.passphrase->root, std::move(*key), ByPassphrase, wraps.vaultId);
    if (!root)
        return locked(u"The passphrase is wrong; try again, or recover the vault with the recovery file."_s);
    return fromRoot(wraps, std::move(*root));
}

Result<std::shared_ptr<Vault>> Vault::unlockWithKeychain(const VaultWraps &wraps, KeyStore &keyStore)
{
    if (!wraps.keychain)
        return locked(
            u"This vault is not in the system keychain; it opens with its passphrase or a recovery code."_s);
    auto secret = keyStore.read(wraps.keychain->entry);
    if (!secret && secret.error().kind != ErrorClass::NotFound)
        return fail(secret.error());
    if (!secret)
        return locked(u"The system keychain shows no key for this folder: unlock the keychain and try again; "
                      u"if the key is lost, "
                      "use the passphrase or recover the vault with the recovery file."_s);
    auto root = secret->size() == KeySize
        ? unwrap(wraps.keychain->root, std::move(*secret), ByKeychain, wraps.vaultId)
        : std::nullopt;
    if (!root)
        return locked(u"The key in the system keychain does not fit this folder; "
                      "use the passphrase or recover the vault with the recovery file."_s);
    return fromRoot(wraps, std::move(*root));
}

Result<std::shared_ptr<Vault>> Vault::unlockWithRecoveryCode(
    const VaultWraps &wraps, const RecoveryCode &code)
{
    if (wraps.recovery.isEmpty())
        return locked(u"No recovery code was ever made for this vault; it opens with its passphrase."_s);
    auto root = unwrap(wraps.recovery, code.keyFor(ByRecoveryCode), ByRecoveryCode, wraps.vaultId);
    if (!root)
        return locked(u"The recovery code is not the one of this vault; compare it with the printed one."_s);
    return fromRoot(wraps, std::move(*root));
}

Result<std::shared_ptr<Vault>> Vault::unlockWithRecoveryFile(
    const VaultWraps &wraps, const QByteArray &file, const RecoveryCode &code)
{
    const auto content = checkedjson::read(file, u"The recovery file"_s);
    if (!content)
        return fail(content.error());
    if (content->value(u"vault"_s).toString() != wraps.vaultId)
        return locked(u"The recovery file belongs to another vault; take the one that was exported here."_s);
    const QByteArray wrapped = QByteArray::fromBase64(content->value(u"root"_s).toString().toLatin1());
    auto root = unwrap(wrapped, code.keyFor(ByRecoveryFile), ByRecoveryFile, wraps.vaultId);
    if (!root)
        return locked(
            u"The recovery code does not open this recovery file; compare it with the printed one."_s);
    return fromRoot(wraps, std::move(*root));
}

Result<VaultWraps> Vault::withPassphrase(
    const VaultWraps &wraps, QByteArrayView passphrase, Random &random) const
{
    if (passphrase.isEmpty())
        return fail(ErrorClass::BadUsage, u"The new passphrase is empty; choose one of several words."_s);
    VaultWraps::Passphrase way;
    way.salt = random.bytes(SaltSize);
    auto key = scrypt(passphrase, way.salt, way.logN);
    if (!key)
        return fail(key.error());
    way.root = wrap(m_root, std::move(*key), ByPassphrase, wraps.vaultId);
    VaultWraps result = wraps;
    result.passphrase = way;
    return result;
}

Result<VaultWraps> Vault::withKeychain(const VaultWraps &wraps, KeyStore &keyStore, Random &random) const
{
    VaultWraps::Keychain way;
    // A new name each time: the old entry stays good until the new wraps are stored.
    way.entry = u"vault-%1-%2"_s.arg(wraps.vaultId, QString::fromLatin1(random.bytes(4).toHex()));
    SecretBytes secret = randomSecret(random);
    if (const auto kept = writeChecked(keyStore, way.entry, secret); !kept)
        return fail(kept.error());
    way.root = wrap(m_root, std::move(secret), ByKeychain, wraps.vaultId);
    VaultWraps result = wraps;
    result.keychain = way;
    return result;
}

Vault::Recovery Vault::withRecovery(const VaultWraps &wraps, Random &random) const
{
    RecoveryCode code = RecoveryCode::create(random);
    VaultWraps result = wraps;
    result.recovery = wrap(m_root, code.keyFor(ByRecoveryCode), ByRecoveryCode, wraps.vaultId);
    const QByteArray root = wrap(m_root, code.keyFor(ByRecoveryFile), ByRecoveryFile, wraps.vaultId);
    const QByteArray file
        = checkedjson::write({ { u"format"_s, u"neverdrop recovery file"_s }, { u"version"_s, 1 },
            { u"vault"_s, wraps.vaultId }, { u"root"_s, QString::fromLatin1(root.toBase64()) } });
    return { std::move(code), file, result };
}
