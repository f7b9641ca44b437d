#pragma once

#include <QByteArray>
#include <QString>

#include <vector>

struct sqlite3;
struct sqlite3_stmt;

namespace bench {

/// SQLite through its C interface by hand, with the pragmas of Connection and statements prepared once:
/// the peer that our figures stand beside. Anything that goes wrong ends the program.
class RawSqlite {
public:
    /// `path` is made if it is not there.
    explicit RawSqlite(const QString &path);
    ~RawSqlite();
    RawSqlite(const RawSqlite &) = delete;
    RawSqlite &operator=(const RawSqlite &) = delete;

    void execute(const char *sql);
    sqlite3_stmt *prepare(const char *sql); ///< lives as long as this
    void step(sqlite3_stmt *statement); ///< to the end, then resets it
    void begin() { step(m_begin); }
    void commit() { step(m_commit); }
    sqlite3 *handle() const { return m_db; }

    static void bind(sqlite3_stmt *statement, int index, qint64 value);
    static void bindText(sqlite3_stmt *statement, int index, const QByteArray &utf8);
    static void bindBlob(sqlite3_stmt *statement, int index, const QByteArray &bytes);

private:
    sqlite3 *m_db = nullptr;
    std::vector<sqlite3_stmt *> m_statements;
    sqlite3_stmt *m_begin, *m_commit;
};

/// The raw row of queue.md: one plain row of a job's size, four integers and a body, no index.
class RawRows {
public:
    explicit RawRows(const QString &path);
    void insert(); ///< one row; alone it is one commit
    /// @return rows a second over `commits` transactions of `rows` each
    double speed(int commits, int rows);
    /// One row a commit. @return every latency in ms; `everyMs` > 0 paces them
    std::vector<double> latencies(int commits, int everyMs = 0);

    static QByteArray body() { return QByteArray(200, 'b'); }

private:
    RawSqlite m_db;
    sqlite3_stmt *m_insert;
    qint64 m_next = 0;
};

} // namespace bench
