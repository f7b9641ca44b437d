#include "engine/eventview.h"

#include "engine/orderview.h"
#include "storage/accounts.h"
#include "storage/orders.h"

#include <QJsonDocument>

Result<eventview::Page> eventview::after(
    Connection &db, std::optional<qint64> after, TokenId token, const Rules &rules)
{
    FolderRepository folder(db);
    auto range = folder.eventRange();
    if (!range)
        return fail(range.error());
    Page page;
    page.last = range->second;
    if (!after)
        return page;
    if (*after > range->second || *after + 1 < range->first) {
        page.reset = true;
        return page;
    }
    constexpr int Limit = 200;
    auto rows = folder.eventsAfter(*after, Limit);
    if (!rows)
        return fail(rows.error());
    page.more = rows->size() == Limit;
    page.last = rows->isEmpty() ? *after : rows->last().id;
    OrderRepository orders(db);
    for (const auto &row : std::as_const(*rows)) {
        auto order = orders.byId(row.order);
        if (!order)
            return fail(order.error());
        if (!token.isNull() && order->token != token)
            continue;
        auto shown = view::order(db, *order, rules);
        if (!shown)
            return fail(shown.error());
        page.events.push_back({ row.id, row.type, QJsonDocument(*shown).toJson(QJsonDocument::Compact) });
    }
    return page;
}
