#pragma once

#include "cli/arguments.h"
#include "engine/datafolder.h"
#include "vault/systemkeystore.h"

#include <QProcessEnvironment>

#include <memory>

namespace cli {

/// `--data-dir`, NEVERDROP_DATA_DIR, or the platform's folder for application data.
QString dataFolder(const GlobalOptions &globals, const QProcessEnvironment &environment);

/// How this command line opens vaults: the passphrase file's first line, NEVERDROP_PASSPHRASE, or the
/// system keychain (contract.md section 1). Never asks on the command line itself.
struct Access {
    SystemKeyStore keyStore;
    std::optional<SecretBytes> passphrase;

    VaultAccess vault();
};
Result<std::unique_ptr<Access>> readAccess(
    const GlobalOptions &globals, const QProcessEnvironment &environment);

} // namespace cli
