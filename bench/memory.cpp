// What an engine holds in memory with many live jobs, and what it costs when nothing is due: target T8.
// Each figure is of a fresh process. `--size` is the smaller number of jobs; ten times as many follow.

#include "atrest.h"
#include "liveshop.h"
#include "measure.h"
#include "rawsqlite.h"

#include "storage/queue.h"

#include <QCoreApplication>
#include <QJsonDocument>

#include <cstdio>

using namespace Qt::StringLiterals;
using namespace bench;

namespace {
void fill(Engine &engine, qint64 jobs)
{
    qint64 open = 0;
    for (qint64 first = 0; first < jobs; first += 1000) {
        ++open;
        engine.writer().submit(
            [first, jobs](Connection &db) -> Result<> {
                JobRepository queue(db);
                const Instant now = SystemClock().now();
                for (qint64 i = first; i < std::min(first + 1000, jobs); ++i) {
                    NewJob job;
                    job.kind = JobKind::Alert;
                    job.endpoint = u"shop"_s;
                    job.runAt = now + std::chrono::hours(24);
                    job.body = RawRows::body();
                    job.idemKey = QString::number(i);
                    if (auto queued = queue.enqueue(job, now); !queued)
                        return fail(queued.error());
                }
                return {};
            },
            [&open](Result<> done) {
                must(std::move(done));
                --open;
            });
        waitUntil([&open] { return open == 0; });
    }
    engine.dispatcher().step();
}

QJsonObject engineWith(const Options &options)
{
    LiveShop shop(options);
    shop.open({});
    shop.addChannel(u"http://127.0.0.1:9/"_s);
    fill(shop.engine(), options.size);
    return observe(options.quick);
}

/// An event loop and one connection, nothing else.
QJsonObject rawWith(const Options &options)
{
    const QTemporaryDir folder(options.placeTemplate());
    RawRows rows(folder.filePath(u"raw.db"_s));
    rows.speed(int(options.size / 1000), 1000);
    return observe(options.quick);
}

void measure(const Options &options)
{
    Table table(u"Memory, and the engine at rest"_s);
    const qint64 few = options.sizeOr(10'000, 1'000);
    const QJsonObject raw = runPart(options, u"raw"_s, few);
    const auto mib = [](const QJsonObject &one, const QString &name) { return one.value(name).toDouble(); };
    QJsonObject idle;
    for (const auto &[jobs, goal] : { std::pair(few, 20), std::pair(few * 10, 60) }) {
        const QJsonObject ours = runPart(options, u"engine"_s, jobs);
        if (jobs == few)
            idle = ours;
        table.add({ jobs == few ? u"T8"_s : QString(),
            u"resident with %1 live jobs, MiB"_s.arg(number(double(jobs))), number(mib(ours, u"resident"_s)),
            number(mib(raw, u"resident"_s)), number(mib(ours, u"resident"_s) / mib(raw, u"resident"_s)),
            u"≤ %1 MiB"_s.arg(goal), mib(ours, u"resident"_s) <= goal });
        table.add({ {}, u"of that its own (not code from files), MiB"_s, number(mib(ours, u"own"_s)),
            number(mib(raw, u"own"_s)), number(mib(ours, u"own"_s) / mib(raw, u"own"_s)), {}, {} });
    }
    table.add({ {}, u"CPU at rest, %"_s, number(mib(idle, u"cpu"_s)), number(mib(raw, u"cpu"_s)), u"–"_s,
        u"< 0.2 %"_s, mib(idle, u"cpu"_s) < 0.2 });
    table.add({ {}, u"wake-ups a second at rest"_s, number(mib(idle, u"wakeUps"_s)),
        number(mib(raw, u"wakeUps"_s)), u"–"_s, u"0"_s, mib(idle, u"wakeUps"_s) < 0.15 });
    table.note(
        u"raw: an event loop and one connection; the rest of the program's files are Qt, OpenSSL, libcurl"_s);
    table.print();
}
} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication app(argc, argv);
    const Options options = readOptions(
        u"Memory with many live jobs, and the engine at rest."_s, u"Live jobs; ten times as many follow."_s);
    if (options.part.isEmpty()) {
        measure(options);
        return 0;
    }
    const QJsonObject seen = options.part == u"raw"_s ? rawWith(options) : engineWith(options);
    std::printf("%s\n", QJsonDocument(seen).toJson(QJsonDocument::Compact).constData());
    return 0;
}
