#include "crypto/kdf.h"

#include "crypto/openssl.h"

#include <openssl/core_names.h>
#include <openssl/err.h>

using namespace Qt::StringLiterals;
using openssl::octets;

Result<SecretBytes> scrypt(QByteArrayView passphrase, QByteArrayView salt, int logN)
{
    // The upper limit keeps a damaged file from asking for all memory: 2^18 needs 256 MiB.
    if (logN < 10 || logN > 18)
        return fail(ErrorClass::BadUsage, u"scrypt takes 2^10 to 2^18 rounds, not 2^%1."_s.arg(logN));

    std::uint64_t n = std::uint64_t(1) << logN;
    std::uint32_t r = 8;
    std::uint32_t p = 1;
    const OSSL_PARAM parameters[] = {
        octets(OSSL_KDF_PARAM_PASSWORD, passphrase),
        octets(OSSL_KDF_PARAM_SALT, salt),
        OSSL_PARAM_construct_uint64(OSSL_KDF_PARAM_SCRYPT_N, &n),
        OSSL_PARAM_construct_uint32(OSSL_KDF_PARAM_SCRYPT_R, &r),
        OSSL_PARAM_construct_uint32(OSSL_KDF_PARAM_SCRYPT_P, &p),
        OSSL_PARAM_construct_end(),
    };
    const openssl::Kdf kdf(EVP_KDF_fetch(nullptr, "SCRYPT", nullptr));
    const openssl::KdfContext context(EVP_KDF_CTX_new(kdf.get()));
    SecretBytes key(32);
    if (EVP_KDF_derive(context.get(), key.data(), size_t(key.size()), parameters) != 1) {
        ERR_clear_error();
        return fail(ErrorClass::Local,
            u"The key could not be derived from the passphrase: %1 MiB of memory are needed; close other programs."_s
                .arg(n * r * 128 / (1 << 20)));
    }
    return key;
}
