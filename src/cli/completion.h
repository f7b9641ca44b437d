#pragma once

#include "cli/arguments.h"
#include "cli/console.h"

#include <QString>

namespace cli {

/// Completion scripts, made from the command table. The ones of the release are kept in
/// resources/completion/ and a test compares them.
QString bashCompletion();
QString zshCompletion();

/// `completion bash|zsh` (hidden): {"script"}
DeskReply printCompletion(const CommandLine &line, Console &console, const QProcessEnvironment &environment);

} // namespace cli
