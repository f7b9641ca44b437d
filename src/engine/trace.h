#pragma once

#include "storage/queue.h"
#include "vault/vault.h"

#include <QJsonObject>

#include <optional>

/// The attempt log from outside: shown, verified, pruned behind a signed checkpoint.
namespace trace {

/// The entry as exported, with its hash.
QJsonObject withHash(const AttemptRepository::Stored &stored);

struct Report {
    qint64 entries = 0;
    std::optional<qint64> firstBad; ///< n of the first entry that is wrong, or that is missing
    QString why;
};
/// Every hash, every link, no gap, and that the end was not cut off: the head's number and hash must be
/// those of the last entry, and what was pruned must end at a checkpoint that this vault signed.
Result<Report> verify(Connection &db, const Vault &vault);

/// Deletes up to `limit` entries older than `before` behind a checkpoint. @return how many
Result<qint64> prune(Connection &db, const Vault &vault, Instant before, Instant now, int limit);

} // namespace trace
