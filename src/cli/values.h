#pragma once

#include "cli/arguments.h"

#include <QStringList>

#include <optional>

namespace cli {

/// Puts what was typed for `argument` into the line's request, sources or paths. BadUsage when it does
/// not fit the kind; no message repeats the value of a `--set` or `--secret`.
std::optional<Error> store(const Argument &argument, const QStringList &texts, CommandLine &line);

/// The sentence for a value that Argument::choices does not know.
QString notAChoice(const Argument &argument, const QString &text);

} // namespace cli
