// What an engine holds in memory with many live jobs, and what it costs when nothing is due: target T8.
// Each figure is of a fresh process. `--size` is the smaller number of jobs; ten times as many follow.

#include "liveshop.h"
#include "measure.h"
#include "rawsqlite.h"

#include "core/platform.h"
#include "storage/queue.h"

#include <QCoreApplication>
#include <QDir>
#include <QEventLoop>
#include <QFile>
#include <QJsonDocument>
#include <QTimer>

#include <cstdio>

using namespace Qt::StringLiterals;
using namespace bench;

namespace {
constexpr double MiB = 1024 * 1024;

/// A number of /proc/self/… in its own unit; 0 where there is none.
qint64 procNumber(const QString &file, const QByteArray &name)
{
    QFile status(file);
    if (!status.open(QIODevice::ReadOnly))
        return 0;
    const QByteArrayList lines = status.readAll().split('\n');
    for (const QByteArray &line : lines) {
        if (line.startsWith(name + ':'))
            return line.mid(name.size() + 1).simplified().split(' ').first().toLongLong();
    }
    return 0;
}

/// How often any thread of this process went to sleep, hence woke up.
qint64 sleeps()
{
    qint64 sum = 0;
    const QString tasks = u"/proc/self/task"_s;
    const QStringList threads = QDir(tasks).entryList(QDir::Dirs | QDir::NoDotAndDotDot);
    for (const QString &thread : threads)
        sum += procNumber(tasks + u'/' + thread + u"/status"_s, "voluntary_ctxt_switches");
    return sum;
}

void rest(int ms)
{
    QEventLoop loop;
    QTimer::singleShot(ms, &loop, &QEventLoop::quit);
    loop.exec();
}

QJsonObject observe(const Options &options)
{
    rest(options.quick ? 500 : 2000);
    const int window = options.quick ? 1000 : 10'000;
    const qint64 cpu = platform::usage().cpuMicros;
    const qint64 before = sleeps();
    rest(window);
    const qint64 after = sleeps() - 1; // the end of the window is ours
    const double span = window / 1000.0;
    const QString status = u"/proc/self/status"_s;
    return { { u"resident"_s, double(procNumber(status, "VmRSS")) / 1024 },
        { u"own"_s, double(procNumber(status, "RssAnon")) / 1024 },
        { u"peak"_s, double(platform::usage().residentBytes) / MiB },
        { u"cpu"_s, double(platform::usage().cpuMicros - cpu) / 10'000 / span },
        { u"wakeUps"_s, double(std::max<qint64>(0, after - before)) / span } };
}

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
    return observe(options);
}

/// An event loop and one connection, nothing else.
QJsonObject rawWith(const Options &options)
{
    const QTemporaryDir folder(options.placeTemplate());
    RawRows rows(folder.filePath(u"raw.db"_s));
    rows.speed(int(options.size / 1000), 1000);
    return observe(options);
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
