#include "http/responder.h"

#include "http/httpconnection.h"

#include <QPointer>

using namespace Qt::StringLiterals;

struct Responder::Shared {
    explicit Shared(HttpConnection *peer)
        : connection(peer)
    {
    }
    Shared(const Shared &) = delete;
    Shared &operator=(const Shared &) = delete;
    ~Shared()
    {
        if (HttpConnection *peer = use())
            peer->answer(HttpResponse::problem(500, u"The request was not answered."_s));
    }
    bool isOpen() const { return !used && connection && connection->isHandling(); }
    /// The connection, for the first who asks while the peer is there.
    HttpConnection *use()
    {
        HttpConnection *peer = isOpen() ? connection.data() : nullptr;
        used = true;
        return peer;
    }

    QPointer<HttpConnection> connection;
    bool used = false;
};

Responder::Responder(HttpConnection *connection)
    : m_shared(std::make_shared<Shared>(connection))
{
}

void Responder::answer(const HttpResponse &response) const
{
    if (HttpConnection *peer = m_shared->use())
        peer->answer(response);
}

void Responder::abort() const
{
    if (HttpConnection *peer = m_shared->use())
        peer->abort();
}

bool Responder::isOpen() const
{
    return m_shared->isOpen();
}

struct HttpStream::Shared {
    explicit Shared(HttpConnection *peer)
        : connection(peer)
    {
    }
    Shared(const Shared &) = delete;
    Shared &operator=(const Shared &) = delete;
    ~Shared()
    {
        if (isOpen())
            connection->endStream();
    }
    bool isOpen() const { return !ended && connection && connection->isStreaming(); }

    QPointer<HttpConnection> connection;
    bool ended = false;
};

HttpStream Responder::stream(const HttpResponse &head) const
{
    const auto stream = std::make_shared<HttpStream::Shared>(m_shared->use());
    if (stream->connection) {
        stream->connection->beginStream(head);
        stream->ended = !stream->connection->isStreaming(); // an answer to HEAD ends with its header
    }
    return HttpStream(stream);
}

HttpStream::HttpStream(std::shared_ptr<Shared> shared)
    : m_shared(std::move(shared))
{
}

bool HttpStream::write(const QByteArray &chunk)
{
    return isOpen() && m_shared->connection->writeChunk(chunk);
}

void HttpStream::end()
{
    if (isOpen())
        m_shared->connection->endStream();
    m_shared->ended = true;
}

bool HttpStream::isOpen() const
{
    return m_shared->isOpen();
}

void HttpStream::onClosed(std::function<void()> left)
{
    if (isOpen())
        m_shared->connection->onStreamClosed(std::move(left));
    else if (!m_shared->ended && left)
        left();
}
