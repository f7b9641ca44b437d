#pragma once

#include "http/httpserver.h"

#include <QTcpSocket>
#include <QTest>
#include <QTimer>

/// Runs the event loop until `done`; false when that takes longer. Unlike QTest::qWaitFor it does not sleep.
template <class Condition> bool runUntil(Condition done, int ms = 5000)
{
    QTimer alarm;
    alarm.setSingleShot(true);
    alarm.start(ms);
    while (!done() && alarm.isActive()) {
        QCoreApplication::processEvents(QEventLoop::AllEvents | QEventLoop::WaitForMoreEvents);
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    }
    return done();
}

/// A client that sends exactly the bytes it is given and keeps what comes back.
class RawClient {
public:
    explicit RawClient(quint16 port)
    {
        QObject::connect(
            &m_socket, &QTcpSocket::readyRead, &m_socket, [this] { received += m_socket.readAll(); });
        m_socket.connectToHost(QHostAddress(QHostAddress::LocalHost), port);
    }
    explicit RawClient(const HttpServer &server)
        : RawClient(server.port())
    {
    }
    RawClient(const HttpServer &server, const QByteArray &bytes)
        : RawClient(server)
    {
        send(bytes);
    }

    void send(const QByteArray &bytes)
    {
        if (runUntil([this] { return m_socket.state() != QAbstractSocket::ConnectingState; }))
            m_socket.write(bytes);
    }
    /// Runs the event loop until the server has closed; true if it did within the time.
    bool waitForClose(int ms = 5000)
    {
        return runUntil([this] { return isClosed(); }, ms);
    }
    bool waitFor(const QByteArray &text, int ms = 5000)
    {
        return runUntil([&] { return received.contains(text); }, ms);
    }
    bool isConnected() const { return m_socket.state() == QAbstractSocket::ConnectedState; }
    bool isClosed() const { return m_socket.state() == QAbstractSocket::UnconnectedState; }
    void abort() { m_socket.abort(); }
    QTcpSocket &socket() { return m_socket; }
    /// Of the first answer; 0 if there is none.
    int status() const { return received.startsWith("HTTP/1.1 ") ? received.mid(9, 3).toInt() : 0; }
    int answers() const { return int(received.count("\r\nDate: ")); }
    QByteArray body() const { return received.mid(received.indexOf("\r\n\r\n") + 4); }

    QByteArray received;

private:
    QTcpSocket m_socket;
};

/// Limits short enough to wait for.
inline HttpServerConfig quickLimits()
{
    HttpServerConfig config;
    config.lingerIdle = Millis(30);
    config.lingerTotal = Millis(500);
    return config;
}
