#include "storage/storedsetting.h"

#include <QFile>
#include <QUrl>

#include <sqlite3.h>

#include <memory>

using namespace Qt::StringLiterals;

namespace {
constexpr int BusyTimeoutMs = 100;

using Database = std::unique_ptr<sqlite3, decltype(&sqlite3_close_v2)>;
using Statement = std::unique_ptr<sqlite3_stmt, decltype(&sqlite3_finalize)>;

/// A file without a WAL is complete and in nobody's hands: read as immutable, SQLite puts none beside it.
Database openQuietly(const QString &path)
{
    const bool alone = !QFile::exists(path + u"-wal"_s);
    const QByteArray uri
        = QUrl::fromLocalFile(path).toEncoded() + (alone ? QByteArray("?immutable=1") : QByteArray());
    sqlite3 *opened = nullptr;
    const int code = sqlite3_open_v2(
        uri.constData(), &opened, SQLITE_OPEN_READONLY | SQLITE_OPEN_URI | SQLITE_OPEN_NOMUTEX, nullptr);
    Database db(opened, sqlite3_close_v2);
    if (code != SQLITE_OK)
        db.reset();
    return db;
}
} // namespace

QString storedSetting(const QString &path, const QString &key)
{
    const Database db = QFile::exists(path) ? openQuietly(path) : Database(nullptr, sqlite3_close_v2);
    if (!db)
        return {};
    sqlite3_busy_timeout(db.get(), BusyTimeoutMs);
    sqlite3_stmt *prepared = nullptr;
    if (sqlite3_prepare_v2(db.get(), "SELECT value FROM setting WHERE key=?", -1, &prepared, nullptr)
        != SQLITE_OK)
        return {};
    const Statement statement(prepared, sqlite3_finalize);
    const QByteArray name = key.toUtf8();
    sqlite3_bind_text(prepared, 1, name.constData(), int(name.size()), SQLITE_STATIC);
    if (sqlite3_step(prepared) != SQLITE_ROW)
        return {};
    return QString::fromUtf8(reinterpret_cast<const char *>(sqlite3_column_text(prepared, 0)));
}
