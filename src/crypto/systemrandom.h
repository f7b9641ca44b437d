#pragma once

#include "core/random.h"

/// The operating system's randomness through OpenSSL, for keys, ids, nonces and jitter.
class SystemRandom final : public Random {
public:
    QByteArray bytes(int count) override;
    std::uint64_t below(std::uint64_t below) override;
};
