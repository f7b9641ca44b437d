#include "crypto/openssl.h"

#include <QtGlobal>

void openssl::require(bool ok, const char *step)
{
    if (!ok)
        qFatal("OpenSSL failed in %s; the installation is damaged or memory ran out.", step);
}
