#pragma once

#include "engine/engine.h"
#include "http/httpserver.h"
#include "server/apigate.h"

#include <QObject>

/// The HTTP interface of a running engine: contract.md section 3.
class ApiServer final : public QObject {
    Q_OBJECT

public:
    explicit ApiServer(Engine &engine, QObject *parent = nullptr);

    /// `address` is `HOST:PORT`; port 0 picks one. PEM texts, empty = without TLS.
    Result<> listen(const QString &address, const QByteArray &certificate, const QByteArray &key);
    QString url() const { return m_server.url(); }
    void stop() { m_server.stop(); }

private:
    void route(const HttpServerRequest &request, Responder responder);
    void health(Responder responder);
    void notify(const HttpServerRequest &request, const QString &provider, Responder responder);
    void authorised(
        const HttpServerRequest &request, Responder responder, std::function<void(DeskRequest)> then);
    void api(const HttpServerRequest &request, Responder responder);
    void orders(const HttpServerRequest &request, DeskRequest asked, Responder responder);
    void createOrder(const HttpServerRequest &request, DeskRequest asked, Responder responder);
    void events(const HttpServerRequest &request, TokenId token, Responder responder);
    void ask(const DeskRequest &request, Responder responder, int okStatus = 200);

    Engine &m_engine;
    HttpServer m_server;
    ApiGate m_gate;
};
