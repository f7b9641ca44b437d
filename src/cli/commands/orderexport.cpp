#include "cli/commands/commands.h"
#include "cli/commands/pages.h"
#include "cli/csv.h"
#include "core/clock.h"
#include "core/money.h"

#include <QDateTime>
#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace cli {
namespace {

constexpr qint64 PageSize = 500;

QString text(const QJsonValue &value)
{
    return value.isDouble() ? QString::number(value.toInteger()) : value.toString();
}

/// The sum of the refunds that came through.
QString refunded(const QJsonObject &order)
{
    const QString currency = order.value("currency"_L1).toString();
    Money sum { 0, currency };
    for (const auto &refund : order.value("refunds"_L1).toArray()) {
        const auto amount = Money::parse(refund.toObject().value("amount"_L1).toString(), currency);
        if (amount && refund.toObject().value("state"_L1) == "done"_L1)
            sum.minor += amount->minor;
    }
    return sum.toString();
}

const QStringList &header()
{
    static const QStringList names { u"id"_s, u"out_trade_no"_s, u"provider_trade_no"_s,
        u"channel_trade_no"_s, u"state"_s, u"attention"_s, u"sku"_s, u"quantity"_s, u"amount"_s,
        u"currency"_s, u"refunded"_s, u"contact"_s, u"provider"_s, u"method"_s, u"created_at"_s, u"paid_at"_s,
        u"paid_amount"_s, u"paid_source"_s, u"delivered_at"_s };
    return names;
}

QStringList row(const QJsonObject &order)
{
    const QJsonObject paid = order.value("paid"_L1).toObject();
    QStringList cells;
    for (const QString &name : header()) {
        if (name == "attention"_L1)
            cells.append(text(order.value(name).toObject().value("code"_L1)));
        else if (name == "refunded"_L1)
            cells.append(refunded(order));
        else if (name == "delivered_at"_L1)
            cells.append(text(order.value("delivery"_L1).toObject().value(name)));
        else if (name.startsWith("paid_"_L1))
            cells.append(text(paid.value(name.mid(5))));
        else
            cells.append(text(order.value(name)));
    }
    return cells;
}
/// A day of the calendar on the wall: its first moment, or with `after` the one of the day after it. Any
/// other text is left to the engine.
QJsonValue moment(const QJsonValue &value, qint64 after)
{
    const QDate day = QDate::fromString(value.toString(), Qt::ISODate);
    if (!day.isValid() || value.toString().size() != 10) // Qt would overlook a time behind it
        return value;
    return toRfc3339(fromMs(day.addDays(after).startOfDay().toMSecsSinceEpoch()));
}
} // namespace

DeskReply exportOrders(const CommandLine &line, Session &session, Console &)
{
    QJsonObject args = line.request.args;
    args.insert("from"_L1, moment(args.value("from"_L1), 0));
    args.insert("to"_L1, moment(args.value("to"_L1), 1)); // the engine's end is not included
    args.insert("limit"_L1, PageSize);
    return exportPages(
        session, line.paths.value(u"file"_s), { u"order export page"_s, args, u"before"_s },
        [](const QJsonValue &order) -> Result<QByteArray> { return csvLine(row(order.toObject())); },
        csvLine(header()));
}

} // namespace cli
