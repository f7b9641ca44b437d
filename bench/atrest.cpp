#include "atrest.h"

#include "core/platform.h"

#include <QDir>
#include <QEventLoop>
#include <QFile>
#include <QTimer>

using namespace Qt::StringLiterals;

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

} // namespace

void bench::rest(int ms)
{
    QEventLoop loop;
    QTimer::singleShot(ms, &loop, &QEventLoop::quit);
    loop.exec();
}

QJsonObject bench::observe(bool quick)
{
    rest(quick ? 500 : 2000);
    const int window = quick ? 1000 : 10'000;
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
