#include "cli/local.h"

#include "cli/access.h"
#include "cli/controlclient.h"
#include "cli/enginesession.h"
#include "cli/text.h"
#include "crypto/systemrandom.h"

#include <QCoreApplication>
#include <QDeadlineTimer>
#include <QEventLoop>
#include <QTimer>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace cli {
namespace {

/// Waits with a running event loop: nothing else can happen before the other command has ended.
void pause(Millis span)
{
    QEventLoop loop;
    QTimer::singleShot(span, &loop, &QEventLoop::quit);
    loop.exec();
}

Result<std::unique_ptr<Session>> askHolder(const QString &path, const QString &socket, Access &access)
{
    return LocalSocketSession::open(
        socket, [&](const QByteArray &nonce, const QString &) -> Result<QByteArray> {
            auto vault = unlockForProof(path, access.vault());
            if (!vault)
                return fail(vault.error());
            return (*vault)->controlProof(nonce);
        });
}
} // namespace

Result<std::unique_ptr<DataFolder>> openFolder(
    const GlobalOptions &globals, const QProcessEnvironment &environment, const QString &role)
{
    const QString path = dataFolder(globals, environment);
    auto access = readAccess(globals, environment);
    if (!access)
        return fail(access.error());
    const SystemClock clock;
    const QDeadlineTimer patience(5s);
    while (true) {
        auto folder = DataFolder::open(path, (*access)->vault(), role, clock);
        if (folder || folder.error().kind != ErrorClass::FolderInUse)
            return folder;
        const auto holder = DataFolder::holder(path);
        const bool engine = holder && (holder->role == u"serve"_s || holder->role == u"window"_s);
        if (engine || patience.hasExpired()) {
            return fail(ErrorClass::FolderInUse,
                holder ? Text::tr("The folder %1 is in use by process %2 (%3).")
                             .arg(path)
                             .arg(holder->pid)
                             .arg(holder->role)
                       : Text::tr("The folder %1 is in use by another process.").arg(path));
        }
        pause(50ms);
    }
}

Result<std::unique_ptr<Session>> openSession(
    const GlobalOptions &globals, const QProcessEnvironment &environment)
{
    const QString path = dataFolder(globals, environment);
    auto access = readAccess(globals, environment);
    if (!access)
        return fail(access.error());
    const SystemClock clock;
    const QDeadlineTimer patience(10s);
    while (true) {
        auto folder = DataFolder::open(path, (*access)->vault(), u"command"_s, clock);
        if (folder) {
            auto running = host::RunningEngine::start(std::move(*folder), host::Role::Command);
            if (!running)
                return fail(running.error());
            return std::unique_ptr<Session>(std::make_unique<EngineSession>(std::move(*running)));
        }
        if (folder.error().kind != ErrorClass::FolderInUse)
            return fail(folder.error());
        // An engine answers on its socket; another command is done in a moment.
        if (const auto holder = DataFolder::holder(path); holder && !holder->socketPath.isEmpty()) {
            auto session = askHolder(path, holder->socketPath, **access);
            if (session || session.error().kind != ErrorClass::Unreachable || patience.hasExpired())
                return session;
        }
        if (patience.hasExpired())
            return fail(folder.error());
        pause(20ms);
    }
}

DeskReply initFolder(const CommandLine &line, Console &, const QProcessEnvironment &environment)
{
    const QString path = dataFolder(line.globals, environment);
    auto access = readAccess(line.globals, environment);
    if (!access)
        return asReply(fail(access.error()));
    SystemRandom random;
    const SystemClock clock;
    auto created = DataFolder::init(path, (*access)->vault(), clock, random);
    if (!created)
        return asReply(fail(created.error()));
    return asReply(QJsonObject { { u"data_dir"_s, path }, { u"created"_s, *created } });
}

} // namespace cli
