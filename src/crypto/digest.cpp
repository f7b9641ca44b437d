#include "crypto/digest.h"

#include "crypto/openssl.h"

#include <openssl/core_names.h>
#include <openssl/crypto.h>
#include <openssl/hmac.h>

using openssl::octets;
using openssl::require;

namespace {
QByteArray hash(const char *algorithm, int size, QByteArrayView data)
{
    QByteArray result(size, '\0');
    size_t written = 0;
    const int ok = EVP_Q_digest(
        nullptr, algorithm, nullptr, data.data(), size_t(data.size()), openssl::bytes(result), &written);
    require(ok == 1 && written == size_t(size), algorithm);
    return result;
}
} // namespace

QByteArray digest::sha256(QByteArrayView data)
{
    return hash("SHA256", 32, data);
}

QByteArray digest::sha512(QByteArrayView data)
{
    return hash("SHA512", 64, data);
}

QByteArray digest::sha256Hex(QByteArrayView data)
{
    return sha256(data).toHex();
}

QByteArray digest::md5Hex(QByteArrayView data)
{
    return hash("MD5", 16, data).toHex();
}

QByteArray digest::hmacSha256(QByteArrayView key, QByteArrayView data)
{
    QByteArray result(32, '\0');
    // HMAC() takes an empty key, but not a null one.
    const void *keyBytes = key.isEmpty() ? "" : key.data();
    const unsigned char *mac = HMAC(EVP_sha256(), keyBytes, int(key.size()), openssl::bytes(data),
        size_t(data.size()), openssl::bytes(result), nullptr);
    require(mac != nullptr, "HMAC");
    return result;
}

QByteArray digest::hkdfSha256(QByteArrayView key, QByteArrayView info, int length)
{
    const openssl::Kdf kdf(EVP_KDF_fetch(nullptr, "HKDF", nullptr));
    const openssl::KdfContext context(EVP_KDF_CTX_new(kdf.get()));
    char hashName[] = "SHA256";
    const OSSL_PARAM parameters[] = {
        OSSL_PARAM_construct_utf8_string(OSSL_KDF_PARAM_DIGEST, hashName, 0),
        octets(OSSL_KDF_PARAM_KEY, key),
        info.isEmpty() ? OSSL_PARAM_construct_end() : octets(OSSL_KDF_PARAM_INFO, info),
        OSSL_PARAM_construct_end(),
    };
    QByteArray result(length, '\0');
    require(EVP_KDF_derive(context.get(), openssl::bytes(result), size_t(length), parameters) == 1, "HKDF");
    return result;
}

bool digest::equal(QByteArrayView a, QByteArrayView b)
{
    return a.size() == b.size() && CRYPTO_memcmp(a.data(), b.data(), size_t(a.size())) == 0;
}

struct Sha256Stream::Context {
    openssl::DigestContext digest { EVP_MD_CTX_new() };
};

Sha256Stream::Sha256Stream()
    : m_context(std::make_unique<Context>())
{
    require(EVP_DigestInit_ex2(m_context->digest.get(), EVP_sha256(), nullptr) == 1, "SHA256");
}

Sha256Stream::~Sha256Stream() = default;

void Sha256Stream::add(QByteArrayView data)
{
    require(EVP_DigestUpdate(m_context->digest.get(), data.data(), size_t(data.size())) == 1, "SHA256");
}

QByteArray Sha256Stream::result()
{
    QByteArray result(32, '\0');
    require(EVP_DigestFinal_ex(m_context->digest.get(), openssl::bytes(result), nullptr) == 1, "SHA256");
    return result;
}
