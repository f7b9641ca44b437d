#include "rawsqlite.h"

#include "measure.h"

#include <QThread>

#include <sqlite3.h>

namespace bench {

RawSqlite::RawSqlite(const QString &path)
{
    const int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX;
    if (sqlite3_open_v2(path.toUtf8().constData(), &m_db, flags, nullptr) != SQLITE_OK)
        die(QString::fromUtf8(sqlite3_errmsg(m_db)));
    // As connection_open.cpp; checkpoints every 4 MiB as the writer's, but paid by a COMMIT.
    execute("PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON;"
            "PRAGMA trusted_schema=OFF; PRAGMA cell_size_check=ON; PRAGMA mmap_size=0;"
            "PRAGMA temp_store=MEMORY; PRAGMA secure_delete=FAST; PRAGMA recursive_triggers=ON;"
            "PRAGMA wal_autocheckpoint=1000");
    m_begin = prepare("BEGIN IMMEDIATE");
    m_commit = prepare("COMMIT");
}

RawSqlite::~RawSqlite()
{
    for (sqlite3_stmt *statement : m_statements)
        sqlite3_finalize(statement);
    sqlite3_close(m_db);
}

void RawSqlite::execute(const char *sql)
{
    if (sqlite3_exec(m_db, sql, nullptr, nullptr, nullptr) != SQLITE_OK)
        die(QString::fromUtf8(sqlite3_errmsg(m_db)));
}

sqlite3_stmt *RawSqlite::prepare(const char *sql)
{
    sqlite3_stmt *statement = nullptr;
    if (sqlite3_prepare_v3(m_db, sql, -1, SQLITE_PREPARE_PERSISTENT, &statement, nullptr) != SQLITE_OK)
        die(QString::fromUtf8(sqlite3_errmsg(m_db)));
    m_statements.push_back(statement);
    return statement;
}

void RawSqlite::step(sqlite3_stmt *statement)
{
    int code = SQLITE_ROW;
    while (code == SQLITE_ROW)
        code = sqlite3_step(statement);
    if (code != SQLITE_DONE)
        die(QString::fromUtf8(sqlite3_errmsg(m_db)));
    sqlite3_reset(statement);
}

void RawSqlite::bind(sqlite3_stmt *statement, int index, qint64 value)
{
    sqlite3_bind_int64(statement, index, value);
}

void RawSqlite::bindText(sqlite3_stmt *statement, int index, const QByteArray &utf8)
{
    sqlite3_bind_text(statement, index, utf8.constData(), int(utf8.size()), SQLITE_STATIC);
}

void RawSqlite::bindBlob(sqlite3_stmt *statement, int index, const QByteArray &bytes)
{
    sqlite3_bind_blob(statement, index, bytes.constData(), int(bytes.size()), SQLITE_STATIC);
}

RawRows::RawRows(const QString &path)
    : m_db(path)
{
    m_db.execute(
        "CREATE TABLE IF NOT EXISTS item(id INTEGER PRIMARY KEY, lane INTEGER NOT NULL, run_at INTEGER "
        "NOT NULL, state INTEGER NOT NULL, created_at INTEGER NOT NULL, body BLOB NOT NULL) STRICT");
    m_insert = m_db.prepare("INSERT INTO item(lane, run_at, state, created_at, body) VALUES(?,?,?,?,?)");
}

void RawRows::insert()
{
    static const QByteArray bytes = body();
    RawSqlite::bind(m_insert, 1, 1);
    RawSqlite::bind(m_insert, 2, ++m_next);
    RawSqlite::bind(m_insert, 3, 0);
    RawSqlite::bind(m_insert, 4, m_next);
    RawSqlite::bindBlob(m_insert, 5, bytes);
    m_db.step(m_insert);
}

double RawRows::speed(int commits, int rows)
{
    const double took = seconds([&] {
        for (int commit = 0; commit < commits; ++commit) {
            if (rows > 1)
                m_db.begin();
            for (int row = 0; row < rows; ++row)
                insert();
            if (rows > 1)
                m_db.commit();
        }
    });
    return double(commits) * rows / took;
}

std::vector<double> RawRows::latencies(int commits, int everyMs)
{
    std::vector<double> taken;
    QElapsedTimer clock;
    clock.start();
    for (int commit = 0; commit < commits; ++commit) {
        if (const qint64 early = qint64(commit) * everyMs - clock.elapsed(); early > 0)
            QThread::msleep(ulong(early));
        taken.push_back(seconds([this] { insert(); }) * 1000);
    }
    return taken;
}

} // namespace bench
