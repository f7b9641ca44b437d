#include "http/httpconnection.h"

#include "core/platform.h"

#include <QSslSocket>

using namespace Qt::StringLiterals;

namespace {
constexpr qint64 readBufferBytes = 64 * 1024;

/// An IPv4 peer of a dual-stack listener appears as ::ffff:a.b.c.d; rules about addresses mean the IPv4 one.
QHostAddress unmapped(const QHostAddress &address)
{
    bool isIpv4 = false;
    const quint32 ipv4 = address.toIPv4Address(&isIpv4);
    return isIpv4 ? QHostAddress(ipv4) : address;
}
} // namespace

HttpConnection::HttpConnection(
    std::unique_ptr<QTcpSocket> socket, const HttpServerConfig &config, const HttpServer::Handler &handler)
    : m_socket(std::move(socket))
    , m_config(config)
    , m_handler(handler)
    , m_parser({ config.maxHeaderBytes, config.maxBodyBytes })
{
    m_deadline.setSingleShot(true);
    connect(&m_deadline, &QTimer::timeout, this, &HttpConnection::onDeadline);
    connect(m_socket.get(), &QTcpSocket::readyRead, this, &HttpConnection::read);
    connect(m_socket.get(), &QTcpSocket::bytesWritten, this, &HttpConnection::onSent);
    connect(m_socket.get(), &QTcpSocket::disconnected, this, &HttpConnection::end);
    if (auto *tls = qobject_cast<QSslSocket *>(m_socket.get()))
        connect(tls, &QSslSocket::encryptedBytesWritten, this, &HttpConnection::onSent);
    m_socket->setReadBufferSize(readBufferBytes);
    m_socket->setSocketOption(QAbstractSocket::LowDelayOption, 1);
    m_socket->setSocketOption(QAbstractSocket::KeepAliveOption, 1);
}

HttpConnection::~HttpConnection()
{
    m_state = State::Ended; // what m_streamLeft has captured may hold a stream, which ends when it is dropped
    m_socket->disconnect(this); // its destructor closes, and would call us back
}

void HttpConnection::start()
{
    wait(m_config.requestTimeout);
    read();
}

void HttpConnection::turnAway(const HttpResponse &response)
{
    refuse(response);
}

void HttpConnection::finish()
{
    m_finishing = true;
    if (m_state == State::Receiving && !m_begun)
        close();
    else if (m_state == State::Streaming) {
        m_keepAlive = false;
        tellStreamLeft();
        endStream();
    }
}

void HttpConnection::read()
{
    if (m_state == State::Receiving)
        parse();
    else if (m_state == State::Lingering) {
        m_socket->skip(m_socket->bytesAvailable());
        wait(m_config.lingerIdle);
    }
    // Else it stays in the socket's bounded buffer, which slows the peer down.
}

void HttpConnection::parse()
{
    for (;;) {
        const QByteArray bytes = m_socket->read(readBufferBytes);
        switch (m_parser.feed(bytes)) {
        case RequestParser::Progress::Complete:
            return handOut();
        case RequestParser::Progress::Refused: {
            HttpResponse response
                = HttpResponse::problem(m_parser.refusal().status, m_parser.refusal().detail);
            if (response.status == 405)
                response.headers.set("Allow"_ba, "GET, HEAD, POST, OPTIONS"_ba);
            return refuse(response);
        }
        case RequestParser::Progress::NeedMore:
            if (!std::exchange(m_begun, true))
                wait(m_config.requestTimeout);
            if (bytes.isEmpty()) {
                if (m_parser.takeAwaitsContinue())
                    m_socket->write("HTTP/1.1 100 Continue\r\n\r\n"_ba);
                return;
            }
            break;
        case RequestParser::Progress::Idle:
            if (bytes.isEmpty())
                return;
            break;
        }
    }
}

void HttpConnection::handOut()
{
    m_deadline.stop();
    m_state = State::Handling;
    m_begun = false;
    HttpServerRequest request = m_parser.take();
    m_http10 = request.http10;
    m_headOnly = request.method == "HEAD";
    m_keepAlive = m_parser.keepsAlive();
    request.tls = qobject_cast<QSslSocket *>(m_socket.get()) != nullptr;
    request.peer = unmapped(m_socket->peerAddress());
    request.local = unmapped(m_socket->localAddress());
    request.localPort = m_socket->localPort();
    m_handler(request, Responder(this));
}

QByteArray HttpConnection::head(const HttpResponse &response, const QByteArray &framing)
{
    m_keepAlive = m_keepAlive && !m_finishing
        && response.headers.value("Connection").compare("close", Qt::CaseInsensitive) != 0;
    QByteArray fields = framing;
    if (!m_keepAlive)
        fields += "Connection: close\r\n";
    else if (m_http10)
        fields += "Connection: keep-alive\r\n";
    return response.head(SystemClock().now(), fields);
}

void HttpConnection::answer(const HttpResponse &response)
{
    const bool bodiless = response.status == 204 || response.status == 304;
    const QByteArray framing
        = bodiless ? QByteArray() : "Content-Length: "_ba + QByteArray::number(response.body.size()) + "\r\n";
    m_state = State::Sending;
    wait(m_config.sendTimeout);
    m_socket->write(head(response, framing));
    if (!m_headOnly && !bodiless)
        m_socket->write(response.body);
    m_socket->flush();
    onSent();
}

void HttpConnection::abort()
{
    platform::resetOnClose(m_socket->socketDescriptor());
    m_socket->abort();
    end();
}

void HttpConnection::beginStream(const HttpResponse &response)
{
    if (m_http10)
        m_keepAlive = false; // the end of the connection is the end of the body
    m_state = State::Streaming;
    m_socket->write(head(response, m_http10 ? QByteArray() : "Transfer-Encoding: chunked\r\n"_ba));
    if (m_headOnly)
        endStream();
}

bool HttpConnection::writeChunk(const QByteArray &chunk)
{
    if (chunk.isEmpty())
        return true; // as a chunk it would be the end
    if (backlog() + chunk.size() > m_config.maxStreamBacklog) {
        abort();
        return false;
    }
    if (!m_deadline.isActive())
        wait(m_config.sendTimeout);
    m_socket->write(m_http10 ? chunk : QByteArray::number(chunk.size(), 16) + "\r\n" + chunk + "\r\n");
    return true;
}

void HttpConnection::endStream()
{
    m_streamLeft = {};
    if (!m_http10 && !m_headOnly)
        m_socket->write("0\r\n\r\n"_ba);
    m_state = State::Sending;
    wait(m_config.sendTimeout);
    m_socket->flush();
    onSent();
}

void HttpConnection::refuse(const HttpResponse &response)
{
    m_keepAlive = false;
    m_headOnly = false;
    m_state = State::Lingering;
    const QByteArray length = "Content-Length: "_ba + QByteArray::number(response.body.size()) + "\r\n";
    m_socket->write(head(response, length) + response.body);
    m_socket->flush();
    linger();
}

void HttpConnection::onSent()
{
    if (m_state == State::Sending && backlog() == 0)
        afterAnswer();
    else if (m_state == State::Sending)
        wait(m_config.sendTimeout);
    else if (m_state == State::Streaming) {
        if (backlog() == 0)
            m_deadline.stop();
        else
            wait(m_config.sendTimeout);
    }
}

void HttpConnection::afterAnswer()
{
    if (m_keepAlive && !m_finishing) {
        m_state = State::Receiving;
        wait(m_config.idleTimeout);
        // Through the event loop: a pipeline neither recurses nor keeps the others waiting.
        QMetaObject::invokeMethod(this, &HttpConnection::read, Qt::QueuedConnection);
    } else if (m_parser.hasLeftover() || m_socket->bytesAvailable() > 0)
        linger();
    else
        close();
}

/// Closing a socket that still has input makes the system send a reset, and that may overtake the answer.
void HttpConnection::linger()
{
    m_state = State::Lingering;
    m_lingerEnd.setRemainingTime(m_config.lingerTotal);
    read();
}

void HttpConnection::onDeadline()
{
    switch (m_state) {
    case State::Receiving:
        if (m_begun)
            refuse(HttpResponse::problem(408, u"The request did not arrive in time."_s));
        else
            close();
        break;
    case State::Lingering:
        close();
        break;
    case State::Handling:
    case State::Ended:
        break;
    case State::Sending:
    case State::Streaming:
    case State::Closing:
        abort();
        break;
    }
}

void HttpConnection::close()
{
    if (backlog() > 0)
        return abort();
    m_state = State::Closing;
    m_socket->disconnectFromHost();
    if (m_socket->state() == QAbstractSocket::UnconnectedState)
        end();
    else
        wait(m_config.lingerTotal); // TLS says goodbye
}

void HttpConnection::end()
{
    if (m_state == State::Ended)
        return;
    m_state = State::Ended;
    m_deadline.stop();
    tellStreamLeft();
    Q_EMIT ended();
}

/// Through the event loop: it happens inside HttpStream::write(), where nobody expects to be called.
void HttpConnection::tellStreamLeft()
{
    if (m_streamLeft)
        QMetaObject::invokeMethod(this, std::exchange(m_streamLeft, {}), Qt::QueuedConnection);
}

qint64 HttpConnection::backlog() const
{
    const auto *tls = qobject_cast<const QSslSocket *>(m_socket.get());
    return m_socket->bytesToWrite() + (tls ? tls->encryptedBytesToWrite() : 0);
}

void HttpConnection::wait(Millis span)
{
    if (m_state == State::Lingering)
        span = std::min(span, Millis(m_lingerEnd.remainingTime()));
    m_deadline.start(span);
}
