#include "gui/queuecolumns.h"

#include "gui/callwords.h"
#include "gui/texts.h"
#include "gui/theme.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace {
constexpr Qt::Alignment Left = Qt::AlignLeft | Qt::AlignVCenter;
constexpr Qt::Alignment Right = Qt::AlignRight | Qt::AlignVCenter;

struct Gui {
    Q_DECLARE_TR_FUNCTIONS(gui)
};

QString member(const QJsonObject &row, const QString &name)
{
    return row.value(name).toString();
}

Column orderColumn()
{
    return { QT_TRANSLATE_NOOP("gui", "Order"),
        [](const QJsonObject &row) {
            const QString id = member(row, u"order_id"_s);
            return id.isEmpty() ? QString() : u"…"_s + id.right(8);
        },
        Left,
        [](const QJsonObject &row, int role) -> QVariant {
            return role == Qt::ToolTipRole ? QVariant(member(row, u"order_id"_s)) : QVariant();
        } };
}

Column stateColumn()
{
    return { QT_TRANSLATE_NOOP("gui", "State"),
        [](const QJsonObject &row) { return callwords::code(member(row, u"state"_s)); }, Left,
        [](const QJsonObject &row, int role) -> QVariant {
            if (role == Qt::DecorationRole)
                return callwords::jobIcon(member(row, u"state"_s));
            return {};
        } };
}

Column attemptColumn()
{
    return { QT_TRANSLATE_NOOP("gui", "Attempt"),
        [](const QJsonObject &row) {
            const int attempts = row.value(u"attempts"_s).toInt();
            // A payment is asked about until its order ends: there is no last time.
            if (member(row, u"kind"_s) == u"query")
                return QString::number(attempts);
            return Gui::tr("%1 of %2").arg(attempts).arg(row.value(u"max_attempts"_s).toInt());
        },
        Right };
}

Column dueColumn(const EngineClient &engine)
{
    return { QT_TRANSLATE_NOOP("gui", "Next try"),
        [&engine](const QJsonObject &row) { return texts::countdown(row.value(u"due_at"_s), engine.now()); },
        Right,
        [](const QJsonObject &row, int role) -> QVariant {
            return role == Qt::ToolTipRole ? QVariant(texts::time(row.value(u"due_at"_s))) : QVariant();
        } };
}

Column errorColumn()
{
    return { QT_TRANSLATE_NOOP("gui", "Last error"),
        [](const QJsonObject &row) { return texts::sentence(member(row, u"last_error"_s)); }, Left,
        [](const QJsonObject &row, int role) -> QVariant {
            if (role == Qt::ToolTipRole) // the cell may be too narrow for it
                return texts::sentence(member(row, u"last_error"_s));
            if (role == Qt::ForegroundRole && member(row, u"state"_s) == u"failed")
                return theme::bad();
            return {};
        } };
}
} // namespace

std::vector<Column> queuecolumns::jobs(const EngineClient &engine)
{
    return { { QT_TRANSLATE_NOOP("gui", "What"),
                 [](const QJsonObject &row) { return callwords::kind(member(row, u"kind"_s)); } },
        { QT_TRANSLATE_NOOP("gui", "Endpoint"),
            [](const QJsonObject &row) { return member(row, u"lane"_s).section(u':', 1); } },
        orderColumn(), stateColumn(), attemptColumn(), dueColumn(engine),
        { QT_TRANSLATE_NOOP("gui", "Kind of error"),
            [](const QJsonObject &row) { return callwords::code(member(row, u"error_class"_s)); } },
        errorColumn() };
}

std::vector<Column> queuecolumns::lanes(const EngineClient &engine)
{
    return { { QT_TRANSLATE_NOOP("gui", "Lane"),
                 [](const QJsonObject &row) { return callwords::lane(member(row, u"lane"_s)); } },
        { QT_TRANSLATE_NOOP("gui", "State"),
            [](const QJsonObject &row) { return callwords::laneState(member(row, u"state"_s)); }, Left,
            [](const QJsonObject &row, int role) -> QVariant {
                return role == Qt::DecorationRole ? callwords::laneIcon(member(row, u"state"_s)) : QVariant();
            } },
        { QT_TRANSLATE_NOOP("gui", "Waiting"),
            [](const QJsonObject &row) { return QString::number(row.value(u"waiting"_s).toInteger()); },
            Right },
        { QT_TRANSLATE_NOOP("gui", "Opens in"),
            [&engine](
                const QJsonObject &row) { return texts::countdown(row.value(u"until"_s), engine.now()); },
            Left,
            [](const QJsonObject &row, int role) -> QVariant {
                return role == Qt::ToolTipRole ? QVariant(texts::time(row.value(u"until"_s))) : QVariant();
            } } };
}
