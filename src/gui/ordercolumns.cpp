#include "gui/ordercolumns.h"

#include "gui/icons.h"
#include "gui/texts.h"
#include "gui/theme.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace {
bool needsYou(const QJsonObject &order)
{
    return order[u"attention"_s].isObject();
}

QString state(const QJsonObject &order)
{
    const QString name = texts::code(order[u"state"_s].toString());
    if (!needsYou(order))
        return name;
    return u"%1 · %2"_s.arg(name, texts::code(order[u"attention"_s][u"code"_s].toString()));
}

QVariant stateExtra(EngineClient &engine, const QJsonObject &order, int role)
{
    if (role == Qt::DecorationRole)
        return ordercolumns::icon(order);
    if (role == Qt::ToolTipRole)
        return texts::whereItStands(order, engine.now());
    if (role == Qt::ForegroundRole && needsYou(order))
        return theme::bad();
    return {};
}

QVariant numberExtra(const QJsonObject &order, int role)
{
    return role == Qt::ToolTipRole ? QVariant(order[u"id"_s].toString()) : QVariant();
}

QVariant timeExtra(const QJsonObject &order, int role)
{
    return role == Qt::ToolTipRole ? QVariant(texts::time(order[u"created_at"_s])) : QVariant();
}

std::function<QString(const QJsonObject &)> member(const QString &name)
{
    return [name](const QJsonObject &order) { return order[name].toString(); };
}
} // namespace

QString ordercolumns::shortNumber(const QJsonObject &order)
{
    return order[u"id"_s].toString().right(8);
}

QString ordercolumns::product(const QJsonObject &order)
{
    return u"%1 × %2"_s.arg(order[u"sku"_s].toString()).arg(order[u"quantity"_s].toInteger());
}

QString ordercolumns::amount(const QJsonObject &order)
{
    return texts::money(order[u"amount"_s].toString(), order[u"currency"_s].toString());
}

QColor ordercolumns::colour(const QJsonObject &order)
{
    const QString state = order[u"state"_s].toString();
    if (needsYou(order))
        return theme::bad();
    if (state == u"delivered"_s)
        return theme::good();
    if (state == u"paid"_s || state == u"delivering"_s || state == u"refunding"_s)
        return theme::waiting();
    return theme::faint();
}

QIcon ordercolumns::icon(const QJsonObject &order)
{
    const QString state = order[u"state"_s].toString();
    QString name = u"waiting"_s;
    if (needsYou(order))
        name = u"trouble"_s;
    else if (state == u"delivered"_s)
        name = u"ok"_s;
    else if (state == u"cancelled"_s || state == u"expired"_s)
        name = u"cancel"_s;
    else if (state == u"refunded"_s || state == u"refunding"_s)
        name = u"refund"_s;
    return icons::coloured(name, colour(order));
}

std::vector<Column> ordercolumns::all(EngineClient &engine)
{
    const auto right = Qt::AlignRight | Qt::AlignVCenter;
    const auto left = Qt::AlignLeft | Qt::AlignVCenter;
    return { { QT_TRANSLATE_NOOP("gui", "Order"), shortNumber, left, numberExtra },
        { QT_TRANSLATE_NOOP("gui", "Product"), product },
        { QT_TRANSLATE_NOOP("gui", "Amount"), amount, right },
        { QT_TRANSLATE_NOOP("gui", "State"), state, left,
            [&engine](const QJsonObject &order, int role) { return stateExtra(engine, order, role); } },
        { QT_TRANSLATE_NOOP("gui", "Contact"), member(u"contact"_s) },
        { QT_TRANSLATE_NOOP("gui", "Provider"), member(u"provider"_s) },
        { QT_TRANSLATE_NOOP("gui", "Created"),
            [&engine](const QJsonObject &order) { return texts::age(order[u"created_at"_s], engine.now()); },
            left, timeExtra } };
}

QList<int> ordercolumns::widths()
{
    return { 104, 150, 96, 210, 160, 100, 120 };
}
