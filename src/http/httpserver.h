#pragma once

#include "core/result.h"
#include "http/httpserverrequest.h"
#include "http/responder.h"

#include <QObject>
#include <QSet>
#include <QSslConfiguration>

#include <memory>
#include <optional>

/// Limits of contract.md section 3 and design.md section 2.
struct HttpServerConfig {
    qsizetype maxHeaderBytes = 16 * 1024;
    qint64 maxBodyBytes = 1 << 20;
    int maxConnections = 512; ///< one more gets a 503 and is closed
    qint64 maxStreamBacklog = 1 << 20; ///< unsent bytes after which a stream is cut
    Millis requestTimeout { 10'000 }; ///< from the first byte to the last; also the TLS handshake
    Millis idleTimeout { 60'000 }; ///< between two requests
    Millis sendTimeout { 30'000 }; ///< without the peer taking a single byte of the answer
    Millis lingerIdle { 500 }; ///< after a refusal: how long to wait for more of what is thrown away
    Millis lingerTotal { 5'000 }; ///< the same, altogether
};

/// A small, strict HTTP/1.1 server. Requests of one connection are answered one after the other, and
/// the next is not read before the answer is sent, so a peer that does not read cannot fill memory.
///
/// Lives on the thread it was created on; the handler runs there and must not delete the server.
class HttpServer final : public QObject {
    Q_OBJECT

public:
    using Handler = std::function<void(const HttpServerRequest &, Responder)>;

    explicit HttpServer(Handler handler, HttpServerConfig config = {}, QObject *parent = nullptr);
    ~HttpServer() override;

    /// Speaks TLS (1.2 or later) from the next connection on. PEM; the certificate may be a chain, leaf
    /// first. BadUsage says what is wrong with them.
    Result<> setCertificate(const QByteArray &certificatePem, const QByteArray &privateKeyPem);
    /// Port 0 picks a free one. Local error when the address cannot be had.
    Result<> listen(const QHostAddress &address, quint16 port);
    /// No new connections or requests; what has begun is finished (streams are ended), then stopped().
    void stop();

    bool isTls() const { return m_tls.has_value(); }
    QHostAddress address() const;
    quint16 port() const;
    QString url() const; ///< `http://127.0.0.1:8787`, without a slash at the end
    int connectionCount() const { return int(m_connections.size()); }

Q_SIGNALS:
    void stopped();

private:
    class Listener;
    void accept(qintptr descriptor);
    void forget(HttpConnection *connection);

    const Handler m_handler;
    const HttpServerConfig m_config;
    std::optional<QSslConfiguration> m_tls;
    std::unique_ptr<Listener> m_listener;
    QSet<HttpConnection *> m_connections;
    bool m_stopping = false;
};
