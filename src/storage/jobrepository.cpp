#include "storage/queue.h"

#include "core/retrypolicy.h"

#include <QCryptographicHash>

#include <limits>

using namespace Qt::StringLiterals;

// The columns of a job as readJob() expects them.
#define JOB_COLUMNS                                                                                          \
    "j.id, j.lane_id, l.kind, l.endpoint, j.state, j.run_at, j.claim_seq, j.attempts, j.tries, j.crashes, "  \
    "j.waits, j.same_class,"                                                                                 \
    " j.slow_tries, j.effect, j.asking, j.order_id, j.last_class, j.last_error, j.created_at"
#define JOB_TABLES " FROM job j JOIN lane l ON l.id = j.lane_id"

namespace {
QByteArray sha256(const QByteArray &bytes)
{
    return QCryptographicHash::hash(bytes, QCryptographicHash::Sha256);
}

Job readJob(const Row &row)
{
    Job job;
    job.id = { row.integer(0) };
    job.lane = { row.integer(1) };
    job.kind = JobKind(row.integer(2));
    job.endpoint = row.text(3);
    job.state = JobState(row.integer(4));
    job.runAt = row.instant(5);
    job.claim = row.integer(6);
    job.attempts = int(row.integer(7));
    job.tries = int(row.integer(8));
    job.crashes = int(row.integer(9));
    job.waits = int(row.integer(10));
    job.sameClass = int(row.integer(11));
    job.slowTries = int(row.integer(12));
    job.effect = Effect(row.integer(13));
    job.asking = row.boolean(14);
    job.order = { row.integer(15) };
    if (!row.isNull(16))
        job.lastClass = ErrorClass(row.integer(16));
    job.lastError = row.text(17);
    job.createdAt = row.instant(18);
    return job;
}
} // namespace

Result<JobRepository::Enqueued> JobRepository::enqueue(const NewJob &job, Instant now)
{
    const QByteArray bodySha = sha256(job.body);
    const QString scope = jobKindName(job.kind);
    if (!job.idemKey.isEmpty()) {
        auto known = m_db.one("SELECT job_id FROM idem WHERE scope=? AND key=?", { scope, job.idemKey },
            [](const Row &row) { return JobId { row.integer(0) }; });
        if (!known)
            return fail(known.error());
        if (*known)
            return Enqueued { **known, false };
    }
    auto laneId = lane(job.kind, job.endpoint);
    if (!laneId)
        return fail(laneId.error());
    if (auto done
        = m_db.run("INSERT INTO job(lane_id, run_at, effect, order_id, created_at) VALUES(?,?,?,?,?)",
            { *laneId, job.runAt, job.effect, job.order, now });
        !done)
        return fail(done.error());
    const JobId id { m_db.lastInsertId() };
    if (auto done = m_db.run("INSERT INTO job_body(job_id, body, sealed, sha256) VALUES(?,?,?,?)",
            { id, job.body, job.sealed, bodySha });
        !done)
        return fail(done.error());
    if (!job.idemKey.isEmpty()) {
        if (auto done = m_db.run("INSERT INTO idem(scope, key, req_sha, job_id) VALUES(?,?,?,?)",
                { scope, job.idemKey, bodySha, id });
            !done)
            return fail(done.error());
    }
    return Enqueued { id, true };
}

Result<> JobRepository::loadBody(Job &job)
{
    return m_db.each(
        "SELECT body, sealed, sha256 FROM job_body WHERE job_id=?", { job.id }, [&](const Row &row) {
            job.body = row.blob(0);
            job.sealed = row.boolean(1);
            job.bodyDamaged = sha256(job.body) != row.blob(2);
            return false;
        });
}

Result<std::vector<Job>> JobRepository::claimed(std::vector<JobId> ids, qint64 instance, Instant now)
{
    std::vector<Job> jobs;
    jobs.reserve(ids.size());
    for (const JobId id : ids) {
        auto job = byId(id);
        if (!job)
            return fail(job.error());
        if (job->effect != Effect::Reads) {
            if (auto done = writeIntent(*job, instance, now); !done)
                return fail(done.error());
        }
        jobs.push_back(std::move(*job));
    }
    return jobs;
}

Result<std::vector<Job>> JobRepository::claim(
    LaneId lane, int limit, qint64 instance, Instant now, OrderId order)
{
    const auto id = [](const Row &row) { return JobId { row.integer(0) }; };
    auto ids = order.isNull() ? m_db.all("UPDATE job SET state=1, claim_seq=claim_seq+1, "
                                         "attempts=attempts+1, tries=tries+1, owner=?1, asking=0"
                                         " WHERE id IN (SELECT id FROM job WHERE state=0 AND lane_id=?2 AND "
                                         "run_at<=?3 ORDER BY run_at, id LIMIT ?4) RETURNING id",
                   { instance, lane, now, limit }, id)
                              : m_db.all("UPDATE job SET state=1, claim_seq=claim_seq+1, "
                                         "attempts=attempts+1, tries=tries+1, owner=?1, asking=0"
                                         " WHERE id IN (SELECT id FROM job WHERE order_id=?5 AND state=0 AND "
                                         "lane_id=?2 AND run_at<=?3 ORDER BY run_at, id LIMIT ?4)"
                                         " RETURNING id",
                                  { instance, lane, now, limit, order }, id);
    if (!ids)
        return fail(ids.error());
    return claimed(std::move(*ids), instance, now);
}

Result<std::vector<Job>> JobRepository::claimInDoubt(LaneId lane, int limit, qint64 instance, Instant now)
{
    auto ids = m_db.all("UPDATE job SET state=1, claim_seq=claim_seq+1, tries=tries+1, owner=?1, asking=1"
                        " WHERE id IN (SELECT id FROM job WHERE state=2 AND lane_id=?2 AND run_at<=?3 ORDER "
                        "BY run_at, id LIMIT ?4) RETURNING id",
        { instance, lane, now, limit }, [](const Row &row) { return JobId { row.integer(0) }; });
    if (!ids)
        return fail(ids.error());
    // Asking only reads: the intent that put the job in doubt stays the last one.
    std::vector<Job> jobs;
    for (const JobId id : *ids) {
        auto job = byId(id);
        if (!job)
            return fail(job.error());
        jobs.push_back(std::move(*job));
    }
    return jobs;
}

Result<std::optional<Job>> JobRepository::claimOne(JobId id, qint64 instance, Instant now)
{
    auto ids = m_db.all(
        "UPDATE job SET state=1, claim_seq=claim_seq+1, attempts=attempts+1, tries=tries+1, owner=?, asking=0"
        " WHERE id=? AND state=0 RETURNING id",
        { instance, id }, [](const Row &row) { return JobId { row.integer(0) }; });
    if (!ids)
        return fail(ids.error());
    auto jobs = claimed(std::move(*ids), instance, now);
    if (!jobs)
        return fail(jobs.error());
    return jobs->empty() ? std::optional<Job> {} : std::optional(std::move(jobs->front()));
}

Result<> JobRepository::giveBackUnstarted(qint64 instance, const QSet<JobId> &started, Instant now)
{
    auto running = m_db.all("SELECT id FROM job WHERE state=1 AND owner=?", { instance },
        [](const Row &row) { return JobId { row.integer(0) }; });
    if (!running)
        return fail(running.error());
    for (const JobId id : *running) {
        if (started.contains(id))
            continue;
        if (auto done
            = m_db.run("UPDATE job SET state=CASE asking WHEN 1 THEN 2 ELSE 0 END, owner=NULL, run_at=?,"
                       " attempts=max(0, attempts-(asking=0)), tries=max(0, tries-1), asking=0 WHERE id=?",
                { now, id });
            !done)
            return done;
    }
    return {};
}

Result<bool> JobRepository::finish(const Job &job, const Finish &finish, Instant now)
{
    const bool ended = finish.state == JobState::Done || finish.state == JobState::Cancelled;
    const std::optional<qint64> errorClass
        = finish.errorClass ? std::optional(qint64(*finish.errorClass)) : std::nullopt;
    const bool givesBack = !finish.burns && !job.asking;
    const int sameClass = !finish.errorClass ? 0 : finish.errorClass == job.lastClass ? job.sameClass + 1 : 1;
    auto done = m_db.run(
        "UPDATE job SET state=?, run_at=?, owner=NULL, asking=0, attempts=max(0, attempts-?), waits=waits+?,"
        " same_class=?, last_class=?, last_error=?, crashes=0, ended_at=? WHERE id=? AND state=1 AND "
        "claim_seq=?",
        { finish.state, finish.runAt, givesBack, givesBack, sameClass, errorClass, finish.error,
            ended ? std::optional(now) : std::nullopt, job.id, job.claim });
    if (!done)
        return fail(done.error());
    return m_db.changes() == 1;
}

Result<std::vector<Job>> JobRepository::rescue(qint64 me, Instant now)
{
    auto ids = m_db.all(
        "UPDATE job SET owner=NULL, crashes=crashes+1, asking=0, attempts=max(0, attempts-1), run_at=?2, "
        "last_class=?3,"
        " last_error='the program ended while this call was in flight',"
        " state=CASE WHEN effect=2 AND EXISTS(SELECT 1 FROM intent i WHERE i.job_id=job.id) THEN 2 ELSE 0 END"
        " WHERE state=1 AND owner<>?1 RETURNING id",
        { me, now, ErrorClass::Crash }, [](const Row &row) { return JobId { row.integer(0) }; });
    if (!ids)
        return fail(ids.error());
    std::vector<Job> jobs;
    for (const JobId id : *ids) {
        auto job = byId(id);
        if (!job)
            return fail(job.error());
        jobs.push_back(std::move(*job));
    }
    return jobs;
}

Result<std::vector<JobRepository::Due>> JobRepository::nextDue()
{
    auto waiting
        = m_db.all("SELECT id, (SELECT min(run_at) FROM job WHERE lane_id=lane.id AND state=0) FROM lane", {},
            [](const Row &row) { return std::pair(LaneId { row.integer(0) }, row.optionalInstant(1)); });
    if (!waiting)
        return fail(waiting.error());
    std::vector<Due> due;
    for (const auto &[id, at] : *waiting) {
        if (at)
            due.push_back({ id, *at, JobState::Waiting });
    }
    auto doubt = m_db.all(
        "SELECT lane_id, min(run_at) FROM job WHERE state=2 GROUP BY lane_id", {}, [](const Row &row) {
            return Due { { row.integer(0) }, row.instant(1), JobState::InDoubt };
        });
    if (!doubt)
        return fail(doubt.error());
    due.insert(due.end(), doubt->begin(), doubt->end());
    return due;
}

Result<Job> JobRepository::byId(JobId id)
{
    auto found = m_db.one("SELECT " JOB_COLUMNS JOB_TABLES " WHERE j.id=?", { id }, readJob);
    if (!found)
        return fail(found.error());
    if (!*found)
        return fail(ErrorClass::NotFound, u"there is no job %1"_s.arg(id.value));
    if (auto body = loadBody(**found); !body)
        return fail(body.error());
    return std::move(**found);
}

Result<std::vector<Job>> JobRepository::list(std::optional<JobState> state, int limit, JobId before)
{
    const qint64 end = before.isNull() ? std::numeric_limits<qint64>::max() : before.value;
    if (state)
        return m_db.all("SELECT " JOB_COLUMNS JOB_TABLES
                        " WHERE j.state=? AND j.id<? ORDER BY j.id DESC LIMIT ?",
            { *state, end, limit }, readJob);
    return m_db.all(
        "SELECT " JOB_COLUMNS JOB_TABLES " WHERE j.id<? ORDER BY j.id DESC LIMIT ?", { end, limit }, readJob);
}

Result<std::vector<Job>> JobRepository::open(int limit, JobId before)
{
    const qint64 end = before.isNull() ? std::numeric_limits<qint64>::max() : before.value;
    // Each state has a small index of its own; the table also holds all that ended in seven days.
    return m_db.all(
        "SELECT " JOB_COLUMNS JOB_TABLES
        " WHERE j.id IN (SELECT id FROM job WHERE state=0 UNION ALL SELECT id FROM job WHERE state=1"
        " UNION ALL SELECT id FROM job WHERE state=2 UNION ALL SELECT id FROM job WHERE state IN(4,6))"
        " AND j.id<? ORDER BY j.id DESC LIMIT ?",
        { end, limit }, readJob);
}

Result<std::vector<Job>> JobRepository::ofOrder(OrderId order)
{
    return m_db.all("SELECT " JOB_COLUMNS JOB_TABLES " WHERE j.order_id=? ORDER BY j.id", { order }, readJob);
}

Result<> JobRepository::resend(JobId id, Instant now)
{
    auto job = byId(id);
    if (!job)
        return fail(job.error());
    const bool asksFirst = job->effect == Effect::AskFirst && job->tries > 0
        && (!job->lastClass || retry::leavesDoubt(*job->lastClass));
    auto done = m_db.run("UPDATE job SET state=?3, run_at=?1, attempts=0,"
                         " same_class=0, slow_tries=0, crashes=0, ended_at=NULL"
                         " WHERE id=?2 AND (state IN(0,4,5,6) OR (state=3 AND effect<=1))",
        { now, id, asksFirst ? JobState::InDoubt : JobState::Waiting });
    if (!done)
        return done;
    if (m_db.changes() != 1)
        return fail(ErrorClass::WrongState,
            u"job %1 is in flight or in doubt, so it cannot be sent again now"_s.arg(id.value));
    return {};
}

Result<> JobRepository::askBeforeRefunding(Instant now)
{
    return m_db.run("UPDATE job SET state=2, owner=NULL, run_at=?1, tries=max(tries,1), last_class=?3 WHERE "
                    "state IN(0,1,4,6) AND "
                    "lane_id IN(SELECT id FROM lane WHERE kind=?2)",
        { now, JobKind::Refund, ErrorClass::Crash });
}

Result<std::vector<JobId>> JobRepository::failedJobs(std::optional<Instant> since)
{
    const auto id = [](const Row &row) { return JobId { row.integer(0) }; };
    if (!since)
        return m_db.all("SELECT id FROM job WHERE state=4 ORDER BY id", {}, id);
    // run_at of a failed job is its next quiet try; when it failed, the log of attempts tells.
    return m_db.all("SELECT id FROM job WHERE state=4 AND coalesce((SELECT at FROM attempt a WHERE "
                    "a.job_id=job.id AND a.claim_seq=job.claim_seq AND a.kind=0), created_at)>=? ORDER BY id",
        { *since }, id);
}

Result<std::vector<Job>> JobRepository::dueSlowTries(Instant now, int limit)
{
    return m_db.all("SELECT " JOB_COLUMNS JOB_TABLES
                    " WHERE j.state=4 AND j.run_at<=? ORDER BY j.run_at, j.id LIMIT ?",
        { now, limit }, readJob);
}

Result<std::optional<Instant>> JobRepository::nextSlowTry()
{
    auto found = m_db.one("SELECT min(run_at) FROM job WHERE state=4", {},
        [](const Row &row) { return row.optionalInstant(0); });
    if (!found)
        return fail(found.error());
    return found->value_or(std::nullopt);
}

Result<> JobRepository::startSlowTry(JobId id, Instant now)
{
    return m_db.run(
        "UPDATE job SET state=0, run_at=?, slow_tries=slow_tries+1 WHERE id=? AND state=4", { now, id });
}

Result<> JobRepository::dueNow(JobId id, Instant now)
{
    return m_db.run("UPDATE job SET run_at=?1 WHERE id=?2 AND state=0 AND run_at>?1", { now, id });
}

Result<> JobRepository::reschedule(JobId id, std::optional<Instant> next, Instant now)
{
    if (next)
        return m_db.run("UPDATE job SET run_at=? WHERE id=? AND state=0", { *next, id });
    return m_db.run("UPDATE job SET state=3, ended_at=? WHERE id=? AND state=0", { now, id });
}

Result<int> JobRepository::dueCount(LaneId lane, Instant now, int atMost)
{
    auto found = m_db.one(
        "SELECT count(*) FROM (SELECT 1 FROM job WHERE state=0 AND lane_id=? AND run_at<=? LIMIT ?)",
        { lane, now, atMost }, [](const Row &row) { return int(row.integer(0)); });
    if (!found)
        return fail(found.error());
    return found->value_or(0);
}

Result<> JobRepository::cancel(JobId id, Instant now)
{
    return m_db.run("UPDATE job SET state=5, ended_at=? WHERE id=? AND state IN(0,2,4,6)", { now, id });
}

Result<> JobRepository::setBody(JobId id, const QByteArray &body, bool sealed)
{
    return m_db.run(
        "UPDATE job_body SET body=?, sealed=?, sha256=? WHERE job_id=?", { body, sealed, sha256(body), id });
}

Result<std::vector<std::pair<JobState, qint64>>> JobRepository::depth()
{
    return m_db.all("SELECT state, count(*) FROM job GROUP BY state", {},
        [](const Row &row) { return std::pair(JobState(row.integer(0)), row.integer(1)); });
}

Result<std::vector<std::pair<LaneId, qint64>>> JobRepository::waitingByLane()
{
    return m_db.all("SELECT lane_id, count(*) FROM job WHERE state=0 GROUP BY lane_id", {},
        [](const Row &row) { return std::pair(LaneId { row.integer(0) }, row.integer(1)); });
}

Result<qint64> JobRepository::prune(Instant endedBefore, int limit)
{
    auto done = m_db.run(
        "DELETE FROM job WHERE id IN (SELECT id FROM job WHERE ended_at<? LIMIT ?)", { endedBefore, limit });
    if (!done)
        return fail(done.error());
    return m_db.changes();
}
