#pragma once

#include "engine/httptransport.h"
#include "engine/transport/curlloop.h"
#include "engine/transport/proxy.h"
#include "engine/transport/resolver.h"

#include <QElapsedTimer>
#include <QObject>

#include <map>
#include <memory>

/// What holds where a request says nothing itself.
struct HttpDefaults {
    Millis timeout { 10'000 }; ///< http.timeout: the whole exchange
    QString proxy = QStringLiteral("system"); ///< http.proxy
    QByteArray userAgent; ///< empty = NeverDrop/VERSION
    QString caBundle; ///< PEM file instead of the system's certificates; for tests
};

/// HttpTransport by libcurl on the event loop of the thread it is made in (design.md section 2,
/// specs/intl/webhooks.md section 1.1). A request goes through: its URL and literal address are checked,
/// the proxy is chosen (never one for loopback), the name is looked up, the addresses are checked and
/// pinned, the request is sent. The deadline of HttpRequest::timeout runs over all of it.
///
/// Only a GET or HEAD that is not atMostOnce may use a kept connection; libcurl repeats such a request
/// when the server has just closed it. Everything else goes out once, on a connection of its own.
///
/// An Unreachable error says with Error::connectTimedOut and Error::noRoute whether it points at this
/// computer being offline. A redirect that is not followed is an answer like any other.
class CurlTransport final : public HttpTransport {
public:
    explicit CurlTransport(HttpDefaults defaults = {}, Resolver resolver = systemResolver(),
        SystemProxy systemProxy = ::systemProxy());
    /// Ends what is in flight without calling its `done`.
    ~CurlTransport() override;

    /// For requests sent from now on.
    void setDefaults(HttpDefaults defaults);
    /// After sleep or a change of network: connections kept from before may be dead without a sign, so
    /// they are not used again. What is in flight goes on.
    void forgetConnections() override { m_connectionsSince.start(); }
    void send(const HttpRequest &request, Done done) override;
    void abortAll() override;

private:
    struct Flight;
    using Id = quint64;

    void chooseProxy(Id id);
    void findAddresses(Id id, const Result<Proxy> &proxy);
    void transmit(Id id, const Result<QList<QHostAddress>> &addresses);
    void judge(Id id);
    bool followRedirect(Id id, const HttpReply &reply);
    void startLookupTimer(Id id);
    Flight *find(Id id);
    void finish(Id id, Result<HttpReply> result);
    void finishLater(Id id, const Error &error);

    HttpDefaults m_defaults;
    Resolver m_resolver;
    SystemProxy m_systemProxy;
    QObject m_context; ///< what is asked on behalf of this object is answered only while it lives
    CurlLoop m_loop;
    std::map<Id, std::unique_ptr<Flight>> m_flights; ///< before m_loop in destruction
    Id m_lastId = 0;
    QElapsedTimer m_connectionsSince; ///< connections idle for longer are not used
};
