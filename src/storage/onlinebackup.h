#pragma once

#include "core/result.h"

#include <QString>

#include <functional>

class Connection;

/// How far a backup got, in pages of 4 KiB.
struct BackupProgress {
    int remaining;
    int total;
};

/// Copies the database `source`, which may be in use, to `target` as one file, checks the copy
/// (quick_check) and only then gives it its name; a file that had that name is replaced.
///
/// The copy is what `source` was at the start: its own read-only connection holds that snapshot for
/// as long as the copy takes, and the WAL cannot be reset meanwhile. `progress` is called after every
/// `pagesPerStep` pages and may be empty; when it returns false the backup ends and leaves nothing.
///
/// Errors: DataDamaged (the copy fails its check, so the source is damaged), Local (disk, stopped).
Result<> onlineBackup(const QString &source, const QString &target,
    const std::function<bool(BackupProgress)> &progress, int pagesPerStep = 1'024);
/// The same through a connection that is open and not in a transaction.
Result<> onlineBackup(Connection &source, const QString &target,
    const std::function<bool(BackupProgress)> &progress, int pagesPerStep = 1'024);
