#include "crypto/rsa.h"

#include "crypto/der.h"
#include "crypto/openssl.h"

#include <openssl/err.h>
#include <openssl/x509.h>

#include <optional>

using namespace Qt::StringLiterals;
using openssl::bytes;

namespace {
using Key = std::unique_ptr<EVP_PKEY, openssl::Freeing<EVP_PKEY_free>>;
using Certificate = std::unique_ptr<X509, openssl::Freeing<X509_free>>;
using EncryptedKey = std::unique_ptr<X509_SIG, openssl::Freeing<X509_SIG_free>>;

constexpr int MinimumBits = 1024; // some Epay V2 shops still have such keys; below it is broken in practice

tl::unexpected<Error> refuse(QString message)
{
    return fail(ErrorClass::BadUsage, std::move(message));
}

EVP_PKEY *pkey(const std::shared_ptr<void> &key)
{
    return static_cast<EVP_PKEY *>(key.get());
}

/// Drops what failed attempts at parsing left in OpenSSL's error queue of this thread.
struct QuietErrors {
    QuietErrors() { ERR_set_mark(); }
    ~QuietErrors() { ERR_pop_to_mark(); }
};

Key readPrivate(QByteArrayView der)
{
    const unsigned char *at = bytes(der);
    return Key(d2i_AutoPrivateKey(nullptr, &at, long(der.size())));
}

Key readPublic(QByteArrayView der)
{
    const unsigned char *at = bytes(der);
    if (Key spki { d2i_PUBKEY(nullptr, &at, long(der.size())) })
        return spki;
    at = bytes(der);
    return Key(d2i_PublicKey(EVP_PKEY_RSA, nullptr, &at, long(der.size())));
}

bool isCertificate(QByteArrayView der)
{
    const unsigned char *at = bytes(der);
    return Certificate(d2i_X509(nullptr, &at, long(der.size()))) != nullptr;
}

bool isEncryptedKey(QByteArrayView der)
{
    const unsigned char *at = bytes(der);
    return EncryptedKey(d2i_X509_SIG(nullptr, &at, long(der.size()))) != nullptr;
}

Result<> checkKind(EVP_PKEY *key)
{
    if (EVP_PKEY_get_base_id(key) != EVP_PKEY_RSA)
        return refuse(
            u"This key is of type %1, not RSA."_s.arg(QString::fromLatin1(EVP_PKEY_get0_type_name(key))));
    const int bits = EVP_PKEY_get_bits(key);
    if (bits < MinimumBits)
        return refuse(
            u"This RSA key is too short: it has %1 bits, at least %2 are needed; make a new one of 2048 bits."_s
                .arg(bits)
                .arg(MinimumBits));
    return {};
}

std::optional<QByteArray> sign(EVP_PKEY *key, QByteArrayView data)
{
    const QuietErrors quiet;
    const openssl::DigestContext context(EVP_MD_CTX_new());
    QByteArray signature(EVP_PKEY_get_size(key), '\0');
    size_t size = size_t(signature.size());
    if (EVP_DigestSignInit_ex(context.get(), nullptr, "SHA256", nullptr, nullptr, key, nullptr) != 1
        || EVP_DigestSign(context.get(), bytes(signature), &size, bytes(data), size_t(data.size())) != 1)
        return std::nullopt;
    signature.resize(qsizetype(size));
    return signature;
}

bool verify(EVP_PKEY *key, QByteArrayView data, QByteArrayView signature)
{
    const QuietErrors quiet;
    const openssl::DigestContext context(EVP_MD_CTX_new());
    return EVP_DigestVerifyInit_ex(context.get(), nullptr, "SHA256", nullptr, nullptr, key, nullptr) == 1
        && EVP_DigestVerify(
               context.get(), bytes(signature), size_t(signature.size()), bytes(data), size_t(data.size()))
        == 1;
}
} // namespace

Result<RsaPrivateKey> RsaPrivateKey::parse(const QByteArray &text)
{
    const QuietErrors quiet;
    const auto der = derFromText(text);
    if (!der)
        return fail(der.error());

    // First, because the parser below would ask for the passphrase on the terminal.
    if (isEncryptedKey(der->view()))
        return refuse(u"This private key is protected by a passphrase; export it without one."_s);
    Key key = readPrivate(der->view());
    if (!key) {
        if (isCertificate(der->view()))
            return refuse(u"This is a certificate; the private key that belongs to it is needed here."_s);
        if (readPublic(der->view()))
            return refuse(u"This is a public key; the private key is needed here."_s);
        return refuse(u"This is no private key in PKCS#8 or PKCS#1 form; copy the whole key again."_s);
    }
    if (const auto kind = checkKind(key.get()); !kind)
        return fail(kind.error());

    // A wrong character in the modulus still parses; only a signature that does not verify shows it.
    const QByteArrayView trial = "trial";
    const auto signature = sign(key.get(), trial);
    if (!signature || !verify(key.get(), trial, *signature))
        return refuse(
            u"This private key is damaged: its parts do not belong together; copy the whole key again."_s);

    RsaPrivateKey result;
    result.m_key = std::shared_ptr<EVP_PKEY>(std::move(key));
    return result;
}

Result<QByteArray> RsaPrivateKey::signSha256(QByteArrayView data) const
{
    if (!m_key)
        return refuse(u"There is no private key to sign with."_s);
    const auto signature = sign(pkey(m_key), data);
    if (!signature)
        return refuse(u"The private key cannot sign: it is damaged; enter it again."_s);
    return *signature;
}

Result<RsaPublicKey> RsaPublicKey::parse(const QByteArray &text)
{
    const QuietErrors quiet;
    const auto der = derFromText(text);
    if (!der)
        return fail(der.error());

    Key key = readPublic(der->view());
    if (!key) {
        if (isCertificate(der->view()))
            return refuse(u"This is a certificate; the public key is needed here."_s);
        if (isEncryptedKey(der->view()) || readPrivate(der->view()))
            return refuse(
                u"This is a private key; the public key is needed here, and the private key should be replaced if it was not yours."_s);
        return refuse(u"This is no public key in SPKI or PKCS#1 form; copy the whole key again."_s);
    }
    if (const auto kind = checkKind(key.get()); !kind)
        return fail(kind.error());

    RsaPublicKey result;
    result.m_key = std::shared_ptr<EVP_PKEY>(std::move(key));
    return result;
}

bool RsaPublicKey::verifySha256(QByteArrayView data, QByteArrayView signature) const
{
    return m_key && verify(pkey(m_key), data, signature);
}
