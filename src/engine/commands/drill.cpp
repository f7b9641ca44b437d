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
            HttpRequest pay;
            pay.method = "POST";
            pay.url = QUrl(sandboxAt(engine) + u"_control/pay"_s);
            pay.headers.set("Content-Type", "application/json");
            pay.body = QJsonDocument(QJsonObject { { u"out_trade_no"_s, *number } })
                           .toJson(QJsonDocument::Compact);
            pay.allowPrivate = true;
            engine.sendOnce(pay, u"drill"_s, u"sandbox"_s, [id, done](const Result<HttpReply> &answer) {
                if (!answer)
                    done({ fail(answer.error()), {} });
                else if (answer->status != 200)
                    done({ fail(ErrorClass::Rejected,
                               u"the sandbox did not take the payment (HTTP %1)"_s.arg(answer->status)),
                        {} });
                else
                    done({ QJsonValue(QJsonObject { { u"id"_s, id }, { u"ok"_s, true } }), {} });
            });
        });
}
} // namespace

QList<commands::Command> commands::drillCommands()
{
    return { { u"drill pay"_s, drillPay } };
}
