#include "engine/commands/arguments.h"
#include "engine/commands/ordercreate.h"
#include "engine/commands/registry.h"
#include "engine/engine.h"
#include "engine/orderview.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace {
using Reply = Desk::Done;

Result<Order> visibleOrder(Connection &db, const QString &id, TokenId token)
{
    auto order = OrderRepository(db).byUlid(id);
    if (!order)
        return order;
    if (!token.isNull() && order->token != token)
        return fail(ErrorClass::NotFound, u"there is no order %1"_s.arg(id));
    return order;
}

/// Answers with the order as it stands now; `error` beside it where something failed.
void answer(Engine &engine, OrderId id, Reply done, std::optional<Error> error = {}, QJsonObject more = {})
{
    engine.read<QJsonObject>(
        [id, rules = engine.rules()](Connection &db) -> Result<QJsonObject> {
            auto order = OrderRepository(db).byId(id);
            return order ? view::order(db, *order, *rules) : fail(order.error());
        },
        [done = std::move(done), error, more](Result<QJsonObject> order) {
            if (!order)
                done({ fail(order.error()), {} });
            else if (error) {
                QJsonObject extra = more;
                extra.insert(u"order"_s, *order);
                done({ fail(*error), extra });
            } else
                done({ QJsonValue(*order), more });
        });
}

using Step = std::function<Result<>(Fulfilment &, OrderId)>;

struct Stepped {
    OrderId id;
    int pending = 0; ///< jobs of the awaited kind that are to be attempted now
};

/// Runs one audited step on the order that the request names.
Result<Stepped> stepOn(Fulfilment &fulfilment, const DeskRequest &request, const QString &action,
    const Step &step, std::optional<JobKind> awaited)
{
    auto order = visibleOrder(fulfilment.db(), arguments::textOr(request.args, u"id"_s), request.token);
    if (!order)
        return fail(order.error());
    if (auto stepped = step(fulfilment, order->id); !stepped)
        return fail(stepped.error());
    if (!action.isEmpty()) {
        const FolderRepository::AuditRow row { 0, fulfilment.now(), request.actor, action, order->ulid,
            arguments::textOr(request.args, u"reason"_s) };
        if (auto audited = FolderRepository(fulfilment.db()).audit(row); !audited)
            return fail(audited.error());
    }
    Stepped result { order->id, 0 };
    auto jobs = JobRepository(fulfilment.db()).ofOrder(order->id);
    if (!jobs)
        return fail(jobs.error());
    for (const Job &job : *jobs)
        result.pending += job.kind == awaited
            && (job.state == JobState::Running
                || (job.state == JobState::Waiting && job.runAt <= fulfilment.now()));
    return result;
}

Millis patience(Engine &engine)
{
    return engine.rules()->settings.httpTimeout * 2 + std::chrono::seconds(2);
}

/// A step after which one kind of job is attempted before the answer.
void onOrder(Engine &engine, const DeskRequest &request, const QString &action, Step step,
    std::optional<JobKind> awaited, Reply done)
{
    engine.write<Stepped>(
        [request, action, awaited, step = std::move(step)](
            Fulfilment &fulfilment) { return stepOn(fulfilment, request, action, step, awaited); },
        [&engine, awaited, done = std::move(done)](Result<Stepped> stepped) {
            if (!stepped) {
                done({ fail(stepped.error()), {} });
                return;
            }
            const OrderId id = stepped->id;
            if (!awaited || stepped->pending == 0) {
                answer(engine, id, done);
                return;
            }
            engine.whenAttempted(id, *awaited, stepped->pending, patience(engine),
                [&engine, id, done] { answer(engine, id, done); });
        });
}

// ---- reading --------------------------------------------------------------------------------------

Result<OrderFilter> readFilter(Connection &db, const DeskRequest &request, const Rules &rules)
{
    OrderFilter filter;
    const QString state = arguments::textOr(request.args, u"state"_s);
    if (!state.isEmpty()) {
        filter.state = orderStateFromName(state);
        if (!filter.state)
            return fail(ErrorClass::BadUsage, u"there is no order state '%1'"_s.arg(state));
    }
    auto attention = arguments::flag(request.args, u"attention"_s);
    auto limit = arguments::number(request.args, u"limit"_s, 50, 1, 1000);
    if (!attention)
        return fail(attention.error());
    if (!limit)
        return fail(limit.error());
    filter.attention = attention->value_or(false);
    filter.limit = int(*limit) + 1; // one more tells whether there is a next page
    filter.before = arguments::textOr(request.args, u"before"_s);
    filter.token = request.token;
    filter.search = arguments::textOr(request.args, u"search"_s).trimmed();
    if (!filter.search.isEmpty()) {
        auto byCard = CardRepository(db).orderOf(rules.vault->fingerprint(filter.search.toUtf8()));
        if (!byCard)
            return fail(byCard.error());
        filter.exact = *byCard;
    }
    for (const auto &[name, slot] : { std::pair(u"from"_s, &filter.from), std::pair(u"to"_s, &filter.to) }) {
        const QString text = arguments::textOr(request.args, name);
        if (text.isEmpty())
            continue;
        auto at = parseRfc3339(text.size() == 10 ? text + u"T00:00:00Z"_s : text);
        if (!at)
            return fail(
                ErrorClass::BadUsage, u"'%1' is a day such as 2026-11-24 or an RFC 3339 time"_s.arg(name));
        *slot = *at;
    }
    return filter;
}

Result<QJsonValue> listOrders(Connection &db, const DeskRequest &request, const Rules &rules)
{
    auto filter = readFilter(db, request, rules);
    if (!filter)
        return fail(filter.error());
    auto orders = OrderRepository(db).list(*filter);
    if (!orders)
        return fail(orders.error());
    const bool more = orders->size() == filter->limit;
    if (more)
        orders->removeLast();
    QJsonArray items;
    for (const Order &order : std::as_const(*orders)) {
        auto shown = view::order(db, order, rules);
        if (!shown)
            return fail(shown.error());
        items.append(*shown);
    }
    return QJsonValue(QJsonObject { { u"items"_s, items },
        { u"next"_s, more ? QJsonValue(orders->last().ulid) : QJsonValue(QJsonValue::Null) } });
}

void orderList(Engine &engine, const DeskRequest &request, Reply done)
{
    engine.read<QJsonValue>(
        [request, rules = engine.rules()](Connection &db) { return listOrders(db, request, *rules); },
        [done = std::move(done)](Result<QJsonValue> list) {
            done({ std::move(list), {} });
        });
}

void orderShow(Engine &engine, const DeskRequest &request, Reply done)
{
    engine.read<QJsonValue>(
        [request, rules = engine.rules()](Connection &db) -> Result<QJsonValue> {
            auto order = visibleOrder(db, arguments::textOr(request.args, u"id"_s), request.token);
            if (!order)
                return fail(order.error());
            auto shown = view::order(db, *order, *rules);
            return shown ? Result<QJsonValue>(QJsonValue(*shown)) : fail(shown.error());
        },
        [done = std::move(done)](Result<QJsonValue> order) {
            done({ std::move(order), {} });
        });
}

/// All but the last two characters covered; a short one wholly.
QString covered(const QString &card)
{
    return QString(8, u'•') + (card.size() > 4 ? card.right(2) : QString());
}

/// The order's keys; `action` is what the audit calls it. `order evidence` gets them covered.
void giveCards(Engine &engine, const DeskRequest &request, const QString &action, Reply done)
{
    const bool plainly = action == u"order.cards"_s;
    engine.write<QJsonObject>(
        [request, action, plainly](Fulfilment &step) -> Result<QJsonObject> {
            QJsonArray cards;
            QString ulid;
            const auto open = [&](Fulfilment &fulfilment, OrderId id) -> Result<> {
                auto order = OrderRepository(fulfilment.db()).byId(id);
                if (!order)
                    return fail(order.error());
                if (!order->allottedAt)
                    return fail(ErrorClass::WrongState,
                        u"order %1 has no keys yet: it is %2"_s.arg(
                            order->ulid, orderStateName(order->state)));
                auto plain = openCards(fulfilment.db(), *fulfilment.rules().vault, *order);
                if (!plain)
                    return fail(plain.error());
                for (QByteArray &card : *plain) {
                    const QString text = QString::fromUtf8(card);
                    cards.append(plainly ? text : covered(text));
                    cleanse(card);
                }
                ulid = order->ulid;
                return {};
            };
            if (auto opened = stepOn(step, request, action, open, {}); !opened)
                return fail(opened.error());
            return QJsonObject { { u"order_id"_s, ulid }, { u"cards"_s, cards } };
        },
        [done = std::move(done)](Result<QJsonObject> cards) {
            if (cards)
                done({ QJsonValue(*cards), {} });
            else
                done({ fail(cards.error()), {} });
        });
}

void orderCards(Engine &engine, const DeskRequest &request, Reply done)
{
    giveCards(engine, request, u"order.cards"_s, std::move(done));
}

void orderEvidence(Engine &engine, const DeskRequest &request, Reply done)
{
    giveCards(engine, request, u"order.evidence"_s, std::move(done));
}

// ---- moving ---------------------------------------------------------------------------------------

void orderCheck(Engine &engine, const DeskRequest &request, Reply done)
{
    onOrder(
        engine, request, {}, [](Fulfilment &step, OrderId id) { return step.checkNow(id); },
        JobKind::QueryPayment, std::move(done));
}

void orderResend(Engine &engine, const DeskRequest &request, Reply done)
{
    onOrder(
        engine, request, u"order.resend"_s, [](Fulfilment &step, OrderId id) { return step.resend(id); },
        JobKind::Deliver, std::move(done));
}

void orderConfirm(Engine &engine, const DeskRequest &request, Reply done)
{
    if (auto reason = arguments::text(request.args, u"reason"_s); !reason) {
        done({ fail(ErrorClass::BadUsage,
                   u"confirming a payment by hand needs a --reason; it goes into the audit"_s),
            {} });
        return;
    }
    onOrder(
        engine, request, u"order.confirm"_s,
        [](Fulfilment &step, OrderId id) { return step.confirmByHand(id); }, JobKind::Deliver,
        std::move(done));
}

void orderCancel(Engine &engine, const DeskRequest &request, Reply done)
{
    onOrder(
        engine, request, u"order.cancel"_s,
        [](Fulfilment &step, OrderId id) { return step.cancelByHand(id); }, {}, std::move(done));
}

void orderRefund(Engine &engine, const DeskRequest &request, Reply done)
{
    const QString amount = arguments::textOr(request.args, u"amount"_s);
    const QString reason = arguments::textOr(request.args, u"reason"_s);
    const auto start = [amount, reason](Fulfilment &step, OrderId id) -> Result<> {
        std::optional<Money> wanted;
        if (!amount.isEmpty()) {
            auto order = OrderRepository(step.db()).byId(id);
            if (!order)
                return fail(order.error());
            auto money = Money::parse(amount, order->amount.currency);
            if (!money)
                return fail(money.error());
            wanted = *money;
        }
        auto refund = step.startRefund(id, wanted, reason);
        return refund ? Result<> {} : fail(refund.error());
    };
    const auto say = [done = std::move(done)](DeskReply reply) {
        const QJsonArray refunds = reply.value ? reply.value->toObject()[u"refunds"].toArray() : QJsonArray();
        const QJsonObject last = refunds.isEmpty() ? QJsonObject() : refunds.last().toObject();
        if (last[u"state"].toString() != u"refused"_s) {
            done(std::move(reply));
            return;
        }
        reply.extra.insert(u"order"_s, *reply.value);
        reply.value
            = fail(ErrorClass::Refused, u"the refund was refused: %1"_s.arg(last[u"detail"].toString()));
        done(std::move(reply));
    };
    onOrder(engine, request, u"order.refund"_s, start, JobKind::Refund, say);
}

void orderReplace(Engine &engine, const DeskRequest &request, Reply done)
{
    auto n = arguments::number(request.args, u"card"_s, 0, 1, 100'000);
    if (!n || *n == 0 || arguments::textOr(request.args, u"reason"_s).isEmpty()) {
        done({ fail(ErrorClass::BadUsage, u"replacing needs --card N, counted from 1, and a --reason"_s),
            {} });
        return;
    }
    onOrder(
        engine, request, u"order.replace"_s,
        [n = int(*n)](Fulfilment &step, OrderId id) { return step.replaceCard(id, n); }, JobKind::Deliver,
        std::move(done));
}
} // namespace

QList<commands::Command> commands::orderCommands()
{
    return { { u"order create"_s, commands::orderCreate }, { u"order list"_s, orderList },
        { u"order export page"_s, orderList }, { u"order show"_s, orderShow },
        { u"order cards"_s, orderCards }, { u"order evidence"_s, orderEvidence },
        { u"order check"_s, orderCheck }, { u"order resend"_s, orderResend },
        { u"order confirm"_s, orderConfirm }, { u"order cancel"_s, orderCancel },
        { u"order refund"_s, orderRefund }, { u"order replace"_s, orderReplace } };
}
