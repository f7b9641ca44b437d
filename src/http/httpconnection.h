#pragma once

#include "http/httpserver.h"
#include "http/requestparser.h"

#include <QDeadlineTimer>
#include <QTcpSocket>
#include <QTimer>

/// One connection of HttpServer: reads a request, hands it out, sends the answer, and begins again.
/// One timer bounds whatever it is waiting for.
class HttpConnection final : public QObject {
    Q_OBJECT

public:
    HttpConnection(std::unique_ptr<QTcpSocket> socket, const HttpServerConfig &config,
        const HttpServer::Handler &handler);
    ~HttpConnection() override;

    void start();
    /// Sends `response` in place of reading a request, and closes.
    void turnAway(const HttpResponse &response);
    /// Ends now if nothing has begun, else after the current request.
    void finish();

    // For Responder and HttpStream.
    bool isHandling() const { return m_state == State::Handling; }
    void answer(const HttpResponse &response);
    void abort();
    void beginStream(const HttpResponse &head);
    bool isStreaming() const { return m_state == State::Streaming; }
    bool writeChunk(const QByteArray &chunk);
    void endStream();
    void onStreamClosed(std::function<void()> left) { m_streamLeft = std::move(left); }

Q_SIGNALS:
    void ended();

private:
    enum class State {
        Receiving, ///< waiting for a request, or in the middle of one
        Handling, ///< the handler has it; nothing is read meanwhile
        Sending, ///< the answer is written, not all of it is sent
        Streaming, ///< the answer's body is written piece by piece
        Lingering, ///< refused: what the peer still sends is thrown away, so that it gets to read the answer
        Closing,
        Ended
    };

    void read();
    void parse();
    void handOut();
    void refuse(const HttpResponse &response);
    void onSent();
    void onDeadline();
    void afterAnswer();
    void linger();
    void close();
    void end();
    void tellStreamLeft();
    QByteArray head(const HttpResponse &response, const QByteArray &framing);
    qint64 backlog() const;
    void wait(Millis span);

    const std::unique_ptr<QTcpSocket> m_socket;
    const HttpServerConfig &m_config;
    const HttpServer::Handler &m_handler;
    RequestParser m_parser;
    QTimer m_deadline;
    QDeadlineTimer m_lingerEnd;
    std::function<void()> m_streamLeft;
    State m_state = State::Receiving;
    bool m_begun = false; ///< Receiving: a byte of the request is here
    bool m_headOnly = false; ///< the request is a HEAD
    bool m_http10 = false;
    bool m_keepAlive = false; ///< after this answer
    bool m_finishing = false;
};
