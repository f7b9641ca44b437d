#pragma once

#include "core/clock.h"

#include <QByteArray>
#include <QList>
#include <QString>
#include <QUrl>

/// Header fields in order. Names compare without case.
class HttpHeaders {
public:
    void set(const QByteArray &name, const QByteArray &value); ///< replaces
    void add(const QByteArray &name, const QByteArray &value); ///< appends
    QByteArray value(QByteArrayView name) const; ///< the first one, or empty
    bool contains(QByteArrayView name) const;
    qsizetype count(QByteArrayView name) const;
    const QList<std::pair<QByteArray, QByteArray>> &all() const { return m_fields; }

private:
    QList<std::pair<QByteArray, QByteArray>> m_fields;
};

/// One request that an adapter composed. The transport sends it at most once.
struct HttpRequest {
    QByteArray method = "GET";
    QUrl url;
    HttpHeaders headers;
    QByteArray body;
    Millis timeout { 0 }; ///< whole exchange; 0 = the setting http.timeout
    Millis connectTimeout { 0 }; ///< 0 = the transport's own (5 s)
    bool allowPrivate = false; ///< may resolve to loopback or private addresses
    bool allowHttp
        = false; ///< plain http to a private address (loopback is always allowed with allowPrivate)
    bool atMostOnce = false; ///< a fresh connection, so that the library cannot send it twice
    bool followSameHostRedirect = false; ///< GET only, https to https on the same host
    qint64 maxReplyBytes = 1 << 20;
    bool cutsReply = false; ///< what goes beyond maxReplyBytes is dropped; else the answer is Malformed
    QString proxy; ///< empty = the setting http.proxy
    /// Texts that must never reach a log: redacted in URL, headers, bodies and answers (raw and
    /// percent-encoded).
    QList<QByteArray> secrets;
    /// What the log shows instead of `body` where the body itself holds card keys; empty = the body,
    /// redacted.
    QByteArray loggedBody;
};

/// A complete answer. Anything less is an Error (Unreachable, Timeout, Malformed).
struct HttpReply {
    int status = 0;
    HttpHeaders headers;
    QByteArray body;
    Millis took { 0 };
    QString address; ///< the IP address that answered
};
