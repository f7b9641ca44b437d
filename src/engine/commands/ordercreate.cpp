#include "engine/commands/ordercreate.h"

#include "engine/commands/arguments.h"
#include "engine/engine.h"
#include "engine/orderview.h"

using namespace Qt::StringLiterals;

namespace {
using Reply = Desk::Done;

Millis patience(Engine &engine)
{
    return engine.rules()->settings.httpTimeout * 2 + std::chrono::seconds(2);
}

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

} // namespace

void commands::orderCreate(Engine &engine, const DeskRequest &request, Desk::Done done)
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
