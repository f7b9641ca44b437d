#include "server/controlserver.h"

#include <QLocalSocket>
#include <QPointer>

#include <deque>

using namespace Qt::StringLiterals;

struct ControlServer::Talk {
    QPointer<QLocalSocket> socket;
    control::FrameReader reader;
    QByteArray nonce;
    bool proven = false;
    bool busy = false;
    std::deque<QJsonObject> waiting;

    void say(const QJsonObject &object)
    {
        if (socket)
            socket->write(control::frame(object));
    }
    void hangUp(const Error &error)
    {
        say(control::errorDocument(error, {}));
        if (socket)
            socket->disconnectFromServer();
    }
};

ControlServer::ControlServer(Desk &desk, Doorkeeper doorkeeper, QObject *parent)
    : QObject(parent)
    , m_desk(desk)
    , m_doorkeeper(std::move(doorkeeper))
{
    m_server.setSocketOptions(QLocalServer::UserAccessOption);
    connect(&m_server, &QLocalServer::newConnection, this, &ControlServer::accept);
}

Result<> ControlServer::listen(const QString &socketPath)
{
    QLocalServer::removeServer(socketPath);
    if (m_server.listen(socketPath))
        return {};
    return fail(ErrorClass::Local, u"cannot listen on %1: %2"_s.arg(socketPath, m_server.errorString()));
}

void ControlServer::accept()
{
    while (QLocalSocket *socket = m_server.nextPendingConnection()) {
        auto talk = std::make_shared<Talk>();
        talk->socket = socket;
        talk->nonce = m_doorkeeper.nonce();
        connect(socket, &QLocalSocket::readyRead, this, [this, talk] { read(talk); });
        connect(socket, &QLocalSocket::disconnected, socket, &QObject::deleteLater);
        talk->say(
            { { u"nonce"_s, QString::fromLatin1(talk->nonce.toHex()) }, { u"vault"_s, m_doorkeeper.vault } });
        read(talk);
    }
}

void ControlServer::read(const std::shared_ptr<Talk> &talk)
{
    if (!talk->socket)
        return;
    talk->reader.append(talk->socket->readAll());
    while (talk->socket) {
        auto next = talk->reader.next();
        if (!next) {
            talk->hangUp(next.error());
            return;
        }
        if (!*next)
            break;
        if (talk->proven) {
            talk->waiting.push_back(std::move(**next));
            continue;
        }
        const QByteArray proof = QByteArray::fromHex((*next)->value(u"proof"_s).toString().toLatin1());
        const QByteArray expected = m_doorkeeper.proofOf(talk->nonce);
        if (proof.size() != expected.size() || proof != expected) {
            talk->hangUp({ ErrorClass::VaultLocked, u"the passphrase is wrong"_s });
            return;
        }
        talk->proven = true;
        talk->say({ { u"ok"_s, true } });
    }
    serve(talk);
}

void ControlServer::serve(const std::shared_ptr<Talk> &talk)
{
    if (talk->busy || talk->waiting.empty() || !talk->socket)
        return;
    const QJsonObject question = std::move(talk->waiting.front());
    talk->waiting.pop_front();
    const auto request = control::requestFrom(question);
    if (!request) {
        talk->hangUp(request.error());
        return;
    }
    talk->busy = true;
    m_desk.run(*request, [this, talk](const DeskReply &reply) {
        talk->busy = false;
        talk->say(control::toJson(reply));
        serve(talk);
    });
}
