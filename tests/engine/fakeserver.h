#pragma once

#include <QSslConfiguration>
#include <QSslSocket>
#include <QTcpServer>

#ifdef Q_OS_UNIX
#include <sys/socket.h>
#endif

#include <functional>
#include <memory>
#include <optional>

/// A server that does to each complete request (head and Content-Length body) what the test says, and
/// remembers them all. It runs on the test's own event loop.
class FakeServer : public QTcpServer {
public:
    using Serve = std::function<void(QTcpSocket &, const QByteArray &request)>;

    explicit FakeServer(Serve each = answering("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok"))
        : serve(std::move(each))
    {
        if (!listen(QHostAddress::LocalHost))
            qFatal("no free port on loopback");
    }

    static Serve answering(const QByteArray &answer)
    {
        return [answer](QTcpSocket &socket, const QByteArray &) { socket.write(answer); };
    }
    static Serve answeringThenClosing(const QByteArray &answer)
    {
        return [answer](QTcpSocket &socket, const QByteArray &) {
            socket.write(answer);
            socket.disconnectFromHost();
        };
    }
    /// Closes with RST: what was queued for the other side is lost.
    static void reset(QTcpSocket &socket)
    {
#ifdef Q_OS_UNIX
        const linger atOnce { 1, 0 };
        ::setsockopt(int(socket.socketDescriptor()), SOL_SOCKET, SO_LINGER, &atOnce, sizeof atOnce);
#endif
        socket.abort();
    }

    QByteArray authority() const
    {
        return "127.0.0.1:" + QByteArray::number(serverPort());
    }

    Serve serve;
    std::function<void(QTcpSocket &)> onConnected = [](QTcpSocket &) {};
    std::optional<QSslConfiguration> tls;
    QList<QByteArray> requests;
    int connections = 0;

protected:
    void incomingConnection(qintptr descriptor) override
    {
        ++connections;
        auto *socket = new QSslSocket(this);
        socket->setSocketDescriptor(descriptor);
        QObject::connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
        auto pending = std::make_shared<QByteArray>();
        QObject::connect(
            socket, &QTcpSocket::readyRead, this, [this, socket, pending] { read(*socket, *pending); });
        if (tls) {
            socket->setSslConfiguration(*tls);
            socket->startServerEncryption();
        }
        onConnected(*socket);
    }

private:
    void read(QTcpSocket &socket, QByteArray &pending)
    {
        pending += socket.readAll();
        while (const qsizetype size = requestSize(pending)) {
            const QByteArray request = pending.first(size);
            pending.remove(0, size);
            requests.append(request);
            serve(socket, request);
        }
    }

    /// 0: not all of it is there yet.
    static qsizetype requestSize(const QByteArray &bytes)
    {
        const qsizetype head = bytes.indexOf("\r\n\r\n");
        if (head < 0)
            return 0;
        const qsizetype field = bytes.indexOf("\r\nContent-Length: ");
        const bool hasBody = field >= 0 && field < head;
        const qsizetype body
            = hasBody ? bytes.mid(field + 18, bytes.indexOf("\r\n", field + 2) - field - 18).toLongLong() : 0;
        const qsizetype size = head + 4 + body;
        return bytes.size() >= size ? size : 0;
    }
};
