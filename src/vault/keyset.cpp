#include "vault/keyset.h"

#include <QtEndian>

using namespace Qt::StringLiterals;

namespace {
// version (1), count (1), then for each generation id (4, big-endian) and key (32), then the lasting key (32)
constexpr unsigned char Version = 1;
constexpr qsizetype KeySize = 32;
constexpr qsizetype HeadSize = 2;
constexpr qsizetype GenerationSize = 4 + KeySize;

QByteArray associatedWith(const QString &vaultId)
{
    return "vault key set\0"_ba + vaultId.toLatin1();
}

tl::unexpected<Error> damaged()
{
    return fail(ErrorClass::DataDamaged,
        u"The vault's key record is damaged: its keys do not open; restore a backup of this folder."_s);
}
} // namespace

SecretBytes randomSecret(Random &random, int size)
{
    QByteArray bytes = random.bytes(size);
    SecretBytes secret { QByteArrayView(bytes) };
    cleanse(bytes);
    return secret;
}

KeySet KeySet::create(Random &random)
{
    KeySet set;
    set.lasting = randomSecret(random);
    set.addGeneration(random);
    return set;
}

void KeySet::addGeneration(Random &random)
{
    const quint32 id = generations.empty() ? 1 : generations.back().id + 1;
    generations.push_back({ id, randomSecret(random) });
}

void KeySet::dropOldGenerations()
{
    generations.erase(generations.begin(), generations.end() - 1);
}

QByteArray KeySet::seal(const Aead &root, const QString &vaultId) const
{
    SecretBytes plain(HeadSize + qsizetype(generations.size()) * GenerationSize + KeySize);
    unsigned char *at = plain.data();
    *at++ = Version;
    *at++ = static_cast<unsigned char>(generations.size());
    for (const Generation &generation : generations) {
        qToBigEndian(generation.id, at);
        at = std::copy_n(generation.key.data(), KeySize, at + 4);
    }
    std::copy_n(lasting.data(), KeySize, at);
    return root.seal(plain.view(), associatedWith(vaultId));
}

Result<KeySet> KeySet::open(const Aead &root, const QString &vaultId, const QByteArray &sealed)
{
    const auto plain = root.open(sealed, associatedWith(vaultId));
    if (!plain || plain->size() < HeadSize || plain->data()[0] != Version)
        return damaged();
    const int count = plain->data()[1];
    if (count < 1 || plain->size() != HeadSize + count * GenerationSize + KeySize)
        return damaged();

    KeySet set;
    QByteArrayView rest = plain->view().sliced(HeadSize);
    for (int i = 0; i < count; ++i) {
        const auto id = qFromBigEndian<quint32>(rest.data());
        set.generations.push_back({ id, SecretBytes(rest.sliced(4, KeySize)) });
        rest = rest.sliced(GenerationSize);
    }
    set.lasting = SecretBytes(rest);
    return set;
}
