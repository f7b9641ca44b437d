#include "cli/controlclient.h"
#include "cli/text.h"

using namespace Qt::StringLiterals;

namespace cli {
namespace {

constexpr int ConnectMs = 3'000;
constexpr int GreetingMs = 10'000;
constexpr int AsLongAsItTakes = -1;
} // namespace

Result<std::unique_ptr<Session>> LocalSocketSession::open(const QString &socketPath, const Prove &prove)
{
    std::unique_ptr<LocalSocketSession> session(new LocalSocketSession);
    if (auto connected = session->connectTo(socketPath); !connected)
        return fail(connected.error());
    if (auto proved = session->shakeHands(prove); !proved)
        return fail(proved.error());
    return session;
}

DeskReply LocalSocketSession::ask(const DeskRequest &request)
{
    if (auto sent = send(control::toJson(request)); !sent)
        return { fail(sent.error()), {} };
    const auto answer = receive(AsLongAsItTakes);
    if (!answer)
        return { fail(answer.error()), {} };
    return control::replyFrom(*answer);
}

Result<> LocalSocketSession::connectTo(const QString &socketPath)
{
    m_socket.connectToServer(socketPath);
    if (!m_socket.waitForConnected(ConnectMs))
        return fail(ErrorClass::Unreachable,
            Text::tr("The engine that holds the folder does not listen at %1: %2.")
                .arg(socketPath, m_socket.errorString()));
    return {};
}

Result<> LocalSocketSession::shakeHands(const Prove &prove)
{
    const auto greeting = receive(GreetingMs);
    if (!greeting)
        return fail(ErrorClass::Unreachable, greeting.error().message);
    const QByteArray nonce = QByteArray::fromHex(greeting->value("nonce"_L1).toString().toLatin1());
    const QString vault = greeting->value("vault"_L1).toString();
    if (nonce.isEmpty() || vault.isEmpty())
        return fail(
            ErrorClass::Malformed, Text::tr("The engine's greeting has no nonce: it is of another version."));
    const auto proof = prove(nonce, vault);
    if (!proof)
        return fail(proof.error());
    if (auto sent = send({ { u"proof"_s, QString::fromLatin1(proof->toHex()) } }); !sent)
        return sent;
    const auto verdict = receive(GreetingMs);
    if (!verdict)
        return fail(ErrorClass::Unreachable, verdict.error().message);
    const DeskReply reply = control::replyFrom(*verdict);
    if (!reply.value)
        return fail(reply.value.error());
    return {};
}

Result<> LocalSocketSession::send(const QJsonObject &object)
{
    const QByteArray bytes = control::frame(object);
    if (bytes.size() > control::LargestFrame)
        return fail(ErrorClass::BadUsage, Text::tr("The request is larger than the engine takes."));
    m_socket.write(bytes);
    while (m_socket.bytesToWrite() > 0) {
        if (!m_socket.waitForBytesWritten(GreetingMs))
            return fail(ErrorClass::Unreachable,
                Text::tr("The engine does not take the request: %1.").arg(m_socket.errorString()));
    }
    return {};
}

Result<QJsonObject> LocalSocketSession::receive(int timeoutMs)
{
    while (true) {
        auto frame = m_reader.next();
        if (!frame)
            return fail(frame.error());
        if (*frame)
            return **frame;
        if (m_socket.bytesAvailable() == 0 && !m_socket.waitForReadyRead(timeoutMs))
            return fail(ErrorClass::Timeout,
                Text::tr("The engine went away before it answered; look whether it was done before you "
                         "repeat it."));
        m_reader.append(m_socket.readAll());
    }
}

} // namespace cli
