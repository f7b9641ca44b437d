#pragma once

#include "engine/offlinegate.h"
#include "engine/rules.h"
#include "storage/queue.h"

#include <QHash>

#include <optional>

/// Why a lane lets nothing through at the moment: `state` of contract.md section 2, `queue lanes`.
enum class LaneGate { Open, Paused, Broken, Limited, Offline, Auth, Quarantined, Busy };
QString laneGateName(LaneGate gate);

/// All lanes with what only this process knows of them: calls in flight, rate limits, due times. The
/// engine is the only writer, so what is here is the truth and the rows are its memory.
class Lanes {
public:
    struct State {
        Lane row;
        RateLimit limit;
        int inFlight = 0;
        std::optional<Instant> nextWaiting;
        std::optional<Instant> nextDoubt;
        bool local = false; ///< loopback: knows no offline gate
    };
    struct Passage {
        LaneGate gate = LaneGate::Open;
        int free = 0; ///< calls that may start now
        std::optional<Instant> until; ///< when it may open by itself
    };

    /// Takes over rows that are new, and of the known ones the pause. `everything`: the rows were edited by
    /// a command and are newer than what is in memory.
    void update(const QList<Lane> &rows, const Rules &rules, bool everything);
    void setDue(const std::vector<JobRepository::Due> &due);
    /// The wall clock was set: every time in memory moves with it, as the stored ones do.
    void shift(Millis by);
    Passage passage(const State &lane, const Rules &rules, Instant now) const;

    State *find(LaneId id);
    QHash<LaneId, State> &all() { return m_lanes; }
    const QHash<LaneId, State> &all() const { return m_lanes; }
    OfflineGate &offline() { return m_offline; }
    const OfflineGate &offline() const { return m_offline; }

private:
    QHash<LaneId, State> m_lanes;
    OfflineGate m_offline;
};
