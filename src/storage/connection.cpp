#include "storage/connection.h"

#include "storage/sqliteerror.h"

#include <sqlite3.h>

using namespace Qt::StringLiterals;

qint64 Row::integer(int column) const
{
    return sqlite3_column_int64(m_statement, column);
}
double Row::real(int column) const
{
    return sqlite3_column_double(m_statement, column);
}
bool Row::isNull(int column) const
{
    return sqlite3_column_type(m_statement, column) == SQLITE_NULL;
}

QString Row::text(int column) const
{
    const auto *utf8 = reinterpret_cast<const char *>(sqlite3_column_text(m_statement, column));
    return QString::fromUtf8(utf8, sqlite3_column_bytes(m_statement, column));
}

QByteArray Row::blob(int column) const
{
    const auto *bytes = static_cast<const char *>(sqlite3_column_blob(m_statement, column));
    return QByteArray(bytes, sqlite3_column_bytes(m_statement, column));
}

std::optional<Instant> Row::optionalInstant(int column) const
{
    return isNull(column) ? std::nullopt : std::optional(instant(column));
}

std::optional<qint64> Row::optionalInteger(int column) const
{
    return isNull(column) ? std::nullopt : std::optional(integer(column));
}

/// A statement while it runs. Afterwards it is reset, so that no read snapshot stays open, and kept
/// or, when it was a second copy or made at run time, freed.
class Connection::Use {
public:
    enum class Afterwards { Keep, Free };
    Use(sqlite3_stmt *statement, Afterwards afterwards)
        : m_statement(statement)
        , m_afterwards(afterwards)
    {
    }
    Use(Use &&other) noexcept
        : m_statement(std::exchange(other.m_statement, nullptr))
        , m_afterwards(other.m_afterwards)
    {
    }
    Use &operator=(Use &&) = delete;
    ~Use()
    {
        if (m_afterwards == Afterwards::Free) {
            sqlite3_finalize(m_statement);
        } else if (m_statement) {
            sqlite3_reset(m_statement);
            sqlite3_clear_bindings(m_statement); // they point into the caller's values
        }
    }
    sqlite3_stmt *get() const { return m_statement; }

private:
    sqlite3_stmt *m_statement;
    Afterwards m_afterwards;
};

Result<> Connection::run(std::string_view sql, std::initializer_list<Value> values)
{
    return each(sql, values, {});
}

Result<> Connection::each(
    std::string_view sql, std::initializer_list<Value> values, const std::function<bool(const Row &)> &row)
{
    auto use = prepared(sql);
    if (!use)
        return fail(use.error());
    if (auto bound = bind(use->get(), { values.begin(), values.size() }); !bound)
        return bound;
    return execute(use->get(), row);
}

Result<> Connection::eachOnce(
    const QString &sql, const std::vector<Value> &values, const std::function<bool(const Row &)> &row)
{
    const QByteArray utf8 = sql.toUtf8();
    auto statement = prepare({ utf8.constData(), size_t(utf8.size()) }, 0, nullptr);
    if (!statement)
        return fail(statement.error());
    const Use use(*statement, Use::Afterwards::Free);
    if (auto bound = bind(use.get(), values); !bound)
        return bound;
    return execute(use.get(), row);
}

Result<> Connection::script(const QString &sql)
{
    const QByteArray utf8 = sql.toUtf8();
    std::string_view rest(utf8.constData(), size_t(utf8.size()));
    while (!rest.empty()) {
        auto statement = prepare(rest, 0, &rest);
        if (!statement)
            return fail(statement.error());
        const Use use(*statement, Use::Afterwards::Free);
        if (!use.get()) // a comment or blanks
            continue;
        if (auto done = execute(use.get(), {}); !done)
            return done;
    }
    return {};
}

/// The cached statement, or a second copy when it is running: an `each` whose callback uses the same SQL.
Result<Connection::Use> Connection::prepared(std::string_view sql)
{
    const auto found = m_statements.find(sql);
    if (found != m_statements.end() && !sqlite3_stmt_busy(found->second))
        return Use(found->second, Use::Afterwards::Keep);
    auto statement = prepare(sql, SQLITE_PREPARE_PERSISTENT, nullptr);
    if (!statement)
        return fail(statement.error());
    if (found != m_statements.end())
        return Use(*statement, Use::Afterwards::Free);
    m_statements.emplace(sql, *statement);
    return Use(*statement, Use::Afterwards::Keep);
}

/// `rest` receives what follows the first statement; without it anything but blanks there is an error.
Result<sqlite3_stmt *> Connection::prepare(std::string_view sql, unsigned flags, std::string_view *rest)
{
    if (!m_db)
        return fail(sqliteError(SQLITE_CANTOPEN, nullptr, m_path));
    sqlite3_stmt *statement = nullptr;
    const char *tail = nullptr;
    const int code = sqlite3_prepare_v3(m_db, sql.data(), int(sql.size()), flags, &statement, &tail);
    if (code != SQLITE_OK)
        return fail(
            sqlitePrepareError(code, m_db, m_path, QString::fromUtf8(sql.data(), qsizetype(sql.size()))));
    sql.remove_prefix(size_t(tail - sql.data()));
    if (rest) {
        *rest = sql;
    } else if (!statement || sql.find_first_not_of(" \t\r\n;") != sql.npos) {
        sqlite3_finalize(statement);
        return fail(
            ErrorClass::Local, u"not exactly one statement was given to the database: please report this"_s);
    }
    return statement;
}

Result<> Connection::bind(sqlite3_stmt *statement, std::span<const Value> values)
{
    if (const int wanted = sqlite3_bind_parameter_count(statement); size_t(wanted) != values.size())
        return fail(ErrorClass::Local,
            u"'%1' wants %2 values, not %3: please report this"_s.arg(
                QString::fromUtf8(sqlite3_sql(statement)).simplified().left(80), QString::number(wanted),
                QString::number(values.size())));
    // The values outlive the statement's run, so nothing is copied.
    const auto bindOne = [statement](int index, const Value &value) {
        const auto size = sqlite3_uint64(value.m_bytes.size());
        switch (value.m_kind) {
        case Value::Kind::Integer:
            return sqlite3_bind_int64(statement, index, value.m_integer);
        case Value::Kind::Real:
            return sqlite3_bind_double(statement, index, value.m_real);
        case Value::Kind::Text:
            return sqlite3_bind_text64(
                statement, index, value.m_bytes.constData(), size, SQLITE_STATIC, SQLITE_UTF8);
        case Value::Kind::Blob:
            return sqlite3_bind_blob64(statement, index, value.m_bytes.constData(), size, SQLITE_STATIC);
        case Value::Kind::Null:
            break;
        }
        return sqlite3_bind_null(statement, index);
    };
    int index = 0;
    for (const Value &value : values) {
        if (const int code = bindOne(++index, value); code != SQLITE_OK)
            return fail(sqliteError(code, m_db, m_path));
    }
    return {};
}

Result<> Connection::execute(sqlite3_stmt *statement, const std::function<bool(const Row &)> &row)
{
    const bool failing = fails();
    const auto failed = [this] {
        return fail(ErrorClass::Local, u"writing %1 failed because a test asked for it"_s.arg(m_path));
    };
    if (failing && m_failing == Failing::NotRun)
        return failed();
    int code = sqlite3_step(statement);
    while (code == SQLITE_ROW) {
        if (row && !row(Row(statement)))
            break;
        code = sqlite3_step(statement);
    }
    if (code != SQLITE_ROW && code != SQLITE_DONE)
        return fail(sqliteError(code, m_db, m_path));
    if (failing)
        return failed();
    return {};
}

void Connection::failOnceAfter(int statements, Failing failing)
{
    m_failAfter = statements;
    m_failing = failing;
    m_failed = false;
}

bool Connection::fails()
{
    if (m_failAfter < 0 || m_failAfter-- > 0)
        return false;
    m_failed = true;
    return true;
}

qint64 Connection::changes() const
{
    return m_db ? sqlite3_changes64(m_db) : 0;
}
qint64 Connection::lastInsertId() const
{
    return m_db ? sqlite3_last_insert_rowid(m_db) : 0;
}
bool Connection::inTransaction() const
{
    return m_db && !sqlite3_get_autocommit(m_db);
}

void Connection::rollBack()
{
    if (inTransaction())
        sqlite3_exec(m_db, "ROLLBACK", nullptr, nullptr, nullptr);
}

Result<> underSavepoint(Connection &db, const std::function<Result<>()> &work)
{
    if (auto opened = db.run("SAVEPOINT piece"); !opened)
        return opened;
    Result<> result = work();
    if (!result && db.inTransaction()) {
        if (auto undone = db.run("ROLLBACK TO piece"); !undone)
            return undone;
    }
    if (!db.inTransaction())
        return result;
    auto released = db.run("RELEASE piece");
    return released ? result : released;
}

Result<Transaction> Transaction::begin(Connection &db)
{
    // IMMEDIATE: a deferred BEGIN that finds another writer fails at its first write, without waiting.
    if (auto begun = db.run("BEGIN IMMEDIATE"); !begun)
        return fail(begun.error());
    return Transaction(db);
}

Transaction::~Transaction()
{
    if (m_db)
        m_db->rollBack();
}

Result<> Transaction::commit()
{
    if (auto committed = m_db->run("COMMIT"); !committed)
        return committed;
    m_db = nullptr;
    return {};
}
