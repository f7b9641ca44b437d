#include "engine/transport/transfer.h"

#include <algorithm>
#include <cerrno>
#include <system_error>

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 maxHeaderBytes = 64 * 1024;

#ifdef Q_OS_WIN
constexpr long networkUnreachable = 10051, hostUnreachable = 10065, connectionTimedOut = 10060; // WSAE…
#else
constexpr long networkUnreachable = ENETUNREACH, hostUnreachable = EHOSTUNREACH,
               connectionTimedOut = ETIMEDOUT;
#endif

bool isTlsFailure(CURLcode code)
{
    switch (code) {
    case CURLE_SSL_CONNECT_ERROR:
    case CURLE_PEER_FAILED_VERIFICATION:
    case CURLE_SSL_CACERT_BADFILE:
    case CURLE_SSL_CIPHER:
    case CURLE_SSL_CERTPROBLEM:
    case CURLE_SSL_ISSUER_ERROR:
    case CURLE_SSL_INVALIDCERTSTATUS:
        return true;
    default:
        return false;
    }
}

bool oneFamily(const QList<QHostAddress> &addresses)
{
    return std::all_of(addresses.begin(), addresses.end(),
        [&](const QHostAddress &address) { return address.protocol() == addresses.front().protocol(); });
}

} // namespace

Transfer::Transfer(HttpRequest request, const Target &target, Way way)
    : m_request(std::move(request))
    , m_way(std::move(way))
    , m_where(u"%1:%2"_s.arg(target.host).arg(target.port))
    , m_easy(curl_easy_init())
{
    if (!m_easy) {
        m_settable = false;
        return;
    }
    setConnection(target);
    setProxy();
    setRequest(target);
    setHeaders();
}

Transfer::~Transfer()
{
    if (m_loop)
        m_loop->cancel(m_easy.get());
}

Result<> Transfer::start(CurlLoop &loop, std::function<void()> ended)
{
    const auto done = [this, ended = std::move(ended)](CURLcode code) {
        m_loop = nullptr;
        m_code = code;
        ended();
    };
    if (!m_settable || loop.start(m_easy.get(), done) != CURLM_OK)
        return fail(
            ErrorClass::Local, u"libcurl is too old or out of memory, nothing was sent to %1"_s.arg(m_where));
    m_loop = &loop;
    return {};
}

/// The last moment before the request goes out: a kept connection may have been opened under another policy.
int Transfer::onConnected(void *self, char *address, char *, int, int)
{
    auto *transfer = static_cast<Transfer *>(self);
    const QHostAddress peer(QString::fromLatin1(address));
    if (transfer->m_way.proxy.isNone() && !isPermitted(peer, transfer->m_way.policy)) {
        transfer->stop(ErrorClass::BadUsage,
            u"%1 answered from %2, where this request may not go; nothing was sent"_s.arg(
                transfer->m_where, peer.toString()));
        return CURL_PREREQFUNC_ABORT;
    }
    transfer->m_stage = Stage::Sent;
    return CURL_PREREQFUNC_OK;
}

size_t Transfer::onHeader(char *data, size_t size, size_t count, void *self)
{
    auto *transfer = static_cast<Transfer *>(self);
    const bool taken = transfer->readHeaderLine(QByteArrayView(data, qsizetype(size * count)));
    return taken ? size * count : 0;
}

size_t Transfer::onBody(char *data, size_t size, size_t count, void *self)
{
    auto *transfer = static_cast<Transfer *>(self);
    const auto bytes = qsizetype(size * count);
    QByteArray &body = transfer->m_reply.body;
    if (transfer->m_request.cutsReply) {
        body.append(data, std::min(bytes, qsizetype(transfer->m_request.maxReplyBytes) - body.size()));
        return size * count;
    }
    if (body.size() + bytes > transfer->m_request.maxReplyBytes) {
        transfer->stop(ErrorClass::Malformed,
            u"the answer of %1 is larger than %2 bytes; check the address"_s.arg(transfer->m_where)
                .arg(transfer->m_request.maxReplyBytes));
        return 0;
    }
    body.append(data, bytes);
    return size * count;
}

/// A status line, a field, or the empty line that ends them. Interim answers (1xx) are forgotten when
/// the next status line comes; fields after the body (trailers) are counted and dropped.
bool Transfer::readHeaderLine(QByteArrayView line)
{
    m_headerBytes += line.size();
    if (m_headerBytes > maxHeaderBytes)
        return stop(ErrorClass::Malformed,
            u"the header of the answer of %1 is larger than %2 bytes; check the address"_s.arg(m_where).arg(
                maxHeaderBytes));
    if (m_stage == Stage::HeadersRead)
        return true;
    const QByteArrayView text = line.trimmed();
    if (m_stage == Stage::Sent || text.startsWith("HTTP/")) {
        m_stage = Stage::Answering;
        m_reply.headers = {};
    } else if (text.isEmpty()) {
        m_reply.status = int(info<long>(CURLINFO_RESPONSE_CODE));
        if (m_reply.status >= 200)
            m_stage = Stage::HeadersRead;
    } else if (const qsizetype colon = text.indexOf(':'); colon > 0) {
        m_reply.headers.add(text.first(colon).toByteArray(), text.sliced(colon + 1).trimmed().toByteArray());
    }
    return true;
}

/// Always false, which ends the transfer.
bool Transfer::stop(ErrorClass kind, const QString &message)
{
    m_stopped = Error { kind, message };
    return false;
}

Result<HttpReply> Transfer::result()
{
    if (m_stopped)
        return fail(*m_stopped);
    if (m_code != CURLE_OK)
        return fail(errorOf(m_code));
    if (m_stage != Stage::HeadersRead) // libcurl takes the end of the connection for the end of the header
        return fail(errorOf(CURLE_PARTIAL_FILE));
    m_reply.address = QString::fromLatin1(info<const char *>(CURLINFO_PRIMARY_IP));
    return std::move(m_reply);
}

Error Transfer::errorOf(CURLcode code) const
{
    const QString reason = reasonOf(code);
    if (m_stage == Stage::Connecting)
        return connectError(code, reason);
    const bool lost = code == CURLE_SEND_ERROR || code == CURLE_RECV_ERROR || code == CURLE_GOT_NOTHING;
    if (code == CURLE_OPERATION_TIMEDOUT || (lost && m_stage == Stage::Sent))
        return { ErrorClass::Timeout,
            u"%1 was sent the request but gave no complete answer (%2); it may have been carried out"_s.arg(
                m_where, reason) };
    return { ErrorClass::Malformed,
        u"the answer of %1 is broken off or not HTTP (%2); check the address"_s.arg(m_where, reason) };
}

Error Transfer::connectError(CURLcode code, const QString &reason) const
{
    if (code == CURLE_OUT_OF_MEMORY)
        return { ErrorClass::Local, u"no memory left to call %1; close other programs"_s.arg(m_where) };
    if (code == CURLE_URL_MALFORMAT || code == CURLE_UNSUPPORTED_PROTOCOL)
        return { ErrorClass::BadUsage, u"the address of %1 cannot be called (%2)"_s.arg(m_where, reason) };
    if (isTlsFailure(code))
        return { ErrorClass::Unreachable,
            u"no secure connection to %1 (%2), nothing was sent; check its certificate and this computer's clock"_s
                .arg(m_where, reason) };
    Error error { ErrorClass::Unreachable,
        u"%1 could not be reached (%2), nothing was sent; check the address and the network"_s.arg(
            m_where, reason) };
    const long systemError = info<long>(CURLINFO_OS_ERRNO);
    const bool connected = info<long>(CURLINFO_NUM_CONNECTS) > 0; // CONNECT_TIME waits for TLS as well
    const bool refused = code == CURLE_COULDNT_CONNECT;
    error.connectTimedOut = (code == CURLE_OPERATION_TIMEDOUT && !connected)
        || (refused && (systemError == hostUnreachable || systemError == connectionTimedOut));
    // With both families one of them may simply not exist here, which says nothing about the other.
    error.noRoute = refused && systemError == networkUnreachable && oneFamily(m_way.addresses);
    return error;
}

QString Transfer::reasonOf(CURLcode code) const
{
    const long systemError = info<long>(CURLINFO_OS_ERRNO);
    if (code == CURLE_COULDNT_CONNECT && systemError != 0) // libcurl would only say that it could not connect
        return QString::fromLocal8Bit(std::system_category().message(int(systemError)));
    const char *text = m_errorText.front() ? m_errorText.data() : curl_easy_strerror(code);
    return QString::fromUtf8(text).trimmed();
}

template <class T> T Transfer::info(CURLINFO what) const
{
    T value {};
    curl_easy_getinfo(m_easy.get(), what, &value);
    return value;
}
