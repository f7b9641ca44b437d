#pragma once

#include "cli/commandtable.h"
#include "core/error.h"

#include <QList>
#include <QStringList>

#include <optional>

namespace cli {

/// What was typed for one argument of the command table: no text, one, or several.
struct Typed {
    const Argument *argument;
    QStringList texts;
};

/// A command line, sorted by the command table but not yet judged.
struct Taken {
    QString words; ///< the command, as far as its words could be followed
    QList<Typed> globals;
    QList<Typed> command; ///< empty when `words` is no command
    QStringList unexpected;
    std::optional<Error> error; ///< BadUsage: it could not be taken apart. Then only `words` counts
};

/// Global options may follow the command; `--opt=value`, `--opt value` and, for `--set` and `--secret`,
/// several values after one option are understood; after `--` everything is a positional argument.
Taken takeApart(const QStringList &arguments);

} // namespace cli
