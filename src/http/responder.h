#pragma once

#include "http/httpresponse.h"

#include <functional>
#include <memory>

class HttpConnection;

/// A body that is written as it comes, such as Server-Sent Events. A cheap handle: copies are the same
/// stream, which ends with its last handle. To be used on the server's thread only.
class HttpStream {
public:
    /// False when the peer has left, or does not keep up: beyond HttpServerConfig::maxStreamBacklog
    /// unsent bytes the connection is cut.
    bool write(const QByteArray &chunk);
    /// Ends the body properly.
    void end();
    bool isOpen() const;
    /// `left` is called once, from the event loop, when the stream ends without end(): the peer left or
    /// lagged too far behind, or the server stops. At once if that has happened already. Not called when
    /// the server is destroyed.
    void onClosed(std::function<void()> left);

private:
    friend class Responder;
    struct Shared;
    explicit HttpStream(std::shared_ptr<Shared> shared);
    std::shared_ptr<Shared> m_shared;
};

/// The right to answer one request, once: at once or later, by an answer or by a stream. A cheap handle:
/// copies are the same right, and what comes after the first use does nothing. Dropped unused, the peer
/// gets a 500. To be used on the server's thread only; it may outlive connection and server.
class Responder {
public:
    explicit Responder(HttpConnection *connection);

    void answer(const HttpResponse &response) const;
    /// Sends status and header now, the body through the stream. The body of `head` is not used.
    HttpStream stream(const HttpResponse &head) const;
    /// No answer at all: the connection is reset, as by a crashed server.
    void abort() const;
    /// False when it has been used or the peer has left.
    bool isOpen() const;

private:
    struct Shared;
    std::shared_ptr<Shared> m_shared;
};
