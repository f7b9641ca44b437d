#include "host/runningengine.h"

#include "crypto/systemrandom.h"
#include "engine/allotmentlog.h"
#include "engine/restore.h"
#include "storage/accounts.h"

#include <QEventLoop>

using namespace Qt::StringLiterals;

namespace host {

QString roleName(Role role)
{
    switch (role) {
    case Role::Command:
        return u"command"_s;
    case Role::Serve:
        return u"serve"_s;
    case Role::Window:
        return u"window"_s;
    }
    Q_UNREACHABLE();
}

Result<SandboxAddress> RunningEngine::startSandbox()
{
    m_sandbox = std::make_unique<SandboxProvider>(SandboxConfig(), m_clock);
    auto url = m_sandbox->start(QHostAddress::LocalHost, 0);
    if (!url)
        return fail(url.error());
    return SandboxAddress { *url, m_sandbox->config().pid, QString::fromLatin1(m_sandbox->config().key) };
}

Result<std::unique_ptr<RunningEngine>> RunningEngine::start(std::unique_ptr<DataFolder> folder, Role role)
{
    auto running = std::unique_ptr<RunningEngine>(new RunningEngine);
    running->m_folder = std::move(folder);
    EngineConfig config;
    config.folder = running->m_folder->path();
    config.role = roleName(role);
    config.random = std::make_shared<SystemRandom>();
    config.vault = running->m_folder->vault();
    config.writer = running->m_folder->takeConnection();
    auto stored = FolderRepository(*config.writer).settings();
    if (!stored)
        return fail(stored.error());
    auto journal = AllotmentLog::openFor(*config.writer,
        restore::journalPath(config.folder, stored->value(u"backup.folder"_s)), config.vault,
        running->m_clock.now());
    if (!journal)
        return fail(journal.error());
    config.journal = *journal;
    config.timers = role != Role::Command;
    auto transport = std::make_unique<CurlTransport>();
    config.applySettings = [network = transport.get()](const Settings &settings) {
        HttpDefaults defaults;
        defaults.timeout = settings.httpTimeout;
        defaults.proxy = settings.httpProxy;
        network->setDefaults(defaults);
    };
    config.transport = std::move(transport);
    auto sandbox = running->startSandbox();
    if (!sandbox)
        return fail(sandbox.error());
    config.sandbox = *sandbox;
    running->m_engine = std::make_unique<Engine>(std::move(config));
    if (auto started = running->m_engine->start(); !started)
        return fail(started.error());
    return running;
}

void RunningEngine::finish()
{
    QEventLoop loop;
    bool done = false;
    m_engine->stop([&] {
        done = true;
        loop.quit();
    });
    if (!done)
        loop.exec();
}

RunningEngine::~RunningEngine()
{
    m_engine.reset();
}

} // namespace host
