#include "engine/commands/arguments.h"
#include "engine/commands/registry.h"
#include "engine/engine.h"

#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace {
using Reply = Desk::Done;

/// The order number at the sandbox of an order that no money is paid for.
Result<QString> drillNumber(Connection &db, const QString &id, const Accounts &accounts)
{
    auto order = OrderRepository(db).byUlid(id);
    if (!order)
        return fail(order.error());
    auto product = ProductRepository(db).byId(order->product);
    if (!product)
        return fail(product.error());
    auto payment = OrderRepository(db).paymentOf(order->id);
    if (!payment)
        return fail(payment.error());
    const ProviderAccount *account = accounts.provider(payment->provider);
    if (!product->drill || !account || account->row.type != u"sandbox"_s)
        return fail(ErrorClass::WrongState,
            u"order %1 is no drill: only orders of drill products at the sandbox are paid this way"_s.arg(
                id));
    return payment->outTradeNo;
}

/// As the accounts of the sandbox have it (accounts.cpp).
QString sandboxAt(const Engine &engine)
{
    const QString url = engine.config().sandbox.baseUrl;
    return url.isEmpty() ? u"http://127.0.0.1:9/"_s : url;
}

/// One of the sandbox's own controls, which no real provider has.
void call(Engine &engine, const QString &control, const QJsonObject &body, std::function<void(Result<>)> done)
{
    HttpRequest request;
    request.method = "POST";
    request.url = QUrl(sandboxAt(engine) + u"_control/"_s + control);
    request.headers.set("Content-Type", "application/json");
    request.body = QJsonDocument(body).toJson(QJsonDocument::Compact);
    request.allowPrivate = true;
    engine.sendOnce(
        request, u"drill"_s, u"sandbox"_s, [done = std::move(done)](const Result<HttpReply> &answer) {
            if (!answer)
                done(fail(answer.error()));
            else if (answer->status != 200)
                done(
                    fail(ErrorClass::Rejected, u"the sandbox did not do it (HTTP %1)"_s.arg(answer->status)));
            else
                done({});
        });
}

/// From the next order on, the sandbox loses its callbacks on purpose, or no longer does.
void drillPrepare(Engine &engine, const DeskRequest &request, Reply done)
{
    const bool lose = request.args.value(u"lose_callbacks"_s).toBool(true);
    call(engine, u"faults"_s, { { u"lost_callback"_s, lose ? 1 : 0 } },
        [done = std::move(done)](const Result<> &set) {
            done({ set ? Result<QJsonValue>(QJsonObject { { u"ok"_s, true } }) : fail(set.error()), {} });
        });
}

/// Plays the buyer of a drill: pays at the sandbox, as if somebody had scanned the code.
void drillPay(Engine &engine, const DeskRequest &request, Reply done)
{
    const QString id = arguments::textOr(request.args, u"id"_s);
    engine.read<QString>(
        [id, rules = engine.rules()](Connection &db) { return drillNumber(db, id, *rules->accounts); },
        [&engine, id, done = std::move(done)](const Result<QString> &number) {
            if (!number) {
                done({ fail(number.error()), {} });
                return;
            }
            call(engine, u"pay"_s, { { u"out_trade_no"_s, *number } }, [id, done](const Result<> &paid) {
                if (paid)
                    done({ QJsonValue(QJsonObject { { u"id"_s, id }, { u"ok"_s, true } }), {} });
                else
                    done({ fail(paid.error()), {} });
            });
        });
}
} // namespace

QList<commands::Command> commands::drillCommands()
{
    return { { u"drill prepare"_s, drillPrepare }, { u"drill pay"_s, drillPay } };
}
