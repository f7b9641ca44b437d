#include "engine/transport/curltransport.h"

#include "engine/transport/addressrules.h"
#include "engine/transport/transfer.h"

#include <QPointer>
#include <QTimer>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace {

constexpr Millis defaultConnectTimeout { 5'000 };
constexpr Millis maxIdleConnection { 60'000 }; ///< less than what home routers remember one for
constexpr int maxRedirects = 3;

/// RFC 9110 section 5.6.2.
bool isToken(QByteArrayView text)
{
    return !text.isEmpty() && std::all_of(text.begin(), text.end(), [](char c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')
            || QByteArrayView("!#$%&'*+-.^_`|~").contains(c);
    });
}

/// A line break in a field would begin another field, or another request.
Result<> checkHead(const HttpRequest &request)
{
    if (!isToken(request.method))
        return fail(ErrorClass::BadUsage, u"the method of the request is not an HTTP method"_s);
    for (const auto &[name, value] : request.headers.all()) {
        const bool broken = value.contains('\r') || value.contains('\n') || value.contains('\0');
        if (!isToken(name) || broken)
            return fail(
                ErrorClass::BadUsage, u"a header field of the request holds a character it may not hold"_s);
    }
    return {};
}

bool isRedirect(int status)
{
    return status == 301 || status == 302 || status == 303 || status == 307 || status == 308;
}

bool sameHttpsOrigin(const QUrl &from, const QUrl &to)
{
    return from.scheme() == u"https" && to.scheme() == u"https" && from.host() == to.host()
        && from.port(443) == to.port(443);
}

Error lookupTimedOut(const QString &host)
{
    Error error { ErrorClass::Unreachable,
        u"looking up %1 took too long, nothing was sent; check the network"_s.arg(host) };
    error.connectTimedOut = true;
    return error;
}

struct DeleteLater {
    void operator()(QTimer *timer) const
    {
        timer->stop();
        timer->deleteLater(); // it may be the one that is calling us
    }
};

} // namespace

/// One request from send() to `done`, over all its hops.
struct CurlTransport::Flight {
    HttpRequest request;
    Done done;
    Millis timeout { 0 };
    Millis connectTimeout { 0 };
    QElapsedTimer sinceSend;
    QElapsedTimer sinceHop; ///< what connectTimeout counts from
    int redirects = 0;
    Target target;
    Proxy proxy;
    std::unique_ptr<QTimer, DeleteLater> lookupTimer; ///< while the proxy or the addresses are looked up
    std::unique_ptr<Transfer> transfer;

    Millis timeLeft() const { return std::max(timeout - Millis(sinceSend.elapsed()), Millis(1)); }
    Millis connectTimeLeft() const
    {
        return std::min(std::max(connectTimeout - Millis(sinceHop.elapsed()), Millis(1)), timeLeft());
    }
};

CurlTransport::CurlTransport(HttpDefaults defaults, Resolver resolver, SystemProxy systemProxy)
    : m_defaults(std::move(defaults))
    , m_resolver(std::move(resolver))
    , m_systemProxy(std::move(systemProxy))
{
}

CurlTransport::~CurlTransport() = default;

void CurlTransport::setDefaults(HttpDefaults defaults)
{
    m_defaults = std::move(defaults);
}

void CurlTransport::send(const HttpRequest &request, Done done)
{
    const Id id = ++m_lastId;
    auto flight = std::make_unique<Flight>();
    flight->request = request;
    flight->done = std::move(done);
    flight->timeout = request.timeout > Millis(0) ? request.timeout : m_defaults.timeout;
    flight->connectTimeout
        = request.connectTimeout > Millis(0) ? request.connectTimeout : defaultConnectTimeout;
    flight->sinceSend.start();
    m_flights.emplace(id, std::move(flight));
    if (const auto head = checkHead(request); !head)
        return finishLater(id, head.error());
    chooseProxy(id);
}

void CurlTransport::abortAll()
{
    const QPointer<QObject> alive(&m_context);
    QList<Id> ids;
    for (const auto &[id, flight] : m_flights)
        ids.append(id);
    for (const Id id : ids) {
        if (alive && find(id))
            finish(id,
                fail(
                    ErrorClass::Timeout, u"ended because the program stops; it may have been carried out"_s));
    }
}

void CurlTransport::chooseProxy(Id id)
{
    Flight &flight = *find(id);
    flight.sinceHop.start();
    auto target = checkedTarget(flight.request.url, flight.request);
    if (!target)
        return finishLater(id, target.error());
    flight.target = std::move(*target);
    const QString &wanted = flight.request.proxy.isEmpty() ? m_defaults.proxy : flight.request.proxy;
    const auto setting = parseProxySetting(wanted);
    if (!setting)
        return finishLater(id, setting.error());
    if (isLoopbackHost(flight.target.host))
        return findAddresses(id, Proxy());
    if (!setting->system)
        return findAddresses(id, setting->fixed);
    startLookupTimer(id);
    QUrl origin; // a proxy script has no business with the rest, which may hold a key
    origin.setScheme(flight.target.url.scheme());
    origin.setHost(flight.target.host);
    origin.setPort(flight.target.url.port());
    origin.setPath(u"/"_s);
    m_systemProxy(origin, &m_context, [this, id](const Result<Proxy> &proxy) { findAddresses(id, proxy); });
}

void CurlTransport::findAddresses(Id id, const Result<Proxy> &proxy)
{
    Flight *flight = find(id);
    if (!flight)
        return;
    if (!proxy)
        return finishLater(id, proxy.error());
    flight->proxy = *proxy;
    if (flight->target.literal)
        return transmit(id, QList { *flight->target.literal });
    if (flight->proxy.isNone()) {
        startLookupTimer(id);
        return m_resolver(flight->target.host, &m_context,
            [this, id](const Result<QList<QHostAddress>> &addresses) { transmit(id, addresses); });
    }
    // The proxy looks the name up, so nobody here can say that it is a private one.
    if (flight->target.url.scheme() != u"https")
        return finishLater(id,
            { ErrorClass::BadUsage,
                u"%1 cannot be called over plain http through a proxy; use https or set its proxy to none"_s
                    .arg(flight->target.host) });
    transmit(id, QList<QHostAddress>());
}

void CurlTransport::transmit(Id id, const Result<QList<QHostAddress>> &addresses)
{
    Flight *flight = find(id);
    if (!flight)
        return;
    flight->lookupTimer.reset();
    if (!addresses)
        return finishLater(id, addresses.error());
    const AddressPolicy policy = AddressPolicy::of(flight->target.url, flight->request);
    Way way;
    way.proxy = flight->proxy;
    way.policy = policy;
    way.timeout = flight->timeLeft();
    way.connectTimeout = flight->connectTimeLeft();
    way.maxIdle = maxIdleConnection;
    if (m_connectionsSince.isValid()) // a second less, since libcurl rounds the age of a connection down
        way.maxIdle = std::clamp(Millis(m_connectionsSince.elapsed() - 1'000), Millis(0), maxIdleConnection);
    way.userAgent
        = m_defaults.userAgent.isEmpty() ? "NeverDrop/" NEVERDROP_VERSION ""_ba : m_defaults.userAgent;
    way.caBundle = m_defaults.caBundle;
    if (flight->proxy.isNone()) {
        auto permitted = permittedAddresses(flight->target.host, *addresses, policy);
        if (!permitted)
            return finishLater(id, permitted.error());
        way.addresses = std::move(*permitted);
    }
    flight->transfer = std::make_unique<Transfer>(flight->request, flight->target, std::move(way));
    if (const auto started = flight->transfer->start(m_loop, [this, id] { judge(id); }); !started)
        finishLater(id, started.error());
}

void CurlTransport::judge(Id id)
{
    Flight &flight = *find(id);
    auto result = flight.transfer->result();
    if (result && followRedirect(id, *result))
        return;
    if (result)
        result->took = Millis(flight.sinceSend.elapsed());
    finish(id, std::move(result));
}

bool CurlTransport::followRedirect(Id id, const HttpReply &reply)
{
    Flight &flight = *find(id);
    const HttpRequest &request = flight.request;
    if (!request.followSameHostRedirect || request.method != "GET" || !isRedirect(reply.status)
        || flight.redirects == maxRedirects || reply.headers.count("Location") != 1)
        return false;
    const QUrl to = flight.target.url.resolved(QUrl::fromEncoded(reply.headers.value("Location")));
    if (!to.isValid() || !sameHttpsOrigin(flight.target.url, to))
        return false;
    ++flight.redirects;
    flight.request.url = to;
    flight.transfer.reset();
    chooseProxy(id);
    return true;
}

void CurlTransport::startLookupTimer(Id id)
{
    Flight &flight = *find(id);
    if (flight.lookupTimer)
        return;
    flight.lookupTimer.reset(new QTimer(&m_context));
    flight.lookupTimer->setSingleShot(true);
    QObject::connect(flight.lookupTimer.get(), &QTimer::timeout, &m_context,
        [this, id] { finish(id, fail(lookupTimedOut(find(id)->target.host))); });
    flight.lookupTimer->start(flight.connectTimeLeft());
}

CurlTransport::Flight *CurlTransport::find(Id id)
{
    const auto found = m_flights.find(id);
    return found == m_flights.end() ? nullptr : found->second.get();
}

void CurlTransport::finish(Id id, Result<HttpReply> result)
{
    const auto flight = std::move(m_flights.extract(id).mapped());
    flight->transfer.reset();
    flight->lookupTimer.reset();
    flight->done(std::move(result)); // may destroy this object
}

/// For what is known before send() has returned.
void CurlTransport::finishLater(Id id, const Error &error)
{
    find(id)->lookupTimer.reset();
    QTimer::singleShot(0, &m_context, [this, id, error] {
        if (find(id))
            finish(id, fail(error));
    });
}
