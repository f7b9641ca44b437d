// The durable queue beside raw SQLite: targets T1 to T6 (docs/benchmarks.md says what each means).
// `--size` is the number of jobs that are claimed and drained.

#include "liveshop.h"
#include "measure.h"
#include "rawsqlite.h"

#include "storage/migrator.h"
#include "storage/queue.h"

#include <QCoreApplication>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTimer>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace bench;

namespace {
const QByteArray &jobBody()
{
    static const QByteArray body = QJsonDocument(
        QJsonObject { { u"event"_s, u"bench"_s }, { u"title"_s, u"bench"_s },
            { u"text"_s,
                QString(140, u't') } }).toJson(QJsonDocument::Compact);
    return body;
}

NewJob alertJob(qint64 number, Instant runAt)
{
    NewJob job;
    job.kind = JobKind::Alert;
    job.endpoint = u"shop"_s;
    job.runAt = runAt;
    job.body = jobBody();
    job.idemKey = u"01JX0000%1"_s.arg(number, 18, 10, QChar(u'0')); // ordered in time, as the real ones
    return job;
}

Result<> enqueueSome(Connection &db, qint64 first, int count, Instant now)
{
    JobRepository jobs(db);
    for (qint64 i = first; i < first + count; ++i) {
        if (auto queued = jobs.enqueue(alertJob(i, now), now); !queued)
            return fail(queued.error());
    }
    return {};
}

/// The writer as the engine has it: own thread, completions on the event loop.
class Queue {
public:
    explicit Queue(const QString &path)
    {
        auto db = must(Connection::open(path, Connection::Mode::ReadWrite));
        must(migrate(*db));
        m_writer = std::make_unique<Writer>(std::move(db), [this](std::function<void()> call) {
            QMetaObject::invokeMethod(&m_context, std::move(call), Qt::QueuedConnection);
        });
        m_instance = must(JobRepository(m_writer->connection())
                              .addInstance(u"bench"_s, u"bench"_s, u"here"_s, 1, u"boot"_s, m_now));
        m_writer->start();
    }
    ~Queue() { m_writer.reset(); } // before the context

    /// `callers` enqueue `each` time `rows` jobs and wait for the commit before they go on.
    /// @return jobs a second; every wait in ms goes to `waits` if it is given
    double enqueue(int callers, int each, int rows, std::vector<double> *waits = nullptr)
    {
        int left = callers * each;
        int open = left;
        std::function<void()> ask = [&] {
            if (left-- <= 0)
                return;
            QElapsedTimer asked;
            asked.start();
            const qint64 first = std::exchange(m_number, m_number + rows);
            m_writer->submit(
                [this, first, rows](Connection &db) { return enqueueSome(db, first, rows, m_now); },
                [&, asked](Result<> done) {
                    must(std::move(done));
                    if (waits)
                        waits->push_back(double(asked.nsecsElapsed()) / 1e6);
                    --open;
                    ask();
                });
        };
        const double took = seconds([&] {
            for (int i = 0; i < callers; ++i)
                ask();
            waitUntil([&open] { return open == 0; });
        });
        return double(callers) * each * rows / took;
    }

    /// Claims `batch` jobs with their intents and, in the next transaction, finishes them with their log
    /// entries beside the next claim. @return jobs a second
    double claimAndFinish(int jobs, int batch)
    {
        enqueue(1, jobs / batch, batch);
        m_lane = must(onWriter<LaneId>(
            [](Connection &db) { return JobRepository(db).lane(JobKind::Alert, u"shop"_s); }));
        auto claimed = std::make_shared<std::vector<Job>>();
        const double took = seconds([&] {
            for (int left = jobs; left > -batch; left -= batch) // the last round only finishes
                *claimed = must(onWriter<std::vector<Job>>(
                    [this, claimed, batch](Connection &db) { return finishAndClaim(db, *claimed, batch); }));
        });
        return jobs / took;
    }

private:
    Result<std::vector<Job>> finishAndClaim(Connection &db, const std::vector<Job> &running, int batch)
    {
        JobRepository jobs(db);
        AttemptRepository log(db);
        for (const Job &job : running) {
            if (auto done = jobs.finish(job, {}, m_now); !done)
                return fail(done.error());
            AttemptEntry entry;
            entry.job = job.id;
            entry.claim = job.claim;
            entry.kind = jobKindName(job.kind);
            entry.attempt = job.tries;
            entry.startedAt = m_now;
            entry.endpoint = job.endpoint;
            if (auto logged = log.append(entry); !logged)
                return fail(logged.error());
        }
        return jobs.claim(m_lane, batch, m_instance, m_now);
    }

    template <class T> Result<T> onWriter(std::function<Result<T>(Connection &)> work)
    {
        std::optional<Result<T>> answer;
        m_writer->write<T>(std::move(work), [&answer](Result<T> result) { answer = std::move(result); });
        waitUntil([&answer] { return answer.has_value(); });
        return std::move(*answer);
    }

    QObject m_context;
    std::unique_ptr<Writer> m_writer;
    Instant m_now = SystemClock().now();
    qint64 m_instance = 0;
    qint64 m_number = 0;
    LaneId m_lane;
};

/// Jobs through the real engine: dispatcher, adapter, log, event loop; only the network is missing.
class Engines {
public:
    explicit Engines(const Options &options)
        : m_shop(options)
    {
        auto transport = std::make_unique<InstantTransport>();
        m_network = transport.get();
        m_shop.open({ std::move(transport) });
        m_shop.addChannel(u"https://shop.example/hook"_s);
        m_network->sent = [this](const HttpRequest &) { starts.push_back(SystemClock().now()); };
    }

    /// @return seconds until `jobs` that were due have all been sent and settled
    double drain(int jobs, int width)
    {
        fill(jobs, width);
        Engine &engine = m_shop.engine();
        const qint64 sentBefore = m_network->count();
        return seconds([&] {
            engine.dispatcher().step();
            waitUntil(
                [&] { return m_network->count() == sentBefore + jobs && engine.dispatcher().isIdle(); });
        });
    }

    /// One job each `everyMs`. @return the time from asking to its start, each in ms
    std::vector<double> startLatencies(int jobs, int everyMs)
    {
        std::vector<QElapsedTimer> asked;
        std::vector<double> waits;
        m_network->sent = [&](const HttpRequest &) { // one lane, so they start in their order
            waits.push_back(double(asked[waits.size()].nsecsElapsed()) / 1e6);
        };
        QTimer pace;
        pace.setTimerType(Qt::PreciseTimer);
        QObject::connect(&pace, &QTimer::timeout, &pace, [&] {
            if (int(asked.size()) == jobs)
                return;
            asked.emplace_back().start();
            ask();
        });
        pace.start(everyMs);
        waitUntil([&] { return int(waits.size()) == jobs && m_shop.engine().dispatcher().isIdle(); });
        m_network->sent = {};
        return waits;
    }

private:
    void ask()
    {
        m_shop.engine().write<bool>(
            [number = m_number++](Fulfilment &step) -> Result<bool> {
                auto queued = enqueueSome(step.db(), number, 1, step.now());
                step.changes().queue = true;
                return queued ? Result<bool>(true) : fail(queued.error());
            },
            [](Result<bool> done) { must(std::move(done)); });
    }

    /// Written behind the dispatcher's back, so that nothing starts before the clock does.
    void fill(int jobs, int width)
    {
        int open = 0;
        for (int written = 0; written < jobs; written += 500) {
            ++open;
            const int count = std::min(500, jobs - written);
            m_shop.engine().writer().submit(
                [first = std::exchange(m_number, m_number + count), count, width](
                    Connection &db) -> Result<> {
                    if (auto queued = enqueueSome(db, first, count, SystemClock().now()); !queued)
                        return queued;
                    return db.run("UPDATE lane SET max_inflight=?", { width });
                },
                [&open](Result<> done) {
                    must(std::move(done));
                    --open;
                });
        }
        waitUntil([&open] { return open == 0; });
        m_shop.engine().dispatcher().reloadLanes();
    }

public:
    std::vector<Instant> starts;

private:
    LiveShop m_shop;
    InstantTransport *m_network = nullptr;
    qint64 m_number = 0;
};

void measureEnqueue(Table &table, const Options &options, Queue &queue, RawRows &raw)
{
    const int commits = options.quick ? 20 : 200;
    const Pairs alone(
        options.rounds, [&] { return queue.enqueue(1, commits, 1); }, [&] { return raw.speed(commits, 1); });
    table.addRatio(u"T1"_s, u"durable enqueue, one caller, a second"_s, alone, {}, 0.85);

    std::vector<double> waits;
    std::vector<double> rawWaits;
    for (const auto &[callers, goal] : { std::pair(16, 5.0), std::pair(64, 10.0) }) {
        waits.clear();
        const Pairs many(
            options.rounds, [&] { return queue.enqueue(callers, commits / 2, 1, &waits); },
            [&] {
                const auto taken = raw.latencies(commits);
                rawWaits.insert(rawWaits.end(), taken.begin(), taken.end());
                double all = 0;
                for (const double ms : taken)
                    all += ms;
                return commits / all * 1000;
            });
        table.addRatio(
            callers == 16 ? u"T2"_s : QString(), u"%1 callers, a second"_s.arg(callers), many, {}, goal);
    }
    const double p99 = percentile(waits, 0.99);
    const double rawP99 = percentile(rawWaits, 0.99);
    table.add({ {}, u"p99 wait of 64 callers, ms"_s, number(p99), number(rawP99), number(p99 / rawP99),
        u"ratio ≤ 6"_s, p99 <= 6 * rawP99 });

    const Pairs hundred(
        options.rounds, [&] { return queue.enqueue(1, commits / 2, 100); },
        [&] { return raw.speed(commits / 2, 100); });
    table.addRatio(u"T3"_s, u"enqueue, 100 a commit: jobs and rows a second"_s, hundred, {}, 0.4);
}

void measureClaims(Table &table, const Options &options, Queue &queue, RawRows &raw)
{
    const int jobs = int(options.sizeOr(10'000, 1'000));
    const auto rowWrites = [&](int batch) {
        return Pairs(
            options.rounds, [&] { return 4 * queue.claimAndFinish(jobs, batch); },
            [&] { return raw.speed(jobs / batch, batch); });
    };
    const Pairs hundred = rowWrites(100);
    table.add({ u"T4"_s, u"claim and finish, 100 a commit: jobs a second"_s, number(hundred.ours() / 4),
        u"–"_s, u"–"_s, u"≥ 40 000"_s, hundred.ours() / 4 >= 40'000 });
    table.addRatio({}, u"the same as row writes a second (4 a job)"_s, hundred, {}, 0.8);
}

void measureDrain(Table &table, const Options &options, Engines &engines, RawRows &raw)
{
    const int jobs = int(options.sizeOr(10'000, 1'000));
    for (const int width : { 256, 4 }) {
        const int some = width == 4 ? jobs / 5 : jobs;
        const Pairs drained(
            std::min(options.rounds, 3), [&] { return engines.drain(some, width) / some * 10'000; },
            [&] { return 40'000 / raw.speed(some * 4 / 100, 100); });
        table.add({ width == 256 ? u"T5"_s : QString(),
            u"drain 10 000 jobs through the engine, %1 in flight, s"_s.arg(width), number(drained.ours()),
            number(drained.raw()), number(drained.ratio()),
            width == 256 ? u"≤ 0.3 s, busy disk 0.6 s"_s : u"(as shipped)"_s,
            width == 256 ? std::optional(drained.ours() <= 0.6) : std::nullopt });
    }
}

void measureLatency(Table &table, const Options &options, Engines &engines, RawRows &raw)
{
    const int jobs = options.quick ? 50 : 200;
    std::vector<double> ours;
    std::vector<double> theirs;
    for (int round = 0; round < std::min(options.rounds, 3); ++round) {
        const auto started = engines.startLatencies(jobs, 10);
        ours.insert(ours.end(), started.begin(), started.end());
        const auto committed = raw.latencies(jobs, 10);
        theirs.insert(theirs.end(), committed.begin(), committed.end());
    }
    const double p50 = percentile(ours, 0.5);
    const double p99 = percentile(ours, 0.99);
    const double rawP99 = percentile(theirs, 0.99);
    table.add({ u"T6"_s, u"enqueue to start at 100 a second: p50, ms"_s, number(p50),
        number(percentile(theirs, 0.5)), number(p50 / percentile(theirs, 0.5)), u"≤ 1.5 ms"_s, p50 <= 1.5 });
    table.add({ {}, u"p99, ms"_s, number(p99), number(rawP99), number(p99 / rawP99), u"≤ 2 × raw + 2 ms"_s,
        p99 <= 2 * rawP99 + 2 });
}
} // namespace

int main(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    const Options options
        = readOptions(u"The durable queue beside raw SQLite."_s, u"Jobs to claim and drain."_s);
    QTemporaryDir folder(options.placeTemplate());
    Table table(u"The queue"_s);
    {
        RawRows raw(folder.filePath(u"raw.db"_s));
        Queue queue(folder.filePath(u"queue.db"_s));
        measureEnqueue(table, options, queue, raw);
        measureClaims(table, options, queue, raw);
    }
    RawRows raw(folder.filePath(u"raw2.db"_s));
    Engines engines(options);
    measureDrain(table, options, engines, raw);
    measureLatency(table, options, engines, raw);
    table.note(
        u"raw: one row of 200 bytes and four integers, no index; T5: 40 000 such rows, 100 a commit"_s);
    table.print();
    return 0;
}
