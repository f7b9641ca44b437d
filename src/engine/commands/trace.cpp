#include "engine/trace.h"
#include "engine/commands/arguments.h"
#include "engine/commands/registry.h"
#include "engine/engine.h"

#include <QJsonArray>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace {
using Reply = Desk::Done;

constexpr qint64 LookedThrough = 50'000; // entries that one question reads at most: some milliseconds

Result<QJsonArray> entries(Result<std::vector<AttemptRepository::Stored>> rows)
{
    if (!rows)
        return fail(rows.error());
    QJsonArray items;
    for (const auto &row : *rows)
        items.append(trace::withHash(row));
    return items;
}

void traceShow(Engine &engine, const DeskRequest &request, Reply done)
{
    engine.read<QJsonValue>(
        [request](Connection &db) -> Result<QJsonValue> {
            auto order = OrderRepository(db).byUlid(arguments::textOr(request.args, u"order"_s));
            if (!order)
                return fail(order.error());
            auto items = entries(AttemptRepository(db).ofOrder(order->id));
            if (!items)
                return fail(items.error());
            return QJsonValue(QJsonObject { { u"items"_s, *items }, { u"next"_s, QJsonValue::Null } });
        },
        [done = std::move(done)](Result<QJsonValue> list) {
            done({ std::move(list), {} });
        });
}

void tracePage(Engine &engine, const DeskRequest &request, Reply done)
{
    engine.read<QJsonValue>(
        [args = request.args](Connection &db) -> Result<QJsonValue> {
            auto limit = arguments::number(args, u"limit"_s, 500, 1, 1000);
            if (!limit)
                return fail(limit.error());
            const qint64 after = args.value(u"after"_s).toVariant().toLongLong();
            auto rows = AttemptRepository(db).page(after, int(*limit));
            const bool more = rows && int(rows->size()) == *limit;
            const qint64 last = rows && !rows->empty() ? rows->back().n : 0;
            auto items = entries(std::move(rows));
            if (!items)
                return fail(items.error());
            return QJsonValue(QJsonObject { { u"items"_s, *items },
                { u"next"_s, more ? QJsonValue(QString::number(last)) : QJsonValue(QJsonValue::Null) } });
        },
        [done = std::move(done)](Result<QJsonValue> page) {
            done({ std::move(page), {} });
        });
}

void traceVerify(Engine &engine, const DeskRequest &, Reply done)
{
    engine.read<trace::Report>(
        [vault = engine.rules()->vault](Connection &db) { return trace::verify(db, *vault); },
        [done = std::move(done)](Result<trace::Report> report) {
            if (!report) {
                done({ fail(report.error()), {} });
                return;
            }
            const QJsonObject shown { { u"entries"_s, report->entries }, { u"ok"_s, !report->firstBad },
                { u"first_bad"_s,
                    report->firstBad ? QJsonValue(*report->firstBad) : QJsonValue(QJsonValue::Null) } };
            done({ QJsonValue(shown), {} }); // the command line turns a bad chain into exit code 6
        });
}

/// By its own number, or by any number that buyer and provider know it by.
Result<OrderId> orderNamed(Connection &db, const QString &number)
{
    OrderFilter filter;
    filter.search = number;
    filter.limit = 1;
    auto found = OrderRepository(db).list(filter);
    if (!found)
        return fail(found.error());
    if (found->isEmpty())
        return fail(ErrorClass::NotFound, u"there is no order %1"_s.arg(number));
    return found->first().id;
}

Result<AttemptRepository::Filter> readFilter(Connection &db, const QJsonObject &args)
{
    AttemptRepository::Filter filter;
    const auto textIn = [&](const QString &name) {
        const QString text = arguments::textOr(args, name);
        return text.isEmpty() ? std::nullopt : std::optional(text);
    };
    filter.kind = textIn(u"kind"_s);
    filter.endpoint = textIn(u"endpoint"_s);
    if (const auto direction = textIn(u"direction"_s)) {
        if (*direction != u"in" && *direction != u"out")
            return fail(ErrorClass::BadUsage, u"a direction is in or out, not '%1'"_s.arg(*direction));
        filter.incoming = *direction == u"in";
    }
    if (const auto outcome = textIn(u"outcome"_s)) {
        filter.outcome = attemptOutcomeFromName(*outcome);
        if (!filter.outcome)
            return fail(ErrorClass::BadUsage, u"there is no outcome '%1'"_s.arg(*outcome));
    }
    if (const auto number = textIn(u"order"_s)) {
        auto order = orderNamed(db, *number);
        if (!order)
            return fail(order.error());
        filter.order = *order;
    }
    return filter;
}

/// Newest first. A page may be short, even empty, while `next` still leads on: a rare kind is looked for
/// in pieces, so that no question keeps the others waiting.
Result<QJsonValue> listEntries(Connection &db, const QJsonObject &args)
{
    auto limit = arguments::number(args, u"limit"_s, 50, 1, 1000);
    if (!limit)
        return fail(limit.error());
    auto before = arguments::cursor(args);
    if (!before)
        return fail(before.error());
    auto filter = readFilter(db, args);
    if (!filter)
        return fail(filter.error());
    AttemptRepository log(db);
    auto head = log.head();
    if (!head)
        return fail(head.error());
    const qint64 end = *before > 0 ? *before : head->n + 1;
    const qint64 from = filter->order.isNull() ? std::max<qint64>(1, end - LookedThrough) : 1;
    auto rows = log.newest(*filter, from, end, int(*limit));
    const bool isFull = rows && int(rows->size()) == *limit;
    const qint64 reached = isFull ? rows->back().n : from;
    auto items = entries(std::move(rows));
    if (!items)
        return fail(items.error());
    return QJsonValue(QJsonObject { { u"items"_s, *items },
        { u"next"_s, reached > 1 ? QJsonValue(QString::number(reached)) : QJsonValue(QJsonValue::Null) } });
}

void traceList(Engine &engine, const DeskRequest &request, Reply done)
{
    engine.read<QJsonValue>([args = request.args](Connection &db) { return listEntries(db, args); },
        [done = std::move(done)](Result<QJsonValue> list) {
            done({ std::move(list), {} });
        });
}
} // namespace

QList<commands::Command> commands::traceCommands()
{
    return { { u"trace show"_s, traceShow }, { u"trace list"_s, traceList },
        { u"trace verify"_s, traceVerify }, { u"trace export page"_s, tracePage } };
}
