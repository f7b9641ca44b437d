#include "sandbox/faultdice.h"

using namespace Qt::StringLiterals;

QString requestFaultName(RequestFault fault)
{
    switch (fault) {
    case RequestFault::None:
        break;
    case RequestFault::Timeout:
        return u"timeout"_s;
    case RequestFault::Http5xx:
        return u"http_5xx"_s;
    case RequestFault::Reset:
        return u"reset"_s;
    case RequestFault::Garbage:
        return u"garbage"_s;
    }
    return u"none"_s;
}

QString callbackFateName(CallbackFate fate)
{
    switch (fate) {
    case CallbackFate::Normal:
        break;
    case CallbackFate::Lost:
        return u"lost"_s;
    case CallbackFate::Late:
        return u"late"_s;
    case CallbackFate::Duplicate:
        return u"duplicate"_s;
    }
    return u"normal"_s;
}

// The odd factor keeps the streams of neighbouring places apart.
FaultDice::FaultDice(quint64 seed, quint64 place, const SandboxFaults &faults)
    : m_random(seed ^ (place * 0xd1342543de82ef95U))
    , m_fate(throwFate(faults))
    , m_copies(m_fate == CallbackFate::Duplicate ? 2 + pick(2) : 1)
    , m_lies(m_random.chance(faults.wrongAmount))
{
}

CallbackFate FaultDice::throwFate(const SandboxFaults &faults)
{
    if (m_random.chance(faults.lostCallback))
        return CallbackFate::Lost;
    if (m_random.chance(faults.lateCallback))
        return CallbackFate::Late;
    if (m_random.chance(faults.duplicateCallback))
        return CallbackFate::Duplicate;
    return CallbackFate::Normal;
}

RequestFault FaultDice::throwForRequest(const SandboxFaults &faults)
{
    if (m_random.chance(faults.timeout))
        return RequestFault::Timeout;
    if (m_random.chance(faults.http5xx))
        return RequestFault::Http5xx;
    if (m_random.chance(faults.reset))
        return RequestFault::Reset;
    if (m_random.chance(faults.garbage))
        return RequestFault::Garbage;
    return RequestFault::None;
}
