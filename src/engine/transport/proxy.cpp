#include "engine/transport/proxy.h"

#include <QFutureWatcher>
#include <QNetworkProxy>
#include <QPromise>
#include <QThreadPool>

#include <memory>

using namespace Qt::StringLiterals;

namespace {

Result<Proxy> fromQt(const QNetworkProxy &proxy)
{
    Proxy result { Proxy::Kind::None, proxy.hostName(), proxy.port(), proxy.user(), proxy.password() };
    switch (proxy.type()) {
    case QNetworkProxy::NoProxy:
    case QNetworkProxy::DefaultProxy:
        return Proxy();
    case QNetworkProxy::HttpProxy:
    case QNetworkProxy::HttpCachingProxy:
        result.kind = Proxy::Kind::Http;
        return result;
    case QNetworkProxy::Socks5Proxy:
        result.kind = Proxy::Kind::Socks5h;
        return result;
    case QNetworkProxy::FtpCachingProxy:
        break;
    }
    return fail(ErrorClass::BadUsage,
        u"the system names the proxy %1, which is neither http nor socks5; set http.proxy"_s.arg(
            proxy.hostName()));
}

Result<Proxy> askSystem(const QUrl &url)
{
    const auto proxies = QNetworkProxyFactory::systemProxyForQuery(QNetworkProxyQuery(url));
    return proxies.isEmpty() ? Proxy() : fromQt(proxies.front());
}

} // namespace

Result<ProxySetting> parseProxySetting(const QString &text)
{
    if (text == u"system")
        return ProxySetting { true, {} };
    if (text == u"none")
        return ProxySetting();
    const QUrl url(text, QUrl::StrictMode);
    const bool socks = url.scheme() == u"socks5h";
    const bool bare = url.path().isEmpty() || url.path() == u"/";
    const int port = url.port(socks ? 1080 : 80);
    if (!url.isValid() || url.host().isEmpty() || port == 0 || !bare || url.hasQuery() || url.hasFragment()
        || (!socks && url.scheme() != u"http"))
        return fail(ErrorClass::BadUsage,
            u"the proxy must be system, none, http://HOST:PORT or socks5h://HOST:PORT"_s);
    return ProxySetting { false,
        { socks ? Proxy::Kind::Socks5h : Proxy::Kind::Http, url.host(QUrl::FullyEncoded), quint16(port),
            url.userName(QUrl::FullyDecoded), url.password(QUrl::FullyDecoded) } };
}

SystemProxy systemProxy()
{
    // Not the global pool: waiting for a proxy script must not wait behind anything else.
    return [pool = std::make_shared<QThreadPool>()](
               const QUrl &url, QObject *context, std::function<void(Result<Proxy>)> done) {
        // A watcher, not QFuture::then(context): that one aborts in Qt 6.4 when the context goes first.
        auto *watcher = new QFutureWatcher<Result<Proxy>>(context);
        QObject::connect(watcher, &QFutureWatcherBase::finished, context, [watcher, done = std::move(done)] {
            watcher->deleteLater();
            done(watcher->result());
        });
        auto promise = std::make_shared<QPromise<Result<Proxy>>>();
        watcher->setFuture(promise->future());
        promise->start();
        pool->start([promise, url] {
            promise->addResult(askSystem(url));
            promise->finish();
        });
    };
}
