#include "engine/commands/arguments.h"
#include "engine/commands/jobview.h"
#include "engine/commands/registry.h"
#include "engine/engine.h"
#include "engine/orderview.h"
#include "storage/figures.h"

#include <QJsonArray>
#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace {
using Reply = Desk::Done;

Result<std::optional<JobState>> stateNamed(const QString &name)
{
    const auto state = jobStateFromName(name);
    if (!state && !name.isEmpty())
        return fail(ErrorClass::BadUsage, u"there is no job state '%1'"_s.arg(name));
    return state;
}

Result<QJsonValue> listJobs(Connection &db, const QJsonObject &args, const Settings &settings,
    const QHash<LaneId, LaneGate> &gates, Instant now)
{
    auto limit = arguments::number(args, u"limit"_s, 50, 1, 1000);
    if (!limit)
        return fail(limit.error());
    auto named = stateNamed(arguments::textOr(args, u"state"_s));
    if (!named)
        return fail(named.error());
    const std::optional<JobState> state = *named;
    auto open = arguments::flag(args, u"open"_s);
    if (!open)
        return fail(open.error());
    // `held` is a job that waits on a closed lane: a view, not a stored state.
    const bool held = state == JobState::Held;
    auto before = arguments::cursor(args);
    if (!before)
        return fail(before.error());
    QJsonArray items;
    QString next;
    for (JobId from { *before }; next.isEmpty();) {
        auto jobs = open->value_or(false)
            ? JobRepository(db).open(int(*limit) + 1, from)
            : JobRepository(db).list(held ? JobState::Waiting : state, int(*limit) + 1, from);
        if (!jobs)
            return fail(jobs.error());
        for (const Job &job : *jobs) {
            if (items.size() == *limit) { // there is more: it begins behind the last one shown
                next = QString::number(from.value);
                break;
            }
            from = job.id;
            auto shown = jobview::show(db, job, settings, gates.value(job.lane, LaneGate::Open), now);
            if (!shown)
                return fail(shown.error());
            if (!held || shown->value(u"state"_s).toString() == u"held"_s)
                items.append(*shown);
        }
        if (jobs->size() <= size_t(*limit))
            break;
    }
    return QJsonValue(QJsonObject { { u"items"_s, items },
        { u"next"_s, next.isEmpty() ? QJsonValue(QJsonValue::Null) : QJsonValue(next) } });
}

void queueList(Engine &engine, const DeskRequest &request, Reply done)
{
    engine.read<QJsonValue>(
        [args = request.args, rules = engine.rules(), gates = jobview::gates(engine), now = engine.now()](
            Connection &db) { return listJobs(db, args, rules->settings, gates, now); },
        [done = std::move(done)](Result<QJsonValue> list) {
            done({ std::move(list), {} });
        });
}

Result<QJsonValue> listLanes(Connection &db, Lanes lanes, const Rules &rules, Instant now)
{
    auto rows = JobRepository(db).lanes();
    if (!rows)
        return fail(rows.error());
    lanes.update(*rows, rules, false);
    auto depth = JobRepository(db).waitingByLane();
    if (!depth)
        return fail(depth.error());
    QJsonArray items;
    for (const Lane &row : std::as_const(*rows)) {
        const auto passage = lanes.passage(*lanes.find(row.id), rules, now);
        qint64 waiting = 0;
        for (const auto &[id, count] : *depth)
            waiting += id == row.id ? count : 0;
        items.append(QJsonObject { { u"lane"_s, laneName(row.kind, row.endpoint) },
            { u"state"_s, laneGateName(passage.gate) }, { u"until"_s, view::time(passage.until) },
            { u"waiting"_s, waiting } });
    }
    return QJsonValue(QJsonObject { { u"items"_s, items }, { u"next"_s, QJsonValue::Null } });
}

void queueLanes(Engine &engine, const DeskRequest &, Reply done)
{
    engine.read<QJsonValue>([lanes = engine.dispatcher().lanes(), rules = engine.rules(), now = engine.now()](
                                Connection &db) { return listLanes(db, lanes, *rules, now); },
        [done = std::move(done)](Result<QJsonValue> list) {
            done({ std::move(list), {} });
        });
}

struct Retried {
    std::vector<std::pair<OrderId, JobKind>> jobs;
    qint64 count = 0;
};

Result<Retried> retryJobs(Fulfilment &step, const DeskRequest &request)
{
    JobRepository jobs(step.db());
    std::vector<JobId> ids;
    if (request.args.value(u"failed"_s).toBool()) {
        std::optional<Instant> since;
        if (const QString text = arguments::textOr(request.args, u"since"_s); !text.isEmpty()) {
            auto at = parseRfc3339(text);
            if (!at)
                return fail(at.error());
            since = *at;
        }
        auto failed = jobs.failedJobs(since);
        if (!failed)
            return fail(failed.error());
        ids = std::move(*failed);
    } else {
        auto job = arguments::text(request.args, u"job"_s);
        if (!job)
            return fail(job.error());
        bool isNumber = false;
        ids.push_back({ job->toLongLong(&isNumber) });
        if (!isNumber)
            return fail(ErrorClass::BadUsage, u"a job has a number, not '%1'; see 'queue list'"_s.arg(*job));
    }
    Retried retried;
    for (const JobId id : ids) {
        auto job = jobs.byId(id);
        if (!job)
            return fail(job.error());
        if (auto resent = jobs.resend(id, step.now()); !resent)
            return fail(resent.error());
        const FolderRepository::AuditRow row { 0, step.now(), request.actor, u"queue.retry"_s,
            u"job %1"_s.arg(id.value), jobStateName(job->state) };
        if (auto audited = FolderRepository(step.db()).audit(row); !audited)
            return fail(audited.error());
        retried.jobs.push_back({ job->order, job->kind });
        ++retried.count;
    }
    step.changes().queue = true;
    return retried;
}

void queueRetry(Engine &engine, const DeskRequest &request, Reply done)
{
    engine.write<Retried>([request](Fulfilment &step) { return retryJobs(step, request); },
        [&engine, request, done = std::move(done)](Result<Retried> retried) {
            if (!retried) {
                done({ fail(retried.error()), {} });
                return;
            }
            const Reply counted = [done, count = retried->count](DeskReply reply) {
                if (reply.value) {
                    QJsonObject list = reply.value->toObject();
                    list.insert(u"retried"_s, count);
                    reply.value = QJsonValue(list);
                }
                done(std::move(reply));
            };
            DeskRequest again = request;
            again.args = { { u"limit"_s, 100 } };
            if (retried->jobs.empty()) {
                queueList(engine, again, counted);
                return;
            }
            const auto &[order, kind] = retried->jobs.front();
            engine.whenAttempted(order, kind, 1, engine.rules()->settings.httpTimeout * 2,
                [&engine, again, counted] { queueList(engine, again, counted); });
        });
}

void queuePause(Engine &engine, const DeskRequest &request, Reply done, bool pause)
{
    const QString only = arguments::textOr(request.args, u"lane"_s);
    engine.write<bool>(
        [request, only, pause](Fulfilment &step) -> Result<bool> {
            JobRepository jobs(step.db());
            auto lanes = jobs.lanes();
            if (!lanes)
                return fail(lanes.error());
            bool found = only.isEmpty();
            for (Lane &lane : *lanes) {
                if (!only.isEmpty() && laneName(lane.kind, lane.endpoint) != only)
                    continue;
                found = true;
                const std::optional<QString> why = pause ? std::optional(u"by hand"_s) : std::nullopt;
                if (auto set = jobs.setPaused(lane.id, why); !set)
                    return fail(set.error());
                if (pause)
                    continue;
                lane.authUntil = {};
                if (auto saved = jobs.saveLane(lane); !saved)
                    return fail(saved.error());
            }
            if (!found)
                return fail(ErrorClass::NotFound, u"there is no lane %1; see 'queue lanes'"_s.arg(only));
            const FolderRepository::AuditRow row { 0, step.now(), request.actor,
                pause ? u"queue.pause"_s : u"queue.resume"_s, only.isEmpty() ? u"all lanes"_s : only, {} };
            if (auto audited = FolderRepository(step.db()).audit(row); !audited)
                return fail(audited.error());
            step.changes().queue = true;
            return true;
        },
        [&engine, request, done = std::move(done)](Result<bool> paused) {
            if (paused) {
                engine.dispatcher().reloadLanes();
                engine.dispatcher().step();
                queueLanes(engine, request, done);
            } else
                done({ fail(paused.error()), {} });
        });
}

/// For the demo and the dashboard: what the log says of retries, and when each payment was noticed.
void figures(Engine &engine, const DeskRequest &, Reply done)
{
    engine.read<QJsonValue>(
        [](Connection &db) -> Result<QJsonValue> {
            FigureRepository figures(db);
            auto retries = figures.retries();
            if (!retries)
                return fail(retries.error());
            auto detections = figures.detections(1000);
            if (!detections)
                return fail(detections.error());
            QJsonObject detected;
            for (const auto &[order, at] : *detections)
                detected.insert(order, toRfc3339(at));
            return QJsonValue(QJsonObject { { u"retries"_s, *retries }, { u"detected"_s, detected } });
        },
        [done = std::move(done)](Result<QJsonValue> value) {
            done({ std::move(value), {} });
        });
}
} // namespace

QList<commands::Command> commands::queueCommands()
{
    return { { u"queue list"_s, queueList }, { u"queue lanes"_s, queueLanes },
        { u"queue retry"_s, queueRetry },
        { u"queue pause"_s,
            [](Engine &engine, const DeskRequest &request, Reply done) {
                queuePause(engine, request, std::move(done), true);
            } },
        { u"queue resume"_s,
            [](Engine &engine, const DeskRequest &request, Reply done) {
                queuePause(engine, request, std::move(done), false);
            } },
        { u"figures"_s, figures } };
}
