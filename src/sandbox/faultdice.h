#pragma once

#include "core/random.h"
#include "sandbox/sandboxconfig.h"

/// What becomes of one request.
enum class RequestFault { None, Timeout, Http5xx, Reset, Garbage };
QString requestFaultName(RequestFault fault); ///< as in the configuration

/// What becomes of the news of one payment.
enum class CallbackFate { Normal, Lost, Late, Duplicate };
QString callbackFateName(CallbackFate fate); ///< `normal`, `lost`, `late`, `duplicate`

/// The dice of one order: reproducible from the sandbox's seed and the order's place in the sequence,
/// whatever happens to other orders meanwhile.
class FaultDice {
public:
    FaultDice(quint64 seed, quint64 place, const SandboxFaults &faults);

    CallbackFate callbackFate() const { return m_fate; }
    int callbackCopies() const { return m_copies; } ///< 2 or 3 for Duplicate, else 1
    bool liesAboutAmount() const { return m_lies; }
    /// For each request anew.
    RequestFault throwForRequest(const SandboxFaults &faults);
    /// One of the first `below` whole numbers: which 5xx, how much garbage.
    int pick(int below) { return int(m_random.below(std::uint64_t(below))); }

private:
    CallbackFate throwFate(const SandboxFaults &faults);

    SeededRandom m_random;
    CallbackFate m_fate;
    int m_copies;
    bool m_lies;
};
