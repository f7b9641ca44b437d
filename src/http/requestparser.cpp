#include "http/requestparser.h"

#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/string_body.hpp>

#include <QStringDecoder>

#include <algorithm>
#include <array>
#include <cctype>
#include <limits>

using namespace Qt::StringLiterals;
namespace beast = boost::beast::http;

struct RequestParser::Beast {
    beast::request_parser<beast::string_body> parser;
};

namespace {
QByteArray toBytes(boost::beast::string_view text)
{
    return { text.data(), qsizetype(text.size()) };
}

bool equalsIgnoringCase(const QByteArray &a, QByteArrayView b)
{
    return a.compare(b, Qt::CaseInsensitive) == 0;
}

RequestParser::Refusal refusalFor(boost::system::error_code error, QByteArrayView requestLine)
{
    if (error == beast::error::body_limit)
        return { 413, u"The body is larger than this server accepts."_s };
    const QList<QByteArray> words = requestLine.toByteArray().split(' ');
    if (error == beast::error::bad_version && words.size() == 3 && words.last().startsWith("HTTP/"))
        return { 505, u"This server speaks HTTP/1.1 and HTTP/1.0."_s };
    if (error == beast::error::bad_content_length)
        return { 400, u"Content-Length is not one number."_s };
    if (error == beast::error::bad_transfer_encoding)
        return { 400, u"Transfer-Encoding is repeated or stands beside Content-Length."_s };
    if (error == beast::error::bad_chunk || error == beast::error::bad_chunk_extension)
        return { 400, u"The chunked body is malformed."_s };
    return { 400, u"The request is not valid HTTP/1.1."_s };
}

/// Percent-decoded text, or nothing when an escape is broken, the bytes are no UTF-8, or there is a NUL.
std::optional<QString> decodedPath(const QByteArray &raw)
{
    for (qsizetype at = raw.indexOf('%'); at >= 0; at = raw.indexOf('%', at + 1)) {
        if (at + 2 >= raw.size() || !std::isxdigit(uchar(raw[at + 1])) || !std::isxdigit(uchar(raw[at + 2])))
            return std::nullopt;
    }
    QStringDecoder decoder(QStringDecoder::Utf8);
    const QString path = decoder.decode(QByteArray::fromPercentEncoding(raw));
    if (decoder.hasError() || path.contains(QChar::Null))
        return std::nullopt;
    return path;
}
} // namespace

RequestParser::RequestParser(Limits limits)
    : m_limits(limits)
{
}

RequestParser::~RequestParser() = default;

RequestParser::Progress RequestParser::feed(const QByteArray &bytes)
{
    m_buffer += bytes;
    if (m_refusal)
        return Progress::Refused;
    return m_beast ? parseBody() : parseHead();
}

RequestParser::Progress RequestParser::parseHead()
{
    // RFC 9112 section 2.2: some clients send an empty line before a request.
    while (m_buffer.startsWith("\r\n")) {
        m_buffer.remove(0, 2);
        m_scanned = 0;
    }
    if (m_buffer.isEmpty())
        return Progress::Idle;
    const std::optional<qsizetype> size = findEndOfHead();
    if (m_refusal)
        return Progress::Refused;
    if (size.value_or(m_buffer.size()) > m_limits.headerBytes)
        return refuse(431, u"The request header is larger than this server accepts."_s);
    if (!size)
        return Progress::NeedMore;
    if (auto refusal = readHead(*size))
        return refuse(refusal->status, refusal->detail);
    m_buffer.remove(0, *size);
    m_scanned = 0;
    m_beast->parser.eager(true);
    return parseBody();
}

/// Looks at each byte once and refuses what Beast would let pass: bare line ends, folded lines,
/// control characters.
std::optional<qsizetype> RequestParser::findEndOfHead()
{
    for (; m_scanned < m_buffer.size(); ++m_scanned) {
        const uchar byte = uchar(m_buffer[m_scanned]);
        const char before = m_scanned > 0 ? m_buffer[m_scanned - 1] : '\0';
        const bool endsLine = byte == '\n' && before == '\r';
        const bool folds = before == '\n' && (byte == ' ' || byte == '\t');
        const bool controls = (byte < 0x20 && byte != '\t' && byte != '\r' && byte != '\n') || byte == 0x7f;
        if ((byte == '\n') != (before == '\r') || folds || controls) {
            refuse(400, u"The request header holds a bare line end, a folded line or a control character."_s);
            return std::nullopt;
        }
        if (endsLine && m_scanned >= 3 && m_buffer[m_scanned - 2] == '\n')
            return ++m_scanned;
    }
    return std::nullopt;
}

RequestParser::Progress RequestParser::refuse(int status, const QString &detail)
{
    m_refusal = Refusal { status, detail };
    m_awaitsContinue = false;
    m_buffer.clear();
    return Progress::Refused;
}

std::optional<RequestParser::Refusal> RequestParser::readHead(qsizetype size)
{
    m_beast = std::make_unique<Beast>();
    auto &parser = m_beast->parser;
    parser.header_limit(std::numeric_limits<std::uint32_t>::max()); // ours has been applied
    parser.body_limit(std::uint64_t(m_limits.bodyBytes));
    boost::system::error_code error;
    parser.put({ m_buffer.constData(), std::size_t(size) }, error);

    // A body that is too large is found by Beast in a header that is otherwise complete.
    if (error && error != beast::error::body_limit)
        return refusalFor(error, QByteArrayView(m_buffer).first(m_buffer.indexOf('\r')));
    const auto &message = parser.get();
    m_request = {};
    m_request.method = toBytes(message.method_string());
    m_request.http10 = message.version() == 10;
    for (const auto &field : message)
        m_request.headers.add(toBytes(field.name_string()), toBytes(field.value()));
    if (auto refusal = judgeFraming())
        return refusal;
    if (error)
        return refusalFor(error, {});
    if (auto refusal = readTarget(toBytes(message.target())))
        return refusal;
    m_keepsAlive = parser.keep_alive();
    return judgeMeaning();
}

/// Where the body ends must be beyond doubt.
std::optional<RequestParser::Refusal> RequestParser::judgeFraming() const
{
    const HttpHeaders &headers = m_request.headers;
    if (headers.count("Host") > 1 || (!m_request.http10 && !headers.contains("Host")))
        return Refusal { 400, u"There must be exactly one Host field."_s };
    const QByteArray length = headers.value("Content-Length");
    if (headers.count("Content-Length") > 1 || length.contains(','))
        return Refusal { 400, u"There must be at most one Content-Length field."_s };
    if (!headers.contains("Transfer-Encoding"))
        return std::nullopt;
    if (m_request.http10 || headers.contains("Content-Length") || headers.count("Transfer-Encoding") > 1)
        return Refusal { 400,
            u"Transfer-Encoding is repeated, contradicts Content-Length, or is not HTTP/1.1."_s };
    if (!equalsIgnoringCase(headers.value("Transfer-Encoding"), "chunked"))
        return Refusal { 501, u"The only transfer coding this server knows is chunked."_s };
    return std::nullopt;
}

std::optional<RequestParser::Refusal> RequestParser::judgeMeaning()
{
    static constexpr std::array served { "GET", "HEAD", "POST", "OPTIONS" };
    const auto isMethod = [this](const char *name) { return m_request.method == name; };
    if (std::none_of(served.begin(), served.end(), isMethod)) {
        const bool known = m_beast->parser.get().method() != beast::verb::unknown;
        return Refusal { known ? 405 : 501, u"This server knows GET, HEAD, POST and OPTIONS."_s };
    }
    const QByteArray coding = m_request.headers.value("Content-Encoding");
    if (m_request.headers.count("Content-Encoding") > 1
        || !(coding.isEmpty() || equalsIgnoringCase(coding, "identity")))
        return Refusal { 415, u"Compressed bodies are not accepted."_s };
    if (m_request.headers.contains("Expect") && !m_request.http10) {
        if (!equalsIgnoringCase(m_request.headers.value("Expect"), "100-continue"))
            return Refusal { 417, u"The only expectation this server meets is 100-continue."_s };
        m_awaitsContinue = !m_beast->parser.is_done();
    }
    return std::nullopt;
}

std::optional<RequestParser::Refusal> RequestParser::readTarget(QByteArrayView target)
{
    const qsizetype mark = target.indexOf('?');
    m_request.rawPath = (mark < 0 ? target : target.first(mark)).toByteArray();
    m_request.rawQuery = mark < 0 ? QByteArray() : target.sliced(mark + 1).toByteArray();
    const bool wholeServer = target == "*" && m_request.method == "OPTIONS";
    const std::optional<QString> path = decodedPath(m_request.rawPath);
    if (!path || target.contains('#') || !(wholeServer || m_request.rawPath.startsWith('/')))
        return Refusal { 400, u"The request target is not a valid path."_s };
    m_request.path = *path;
    return std::nullopt;
}

RequestParser::Progress RequestParser::parseBody()
{
    auto &parser = m_beast->parser;
    if (!parser.is_done() && !m_buffer.isEmpty()) {
        m_awaitsContinue = false;
        boost::system::error_code error;
        const std::size_t used = parser.put({ m_buffer.constData(), std::size_t(m_buffer.size()) }, error);
        if (error && error != beast::error::need_more) {
            const Refusal refusal = refusalFor(error, {});
            return refuse(refusal.status, refusal.detail);
        }
        m_buffer.remove(0, qsizetype(used));
    }
    if (parser.is_done())
        return Progress::Complete;
    // What Beast leaves lying is a chunk's first line or a trailer: nothing that may grow without end.
    if (m_buffer.size() > m_limits.headerBytes)
        return refuse(400, u"A chunk header or trailer is larger than this server accepts."_s);
    return Progress::NeedMore;
}

HttpServerRequest RequestParser::take()
{
    const std::string &body = m_beast->parser.get().body();
    m_request.body = QByteArray(body.data(), qsizetype(body.size()));
    m_beast.reset();
    return std::exchange(m_request, {});
}
