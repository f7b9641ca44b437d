#include "rawclient.h"

#include "core/random.h"
#include "http/requestparser.h"

using namespace Qt::StringLiterals;

/// What a stranger may send. Each row goes over a real socket, and through the parser in pieces.
class tst_Malformed : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void overASocket_data() { rows(); }
    void overASocket();
    void inPieces_data() { rows(); }
    void inPieces();
    void randomBytesNeverGetThrough();
    void mutatedRequestsAreAnsweredOrRefused();
    void theServerSurvivesAllOfIt();

private:
    static void rows();
    static void malformedHeads();
    static void ambiguousFraming();
    static void refusedMeanings();
    static void acceptedForms();
};

static void row(const char *name, const QByteArray &request, int status)
{
    QTest::addRow("%s", name) << request << status;
}

/// Status 200 = handed to the handler.
void tst_Malformed::rows()
{
    QTest::addColumn<QByteArray>("request");
    QTest::addColumn<int>("status");
    malformedHeads();
    ambiguousFraming();
    refusedMeanings();
    acceptedForms();
}

void tst_Malformed::malformedHeads()
{
    row("no version", "GET /\r\n\r\n", 400);
    row("a version without a digit", "GET / HTTP/1.x\r\nHost: a\r\n\r\n", 505);
    row("HTTP/2.0 in text", "GET / HTTP/2.0\r\nHost: a\r\n\r\n", 505);
    row("HTTP/0.9 with a version", "GET / HTTP/0.9\r\nHost: a\r\n\r\n", 505);
    row("another protocol", "GET / ICY/1.1\r\nHost: a\r\n\r\n", 400);
    row("two blanks before the target", "GET  / HTTP/1.1\r\nHost: a\r\n\r\n", 400);
    row("a blank in the target", "GET /a b HTTP/1.1\r\nHost: a\r\n\r\n", 400);
    row("an empty target", "GET  HTTP/1.1\r\nHost: a\r\n\r\n", 400);
    row("no method", " / HTTP/1.1\r\nHost: a\r\n\r\n", 400);
    row("a method with a comma", "GE,T / HTTP/1.1\r\nHost: a\r\n\r\n", 400);
    row("lines that end in a bare LF", "GET / HTTP/1.1\nHost: a\n\n", 400);
    row("one header line that ends in a bare LF", "GET / HTTP/1.1\r\nHost: a\nX: 1\r\n\r\n", 400);
    row("a bare CR in a value", "GET / HTTP/1.1\r\nHost: a\rX: 1\r\n\r\n", 400);
    row("a NUL in a value", QByteArray("GET / HTTP/1.1\r\nHost: a\0b\r\n\r\n", 29), 400);
    row("a NUL in the target", QByteArray("GET /\0 HTTP/1.1\r\nHost: a\r\n\r\n", 28), 400);
    row("a DEL in a value", "GET / HTTP/1.1\r\nHost: a\x7f\r\n\r\n", 400);
    row("a folded line", "GET / HTTP/1.1\r\nHost: a\r\nX: 1\r\n 2\r\n\r\n", 400);
    row("a first header line that begins with a blank", "GET / HTTP/1.1\r\n Host: a\r\n\r\n", 400);
    row("a blank before the colon", "GET / HTTP/1.1\r\nHost : a\r\n\r\n", 400);
    row("a header without a colon", "GET / HTTP/1.1\r\nHost: a\r\nnonsense\r\n\r\n", 400);
    row("a header without a name", "GET / HTTP/1.1\r\nHost: a\r\n: x\r\n\r\n", 400);
    row("a name that is no token", "GET / HTTP/1.1\r\nHost: a\r\nX(y): 1\r\n\r\n", 400);
    row("no Host", "GET / HTTP/1.1\r\n\r\n", 400);
    row("two Hosts", "GET / HTTP/1.1\r\nHost: a\r\nHost: a\r\n\r\n", 400);
    row("two Hosts in HTTP/1.0", "GET / HTTP/1.0\r\nHost: a\r\nHost: b\r\n\r\n", 400);
    row("an absolute target", "GET http://a/ HTTP/1.1\r\nHost: a\r\n\r\n", 400);
    row("a target without a slash", "GET index HTTP/1.1\r\nHost: a\r\n\r\n", 400);
    row("a star for another method", "GET * HTTP/1.1\r\nHost: a\r\n\r\n", 400);
    row("a fragment", "GET /a#b HTTP/1.1\r\nHost: a\r\n\r\n", 400);
    row("a broken escape", "GET /a%2 HTTP/1.1\r\nHost: a\r\n\r\n", 400);
    row("an escape that is no hex", "GET /a%zz HTTP/1.1\r\nHost: a\r\n\r\n", 400);
    row("an escaped NUL", "GET /a%00 HTTP/1.1\r\nHost: a\r\n\r\n", 400);
    row("a path that is no UTF-8", "GET /a%ff HTTP/1.1\r\nHost: a\r\n\r\n", 400);
    row("an overlong slash", "GET /a%c0%af HTTP/1.1\r\nHost: a\r\n\r\n", 400);
    row("TLS on a plain port", QByteArray::fromHex("16030100c8010000c40303"), 400);
    row("HTTP/2 with prior knowledge", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", 505);
    row("a header of 17 KiB", "GET / HTTP/1.1\r\nHost: a\r\nX: " + QByteArray(17 * 1024, 'x') + "\r\n\r\n",
        431);
    row("a target of 17 KiB", "GET /" + QByteArray(17 * 1024, 'x') + " HTTP/1.1\r\nHost: a\r\n\r\n", 431);
    row("a header that never ends", "GET / HTTP/1.1\r\nHost: a\r\nX: " + QByteArray(17 * 1024, 'x'), 431);
    row("3,000 header lines",
        "GET / HTTP/1.1\r\nHost: a\r\n" + QByteArray("X: 1\r\n").repeated(3000) + "\r\n", 431);
}

void tst_Malformed::ambiguousFraming()
{
    const QByteArray post = "POST / HTTP/1.1\r\nHost: a\r\n"_ba;
    const QByteArray chunked = post + "Transfer-Encoding: chunked\r\n\r\n";
    row("two different lengths", post + "Content-Length: 3\r\nContent-Length: 4\r\n\r\nabcd", 400);
    row("two equal lengths", post + "Content-Length: 3\r\nContent-Length: 3\r\n\r\nabc", 400);
    row("a list of equal lengths", post + "Content-Length: 3, 3\r\n\r\nabc", 400);
    row("a length with a sign", post + "Content-Length: +3\r\n\r\nabc", 400);
    row("a negative length", post + "Content-Length: -3\r\n\r\nabc", 400);
    row("a length in hex", post + "Content-Length: 0x3\r\n\r\nabc", 400);
    row("a length with a fraction", post + "Content-Length: 3.0\r\n\r\nabc", 400);
    row("an empty length", post + "Content-Length: \r\n\r\nabc", 400);
    row("a length over 64 bits", post + "Content-Length: 18446744073709551619\r\n\r\nabc", 400);
    row("a length over the limit", post + "Content-Length: 1048577\r\n\r\n", 413);
    row("a length of exabytes", post + "Content-Length: 9223372036854775807\r\n\r\n", 413);
    row("length and chunked", post + "Content-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", 400);
    row("chunked and length", post + "Transfer-Encoding: chunked\r\nContent-Length: 3\r\n\r\n0\r\n\r\n", 400);
    row("length and an unknown coding", post + "Content-Length: 3\r\nTransfer-Encoding: x\r\n\r\nabc", 400);
    row("chunked twice", post + "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
        400);
    row("chunked, chunked", post + "Transfer-Encoding: chunked, chunked\r\n\r\n0\r\n\r\n", 501);
    row("gzip, chunked", post + "Transfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n", 501);
    row("chunked, identity", post + "Transfer-Encoding: chunked, identity\r\n\r\n0\r\n\r\n", 501);
    row("identity", post + "Transfer-Encoding: identity\r\n\r\n", 501);
    row("a coding that looks like chunked", post + "Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n", 501);
    row("chunked with a vertical tab",
        post
            + "Transfer-Encoding: \x0b"
              "chunked\r\n\r\n0\r\n\r\n",
        400);
    row("chunked in HTTP/1.0", "POST / HTTP/1.0\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
        400);
    row("a chunk size that is no hex", chunked + "g\r\n", 400);
    row("a negative chunk size", chunked + "-1\r\nx\r\n", 400);
    row("a chunk size over 64 bits", chunked + "10000000000000003\r\nabc\r\n", 400);
    row("a chunk over the limit", chunked + "100001\r\n", 413);
    row("chunks over the limit together",
        chunked + ("80000\r\n" + QByteArray(0x80000, 'x') + "\r\n").repeated(2) + "1\r\nx\r\n0\r\n\r\n", 413);
    row("a chunk longer than it says", chunked + "3\r\nabcd\r\n0\r\n\r\n", 400);
    row("a chunk line that ends in a bare LF", chunked + "3\nabc\r\n0\r\n\r\n", 400);
    row("a chunk extension of 20 KiB", chunked + "3;x=" + QByteArray(20 * 1024, 'x'), 400);
    row("a trailer that never ends", chunked + "0\r\nX: " + QByteArray(20 * 1024, 'x'), 400);
}

void tst_Malformed::refusedMeanings()
{
    row("a method we do not serve", "DELETE / HTTP/1.1\r\nHost: a\r\n\r\n", 405);
    row("CONNECT", "CONNECT /a HTTP/1.1\r\nHost: a\r\n\r\n", 405);
    row("TRACE", "TRACE / HTTP/1.1\r\nHost: a\r\n\r\n", 405);
    row("a method nobody knows", "BREW / HTTP/1.1\r\nHost: a\r\n\r\n", 501);
    row("a method in lower case", "get / HTTP/1.1\r\nHost: a\r\n\r\n", 501);
    row("a compressed body",
        "POST / HTTP/1.1\r\nHost: a\r\nContent-Encoding: gzip\r\nContent-Length: 1\r\n\r\nx", 415);
    row("an unknown expectation", "POST / HTTP/1.1\r\nHost: a\r\nExpect: cake\r\nContent-Length: 1\r\n\r\nx",
        417);
}

void tst_Malformed::acceptedForms()
{
    row("the smallest request", "GET / HTTP/1.1\r\nHost: a\r\n\r\n", 200);
    row("an empty Host", "GET / HTTP/1.1\r\nHost:\r\n\r\n", 200);
    row("HTTP/1.0 without a Host", "GET / HTTP/1.0\r\n\r\n", 200);
    row("empty lines before the request", "\r\n\r\nGET / HTTP/1.1\r\nHost: a\r\n\r\n", 200);
    row("OPTIONS for the server", "OPTIONS * HTTP/1.1\r\nHost: a\r\n\r\n", 200);
    row("a header of just under 16 KiB",
        "GET / HTTP/1.1\r\nHost: a\r\nX: " + QByteArray(16 * 1024 - 32, 'x') + "\r\n\r\n", 200);
    row("a body", "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\n\r\nabc", 200);
    row("a body of exactly 1 MiB",
        "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1048576\r\n\r\n" + QByteArray(1 << 20, 'x'), 200);
    row("a chunked body with an extension and a trailer",
        "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: Chunked\r\n\r\n3;a=b\r\nabc\r\n0\r\nX: 1\r\n\r\n",
        200);
    row("an identity body",
        "POST / HTTP/1.1\r\nHost: a\r\nContent-Encoding: identity\r\nContent-Length: 1\r\n\r\nx", 200);
}

void tst_Malformed::overASocket()
{
    QFETCH(QByteArray, request);
    QFETCH(int, status);
    int handled = 0;
    HttpServer server(
        [&](const HttpServerRequest &, Responder responder) {
            ++handled;
            responder.answer(HttpResponse::text(200, "ok"));
        },
        quickLimits());
    QVERIFY(server.listen(QHostAddress::LocalHost, 0));

    RawClient client(server, request);
    QVERIFY(client.waitFor("\r\n\r\n"));
    QCOMPARE(client.status(), status);
    QCOMPARE(handled, status == 200 ? 1 : 0);
    if (status == 200)
        return;
    QVERIFY2(client.waitForClose(), "a refused connection is closed");
    QCOMPARE(client.answers(), 1);
    QVERIFY(client.received.contains("Content-Type: application/problem+json\r\n"));
    QVERIFY(client.received.contains("Connection: close\r\n"));
}

/// The outcome must not depend on how the network cut the bytes.
void tst_Malformed::inPieces()
{
    QFETCH(QByteArray, request);
    QFETCH(int, status);
    for (const qsizetype piece : { 1, 2, 3, 7, 100, 5000 }) {
        if (request.size() / piece > 40'000)
            continue; // one byte at a time through a megabyte tells nothing new
        RequestParser parser({});
        auto progress = RequestParser::Progress::Idle;
        for (qsizetype at = 0; at < request.size(); at += piece) {
            progress = parser.feed(request.mid(at, piece));
            if (progress == RequestParser::Progress::Refused || progress == RequestParser::Progress::Complete)
                break;
        }
        if (status == 200) {
            QCOMPARE(progress, RequestParser::Progress::Complete);
        } else {
            QCOMPARE(progress, RequestParser::Progress::Refused);
            QCOMPARE(parser.refusal().status, status);
        }
    }
}

void tst_Malformed::randomBytesNeverGetThrough()
{
    SeededRandom random(20261122);
    for (int round = 0; round < 5000; ++round) {
        RequestParser parser({ 4096, 4096 });
        const int pieces = 1 + int(random.below(4));
        for (int piece = 0; piece < pieces; ++piece) {
            const auto progress = parser.feed(random.bytes(1 + int(random.below(600))));
            QVERIFY(progress != RequestParser::Progress::Complete);
            if (progress == RequestParser::Progress::Refused)
                break;
        }
    }
}

/// Valid requests with bytes changed, doubled, swapped or cut: whatever comes out, nothing breaks, and a
/// request that gets through keeps the promises of HttpServerRequest.
void tst_Malformed::mutatedRequestsAreAnsweredOrRefused()
{
    const QByteArrayList seeds {
        "POST /notify/epay1?a=1&b=%20 HTTP/1.1\r\nHost: a\r\nContent-Length: 11\r\n\r\nhello world",
        "POST /x HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n6;x=y\r\n "
        "world\r\n0\r\nT: 1\r\n\r\n",
        "GET /%E6%B5%8B HTTP/1.0\r\nConnection: keep-alive\r\nExpect: 100-continue\r\n\r\n",
    };
    const QByteArrayList tokens { "\r\n", "\r", "\n", ":", " ", "\t", "0", "ffffffffffffffff", "chunked", ",",
        ";", "Content-Length: 1\r\n", "Transfer-Encoding: chunked\r\n", "Host: b\r\n", "%00", "#", "\xff",
        "HTTP/1.1" };
    SeededRandom random(7);
    int complete = 0;
    int refused = 0;
    for (int round = 0; round < 30'000; ++round) {
        QByteArray bytes = seeds[qsizetype(random.below(seeds.size()))];
        for (int change = 1 + int(random.below(3)); change > 0; --change) {
            const auto at = qsizetype(random.below(bytes.size() + 1));
            switch (random.below(4)) {
            case 0:
                bytes.insert(at, tokens[qsizetype(random.below(tokens.size()))]);
                break;
            case 1:
                bytes.remove(at, qsizetype(random.below(4)));
                break;
            case 2:
                bytes.insert(at, random.bytes(1));
                break;
            default:
                bytes.insert(at, bytes.mid(qsizetype(random.below(bytes.size() + 1)), 8));
                break;
            }
        }
        RequestParser parser({ 4096, 4096 });
        auto progress = RequestParser::Progress::Idle;
        const auto piece = qsizetype(1 + random.below(40));
        for (qsizetype at = 0; at < bytes.size() && progress < RequestParser::Progress::Complete; at += piece)
            progress = parser.feed(bytes.mid(at, piece));
        refused += progress == RequestParser::Progress::Refused;
        if (progress != RequestParser::Progress::Complete)
            continue;
        ++complete;
        const HttpServerRequest request = parser.take();
        QVERIFY(request.rawPath.startsWith('/') || request.rawPath == "*");
        QVERIFY(!request.path.contains(QChar::Null));
        QVERIFY(request.body.size() <= 4096);
        QVERIFY(request.headers.count("Host") <= 1);
        QVERIFY(request.headers.count("Content-Length") + request.headers.count("Transfer-Encoding") <= 1);
    }
    QVERIFY2(complete > 1000 && refused > 1000, qPrintable(u"%1 %2"_s.arg(complete).arg(refused)));
}

void tst_Malformed::theServerSurvivesAllOfIt()
{
    HttpServer server(
        [](const HttpServerRequest &, Responder responder) { responder.answer({}); }, quickLimits());
    QVERIFY(server.listen(QHostAddress::LocalHost, 0));
    SeededRandom random(3);
    std::vector<std::unique_ptr<RawClient>> clients;
    for (int i = 0; i < 100; ++i)
        clients.push_back(std::make_unique<RawClient>(server, random.bytes(1 + int(random.below(3000)))));
    for (const auto &client : clients)
        client->abort();
    RawClient last(server, "GET / HTTP/1.1\r\nHost: a\r\n\r\n");
    QVERIFY(last.waitFor("\r\n\r\n"));
    QCOMPARE(last.status(), 200);
    QTRY_COMPARE(server.connectionCount(), 1);
}

QTEST_GUILESS_MAIN(tst_Malformed)
#include "tst_malformed.moc"
