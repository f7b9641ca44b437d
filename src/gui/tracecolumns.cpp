#include "gui/tracecolumns.h"

#include "gui/callwords.h"
#include "gui/texts.h"
#include "gui/theme.h"

#include <QCoreApplication>
#include <QJsonDocument>
#include <QLocale>

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

bool isIncoming(const QJsonObject &row)
{
    return member(row, u"direction"_s) == u"in";
}

QString errorText(const QJsonObject &row)
{
    return texts::sentence(member(row, u"error"_s));
}

Column timeColumn(const EngineClient &engine)
{
    return { QT_TRANSLATE_NOOP("gui", "Time"),
        [](const QJsonObject &row) { return texts::time(row.value(u"started_at"_s)); }, Left,
        [&engine](const QJsonObject &row, int role) -> QVariant {
            if (role == Qt::ToolTipRole)
                return texts::age(row.value(u"started_at"_s), engine.now());
            return {};
        } };
}

Column outcomeColumn()
{
    return { QT_TRANSLATE_NOOP("gui", "Outcome"),
        [](const QJsonObject &row) { return callwords::code(member(row, u"outcome"_s)); }, Left,
        [](const QJsonObject &row, int role) -> QVariant {
            return role == Qt::DecorationRole ? callwords::outcomeIcon(member(row, u"outcome"_s))
                                              : QVariant();
        } };
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

Column durationColumn()
{
    return { QT_TRANSLATE_NOOP("gui", "Took"),
        [](const QJsonObject &row) {
            if (isIncoming(row))
                return QString();
            return Gui::tr("%1 ms").arg(QLocale().toString(row.value(u"duration_ms"_s).toInteger()));
        },
        Right };
}

Column errorColumn()
{
    return { QT_TRANSLATE_NOOP("gui", "Error"), errorText, Left,
        [](const QJsonObject &row, int role) -> QVariant {
            return role == Qt::ToolTipRole ? QVariant(errorText(row)) : QVariant();
        } };
}

/// A body that is JSON is easier to read unfolded; anything else stays as it is.
QString body(const QString &text)
{
    const QJsonDocument document = QJsonDocument::fromJson(text.toUtf8());
    return document.isNull() ? text : QString::fromUtf8(document.toJson(QJsonDocument::Indented));
}

QString message(const QString &head, const QJsonObject &part)
{
    QString text = head + u'\n';
    const QJsonValue headers = part.value(u"headers"_s);
    const QJsonObject named = headers.toObject();
    for (auto one = named.constBegin(); one != named.constEnd(); ++one)
        text += u"%1: %2\n"_s.arg(one.key(), one.value().toVariant().toString());
    const QString shown = body(part.value(u"body"_s).toString());
    return shown.isEmpty() ? text : text + u'\n' + shown + u'\n';
}
} // namespace

std::vector<Column> tracecolumns::columns(const EngineClient &engine)
{
    return { { QT_TRANSLATE_NOOP("gui", "No."),
                 [](const QJsonObject &row) { return QString::number(row.value(u"n"_s).toInteger()); },
                 Right },
        timeColumn(engine),
        { QT_TRANSLATE_NOOP("gui", "Direction"),
            [](const QJsonObject &row) { return isIncoming(row) ? Gui::tr("← in") : Gui::tr("→ out"); } },
        { QT_TRANSLATE_NOOP("gui", "What"),
            [](const QJsonObject &row) { return callwords::kind(member(row, u"kind"_s)); } },
        { QT_TRANSLATE_NOOP("gui", "Endpoint"),
            [](const QJsonObject &row) { return member(row, u"endpoint"_s); } },
        orderColumn(), outcomeColumn(), durationColumn(), errorColumn() };
}

QString tracecolumns::detail(const QJsonObject &entry)
{
    QString text;
    const QJsonObject request = entry.value(u"request"_s).toObject();
    if (!request.isEmpty())
        text
            += message(u"%1 %2"_s.arg(request[u"method"_s].toString(), request[u"url"_s].toString()), request)
            + u'\n';
    const QJsonObject response = entry.value(u"response"_s).toObject();
    if (!response.isEmpty())
        text += message(u"HTTP %1"_s.arg(response[u"status"_s].toInt()), response) + u'\n';
    const QString error = errorText(entry);
    if (!error.isEmpty())
        text += Gui::tr("Error: %1").arg(error) + u"\n\n"_s;
    return text + u"SHA-256 "_s + member(entry, u"hash"_s);
}
