#include "crypto/aead.h"

#include "crypto/openssl.h"

#include <openssl/err.h>
#include <openssl/rand.h>

#include <algorithm>

using namespace Qt::StringLiterals;
using openssl::require;

namespace {
constexpr char Version = 1;
constexpr int KeySize = 32;
constexpr int NonceSize = 12;
constexpr int TagSize = 16;
constexpr int Overhead = 1 + NonceSize + TagSize;

const EVP_CIPHER *aes256Gcm()
{
    static const openssl::Cipher cipher(EVP_CIPHER_fetch(nullptr, "AES-256-GCM", nullptr));
    return cipher.get();
}

/// Encrypts or decrypts `in` into `out`; associated data where `out` is null. In pieces, because
/// OpenSSL counts in int.
bool update(EVP_CIPHER_CTX *context, unsigned char *out, QByteArrayView in)
{
    constexpr qsizetype Piece = 1 << 30;
    for (qsizetype at = 0; at < in.size(); at += Piece) {
        const int size = int(std::min(Piece, in.size() - at));
        int written = 0;
        if (EVP_CipherUpdate(context, out ? out + at : nullptr, &written, openssl::bytes(in) + at, size) != 1)
            return false;
    }
    return true;
}

tl::unexpected<Error> damaged()
{
    return fail(ErrorClass::Integrity,
        u"A sealed value does not open: it was altered, moved from its place, or sealed under another key."_s);
}
} // namespace

Aead::Aead(SecretBytes key)
    : m_key(std::move(key))
{
    require(m_key.size() == KeySize, "AES-256-GCM: the key must have 32 bytes");
}

Aead::~Aead() = default;

QByteArray Aead::seal(QByteArrayView plain, QByteArrayView associated) const
{
    QByteArray blob(plain.size() + Overhead, '\0');
    blob[0] = Version;
    unsigned char *nonce = openssl::bytes(blob) + 1;
    unsigned char *cipherText = nonce + NonceSize;
    unsigned char *tag = cipherText + plain.size();
    unsigned char nothing[EVP_MAX_BLOCK_LENGTH]; // GCM writes no last block
    int written = 0;

    require(RAND_bytes(nonce, NonceSize) == 1, "RAND_bytes");
    const openssl::CipherContext context(EVP_CIPHER_CTX_new());
    require(EVP_EncryptInit_ex2(context.get(), aes256Gcm(), m_key.data(), nonce, nullptr) == 1
            && update(context.get(), nullptr, associated) && update(context.get(), cipherText, plain)
            && EVP_EncryptFinal_ex(context.get(), nothing, &written) == 1
            && EVP_CIPHER_CTX_ctrl(context.get(), EVP_CTRL_AEAD_GET_TAG, TagSize, tag) == 1,
        "AES-256-GCM");
    return blob;
}

Result<SecretBytes> Aead::open(QByteArrayView blob, QByteArrayView associated) const
{
    if (blob.size() < Overhead || blob.front() != Version)
        return damaged();
    const QByteArrayView nonce = blob.sliced(1, NonceSize);
    const QByteArrayView cipherText = blob.sliced(1 + NonceSize, blob.size() - Overhead);
    QByteArray tag = blob.last(TagSize).toByteArray();
    unsigned char nothing[EVP_MAX_BLOCK_LENGTH];
    int written = 0;

    SecretBytes plain(cipherText.size());
    const openssl::CipherContext context(EVP_CIPHER_CTX_new());
    require(EVP_DecryptInit_ex2(context.get(), aes256Gcm(), m_key.data(), openssl::bytes(nonce), nullptr) == 1
            && update(context.get(), nullptr, associated) && update(context.get(), plain.data(), cipherText)
            && EVP_CIPHER_CTX_ctrl(context.get(), EVP_CTRL_AEAD_SET_TAG, TagSize, tag.data()) == 1,
        "AES-256-GCM");
    if (EVP_DecryptFinal_ex(context.get(), nothing, &written) != 1) {
        ERR_clear_error();
        return damaged();
    }
    return plain;
}
