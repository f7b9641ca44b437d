#pragma once

#include "http/httpserverrequest.h"

#include <memory>
#include <optional>
#include <utility>

/// Reads requests, one after the other, from the bytes of one connection. Framing and syntax are
/// Boost.Beast's; what RFC 9112 leaves to the recipient is decided strictly here, because two readers
/// of one message that disagree are how requests get smuggled:
/// - lines end in CRLF, no folded lines, no control characters;
/// - exactly one Host (HTTP/1.1), at most one Content-Length, never both it and Transfer-Encoding;
/// - the only transfer coding is `chunked`, and only from an HTTP/1.1 client;
/// - a target begins with `/` (or is `*` for OPTIONS), its escapes are valid and its text is UTF-8;
/// - a trailer of a chunked body is read and dropped.
class RequestParser {
public:
    struct Limits {
        qsizetype headerBytes = 16 * 1024;
        qint64 bodyBytes = 1 << 20;
    };
    enum class Progress {
        Idle, ///< nothing of a request has arrived
        NeedMore, ///< begun
        Complete, ///< take() it before feeding on
        Refused ///< see refusal(); the connection cannot be used further
    };
    struct Refusal {
        int status;
        QString detail; ///< one English sentence, without anything the peer sent
    };

    explicit RequestParser(Limits limits);
    ~RequestParser();

    /// Adds `bytes` and parses on. What follows the request is kept for the next one.
    Progress feed(const QByteArray &bytes);
    /// The complete request; the next feed() goes on behind it. peer, local and tls are not filled in.
    HttpServerRequest take();
    const Refusal &refusal() const { return *m_refusal; }
    /// True once a request: its header is complete, nothing of its body is here, and the client waits
    /// for `100 Continue`.
    bool takeAwaitsContinue() { return std::exchange(m_awaitsContinue, false); }
    /// Of the request that is complete: may the connection be used again?
    bool keepsAlive() const { return m_keepsAlive; }
    bool hasLeftover() const { return !m_buffer.isEmpty(); }

private:
    struct Beast;
    Progress parseHead();
    Progress parseBody();
    std::optional<qsizetype> findEndOfHead();
    Progress refuse(int status, const QString &detail);
    std::optional<Refusal> readHead(qsizetype size);
    std::optional<Refusal> judgeFraming() const;
    std::optional<Refusal> judgeMeaning();
    std::optional<Refusal> readTarget(QByteArrayView target);

    const Limits m_limits;
    QByteArray m_buffer;
    qsizetype m_scanned = 0; ///< of m_buffer, while the head is incomplete
    std::unique_ptr<Beast> m_beast; ///< from the complete head on
    HttpServerRequest m_request;
    std::optional<Refusal> m_refusal;
    bool m_awaitsContinue = false;
    bool m_keepsAlive = false;
};
