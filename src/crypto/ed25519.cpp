#include "crypto/ed25519.h"

#include "crypto/openssl.h"

using namespace Qt::StringLiterals;
using openssl::bytes;
using openssl::require;

namespace {

using Key = std::unique_ptr<EVP_PKEY, openssl::Freeing<EVP_PKEY_free>>;

constexpr qsizetype keySize = 32;
constexpr qsizetype signatureSize = 64;

Result<Key> privateKey(const SecretBytes &seed)
{
    if (seed.size() != keySize)
        return fail(ErrorClass::BadUsage, u"an Ed25519 key must have 32 bytes; check the signing secret"_s);
    Key key(EVP_PKEY_new_raw_private_key(EVP_PKEY_ED25519, nullptr, seed.data(), size_t(keySize)));
    require(key != nullptr, "Ed25519 key");
    return key;
}

} // namespace

Result<QByteArray> ed25519::sign(const SecretBytes &seed, QByteArrayView data)
{
    const Result<Key> key = privateKey(seed);
    if (!key)
        return fail(key.error());
    const openssl::DigestContext context(EVP_MD_CTX_new());
    QByteArray signature(signatureSize, '\0');
    size_t length = size_t(signatureSize);
    require(EVP_DigestSignInit(context.get(), nullptr, nullptr, nullptr, key->get()) == 1
            && EVP_DigestSign(context.get(), bytes(signature), &length, bytes(data), size_t(data.size()))
                == 1,
        "Ed25519 signature");
    return signature;
}

Result<QByteArray> ed25519::publicKey(const SecretBytes &seed)
{
    const Result<Key> key = privateKey(seed);
    if (!key)
        return fail(key.error());
    QByteArray raw(keySize, '\0');
    size_t length = size_t(keySize);
    require(EVP_PKEY_get_raw_public_key(key->get(), bytes(raw), &length) == 1, "Ed25519 public key");
    return raw;
}

bool ed25519::verify(QByteArrayView publicKey, QByteArrayView data, QByteArrayView signature)
{
    if (publicKey.size() != keySize || signature.size() != signatureSize)
        return false;
    const Key key(EVP_PKEY_new_raw_public_key(EVP_PKEY_ED25519, nullptr, bytes(publicKey), size_t(keySize)));
    const openssl::DigestContext context(EVP_MD_CTX_new());
    return key && EVP_DigestVerifyInit(context.get(), nullptr, nullptr, nullptr, key.get()) == 1
        && EVP_DigestVerify(
               context.get(), bytes(signature), size_t(signature.size()), bytes(data), size_t(data.size()))
        == 1;
}
