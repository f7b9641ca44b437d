#pragma once

#include <QByteArray>
#include <QByteArrayView>

#include <vector>

/// Bytes that are wiped when they go out of scope (OPENSSL_cleanse). Move only; a copy must be asked
/// for by name. Keys, passphrases and opened card keys travel in this type, never in QString.
class SecretBytes {
public:
    SecretBytes() = default;
    explicit SecretBytes(QByteArrayView bytes);
    explicit SecretBytes(qsizetype size);
    ~SecretBytes();
    SecretBytes(SecretBytes &&other) noexcept;
    SecretBytes &operator=(SecretBytes &&other) noexcept;
    SecretBytes(const SecretBytes &) = delete;
    SecretBytes &operator=(const SecretBytes &) = delete;

    SecretBytes clone() const { return SecretBytes(view()); }
    QByteArrayView view() const
    {
        return { reinterpret_cast<const char *>(m_bytes.data()), qsizetype(m_bytes.size()) };
    }
    const unsigned char *data() const { return m_bytes.data(); }
    unsigned char *data() { return m_bytes.data(); }
    qsizetype size() const { return qsizetype(m_bytes.size()); }
    bool isEmpty() const { return m_bytes.empty(); }

private:
    std::vector<unsigned char> m_bytes;
};

/// Wipes a QByteArray in place (it must not be shared), for buffers a Qt API forced on us.
void cleanse(QByteArray &bytes);
