#include "server/apigate.h"

#include <QHostAddress>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {
bool isLoopbackHost(QByteArray host)
{
    if (host.startsWith('[')) {
        const qsizetype end = host.indexOf(']');
        return end > 0 && QHostAddress(QString::fromLatin1(host.mid(1, end - 1))).isLoopback();
    }
    const qsizetype colon = host.lastIndexOf(':');
    if (colon >= 0)
        host.truncate(colon);
    return host.compare("localhost", Qt::CaseInsensitive) == 0
        || QHostAddress(QString::fromLatin1(host)).isLoopback();
}

bool cameThroughProxy(const HttpServerRequest &request)
{
    for (const auto &[name, value] : request.headers.all()) {
        const QByteArray lower = name.toLower();
        if (lower == "forwarded" || lower.startsWith("x-forwarded-"))
            return true;
    }
    return false;
}
} // namespace

bool ApiGate::mayReachApi(const HttpServerRequest &request)
{
    if (request.tls)
        return true;
    return isLoopbackHost(request.headers.value("Host")) && !cameThroughProxy(request)
        && request.local.isLoopback();
}

bool ApiGate::mayReach(const HttpServerRequest &request)
{
    return request.tls || request.local.isLoopback() || request.path.startsWith(u"/notify/"_s)
        || request.path == u"/return"_s || request.path == u"/healthz"_s;
}

QByteArray ApiGate::token(const HttpServerRequest &request)
{
    const QByteArray header = request.headers.value("Authorization");
    return header.left(7).compare("Bearer ", Qt::CaseInsensitive) == 0 ? header.mid(7).trimmed()
                                                                       : QByteArray();
}

void ApiGate::wrongToken(Instant now)
{
    m_wrong.push_back(now);
}

bool ApiGate::isShut(Instant now)
{
    while (!m_wrong.empty() && now - m_wrong.front() > 1min)
        m_wrong.pop_front();
    return m_wrong.size() >= 10;
}

namespace {
int statusFor(ErrorClass kind)
{
    switch (kind) {
    case ErrorClass::BadUsage:
    case ErrorClass::Malformed:
        return 400;
    case ErrorClass::NotFound:
        return 404;
    case ErrorClass::WrongState:
    case ErrorClass::OutOfStock:
    case ErrorClass::FolderInUse:
        return 409;
    case ErrorClass::DifferentContent:
        return 422;
    case ErrorClass::TooManyOpen:
    case ErrorClass::RateLimited:
        return 429;
    case ErrorClass::Auth:
        return 401;
    case ErrorClass::DataDamaged:
    case ErrorClass::PayloadDamaged:
        return 500;
    default:
        return 503; // provider down, quarantined, disk full: the same request may be repeated
    }
}
} // namespace

HttpResponse problemFor(const Error &error, const QJsonObject &extra, std::optional<int> status)
{
    QJsonObject members = extra;
    members.insert(u"code"_s, errorClassName(error.kind));
    QString type = errorClassName(error.kind);
    type.replace(u'_', u'-');
    if (error.kind == ErrorClass::DifferentContent)
        type = u"idempotency-conflict"_s;
    else if (error.kind == ErrorClass::Local)
        type = u"storage-unavailable"_s;
    QString title = errorClassName(error.kind);
    title.replace(u'_', u' ');
    return HttpResponse::problem(status.value_or(statusFor(error.kind)),
        u"https://neverdrop.invalid/problems/"_s + type, title, error.message, members);
}
