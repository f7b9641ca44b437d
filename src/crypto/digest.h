#pragma once

#include <QByteArray>
#include <QByteArrayView>

#include <memory>

/// Digests and message authentication. Everything returns raw bytes unless the name says hex.
namespace digest {
QByteArray sha256(QByteArrayView data);
QByteArray sha512(QByteArrayView data);
QByteArray sha256Hex(QByteArrayView data);
/// Only because Epay V1 signs with it (epay.md section 1).
QByteArray md5Hex(QByteArrayView data);
QByteArray hmacSha256(QByteArrayView key, QByteArrayView data);
QByteArray hkdfSha256(QByteArrayView key, QByteArrayView info, int length = 32);
/// Takes time that depends on the lengths only. Different lengths are unequal.
bool equal(QByteArrayView a, QByteArrayView b);
} // namespace digest

/// SHA-256 of what comes in pieces.
class Sha256Stream {
public:
    Sha256Stream();
    ~Sha256Stream();
    Sha256Stream(const Sha256Stream &) = delete;
    Sha256Stream &operator=(const Sha256Stream &) = delete;
    void add(QByteArrayView data);
    QByteArray result(); ///< ends the stream; raw 32 bytes

private:
    struct Context;
    std::unique_ptr<Context> m_context;
};
