#pragma once

#include "core/attempt.h"
#include "core/breaker.h"
#include "core/job.h"
#include "storage/connection.h"

#include <QList>
#include <QSet>

/// A lane's row: what pauses, limits and breakers act on.
struct Lane {
    LaneId id;
    JobKind kind = JobKind::QueryPayment;
    QString endpoint;
    QString pausedWhy; ///< not empty = paused
    bool paused = false;
    int maxInFlight = 4;
    Breaker breaker;
    Instant limitedUntil {};
    int limitedInRow = 0;
    Instant authUntil {}; ///< 0 = not held for auth; else probed with one job then
};

struct NewJob {
    JobKind kind = JobKind::QueryPayment;
    QString endpoint;
    Effect effect = Effect::Idempotent;
    OrderId order;
    Instant runAt {};
    QByteArray body = "{}";
    bool sealed = false;
    QString idemKey; ///< unique for ever within the kind; empty = none
};

struct Job {
    JobId id;
    LaneId lane;
    JobKind kind = JobKind::QueryPayment;
    QString endpoint;
    JobState state = JobState::Waiting;
    Instant runAt {};
    qint64 claim = 0; ///< the fence: raised by every claim, named by every outcome
    int attempts = 0; ///< burnt attempts; what the tiers count
    int tries = 0; ///< transmissions in all; the number shown in the log
    int crashes = 0;
    int waits = 0;
    int sameClass = 0;
    int slowTries = 0;
    Effect effect = Effect::Idempotent;
    bool asking = false;
    OrderId order;
    std::optional<ErrorClass> lastClass;
    QString lastError;
    Instant createdAt {};
    QByteArray body;
    bool sealed = false;
    bool bodyDamaged = false; ///< body does not match its SHA-256
};

/// What becomes of a claimed job.
struct Finish {
    JobState state = JobState::Done;
    Instant runAt {}; ///< Waiting, InDoubt: when next; Failed: the slow tier's next try, far future if none
    bool burns = true; ///< false gives the attempt back
    std::optional<ErrorClass> errorClass;
    QString error;
};

/// All SQL about lanes, jobs and intents.
class JobRepository {
public:
    explicit JobRepository(Connection &db)
        : m_db(db)
    {
    }

    Result<LaneId> lane(JobKind kind, const QString &endpoint); ///< found or made
    Result<QList<Lane>> lanes();
    /// Breaker, limits and hold, as the calls left them. Never the pause: that is a person's.
    Result<> saveLane(const Lane &lane);
    Result<> setPaused(LaneId lane, const std::optional<QString> &why); ///< nothing: goes on

    /// @return the new job, or the one that this idemKey made before (its id; it may be pruned since)
    struct Enqueued {
        JobId id;
        bool isNew = true;
    };
    Result<Enqueued> enqueue(const NewJob &job, Instant now);

    /// Takes up to `limit` due jobs of a lane (only those of `order` if given) and writes their intents
    /// in the same transaction. Reads (Effect::Reads) need no intent.
    Result<std::vector<Job>> claim(LaneId lane, int limit, qint64 instance, Instant now, OrderId order = {});
    /// Takes jobs in doubt whose time has come, to ask.
    Result<std::vector<Job>> claimInDoubt(LaneId lane, int limit, qint64 instance, Instant now);
    /// Takes one job by number, whatever its run_at, if it waits.
    Result<std::optional<Job>> claimOne(JobId id, qint64 instance, Instant now);
    /// Running jobs of this instance that it never started: the claim's COMMIT reported an error and had
    /// happened all the same. Nothing of them was sent, so they go back as if never claimed.
    Result<> giveBackUnstarted(qint64 instance, const QSet<JobId> &started, Instant now);
    /// Moves a Running job on, if `claim` is still its fence. @return false: late, nothing changed
    Result<bool> finish(const Job &job, const Finish &finish, Instant now);
    /// What the dead left Running: Waiting or InDoubt, crashes + 1. @return the jobs as they are now
    Result<std::vector<Job>> rescue(qint64 me, Instant now);

    struct Due {
        LaneId lane;
        Instant at;
        JobState state;
    };
    /// The next due time per lane, Waiting and InDoubt.
    Result<std::vector<Due>> nextDue();
    /// When the slow tier tries a Failed job next; their run_at is that time.
    Result<std::optional<Instant>> nextSlowTry();
    Result<std::vector<Job>> dueSlowTries(Instant now, int limit);
    /// Failed -> Waiting for one quiet try; the attempts stay used up.
    Result<> startSlowTry(JobId id, Instant now);

    Result<Job> byId(JobId id);
    /// Newest first; `before` goes on behind that job (null: from the newest).
    Result<std::vector<Job>> list(std::optional<JobState> state, int limit, JobId before = {});
    /// Those that have not ended, newest first.
    Result<std::vector<Job>> open(int limit, JobId before);
    Result<std::vector<Job>> ofOrder(OrderId order);
    /// What has not ended and comes next, at most `perLane` of each lane, in no order.
    struct Upcoming {
        JobId id;
        Instant runAt;
        std::optional<ErrorClass> lastClass;
    };
    Result<std::vector<Upcoming>> upcoming(int perLane);
    /// After a restore: refunds may have been made since. Those that have not ended ask first.
    Result<> askBeforeRefunding(Instant now);
    /// Failed, Cancelled or (effect <= Idempotent) Done -> Waiting, attempts reset, due now. What may have
    /// happened and must not happen twice (AskFirst, tried before) asks first: InDoubt.
    Result<> resend(JobId id, Instant now);
    /// `since`: only those whose last attempt began then or later.
    Result<std::vector<JobId>> failedJobs(std::optional<Instant> since);
    Result<> dueNow(JobId id, Instant now); ///< brings a Waiting job forward
    /// Another's answer served a Waiting job too: it runs at `next`, or is done.
    Result<> reschedule(JobId id, std::optional<Instant> next, Instant now);
    /// Waiting and due, counted up to `atMost`.
    Result<int> dueCount(LaneId lane, Instant now, int atMost);
    Result<> cancel(JobId id, Instant now); ///< Waiting, InDoubt, Failed, Held -> Cancelled
    Result<> setBody(JobId id, const QByteArray &body, bool sealed);
    Result<std::vector<std::pair<JobState, qint64>>> depth();
    Result<std::vector<std::pair<LaneId, qint64>>> waitingByLane();
    Result<qint64> prune(Instant endedBefore, int limit);
    /// Moves every stored time that is still waited for by `by` after the wall clock was set (queue.md
    /// section 5.5).
    Result<> shiftTimes(Millis by);

    Result<qint64> addInstance(const QString &uuid, const QString &role, const QString &host, qint64 pid,
        const QString &bootId, Instant now);
    Result<> endInstances(qint64 me, Instant now); ///< all others are dead: we hold the folder's lock
    Result<> leave(qint64 me, Instant now);

private:
    Result<> writeIntent(const Job &job, qint64 instance, Instant now);
    Result<std::vector<Job>> claimed(std::vector<JobId> ids, qint64 instance, Instant now);
    Result<> loadBody(Job &job);
    Connection &m_db;
};

/// The append-only log: one hash chain per folder.
class AttemptRepository {
public:
    explicit AttemptRepository(Connection &db)
        : m_db(db)
    {
    }
    /// @return its n
    Result<qint64> append(const AttemptEntry &entry);
    struct Stored {
        qint64 n = 0;
        QByteArray entry;
        QByteArray hash;
    };
    Result<std::vector<Stored>> page(qint64 after, int limit);
    Result<std::vector<Stored>> ofOrder(OrderId order);
    /// What `trace list` asks for; what is left out lets everything pass.
    struct Filter {
        OrderId order;
        std::optional<bool> incoming;
        std::optional<AttemptOutcome> outcome;
        std::optional<QString> kind; ///< `query`, `deliver`, `callback`, …
        std::optional<QString> endpoint;
    };
    /// Newest first, with `from` <= n < `before`: the caller limits how much is looked through.
    Result<std::vector<Stored>> newest(const Filter &filter, qint64 from, qint64 before, int limit);
    struct Head {
        qint64 n = 0;
        QByteArray hash;
    };
    Result<Head> head();
    struct Checkpoint {
        qint64 n = 0;
        QByteArray hash;
        Instant at {};
        QByteArray mac;
    };
    Result<std::optional<Checkpoint>> lastCheckpoint();
    Result<> addCheckpoint(const Checkpoint &checkpoint);
    /// The last n that is older than `before`, 0 if none.
    Result<qint64> lastBefore(Instant before);
    Result<Stored> byN(qint64 n);
    Result<qint64> pruneUpTo(qint64 n, int limit); ///< only behind a checkpoint; the schema refuses otherwise

private:
    Connection &m_db;
};
