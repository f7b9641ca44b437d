#include "gui/accountcolumns.h"

#include "gui/icons.h"
#include "gui/texts.h"
#include "gui/theme.h"

#include <QCoreApplication>
#include <QLocale>

using namespace Qt::StringLiterals;

namespace {
constexpr Qt::Alignment Left = Qt::AlignLeft | Qt::AlignVCenter;
constexpr Qt::Alignment Right = Qt::AlignRight | Qt::AlignVCenter;

struct Gui {
    Q_DECLARE_TR_FUNCTIONS(gui)
};

QJsonValue healthOf(const QJsonObject &row, const QString &member)
{
    return row[u"health"_s][member];
}

QString healthWords(const QJsonObject &row)
{
    const QString state = healthOf(row, u"state"_s).toString();
    if (state == u"ok")
        return Gui::tr("Works");
    if (state == u"failing")
        return Gui::tr("Fails");
    return state == u"misconfigured" ? Gui::tr("Wrong settings") : Gui::tr("Not used yet");
}

QIcon healthIcon(const QJsonObject &row)
{
    const QString state = healthOf(row, u"state"_s).toString();
    if (state == u"ok")
        return icons::coloured(u"ok"_s, theme::good());
    return state == u"unknown" ? icons::coloured(u"waiting"_s, theme::faint())
                               : icons::coloured(u"trouble"_s, theme::bad());
}

Column healthColumn()
{
    return { QT_TRANSLATE_NOOP("gui", "Health"), healthWords, Left,
        [](const QJsonObject &row, int role) -> QVariant {
            return role == Qt::DecorationRole ? healthIcon(row) : QVariant();
        } };
}

Column onColumn()
{
    return { QT_TRANSLATE_NOOP("gui", "On or off"),
        [](const QJsonObject &row) { return row[u"enabled"_s].toBool() ? Gui::tr("On") : Gui::tr("Off"); },
        Left,
        [](const QJsonObject &row, int role) -> QVariant {
            if (role == Qt::ForegroundRole && !row[u"enabled"_s].toBool())
                return theme::faint();
            return {};
        } };
}

Column successColumn(const EngineClient &engine)
{
    return { QT_TRANSLATE_NOOP("gui", "Last success"),
        [&engine](
            const QJsonObject &row) { return texts::age(healthOf(row, u"last_ok_at"_s), engine.now()); },
        Left,
        [](const QJsonObject &row, int role) -> QVariant {
            return role == Qt::ToolTipRole ? QVariant(texts::time(healthOf(row, u"last_ok_at"_s)))
                                           : QVariant();
        } };
}

QString lastError(const QJsonObject &row, Instant now)
{
    const QString sentence = texts::sentence(healthOf(row, u"last_error"_s).toString());
    const QString age = texts::age(healthOf(row, u"last_error_at"_s), now);
    return sentence.isEmpty() || age.isEmpty() ? sentence : Gui::tr("%1: %2").arg(age, sentence);
}

Column errorColumn(const EngineClient &engine)
{
    return { QT_TRANSLATE_NOOP("gui", "Last error"),
        [&engine](const QJsonObject &row) { return lastError(row, engine.now()); }, Left,
        [&engine](const QJsonObject &row, int role) -> QVariant {
            if (role == Qt::ToolTipRole)
                return lastError(row, engine.now());
            const QString state = healthOf(row, u"state"_s).toString();
            if (role == Qt::ForegroundRole && (state == u"failing" || state == u"misconfigured"))
                return theme::bad();
            return {};
        } };
}

/// How many payments would have been lost by a program that only waits for callbacks.
Column polledColumn()
{
    return { QT_TRANSLATE_NOOP("gui", "Found only by asking"),
        [](const QJsonObject &row) {
            const qint64 paid = row[u"paid"_s].toInteger();
            if (paid == 0)
                return QString();
            const qint64 found = row[u"paid_found_by_query"_s].toInteger();
            const QLocale locale;
            return Gui::tr("%1 of %2 (%3 %)")
                .arg(locale.toString(found), locale.toString(paid),
                    locale.toString(100.0 * double(found) / double(paid), 'f', 0));
        },
        Right,
        [](const QJsonObject &, int role) -> QVariant {
            if (role == Qt::ToolTipRole)
                return Gui::tr("Payments whose callback never came or came late: asking found them.");
            return {};
        } };
}

Column useColumn()
{
    return { QT_TRANSLATE_NOOP("gui", "Used for"), [](const QJsonObject &row) {
                const QString use = row[u"use"_s].toString();
                if (use == u"alert")
                    return Gui::tr("Alerts");
                const QString what = use == u"both" ? Gui::tr("Deliveries, alerts") : Gui::tr("Deliveries");
                return row[u"required"_s].toBool() ? what : Gui::tr("%1 (optional)").arg(what);
            } };
}
} // namespace

std::vector<Column> accountcolumns::columns(
    const AccountKind &kind, const EngineClient &engine, std::shared_ptr<const Titles> titles)
{
    std::vector<Column> all { { QT_TRANSLATE_NOOP("gui", "Name"),
                                  [](const QJsonObject &row) { return row[u"id"_s].toString(); } },
        { QT_TRANSLATE_NOOP("gui", "Type"),
            [titles](const QJsonObject &row) {
                const QString type = row[u"type"_s].toString();
                return texts::sentence(titles->value(type, type));
            } },
        onColumn(), healthColumn() };
    all.push_back(kind.channels ? useColumn() : polledColumn());
    all.push_back(successColumn(engine));
    all.push_back(errorColumn(engine));
    return all;
}

QList<int> accountcolumns::widths(const AccountKind &kind)
{
    return { 12, 17, 10, 16, kind.channels ? 20 : 21, 16, 30 };
}
