#include "cli/dispatch.h"

#include "cli/commands/commands.h"
#include "cli/completion.h"
#include "cli/display.h"
#include "cli/local.h"
#include "cli/render.h"
#include "cli/sources.h"
#include "cli/text.h"
#include "cli/usage.h"
#include "server/controlprotocol.h"
#include "wording/errortext.h"
#include "wording/sentences.h"

#include <QFileDevice>
#include <QJsonArray>
#include <QJsonDocument>
#include <QLoggingCategory>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace cli {
namespace {

using WithSession = DeskReply (*)(const CommandLine &, Session &, Console &);
using WithoutSession = DeskReply (*)(const CommandLine &, Console &, const QProcessEnvironment &);

WithSession commandWithSession(const QString &words)
{
    static const QHash<QString, WithSession> table {
        { u"keys import"_s, importKeys },
        { u"keys export"_s, exportKeys },
        { u"keys void"_s, voidKeys },
        { u"trace export"_s, exportTrace },
        { u"order export"_s, exportOrders },
        { u"backup"_s, writeBackup },
        { u"vault export-recovery"_s, exportRecovery },
    };
    return table.value(words,
        [](const CommandLine &line, Session &session, Console &) { return session.ask(line.request); });
}

WithoutSession commandWithoutSession(const QString &words)
{
    static const QHash<QString, WithoutSession> table {
        { u"init"_s, initFolder },
        { u"restore"_s, restoreBackup },
        { u"vault recover"_s, recoverVault },
        { u"serve"_s, serve },
        { u"sandbox"_s, runSandbox },
        { u"demo"_s, runDemo },
        { u"completion"_s, printCompletion },
    };
    return table.value(words);
}

DeskReply answer(CommandLine &line, const World &world)
{
    if (line.wish == CommandLine::Wish::Help)
        return asReply(QJsonObject { { u"help"_s, helpText(line.words) } });
    if (line.wish == CommandLine::Wish::Version)
        return asReply(QJsonObject { { u"version"_s, QStringLiteral(NEVERDROP_VERSION) } });
    if (auto read = readSources(line, world.console, world.environment); !read)
        return asReply(fail(read.error()));
    if (const WithoutSession command = commandWithoutSession(line.words))
        return command(line, world.console, world.environment);
    const auto session = world.openSession(line.globals, world.environment);
    if (!session)
        return asReply(fail(session.error()));
    return commandWithSession(line.words)(line, **session, world.console);
}

/// Some answers are bad news although the question was answered: contract.md section 2.
int exitCodeOf(const CommandLine &line, const QJsonValue &reply)
{
    const QString &words = line.words;
    if (line.wish != CommandLine::Wish::Run)
        return 0;
    const QJsonObject object = reply.toObject();
    if (words == "trace verify"_L1 && !object.value("ok"_L1).toBool())
        return exitCodeFor(ErrorClass::DataDamaged);
    if (words == "demo"_L1 && line.globals.json && !object.value("ok"_L1).toBool())
        return 1;
    const QJsonArray checks = object.value("items"_L1).toArray();
    const auto failed = [](const QJsonValue &check) { return !check.toObject().value("ok"_L1).toBool(); };
    if (words == "doctor"_L1 && std::any_of(checks.begin(), checks.end(), failed))
        return 1;
    return 0;
}

QByteArray document(const QJsonValue &value)
{
    // QJsonDocument takes arrays and objects only; the array's brackets are cut off again.
    const QByteArray wrapped = QJsonDocument(QJsonArray { value }).toJson(QJsonDocument::Compact);
    return wrapped.sliced(1, wrapped.size() - 2) + '\n';
}

void complain(const Error &error, const CommandLine &line, Console &console)
{
    console.complain(u"neverdrop-cli: "_s + visible(wording::errorText(error)));
    if (error.kind == ErrorClass::BadUsage)
        console.complain(Text::tr("usage: %1").arg(usageLine(line.words)));
}

/// Writes the answer; false when standard output does not take it.
bool print(const DeskReply &reply, const CommandLine &line, const World &world)
{
    QByteArray bytes;
    if (line.globals.json && !reply.value)
        bytes = document(control::errorDocument(reply.value.error(), reply.extra));
    else if (line.globals.json && !reply.value->isNull())
        bytes = document(*reply.value);
    else if (!line.globals.json && reply.value)
        bytes = render(line.words, *reply.value, world.clock.now()).toUtf8();
    else if (!line.globals.json) // the order that was made although its payment was not
        bytes = render(line.words, reply.extra.value("order"_L1), world.clock.now()).toUtf8();
    QIODevice &out = world.console.out;
    const auto *file = qobject_cast<QFileDevice *>(&out);
    return out.write(bytes) == bytes.size() && (!file || const_cast<QFileDevice *>(file)->flush());
}
} // namespace

int run(const QStringList &arguments, const World &world)
{
    CommandLine line = parse(arguments, world.environment);
    QLoggingCategory::setFilterRules(logRules(line.globals.logLevel));
    const DeskReply reply = line.wrongUsage ? asReply(fail(*line.wrongUsage)) : answer(line, world);
    if (!reply.value)
        complain(reply.value.error(), line, world.console);
    if (!print(reply, line, world)) {
        world.console.complain(Text::tr("neverdrop-cli: the answer cannot be written: %1")
                                   .arg(wording::inReadersLanguage(world.console.out.errorString())));
        return 1;
    }
    return reply.value ? exitCodeOf(line, *reply.value) : exitCodeFor(reply.value.error().kind);
}

QString logRules(LogLevel level)
{
    switch (level) {
    case LogLevel::Error:
        return u"*.debug=false\n*.info=false\n*.warning=false"_s;
    case LogLevel::Info:
        return u"*.debug=false\n*.info=true\nqt.*.info=false"_s;
    case LogLevel::Debug:
        return u"*.debug=true\nqt.*.debug=false"_s;
    }
    Q_UNREACHABLE();
}

} // namespace cli
