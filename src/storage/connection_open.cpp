// Opening, closing and checkpointing: what concerns the file rather than a statement.

#include "core/platform.h"
#include "storage/connection.h"
#include "storage/migrator.h"
#include "storage/sqliteerror.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <sqlite3.h>

using namespace Qt::StringLiterals;

namespace {
constexpr int ApplicationId = 0x4e444b50; // "NDKP", in the file's header: offset 68
constexpr int BusyTimeoutMs = 5'000;
constexpr int CheckpointWaitMs = 100; // for readers; the writer's queue waits meanwhile

/// With its folder's links resolved, so that SQLITE_OPEN_NOFOLLOW judges the file alone.
QString realPath(const QString &path)
{
    const QFileInfo file(path);
    const QString folder = QFileInfo(file.path()).canonicalFilePath();
    return folder.isEmpty() ? file.absoluteFilePath() : QDir(folder).filePath(file.fileName());
}

/// An empty file is an empty database; made here because SQLite would make it readable for others.
Result<> createPrivately(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly | QIODevice::NewOnly, QFile::ReadOwner | QFile::WriteOwner)
        && !file.exists())
        return fail(sqliteError(SQLITE_CANTOPEN, nullptr, path));
    return platform::restrictFile(path);
}
} // namespace

Result<std::unique_ptr<Connection>> Connection::open(
    const QString &path, Mode mode, std::optional<int> newestSchema)
{
    std::unique_ptr<Connection> connection(
        new Connection(path, mode, newestSchema.value_or(schemaVersion())));
    if (auto opened = connection->openFile(Missing::Create); !opened)
        return fail(opened.error());
    return connection;
}

Connection::~Connection()
{
    close();
}

void Connection::close()
{
    for (const auto &[sql, statement] : m_statements)
        sqlite3_finalize(statement);
    m_statements.clear();
    sqlite3_close_v2(m_db);
    m_db = nullptr;
    m_walPages = 0;
}

/// For a file that must stay as it is, or whose WAL is to be read and checked anew.
void Connection::closeWithoutCheckpoint()
{
    if (m_db)
        sqlite3_db_config(m_db, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, nullptr);
    close();
}

Result<> Connection::reopen()
{
    rollBack();
    const char *file = m_db ? sqlite3_db_filename(m_db, "main") : nullptr;
    if (m_db && (!file || !*file)) // in memory: nothing on a disk to be unsure about
        return {};
    closeWithoutCheckpoint();
    return openFile(Missing::Refuse);
}

Result<> Connection::openFile(Missing missing)
{
    const bool memory = m_path == u":memory:"_s;
    const QString path = memory ? m_path : realPath(m_path);
    const bool writing = m_mode == Mode::ReadWrite;
    if (writing && !memory && missing == Missing::Create) {
        if (auto created = createPrivately(path); !created)
            return created;
    }
    const int flags = SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_NOFOLLOW
        | (writing ? SQLITE_OPEN_READWRITE : SQLITE_OPEN_READONLY) | (memory ? SQLITE_OPEN_CREATE : 0);
    Result<> opened;
    if (const int code = sqlite3_open_v2(path.toUtf8().constData(), &m_db, flags, nullptr); code != SQLITE_OK)
        opened = fail(sqliteError(m_db ? sqlite3_extended_errcode(m_db) : code, m_db, m_path));
    if (opened)
        opened = identify();
    if (opened)
        opened = configure();
    if (!opened)
        closeWithoutCheckpoint();
    return opened;
}

/// Refuses what is not ours or newer, before anything is written.
Result<> Connection::identify()
{
    sqlite3_extended_result_codes(m_db, 1);
    sqlite3_busy_timeout(m_db, BusyTimeoutMs);
    const auto number = [](const Row &row) { return row.integer(0); };
    const auto application = one("PRAGMA application_id", {}, number);
    if (!application)
        return fail(application.error());
    if (**application == ApplicationId)
        return refuseNewer(*this, m_newestSchema);
    const auto objects = one("SELECT count(*) FROM sqlite_schema", {}, number);
    if (!objects)
        return fail(objects.error());
    if (**application != 0 || **objects != 0)
        return fail(ErrorClass::DataDamaged,
            u"%1 is not a NeverDrop database: move it away or name another folder"_s.arg(
                QDir::toNativeSeparators(m_path)));
    return {};
}

Result<> Connection::configure()
{
    // Only literals become SQL strings; shadow tables and the schema table are out of reach.
    for (const int option : { SQLITE_DBCONFIG_DQS_DML, SQLITE_DBCONFIG_DQS_DDL })
        sqlite3_db_config(m_db, option, 0, nullptr);
    sqlite3_db_config(m_db, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
    QString pragmas = u"PRAGMA foreign_keys=ON; PRAGMA trusted_schema=OFF; PRAGMA cell_size_check=ON;"
                      "PRAGMA mmap_size=0; PRAGMA temp_store=MEMORY;" // no card keys in a temporary file
                      "PRAGMA wal_autocheckpoint=0;"_s; // only the writer checkpoints, see writer.h
    if (m_mode == Mode::ReadOnly)
        return script(pragmas + u"PRAGMA query_only=ON;"_s);

    // recursive_triggers: REPLACE must fire the triggers that protect sold cards; fullfsync is for macOS.
    pragmas += u"PRAGMA synchronous=FULL; PRAGMA fullfsync=ON; PRAGMA checkpoint_fullfsync=ON;"
               "PRAGMA secure_delete=FAST; PRAGMA recursive_triggers=ON;"_s;
    if (auto set = script(pragmas); !set)
        return set;
    const auto application = one("PRAGMA application_id", {}, [](const Row &row) { return row.integer(0); });
    if (!application)
        return fail(application.error());
    if (**application != ApplicationId) {
        if (auto set = script(u"PRAGMA application_id=%1"_s.arg(ApplicationId)); !set)
            return set;
    }
    const auto journal = one("PRAGMA journal_mode=WAL", {}, [](const Row &row) { return row.text(0); });
    if (!journal)
        return fail(journal.error());
    if (**journal != u"wal"_s && **journal != u"memory"_s)
        return fail(ErrorClass::Local,
            u"%1 is on a disk without shared memory files, probably a network "
            "drive: put the folder on a local disk"_s.arg(QDir::toNativeSeparators(m_path)));
    sqlite3_wal_hook(
        m_db,
        [](void *connection, sqlite3 *, const char *, int pages) {
            static_cast<Connection *>(connection)->m_walPages = pages;
            return SQLITE_OK;
        },
        this);
    return {};
}

qint64 Connection::walBytes() const
{
    constexpr qint64 FrameBytes = 24 + 4'096; // our pages are SQLite's default size
    return m_walPages * FrameBytes;
}

Result<> Connection::checkpoint(Checkpoint kind)
{
    if (!m_db)
        return fail(sqliteError(SQLITE_CANTOPEN, nullptr, m_path));
    const int mode = kind == Checkpoint::Truncate ? SQLITE_CHECKPOINT_TRUNCATE : SQLITE_CHECKPOINT_PASSIVE;
    int inWal = 0;
    int moved = 0;
    sqlite3_busy_timeout(m_db, CheckpointWaitMs);
    const int code = sqlite3_wal_checkpoint_v2(m_db, nullptr, mode, &inWal, &moved);
    sqlite3_busy_timeout(m_db, BusyTimeoutMs);
    if (code != SQLITE_OK)
        return fail(sqliteError(code, m_db, m_path));
    if (inWal == moved) // the next commit starts the WAL anew
        m_walPages = 0;
    return {};
}
