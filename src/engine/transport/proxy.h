#pragma once

#include "core/result.h"

#include <QObject>
#include <QString>
#include <QUrl>

#include <functional>

/// The way out: straight, or through a proxy that resolves the name itself (`socks5h`, or CONNECT).
struct Proxy {
    enum class Kind { None, Http, Socks5h };
    Kind kind = Kind::None;
    QString host;
    quint16 port = 0;
    QString user;
    QString password; ///< secret

    bool isNone() const { return kind == Kind::None; }
};

/// What the setting http.proxy or a request asks for.
struct ProxySetting {
    bool system = false;
    Proxy fixed;
};

/// `system`, `none`, `http://[user:password@]host[:port]`, `socks5h://…` (contract.md section 5; the
/// ports default to 80 and 1080). BadUsage otherwise.
Result<ProxySetting> parseProxySetting(const QString &text);

/// Asks the system which proxy a URL needs. Answers later on the same thread, never once `context` is gone.
using SystemProxy
    = std::function<void(const QUrl &url, QObject *context, std::function<void(Result<Proxy>)> done)>;

/// QNetworkProxyFactory on threads of its own: with a proxy script it may take seconds.
SystemProxy systemProxy();
