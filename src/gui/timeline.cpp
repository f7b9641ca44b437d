#include "gui/timeline.h"

#include "gui/icons.h"
#include "gui/texts.h"
#include "gui/theme.h"

#include <QCoreApplication>
#include <QFont>
#include <QJsonDocument>
#include <QLocale>

using namespace Qt::StringLiterals;

namespace {
struct Gui {
    Q_DECLARE_TR_FUNCTIONS(gui)
};

const QString DueAt = u"due_at"_s; // only what comes next has it

bool isNext(const QJsonObject &row)
{
    return row.contains(DueAt);
}

QString outcome(const QJsonObject &row)
{
    return isNext(row) ? texts::code(row[u"state"_s].toString()) : texts::code(row[u"outcome"_s].toString());
}

QVariant outcomeExtra(const QJsonObject &row, int role)
{
    if (role != Qt::DecorationRole)
        return {};
    const QString outcome = row[u"outcome"_s].toString();
    if (outcome == u"done"_s)
        return icons::coloured(u"ok"_s, theme::good());
    if (outcome == u"failed"_s)
        return icons::coloured(u"trouble"_s, theme::bad());
    return icons::coloured(u"waiting"_s, isNext(row) ? theme::faint() : theme::waiting());
}

QString duration(const QJsonObject &row)
{
    if (isNext(row) || row[u"direction"_s] == u"in"_s)
        return {};
    return Gui::tr("%1 ms").arg(QLocale().toString(row[u"duration_ms"_s].toInteger()));
}

QString number(const QJsonObject &row)
{
    const qint64 attempt = row[u"attempt"_s].toInteger();
    return attempt > 0 ? QString::number(attempt) : QString();
}
} // namespace

QString timeline::what(const QJsonObject &attempt)
{
    const QString kind = texts::code(attempt[u"kind"_s].toString());
    return isNext(attempt) ? Gui::tr("next: %1").arg(kind) : kind;
}

QString timeline::reason(const QJsonObject &attempt)
{
    const QJsonValue error = isNext(attempt) ? attempt[u"last_error"_s] : attempt[u"error"_s];
    const QString named = texts::code(attempt[u"error_class"_s].toString());
    const QString said = texts::sentence(error.toString());
    if (named.isEmpty() || said.isEmpty())
        return named + said;
    return u"%1 · %2"_s.arg(named, said);
}

std::vector<Column> timeline::columns(EngineClient &engine)
{
    const auto left = Qt::AlignLeft | Qt::AlignVCenter;
    const auto right = Qt::AlignRight | Qt::AlignVCenter;
    const auto tip = [](const auto &text) {
        return [text](const QJsonObject &row, int role) {
            return role == Qt::ToolTipRole ? QVariant(text(row)) : QVariant();
        };
    };
    return { { QT_TRANSLATE_NOOP("gui", "Time"),
                 [&engine](const QJsonObject &row) {
                     return isNext(row) ? texts::age(row[DueAt], engine.now())
                                        : texts::time(row[u"started_at"_s]);
                 },
                 left, tip([&engine](const QJsonObject &row) {
                     return isNext(row) ? texts::time(row[DueAt])
                                        : texts::age(row[u"started_at"_s], engine.now());
                 }) },
        { QT_TRANSLATE_NOOP("gui", "What"), what, left, tip([](const QJsonObject &row) {
             return isNext(row) ? row[u"lane"_s].toString() : row[u"endpoint"_s].toString();
         }) },
        { QT_TRANSLATE_NOOP("gui", "No."), number, right },
        { QT_TRANSLATE_NOOP("gui", "Outcome"), outcome, left, outcomeExtra },
        { QT_TRANSLATE_NOOP("gui", "Took"), duration, right },
        { QT_TRANSLATE_NOOP("gui", "Why"), reason, left, tip(reason) } };
}

QList<int> timeline::widths()
{
    return { 148, 110, 40, 90, 74, 200 };
}

QList<QJsonObject> timeline::next(const QList<QJsonObject> &jobs)
{
    QJsonObject soonest;
    for (const QJsonObject &job : jobs) {
        const QString due = job[DueAt].toString();
        if (!due.isEmpty() && (soonest.isEmpty() || due < soonest[DueAt].toString()))
            soonest = job;
    }
    if (soonest.isEmpty())
        return {};
    soonest.insert(IdKey, u"next"_s);
    soonest.insert(u"attempt"_s, soonest[u"attempts"_s].toInteger() + 1);
    return { soonest };
}

QString timeline::readable(const QJsonValue &side)
{
    if (!side.isObject())
        return Gui::tr("There is none.");
    QJsonObject shown = side.toObject();
    QString body = shown.take(u"body"_s).toString();
    const QJsonDocument json = QJsonDocument::fromJson(body.toUtf8());
    if (!json.isNull())
        body = QString::fromUtf8(json.toJson());
    const QString head = QString::fromUtf8(QJsonDocument(shown).toJson()).trimmed();
    return body.isEmpty() ? head : head + u"\n\n"_s + body.trimmed();
}
