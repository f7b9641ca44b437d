#pragma once

#include "cli/arguments.h"
#include "cli/console.h"
#include "cli/session.h"
#include "core/clock.h"

#include <functional>
#include <memory>

namespace cli {

using OpenSession = std::function<Result<std::unique_ptr<Session>>(
    const GlobalOptions &globals, const QProcessEnvironment &environment)>;

/// The world around one run of the program; tests hand in another.
struct World {
    Console &console;
    const QProcessEnvironment &environment;
    const Clock &clock;
    OpenSession openSession;
};

/// Carries out a command line (without the program's name) and says how it ended: on standard output the
/// answer, on standard error what went wrong. Returns the exit code of contract.md section 1.
int run(const QStringList &arguments, const World &world);

/// What the program writes with --log-level, as QLoggingCategory filter rules.
QString logRules(LogLevel level);

} // namespace cli
