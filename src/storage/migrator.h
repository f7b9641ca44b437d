#pragma once

#include "core/result.h"

class Connection;

/// Runs every resources/schema/NNN_*.sql above PRAGMA user_version, each in its own transaction with
/// its user_version. Before the first one on a database that holds data, a copy of the file is made
/// beside it (`neverdrop.db.before-NNN`). DatabaseNewer when the file was written by a newer program:
/// it is left untouched.
Result<> migrate(Connection &db);
/// The same with the scripts of another folder: tests hand in schemas of their own.
Result<> migrate(Connection &db, const QString &folder);
/// The newest schema this program knows.
int schemaVersion();
/// DatabaseNewer when the file's user_version is above `newest`. Reads only.
Result<> refuseNewer(Connection &db, int newest);
