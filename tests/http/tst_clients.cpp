#include "rawclient.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>

using namespace Qt::StringLiterals;

/// Clients that others wrote: what they understand is what counts.
class tst_Clients : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void pythonIsServed();
    void curlWaitsFor100Continue();
    void curlIsRefusedATooLargeBody();
    void curlReadsAnEventStream();
    void curlTrustsOurCertificate();
    void aWrongKeyForTheCertificateIsNoticed();
    void aHalfDoneHandshakeIsCut();

private:
    QByteArray run(const QString &program, const QStringList &arguments);
    QString url(const QString &path) const { return m_server->url() + path; }
    void makeCertificate(const QString &algorithm, const QString &option);

    std::unique_ptr<HttpServer> m_server;
    QTemporaryDir m_folder;
    int m_exitCode = 0;
};

/// Answers method, path, query and the number of body bytes; `/events` streams, `/reset` resets.
static void describe(const HttpServerRequest &request, Responder responder)
{
    if (request.path == u"/reset")
        return responder.abort();
    if (request.path == u"/events") {
        HttpStream stream = responder.stream(HttpResponse::text(200, {}));
        for (int i = 0; i < 3; ++i)
            stream.write("data: " + QByteArray::number(i) + "\n\n");
        return;
    }
    const QByteArrayList parts { request.method, request.path.toUtf8(), request.rawQuery,
        QByteArray::number(request.body.size()) };
    responder.answer(HttpResponse::text(200, parts.join(' ')));
}

void tst_Clients::init()
{
    m_server = std::make_unique<HttpServer>(describe);
    QVERIFY(m_server->listen(QHostAddress::LocalHost, 0));
}

QByteArray tst_Clients::run(const QString &program, const QStringList &arguments)
{
    QProcess process;
    process.start(program, arguments);
    if (!runUntil([&] { return process.state() == QProcess::NotRunning; }, 30'000))
        process.kill();
    m_exitCode = process.exitCode();
    const QByteArray said = process.readAllStandardError();
    if (m_exitCode != 0)
        qInfo("%s", said.constData());
    return process.readAllStandardOutput();
}

#define REQUIRE_PROGRAM(name)                                                                                \
    if (QStandardPaths::findExecutable(QStringLiteral(name)).isEmpty())                                      \
    QSKIP("this test needs " name)

void tst_Clients::pythonIsServed()
{
    REQUIRE_PROGRAM("python3");
    const QString script = QStringLiteral(NEVERDROP_SOURCE_DIR "/tests/http/client.py");
    const QByteArray printed = run(u"python3"_s, { script, QString::number(m_server->port()) });
    const QJsonObject seen = QJsonDocument::fromJson(printed).object();
    const auto answer = [](int status, const char *body) {
        return QJsonArray { status, QString::fromUtf8(body) };
    };
    QCOMPARE(seen[u"get"_s].toArray(), answer(200, "GET /a b x=1 0"));
    QCOMPARE(seen[u"post"_s].toArray(), answer(200, "POST /post  2000"));
    QCOMPARE(seen[u"chunked"_s].toArray(), answer(200, "POST /post  70005"));
    QCOMPARE(seen[u"head"_s].toArray(), answer(200, ""));
    QCOMPARE(seen[u"mebibyte"_s].toArray(), answer(200, "POST /post  1048576"));
    QCOMPARE(seen[u"same_connection"_s].toBool(), true);
    QCOMPARE(seen[u"delete"_s].toInt(), 405);
    QCOMPARE(seen[u"two_mebibytes"_s].toInt(), 413);
    QCOMPARE(seen[u"reset"_s].toString(), u"ConnectionResetError"_s);
    QCOMPARE(seen[u"fifty"_s].toBool(), true);
}

void tst_Clients::curlWaitsFor100Continue()
{
    REQUIRE_PROGRAM("curl");
    QElapsedTimer clock;
    clock.start();
    const QByteArray printed = run(u"curl"_s,
        { u"-sS"_s, u"--expect100-timeout"_s, u"20"_s, u"-H"_s, u"Expect: 100-continue"_s, u"-d"_s, u"abc"_s,
            url(u"/x"_s) });
    QCOMPARE(printed, "POST /x  3"_ba);
    QVERIFY2(clock.elapsed() < 15'000, "curl was told to go on, it did not give up waiting");
}

void tst_Clients::curlIsRefusedATooLargeBody()
{
    REQUIRE_PROGRAM("curl");
    QFile file(m_folder.filePath(u"body"_s));
    QVERIFY(file.open(QFile::WriteOnly) && file.write(QByteArray(2 << 20, 'x')) == 2 << 20);
    file.close();
    for (const QString &expect : { u"Expect:"_s, u"Expect: 100-continue"_s }) {
        const QByteArray printed = run(u"curl"_s,
            { u"-sS"_s, u"-o"_s, m_folder.filePath(u"answer"_s), u"-w"_s, u"%{http_code} %{content_type}"_s,
                u"-H"_s, expect, u"--data-binary"_s, u"@"_s + file.fileName(), url(u"/x"_s) });
        QCOMPARE(printed, "413 application/problem+json"_ba);
    }
}

void tst_Clients::curlReadsAnEventStream()
{
    REQUIRE_PROGRAM("curl");
    for (const QString &version : { u"--http1.1"_s, u"--http1.0"_s }) {
        const QByteArray printed = run(u"curl"_s, { u"-sSN"_s, version, url(u"/events"_s) });
        QCOMPARE(printed, "data: 0\n\ndata: 1\n\ndata: 2\n\n"_ba);
        QCOMPARE(m_exitCode, 0);
    }
}

void tst_Clients::makeCertificate(const QString &algorithm, const QString &option)
{
    run(u"openssl"_s,
        { u"req"_s, u"-x509"_s, u"-newkey"_s, algorithm, u"-pkeyopt"_s, option, u"-nodes"_s, u"-days"_s,
            u"2"_s, u"-batch"_s, u"-subj"_s, u"/CN=localhost"_s, u"-addext"_s,
            u"subjectAltName=DNS:localhost,IP:127.0.0.1"_s, u"-keyout"_s,
            m_folder.filePath(algorithm + u".key"_s), u"-out"_s, m_folder.filePath(algorithm + u".crt"_s) });
}

static QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QFile::ReadOnly) ? file.readAll() : QByteArray();
}

void tst_Clients::curlTrustsOurCertificate()
{
    REQUIRE_PROGRAM("curl");
    REQUIRE_PROGRAM("openssl");
    const QList<QPair<QString, QString>> kinds { { u"ec"_s, u"ec_paramgen_curve:P-256"_s },
        { u"rsa"_s, u"rsa_keygen_bits:2048"_s } };
    for (const auto &[algorithm, option] : kinds) {
        makeCertificate(algorithm, option);
        const QString certificate = m_folder.filePath(algorithm + u".crt"_s);
        HttpServer server(describe);
        const Result<> set = server.setCertificate(
            contentOf(certificate), contentOf(m_folder.filePath(algorithm + u".key"_s)));
        QVERIFY2(set, qPrintable(set ? QString() : set.error().message));
        QVERIFY(server.listen(QHostAddress::LocalHost, 0));
        QFile body(m_folder.filePath(u"body"_s));
        QVERIFY(body.open(QFile::WriteOnly) && body.write(QByteArray(1'000'000, 'x')) == 1'000'000);
        body.close();
        const QStringList common { u"-sS"_s, u"--cacert"_s, certificate };
        QCOMPARE(run(u"curl"_s, common + QStringList { server.url() + u"/tls?a"_s }), "GET /tls a 0"_ba);
        QCOMPARE(
            run(u"curl"_s,
                common
                    + QStringList { u"--data-binary"_s, u"@"_s + body.fileName(), server.url() + u"/tls"_s }),
            "POST /tls  1000000"_ba);
        QCOMPARE(
            run(u"curl"_s, { u"-sS"_s, u"--cacert"_s, certificate, u"--tls-max"_s, u"1.1"_s, server.url() }),
            QByteArray());
        QVERIFY2(m_exitCode != 0, "TLS 1.1 is refused");
    }
}

void tst_Clients::aWrongKeyForTheCertificateIsNoticed()
{
    REQUIRE_PROGRAM("openssl");
    makeCertificate(u"ec"_s, u"ec_paramgen_curve:P-256"_s);
    makeCertificate(u"rsa"_s, u"rsa_keygen_bits:2048"_s);
    HttpServer server(describe);
    const Result<> set = server.setCertificate(
        contentOf(m_folder.filePath(u"ec.crt"_s)), contentOf(m_folder.filePath(u"rsa.key"_s)));
    QVERIFY(!set);
    QCOMPARE(set.error().kind, ErrorClass::BadUsage);
    QVERIFY(set.error().message.contains(u"does not belong"_s));
}

void tst_Clients::aHalfDoneHandshakeIsCut()
{
    REQUIRE_PROGRAM("openssl");
    makeCertificate(u"ec"_s, u"ec_paramgen_curve:P-256"_s);
    HttpServerConfig config = quickLimits();
    config.requestTimeout = Millis(200);
    HttpServer server(describe, config);
    QVERIFY(server.setCertificate(
        contentOf(m_folder.filePath(u"ec.crt"_s)), contentOf(m_folder.filePath(u"ec.key"_s))));
    QVERIFY(server.listen(QHostAddress::LocalHost, 0));
    RawClient silent(server);
    RawClient begun(server, QByteArray::fromHex("1603010200010001fc0303"));
    RawClient plain(server, "GET / HTTP/1.1\r\nHost: a\r\n\r\n");
    QVERIFY(silent.waitForClose() && begun.waitForClose() && plain.waitForClose());
    QVERIFY(!plain.received.contains("HTTP/1.1"));
    QTRY_COMPARE(server.connectionCount(), 0);
}

QTEST_GUILESS_MAIN(tst_Clients)
#include "tst_clients.moc"
