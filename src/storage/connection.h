#pragma once

#include "core/clock.h"
#include "core/ids.h"
#include "core/result.h"

#include <QByteArray>
#include <QString>

#include <functional>
#include <initializer_list>
#include <memory>
#include <optional>
#include <span>
#include <string_view>
#include <type_traits>
#include <unordered_map>
#include <vector>

struct sqlite3;
struct sqlite3_stmt;

/// One row of a running SELECT or RETURNING. Columns by number, from 0.
class Row {
public:
    qint64 integer(int column) const;
    bool boolean(int column) const { return integer(column) != 0; }
    double real(int column) const;
    QString text(int column) const;
    QByteArray blob(int column) const;
    bool isNull(int column) const;
    Instant instant(int column) const { return fromMs(integer(column)); }
    std::optional<Instant> optionalInstant(int column) const;
    std::optional<qint64> optionalInteger(int column) const;

private:
    friend class Connection;
    explicit Row(sqlite3_stmt *statement)
        : m_statement(statement)
    {
    }
    sqlite3_stmt *m_statement;
};

/// A value to bind: what the constructors accept, and NULL for an empty optional.
class Value {
public:
    Value(std::nullptr_t) { }
    Value(const void *) = delete; ///< a "literal" would become bool; write u"…"_s
    Value(int value)
        : m_kind(Kind::Integer)
        , m_integer(value)
    {
    }
    Value(qint64 value)
        : m_kind(Kind::Integer)
        , m_integer(value)
    {
    }
    Value(bool value)
        : m_kind(Kind::Integer)
        , m_integer(value)
    {
    }
    Value(double value)
        : m_kind(Kind::Real)
        , m_real(value)
    {
    }
    Value(const QString &value)
        : m_kind(Kind::Text)
        , m_bytes(value.toUtf8())
    {
    }
    Value(const QByteArray &value)
        : m_kind(Kind::Blob)
        , m_bytes(value)
    {
    } ///< never NULL, may be empty
    Value(Instant value)
        : m_kind(Kind::Integer)
        , m_integer(toMs(value))
    {
    }
    template <class Tag>
    Value(RowId<Tag> id)
        : m_kind(id.isNull() ? Kind::Null : Kind::Integer)
        , m_integer(id.value)
    {
    }
    template <class E>
    requires std::is_enum_v<E> Value(E value)
        : m_kind(Kind::Integer)
        , m_integer(static_cast<qint64>(value))
    {
    }
    template <class T> Value(const std::optional<T> &value)
    {
        if (value)
            *this = Value(*value);
    }

private:
    friend class Connection;
    enum class Kind { Null, Integer, Real, Text, Blob };
    Kind m_kind = Kind::Null;
    qint64 m_integer = 0;
    double m_real = 0;
    QByteArray m_bytes;
};

/// One SQLite connection (C interface; docs/decisions/0002 has the measurement). Lives on one thread.
/// Statements are prepared once and kept. `sql` must outlive the connection: literals only.
///
/// Errors: Local (disk full, read-only, busy, I/O), DataDamaged (corrupt, not a database),
/// DatabaseNewer, WrongState (a rule of the schema refused: constraint or trigger; message names it).
class Connection {
public:
    enum class Mode { ReadWrite, ReadOnly };
    /// Opens (ReadWrite: creates) the file and sets the pragmas of queue.md section 5.1. Does not migrate.
    /// Before anything is written the file is looked at: DataDamaged when another program made it,
    /// DatabaseNewer when a newer version of this one did; either way it stays as it is.
    /// `newestSchema` is schemaVersion() unless a test has schemas of its own.
    static Result<std::unique_ptr<Connection>> open(
        const QString &path, Mode mode, std::optional<int> newestSchema = {});
    ~Connection();
    Connection(const Connection &) = delete;
    Connection &operator=(const Connection &) = delete;

    /// Runs a statement that returns no row (or whose rows do not matter).
    Result<> run(std::string_view sql, std::initializer_list<Value> values = {});
    /// Runs a SELECT or RETURNING; `row` is called for each row and may end early with false.
    Result<> each(std::string_view sql, std::initializer_list<Value> values,
        const std::function<bool(const Row &)> &row);
    /// The first row mapped by `read`, or nothing.
    template <class F>
    auto one(std::string_view sql, std::initializer_list<Value> values, F read)
        -> Result<std::optional<decltype(read(std::declval<const Row &>()))>>
    {
        std::optional<decltype(read(std::declval<const Row &>()))> found;
        if (auto done = each(sql, values,
                [&](const Row &row) {
                    found = read(row);
                    return false;
                });
            !done)
            return fail(done.error());
        return found;
    }
    /// All rows mapped by `read`.
    template <class F>
    auto all(std::string_view sql, std::initializer_list<Value> values, F read)
        -> Result<std::vector<decltype(read(std::declval<const Row &>()))>>
    {
        std::vector<decltype(read(std::declval<const Row &>()))> rows;
        if (auto done = each(sql, values,
                [&](const Row &row) {
                    rows.push_back(read(row));
                    return true;
                });
            !done)
            return fail(done.error());
        return rows;
    }
    /// Statements built at run time (schema scripts, searches): prepared, run once, forgotten.
    Result<> script(const QString &sql);
    Result<> eachOnce(
        const QString &sql, const std::vector<Value> &values, const std::function<bool(const Row &)> &row);

    qint64 changes() const; ///< rows changed by the last statement
    qint64 lastInsertId() const;
    sqlite3 *handle() const { return m_db; } ///< null while a reopen() has not worked yet
    bool inTransaction() const;
    const QString &path() const { return m_path; }

    /// Undoes the open transaction. SQLite's ROLLBACK leaves the transaction even when it reports an
    /// error, so there is nothing to return; the test seam does not touch it.
    void rollBack();
    /// Closes and opens the file again, after a COMMIT that failed; never makes a new file. While this
    /// does not work every statement fails with Local; call it again later. A database in memory is
    /// only rolled back.
    Result<> reopen();

    qint64 walBytes() const; ///< in use in the WAL since it was last reset, as of the last commit
    enum class Checkpoint { Passive, Truncate };
    /// Moves what it can from the WAL into the file. Truncate also empties the WAL when no reader holds it.
    Result<> checkpoint(Checkpoint kind);

    /// Test seam: let `statements` more succeed, then fail one with Local. Negative = never.
    /// `Applied` runs that one nevertheless: so does a COMMIT whose fsync reported an error.
    enum class Failing { NotRun, Applied };
    void failOnceAfter(int statements, Failing failing = Failing::NotRun);
    bool hasFailed() const { return m_failed; }

private:
    class Use;
    Connection(QString path, Mode mode, int newest)
        : m_path(std::move(path))
        , m_mode(mode)
        , m_newestSchema(newest)
    {
    }
    enum class Missing { Create, Refuse };
    Result<> openFile(Missing missing);
    Result<> identify();
    Result<> configure();
    void close();
    void closeWithoutCheckpoint();
    Result<Use> prepared(std::string_view sql);
    Result<sqlite3_stmt *> prepare(std::string_view sql, unsigned flags, std::string_view *rest);
    Result<> bind(sqlite3_stmt *statement, std::span<const Value> values);
    Result<> execute(sqlite3_stmt *statement, const std::function<bool(const Row &)> &row);
    bool fails(); ///< the test seam: whether this is the statement that fails

    sqlite3 *m_db = nullptr;
    QString m_path;
    Mode m_mode;
    int m_newestSchema;
    std::unordered_map<std::string_view, sqlite3_stmt *> m_statements;
    int m_walPages = 0;
    int m_failAfter = -1;
    Failing m_failing = Failing::NotRun;
    bool m_failed = false;
};

/// Runs `work` inside the open transaction so that its failure undoes it alone. Local errors of the savepoint
/// itself come back like those of `work`.
Result<> underSavepoint(Connection &db, const std::function<Result<>()> &work);

/// BEGIN IMMEDIATE … COMMIT; rolls back on every path that does not commit.
class Transaction {
public:
    static Result<Transaction> begin(Connection &db);
    Transaction(Transaction &&other) noexcept
        : m_db(std::exchange(other.m_db, nullptr))
    {
    }
    Transaction &operator=(Transaction &&) = delete;
    ~Transaction();
    Result<> commit();

private:
    explicit Transaction(Connection &db)
        : m_db(&db)
    {
    }
    Connection *m_db; ///< null once committed
};
