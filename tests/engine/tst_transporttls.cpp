#include "engine/fakeserver.h"
#include "engine/transport/curltransport.h"

#include <QFile>
#include <QProcess>
#include <QSslCertificate>
#include <QSslKey>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

/// A certification authority of this test run, and the certificates it signed, made by the openssl program.
class TestAuthority {
public:
    bool make()
    {
        return openssl("req -x509 " + newKey("ca") + " -out ca.pem -subj /CN=Test-CA -days 2")
            && openssl("req -x509 " + newKey("self")
                + " -out self.pem -subj /CN=pay.test -days 2 -addext subjectAltName=DNS:pay.test")
            && sign("good", "DNS:pay.test,IP:127.0.0.1", "2") && sign("other", "DNS:other.test", "2")
            && sign("expired", "DNS:pay.test", "-1");
    }
    QString bundle() const { return m_folder.filePath(u"ca.pem"_s); }
    QSslConfiguration server(const QString &name) const
    {
        QFile key(m_folder.filePath(name + u".key"_s));
        (void)key.open(QIODevice::ReadOnly);
        QSslConfiguration configuration = QSslConfiguration::defaultConfiguration();
        configuration.setLocalCertificateChain(
            QSslCertificate::fromPath(m_folder.filePath(name + u".pem"_s)));
        configuration.setPrivateKey(QSslKey(&key, QSsl::Ec));
        configuration.setPeerVerifyMode(QSslSocket::VerifyNone);
        return configuration;
    }

private:
    static QByteArray newKey(const QByteArray &name)
    {
        return "-newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -keyout " + name + ".key";
    }
    bool sign(const QByteArray &name, const QByteArray &subjects, const QByteArray &days)
    {
        return openssl("req " + newKey(name) + " -out " + name + ".csr -subj /CN=" + name
                   + " -addext subjectAltName=" + subjects)
            && openssl("x509 -req -in " + name + ".csr -CA ca.pem -CAkey ca.key -CAcreateserial -days " + days
                + " -copy_extensions copy -out " + name + ".pem");
    }
    bool openssl(const QByteArray &arguments)
    {
        QProcess process;
        process.setWorkingDirectory(m_folder.path());
        process.start(u"openssl"_s, QString::fromLatin1(arguments).split(u' '));
        const bool done = process.waitForFinished() && process.exitCode() == 0;
        if (!done)
            qWarning() << arguments << process.readAllStandardError();
        return done;
    }

    QTemporaryDir m_folder;
};

Resolver loopback(int *asked = nullptr)
{
    return [asked](const QString &, QObject *, const auto &done) {
        if (asked)
            ++*asked;
        done(QList { QHostAddress(QHostAddress::LocalHost) });
    };
}

Result<HttpReply> exchange(HttpTransport &transport, const HttpRequest &request)
{
    std::optional<Result<HttpReply>> outcome;
    transport.send(request, [&](Result<HttpReply> result) { outcome = std::move(result); });
    if (!QTest::qWaitFor([&] { return outcome.has_value(); }, 20'000))
        return fail(ErrorClass::Crash, u"done was never called"_s);
    return *outcome;
}

QString classOf(const Result<HttpReply> &result)
{
    return result ? QString::number(result->status) : errorClassName(result.error().kind);
}

/// A proxy that lets everything through to one place, whatever name it was asked for.
class FakeProxy : public QTcpServer {
public:
    explicit FakeProxy(quint16 target)
    {
        (void)listen(QHostAddress::LocalHost);
        connect(this, &QTcpServer::newConnection, this, [this, target] {
            auto *client = nextPendingConnection();
            auto *server = new QTcpSocket(client);
            connect(client, &QTcpSocket::readyRead, this, [=, this] {
                const QByteArray bytes = client->readAll();
                const bool tunnel = server->state() != QAbstractSocket::UnconnectedState;
                tunnel ? void(server->write(bytes)) : negotiate(*client, *server, bytes, target);
            });
            connect(server, &QTcpSocket::readyRead, client, [=] { client->write(server->readAll()); });
        });
    }
    QString address() const { return u"127.0.0.1:%1"_s.arg(serverPort()); }

    QList<QByteArray> asked;
    QByteArray refusal; ///< instead of letting through

private:
    void negotiate(QTcpSocket &client, QTcpSocket &server, const QByteArray &bytes, quint16 target)
    {
        asked.append(bytes);
        if (!refusal.isEmpty()) {
            client.write(refusal);
            client.disconnectFromHost();
        } else if (bytes == "\x05\x01\x00"_ba || bytes == "\x05\x02\x00\x01"_ba
            || bytes == "\x05\x02\x00\x02"_ba) {
            client.write("\x05\x00"_ba); // SOCKS5, no authentication
        } else {
            server.connectToHost(QHostAddress::LocalHost, target);
            client.write(bytes.startsWith('\x05')
                    ? "\x05\x00\x00\x01\x00\x00\x00\x00\x00\x00"_ba
                    : "HTTP/1.1 200 Connection established\r\nX-Proxy: 1\r\n\r\n"_ba);
        }
    }
};

} // namespace

class TestTransportTls : public QObject {
    Q_OBJECT

    TestAuthority m_authority;

    HttpDefaults defaults(const QString &proxy = u"none"_s) const
    {
        HttpDefaults defaults;
        defaults.proxy = proxy;
        defaults.caBundle = m_authority.bundle();
        return defaults;
    }
    static HttpRequest requestTo(const FakeServer &server, const QString &path = u"/"_s)
    {
        HttpRequest request;
        request.url = QUrl(u"https://pay.test:%1%2"_s.arg(server.serverPort()).arg(path));
        request.allowPrivate = true;
        request.timeout = 5s;
        return request;
    }

private Q_SLOTS:
    void initTestCase() { QVERIFY(m_authority.make()); }

    void talksOnlyToWhoItKnows_data()
    {
        QTest::addColumn<QString>("certificate");
        QTest::addColumn<QString>("expected");
        QTest::addColumn<QString>("reason");
        QTest::addRow("good") << u"good"_s << u"200"_s << QString();
        QTest::addRow("for another host") << u"other"_s << u"unreachable"_s << u"pay.test"_s;
        QTest::addRow("expired") << u"expired"_s << u"unreachable"_s << u"expired"_s;
        QTest::addRow("self-signed") << u"self"_s << u"unreachable"_s << u"self-signed"_s;
        QTest::addRow("none: the server speaks plain HTTP") << QString() << u"unreachable"_s << u"SSL"_s;
    }
    void talksOnlyToWhoItKnows()
    {
        QFETCH(QString, certificate);
        QFETCH(QString, expected);
        QFETCH(QString, reason);
        FakeServer server;
        if (certificate.isEmpty())
            server.onConnected = [](QTcpSocket &socket) { socket.write("HTTP/1.1 400 Bad Request\r\n\r\n"); };
        else
            server.tls = m_authority.server(certificate);
        CurlTransport transport(defaults(), loopback());
        const auto result = exchange(transport, requestTo(server));
        QVERIFY2(classOf(result) == expected, result ? "" : qPrintable(result.error().message));
        QCOMPARE(server.requests.size(), result ? 1 : 0);
        if (result)
            return;
        QVERIFY2(result.error().message.contains(reason), qPrintable(result.error().message));
        QVERIFY(!result.error().connectTimedOut && !result.error().noRoute);
    }

    void anUnknownAuthorityIsNotTrusted()
    {
        FakeServer server;
        server.tls = m_authority.server(u"good"_s);
        HttpDefaults systemCertificates;
        systemCertificates.proxy = u"none"_s;
        CurlTransport transport(systemCertificates, loopback());
        QCOMPARE(classOf(exchange(transport, requestTo(server))), u"unreachable"_s);
        QVERIFY(server.requests.isEmpty());
    }

    void aLiteralAddressIsVerifiedToo()
    {
        FakeServer server;
        server.tls = m_authority.server(u"good"_s);
        CurlTransport transport(defaults(), loopback());
        HttpRequest request = requestTo(server);
        request.url.setHost(u"127.0.0.1"_s);
        QCOMPARE(classOf(exchange(transport, request)), u"200"_s);
        server.tls = m_authority.server(u"other"_s);
        request.atMostOnce = true;
        QCOMPARE(classOf(exchange(transport, request)), u"unreachable"_s);
    }

    /// It answers the connection, so this computer is not offline.
    void aHandshakeThatNeverEnds()
    {
        FakeServer server;
        CurlTransport transport(defaults(), loopback());
        HttpRequest request = requestTo(server);
        request.connectTimeout = 200ms;
        const auto result = exchange(transport, request);
        QCOMPARE(classOf(result), u"unreachable"_s);
        QVERIFY(!result.error().connectTimedOut);
    }

    void aHandshakeThatIsCutOff()
    {
        FakeServer server;
        server.onConnected = [](QTcpSocket &socket) {
            QTimer::singleShot(50, &socket, [&socket] { socket.disconnectFromHost(); });
        };
        CurlTransport transport(defaults(), loopback());
        HttpRequest request = requestTo(server);
        request.method = "POST";
        QCOMPARE(classOf(exchange(transport, request)), u"unreachable"_s);
        QVERIFY(server.requests.isEmpty());
    }

    void anAnswerThatNeverComesMayHaveHappened()
    {
        FakeServer server(FakeServer::answeringThenClosing({}));
        server.tls = m_authority.server(u"good"_s);
        CurlTransport transport(defaults(), loopback());
        HttpRequest request = requestTo(server);
        request.method = "POST";
        request.atMostOnce = true;
        QCOMPARE(classOf(exchange(transport, request)), u"timeout"_s);
        (void)exchange(transport, request); // whatever the first one had sent again would stand before this
        QCOMPARE(server.requests.size(), 2);
    }

    void followsRedirectsWithinTheHost_data()
    {
        QTest::addColumn<QByteArray>("location"); // %P = the server's port
        QTest::addColumn<int>("status");
        QTest::addColumn<QString>("method");
        QTest::addColumn<bool>("follow");
        QTest::addColumn<bool>("followed");
        const QString get = u"GET"_s;
        QTest::addRow("a path") << "/end"_ba << 302 << get << true << true;
        QTest::addRow("a relative path") << "end"_ba << 301 << get << true << true;
        QTest::addRow("the same host in full") << "https://PAY.test:%P/end"_ba << 307 << get << true << true;
        QTest::addRow("303") << "/end"_ba << 303 << get << true << true;
        QTest::addRow("308") << "/end"_ba << 308 << get << true << true;
        QTest::addRow("not asked for") << "/end"_ba << 302 << get << false << false;
        QTest::addRow("POST") << "/end"_ba << 302 << u"POST"_s << true << false;
        QTest::addRow("300") << "/end"_ba << 300 << get << true << false;
        QTest::addRow("no location") << ""_ba << 302 << get << true << false;
        QTest::addRow("another host") << "https://other.test:%P/end"_ba << 302 << get << true << false;
        QTest::addRow("another port") << "https://pay.test:1/end"_ba << 302 << get << true << false;
        QTest::addRow("http") << "http://pay.test:%P/end"_ba << 302 << get << true << false;
        QTest::addRow("another scheme") << "file:///etc/passwd"_ba << 302 << get << true << false;
        QTest::addRow("a host without scheme") << "//127.0.0.1:%P/end"_ba << 302 << get << true << false;
    }
    void followsRedirectsWithinTheHost()
    {
        QFETCH(QByteArray, location);
        QFETCH(int, status);
        QFETCH(QString, method);
        QFETCH(bool, follow);
        QFETCH(bool, followed);
        FakeServer server;
        server.tls = m_authority.server(u"good"_s);
        location.replace("%P", QByteArray::number(server.serverPort()));
        const QByteArray redirect = "HTTP/1.1 " + QByteArray::number(status) + " Elsewhere\r\n"
            + (location.isEmpty() ? QByteArray() : "Location: " + location + "\r\n")
            + "Content-Length: 0\r\n\r\n";
        server.serve = [redirect](QTcpSocket &socket, const QByteArray &request) {
            socket.write(
                request.contains("/end") ? "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n"_ba : redirect);
        };
        int lookups = 0;
        CurlTransport transport(defaults(), loopback(&lookups));
        HttpRequest request = requestTo(server, u"/start"_s);
        request.method = method.toLatin1();
        request.followSameHostRedirect = follow;
        request.headers.add("Authorization", "Bearer x");
        const auto reply = exchange(transport, request);
        QCOMPARE(classOf(reply), followed ? u"200"_s : QString::number(status));
        QCOMPARE(server.requests.size(), followed ? 2 : 1);
        QCOMPARE(lookups, followed ? 2 : 1); // each hop is looked up and checked anew
        QVERIFY(server.requests.back().contains("Authorization: Bearer x"));
    }

    void followsThreeRedirectsAtMost()
    {
        FakeServer server(
            FakeServer::answering("HTTP/1.1 302 Found\r\nLocation: /again\r\nContent-Length: 0\r\n\r\n"));
        server.tls = m_authority.server(u"good"_s);
        CurlTransport transport(defaults(), loopback());
        HttpRequest request = requestTo(server);
        request.followSameHostRedirect = true;
        QCOMPARE(classOf(exchange(transport, request)), u"302"_s);
        QCOMPARE(server.requests.size(), 4);
    }

    void aRedirectIsCheckedForItsAddress()
    {
        FakeServer server(
            FakeServer::answering("HTTP/1.1 302 Found\r\nLocation: /x\r\nContent-Length: 0\r\n\r\n"));
        server.tls = m_authority.server(u"good"_s);
        int asked = 0;
        const Resolver rebinding = [&](const QString &, QObject *, const auto &done) {
            done(QList { QHostAddress(asked++ == 0 ? u"127.0.0.1"_s : u"0.0.0.0"_s) });
        };
        CurlTransport transport(defaults(), rebinding);
        HttpRequest request = requestTo(server);
        request.followSameHostRedirect = true;
        QCOMPARE(classOf(exchange(transport, request)), u"bad_usage"_s);
        QCOMPARE(server.requests.size(), 1);
    }

    /// The kept connection leads to loopback, which only the first request may call.
    void aKeptConnectionIsCheckedAgain()
    {
        FakeServer server;
        server.tls = m_authority.server(u"good"_s);
        int asked = 0;
        const Resolver resolver = [&](const QString &, QObject *, const auto &done) {
            done(QList { QHostAddress(asked++ == 0 ? u"127.0.0.1"_s : u"8.8.8.8"_s) });
        };
        CurlTransport transport(defaults(), resolver);
        HttpRequest request = requestTo(server);
        QCOMPARE(classOf(exchange(transport, request)), u"200"_s);
        request.allowPrivate = false;
        const auto result = exchange(transport, request);
        QCOMPARE(classOf(result), u"bad_usage"_s);
        QCOMPARE(server.connections, 1);
        QCOMPARE(server.requests.size(), 1);
    }

    void goesThroughTheProxy_data()
    {
        QTest::addColumn<QString>("scheme");
        QTest::addColumn<QByteArray>("expected"); // in what the proxy was asked
        QTest::addRow("http") << u"http://"_s << "CONNECT pay.test:443 HTTP/1.1\r\nHost: pay.test:443\r\n"_ba;
        QTest::addRow("http with a password") << u"http://u:p@"_s << "Proxy-Authorization: Basic dTpw\r\n"_ba;
        QTest::addRow("socks5h") << u"socks5h://"_s << "\x05\x01\x00\x03\x08pay.test\x01\xbb"_ba;
    }
    void goesThroughTheProxy()
    {
        QFETCH(QString, scheme);
        QFETCH(QByteArray, expected);
        FakeServer server;
        server.tls = m_authority.server(u"good"_s);
        FakeProxy proxy(server.serverPort());
        int lookups = 0;
        CurlTransport transport(defaults(), loopback(&lookups));
        HttpRequest request;
        request.url = QUrl(u"https://pay.test/x"_s);
        request.proxy = scheme + proxy.address();
        request.headers.add("X-Secret", "1");
        const auto reply = exchange(transport, request);
        QVERIFY2(classOf(reply) == u"200", reply ? "" : qPrintable(reply.error().message));
        QVERIFY(!reply->headers.contains("X-Proxy"));
        QVERIFY2(proxy.asked.back().contains(expected), proxy.asked.back().constData());
        QVERIFY(!proxy.asked.back().contains("X-Secret"));
        QVERIFY(server.requests.front().startsWith("GET /x HTTP/1.1\r\nHost: pay.test\r\n"));
        QVERIFY(!server.requests.front().contains("Proxy-"));
        QCOMPARE(lookups, 0);
    }

    void aProxyThatFailsSentNothing_data()
    {
        QTest::addColumn<QByteArray>("refusal");
        QTest::addRow("502") << "HTTP/1.1 502 Bad Gateway\r\nContent-Length: 4\r\n\r\noops"_ba;
        QTest::addRow("407")
            << "HTTP/1.1 407 Who are you\r\nProxy-Authenticate: Basic realm=x\r\nContent-Length: 0\r\n\r\n"_ba;
        QTest::addRow("nothing") << ""_ba;
        QTest::addRow("no HTTP") << "hello"_ba;
    }
    void aProxyThatFailsSentNothing()
    {
        QFETCH(QByteArray, refusal);
        FakeServer server;
        FakeProxy proxy(server.serverPort());
        proxy.refusal = refusal.isEmpty() ? "\0"_ba : refusal;
        CurlTransport transport(defaults(u"http://"_s + proxy.address()), loopback());
        HttpRequest request = requestTo(server);
        request.timeout = 1s;
        const auto result = exchange(transport, request);
        QVERIFY2(classOf(result) == u"unreachable", qPrintable(classOf(result)));
        QVERIFY(!result.error().connectTimedOut);
        QCOMPARE(server.connections, 0);
    }

    void aProxyChangesNoRule_data()
    {
        QTest::addColumn<QString>("url");
        QTest::addColumn<bool>("allowPrivate");
        QTest::addRow("a private literal") << u"https://10.0.0.1/"_s << false;
        QTest::addRow("a decimal loopback") << u"https://2130706433/"_s << false;
        QTest::addRow("http to a name") << u"http://pay.test/"_s << false;
        QTest::addRow("http to a name that may be private") << u"http://pay.test/"_s << true;
    }
    void aProxyChangesNoRule()
    {
        QFETCH(QString, url);
        QFETCH(bool, allowPrivate);
        FakeServer server;
        FakeProxy proxy(server.serverPort());
        CurlTransport transport(defaults(u"http://"_s + proxy.address()), loopback());
        HttpRequest request;
        request.url = QUrl(url);
        request.allowPrivate = allowPrivate;
        request.allowHttp = allowPrivate;
        QCOMPARE(classOf(exchange(transport, request)), u"bad_usage"_s);
        QVERIFY(proxy.asked.isEmpty());
    }

    void loopbackIsNeverProxied()
    {
        FakeServer server;
        FakeProxy proxy(server.serverPort());
        const SystemProxy system = [&](const QUrl &, QObject *, const auto &done) {
            done(Proxy { Proxy::Kind::Http, u"127.0.0.1"_s, proxy.serverPort(), {}, {} });
        };
        for (const QString &setting :
            { u"system"_s, u"http://"_s + proxy.address(), u"socks5h://"_s + proxy.address() }) {
            CurlTransport transport(defaults(setting), loopback(), system);
            for (const QString &host : { u"127.0.0.1"_s, u"localhost"_s, u"shop.localhost"_s }) {
                HttpRequest request = requestTo(server);
                request.url.setScheme(u"http"_s);
                request.url.setHost(host);
                QCOMPARE(classOf(exchange(transport, request)), u"200"_s);
            }
        }
        QVERIFY(proxy.asked.isEmpty());
    }

    void theSystemsProxyIsAskedForTheOriginOnly()
    {
        FakeServer server;
        server.tls = m_authority.server(u"good"_s);
        FakeProxy proxy(server.serverPort());
        QUrl asked;
        const SystemProxy system = [&](const QUrl &url, QObject *context, const auto &done) {
            asked = url;
            QTimer::singleShot(0, context, [&, done] {
                done(Proxy { Proxy::Kind::Http, u"127.0.0.1"_s, proxy.serverPort(), {}, {} });
            });
        };
        CurlTransport transport(defaults(u"system"_s), loopback(), system);
        HttpRequest request;
        request.url = QUrl(u"https://pay.test/pay?key=GEHEIM"_s);
        QCOMPARE(classOf(exchange(transport, request)), u"200"_s);
        QCOMPARE(asked.toString(), u"https://pay.test/"_s);
        QCOMPARE(proxy.asked.size(), 1);

        request.proxy = u"none"_s; // a request's own setting goes first
        request.url.setPort(server.serverPort());
        request.allowPrivate = true;
        QCOMPARE(classOf(exchange(transport, request)), u"200"_s);
        QCOMPARE(proxy.asked.size(), 1);
    }

    void theEnvironmentCountsForSystemOnly()
    {
        FakeServer server;
        server.tls = m_authority.server(u"good"_s);
        FakeProxy proxy(server.serverPort());
        const QByteArray address = "http://" + proxy.address().toLatin1();
        for (const char *name : { "http_proxy", "https_proxy", "HTTPS_PROXY", "all_proxy" })
            qputenv(name, address);
        HttpRequest request = requestTo(server);
        CurlTransport straight(defaults(), loopback());
        QCOMPARE(classOf(exchange(straight, request)), u"200"_s);
        QVERIFY(proxy.asked.isEmpty());

        qputenv("no_proxy", "*"); // it holds for the system's proxy, not for one that was set
        CurlTransport fixed(defaults(u"http://"_s + proxy.address()), loopback());
        QCOMPARE(classOf(exchange(fixed, request)), u"200"_s);
        QCOMPARE(proxy.asked.size(), 1);
        qunsetenv("no_proxy");

#ifdef Q_OS_LINUX
        CurlTransport system(defaults(u"system"_s), loopback());
        QCOMPARE(classOf(exchange(system, request)), u"200"_s);
        QCOMPARE(proxy.asked.size(), 2);
#endif
        for (const char *name : { "http_proxy", "https_proxy", "HTTPS_PROXY", "all_proxy" })
            qunsetenv(name);
    }
};

QTEST_GUILESS_MAIN(TestTransportTls)
#include "tst_transporttls.moc"
