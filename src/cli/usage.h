#pragma once

#include "cli/commandtable.h"

#include <QStringView>

namespace cli {

/// `neverdrop-cli order show ID`. For the first words of several commands, or none, what may follow:
/// `neverdrop-cli order create|list|…`.
QString usageLine(QStringView words);
/// The page that `--help` shows.
QString helpText(QStringView words);
/// `--sku` for an option of the command, `FILE` for a positional argument.
QString nameInUsage(const Command &command, const Argument &argument);

} // namespace cli
