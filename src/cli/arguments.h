#pragma once

#include "cli/commandtable.h"
#include "engine/desk.h"

#include <QList>
#include <QMap>
#include <QProcessEnvironment>
#include <QStringList>

#include <optional>

namespace cli {

enum class LogLevel { Error, Info, Debug };

/// The options before COMMAND, with the environment's values where the command line names none.
struct GlobalOptions {
    QString dataDir; ///< empty: the platform's folder for application data
    QString passphraseFile; ///< empty: NEVERDROP_PASSPHRASE or the system keychain
    bool json = false;
    LogLevel logLevel = LogLevel::Error;
};

/// A member of the request whose value lies outside the command line: sources.h fetches it.
struct Source {
    enum class Kind { File, FirstLine, StandardInput, Variable };
    Kind kind;
    QString where; ///< file name or variable; empty for standard input
    QString member; ///< of DeskRequest::args
    QString field; ///< for `--set` and `--secret`: the member of that object; else empty
};

/// What a command line asks for.
struct CommandLine {
    enum class Wish { Run, Help, Version };

    GlobalOptions globals;
    Wish wish = Wish::Run;
    QString words; ///< the command, or as much of it as was understood
    DeskRequest request; ///< complete once the sources are read
    QList<Source> sources;
    QMap<QString, QString> paths; ///< file names that stay with the CLI, by argument name
    std::optional<Error> wrongUsage; ///< then only globals.json and words can be relied on
};

/// Reads a command line (without the program's name). Needs no file and asks nobody.
CommandLine parse(const QStringList &arguments, const QProcessEnvironment &environment);

} // namespace cli
