#pragma once

#include "core/http.h"

#include <QJsonObject>

/// One answer. Date, Content-Length, Transfer-Encoding and Connection are the server's own; a handler
/// may set `Connection: close` to have the connection closed after it.
struct HttpResponse {
    int status = 200;
    HttpHeaders headers;
    QByteArray body;

    static HttpResponse text(int status, const QByteArray &body);
    static HttpResponse html(int status, const QByteArray &body);
    static HttpResponse json(int status, const QJsonObject &body);
    /// A problem document (RFC 9457). `type` is a URI reference, empty = `about:blank`; the members of
    /// `extra` stand beside the standard ones.
    static HttpResponse problem(int status, const QString &type, const QString &title, const QString &detail,
        const QJsonObject &extra = {});
    /// The problem document of a bare status: `about:blank` and the status phrase as title.
    static HttpResponse problem(int status, const QString &detail);

    /// The header on the wire: status line, Date, the fields above, and `ownFields`, which are the
    /// server's and end in CRLF each. A field with a line end in it is left out: it would let whoever
    /// supplied the value write fields, or a second answer, of his own.
    QByteArray head(Instant date, const QByteArray &ownFields) const;
};

/// The phrase of RFC 9110, `Unknown` for a number that is not in our table.
QByteArray statusPhrase(int status);
