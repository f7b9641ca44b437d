#include "vault/vault.h"

#include "crypto/aead.h"
#include "crypto/digest.h"
#include "vault/keyset.h"

#include <QtEndian>

#include <map>

using namespace Qt::StringLiterals;

namespace {
constexpr qsizetype GenerationSize = 4;

SecretBytes derived(const SecretBytes &key, QByteArrayView purpose)
{
    QByteArray bytes = digest::hkdfSha256(key.view(), purpose);
    SecretBytes result { QByteArrayView(bytes) };
    cleanse(bytes);
    return result;
}

QByteArray bigEndian(quint32 value)
{
    QByteArray bytes(GenerationSize, '\0');
    qToBigEndian(value, bytes.data());
    return bytes;
}
} // namespace

// kind, zero, then `#` and the row or `$` and the id: no two places give the same bytes.
VaultPlace::VaultPlace(QByteArrayView kind, qint64 row)
    : m_bytes(kind.toByteArray() + "\0#"_ba + QByteArray::number(row))
{
    Q_ASSERT(!kind.contains('\0'));
}

VaultPlace::VaultPlace(QByteArrayView kind, QStringView id)
    : m_bytes(kind.toByteArray() + "\0$"_ba + id.toUtf8())
{
    Q_ASSERT(!kind.contains('\0'));
}

QString VaultPlace::description() const
{
    const qsizetype zero = m_bytes.indexOf('\0');
    return QString::fromUtf8(m_bytes.first(zero)) + u' ' + QString::fromUtf8(m_bytes.sliced(zero + 2));
}

/// One state of the vault: never changes, so that readers need no lock.
struct Vault::Keys {
    explicit Keys(const KeySet &set)
        : newest(set.generations.back().id)
        , lasting(set.lasting.clone())
        , fingerprint(derived(set.lasting, "fingerprint"))
    {
        for (const KeySet::Generation &generation : set.generations)
            generations.try_emplace(generation.id, generation.key.clone());
    }

    std::map<quint32, Aead> generations;
    quint32 newest;
    SecretBytes lasting;
    SecretBytes fingerprint;
};

Vault::Vault(SecretBytes root, const KeySet &set)
    : m_root(std::move(root))
    , m_keys(std::make_shared<const Keys>(set))
{
}

Vault::~Vault() = default;

std::shared_ptr<const Vault::Keys> Vault::keys() const
{
    const std::lock_guard lock(m_mutex);
    return m_keys;
}

QByteArray Vault::seal(const VaultPlace &place, QByteArrayView plain) const
{
    const auto keys = this->keys();
    const QByteArray generation = bigEndian(keys->newest);
    return generation + keys->generations.at(keys->newest).seal(plain, generation + place.bytes());
}

Result<SecretBytes> Vault::open(const VaultPlace &place, QByteArrayView blob) const
{
    const auto keys = this->keys();
    const auto found = keys->generations.find(generationOf(blob));
    if (found != keys->generations.end()) {
        const QByteArray associated = blob.first(GenerationSize).toByteArray() + place.bytes();
        if (auto plain = found->second.open(blob.sliced(GenerationSize), associated))
            return plain;
    }
    return fail(ErrorClass::DataDamaged,
        u"The sealed %1 does not open: it was altered or moved, or another vault sealed it; restore a backup."_s
            .arg(place.description()));
}

QByteArray Vault::fingerprint(QByteArrayView plain) const
{
    return digest::hmacSha256(keys()->fingerprint.view(), plain);
}

QByteArray Vault::mac(QByteArrayView purpose, QByteArrayView data) const
{
    const SecretBytes key = derived(keys()->lasting, "mac "_ba + purpose.toByteArray());
    return digest::hmacSha256(key.view(), data);
}

QByteArray Vault::controlProof(QByteArrayView nonce) const
{
    return mac("control", nonce);
}

quint32 Vault::generation() const
{
    return keys()->newest;
}

bool Vault::isRotating() const
{
    return keys()->generations.size() > 1;
}

quint32 Vault::generationOf(QByteArrayView blob)
{
    return blob.size() < GenerationSize ? 0 : qFromBigEndian<quint32>(blob.data());
}

Result<QByteArray> Vault::reseal(const VaultPlace &place, const QByteArray &blob) const
{
    if (generationOf(blob) == generation())
        return blob;
    const auto plain = open(place, blob);
    if (!plain)
        return fail(plain.error());
    return seal(place, plain->view());
}

Result<VaultWraps> Vault::beginRotation(const VaultWraps &wraps, Random &random) const
{
    auto set = openKeySet(wraps);
    if (!set)
        return fail(set.error());
    if (set->generations.size() > 1)
        return wraps;
    set->addGeneration(random);
    VaultWraps result = wraps;
    result.keySet = set->seal(Aead(m_root.clone()), wraps.vaultId);
    return result;
}

Result<VaultWraps> Vault::finishRotation(const VaultWraps &wraps) const
{
    auto set = openKeySet(wraps);
    if (!set)
        return fail(set.error());
    set->dropOldGenerations();
    VaultWraps result = wraps;
    result.keySet = set->seal(Aead(m_root.clone()), wraps.vaultId);
    return result;
}

Result<> Vault::use(const VaultWraps &wraps)
{
    const auto set = openKeySet(wraps);
    if (!set)
        return fail(set.error());
    auto keys = std::make_shared<const Keys>(*set);
    const std::lock_guard lock(m_mutex);
    m_keys = std::move(keys);
    return {};
}

Result<KeySet> Vault::openKeySet(const VaultWraps &wraps) const
{
    return KeySet::open(Aead(m_root.clone()), wraps.vaultId, wraps.keySet);
}
