#include "storage/onlinebackup.h"

#include "core/platform.h"
#include "storage/connection.h"
#include "storage/sqliteerror.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QScopeGuard>

#include <filesystem>
#include <memory>
#include <system_error>

#include <sqlite3.h>

using namespace Qt::StringLiterals;

namespace {
struct Close {
    void operator()(sqlite3 *db) const { sqlite3_close_v2(db); }
};
using Target = std::unique_ptr<sqlite3, Close>;

Error stopped(const QString &target)
{
    return { ErrorClass::Local,
        u"the backup to %1 was stopped before it was complete"_s.arg(QDir::toNativeSeparators(target)), -1 };
}

/// Without a journal: the file has no name yet that anybody relies on, and one fsync comes at the end.
Result<Target> openTarget(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly | QIODevice::Truncate, QFile::ReadOwner | QFile::WriteOwner))
        return fail(sqliteError(SQLITE_CANTOPEN, nullptr, path));
    file.close();
    sqlite3 *db = nullptr;
    int code = sqlite3_open_v2(
        path.toUtf8().constData(), &db, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, nullptr);
    Target target(db);
    if (code == SQLITE_OK)
        code = sqlite3_exec(db, "PRAGMA synchronous=OFF; PRAGMA journal_mode=OFF", nullptr, nullptr, nullptr);
    if (code != SQLITE_OK)
        return fail(sqliteError(code, db, path));
    return target;
}

Result<> copyPages(Connection &source, sqlite3 *target, const QString &path,
    const std::function<bool(BackupProgress)> &progress, int pagesPerStep)
{
    sqlite3_backup *backup = sqlite3_backup_init(target, "main", source.handle(), "main");
    if (!backup)
        return fail(sqliteError(sqlite3_extended_errcode(target), target, path));
    int code = SQLITE_OK;
    bool wanted = true;
    while (code == SQLITE_OK && wanted) {
        code = sqlite3_backup_step(backup, pagesPerStep);
        if (progress && (code == SQLITE_OK || code == SQLITE_DONE))
            wanted = progress({ sqlite3_backup_remaining(backup), sqlite3_backup_pagecount(backup) });
    }
    const int finished = sqlite3_backup_finish(backup);
    if (!wanted)
        return fail(stopped(path));
    if (code != SQLITE_DONE)
        return fail(sqliteError(code, target, path));
    if (finished != SQLITE_OK)
        return fail(sqliteError(finished, target, path));
    return {};
}

/// Also takes the copy out of WAL mode, so that it is one file without companions.
Result<> check(sqlite3 *db, const QString &path, const QString &source)
{
    QByteArray answer;
    const auto keep = [](void *to, int, char **columns, char **) {
        *static_cast<QByteArray *>(to) = columns[0];
        return 0;
    };
    int code = sqlite3_exec(db, "PRAGMA journal_mode=DELETE", nullptr, nullptr, nullptr);
    if (code == SQLITE_OK)
        code = sqlite3_exec(db, "PRAGMA cell_size_check=ON; PRAGMA quick_check(1)", keep, &answer, nullptr);
    if (code == SQLITE_OK && answer == "ok")
        return {};
    if (code == SQLITE_OK || (code & 0xff) == SQLITE_CORRUPT || (code & 0xff) == SQLITE_NOTADB)
        return fail(sqliteError(SQLITE_CORRUPT, db, source));
    return fail(sqliteError(code, db, path));
}

Result<> giveName(const QString &part, const QString &target)
{
    QFile file(part);
    if (!file.open(QIODevice::ReadWrite))
        return fail(sqliteError(SQLITE_CANTOPEN, nullptr, part));
    if (auto synced = platform::syncFile(file.handle()); !synced)
        return synced;
    file.close();
    std::error_code error; // QFile::rename() does not replace
    std::filesystem::rename(
        QFileInfo(part).filesystemAbsoluteFilePath(), QFileInfo(target).filesystemAbsoluteFilePath(), error);
    if (error)
        return fail(ErrorClass::Local,
            u"%1 cannot be renamed to %2: %3"_s.arg(QDir::toNativeSeparators(part),
                QDir::toNativeSeparators(target), QString::fromStdString(error.message())));
    return platform::syncFolder(QFileInfo(target).absolutePath());
}
} // namespace

Result<> onlineBackup(const QString &source, const QString &target,
    const std::function<bool(BackupProgress)> &progress, int pagesPerStep)
{
    auto reader = Connection::open(source, Connection::Mode::ReadOnly);
    if (!reader)
        return fail(reader.error());
    return onlineBackup(**reader, target, progress, pagesPerStep);
}

Result<> onlineBackup(Connection &source, const QString &target,
    const std::function<bool(BackupProgress)> &progress, int pagesPerStep)
{
    // One snapshot for all steps: otherwise every commit meanwhile would start the copy again.
    const auto release = qScopeGuard([&source] { source.rollBack(); });
    if (auto held = source.script(u"BEGIN; SELECT count(*) FROM sqlite_schema"_s); !held)
        return held;

    const QString part = target + u".part"_s;
    const auto remove = qScopeGuard([&part] { QFile::remove(part); }); // nothing to do once renamed
    {
        auto copy = openTarget(part);
        if (!copy)
            return fail(copy.error());
        if (auto copied = copyPages(source, copy->get(), part, progress, pagesPerStep); !copied)
            return copied;
        if (auto checked = check(copy->get(), part, source.path()); !checked)
            return checked;
    }
    return giveName(part, target);
}
