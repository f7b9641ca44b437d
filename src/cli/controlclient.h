#pragma once

#include "cli/session.h"
#include "server/controlprotocol.h"

#include <QLocalSocket>

#include <functional>
#include <memory>

namespace cli {

/// Makes the proof that the asker may ask, from the engine's nonce; `vault` is `passphrase` or `keychain`.
/// VaultLocked when there is nothing to prove with.
using Prove = std::function<Result<QByteArray>(const QByteArray &nonce, const QString &vault)>;

/// A session with the engine that holds the folder, over its local socket (controlprotocol.h). Blocks; needs
/// no event loop. ask() waits as long as the engine works on the question and stays connected: Timeout,
/// because it may have been done, when the connection ends before the answer.
class LocalSocketSession final : public Session {
public:
    /// Connects and proves. Unreachable when nobody listens or the engine does not greet within 10 s;
    /// VaultLocked when the proof is refused.
    static Result<std::unique_ptr<Session>> open(const QString &socketPath, const Prove &prove);

    DeskReply ask(const DeskRequest &request) override;

private:
    LocalSocketSession() = default;
    Result<> connectTo(const QString &socketPath);
    Result<> shakeHands(const Prove &prove);
    Result<> send(const QJsonObject &object);
    Result<QJsonObject> receive(int timeoutMs);

    QLocalSocket m_socket;
    control::FrameReader m_reader;
};

} // namespace cli
