#include "storage/sqliteerror.h"

#include <QDir>

#include <sqlite3.h>

using namespace Qt::StringLiterals;

namespace {
Error local(const QString &sentence, const QString &path)
{
    return { ErrorClass::Local, sentence.arg(QDir::toNativeSeparators(path)), -1 };
}

Error damaged(const QString &sentence, const QString &path)
{
    return { ErrorClass::DataDamaged, sentence.arg(QDir::toNativeSeparators(path)), -1 };
}

QString codeText(int code)
{
    return u" (SQLite %1: %2)"_s.arg(code).arg(QString::fromUtf8(sqlite3_errstr(code)));
}
} // namespace

Error sqliteError(int code, sqlite3 *db, const QString &path)
{
    switch (code & 0xff) {
    case SQLITE_FULL:
        return local(u"there is no space left for %1: free some space on that disk and repeat"_s, path);
    case SQLITE_IOERR:
        return local(u"reading or writing %1 failed: check the disk"_s, path + codeText(code));
    case SQLITE_READONLY:
        return local(u"%1 may not be written: give yourself write access to the file and its folder"_s, path);
    case SQLITE_CANTOPEN:
        if (code == SQLITE_CANTOPEN_SYMLINK)
            return local(u"%1 is a symbolic link: put the real file there"_s, path);
        return local(u"%1 cannot be opened: check that its folder exists and is yours"_s, path);
    case SQLITE_PERM:
    case SQLITE_AUTH:
        return local(u"access to %1 was refused: check the rights of the file and its folder"_s, path);
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
    case SQLITE_PROTOCOL:
        return local(u"%1 is in use by another program: close that program and repeat"_s, path);
    case SQLITE_NOMEM:
        return local(u"there was not enough memory to work on %1: close other programs and repeat"_s, path);
    case SQLITE_CORRUPT:
    case SQLITE_FORMAT:
        return damaged(u"the database %1 is damaged: restore a backup"_s, path);
    case SQLITE_NOTADB:
        return damaged(u"%1 is not a database: restore a backup"_s, path);
    case SQLITE_CONSTRAINT: // errmsg is the name of the constraint or the literal of a trigger's RAISE
        return { ErrorClass::WrongState,
            u"the database refused the change: %1"_s.arg(QString::fromUtf8(sqlite3_errmsg(db))), -1 };
    default: // errmsg may quote a bound value here, e.g. a full text search
        return local(u"a statement on %1 failed: please report this"_s, path + codeText(code));
    }
}

Error sqlitePrepareError(int code, sqlite3 *db, const QString &path, const QString &sql)
{
    if ((code & 0xff) != SQLITE_ERROR)
        return sqliteError(code, db, path);
    return { ErrorClass::Local,
        u"the database does not understand '%1' (%2): please report this"_s.arg(
            sql.simplified().left(80), QString::fromUtf8(sqlite3_errmsg(db))),
        -1 };
}
