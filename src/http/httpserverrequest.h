#pragma once

#include "core/http.h"

#include <QHostAddress>

/// One complete request, as it came in. Everything in it was written by a stranger.
struct HttpServerRequest {
    QByteArray method; ///< GET, HEAD, POST or OPTIONS
    QByteArray rawPath; ///< still percent-encoded: split this one, `%2F` is not a separator
    QString path; ///< decoded, valid UTF-8, without NUL
    QByteArray rawQuery; ///< after the `?`, still encoded; empty if there is none
    HttpHeaders headers; ///< without the trailer of a chunked body
    QByteArray body;
    bool http10 = false;
    bool tls = false;
    QHostAddress peer; ///< an IPv4 address mapped into IPv6 is given as IPv4
    QHostAddress local; ///< the address of ours that the peer reached
    quint16 localPort = 0;
};
