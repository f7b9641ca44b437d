#include "crypto/secretbytes.h"

#include <openssl/crypto.h>

namespace {
void wipe(std::vector<unsigned char> &bytes)
{
    OPENSSL_cleanse(bytes.data(), bytes.size());
    bytes.clear();
}
} // namespace

SecretBytes::SecretBytes(QByteArrayView bytes)
    : m_bytes(bytes.begin(), bytes.end())
{
}

SecretBytes::SecretBytes(qsizetype size)
    : m_bytes(size_t(size))
{
}

SecretBytes::~SecretBytes()
{
    wipe(m_bytes);
}

SecretBytes::SecretBytes(SecretBytes &&other) noexcept
    : m_bytes(std::move(other.m_bytes))
{
    other.m_bytes.clear();
}

SecretBytes &SecretBytes::operator=(SecretBytes &&other) noexcept
{
    if (this != &other) {
        wipe(m_bytes);
        m_bytes.swap(other.m_bytes);
    }
    return *this;
}

void cleanse(QByteArray &bytes)
{
    Q_ASSERT(bytes.isEmpty() || bytes.isDetached());
    OPENSSL_cleanse(bytes.data(), size_t(bytes.size()));
}
