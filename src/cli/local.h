#pragma once

#include "cli/arguments.h"
#include "cli/console.h"
#include "cli/session.h"
#include "engine/datafolder.h"

#include <memory>

/// What needs more than a session: the folder itself, the vault, an engine that stays, a throw-away world.
/// Each gets the whole command line, its sources read: `line.request.args` has the options
/// (`recovery_code`, `new_passphrase`, `listen`, …), `line.paths` the file names (`file`, `config`).
namespace cli {

/// With the engine that holds the folder, or one in this process for as long as the session lives.
/// VaultLocked, FolderInUse, NotFound when there is no folder yet.
Result<std::unique_ptr<Session>> openSession(
    const GlobalOptions &globals, const QProcessEnvironment &environment);

/// A reply without a value (null) prints nothing: `serve` and `sandbox` say what they have to say themselves.
/// Locks and opens the folder for an engine that stays; waits up to 5 s for a short command to finish.
Result<std::unique_ptr<DataFolder>> openFolder(
    const GlobalOptions &globals, const QProcessEnvironment &environment, const QString &role);

DeskReply initFolder(const CommandLine &line, Console &console, const QProcessEnvironment &environment);
DeskReply restoreBackup(const CommandLine &line, Console &console, const QProcessEnvironment &environment);
DeskReply recoverVault(const CommandLine &line, Console &console, const QProcessEnvironment &environment);
DeskReply serve(const CommandLine &line, Console &console, const QProcessEnvironment &environment);
DeskReply runSandbox(const CommandLine &line, Console &console, const QProcessEnvironment &environment);
DeskReply runDemo(const CommandLine &line, Console &console, const QProcessEnvironment &environment);

} // namespace cli
