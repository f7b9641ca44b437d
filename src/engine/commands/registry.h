#pragma once

#include "engine/desk.h"

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

const Handler *find(const QString &command);

QList<Command> catalogueCommands(); ///< product …, keys …
QList<Command> accountCommands();   ///< provider …, channel …
QList<Command> orderCommands();     ///< order …
QList<Command> queueCommands();     ///< queue …, trace …
QList<Command> folderCommands();    ///< config, token, audit, vault, backup, quarantine, doctor, reconcile

} // namespace commands
