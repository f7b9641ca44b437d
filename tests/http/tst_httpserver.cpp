#include "rawclient.h"

#include <QLocale>
#include <QTimer>

#include <memory>
#include <vector>

using namespace Qt::StringLiterals;

static const QByteArray getRoot = "GET / HTTP/1.1\r\nHost: a\r\n\r\n"_ba;

static QByteArray getPath(const QByteArray &path, const QByteArray &fields = {})
{
    return "GET " + path + " HTTP/1.1\r\nHost: a\r\n" + fields + "\r\n";
}

static void echoPath(const HttpServerRequest &request, Responder responder)
{
    responder.answer(HttpResponse::text(200, "[" + request.path.toUtf8() + "]"));
}

class tst_HttpServer : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup() { m_server.reset(); }

    void aRequestArrivesComplete();
    void anAnswerHasTheFieldsItNeeds();
    void aProblemIsRfc9457();
    void aFieldCannotBeInjectedIntoAnAnswer();
    void headGetsTheHeaderOnly();
    void statusesWithoutABodyHaveNone();
    void connectionsAreKept_data();
    void connectionsAreKept();
    void aPipelineIsAnsweredInOrder();
    void aLongPipelineIsAnswered();
    void anAnswerMayComeLater();
    void onlyTheFirstAnswerCounts();
    void aDroppedResponderAnswers500();
    void aResponderMayOutliveEverything();
    void abortSendsNothing();
    void expect100ContinueIsAnswered();
    void aBodyTooLargeIsRefusedAtOnce();
    void aBodyThatIsSentAnywayStillSeesTheRefusal();
    void aSlowRequestGets408_data();
    void aSlowRequestGets408();
    void aSilentConnectionIsClosedWithoutAWord();
    void anIdleConnectionIsClosed();
    void aPeerThatDoesNotReadIsCut();
    void tooManyConnectionsAreTurnedAway();
    void threeHundredHalfOpenConnectionsDoNotKeepOthersOut();
    void aStreamDeliversEachChunkAtOnce();
    void aStreamEndsWithItsLastHandle();
    void aStreamToHttp10EndsWithTheConnection();
    void aStreamNoticesThatThePeerLeft();
    void aStreamThatIsNotReadIsCut();
    void headOfAStreamIsJustTheHeader();
    void stoppingFinishesWhatHasBegun();
    void aTakenPortIsAnError();
    void badTlsMaterialIsRefused_data();
    void badTlsMaterialIsRefused();

private:
    void serve(HttpServer::Handler handler);

    HttpServerConfig m_config;
    std::unique_ptr<HttpServer> m_server;
};

void tst_HttpServer::init()
{
    m_config = quickLimits();
}

void tst_HttpServer::serve(HttpServer::Handler handler)
{
    m_server = std::make_unique<HttpServer>(std::move(handler), m_config);
    QVERIFY(m_server->listen(QHostAddress::LocalHost, 0));
}

void tst_HttpServer::aRequestArrivesComplete()
{
    HttpServerRequest seen;
    serve([&](const HttpServerRequest &request, Responder responder) {
        seen = request;
        responder.answer({});
    });
    RawClient client(*m_server,
        "POST /a%2Fb/%E6%B5%8B%20x?q=%20&r=1 HTTP/1.1\r\nHost: shop.example\r\nx-Thing:  two words \r\n"
        "X-THING: again\r\nContent-Length: 5\r\n\r\n\0\1\2\r\n"_ba);
    QVERIFY(client.waitFor("\r\n\r\n"));
    QCOMPARE(seen.method, "POST"_ba);
    QCOMPARE(seen.rawPath, "/a%2Fb/%E6%B5%8B%20x"_ba);
    QCOMPARE(seen.path, u"/a/b/测 x"_s);
    QCOMPARE(seen.rawQuery, "q=%20&r=1"_ba);
    QCOMPARE(seen.headers.value("host"), "shop.example"_ba);
    QCOMPARE(seen.headers.value("X-Thing"), "two words"_ba);
    QCOMPARE(seen.headers.count("X-Thing"), 2);
    QCOMPARE(seen.body, "\0\1\2\r\n"_ba);
    QCOMPARE(seen.peer, QHostAddress(u"127.0.0.1"_s));
    QCOMPARE(seen.local, QHostAddress(u"127.0.0.1"_s));
    QCOMPARE(seen.localPort, m_server->port());
    QVERIFY(!seen.tls && !seen.http10);
}

void tst_HttpServer::anAnswerHasTheFieldsItNeeds()
{
    serve(echoPath);
    RawClient client(*m_server, getPath("/x"));
    QVERIFY(client.waitFor("[/x]"));
    QVERIFY(client.received.startsWith("HTTP/1.1 200 OK\r\n"));
    QVERIFY(client.received.contains("\r\nContent-Length: 4\r\n"));
    QVERIFY(client.received.contains("\r\nContent-Type: text/plain; charset=utf-8\r\n"));
    QVERIFY(!client.received.contains("Connection:"));
    const qsizetype at = client.received.indexOf("\r\nDate: ") + 8;
    const QString date = QString::fromLatin1(client.received.mid(at, 29));
    QDateTime sent = QLocale::c().toDateTime(date, u"ddd, dd MMM yyyy HH:mm:ss 'GMT'"_s);
    QVERIFY2(sent.isValid(), qPrintable(date));
    sent.setTimeSpec(Qt::UTC);
    QVERIFY(qAbs(sent.secsTo(QDateTime::currentDateTimeUtc())) < 10);
}

void tst_HttpServer::aProblemIsRfc9457()
{
    serve([](const HttpServerRequest &request, Responder responder) {
        if (request.path == u"/bare")
            return responder.answer(HttpResponse::problem(404, u"There is no such page."_s));
        responder.answer(HttpResponse::problem(409, u"https://example.com/out-of-stock"_s, u"Out of stock"_s,
            u"No key is left."_s, { { u"code"_s, u"out_of_stock"_s } }));
    });
    RawClient client(*m_server, getPath("/"));
    QVERIFY(client.waitFor("}"));
    QCOMPARE(client.status(), 409);
    QVERIFY(client.received.contains("Content-Type: application/problem+json\r\n"));
    const QByteArray expected = "{\"code\":\"out_of_stock\",\"detail\":\"No key is left.\",\"status\":409,"
                                "\"title\":\"Out of stock\",\"type\":\"https://example.com/out-of-stock\"}";
    QCOMPARE(client.body(), expected);
    RawClient bare(*m_server, getPath("/bare"));
    QVERIFY(bare.waitFor("}"));
    const QByteArray plain = "{\"detail\":\"There is no such page.\",\"status\":404,\"title\":\"Not Found\","
                             "\"type\":\"about:blank\"}";
    QCOMPARE(bare.body(), plain);
}

void tst_HttpServer::aFieldCannotBeInjectedIntoAnAnswer()
{
    serve([](const HttpServerRequest &, Responder responder) {
        HttpResponse response = HttpResponse::text(200, "ok");
        response.headers.add("X-Evil"_ba, "1\r\nSet-Cookie: a=b"_ba);
        response.headers.add("X-Evil\r\nSet-Cookie"_ba, "c"_ba);
        response.headers.add("X-Good"_ba, "1"_ba);
        response.headers.add("Content-Length"_ba, "999"_ba);
        response.headers.add("Transfer-Encoding"_ba, "chunked"_ba);
        responder.answer(response);
    });
    RawClient client(*m_server, getRoot);
    QVERIFY(client.waitFor("ok"));
    QVERIFY(!client.received.contains("Set-Cookie") && !client.received.contains("999"));
    QVERIFY(!client.received.contains("chunked"));
    QVERIFY(client.received.contains("X-Good: 1\r\n"));
}

void tst_HttpServer::headGetsTheHeaderOnly()
{
    serve(echoPath);
    RawClient client(*m_server, "HEAD /abc HTTP/1.1\r\nHost: a\r\n\r\n" + getPath("/d"));
    QVERIFY(client.waitFor("[/d]"));
    QVERIFY(client.received.contains("Content-Length: 6\r\n"));
    QVERIFY(!client.received.contains("[/abc]"));
}

void tst_HttpServer::statusesWithoutABodyHaveNone()
{
    serve([](const HttpServerRequest &request, Responder responder) {
        responder.answer(HttpResponse::text(request.path.mid(1).toInt(), "x"));
    });
    RawClient client(*m_server, getPath("/204") + getPath("/304") + getPath("/200"));
    QVERIFY(client.waitFor("\r\n\r\nx"));
    QCOMPARE(client.answers(), 3);
    QCOMPARE(client.received.count("Content-Length"), 1);
}

void tst_HttpServer::connectionsAreKept_data()
{
    QTest::addColumn<QByteArray>("request");
    QTest::addColumn<bool>("kept");
    QTest::addRow("HTTP/1.1 by default") << getRoot << true;
    QTest::addRow("HTTP/1.1 with close") << getPath("/", "Connection: close\r\n") << false;
    QTest::addRow("HTTP/1.1 with close in a list") << getPath("/", "Connection: x, Close\r\n") << false;
    QTest::addRow("HTTP/1.0 by default") << "GET / HTTP/1.0\r\n\r\n"_ba << false;
    QTest::addRow("HTTP/1.0 with keep-alive")
        << "GET / HTTP/1.0\r\nConnection: keep-alive\r\n\r\n"_ba << true;
    QTest::addRow("the handler closes") << getPath("/close") << false;
}

void tst_HttpServer::connectionsAreKept()
{
    QFETCH(QByteArray, request);
    QFETCH(bool, kept);
    serve([](const HttpServerRequest &seen, Responder responder) {
        HttpResponse response = HttpResponse::text(200, "ok");
        if (seen.path == u"/close")
            response.headers.set("Connection"_ba, "close"_ba);
        responder.answer(response);
    });
    RawClient client(*m_server, request);
    QVERIFY(client.waitFor("ok"));
    if (!kept) {
        QVERIFY(client.waitForClose());
        QCOMPARE(client.received.count("Connection: close\r\n"), 1);
        return;
    }
    client.send(request);
    QTRY_COMPARE(client.answers(), 2);
    QCOMPARE(client.received.count("Connection: keep-alive\r\n"), request.contains("1.0") ? 2 : 0);
    QVERIFY(client.isConnected());
}

void tst_HttpServer::aPipelineIsAnsweredInOrder()
{
    std::vector<std::pair<QByteArray, Responder>> waiting;
    serve([&](const HttpServerRequest &request, Responder responder) {
        waiting.emplace_back(request.rawPath, responder);
    });
    RawClient client(*m_server,
        getPath("/1") + "POST /2 HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\n\r\nabc" + getPath("/3"));
    for (const QByteArray path : { "/1", "/2", "/3" }) {
        QTRY_COMPARE(waiting.size(), 1U); // the next one is not begun before this one is answered
        QCOMPARE(waiting.front().first, path);
        waiting.front().second.answer(HttpResponse::text(200, path));
        waiting.clear();
        QVERIFY(client.waitFor("\r\n\r\n" + path));
    }
    QCOMPARE(client.answers(), 3);
}

void tst_HttpServer::aLongPipelineIsAnswered()
{
    serve(echoPath);
    QByteArray requests;
    for (int i = 0; i < 5000; ++i)
        requests += getPath("/" + QByteArray::number(i));
    RawClient client(*m_server, requests);
    QVERIFY(client.waitFor("[/4999]", 20'000));
    QCOMPARE(client.answers(), 5000);
}

void tst_HttpServer::anAnswerMayComeLater()
{
    std::vector<Responder> waiting;
    m_config.requestTimeout = Millis(50); // bounds the request, not the handler
    serve([&](const HttpServerRequest &, Responder responder) { waiting.push_back(responder); });
    RawClient client(*m_server, getRoot);
    QTRY_COMPARE(waiting.size(), 1U);
    QVERIFY(!client.waitForClose(200));
    QVERIFY(waiting.front().isOpen());
    waiting.front().answer(HttpResponse::text(200, "late"));
    QVERIFY(!waiting.front().isOpen());
    QVERIFY(client.waitFor("late"));
}

void tst_HttpServer::onlyTheFirstAnswerCounts()
{
    serve([](const HttpServerRequest &, Responder responder) {
        responder.answer(HttpResponse::text(200, "first"));
        responder.answer(HttpResponse::text(200, "second"));
        responder.abort();
        QVERIFY(!responder.stream({}).isOpen());
    });
    RawClient client(*m_server, getRoot + getRoot);
    QTRY_COMPARE(client.received.count("first"), 2);
    QVERIFY(!client.received.contains("second"));
}

void tst_HttpServer::aDroppedResponderAnswers500()
{
    serve([](const HttpServerRequest &, Responder) {});
    RawClient client(*m_server, getRoot);
    QVERIFY(client.waitFor("}"));
    QCOMPARE(client.status(), 500);
    QVERIFY(client.isConnected());
}

void tst_HttpServer::aResponderMayOutliveEverything()
{
    std::vector<Responder> waiting;
    std::vector<HttpStream> streams;
    serve([&](const HttpServerRequest &request, Responder responder) {
        if (request.path == u"/stream")
            streams.push_back(responder.stream({}));
        else
            waiting.push_back(responder);
    });
    RawClient leaves(*m_server, getRoot);
    QTRY_COMPARE(waiting.size(), 1U);
    leaves.abort();
    while (m_server->connectionCount() > 0) // not a moment longer: the connection is not deleted yet
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
    QVERIFY(!waiting.front().isOpen());
    waiting.front().answer({});

    RawClient stays(*m_server, getRoot);
    RawClient listens(*m_server, getPath("/stream"));
    QTRY_COMPARE(waiting.size(), 2U);
    QTRY_COMPARE(streams.size(), 1U);
    streams.front().onClosed([own = streams.front()]() mutable { own.end(); });
    m_server.reset();
    waiting.back().answer({});
    QVERIFY(!streams.front().write("x"));
    streams.front().end();
    waiting.clear();
    streams.clear();
}

void tst_HttpServer::abortSendsNothing()
{
    serve([](const HttpServerRequest &, Responder responder) { responder.abort(); });
    RawClient client(*m_server, getRoot);
    QVERIFY(client.waitForClose());
    QCOMPARE(client.received, QByteArray());
    QTRY_COMPARE(m_server->connectionCount(), 0);
}

void tst_HttpServer::expect100ContinueIsAnswered()
{
    QByteArray body;
    serve([&](const HttpServerRequest &request, Responder responder) {
        body = request.body;
        responder.answer(HttpResponse::text(200, "ok"));
    });
    const QByteArray head
        = "POST / HTTP/1.1\r\nHost: a\r\nExpect: 100-Continue\r\nContent-Length: 3\r\n\r\n"_ba;
    RawClient client(*m_server, head);
    QVERIFY(client.waitFor("HTTP/1.1 100 Continue\r\n\r\n"));
    QCOMPARE(client.answers(), 0);
    client.send("abc");
    QVERIFY(client.waitFor("ok"));
    QCOMPARE(body, "abc"_ba);

    RawClient eager(*m_server, head + "abc");
    QVERIFY(eager.waitFor("ok"));
    QVERIFY(!eager.received.contains("100 Continue"));

    RawClient large(
        *m_server, "POST / HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\nContent-Length: 2097152\r\n\r\n");
    QVERIFY(large.waitForClose());
    QCOMPARE(large.status(), 413);
}

void tst_HttpServer::aBodyTooLargeIsRefusedAtOnce()
{
    serve(echoPath);
    RawClient client(*m_server, "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1048577\r\n\r\n");
    QVERIFY(client.waitFor("}"));
    QCOMPARE(client.status(), 413);
    QVERIFY(client.waitForClose());
}

void tst_HttpServer::aBodyThatIsSentAnywayStillSeesTheRefusal()
{
    m_config.lingerIdle = Millis(200);
    m_config.lingerTotal = Millis(5000);
    serve(echoPath);
    const qint64 size = 16 << 20; // more than the system's buffers hold
    qint64 taken = 0;
    RawClient client(*m_server);
    connect(&client.socket(), &QTcpSocket::bytesWritten, this, [&](qint64 bytes) { taken += bytes; });
    const QByteArray head
        = "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: " + QByteArray::number(size) + "\r\n\r\n";
    client.send(head + QByteArray(size, 'x'));
    QVERIFY(client.waitForClose(10'000));
    QCOMPARE(client.status(), 413);
    QCOMPARE(taken, head.size() + size);
}

void tst_HttpServer::aSlowRequestGets408_data()
{
    QTest::addColumn<QByteArray>("begin");
    QTest::addColumn<QByteArray>("drip");
    QTest::addRow("one header byte at a time") << "GET / HTTP/1.1\r\nHost: a\r\nX: "_ba
                                               << "x"_ba;
    QTest::addRow("one header line at a time") << "GET / HTTP/1.1\r\nHost: a\r\n"_ba
                                               << "X: 1\r\n"_ba;
    QTest::addRow("one body byte at a time")
        << "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1000\r\n\r\n"_ba
        << "x"_ba;
    QTest::addRow("one chunk at a time")
        << "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n"_ba
        << "1\r\nx\r\n"_ba;
    QTest::addRow("nothing after the first byte") << "G"_ba << QByteArray();
}

void tst_HttpServer::aSlowRequestGets408()
{
    QFETCH(QByteArray, begin);
    QFETCH(QByteArray, drip);
    m_config.requestTimeout = Millis(300);
    serve(echoPath);
    RawClient client(*m_server, begin);
    QTimer dripping;
    connect(&dripping, &QTimer::timeout, &client.socket(), [&] {
        if (client.isConnected())
            client.socket().write(drip);
    });
    dripping.start(20);
    QElapsedTimer clock;
    clock.start();
    QVERIFY(client.waitFor("}"));
    QCOMPARE(client.status(), 408);
    QVERIFY2(clock.elapsed() >= 250, QByteArray::number(clock.elapsed()));
    QVERIFY2(client.waitForClose(), "dripping on does not keep the connection open");
}

void tst_HttpServer::aSilentConnectionIsClosedWithoutAWord()
{
    m_config.requestTimeout = Millis(100);
    serve(echoPath);
    RawClient client(*m_server);
    QVERIFY(client.waitForClose());
    QCOMPARE(client.received, QByteArray());
    QTRY_COMPARE(m_server->connectionCount(), 0);
}

void tst_HttpServer::anIdleConnectionIsClosed()
{
    m_config.idleTimeout = Millis(150);
    serve(echoPath);
    RawClient client(*m_server, getRoot);
    QVERIFY(client.waitFor("[/]"));
    QVERIFY(client.waitForClose());
    QCOMPARE(client.answers(), 1);
}

void tst_HttpServer::aPeerThatDoesNotReadIsCut()
{
    m_config.sendTimeout = Millis(200);
    int handled = 0;
    serve([&](const HttpServerRequest &, Responder responder) {
        ++handled;
        responder.answer(HttpResponse::text(200, QByteArray(16 << 20, 'x')));
    });
    RawClient client(*m_server);
    client.socket().setReadBufferSize(1024);
    client.socket().disconnect();
    client.send(getRoot + getRoot + getRoot);
    QTRY_COMPARE(handled, 1);
    QTRY_COMPARE(m_server->connectionCount(), 0);
    QCOMPARE(handled, 1);
}

void tst_HttpServer::tooManyConnectionsAreTurnedAway()
{
    m_config.maxConnections = 3;
    serve(echoPath);
    std::vector<std::unique_ptr<RawClient>> clients;
    for (int i = 0; i < 3; ++i) {
        clients.push_back(std::make_unique<RawClient>(*m_server, getRoot));
        QVERIFY(clients.back()->waitFor("[/]"));
    }
    RawClient fourth(*m_server, getRoot);
    QVERIFY(fourth.waitForClose());
    QCOMPARE(fourth.status(), 503);
    QCOMPARE(fourth.answers(), 1);
    clients.pop_back();
    QTRY_COMPARE(m_server->connectionCount(), 2);
    RawClient fifth(*m_server, getRoot);
    QVERIFY(fifth.waitFor("[/]"));

    for (int i = 0; i < 200; ++i) // beyond telling each of them why
        clients.push_back(std::make_unique<RawClient>(*m_server));
    QTRY_VERIFY(std::all_of(
        clients.begin() + 2, clients.end(), [](const auto &client) { return client->isClosed(); }));
    QVERIFY(fifth.isConnected());
}

void tst_HttpServer::threeHundredHalfOpenConnectionsDoNotKeepOthersOut()
{
    m_config.requestTimeout = Millis(3000);
    serve(echoPath);
    std::vector<std::unique_ptr<RawClient>> clients;
    for (int i = 0; i < 300; ++i) {
        const QByteArray half
            = i % 2 ? "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 99\r\n\r\nhalf"_ba : "GET / HT"_ba;
        clients.push_back(std::make_unique<RawClient>(*m_server, half));
    }
    QTRY_COMPARE(m_server->connectionCount(), 300);
    RawClient whole(*m_server, getPath("/in-between"));
    QVERIFY(whole.waitFor("[/in-between]"));
    QCOMPARE(m_server->connectionCount(), 301);
    QTRY_COMPARE_WITH_TIMEOUT(m_server->connectionCount(), 1, 20'000);
    for (const auto &client : clients)
        QCOMPARE(client->status(), 408);
}

void tst_HttpServer::aStreamDeliversEachChunkAtOnce()
{
    std::optional<HttpStream> stream;
    serve([&](const HttpServerRequest &request, Responder responder) {
        if (request.path != u"/events")
            return echoPath(request, responder);
        HttpResponse head;
        head.headers.set("Content-Type"_ba, "text/event-stream"_ba);
        stream = responder.stream(head);
    });
    RawClient client(*m_server, getPath("/events"));
    QVERIFY(client.waitFor("\r\n\r\n"));
    QVERIFY(client.received.contains("Content-Type: text/event-stream\r\nTransfer-Encoding: chunked\r\n"));
    QVERIFY(stream->write("data: 1\n\n"));
    QVERIFY(client.waitFor("9\r\ndata: 1\n\n\r\n"));
    QVERIFY(stream->write({}));
    QVERIFY(stream->write("data: 2, longer than ten\n\n"));
    QVERIFY(client.waitFor("1a\r\ndata: 2, longer than ten\n\n\r\n"));
    stream->end();
    QVERIFY(client.waitFor("\r\n0\r\n\r\n"));
    QVERIFY(!stream->isOpen() && !stream->write("x"));

    client.send(getPath("/next")); // the connection goes on, and the old handle cannot write into it
    QVERIFY(client.waitFor("[/next]"));
    QVERIFY(!stream->isOpen());
}

void tst_HttpServer::aStreamEndsWithItsLastHandle()
{
    serve([&](const HttpServerRequest &, Responder responder) { responder.stream({}).write("only this"); });
    RawClient client(*m_server, getRoot);
    QVERIFY(client.waitFor("9\r\nonly this\r\n0\r\n\r\n"));
    QVERIFY(client.isConnected());
}

void tst_HttpServer::aStreamToHttp10EndsWithTheConnection()
{
    serve([&](const HttpServerRequest &, Responder responder) { responder.stream({}).write("only this"); });
    RawClient client(*m_server, "GET / HTTP/1.0\r\nConnection: keep-alive\r\n\r\n");
    QVERIFY(client.waitForClose());
    QCOMPARE(client.body(), "only this"_ba);
    QVERIFY(!client.received.contains("Transfer-Encoding"));
}

void tst_HttpServer::aStreamNoticesThatThePeerLeft()
{
    std::optional<HttpStream> stream;
    int left = 0;
    serve([&](const HttpServerRequest &, Responder responder) {
        stream = responder.stream({});
        stream->onClosed([&] { ++left; });
    });
    RawClient client(*m_server, getRoot);
    QVERIFY(client.waitFor("\r\n\r\n"));
    QCOMPARE(left, 0);
    client.abort();
    QTRY_COMPARE(left, 1);
    QVERIFY(!stream->isOpen() && !stream->write("x"));
    stream.reset();
    QCOMPARE(left, 1);
}

void tst_HttpServer::aStreamThatIsNotReadIsCut()
{
    m_config.maxStreamBacklog = 256 * 1024;
    std::optional<HttpStream> stream;
    int left = 0;
    serve([&](const HttpServerRequest &, Responder responder) {
        stream = responder.stream({});
        stream->onClosed([&] { ++left; });
    });
    RawClient client(*m_server, getRoot);
    QVERIFY(client.waitFor("\r\n\r\n"));
    client.socket().setReadBufferSize(1024);
    client.socket().disconnect();
    qint64 written = 0;
    while (written < (64 << 20) && stream->write(QByteArray(64 * 1024, 'x'))) {
        written += 64 * 1024;
        QCoreApplication::processEvents();
    }
    QVERIFY2(written < (32 << 20), "the system's buffers and ours are full long before");
    QTRY_COMPARE(left, 1);
    QTRY_COMPARE(m_server->connectionCount(), 0);
}

void tst_HttpServer::headOfAStreamIsJustTheHeader()
{
    std::vector<HttpStream> streams;
    serve([&](const HttpServerRequest &, Responder responder) { streams.push_back(responder.stream({})); });
    RawClient client(*m_server, "HEAD / HTTP/1.1\r\nHost: a\r\n\r\n");
    QVERIFY(client.waitFor("\r\n\r\n"));
    QVERIFY(!streams.front().isOpen() && !streams.front().write("x"));
    client.send(getRoot);
    QTRY_COMPARE(streams.size(), 2U);
    QVERIFY(!streams[0].isOpen() && streams[1].isOpen());
    QVERIFY(streams[1].write("body"));
    QVERIFY(client.waitFor("4\r\nbody\r\n"));
}

void tst_HttpServer::stoppingFinishesWhatHasBegun()
{
    std::vector<Responder> waiting;
    std::optional<HttpStream> stream;
    int left = 0;
    serve([&](const HttpServerRequest &request, Responder responder) {
        if (request.path == u"/stream") {
            stream = responder.stream({});
            stream->onClosed([&] { ++left; });
        } else if (request.path == u"/wait")
            waiting.push_back(responder);
        else
            responder.answer(HttpResponse::text(200, "ok"));
    });
    RawClient idle(*m_server, getRoot);
    RawClient begun(*m_server, "GET /begun HTTP/1.1\r\nHos");
    RawClient waits(*m_server, getPath("/wait"));
    RawClient listens(*m_server, getPath("/stream"));
    QTRY_VERIFY(idle.answers() == 1 && waiting.size() == 1 && stream);

    bool stopped = false;
    connect(m_server.get(), &HttpServer::stopped, this, [&] { stopped = true; });
    m_server->stop();
    QVERIFY(listens.waitForClose());
    QVERIFY(listens.received.endsWith("\r\n0\r\n\r\n"));
    QTRY_COMPARE(left, 1);
    QVERIFY(idle.waitForClose());
    RawClient late(*m_server);
    QVERIFY(late.waitForClose());
    QVERIFY(!stopped);
    begun.send("t: a\r\n\r\n");
    QVERIFY(begun.waitFor("ok"));
    waiting.front().answer(HttpResponse::text(200, "done"));
    QVERIFY(waits.waitForClose());
    QVERIFY(waits.received.contains("Connection: close\r\n") && waits.received.endsWith("done"));
    QTRY_VERIFY(stopped);
    QCOMPARE(m_server->connectionCount(), 0);
}

void tst_HttpServer::aTakenPortIsAnError()
{
    serve(echoPath);
    HttpServer second(echoPath);
    const Result<> listening = second.listen(QHostAddress::LocalHost, m_server->port());
    QVERIFY(!listening);
    QCOMPARE(listening.error().kind, ErrorClass::Local);
    QVERIFY(listening.error().message.contains(QString::number(m_server->port())));
}

void tst_HttpServer::badTlsMaterialIsRefused_data()
{
    QTest::addColumn<QByteArray>("certificate");
    QTest::addColumn<QByteArray>("key");
    QTest::addRow("nothing") << QByteArray() << QByteArray();
    QTest::addRow("text") << "certificate"_ba
                          << "key"_ba;
    QTest::addRow("a truncated certificate")
        << "-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n"_ba
        << "key"_ba;
}

void tst_HttpServer::badTlsMaterialIsRefused()
{
    QFETCH(QByteArray, certificate);
    QFETCH(QByteArray, key);
    HttpServer server(echoPath);
    const Result<> set = server.setCertificate(certificate, key);
    QVERIFY(!set);
    QCOMPARE(set.error().kind, ErrorClass::BadUsage);
    QVERIFY(!server.isTls());
}

QTEST_GUILESS_MAIN(tst_HttpServer)
#include "tst_httpserver.moc"
