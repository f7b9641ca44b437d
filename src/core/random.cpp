#include "core/random.h"

#include <bit>

SeededRandom::SeededRandom(std::uint64_t seed)
{
    // splitmix64, as the authors of xoshiro advise: no seed leads to the all-zero state.
    for (std::uint64_t &word : m_state) {
        seed += 0x9e3779b97f4a7c15U;
        std::uint64_t mixed = seed;
        mixed = (mixed ^ (mixed >> 30)) * 0xbf58476d1ce4e5b9U;
        mixed = (mixed ^ (mixed >> 27)) * 0x94d049bb133111ebU;
        word = mixed ^ (mixed >> 31);
    }
}

std::uint64_t SeededRandom::next()
{
    const std::uint64_t result = std::rotl(m_state[1] * 5, 7) * 9;
    const std::uint64_t shifted = m_state[1] << 17;
    m_state[2] ^= m_state[0];
    m_state[3] ^= m_state[1];
    m_state[1] ^= m_state[2];
    m_state[0] ^= m_state[3];
    m_state[2] ^= shifted;
    m_state[3] = std::rotl(m_state[3], 45);
    return result;
}

QByteArray SeededRandom::bytes(int count)
{
    QByteArray result;
    result.reserve(count);
    for (std::uint64_t word = 0; result.size() < count; word >>= 8) {
        if (result.size() % 8 == 0)
            word = next();
        result.append(char(word & 0xff));
    }
    return result;
}

std::uint64_t SeededRandom::below(std::uint64_t below)
{
    Q_ASSERT(below >= 1);
    // 2^64 mod below values at the bottom are thrown away, so that every remainder is equally likely.
    const std::uint64_t refused = (0 - below) % below;
    std::uint64_t drawn = next();
    while (drawn < refused)
        drawn = next();
    return drawn % below;
}

bool SeededRandom::chance(double probability)
{
    return double(next() >> 11) * 0x1.0p-53 < probability;
}
