#pragma once

#include "vault/keystore.h"

/// The number that stands both in a folder and in the keychain: where they differ, the folder is a
/// copy (contract.md section 7).
namespace folderepoch {
/// NotFound when the keychain knows no such folder.
Result<qint64> read(KeyStore &keyStore, const QString &folderId);
Result<> write(KeyStore &keyStore, const QString &folderId, qint64 epoch);
} // namespace folderepoch
