#include "engine/transport/resolver.h"

#include <QHostInfo>

using namespace Qt::StringLiterals;

namespace {

Result<QList<QHostAddress>> answerOf(const QString &host, const QHostInfo &info)
{
    if (info.error() == QHostInfo::NoError)
        return info.addresses();
    Error error { ErrorClass::Unreachable, u"the name %1 was not found; check the address"_s.arg(host) };
    if (info.error() != QHostInfo::HostNotFound) { // getaddrinfo's EAI_AGAIN: nobody could be asked
        error.connectTimedOut = true;
        error.message
            = u"the name %1 could not be looked up (%2); check the network"_s.arg(host, info.errorString());
    }
    return fail(error);
}

} // namespace

Resolver systemResolver()
{
    return [](const QString &host, QObject *context, std::function<void(Result<QList<QHostAddress>>)> done) {
        QHostInfo::lookupHost(host, context,
            [host, done = std::move(done)](const QHostInfo &info) { done(answerOf(host, info)); });
    };
}
