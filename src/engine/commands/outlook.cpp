#include "engine/commands/arguments.h"
#include "engine/commands/jobview.h"
#include "engine/commands/registry.h"
#include "engine/engine.h"
#include "storage/figures.h"

#include <QJsonArray>

#include <algorithm>
#include <tuple>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

// What a window shows first: the day in numbers, and what the queue does next.

namespace {
using Reply = Desk::Done;
using Moment = FigureRepository::Moment;

constexpr auto Patience = 10min; ///< paid and not delivered for longer than this counts as failed
constexpr int Hours = 24;

Result<Instant> instantOr(const QJsonObject &args, const QString &name, Instant fallback)
{
    const QString text = arguments::textOr(args, name);
    return text.isEmpty() ? Result<Instant>(fallback) : parseRfc3339(text);
}

/// The full hours of the last day and the one under way, counted from `since` so that they are full ones on
/// the reader's clock too, wherever he lives.
std::vector<Moment> hoursUntil(Instant now, Instant since, Random &random)
{
    const auto begun = std::chrono::floor<std::chrono::hours>(now - since);
    std::vector<Moment> bounds;
    for (int i = 1 - Hours; i <= 1; ++i) {
        const Instant at = since + begun + std::chrono::hours(i);
        bounds.push_back({ at, makeUlid(at, random).first(10) }); // its first ten digits are the time
    }
    return bounds;
}

Result<QJsonValue> showDay(
    Connection &db, const Moment &since, const std::vector<Moment> &bounds, Instant now)
{
    FigureRepository figures(db);
    auto day = figures.day(since, now - Patience);
    if (!day)
        return fail(day.error());
    auto counted = figures.slotsOf(bounds);
    if (!counted)
        return fail(counted.error());
    QJsonArray money;
    for (const Money &sum : day->money)
        money.append(QJsonObject { { u"currency"_s, sum.currency }, { u"amount"_s, sum.toString() } });
    QJsonArray hours;
    for (size_t i = 0; i < counted->size(); ++i)
        hours.append(QJsonObject { { u"at"_s, toRfc3339(bounds[i].at) },
            { u"orders"_s, (*counted)[i].orders }, { u"paid"_s, (*counted)[i].paid } });
    return QJsonValue(QJsonObject { { u"orders"_s, day->orders }, { u"paid"_s, day->paid },
        { u"delivered"_s, day->delivered }, { u"failed"_s, day->failed }, { u"by_query"_s, day->byQuery },
        { u"attention"_s, day->attention }, { u"money"_s, money }, { u"hours"_s, hours } });
}

/// `dashboard`: since = where the reader's day began, RFC 3339 (else the last 24 hours); now = the present.
void dashboard(Engine &engine, const DeskRequest &request, Reply done)
{
    const auto now = instantOr(request.args, u"now"_s, engine.now());
    const auto since = now ? instantOr(request.args, u"since"_s, *now - 24h) : now;
    if (!since) {
        done({ fail(since.error()), {} });
        return;
    }
    Random &random = *engine.config().random;
    const Moment from { *since, makeUlid(*since, random).first(10) };
    engine.read<QJsonValue>([from, now = *now, bounds = hoursUntil(*now, *since, random)](
                                Connection &db) { return showDay(db, from, bounds, now); },
        [done = std::move(done)](Result<QJsonValue> day) {
            done({ std::move(day), {} });
        });
}

using Upcoming = JobRepository::Upcoming;

/// What went wrong before comes first: among a hundred routine queries it would not be seen.
void putTroubleFirst(std::vector<Upcoming> &jobs, size_t limit)
{
    const auto rank = [](const Upcoming &job) {
        const bool hasFailed = job.lastClass && *job.lastClass != ErrorClass::Pending;
        return std::tuple(!hasFailed, job.runAt, job.id);
    };
    std::ranges::sort(jobs, {}, rank);
    jobs.resize(std::min(jobs.size(), limit));
}

Result<std::vector<Job>> upcoming(Connection &db, size_t limit)
{
    auto next = JobRepository(db).upcoming(200);
    if (!next)
        return fail(next.error());
    putTroubleFirst(*next, limit);
    std::vector<Job> jobs;
    for (const Upcoming &chosen : *next) {
        auto job = JobRepository(db).byId(chosen.id);
        if (!job)
            return fail(job.error());
        jobs.push_back(std::move(*job));
    }
    return jobs;
}

Result<std::vector<Job>> upcomingOf(Connection &db, const QString &ulid)
{
    auto order = OrderRepository(db).byUlid(ulid);
    if (!order)
        return fail(order.error());
    auto jobs = JobRepository(db).ofOrder(order->id);
    if (!jobs)
        return jobs;
    std::erase_if(*jobs, [](const Job &job) {
        return job.state == JobState::Done || job.state == JobState::Failed
            || job.state == JobState::Cancelled;
    });
    return jobs;
}

/// `queue next`: limit (8), order = only this one's.
void queueNext(Engine &engine, const DeskRequest &request, Reply done)
{
    const auto limit = arguments::number(request.args, u"limit"_s, 8, 1, 100);
    if (!limit) {
        done({ fail(limit.error()), {} });
        return;
    }
    engine.read<QJsonValue>(
        [order = arguments::textOr(request.args, u"order"_s), limit = int(*limit), rules = engine.rules(),
            gates = jobview::gates(engine), now = engine.now()](Connection &db) -> Result<QJsonValue> {
            auto jobs = order.isEmpty() ? upcoming(db, size_t(limit)) : upcomingOf(db, order);
            if (!jobs)
                return fail(jobs.error());
            QJsonArray items;
            for (const Job &job : *jobs) {
                auto shown
                    = jobview::show(db, job, rules->settings, gates.value(job.lane, LaneGate::Open), now);
                if (!shown)
                    return fail(shown.error());
                items.append(*shown);
            }
            return QJsonValue(QJsonObject { { u"items"_s, items }, { u"next"_s, QJsonValue::Null } });
        },
        [done = std::move(done)](Result<QJsonValue> list) {
            done({ std::move(list), {} });
        });
}
} // namespace

QList<commands::Command> commands::outlookCommands()
{
    return { { u"dashboard"_s, dashboard }, { u"queue next"_s, queueNext } };
}
