#pragma once

#include "engine/desk.h"
#include "server/controlprotocol.h"

#include <QLocalServer>
#include <QObject>

#include <functional>

class QLocalSocket;

/// Takes questions of commands over a local socket in the data folder (controlprotocol.h) and hands them
/// to the desk. Only who can open the vault may ask.
class ControlServer final : public QObject {
    Q_OBJECT

public:
    /// `proofOf` is Vault::controlProof; `nonce` makes 32 random bytes; `vault` is `passphrase` or
    /// `keychain`.
    struct Doorkeeper {
        std::function<QByteArray(const QByteArray &nonce)> proofOf;
        std::function<QByteArray()> nonce;
        QString vault;
    };
    ControlServer(Desk &desk, Doorkeeper doorkeeper, QObject *parent = nullptr);

    /// A full path (a pipe's name on Windows). What a killed engine left there is removed: the folder's
    /// lock says that it is dead.
    Result<> listen(const QString &socketPath);

private:
    struct Talk;
    void accept();
    void read(const std::shared_ptr<Talk> &talk);
    void serve(const std::shared_ptr<Talk> &talk);

    Desk &m_desk;
    Doorkeeper m_doorkeeper;
    QLocalServer m_server;
};
