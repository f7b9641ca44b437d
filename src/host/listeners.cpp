#include "host/listeners.h"

#include "crypto/systemrandom.h"

#include <QCryptographicHash>
#include <QFile>
#include <QStandardPaths>

using namespace Qt::StringLiterals;

namespace host {
namespace {

/// In the folder itself, or, where that path is too long for a socket, in the user's runtime folder.
QString socketPath(const QString &folder)
{
#ifdef Q_OS_WIN
    return u"neverdrop-"_s
        + QString::fromLatin1(
            QCryptographicHash::hash(folder.toUtf8(), QCryptographicHash::Sha256).toHex().left(24));
#else
    const QString inside = folder + u"/control.sock"_s;
    if (inside.toLocal8Bit().size() < 100)
        return inside;
    const QString name = QString::fromLatin1(
        QCryptographicHash::hash(folder.toUtf8(), QCryptographicHash::Sha256).toHex().left(24));
    return QStandardPaths::writableLocation(QStandardPaths::RuntimeLocation) + u"/neverdrop-"_s + name;
#endif
}

Result<QByteArray> fileContent(const QString &path)
{
    if (path.isEmpty())
        return QByteArray();
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return fail(ErrorClass::Local, u"%1 cannot be read: %2"_s.arg(path, file.errorString()));
    return file.readAll();
}

Result<> listenHttp(ApiServer &server, const Settings &settings, const QString &asked)
{
    auto certificate = fileContent(settings.listenerTlsCert);
    auto key = fileContent(settings.listenerTlsKey);
    if (!certificate)
        return fail(certificate.error());
    if (!key)
        return fail(key.error());
    return server.listen(asked.isEmpty() ? settings.listenerAddress : asked, *certificate, *key);
}
} // namespace

Listeners::Listeners(RunningEngine &running)
    : m_running(running)
    , m_control(running.engine(),
          { [vault = running.folder().vault()](
                const QByteArray &nonce) { return vault->controlProof(nonce); },
              [] { return SystemRandom().bytes(32); },
              running.folder().usesPassphrase() ? u"passphrase"_s : u"keychain"_s })
    , m_api(running.engine())
{
}

Result<std::unique_ptr<Listeners>> Listeners::open(RunningEngine &running)
{
    auto listeners = std::unique_ptr<Listeners>(new Listeners(running));
    const QString socket = socketPath(running.folder().path());
    if (auto listening = listeners->m_control.listen(socket); !listening)
        return fail(listening.error());
    if (auto announced = running.folder().announce(socket); !announced)
        return fail(announced.error());
    return listeners;
}

Result<> Listeners::openHttp(const QString &address)
{
    return listenHttp(m_api, m_running.engine().rules()->settings, address);
}

} // namespace host
