#pragma once

#include "core/result.h"

struct sqlite3;

/// An extended SQLite result code as an Error: what happened, to which file, what to do. Never holds
/// a bound value: sqlite3_errmsg() is quoted only where SQLite cannot put one into it.
Error sqliteError(int code, sqlite3 *db, const QString &path);
/// The same for a statement that could not be prepared, which names the statement.
Error sqlitePrepareError(int code, sqlite3 *db, const QString &path, const QString &sql);
