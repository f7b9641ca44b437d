#pragma once

#include "http/rawclient.h"
#include "sandbox/sandboxprovider.h"

#include <QJsonArray>
#include <QJsonDocument>

/// The merchant's end for tests: takes callbacks and remembers them.
class Shop {
public:
    Shop()
        : m_server([this](const HttpServerRequest &request, const Responder &responder) {
            callbacks.append(form::decode(request.rawQuery));
            responder.answer(HttpResponse::text(200, failures-- > 0 ? "fail" : "Success, thank you"));
        })
    {
        listening = m_server.listen(QHostAddress::LocalHost, 0).has_value();
    }
    QByteArray notifyUrl() const { return (m_server.url() + QStringLiteral("/notify/epay1")).toLatin1(); }

    QList<Form> callbacks;
    int failures = 0; ///< so many callbacks to come are not acknowledged
    bool listening = false;

private:
    HttpServer m_server;
};

/// What came back over the wire for one request.
struct WireAnswer {
    int status = 0; ///< 0: the connection ended without an answer
    QByteArray body;
    QJsonObject json() const { return QJsonDocument::fromJson(body).object(); }
    int code() const { return json()[QStringLiteral("code")].toInt(-99); }
};

/// Sends one request on a connection of its own.
inline WireAnswer ask(quint16 port, const QByteArray &method, const QByteArray &target,
    const QByteArray &body = {}, int ms = 5000)
{
    RawClient client(port);
    client.send(method + ' ' + target + " HTTP/1.1\r\nHost: sandbox\r\nConnection: close\r\n"
        + (body.isEmpty() ? QByteArray() : "Content-Length: " + QByteArray::number(body.size()) + "\r\n")
        + "\r\n" + body);
    client.waitForClose(ms);
    return { client.status(), client.body() };
}

/// The parameters of mapi.php, signed.
inline Form createRequest(const SandboxConfig &config, const QByteArray &number, const QByteArray &notifyUrl)
{
    Form request { { "pid", config.pid.toUtf8() }, { "type", "alipay" }, { "out_trade_no", number },
        { "notify_url", notifyUrl }, { "return_url", "http://127.0.0.1/return" }, { "name", "Card key" },
        { "money", "9.90" }, { "clientip", "203.0.113.7" } };
    request["sign"] = epaysign::md5(request, config.key);
    request["sign_type"] = "MD5";
    return request;
}
