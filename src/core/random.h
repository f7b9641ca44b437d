#pragma once

#include <QByteArray>

#include <cstdint>

/// Where chance comes from. Keys, ids and nonces use crypto's SystemRandom; tests and the
/// simulation hand in a seeded one.
class Random {
public:
    virtual ~Random() = default;
    virtual QByteArray bytes(int count) = 0;
    /// Evenly distributed in [0, below); below >= 1.
    virtual std::uint64_t below(std::uint64_t below) = 0;
};

/// Reproducible from its seed (xoshiro256**). For tests, demo and sandbox; never for secrets.
class SeededRandom final : public Random {
public:
    explicit SeededRandom(std::uint64_t seed);
    QByteArray bytes(int count) override;
    std::uint64_t below(std::uint64_t below) override;
    /// True with the given probability.
    bool chance(double probability);

private:
    std::uint64_t next();
    std::uint64_t m_state[4];
};
