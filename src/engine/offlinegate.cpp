#include "engine/offlinegate.h"

#include <utility>

using namespace std::chrono_literals;

bool OfflineGate::allows(Instant now) const
{
    return isOpen() || now >= m_nextProbe;
}

void OfflineGate::onProbe(Instant now)
{
    if (isOpen())
        return;
    ++m_probes;
    m_nextProbe = now + (m_probes == 1 ? Millis(5s) : Millis(15s));
}

bool OfflineGate::onTimeout(const QString &host, Instant now)
{
    if (!isOpen())
        return false;
    m_timeouts.insert(host, now);
    int recent = 0;
    for (const Instant at : std::as_const(m_timeouts))
        recent += now - at <= 10s;
    return recent >= 2 && close(now);
}

bool OfflineGate::onNoRoute(Instant now)
{
    return isOpen() && close(now);
}

bool OfflineGate::close(Instant now)
{
    m_closedSince = now;
    m_nextProbe = now + 1s;
    m_probes = 0;
    return true;
}

std::optional<Millis> OfflineGate::onSuccess(Instant now)
{
    m_timeouts.clear();
    const auto since = std::exchange(m_closedSince, {});
    return since ? std::optional(now - *since) : std::nullopt;
}

void OfflineGate::shift(Millis by)
{
    m_nextProbe += by;
    if (m_closedSince)
        *m_closedSince += by;
    for (Instant &at : m_timeouts)
        at += by;
}
