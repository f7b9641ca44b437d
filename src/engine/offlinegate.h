#pragma once

#include "core/clock.h"
#include "core/error.h"

#include <QHash>
#include <QString>

#include <optional>

/// Is this computer itself offline? contract.md section 6: closes when resolving or connecting times out
/// at two different hosts within 10 s with no success between; then one call is let through after 1 s,
/// 5 s, and every 15 s, and the first success opens it. Refused connections, TLS errors and 5xx never
/// close it; a missing route closes it at once. Loopback does not pass through here.
class OfflineGate {
public:
    bool isOpen() const { return !m_closedSince; }
    /// May a call start now? While closed: one probe when its time has come.
    bool allows(Instant now) const;
    void onProbe(Instant now); ///< a call that allows() let through while closed has started
    Instant nextProbe() const { return m_nextProbe; }

    /// @return true when this closed the gate
    bool onTimeout(const QString &host, Instant now);
    /// The system itself says that no network can be reached. @return true when this closed the gate
    bool onNoRoute(Instant now);
    /// @return how long the gate was closed, when this opened it
    std::optional<Millis> onSuccess(Instant now);
    void shift(Millis by); ///< the wall clock was set

private:
    bool close(Instant now);

    std::optional<Instant> m_closedSince;
    QHash<QString, Instant> m_timeouts; ///< by host, since the last success
    Instant m_nextProbe {};
    int m_probes = 0;
};
