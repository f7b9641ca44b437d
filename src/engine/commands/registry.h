#pragma once

#include "engine/desk.h"

#include <QHash>
#include <QList>

#include <functional>

class Engine;

/// The commands of contract.md section 2, by the words of the command line. A file per family; each
/// adds its rows to the table in registry.cpp.
namespace commands {

using Handler = std::function<void(Engine &, const DeskRequest &, Desk::Done)>;

struct Command {
    QString name; ///< `order create`
    Handler run;
};

/// All of them, made for one engine: some keep what is under way (imports, backups).
QHash<QString, Handler> all();

QList<Command> catalogueCommands(); ///< product …, keys …
QList<Command> importCommands(); ///< keys import …
QList<Command> keyCommands(); ///< keys list, reveal, void-ids
QList<Command> channelCommands(); ///< channel …
QList<Command> accountCommands(); ///< provider …
QList<Command> orderCommands(); ///< order …
QList<Command> queueCommands(); ///< queue …
QList<Command> traceCommands(); ///< trace …
QList<Command> outlookCommands(); ///< dashboard, queue next
QList<Command> backupCommands(); ///< backup …
QList<Command> longRunCommands(); ///< vault rotate-key, reconcile
QList<Command> doctorCommands(); ///< doctor
QList<Command> vaultCommands(); ///< vault status, vault check
QList<Command> drillCommands(); ///< drill prepare, drill pay
QList<Command> folderCommands(); ///< config, token, audit, vault, backup, quarantine, doctor, reconcile

} // namespace commands
