#pragma once

#include "core/result.h"
#include "crypto/secretbytes.h"

#include <QByteArray>
#include <QByteArrayView>

/// Pure Ed25519 (RFC 8032): no prehash, no context. Keys are raw: a seed and a public key have 32
/// bytes, a signature 64.
namespace ed25519 {
/// BadUsage when `seed` has another length.
Result<QByteArray> sign(const SecretBytes &seed, QByteArrayView data);
Result<QByteArray> publicKey(const SecretBytes &seed);
/// False also for a key or signature of another length.
bool verify(QByteArrayView publicKey, QByteArrayView data, QByteArrayView signature);
} // namespace ed25519
