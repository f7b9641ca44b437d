#pragma once

#include "core/result.h"
#include "crypto/secretbytes.h"

/// scrypt (RFC 7914) with r = 8, p = 1 and 2^logN rounds (16: 64 MiB, about 0.3 s), 32 bytes out.
Result<SecretBytes> scrypt(QByteArrayView passphrase, QByteArrayView salt, int logN);
