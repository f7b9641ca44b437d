// What the way to SQLite costs: its C interface by hand, our Connection, QtSql. The same file, pragmas,
// row and statements for all three; rounds are interleaved, so that a noisy machine hits all of them.
// docs/decisions/0002 rests on it.

#include "measure.h"
#include "rawsqlite.h"

#include "core/platform.h"
#include "storage/connection.h"
#include "storage/writer.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>
#include <QTemporaryDir>
#include <QVariant>

#include <array>
#include <cstdio>

#include <sqlite3.h>

using namespace Qt::StringLiterals;
using namespace bench;

namespace {
const char *const Insert
    = "INSERT INTO item(no, kind, state, amount, currency, digest, at, note) VALUES(?,?,?,?,?,?,?,?)";
const char *const Lookup = "SELECT id, amount, state FROM item WHERE no = ?";
const char *const Scan = "SELECT id, no, kind, state, amount, currency, digest, at, note FROM item";
const auto ItemTable
    = u"CREATE TABLE item(id INTEGER PRIMARY KEY, no TEXT NOT NULL UNIQUE, kind INTEGER NOT NULL, "
      "state INTEGER NOT NULL, amount INTEGER NOT NULL, currency TEXT NOT NULL, digest BLOB NOT NULL, "
      "at INTEGER NOT NULL, note TEXT) STRICT"_s;

struct Item {
    QString no;
    QString currency = u"CNY"_s;
    QByteArray digest = QByteArray(32, 'd');
    QString note = u"one line of text as it is usual"_s;
};

/// One way to SQLite. `insert` runs in begin() … commit(), or alone.
class Way {
public:
    virtual ~Way() = default;
    virtual void begin() = 0;
    virtual void insert(const Item &item) = 0;
    virtual void commit() = 0;
    virtual qint64 lookup(const QString &no) = 0;
    virtual qint64 scan() = 0;
};

class Raw final : public Way {
public:
    explicit Raw(const QString &path)
        : m_db(path)
        , m_insert(m_db.prepare(Insert))
        , m_lookup(m_db.prepare(Lookup))
        , m_scan(m_db.prepare(Scan))
    {
        m_db.execute("PRAGMA wal_autocheckpoint=0"); // as the other two
    }
    void begin() override { m_db.begin(); }
    void commit() override { m_db.commit(); }
    void insert(const Item &item) override
    {
        const QByteArray no = item.no.toUtf8();
        const QByteArray currency = item.currency.toUtf8();
        const QByteArray note = item.note.toUtf8();
        RawSqlite::bindText(m_insert, 1, no);
        RawSqlite::bind(m_insert, 2, 1);
        RawSqlite::bind(m_insert, 3, 0);
        RawSqlite::bind(m_insert, 4, 1250);
        RawSqlite::bindText(m_insert, 5, currency);
        RawSqlite::bindBlob(m_insert, 6, item.digest);
        RawSqlite::bind(m_insert, 7, 1'795'478'400'000);
        RawSqlite::bindText(m_insert, 8, note);
        m_db.step(m_insert);
    }
    qint64 lookup(const QString &no) override
    {
        const QByteArray utf8 = no.toUtf8();
        RawSqlite::bindText(m_lookup, 1, utf8);
        qint64 sum = 0;
        while (sqlite3_step(m_lookup) == SQLITE_ROW)
            sum += sqlite3_column_int64(m_lookup, 1);
        sqlite3_reset(m_lookup);
        return sum;
    }
    qint64 scan() override
    {
        qint64 sum = 0;
        while (sqlite3_step(m_scan) == SQLITE_ROW) {
            for (const int column : { 0, 2, 3, 4, 7 })
                sum += sqlite3_column_int64(m_scan, column);
            for (const int column : { 1, 5, 8 })
                sum += QString::fromUtf8(reinterpret_cast<const char *>(sqlite3_column_text(m_scan, column)),
                    sqlite3_column_bytes(m_scan, column))
                           .size();
            sum += QByteArray(
                static_cast<const char *>(sqlite3_column_blob(m_scan, 6)), sqlite3_column_bytes(m_scan, 6))
                       .size();
        }
        sqlite3_reset(m_scan);
        return sum;
    }

private:
    RawSqlite m_db;
    sqlite3_stmt *m_insert, *m_lookup, *m_scan;
};

class Ours final : public Way {
public:
    explicit Ours(const QString &path)
    {
        auto opened = Connection::open(path, Connection::Mode::ReadWrite);
        if (!opened)
            die(opened.error().message);
        m_db = std::move(*opened);
    }
    void begin() override { check(m_db->run("BEGIN IMMEDIATE")); }
    void commit() override { check(m_db->run("COMMIT")); }
    void insert(const Item &item) override
    {
        check(m_db->run(Insert,
            { item.no, 1, 0, 1250, item.currency, item.digest, qint64(1'795'478'400'000), item.note }));
    }
    qint64 lookup(const QString &no) override
    {
        const auto found = m_db->one(Lookup, { no }, [](const Row &row) { return row.integer(1); });
        return found ? found->value_or(0) : 0;
    }
    qint64 scan() override
    {
        qint64 sum = 0;
        check(m_db->each(Scan, {}, [&sum](const Row &row) {
            for (const int column : { 0, 2, 3, 4, 7 })
                sum += row.integer(column);
            for (const int column : { 1, 5, 8 })
                sum += row.text(column).size();
            sum += row.blob(6).size();
            return true;
        }));
        return sum;
    }

private:
    static void check(const Result<> &done)
    {
        if (!done)
            die(done.error().message);
    }
    std::unique_ptr<Connection> m_db;
};

class Sql final : public Way {
public:
    explicit Sql(const QString &path)
    {
        m_db = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"bench"_s);
        m_db.setDatabaseName(path);
        if (!m_db.open())
            die(m_db.lastError().text());
        for (const char *pragma : { "synchronous=FULL", "foreign_keys=ON", "cell_size_check=ON",
                 "mmap_size=0", "secure_delete=FAST", "temp_store=MEMORY", "wal_autocheckpoint=0" })
            QSqlQuery(m_db).exec(u"PRAGMA "_s + QLatin1String(pragma));
        m_begin = prepare("BEGIN IMMEDIATE");
        m_commit = prepare("COMMIT");
        m_insert = prepare(Insert);
        m_lookup = prepare(Lookup);
        m_scan = prepare(Scan);
    }
    ~Sql() override
    {
        for (auto *query : { &m_begin, &m_commit, &m_insert, &m_lookup, &m_scan })
            query->reset();
        m_db = QSqlDatabase();
        QSqlDatabase::removeDatabase(u"bench"_s);
    }
    void begin() override { exec(*m_begin); }
    void commit() override { exec(*m_commit); }
    void insert(const Item &item) override
    {
        int index = 0;
        for (const QVariant &value : std::array<QVariant, 8> {
                 item.no, 1, 0, 1250, item.currency, item.digest, qint64(1'795'478'400'000), item.note })
            m_insert->bindValue(index++, value);
        exec(*m_insert);
    }
    qint64 lookup(const QString &no) override
    {
        m_lookup->bindValue(0, no);
        exec(*m_lookup);
        qint64 sum = 0;
        while (m_lookup->next())
            sum += m_lookup->value(1).toLongLong();
        m_lookup->finish();
        return sum;
    }
    qint64 scan() override
    {
        exec(*m_scan);
        qint64 sum = 0;
        while (m_scan->next()) {
            for (const int column : { 0, 2, 3, 4, 7 })
                sum += m_scan->value(column).toLongLong();
            for (const int column : { 1, 5, 8 })
                sum += m_scan->value(column).toString().size();
            sum += m_scan->value(6).toByteArray().size();
        }
        m_scan->finish();
        return sum;
    }

private:
    std::optional<QSqlQuery> prepare(const char *sql)
    {
        QSqlQuery query(m_db);
        query.setForwardOnly(true);
        if (!query.prepare(QString::fromLatin1(sql)))
            die(query.lastError().text());
        return query;
    }
    static void exec(QSqlQuery &query)
    {
        if (!query.exec())
            die(query.lastError().text());
    }
    QSqlDatabase m_db;
    std::optional<QSqlQuery> m_begin, m_commit, m_insert, m_lookup, m_scan;
};

struct Measured {
    double perSecond;
    double cpuMicros; ///< per row
};

/// `rows` is what `work` handles in one go.
template <class F> Measured measure(int rows, F work)
{
    const qint64 cpu = platform::usage().cpuMicros;
    QElapsedTimer timer;
    timer.start();
    work();
    const double seconds = double(timer.nsecsElapsed()) / 1e9;
    return { rows / seconds, double(platform::usage().cpuMicros - cpu) / rows };
}

constexpr std::array Workloads
    = { "insert, 1 row a commit", "insert, 100 rows a commit", "lookup by unique text", "full scan" };
constexpr std::array Ways = { "C interface", "Connection", "QtSql" };
constexpr int Loaded = 100'000; ///< rows that lookups and scans find

QString numberOf(int i)
{
    return u"ND4F7A01J%1"_s.arg(i, 18, 10, QChar(u'0'));
}

Measured run(size_t workload, Way &way, int &next)
{
    Item item;
    const auto insert = [&](int transactions, int rows) {
        return measure(transactions * rows, [&] {
            for (int t = 0; t < transactions; ++t) {
                if (rows > 1)
                    way.begin();
                for (int r = 0; r < rows; ++r) {
                    item.no = numberOf(next++);
                    way.insert(item);
                }
                if (rows > 1)
                    way.commit();
            }
        });
    };
    qint64 sum = 0;
    switch (workload) {
    case 0:
        return insert(300, 1);
    case 1:
        return insert(100, 100);
    case 2:
        return measure(20'000, [&] {
            for (int i = 0; i < 20'000; ++i)
                sum += way.lookup(numberOf(i * 7919 % Loaded));
            if (sum != 20'000 * qint64(1250))
                die(u"a lookup did not find its row"_s);
        });
    default:
        return measure(next, [&] {
            if (sum += way.scan(); sum <= 0)
                die(u"the scan found nothing"_s);
        });
    }
}

std::unique_ptr<Way> make(size_t way, const QString &path)
{
    if (way == 0)
        return std::make_unique<Raw>(path);
    if (way == 1)
        return std::make_unique<Ours>(path);
    return std::make_unique<Sql>(path);
}

/// So many callers, each of whom waits for its commit before it asks again: group commit at work.
Measured runWriter(const QString &path, int callers, int &next)
{
    auto db = Connection::open(path, Connection::Mode::ReadWrite);
    if (!db)
        die(db.error().message);
    Writer writer(std::move(*db), [](std::function<void()> completion) { completion(); });
    const int last = next + 300 * callers;
    std::function<void()> ask = [&] { // on the writer's thread
        if (next == last)
            return;
        Item item;
        item.no = numberOf(next++);
        writer.submit(
            [item](Connection &on) {
                return on.run(Insert,
                    { item.no, 1, 0, 1250, item.currency, item.digest, qint64(1'795'478'400'000),
                        item.note });
            },
            [&ask](const Result<> &done) {
                if (!done)
                    die(done.error().message);
                ask();
            });
    };
    for (int i = 0; i < callers; ++i)
        ask();
    return measure(last - next + callers, [&] {
        writer.start();
        while (writer.figures().commands < 300 * callers)
            writer.drain();
    });
}

/// The rounds of several contenders; ratios are taken within a round, to the first of them.
class Series {
public:
    explicit Series(size_t contenders)
        : m_speed(contenders)
        , m_ratio(contenders)
        , m_cpu(contenders)
    {
    }
    void add(const std::vector<Measured> &round)
    {
        for (size_t i = 0; i < round.size(); ++i) {
            m_speed[i].push_back(round[i].perSecond);
            m_ratio[i].push_back(round[i].perSecond / round[0].perSecond);
            m_cpu[i].push_back(round[i].cpuMicros);
        }
    }
    void print(const std::string &workload, const std::string &name, size_t i) const
    {
        std::printf("| %s | %s | %.0f | %.2f | %.2f |\n", workload.c_str(), name.c_str(), median(m_speed[i]),
            median(m_ratio[i]), median(m_cpu[i]));
    }

private:
    std::vector<std::vector<double>> m_speed, m_ratio, m_cpu;
};
} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication app(argc, argv);
    const Options options = readOptions(u"What the way to SQLite costs."_s, u"Rounds."_s);
    const int rounds = int(options.sizeOr(5, 1));
    const QTemporaryDir folder(options.placeTemplate());
    const QString path = folder.filePath(u"bench.db"_s);
    int next = 0;
    {
        auto db = Connection::open(path, Connection::Mode::ReadWrite);
        if (!db)
            die(db.error().message);
        if (auto made = (*db)->script(ItemTable); !made)
            die(made.error().message);
        auto loader = make(0, path);
        loader->begin();
        Item item;
        while (next < Loaded) {
            item.no = numberOf(next++);
            loader->insert(item);
        }
        loader->commit();
    }
    std::printf(
        "\nThe way to SQLite: %s, median of %d interleaved rounds; ratio of rows/s to the C interface\n\n",
        sqlite3_libversion(), rounds);
    std::printf("| workload | way | rows/s | ratio | CPU us/row |\n|---|---|--:|--:|--:|\n");
    for (size_t workload = 0; workload < Workloads.size(); ++workload) {
        Series series(Ways.size());
        for (int round = 0; round < rounds; ++round) {
            std::vector<Measured> measured(Ways.size());
            for (size_t i = 0; i < Ways.size(); ++i) {
                const size_t way = (i + size_t(round)) % Ways.size(); // nobody always first
                measured[way] = run(workload, *make(way, path), next);
            }
            series.add(measured);
        }
        for (size_t way = 0; way < Ways.size(); ++way)
            series.print(Workloads[workload], Ways[way], way);
    }
    constexpr std::array Callers = { 1, 16, 64 };
    Series series(1 + Callers.size());
    for (int round = 0; round < rounds; ++round) {
        std::vector<Measured> measured = { run(0, *make(0, path), next) };
        for (const int callers : Callers)
            measured.push_back(runWriter(path, callers, next));
        series.add(measured);
    }
    series.print(Workloads[0], Ways[0], 0);
    for (size_t i = 0; i < Callers.size(); ++i)
        series.print(
            "insert, each awaits its commit", "Writer, callers: " + std::to_string(Callers[i]), i + 1);
    return 0;
}
