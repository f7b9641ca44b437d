#include "http/httpresponse.h"

#include <QDateTime>
#include <QJsonDocument>
#include <QLocale>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

QByteArray statusPhrase(int status)
{
    struct Row {
        int status;
        const char *phrase;
    };
    static constexpr std::array rows { Row { 100, "Continue" }, Row { 200, "OK" }, Row { 201, "Created" },
        Row { 202, "Accepted" }, Row { 204, "No Content" }, Row { 302, "Found" }, Row { 303, "See Other" },
        Row { 304, "Not Modified" }, Row { 400, "Bad Request" }, Row { 401, "Unauthorized" },
        Row { 403, "Forbidden" }, Row { 404, "Not Found" }, Row { 405, "Method Not Allowed" },
        Row { 408, "Request Timeout" }, Row { 409, "Conflict" }, Row { 410, "Gone" },
        Row { 413, "Content Too Large" }, Row { 415, "Unsupported Media Type" },
        Row { 417, "Expectation Failed" }, Row { 422, "Unprocessable Content" },
        Row { 429, "Too Many Requests" }, Row { 431, "Request Header Fields Too Large" },
        Row { 500, "Internal Server Error" }, Row { 501, "Not Implemented" }, Row { 502, "Bad Gateway" },
        Row { 503, "Service Unavailable" }, Row { 504, "Gateway Timeout" },
        Row { 505, "HTTP Version Not Supported" } };
    const auto row = std::find_if(rows.begin(), rows.end(), [=](const Row &r) { return r.status == status; });
    return row == rows.end() ? "Unknown"_ba : QByteArray(row->phrase);
}

static HttpResponse typed(int status, const QByteArray &contentType, const QByteArray &body)
{
    HttpResponse response { status, {}, body };
    response.headers.set("Content-Type"_ba, contentType);
    return response;
}

HttpResponse HttpResponse::text(int status, const QByteArray &body)
{
    return typed(status, "text/plain; charset=utf-8"_ba, body);
}

HttpResponse HttpResponse::html(int status, const QByteArray &body)
{
    return typed(status, "text/html; charset=utf-8"_ba, body);
}

HttpResponse HttpResponse::json(int status, const QJsonObject &body)
{
    return typed(status, "application/json"_ba, QJsonDocument(body).toJson(QJsonDocument::Compact));
}

HttpResponse HttpResponse::problem(
    int status, const QString &type, const QString &title, const QString &detail, const QJsonObject &extra)
{
    QJsonObject document = extra;
    document[u"type"_s] = type.isEmpty() ? u"about:blank"_s : type;
    document[u"title"_s] = title;
    document[u"status"_s] = status;
    document[u"detail"_s] = detail;
    return typed(
        status, "application/problem+json"_ba, QJsonDocument(document).toJson(QJsonDocument::Compact));
}

HttpResponse HttpResponse::problem(int status, const QString &detail)
{
    return problem(status, {}, QString::fromLatin1(statusPhrase(status)), detail);
}

static bool isServersOwn(const QByteArray &name)
{
    static constexpr std::array own { "Date", "Content-Length", "Transfer-Encoding", "Connection" };
    return std::any_of(own.begin(), own.end(),
        [&](const char *field) { return name.compare(field, Qt::CaseInsensitive) == 0; });
}

static bool isOneLine(const QByteArray &text)
{
    return !text.contains('\r') && !text.contains('\n') && !text.contains('\0');
}

/// IMF-fixdate, RFC 9110 section 5.6.7.
static QByteArray httpDate(Instant at)
{
    const QDateTime utc = QDateTime::fromMSecsSinceEpoch(toMs(at), Qt::UTC);
    return QLocale::c().toString(utc, u"ddd, dd MMM yyyy HH:mm:ss 'GMT'"_s).toLatin1();
}

QByteArray HttpResponse::head(Instant date, const QByteArray &ownFields) const
{
    QByteArray text = "HTTP/1.1 "_ba + QByteArray::number(status) + ' ' + statusPhrase(status) + "\r\n";
    text += "Date: "_ba + httpDate(date) + "\r\n";
    for (const auto &[name, value] : headers.all()) {
        if (!isServersOwn(name) && isOneLine(name) && isOneLine(value))
            text += name + ": " + value + "\r\n";
    }
    return text + ownFields + "\r\n";
}
