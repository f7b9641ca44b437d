// A shop with a long history: how fast it starts, takes up what a crash left, proves its log and checks
// itself: targets T10 and T11. `--size` is the number of orders; the log has one entry for each.

#include "liveshop.h"
#include "longhistory.h"
#include "measure.h"
#include "rawsqlite.h"

#include "crypto/digest.h"
#include "engine/trace.h"
#include "storage/figures.h"
#include "storage/queue.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QJsonObject>

#include <array>

#include <sqlite3.h>

using namespace Qt::StringLiterals;
using namespace bench;

namespace {
constexpr int LiveJobs = 10'000;
constexpr int CrashedJobs = 100; ///< in flight when the program died

void fillLog(const QString &path, qint64 entries)
{
    auto db = must(Connection::open(path, Connection::Mode::ReadWrite));
    must(db->script(u"PRAGMA synchronous=OFF; PRAGMA wal_autocheckpoint=1000"_s));
    AttemptRepository log(*db);
    const Instant start = monthAgo();
    AttemptEntry entry;
    entry.kind = u"query"_s;
    entry.attempt = 1;
    entry.endpoint = u"pay"_s;
    entry.durationMs = 87;
    entry.request
        = R"({"method":"GET","url":"https://pay.example/api.php?act=order&key=***&out_trade_no=ND01&pid=1000"})";
    entry.response = R"({"body":"{\"code\":1,\"msg\":\"succ\",\"status\":1}","status":200})";
    for (qint64 n = 1; n <= entries;) {
        auto transaction = must(Transaction::begin(*db));
        for (qint64 last = std::min(entries, n + 19'999); n <= last; ++n) {
            entry.job = { n };
            entry.claim = 1;
            entry.order = { n };
            entry.orderUlid = u"01JD%1"_s.arg(n, 22, 10, QChar(u'0'));
            entry.startedAt = start + Millis(n * 30);
            must(log.append(entry));
        }
        must(transaction.commit());
    }
    must(db->checkpoint(Connection::Checkpoint::Truncate));
}

/// Jobs that wait for tomorrow, and some that a program which died had in flight.
void fillQueue(const QString &path)
{
    auto db = must(Connection::open(path, Connection::Mode::ReadWrite));
    auto transaction = must(Transaction::begin(*db));
    JobRepository jobs(*db);
    const Instant now = SystemClock().now();
    const qint64 dead
        = must(jobs.addInstance(QString::number(toMs(now)), u"serve"_s, u"here"_s, 1, u"boot"_s, now));
    const LaneId lane = must(jobs.lane(JobKind::Alert, u"shop"_s));
    must(db->run("UPDATE lane SET max_inflight=?", { CrashedJobs }));
    for (int i = 0; i < LiveJobs + CrashedJobs; ++i) {
        NewJob job { JobKind::Alert, u"shop"_s, Effect::Idempotent, {}, now + std::chrono::hours(24),
            QByteArray(R"({"event":"bench","text":"words","title":"bench"})"), false, {} };
        if (i < CrashedJobs)
            job.runAt = now;
        must(jobs.enqueue(job, now));
    }
    if (must(jobs.claim(lane, CrashedJobs, dead, now)).size() != CrashedJobs)
        die(u"the claim fell short"_s);
    must(transaction.commit());
}

struct Started {
    double open = 0; ///< s until the engine answers
    double rescued = 0; ///< s until everything that was in flight runs again
};

Started start(LiveShop &shop)
{
    auto transport = std::make_unique<InstantTransport>();
    const auto *network = transport.get();
    LiveShop::Network wires;
    wires.transport = std::move(transport);
    Started times;
    QElapsedTimer clock;
    clock.start();
    shop.open(std::move(wires));
    (void)shop.must(u"order list"_s, { { u"limit"_s, 1 } });
    times.open = double(clock.nsecsElapsed()) / 1e9;
    waitUntil([&] { return network->count() >= CrashedJobs; });
    times.rescued = double(clock.nsecsElapsed()) / 1e9;
    return times;
}

double rawStart(const QString &path)
{
    return seconds([&] {
        RawSqlite db(path);
        db.execute("CREATE TABLE IF NOT EXISTS scratch(n INTEGER) STRICT; INSERT INTO scratch VALUES(1)");
    });
}

/// The hash over the same bytes, read by hand.
double rawVerify(const QString &path)
{
    RawSqlite db(path);
    sqlite3_stmt *rows = db.prepare("SELECT entry, hash FROM attempt ORDER BY n");
    qint64 count = 0;
    QByteArray previous(64, '0');
    const double took = seconds([&] {
        while (sqlite3_step(rows) == SQLITE_ROW) {
            const auto blob = [rows](int column) {
                return QByteArray(static_cast<const char *>(sqlite3_column_blob(rows, column)),
                    sqlite3_column_bytes(rows, column));
            };
            const QByteArray hash = blob(1);
            if (digest::sha256(previous + blob(0)) != hash)
                die(u"the chain is broken"_s);
            previous = hash.toHex();
            ++count;
        }
    });
    sqlite3_reset(rows);
    return double(count) / took;
}

/// Invariants I1 to I6 and I10 of the queue's design in this schema: each must find nothing.
constexpr std::array Invariants = {
    // a key is sold at most once, and only to the order that holds it
    "SELECT 1 FROM allotment a LEFT JOIN card_key k ON k.id=a.card_id WHERE k.order_id IS NOT a.order_id"
    " OR k.state NOT IN(2,3)",
    // an order gets at most its quantity
    "SELECT 1 FROM allotment a JOIN orders o ON o.id=a.order_id WHERE a.replaces IS NULL GROUP BY o.id "
    "HAVING "
    "count(*)>o.qty",
    // stock is conserved
    "SELECT 1 FROM stock s WHERE s.available+s.reserved+s.sold+s.void IS NOT (SELECT sum(taken-removed) FROM "
    "import_batch b WHERE b.product_id=s.product_id) OR s.sold<>(SELECT count(*) FROM card_key k WHERE "
    "k.product_id=s.product_id AND k.state=2)",
    // money is conserved: what came in is what the orders say
    "SELECT 1 FROM pay_event e JOIN payment y ON y.id=e.payment_id JOIN orders o ON o.id=y.order_id WHERE "
    "e.kind='paid'"
    " GROUP BY e.payment_id HAVING sum(e.amount_minor)<>max(o.paid_minor)",
    // no paid order is forgotten
    "SELECT 1 FROM pay_event e JOIN payment y ON y.id=e.payment_id JOIN orders o ON o.id=y.order_id WHERE "
    "e.kind='paid'"
    " AND o.state IN(0,4,5) AND o.attention=0",
    // an open order has a next step or a person
    "SELECT 1 FROM orders o WHERE o.state IN(0,1,2,6) AND o.attention=0 AND NOT EXISTS(SELECT 1 FROM job j "
    "WHERE "
    "j.order_id=o.id AND j.state IN(0,1,2,4,6))",
    // a delivered order has everything delivered
    "SELECT 1 FROM orders o WHERE o.state=3 AND EXISTS(SELECT 1 FROM delivery d WHERE d.order_id=o.id AND "
    "d.required=1 AND "
    "d.resend_no=o.resend_no AND d.done_at IS NULL)",
};

double checkInvariants(Connection &db)
{
    return seconds([&] {
        for (const char *sql : Invariants) {
            if (must(db.one(sql, {}, [](const Row &) { return true; })))
                die(u"an invariant is broken: "_s + QString::fromLatin1(sql));
        }
    });
}

void measureStart(Table &table, const Options &options, LiveShop &shop)
{
    std::vector<double> open;
    std::vector<double> rescued;
    std::vector<double> raw;
    for (int round = 0; round < std::min(options.rounds, 3); ++round) {
        fillQueue(shop.databasePath());
        const Started times = start(shop);
        open.push_back(times.open);
        rescued.push_back(times.rescued);
        shop.close();
        raw.push_back(rawStart(shop.databasePath()));
    }
    table.add({ u"T10"_s, u"start until the first answer, s"_s, number(median(open)), number(median(raw)),
        number(median(open) / median(raw)), u"≤ 2 s"_s, median(open) <= 2 });
    table.add({ {}, u"crash: %1 jobs running again, s"_s.arg(CrashedJobs), number(median(rescued)), u"–"_s,
        u"–"_s, u"≤ 2 s"_s, median(rescued) <= 2 });
}

void measureProof(Table &table, const Options &options, LiveShop &shop, qint64 orders)
{
    const auto db = must(Connection::open(shop.databasePath(), Connection::Mode::ReadOnly));
    const auto vault = shop.vault();
    const Pairs chain(
        std::min(options.rounds, 3),
        [&] {
            qint64 entries = 0;
            const double took = seconds([&] {
                const auto report = must(trace::verify(*db, *vault));
                if (report.firstBad)
                    die(report.why);
                entries = report.entries;
            });
            return double(entries) / took;
        },
        [&] { return rawVerify(shop.databasePath()); });
    table.add({ u"T11"_s, u"log entries verified a second"_s, number(chain.ours()), number(chain.raw()),
        number(chain.ratio()), u"≥ 1 000 000"_s, chain.ours() >= 1e6 });

    const double rules = checkInvariants(*db);
    const double sound = seconds([&] {
        if (const QString said = must(FigureRepository(*db).integrity()); !said.isEmpty())
            die(said);
    });
    const double allowed = 20.0 * double(orders) / 1e6;
    table.add({ {}, u"invariants of all orders, s"_s, number(rules), u"–"_s, u"–"_s, {}, {} });
    table.add({ {}, u"SQLite's own integrity_check, s"_s, number(sound), u"–"_s, u"–"_s, {}, {} });
    table.add({ {}, u"both together, s"_s, number(rules + sound), u"–"_s, u"–"_s,
        u"≤ %1 s"_s.arg(number(allowed)), rules + sound <= allowed });
}
} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication app(argc, argv);
    const Options options
        = readOptions(u"Start, rescue and proof of a shop with a long history."_s, u"Orders."_s);
    const qint64 orders = options.sizeOr(300'000, 5'000);
    LiveShop shop(options);
    shop.open({});
    shop.must(u"product add"_s, { { u"sku"_s, u"card"_s }, { u"price"_s, u"9.90"_s } });
    shop.addChannel(u"https://shop.example/hook"_s);
    shop.addProvider(u"https://pay.example/"_s, u"1000"_s, "key");
    shop.close();
    fillHistory(shop.databasePath(), orders);
    fillLog(shop.databasePath(), orders);

    Table table(u"A shop with %1 orders, %2 MiB"_s.arg(
        number(double(orders)), number(double(QFileInfo(shop.databasePath()).size() >> 20))));
    measureStart(table, options, shop);
    measureProof(table, options, shop, orders);
    table.note(
        u"raw: T10 opens the same file and commits one row; T11 reads and hashes the same bytes by hand"_s);
    table.print();
    return 0;
}
