#include "storage/queue.h"

#include <QCryptographicHash>

using namespace Qt::StringLiterals;

namespace {
QString toText(const QList<qint64> &jobs)
{
    QStringList numbers;
    for (const qint64 job : jobs)
        numbers.append(QString::number(job));
    return numbers.join(u',');
}

QList<qint64> fromText(const QString &text)
{
    QList<qint64> jobs;
    for (const QString &number : text.split(u',', Qt::SkipEmptyParts))
        jobs.append(number.toLongLong());
    return jobs;
}

Lane readLane(const Row &row)
{
    Lane lane;
    lane.id = { row.integer(0) };
    lane.kind = JobKind(row.integer(1));
    lane.endpoint = row.text(2);
    lane.paused = !row.isNull(3);
    lane.pausedWhy = row.text(3);
    lane.maxInFlight = int(row.integer(4));
    lane.breaker
        = { Breaker::State(row.integer(5)), fromText(row.text(6)), int(row.integer(7)), row.instant(8) };
    lane.limitedUntil = row.instant(9);
    lane.limitedInRow = int(row.integer(10));
    lane.authUntil = row.instant(11);
    return lane;
}
} // namespace

Result<LaneId> JobRepository::lane(JobKind kind, const QString &endpoint)
{
    const auto id = [](const Row &row) { return LaneId { row.integer(0) }; };
    auto known = m_db.one("SELECT id FROM lane WHERE kind=? AND endpoint=?", { kind, endpoint }, id);
    if (!known)
        return fail(known.error());
    if (*known)
        return **known;
    if (auto done = m_db.run("INSERT INTO lane(kind, endpoint) VALUES(?,?)", { kind, endpoint }); !done)
        return fail(done.error());
    return LaneId { m_db.lastInsertId() };
}

Result<QList<Lane>> JobRepository::lanes()
{
    auto rows = m_db.all("SELECT id, kind, endpoint, paused_why, max_inflight, br_state, br_jobs, br_trips, "
                         "br_until, limited_until,"
                         " limited_row, auth_until FROM lane ORDER BY kind, endpoint",
        {}, readLane);
    if (!rows)
        return fail(rows.error());
    return QList<Lane>(rows->begin(), rows->end());
}

Result<> JobRepository::saveLane(const Lane &lane)
{
    return m_db.run("UPDATE lane SET max_inflight=?, br_state=?, br_jobs=?, br_trips=?, br_until=?,"
                    " limited_until=?, limited_row=?, auth_until=? WHERE id=?",
        { lane.maxInFlight, lane.breaker.state, toText(lane.breaker.failedJobs), lane.breaker.trips,
            lane.breaker.until, lane.limitedUntil, lane.limitedInRow, lane.authUntil, lane.id });
}

Result<> JobRepository::setPaused(LaneId lane, const std::optional<QString> &why)
{
    return m_db.run("UPDATE lane SET paused_why=? WHERE id=?", { why, lane });
}

// An intent says "this call is about to be made": with its hash chain a restored or edited file cannot
// hide that something was sent.
Result<> JobRepository::writeIntent(const Job &job, qint64 instance, Instant now)
{
    auto head = m_db.one("SELECT seq, hash FROM chain_head WHERE chain=1", {},
        [](const Row &row) { return std::pair(row.integer(0), row.blob(1)); });
    if (!head)
        return fail(head.error());
    if (!*head)
        return fail(ErrorClass::DataDamaged, u"the chain of intents has no head"_s);
    const auto &[seq, previous] = **head;
    QCryptographicHash sum(QCryptographicHash::Sha256);
    const QByteArray payload = QCryptographicHash::hash(job.body, QCryptographicHash::Sha256);
    sum.addData(previous);
    sum.addData(u"%1|%2|%3|%4|%5|"_s.arg(seq + 1)
                    .arg(job.id.value)
                    .arg(job.claim)
                    .arg(toMs(now))
                    .arg(instance)
                    .toLatin1());
    sum.addData(payload);
    const QByteArray hash = sum.result();
    if (auto done = m_db.run("INSERT INTO intent(seq, job_id, claim_seq, at, instance_id, payload_sha, "
                             "prev_hash, hash) VALUES(?,?,?,?,?,?,?,?)",
            { seq + 1, job.id, job.claim, now, instance, payload, previous, hash });
        !done)
        return done;
    return m_db.run("UPDATE chain_head SET seq=?, hash=? WHERE chain=1", { seq + 1, hash });
}

Result<> JobRepository::shiftTimes(Millis by)
{
    // Failed jobs that no slow try awaits stand in the far future and stay there.
    for (const std::string_view sql :
        { std::string_view("UPDATE job SET run_at=run_at+?1 WHERE state IN(0,2,6)"),
            std::string_view("UPDATE job SET run_at=run_at+?1 WHERE state=4 AND run_at<4000000000000"),
            std::string_view("UPDATE orders SET expires_at=expires_at+?1 WHERE state=0"),
            std::string_view("UPDATE payment SET expires_at=expires_at+?1 WHERE state=0"),
            std::string_view("UPDATE payment SET hinted_at=hinted_at+?1 WHERE hinted_at IS NOT NULL"),
            std::string_view("UPDATE lane SET br_until=br_until+?1 WHERE br_until>0"),
            std::string_view("UPDATE lane SET limited_until=limited_until+?1 WHERE limited_until>0"),
            std::string_view("UPDATE lane SET auth_until=auth_until+?1 WHERE auth_until>0") }) {
        if (auto done = m_db.run(sql, { qint64(by.count()) }); !done)
            return done;
    }
    return {};
}

Result<qint64> JobRepository::addInstance(const QString &uuid, const QString &role, const QString &host,
    qint64 pid, const QString &bootId, Instant now)
{
    auto done
        = m_db.run("INSERT INTO instance(uuid, role, host, pid, boot_id, started_at) VALUES(?,?,?,?,?,?)",
            { uuid, role, host, pid, bootId, now });
    if (!done)
        return fail(done.error());
    return m_db.lastInsertId();
}

Result<> JobRepository::endInstances(qint64 me, Instant now)
{
    return m_db.run("UPDATE instance SET state=2, ended_at=? WHERE id<>? AND state=0", { now, me });
}

Result<> JobRepository::leave(qint64 me, Instant now)
{
    return m_db.run("UPDATE instance SET state=1, ended_at=? WHERE id=?", { now, me });
}

Result<std::vector<JobRepository::Upcoming>> JobRepository::upcoming(int perLane)
{
    const auto read = [](const Row &row) {
        const auto kind = row.optionalInteger(2);
        return Upcoming { { row.integer(0) }, row.instant(1),
            kind ? std::optional(ErrorClass(*kind)) : std::nullopt };
    };
    std::vector<Upcoming> next;
    const auto add = [&next](const Result<std::vector<Upcoming>> &jobs) -> Result<> {
        if (!jobs)
            return fail(jobs.error());
        next.insert(next.end(), jobs->begin(), jobs->end());
        return {};
    };
    // The index of what is ready begins with the lane: asked lane by lane, a long queue costs no more than a
    // short one.
    const auto rows
        = m_db.all("SELECT id FROM lane", {}, [](const Row &row) { return LaneId { row.integer(0) }; });
    if (!rows)
        return fail(rows.error());
    for (const LaneId id : *rows) {
        const auto waiting = m_db.all("SELECT id, run_at, last_class FROM job WHERE lane_id=? AND state=0"
                                      " ORDER BY run_at, id LIMIT ?",
            { id, perLane }, read);
        if (auto added = add(waiting); !added)
            return fail(added.error());
    }
    const auto running = m_db.all("SELECT id, run_at, last_class FROM job WHERE state=1 AND owner IS NOT NULL"
                                  " LIMIT ?",
        { perLane }, read);
    if (auto added = add(running); !added)
        return fail(added.error());
    const auto inDoubt
        = m_db.all("SELECT id, run_at, last_class FROM job WHERE state=2 ORDER BY run_at, id LIMIT ?",
            { perLane }, read);
    if (auto added = add(inDoubt); !added)
        return fail(added.error());
    return next;
}
