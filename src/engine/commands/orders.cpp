#include "engine/commands/arguments.h"
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

// ---- order create ---------------------------------------------------------------------------------

Result<OrderDraft> readDraft(const DeskRequest &request)
{
    const QJsonObject &args = request.args;
    OrderDraft draft;
    auto sku = arguments::text(args, u"sku"_s);
    if (!sku)
        return fail(sku.error());
    auto provider = arguments::text(args, u"provider"_s);
    if (!provider)
        return fail(provider.error());
    auto quantity = arguments::number(args, u"quantity"_s, 1, 1, 100'000);
    if (!quantity)
        return fail(quantity.error());
    auto channels = arguments::list(args, args.contains(u"channels"_s) ? u"channels"_s : u"channel"_s);
    if (!channels)
        return fail(channels.error());
    auto expires = arguments::number(args, u"expires_in"_s, 0, 1, 7 * 86'400);
    if (!expires)
        return fail(expires.error());
    draft.sku = *sku;
    draft.provider = *provider;
    draft.quantity = *quantity;
    draft.channels = *channels;
    if (*expires > 0)
        draft.expiresIn = std::chrono::seconds(*expires);
    draft.method = arguments::textOr(args, u"method"_s);
    draft.contact = arguments::textOr(args, u"contact"_s);
    draft.clientIp = arguments::textOr(args, u"client_ip"_s);
    draft.returnUrl = arguments::textOr(args, u"return_url"_s);
    draft.requestId = arguments::textOr(args, u"request_id"_s);
    draft.token = request.token;
    draft.limited = args.value(u"via_api"_s).toBool();
    if (draft.contact.size() > 200 || draft.requestId.size() > 255 || draft.returnUrl.size() > 255)
        return fail(ErrorClass::BadUsage,
            u"a contact has at most 200 characters, a request id and a return address at most 255"_s);
    return draft;
}

struct Creation {
    bool there = false; ///< the payment exists at the provider, or the order has moved on
    bool cancelled = false;
    Error error { ErrorClass::ProviderUnavailable, {} };
    QJsonObject order;
};

Result<Creation> readCreation(Connection &db, OrderId id, const Rules &rules)
{
    auto order = OrderRepository(db).byId(id);
    if (!order)
        return fail(order.error());
    auto payment = OrderRepository(db).paymentOf(id);
    if (!payment)
        return fail(payment.error());
    auto shown = view::order(db, *order, rules);
    if (!shown)
        return fail(shown.error());
    Creation creation;
    creation.order = *shown;
    creation.there = payment->createdThere || order->paidAt;
    creation.cancelled = order->state == OrderState::Cancelled;
    auto jobs = JobRepository(db).ofOrder(id);
    if (!jobs)
        return fail(jobs.error());
    for (const Job &job : *jobs) {
        if (job.kind == JobKind::CreatePayment && job.lastClass)
            creation.error = { *job.lastClass, job.lastError };
    }
    if (creation.error.message.isEmpty())
        creation.error.message
            = u"the payment provider has not answered yet; creating the payment goes on until the order expires"_s;
    return creation;
}

void answerCreation(Engine &engine, OrderId id, bool isNew, Reply done)
{
    engine.read<Creation>(
        [id, rules = engine.rules()](Connection &db) { return readCreation(db, id, *rules); },
        [isNew, done = std::move(done)](Result<Creation> creation) {
            if (!creation) {
                done({ fail(creation.error()), {} });
                return;
            }
            QJsonObject extra { { u"created"_s, isNew } };
            if (creation->there && !creation->cancelled) {
                done({ QJsonValue(creation->order), extra });
                return;
            }
            extra.insert(u"order"_s, creation->order);
            done({ fail(creation->error), extra });
        });
}

void orderCreate(Engine &engine, const DeskRequest &request, Reply done)
{
    auto draft = readDraft(request);
    if (!draft) {
        done({ fail(draft.error()), {} });
        return;
    }
    using Placed = Fulfilment::Placed;
    engine.write<Placed>([draft = *draft](Fulfilment &step) { return step.placeOrder(draft); },
        [&engine, done = std::move(done)](Result<Placed> placed) {
            if (!placed) {
                done({ fail(placed.error()), {} });
                return;
            }
            const OrderId id = placed->order.id;
            if (!placed->isNew) {
                // The first request may still run: wait for its attempt, but not when it has ended.
                engine.read<Creation>(
                    [id, rules = engine.rules()](Connection &db) { return readCreation(db, id, *rules); },
                    [&engine, id, done](Result<Creation> creation) {
                        const bool pending = creation && !creation->there && !creation->cancelled;
                        if (!pending)
                            answerCreation(engine, id, false, done);
                        else
                            engine.whenAttempted(id, JobKind::CreatePayment, 1,
                                engine.rules()->settings.httpTimeout,
                                [&engine, id, done] { answerCreation(engine, id, false, done); });
                    });
                return;
            }
            engine.whenAttempted(id, JobKind::CreatePayment, 1, patience(engine),
                [&engine, id, done] { answerCreation(engine, id, true, done); });
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

void orderCards(Engine &engine, const DeskRequest &request, Reply done)
{
    engine.write<QJsonObject>(
        [request](Fulfilment &step) -> Result<QJsonObject> {
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
                    cards.append(QString::fromUtf8(card));
                    cleanse(card);
                }
                ulid = order->ulid;
                return {};
            };
            if (auto opened = stepOn(step, request, u"order.cards"_s, open, {}); !opened)
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
    onOrder(engine, request, u"order.refund"_s, start, JobKind::Refund, std::move(done));
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
    return { { u"order create"_s, orderCreate }, { u"order list"_s, orderList },
        { u"order export page"_s, orderList }, { u"order show"_s, orderShow },
        { u"order cards"_s, orderCards }, { u"order check"_s, orderCheck },
        { u"order resend"_s, orderResend }, { u"order confirm"_s, orderConfirm },
        { u"order cancel"_s, orderCancel }, { u"order refund"_s, orderRefund },
        { u"order replace"_s, orderReplace } };
}
