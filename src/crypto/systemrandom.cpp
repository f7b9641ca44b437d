#include "crypto/systemrandom.h"

#include "crypto/openssl.h"

#include <openssl/rand.h>

#include <limits>

using openssl::require;

QByteArray SystemRandom::bytes(int count)
{
    QByteArray result(count, '\0');
    require(RAND_priv_bytes(openssl::bytes(result), count) == 1, "RAND_priv_bytes");
    return result;
}

std::uint64_t SystemRandom::below(std::uint64_t below)
{
    Q_ASSERT(below >= 1);
    // The values above the last whole multiple of `below` would favour small results: draw again.
    const std::uint64_t max = std::numeric_limits<std::uint64_t>::max();
    const std::uint64_t surplus = (max % below + 1) % below;
    std::uint64_t value = 0;
    do {
        require(RAND_bytes(reinterpret_cast<unsigned char *>(&value), sizeof value) == 1, "RAND_bytes");
    } while (value > max - surplus);
    return value % below;
}
