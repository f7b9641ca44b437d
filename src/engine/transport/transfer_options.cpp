#include "engine/transport/transfer.h"

// What libcurl is told before a transfer starts; transfer.cpp has what happens then.

using namespace Qt::StringLiterals;

namespace {

/// libcurl sends a request again when a kept connection turns out to be closed. That is harmless for
/// these methods only; all others get a connection of their own.
bool mayBeRepeated(const HttpRequest &request)
{
    return (request.method == "GET" || request.method == "HEAD") && !request.atMostOnce;
}

bool hasBody(const HttpRequest &request)
{
    return !request.body.isEmpty() || request.method == "POST" || request.method == "PUT"
        || request.method == "PATCH";
}

QByteArray bracketed(const QHostAddress &address)
{
    const QByteArray text = address.toString().toLatin1();
    return address.protocol() == QAbstractSocket::IPv6Protocol ? '[' + text + ']' : text;
}

} // namespace

/// An option that libcurl does not know or cannot store may be one that keeps a secret safe.
template <class T> void Transfer::set(CURLoption option, T value)
{
    if (curl_easy_setopt(m_easy.get(), option, value) != CURLE_OK)
        m_settable = false;
}

void Transfer::setConnection(const Target &target)
{
    set(CURLOPT_NOSIGNAL, 1L);
    set(CURLOPT_ERRORBUFFER, m_errorText.data());
    set(CURLOPT_PROTOCOLS_STR, "http,https");
    set(CURLOPT_HTTP_VERSION, long(CURL_HTTP_VERSION_1_1)); // HTTP/2 would repeat refused streams by itself
    set(CURLOPT_TIMEOUT_MS, long(m_way.timeout.count()));
    set(CURLOPT_CONNECTTIMEOUT_MS, long(m_way.connectTimeout.count()));
    const auto maxIdle = std::chrono::duration_cast<std::chrono::seconds>(m_way.maxIdle).count();
    set(CURLOPT_MAXAGE_CONN, long(maxIdle));
    set(CURLOPT_FRESH_CONNECT, mayBeRepeated(m_request) && maxIdle > 0 ? 0L : 1L);
    set(CURLOPT_FORBID_REUSE, m_request.atMostOnce ? 1L : 0L);
    set(CURLOPT_PREREQFUNCTION, &Transfer::onConnected);
    set(CURLOPT_PREREQDATA, static_cast<void *>(this));

    set(CURLOPT_SSL_VERIFYPEER, 1L);
    set(CURLOPT_SSL_VERIFYHOST, 2L);
    set(CURLOPT_SSLVERSION, long(CURL_SSLVERSION_TLSv1_2));
    setCertificates();

    if (target.literal || m_way.addresses.isEmpty())
        return;
    QByteArrayList addresses;
    for (const QHostAddress &address : m_way.addresses)
        addresses.append(bracketed(address));
    const QByteArray entry
        = target.host.toLatin1() + ':' + QByteArray::number(target.port) + ':' + addresses.join(',');
    m_pinned.reset(curl_slist_append(nullptr, entry.constData()));
    set(CURLOPT_RESOLVE, m_pinned.get());
}

void Transfer::setCertificates()
{
    if (!m_way.caBundle.isEmpty())
        set(CURLOPT_CAINFO, m_way.caBundle.toUtf8().constData());
#ifdef Q_OS_WIN
    else // OpenSSL brings no certificates of its own there
        set(CURLOPT_SSL_OPTIONS, long(CURLSSLOPT_NATIVE_CA));
#endif
    // libcurl keeps a parsed bundle, but with a folder beside it parses it anew for each connection.
    if (!m_way.caBundle.isEmpty() || curl_version_info(CURLVERSION_NOW)->cainfo)
        set(CURLOPT_CAPATH, static_cast<const char *>(nullptr));
}

void Transfer::setProxy()
{
    set(CURLOPT_NOPROXY, ""); // neither http_proxy nor no_proxy of the environment: that was decided before
    const Proxy &proxy = m_way.proxy;
    if (proxy.isNone()) {
        set(CURLOPT_PROXY, "");
        return;
    }
    QUrl url;
    url.setScheme(proxy.kind == Proxy::Kind::Http ? u"http"_s : u"socks5h"_s);
    url.setHost(proxy.host);
    url.setPort(proxy.port);
    set(CURLOPT_PROXY, url.toEncoded().constData());
    set(CURLOPT_HTTPPROXYTUNNEL, 1L); // so that what answers is never the proxy
    set(CURLOPT_SUPPRESS_CONNECT_HEADERS, 1L);
    if (!proxy.user.isEmpty()) {
        set(CURLOPT_PROXYUSERNAME, proxy.user.toUtf8().constData());
        set(CURLOPT_PROXYPASSWORD, proxy.password.toUtf8().constData());
    }
    m_where += u" through the proxy %1"_s.arg(proxy.host);
}

void Transfer::setRequest(const Target &target)
{
    set(CURLOPT_URL, target.url.toEncoded().constData());
    set(CURLOPT_PATH_AS_IS, 1L); // it may be signed
    set(CURLOPT_DISALLOW_USERNAME_IN_URL, 1L);
    set(CURLOPT_HEADERFUNCTION, &Transfer::onHeader);
    set(CURLOPT_HEADERDATA, static_cast<void *>(this));
    set(CURLOPT_WRITEFUNCTION, &Transfer::onBody);
    set(CURLOPT_WRITEDATA, static_cast<void *>(this));
    if (hasBody(m_request)) {
        set(CURLOPT_POSTFIELDSIZE_LARGE, curl_off_t(m_request.body.size()));
        set(CURLOPT_POSTFIELDS, m_request.body.constData());
    } else {
        set(m_request.method == "HEAD" ? CURLOPT_NOBODY : CURLOPT_HTTPGET, 1L);
    }
    set(CURLOPT_CUSTOMREQUEST, m_request.method.constData());
}

void Transfer::setHeaders()
{
    const HttpHeaders &headers = m_request.headers;
    for (const auto &[name, value] : headers.all())
        addHeaderLine(value.trimmed().isEmpty() ? name + ';' : name + ": " + value);
    if (!headers.contains("Accept-Encoding"))
        addHeaderLine("Accept-Encoding: identity"); // a compressed body has no size that could be capped
    for (const QByteArray &name : { "Accept"_ba, "Content-Type"_ba, "Expect"_ba }) {
        if (!headers.contains(name))
            addHeaderLine(name + ':'); // libcurl would add its own
    }
    if (!headers.contains("User-Agent"))
        set(CURLOPT_USERAGENT, m_way.userAgent.constData());
    set(CURLOPT_HTTPHEADER, m_headerLines.get());
}

void Transfer::addHeaderLine(const QByteArray &line)
{
    curl_slist *list = curl_slist_append(m_headerLines.get(), line.constData());
    if (!list) {
        m_settable = false;
        return;
    }
    (void)m_headerLines.release(); // `list` begins with it
    m_headerLines.reset(list);
}
