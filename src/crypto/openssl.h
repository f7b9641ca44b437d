#pragma once

#include <QByteArray>
#include <QByteArrayView>

#include <openssl/evp.h>
#include <openssl/kdf.h>
#include <openssl/params.h>

#include <memory>

/// What the .cpp files of this layer share. Not for other layers: nobody else sees OpenSSL.
namespace openssl {
template <auto Free> struct Freeing {
    template <class T> void operator()(T *object) const { Free(object); }
};

using Cipher = std::unique_ptr<EVP_CIPHER, Freeing<EVP_CIPHER_free>>;
using CipherContext = std::unique_ptr<EVP_CIPHER_CTX, Freeing<EVP_CIPHER_CTX_free>>;
using DigestContext = std::unique_ptr<EVP_MD_CTX, Freeing<EVP_MD_CTX_free>>;
using Kdf = std::unique_ptr<EVP_KDF, Freeing<EVP_KDF_free>>;
using KdfContext = std::unique_ptr<EVP_KDF_CTX, Freeing<EVP_KDF_CTX_free>>;

inline const unsigned char *bytes(QByteArrayView view)
{
    return reinterpret_cast<const unsigned char *>(view.data());
}
inline unsigned char *bytes(QByteArray &array)
{
    return reinterpret_cast<unsigned char *>(array.data());
}

/// One named octet string for a KDF. OpenSSL only reads from it; its constructor serves both directions and
/// so asks for non-const.
inline OSSL_PARAM octets(const char *name, QByteArrayView value)
{
    return OSSL_PARAM_construct_octet_string(name, const_cast<char *>(value.data()), size_t(value.size()));
}

/// Ends the program when `ok` is false. For steps that fail only when memory is gone or the library is
/// broken: to go on would mean to send or store something unprotected.
void require(bool ok, const char *step);
} // namespace openssl
