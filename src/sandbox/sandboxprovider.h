#pragma once

#include "http/httpserver.h"
#include "sandbox/callbacksender.h"
#include "sandbox/epayv1.h"
#include "sandbox/epayv2.h"

#include <vector>

/// A stand-in for an Epay provider that speaks the real protocol over real sockets, with faults that
/// can be switched on (contract.md section 2, `sandbox`). The same seed and the same orders in the same
/// sequence meet the same faults.
///
/// Beside the provider's own interface:
/// - `POST /_control/pay {"out_trade_no"}` pays, with `"money"` another sum than was asked;
/// - `GET /_control/ledger` tells what really happened;
/// - `POST /_control/faults {…}` switches the faults of requests from now on, and those of payments and
///   amounts for orders it has not seen yet.
class SandboxProvider final : public QObject {
    Q_OBJECT

public:
    /// `clock` must outlive it.
    SandboxProvider(SandboxConfig config, const Clock &clock, QObject *parent = nullptr);

    /// Port 0 picks a free one. The value is the base address: `http://127.0.0.1:8080/`.
    Result<QString> start(const QHostAddress &address, quint16 port);
    const SandboxConfig &config() const { return m_config; }
    void setFaults(const SandboxFaults &faults) { m_config.faults = faults; }

    /// A buyer pays `money`, or what the order asks for if it is empty. NotFound for an order that was
    /// never taken, WrongState for one that is paid or closed, BadUsage for a sum that is none.
    Result<> pay(const QString &outTradeNo, const QString &money = {});
    /// `{"pid","orders":[…],"totals":{…}}`, orders by first sight.
    QJsonObject ledger() const;

private:
    Result<> parseKeys();
    void route(const HttpServerRequest &request, const Responder &responder);
    void routeControl(const HttpServerRequest &request, const Responder &responder);
    void routePage(const HttpServerRequest &request, const Responder &responder);
    HttpResponse controlPay(const QByteArray &body);
    HttpResponse controlFaults(const QByteArray &body);
    SandboxOrder *orderOf(const Form &form, bool creates);
    void serve(SandboxOrder *order, const Responder &responder, const std::function<HttpResponse()> &work);
    void tell(SandboxOrder &order, std::size_t round);
    void later(Millis span, std::function<void()> action);

    SandboxConfig m_config;
    Ledger m_ledger;
    EpayOrders m_orders;
    EpayV1 m_version1;
    std::optional<EpayV2> m_version2;
    CallbackSender m_sender;
    std::vector<Responder> m_unanswered; ///< requests that met a timeout: held open until the peer leaves
    HttpServer m_server;
};
