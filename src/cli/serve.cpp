#include "cli/access.h"
#include "cli/local.h"
#include "cli/sources.h"
#include "cli/text.h"
#include "host/listeners.h"
#include "sandbox/sandboxprovider.h"

#include <QCoreApplication>
#include <QEventLoop>
#include <QFile>

using namespace Qt::StringLiterals;

namespace cli {
namespace {

Result<QByteArray> fileContent(const QString &path)
{
    if (path.isEmpty())
        return QByteArray();
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return fail(cannotRead(path, file.errorString()));
    return file.readAll();
}

/// Ends the loop when nothing was due or in flight for `span`.
void quitWhenIdle(Engine &engine, QEventLoop &loop, Millis span)
{
    auto *timer = new QTimer(&loop);
    timer->setSingleShot(true);
    QObject::connect(timer, &QTimer::timeout, &loop, [&engine, &loop, timer, span] {
        const auto next = engine.dispatcher().nextDue();
        if (engine.dispatcher().isIdle() && (!next || *next > engine.now()))
            loop.quit();
        else
            timer->start(span);
    });
    QObject::connect(&engine, &Engine::queueChanged, timer, [timer, span] { timer->start(span); });
    timer->start(span);
}

Result<> runUntilStopped(const CommandLine &line, Console &console, host::RunningEngine &running)
{
    Engine &engine = running.engine();
    auto listeners = host::Listeners::open(running);
    if (!listeners)
        return fail(listeners.error());
    if (auto listening = (*listeners)->openHttp(line.request.args.value(u"listen"_s).toString()); !listening)
        return listening;
    console.out.write("listening on " + (*listeners)->url().toUtf8() + '\n');
    if (auto *file = qobject_cast<QFile *>(&console.out))
        file->flush();

    QEventLoop loop;
    platform::onTerminate([&loop] { loop.quit(); });
    const QJsonValue untilIdle = line.request.args.value(u"until_idle"_s);
    if (untilIdle.isDouble())
        quitWhenIdle(engine, loop, std::chrono::milliseconds(qint64(untilIdle.toDouble() * 1000)));
    loop.exec();
    (*listeners)->close();
    running.finish();
    return {};
}
} // namespace

DeskReply serve(const CommandLine &line, Console &console, const QProcessEnvironment &environment)
{
    const QString path = dataFolder(line.globals, environment);
    auto folder = openFolder(line.globals, environment, host::roleName(host::Role::Serve));
    if (!folder)
        return { fail(folder.error()), {} };
    auto running = host::RunningEngine::start(std::move(*folder), host::Role::Serve);
    if (!running)
        return { fail(running.error()), {} };
    const auto ran = runUntilStopped(line, console, **running);
    return { ran ? Result<QJsonValue>(QJsonValue(QJsonValue::Null)) : fail(ran.error()), {} };
}

DeskReply runSandbox(const CommandLine &line, Console &console, const QProcessEnvironment &)
{
    auto text = fileContent(line.paths.value(u"config"_s));
    if (!text)
        return { fail(text.error()), {} };
    auto config = text->isEmpty() ? Result<SandboxConfig>(SandboxConfig()) : SandboxConfig::fromJson(*text);
    if (!config)
        return { fail(config.error()), {} };
    const QString address = line.request.args.value(u"listen"_s).toString(u"127.0.0.1:0"_s);
    bool isPort = false;
    const ushort port = address.section(u':', -1).toUShort(&isPort);
    const QHostAddress host(address.section(u':', 0, -2));
    if (!isPort || host.isNull())
        return {
            fail(ErrorClass::BadUsage,
                Text::tr("'%1' is not HOST:PORT with a numeric address, such as 127.0.0.1:0.").arg(address)),
            {}
        };
    const SystemClock clock;
    SandboxProvider sandbox(*config, clock);
    auto url = sandbox.start(host, port);
    if (!url)
        return { fail(url.error()), {} };
    QString shown = *url;
    while (shown.endsWith(u'/'))
        shown.chop(1);
    console.out.write("listening on " + shown.toUtf8() + '\n');
    console.err.write(Text::tr("pid %1, key %2")
                          .arg(sandbox.config().pid, QString::fromLatin1(sandbox.config().key))
                          .toUtf8()
        + '\n');
    if (auto *file = qobject_cast<QFile *>(&console.out))
        file->flush();
    QEventLoop loop;
    platform::onTerminate([&loop] { loop.quit(); });
    loop.exec();
    return { QJsonValue(QJsonValue::Null), {} };
}

} // namespace cli
