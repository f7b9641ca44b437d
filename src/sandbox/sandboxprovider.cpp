#include "sandbox/sandboxprovider.h"

#include "core/json.h"

#include <QTimer>

#include <array>
#include <cmath>

using namespace Qt::StringLiterals;

namespace {
/// The waits between the repeats of an unacknowledged callback, as the real program's cron job has
/// them: about 1, 3, 19 and 55 minutes after the payment (epay.md section 3).
constexpr std::array repeatWaits { Millis(60'000), Millis(120'000), Millis(960'000), Millis(2'160'000) };

HttpResponse gatewayError(FaultDice &dice)
{
    const int status = std::array { 500, 502, 503, 504 }[std::size_t(dice.pick(4))];
    const QByteArray title = QByteArray::number(status) + ' ' + statusPhrase(status);
    return HttpResponse::html(status,
        "<html><head><title>" + title + "</title></head><body><center><h1>" + title
            + "</h1></center><hr><center>nginx</center></body></html>");
}

/// With status 200 and the right type, as half-broken servers do.
HttpResponse spoiled(HttpResponse response, FaultDice &dice)
{
    switch (dice.pick(4)) {
    case 0:
        response.body.chop(response.body.size() / 2 + 1);
        break;
    case 1:
        response.body = "<!DOCTYPE html><html><title>Just a moment...</title></html>"_ba;
        break;
    case 2:
        response.body
            = "<br />\n<b>Warning</b>: mysqli_connect(): in <b>/www/api.php</b>\n"_ba + response.body;
        break;
    default:
        response.body.clear();
    }
    return response;
}

int statusOf(const Error &error)
{
    switch (error.kind) {
    case ErrorClass::NotFound:
        return 404;
    case ErrorClass::WrongState:
        return 409;
    default:
        return 400;
    }
}

HttpResponse problemOf(const Error &error)
{
    return HttpResponse::problem(statusOf(error), error.message);
}
} // namespace

SandboxProvider::SandboxProvider(SandboxConfig config, const Clock &clock, QObject *parent)
    : QObject(parent)
    , m_config(std::move(config))
    , m_ledger(m_config)
    , m_orders(m_config, m_ledger, clock)
    , m_version1(m_orders)
    , m_server(
          [this](const HttpServerRequest &request, const Responder &responder) { route(request, responder); })
{
}

Result<QString> SandboxProvider::start(const QHostAddress &address, quint16 port)
{
    if (const auto parsed = parseKeys(); !parsed)
        return fail(parsed.error());
    if (const auto listening = m_server.listen(address, port); !listening)
        return fail(listening.error());
    m_orders.setBaseUrl(m_server.url());
    return m_server.url() + u'/';
}

Result<> SandboxProvider::parseKeys()
{
    if (m_config.platformPrivateKey.isEmpty() && m_config.merchantPublicKey.isEmpty())
        return {};
    auto platformKey = RsaPrivateKey::parse(m_config.platformPrivateKey);
    if (!platformKey)
        return fail(ErrorClass::BadUsage,
            u"Sandbox configuration: platform_private_key: %1"_s.arg(platformKey.error().message));
    auto merchantKey = RsaPublicKey::parse(m_config.merchantPublicKey);
    if (!merchantKey)
        return fail(ErrorClass::BadUsage,
            u"Sandbox configuration: merchant_public_key: %1"_s.arg(merchantKey.error().message));
    m_version2.emplace(m_orders, std::move(*platformKey), std::move(*merchantKey));
    return {};
}

QJsonObject SandboxProvider::ledger() const
{
    QJsonObject ledger = m_ledger.toJson();
    ledger[u"pid"_s] = m_config.pid;
    return ledger;
}

void SandboxProvider::route(const HttpServerRequest &request, const Responder &responder)
{
    const QString path = request.path.mid(1);
    Form form = form::decode(request.rawQuery);
    if (request.method == "POST")
        form.insert(form::decode(request.body));

    if (path.startsWith(u"_control/"))
        routeControl(request, responder);
    else if (path.startsWith(u"pay/"))
        routePage(request, responder);
    else if (path == u"submit.php")
        responder.answer(m_version1.submit(form));
    else if (path == u"mapi.php")
        serve(orderOf(form, true), responder, [&] { return m_version1.mapi(form); });
    else if (path == u"api.php")
        serve(orderOf(form, false), responder, [&] { return m_version1.api(form); });
    else if (path.startsWith(u"api/") && m_version2 && request.method == "POST")
        serve(orderOf(form, path == u"api/pay/create"), responder,
            [&] { return m_version2->serve(path, form); });
    else
        responder.answer(HttpResponse::html(404, "<html><h1>404 Not Found</h1></html>"_ba));
}

/// Whose dice a request throws. A number that is new gets its dice with the first request that names it.
SandboxOrder *SandboxProvider::orderOf(const Form &form, bool creates)
{
    const QString outTradeNo = QString::fromUtf8(form.value("out_trade_no"));
    if (creates && !outTradeNo.isEmpty())
        return &m_ledger.at(outTradeNo);
    const auto order = m_orders.named(form);
    return order ? *order : nullptr;
}

/// A 5xx comes instead of the work; the other faults meet its answer, so that the merchant cannot know
/// that it was done.
void SandboxProvider::serve(
    SandboxOrder *order, const Responder &responder, const std::function<HttpResponse()> &work)
{
    FaultDice &dice = order ? order->dice : m_ledger.commonDice();
    const RequestFault fault = dice.throwForRequest(m_config.faults);
    if (fault != RequestFault::None)
        m_ledger.countFault(order, requestFaultName(fault));
    if (fault == RequestFault::Http5xx)
        return responder.answer(gatewayError(dice));
    const HttpResponse response = work();
    switch (fault) {
    case RequestFault::Timeout:
        std::erase_if(m_unanswered, [](const Responder &held) { return !held.isOpen(); });
        m_unanswered.push_back(responder);
        return;
    case RequestFault::Reset:
        return responder.abort();
    case RequestFault::Garbage:
        return responder.answer(spoiled(response, dice));
    case RequestFault::None:
    case RequestFault::Http5xx:
        return responder.answer(response);
    }
}

void SandboxProvider::routePage(const HttpServerRequest &request, const Responder &responder)
{
    const SandboxOrder *order = m_ledger.findByTradeNo(request.path.mid(5));
    if (!order)
        return responder.answer(HttpResponse::html(404, "<html><h1>404 Not Found</h1></html>"_ba));
    if (request.method == "POST" && order->status == SandboxOrder::Status::Unpaid)
        (void)pay(order->outTradeNo); // the page shows what became of it
    responder.answer(m_version1.page(*order));
}

void SandboxProvider::routeControl(const HttpServerRequest &request, const Responder &responder)
{
    HttpResponse response = HttpResponse::problem(404, u"There is no such control."_s);
    if (request.path == u"/_control/ledger" && request.method == "GET")
        response = HttpResponse::json(200, ledger());
    else if (request.path == u"/_control/pay" && request.method == "POST")
        response = controlPay(request.body);
    else if (request.path == u"/_control/faults" && request.method == "POST")
        response = controlFaults(request.body);
    responder.answer(response);
}

HttpResponse SandboxProvider::controlPay(const QByteArray &body)
{
    const auto document = json::parseObject(body);
    if (!document)
        return problemOf(document.error());
    const QString outTradeNo = document->value(u"out_trade_no").toString();
    if (const auto paid = pay(outTradeNo, document->value(u"money").toString()); !paid)
        return problemOf(paid.error());
    const SandboxOrder *order = m_ledger.find(outTradeNo);
    return HttpResponse::json(200,
        { { u"out_trade_no"_s, outTradeNo }, { u"trade_no"_s, order->tradeNo },
            { u"money"_s, order->paid.toString() },
            { u"callback"_s, callbackFateName(order->dice.callbackFate()) } });
}

HttpResponse SandboxProvider::controlFaults(const QByteArray &body)
{
    const auto faults = SandboxFaults::fromJson(body);
    if (!faults)
        return problemOf(faults.error());
    setFaults(*faults);
    return HttpResponse::json(200, {});
}

Result<> SandboxProvider::pay(const QString &outTradeNo, const QString &money)
{
    SandboxOrder *order = m_ledger.find(outTradeNo);
    if (!order)
        return fail(ErrorClass::NotFound, u"The sandbox knows no order %1."_s.arg(outTradeNo));
    if (order->paidAt || order->closed)
        return fail(ErrorClass::WrongState,
            u"The order %1 is %2 already."_s.arg(outTradeNo, order->paidAt ? u"paid"_s : u"closed"_s));
    const auto sum
        = money.isEmpty() ? Result<Money>(order->money) : Money::parse(money, order->money.currency);
    if (!sum || sum->minor <= 0)
        return fail(ErrorClass::BadUsage, u"The sum paid must be a positive amount such as 9.90."_s);

    const CallbackFate fate = order->dice.callbackFate();
    if (fate != CallbackFate::Normal)
        m_ledger.countFault(order, callbackFateName(fate) + u"_callback"_s);
    order->paid = *sum;
    order->paidAt = m_orders.now();
    order->status = SandboxOrder::Status::Paid;
    order->apiTradeNo = u"2200"_s + order->tradeNo;
    order->buyer = u"2088000000000009"_s;
    switch (fate) {
    case CallbackFate::Lost:
        break;
    case CallbackFate::Late:
        later(m_config.lateAfter, [this, order] { tell(*order, 0); });
        break;
    case CallbackFate::Normal:
    case CallbackFate::Duplicate:
        later(Millis(0), [this, order] { tell(*order, 0); });
        break;
    }
    return {};
}

/// Round 0 is the first callback with its duplicates, the others are repeats.
void SandboxProvider::tell(SandboxOrder &order, std::size_t round)
{
    const int copies = round == 0 ? order.dice.callbackCopies() : 1;
    for (int copy = 0; copy < copies; ++copy) {
        const QByteArray url
            = order.version2 && m_version2 ? m_version2->callbackUrl(order) : m_version1.callbackUrl(order);
        ++order.callbacksSent;
        m_sender.send(QUrl::fromEncoded(url),
            [this, &order](bool acknowledged) { order.callbacksAcknowledged += acknowledged; });
    }
    if (round < repeatWaits.size()) {
        later(repeatWaits[round], [this, &order, round] {
            if (order.callbacksAcknowledged == 0)
                tell(order, round + 1);
        });
    }
}

void SandboxProvider::later(Millis span, std::function<void()> action)
{
    const Millis wait(std::llround(double(span.count()) / m_config.speed));
    QTimer::singleShot(wait, this, std::move(action));
}
