#include "http/httpserver.h"

#include "http/httpconnection.h"

#include <QSslCertificate>
#include <QSslKey>
#include <QSslSocket>
#include <QTcpServer>

using namespace Qt::StringLiterals;

namespace {
/// So many connections beyond the limit are told why; the rest are just closed.
constexpr int turnedAwayAtOnce = 64;
/// With Qt's 50 a burst of new connections waits whole seconds for the system to try again.
constexpr int listenBacklog = 512;
/// The system ran out of file descriptors: how long until the next try.
constexpr Millis acceptPause { 500 };

QSslKey readKey(const QByteArray &pem)
{
    for (const auto algorithm : { QSsl::Rsa, QSsl::Ec }) {
        const QSslKey key(pem, algorithm, QSsl::Pem, QSsl::PrivateKey);
        if (!key.isNull())
            return key;
    }
    return {};
}
} // namespace

class HttpServer::Listener final : public QTcpServer {
public:
    explicit Listener(HttpServer &server)
        : m_server(server)
    {
        // Qt stops accepting for good after one failed accept().
        connect(this, &QTcpServer::acceptError, this,
            [this] { QTimer::singleShot(acceptPause, this, [this] { resumeAccepting(); }); });
    }

private:
    void incomingConnection(qintptr descriptor) override { m_server.accept(descriptor); }

    HttpServer &m_server;
};

HttpServer::HttpServer(Handler handler, HttpServerConfig config, QObject *parent)
    : QObject(parent)
    , m_handler(std::move(handler))
    , m_config(config)
    , m_listener(std::make_unique<Listener>(*this))
{
    m_listener->setListenBacklogSize(listenBacklog);
}

HttpServer::~HttpServer()
{
    // Before m_handler: what it has captured may hold responders, which answer when they are dropped.
    qDeleteAll(m_connections);
}

Result<> HttpServer::setCertificate(const QByteArray &certificatePem, const QByteArray &privateKeyPem)
{
    if (!QSslSocket::supportsSsl())
        return fail(ErrorClass::Local, u"TLS is not available: Qt's TLS plugin was not found."_s);
    const QList<QSslCertificate> chain = QSslCertificate::fromData(certificatePem, QSsl::Pem);
    if (chain.isEmpty() || chain.first().isNull())
        return fail(ErrorClass::BadUsage, u"The TLS certificate is not a PEM certificate."_s);
    const QSslKey key = readKey(privateKeyPem);
    if (key.isNull())
        return fail(
            ErrorClass::BadUsage, u"The TLS key is not an unencrypted RSA or EC private key in PEM."_s);
    const QSslKey publicKey = chain.first().publicKey();
    if (publicKey.algorithm() != key.algorithm() || publicKey.length() != key.length())
        return fail(ErrorClass::BadUsage, u"The TLS key does not belong to the first certificate."_s);

    QSslConfiguration tls = QSslConfiguration::defaultConfiguration();
    tls.setPeerVerifyMode(QSslSocket::VerifyNone);
    tls.setProtocol(QSsl::TlsV1_2OrLater);
    tls.setLocalCertificateChain(chain);
    tls.setPrivateKey(key);
    tls.setAllowedNextProtocols({ "http/1.1"_ba });
    m_tls = tls;
    return {};
}

Result<> HttpServer::listen(const QHostAddress &address, quint16 port)
{
    if (!m_listener->listen(address, port))
        return fail(ErrorClass::Local,
            u"Cannot listen on %1 port %2: %3."_s.arg(address.toString())
                .arg(port)
                .arg(m_listener->errorString()));
    return {};
}

void HttpServer::stop()
{
    m_stopping = true;
    m_listener->close();
    const QSet<HttpConnection *> connections = m_connections; // finish() may remove from it
    for (HttpConnection *connection : connections)
        connection->finish();
    if (m_connections.isEmpty())
        QMetaObject::invokeMethod(this, &HttpServer::stopped, Qt::QueuedConnection);
}

QHostAddress HttpServer::address() const
{
    return m_listener->serverAddress();
}

quint16 HttpServer::port() const
{
    return m_listener->serverPort();
}

QString HttpServer::url() const
{
    QHostAddress host = address();
    if (host == QHostAddress::Any || host == QHostAddress::AnyIPv4)
        host = QHostAddress::LocalHost;
    else if (host == QHostAddress::AnyIPv6)
        host = QHostAddress::LocalHostIPv6;
    const bool isIpv6 = host.protocol() == QAbstractSocket::IPv6Protocol;
    const QString name = isIpv6 ? u"["_s + host.toString() + u"]"_s : host.toString();
    return (isTls() ? u"https://"_s : u"http://"_s) + name + u":"_s + QString::number(port());
}

void HttpServer::accept(qintptr descriptor)
{
    std::unique_ptr<QTcpSocket> socket;
    if (m_tls)
        socket = std::make_unique<QSslSocket>();
    else
        socket = std::make_unique<QTcpSocket>();
    const bool usable = socket->setSocketDescriptor(descriptor);
    if (!usable || connectionCount() >= m_config.maxConnections + turnedAwayAtOnce)
        return; // the socket's destructor closes it
    if (auto *tls = qobject_cast<QSslSocket *>(socket.get())) {
        tls->setSslConfiguration(*m_tls);
        tls->startServerEncryption();
    }
    const bool full = connectionCount() >= m_config.maxConnections;
    auto *connection = new HttpConnection(std::move(socket), m_config, m_handler);
    connection->setParent(this);
    m_connections.insert(connection);
    connect(connection, &HttpConnection::ended, this, [this, connection] { forget(connection); });
    if (full)
        connection->turnAway(HttpResponse::problem(503, u"Too many connections; come again later."_s));
    else
        connection->start();
}

void HttpServer::forget(HttpConnection *connection)
{
    m_connections.remove(connection);
    connection->deleteLater(); // we are in the middle of one of its functions
    if (m_stopping && m_connections.isEmpty())
        QMetaObject::invokeMethod(this, &HttpServer::stopped, Qt::QueuedConnection);
}
