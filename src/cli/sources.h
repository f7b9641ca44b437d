#pragma once

#include "cli/arguments.h"
#include "cli/console.h"
#include "core/result.h"
#include "crypto/secretbytes.h"

#include <optional>

namespace cli {

/// Fetches what the line only points to (`--secret key=@FILE`, `--text-file F`) into its request. One line
/// break at the end of a file or of standard input does not belong to the value. Local when a file
/// cannot be read, is no UTF-8 or is larger than 1 MiB; BadUsage when a variable is not set.
Result<> readSources(CommandLine &line, Console &console, const QProcessEnvironment &environment);

/// What opens a passphrase vault: the first line of --passphrase-file, else NEVERDROP_PASSPHRASE. Nothing
/// when neither is given: the vault then opens with the system keychain.
Result<std::optional<SecretBytes>> openingPassphrase(
    const GlobalOptions &globals, const QProcessEnvironment &environment);

/// The error of a file that cannot be read or written, with the system's reason.
Error cannotRead(const QString &path, const QString &reason);

} // namespace cli
