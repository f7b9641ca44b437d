#pragma once

#include "core/clock.h"
#include "engine/httptransport.h"
#include "engine/lanes.h"
#include "engine/listsweep.h"
#include "engine/ticket.h"
#include "storage/writer.h"

#include <QSet>

#include <functional>

/// The durable queue at work (design.md section 5): claims what is due on lanes that are open, sends
/// each job once per claim, and settles it in one transaction with everything it changes. All state that
/// matters is in the database: killing the program loses nothing.
///
/// Lives on the engine's thread and never waits. `wakeAt` asks for a step at a time: there is no polling.
class Dispatcher {
public:
    struct Environment {
        Writer &writer;
        HttpTransport &transport;
        const Clock &clock;
        std::function<std::shared_ptr<const Rules>()> rules;
        std::function<void(const Changes &)> changed; ///< after a commit
        std::function<void(std::optional<Instant>)> wakeAt; ///< when to call step() next; nothing: when told
        std::function<void(const Job &)> attempted; ///< one attempt of this job has ended and is stored
        std::function<bool()> hasRoom; ///< false: the disk is so full that outcomes may not be storable
        std::function<void()> writeFailed; ///< a transaction got Local
        std::function<void(Millis)> cameOnline; ///< after so long without a network
        qint64 instance = 0;
    };
    explicit Dispatcher(Environment environment)
        : m_env(std::move(environment))
    {
    }

    /// Claims and starts what may start now, then says when to come again.
    void step();
    /// Runs only jobs of this order (first attempts, and what follows from them); null = all.
    void limitTo(OrderId order) { m_only = order; }
    /// Starts nothing more; what is in flight finishes. For quitting.
    void stop() { m_stopping = true; }

    bool isIdle() const { return m_inFlight == 0 && !m_claiming && m_lone.empty(); }
    int inFlight() const { return m_inFlight; }
    /// The earliest time at which something is due on a lane that is not paused; nothing if none.
    std::optional<Instant> nextDue() const;
    /// The wall clock was set by so much; the stored times move in the same breath (Engine).
    void shiftTimes(Millis by);
    Lanes &lanes() { return m_lanes; }
    const Lanes &lanes() const { return m_lanes; }
    /// Loads the lanes again: they were edited by a command.
    void reloadLanes() { m_lanesLoaded = false; }

private:
    struct Want {
        LaneId lane;
        int free = 0;
        bool doubt = false;
        bool mayList = false;
    };
    struct Claimed {
        std::vector<LaneId> pages; ///< so much is due here that a page of the account's list serves better
        std::vector<Ticket> tickets;
        QList<Lane> lanes;
        std::vector<JobRepository::Due> due;
        std::optional<Instant> slowTry;
    };
    std::vector<Want> wants(Instant now) const;
    static Result<Claimed> claim(
        Connection &db, const std::vector<Want> &wants, qint64 instance, Instant now, OrderId only);
    static Result<> promoteSlowTries(Connection &db, Instant now);
    void onClaimed(Result<Claimed> claimed);
    static Result<> claimFrom(
        Connection &db, const Want &want, qint64 instance, Instant now, OrderId only, Claimed &claimed);
    void startAll(std::vector<Ticket> tickets);
    void start(Ticket ticket);
    void onAnswer(std::shared_ptr<const Ticket> ticket, std::shared_ptr<const Call> call,
        Result<HttpReply> answer, Instant sentAt);
    void settle(
        std::shared_ptr<const Ticket> ticket, Judgement judgement, AttemptEntry entry, bool refused = false);
    void settled(const Ticket &ticket, const Changes &changes);
    static Result<Changes> settleIn(Connection &db, const Rules &rules, const Ticket &ticket,
        const Judgement &judgement, const AttemptEntry &entry, const std::optional<Lane> &lane, Instant now);
    void noteLane(Lanes::State &lane, const Ticket &ticket, const Judgement &judgement, bool answered);
    static void limitLane(Lanes::State &lane, Millis wait, Instant now);
    void retryUnsettled();
    void arm();

    struct ListCall {
        LaneId lane;
        QString provider;
        std::shared_ptr<const PaymentProvider> adapter;
        QString cursor;
        HttpRequest request;
        Instant sentAt {};
    };
    bool mayList(const Lanes::State &lane, Instant now) const;
    void startPage(LaneId lane);
    void onPage(const std::shared_ptr<const ListCall> &call, Result<HttpReply> answer);
    void pageTaken(const ListCall &call, const Result<ListPage> &page, Result<std::pair<int, Changes>> told);

    struct Unsettled {
        std::shared_ptr<const Ticket> ticket;
        Judgement judgement;
        AttemptEntry entry;
        bool refused = false;
    };

    Environment m_env;
    Lanes m_lanes;
    OrderId m_only;
    std::vector<Ticket> m_lone; ///< suspected of killing the program: each runs alone
    bool m_loneRuns = false;
    std::vector<Unsettled> m_unsettled; ///< outcomes that the database would not take yet
    QHash<LaneId, listsweep::Progress> m_sweeps; ///< query lanes of accounts that have a list
    std::optional<Instant> m_nextSlowTry;
    std::optional<Instant> m_fullUntil; ///< no room on the disk: when to look again
    QSet<JobId> m_started; ///< claimed and not settled yet, the lone ones that wait included
    bool m_claimUnknown = false; ///< the last claim reported an error; it may have happened
    int m_inFlight = 0;
    bool m_lanesLoaded = false;
    bool m_claiming = false;
    bool m_again = false;
    bool m_stopping = false;
};
