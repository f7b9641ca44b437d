#pragma once

#include "core/result.h"

#include <QElapsedTimer>
#include <QJsonObject>
#include <QString>

#include <functional>
#include <optional>
#include <vector>

/// What all programs of bench/ share: options, numbers, repeated pairs and the table they end in.
namespace bench {

[[noreturn]] void die(const QString &why);
/// The value, or the end of the program.
template <class T> T must(Result<T> result)
{
    if (!result)
        die(result.error().message);
    if constexpr (!std::is_void_v<T>)
        return std::move(*result);
}

/// `[--quick] [--size N] [--folder DIR]`, the same for every program.
struct Options {
    bool quick = false; ///< a smoke run: seconds, the figures mean little
    qint64 size = 0; ///< what it counts is the program's affair
    QString folder; ///< decides which disk is measured; empty: the temporary one
    int rounds = 5; ///< of every pair
    QString part; ///< set where a program starts itself again for one part in a fresh process

    /// The size asked for, else one of these.
    qint64 sizeOr(qint64 usual, qint64 small) const { return size > 0 ? size : quick ? small : usual; }
    /// For QTemporaryDir.
    QString placeTemplate() const;
};
Options readOptions(const QString &subject, const QString &sizeMeans);
/// Runs this program again as `part` and returns the JSON object that it prints.
QJsonObject runPart(const Options &options, const QString &part, qint64 size);

double median(std::vector<double> values);
/// `share` from 0 to 1, nearest rank.
double percentile(std::vector<double> values, double share);
double seconds(const std::function<void()> &work);

/// 1234567 -> `1 234 567`; below 100 with digits that matter.
QString number(double value);

/// A measurement and its peer, taken in turns: the machine's mood hits both, so the ratio is of a pair
/// and the median is of the ratios, not of the speeds.
class Pairs {
public:
    /// `ours` and `raw` return speeds (or times); who goes first alternates.
    Pairs(int rounds, const std::function<double()> &ours, const std::function<double()> &raw);

    double ours() const { return median(m_ours); }
    double raw() const { return median(m_raw); }
    double ratio() const; ///< ours to raw

private:
    std::vector<double> m_ours, m_raw, m_ratio;
};

/// One line a figure. Printed as Markdown with the machine's state above it.
class Table {
public:
    explicit Table(QString title)
        : m_title(std::move(title))
    {
    }
    struct Line {
        QString id; ///< `T1`; empty: it belongs to the line above
        QString what;
        QString ours;
        QString raw; ///< `–` where there is no peer
        QString ratio;
        QString goal;
        std::optional<bool> met; ///< nothing: no goal was set
    };
    void add(Line line) { m_lines.push_back(std::move(line)); }
    /// Both sides in one unit, and the usual question: is the ratio at least `goal`?
    void addRatio(
        const QString &id, const QString &what, const Pairs &pairs, const QString &unit, double goal);
    void note(const QString &text) { m_notes.push_back(text); }
    void print() const;

private:
    QString m_title;
    std::vector<Line> m_lines;
    std::vector<QString> m_notes;
};

} // namespace bench
