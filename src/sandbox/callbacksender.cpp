#include "sandbox/callbacksender.h"

#include <QNetworkProxy>
#include <QSslSocket>
#include <QTimer>

using namespace Qt::StringLiterals;

namespace {
constexpr Millis wholeExchange { 10'000 };
constexpr qint64 longestAnswer = 64 * 1024;

QByteArray requestFor(const QUrl &url)
{
    const QByteArray host = url.authority(QUrl::FullyEncoded | QUrl::RemoveUserInfo).toLatin1();
    const QByteArray path = url.path(QUrl::FullyEncoded).toLatin1();
    return "GET " + (path.isEmpty() ? "/"_ba : path) + '?' + url.query(QUrl::FullyEncoded).toLatin1()
        + " HTTP/1.1\r\nHost: " + host + "\r\nAccept: */*\r\nConnection: close\r\n\r\n";
}

bool isAcknowledgement(const QByteArray &answer)
{
    const qsizetype end = answer.indexOf("\r\n\r\n");
    const QByteArray body = end < 0 ? QByteArray() : answer.mid(end + 4);
    return body.contains("success") || body.contains("SUCCESS") || body.contains("Success");
}

/// One exchange; deletes itself.
class Exchange final : public QSslSocket {
public:
    Exchange(std::function<void(bool)> done, QObject *parent)
        : QSslSocket(parent)
        , m_done(std::move(done))
    {
        setPeerVerifyMode(QSslSocket::VerifyNone);
        setProxy(QNetworkProxy::NoProxy);
        QTimer::singleShot(wholeExchange, this, [this] { finish(); });
        connect(this, &QSslSocket::disconnected, this, [this] { finish(); });
        connect(this, &QSslSocket::errorOccurred, this, [this] { finish(); });
        connect(this, &QSslSocket::readyRead, this, [this] {
            m_answer += read(longestAnswer - m_answer.size());
            if (m_answer.size() >= longestAnswer)
                finish();
        });
    }

    ~Exchange() override
    {
        QObject::disconnect(this, nullptr, this, nullptr); // the base class still signals while it closes
    }

private:
    void finish()
    {
        if (const auto done = std::exchange(m_done, {})) {
            if (isReadable())
                m_answer += read(longestAnswer - m_answer.size());
            done(isAcknowledgement(m_answer));
            deleteLater();
        }
    }

    std::function<void(bool)> m_done;
    QByteArray m_answer;
};
} // namespace

void CallbackSender::send(const QUrl &url, std::function<void(bool acknowledged)> done)
{
    auto *exchange = new Exchange(std::move(done), this);
    const bool isTls = url.scheme() == u"https";
    const quint16 port = quint16(url.port(isTls ? 443 : 80));
    if (isTls)
        connect(exchange, &QSslSocket::encrypted, exchange, [=] { exchange->write(requestFor(url)); });
    else
        connect(exchange, &QSslSocket::connected, exchange, [=] { exchange->write(requestFor(url)); });
    if (isTls)
        exchange->connectToHostEncrypted(url.host(), port);
    else
        exchange->connectToHost(url.host(), port);
}
