#include "measure.h"

#include <QCommandLineParser>
#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QProcess>
#include <QThread>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>

#include <sqlite3.h>

using namespace Qt::StringLiterals;

namespace bench {

void die(const QString &why)
{
    std::fflush(stdout);
    std::fprintf(stderr, "%s\n", qPrintable(why));
    std::_Exit(1);
}

QString Options::placeTemplate() const
{
    return (folder.isEmpty() ? QDir::tempPath() : folder) + u"/neverdrop-bench-XXXXXX"_s;
}

Options readOptions(const QString &subject, const QString &sizeMeans)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(subject);
    parser.addHelpOption();
    const QCommandLineOption quick(u"quick"_s, u"A smoke run of seconds."_s);
    const QCommandLineOption size(u"size"_s, sizeMeans, u"N"_s);
    const QCommandLineOption folder(u"folder"_s, u"Where to work: which disk is measured."_s, u"DIR"_s);
    QCommandLineOption part(u"part"_s, u"One part, in a process of its own."_s, u"NAME"_s);
    part.setFlags(QCommandLineOption::HiddenFromHelp);
    parser.addOptions({ quick, size, folder, part });
    parser.process(*QCoreApplication::instance());
    Options options;
    options.quick = parser.isSet(quick);
    options.size = parser.value(size).toLongLong();
    options.folder = parser.value(folder);
    options.part = parser.value(part);
    options.rounds = options.quick ? 1 : 5;
    return options;
}

QJsonObject runPart(const Options &options, const QString &part, qint64 size)
{
    QStringList arguments { u"--part"_s, part, u"--size"_s, QString::number(size) };
    if (options.quick)
        arguments.append(u"--quick"_s);
    if (!options.folder.isEmpty())
        arguments.append({ u"--folder"_s, options.folder });
    QProcess process;
    process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    process.start(QCoreApplication::applicationFilePath(), arguments);
    if (!process.waitForFinished(-1) || process.exitCode() != 0)
        die(u"the part %1 ended badly"_s.arg(part));
    return QJsonDocument::fromJson(process.readAllStandardOutput()).object();
}

double percentile(std::vector<double> values, double share)
{
    if (values.empty())
        return 0;
    std::sort(values.begin(), values.end());
    const auto rank = size_t(std::ceil(share * double(values.size())));
    return values[std::clamp<size_t>(rank, 1, values.size()) - 1];
}

double median(std::vector<double> values)
{
    return percentile(std::move(values), 0.5);
}

double seconds(const std::function<void()> &work)
{
    QElapsedTimer timer;
    timer.start();
    work();
    return double(timer.nsecsElapsed()) / 1e9;
}

QString number(double value)
{
    if (std::abs(value) < 100)
        return QString::number(value, 'g', 3);
    QString digits = QString::number(std::llround(value));
    for (qsizetype i = digits.size() - 3; i > 0; i -= 3)
        digits.insert(i, u' ');
    return digits;
}

Pairs::Pairs(int rounds, const std::function<double()> &ours, const std::function<double()> &raw)
{
    for (int round = 0; round < rounds; ++round) {
        const bool oursFirst = round % 2 == 0;
        const double first = oursFirst ? ours() : raw();
        const double second = oursFirst ? raw() : ours();
        m_ours.push_back(oursFirst ? first : second);
        m_raw.push_back(oursFirst ? second : first);
        m_ratio.push_back(m_ours.back() / m_raw.back());
    }
}

double Pairs::ratio() const
{
    return median(m_ratio);
}

void Table::addRatio(
    const QString &id, const QString &what, const Pairs &pairs, const QString &unit, double goal)
{
    add({ id, what, number(pairs.ours()) + unit, number(pairs.raw()) + unit,
        QString::number(pairs.ratio(), 'f', 2), u"ratio ≥ "_s + number(goal), pairs.ratio() >= goal });
}

namespace {
QString machineState()
{
    QFile load(u"/proc/loadavg"_s);
    const QString now = load.open(QIODevice::ReadOnly)
        ? QString::fromLatin1(load.readAll()).section(u' ', 0, 0)
        : u"unknown"_s;
    return u"%1 cores, load %2, SQLite %3"_s.arg(QThread::idealThreadCount())
        .arg(now, QLatin1String(sqlite3_libversion()));
}

using Cells = std::array<QString, 7>;

Cells cellsOf(const Table::Line &line)
{
    return { line.id, line.what, line.ours, line.raw, line.ratio, line.goal,
        !line.met       ? QString()
            : *line.met ? u"met"_s
                        : u"missed"_s };
}

void printRow(const Cells &cells, const std::array<qsizetype, 7> &widths)
{
    QString text;
    for (size_t i = 0; i < cells.size(); ++i)
        text += u"| "_s + cells[i].leftJustified(widths[i]) + u' ';
    std::printf("%s|\n", text.toUtf8().constData());
}
} // namespace

void Table::print() const
{
    std::vector<Cells> rows { { u"#"_s, u"what"_s, u"NeverDrop"_s, u"raw SQLite"_s, u"ratio"_s, u"goal"_s,
        {} } };
    for (const Line &line : m_lines)
        rows.push_back(cellsOf(line));
    std::array<qsizetype, 7> widths {};
    for (const Cells &cells : rows) {
        for (size_t i = 0; i < cells.size(); ++i)
            widths[i] = std::max(widths[i], cells[i].size());
    }
    Cells rule;
    for (size_t i = 0; i < rule.size(); ++i)
        rule[i] = QString(std::max<qsizetype>(widths[i], 3), u'-');
    rows.insert(rows.begin() + 1, rule);

    std::printf("\n%s\n(%s; pairs taken in turns, medians of their ratios)\n\n", m_title.toUtf8().constData(),
        machineState().toUtf8().constData());
    for (const Cells &cells : rows)
        printRow(cells, widths);
    for (const QString &note : m_notes)
        std::printf("%s%s\n", &note == &m_notes.front() ? "\n" : "", note.toUtf8().constData());
    std::fflush(stdout);
}

} // namespace bench
