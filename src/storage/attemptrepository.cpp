#include "storage/queue.h"

using namespace Qt::StringLiterals;

namespace {
AttemptRepository::Stored readStored(const Row &row)
{
    return { row.integer(0), row.blob(1), row.blob(2) };
}
} // namespace

Result<AttemptRepository::Head> AttemptRepository::head()
{
    auto found = m_db.one("SELECT seq, hash FROM chain_head WHERE chain=0", {}, [](const Row &row) {
        return Head { row.integer(0), row.blob(1) };
    });
    if (!found)
        return fail(found.error());
    if (!*found)
        return fail(ErrorClass::DataDamaged, u"the attempt log has no head"_s);
    return **found;
}

Result<qint64> AttemptRepository::append(const AttemptEntry &entry)
{
    auto last = head();
    if (!last)
        return fail(last.error());
    const qint64 n = last->n + 1;
    const QByteArray previous = last->hash.toHex();
    const QByteArray text = attempt::canonical(entry, n, previous);
    const QByteArray hash = attempt::hash(previous, text);
    const std::optional<qint64> errorClass
        = entry.errorClass ? std::optional(qint64(*entry.errorClass)) : std::nullopt;
    if (auto done = m_db.run("INSERT INTO attempt(n, job_id, claim_seq, order_id, at, kind, outcome, class, "
                             "entry, hash) VALUES(?,?,?,?,?,?,?,?,?,?)",
            { n, entry.job, entry.claim, entry.order, entry.startedAt, entry.entry, entry.outcome, errorClass,
                text, hash });
        !done)
        return fail(done.error());
    if (auto done = m_db.run("UPDATE chain_head SET seq=?, hash=? WHERE chain=0", { n, hash }); !done)
        return fail(done.error());
    return n;
}

Result<std::vector<AttemptRepository::Stored>> AttemptRepository::page(qint64 after, int limit)
{
    return m_db.all(
        "SELECT n, entry, hash FROM attempt WHERE n>? ORDER BY n LIMIT ?", { after, limit }, readStored);
}

Result<std::vector<AttemptRepository::Stored>> AttemptRepository::ofOrder(OrderId order)
{
    return m_db.all("SELECT n, entry, hash FROM attempt WHERE order_id=? ORDER BY n", { order }, readStored);
}

// The conditions of newest(); kind and endpoint stand only in the entry itself.
#define ATTEMPT_FILTER                                                                                       \
    " n>=?1 AND n<?2 AND (?3 IS NULL OR (kind=4)=?3) AND (?4 IS NULL OR outcome=?4)"                         \
    " AND (?5 IS NULL OR json_extract(CAST(entry AS TEXT),'$.kind')=?5)"                                     \
    " AND (?6 IS NULL OR json_extract(CAST(entry AS TEXT),'$.endpoint')=?6) ORDER BY n DESC LIMIT ?7"

Result<std::vector<AttemptRepository::Stored>> AttemptRepository::newest(
    const Filter &filter, qint64 from, qint64 before, int limit)
{
    if (filter.order.isNull())
        return m_db.all("SELECT n, entry, hash FROM attempt WHERE" ATTEMPT_FILTER,
            { from, before, filter.incoming, filter.outcome, filter.kind, filter.endpoint, limit },
            readStored);
    return m_db.all("SELECT n, entry, hash FROM attempt WHERE order_id=?8 AND" ATTEMPT_FILTER,
        { from, before, filter.incoming, filter.outcome, filter.kind, filter.endpoint, limit, filter.order },
        readStored);
}

Result<AttemptRepository::Stored> AttemptRepository::byN(qint64 n)
{
    auto found = m_db.one("SELECT n, entry, hash FROM attempt WHERE n=?", { n }, readStored);
    if (!found)
        return fail(found.error());
    if (!*found)
        return fail(ErrorClass::NotFound, u"the attempt log has no entry %1"_s.arg(n));
    return std::move(**found);
}

Result<std::optional<AttemptRepository::Checkpoint>> AttemptRepository::lastCheckpoint()
{
    return m_db.one(
        "SELECT n, hash, at, mac FROM chain_checkpoint ORDER BY n DESC LIMIT 1", {}, [](const Row &row) {
            return Checkpoint { row.integer(0), row.blob(1), row.instant(2), row.blob(3) };
        });
}

Result<> AttemptRepository::addCheckpoint(const Checkpoint &checkpoint)
{
    return m_db.run("INSERT INTO chain_checkpoint(n, hash, at, mac) VALUES(?,?,?,?)",
        { checkpoint.n, checkpoint.hash, checkpoint.at, checkpoint.mac });
}

Result<qint64> AttemptRepository::lastBefore(Instant before)
{
    auto found = m_db.one(
        "SELECT max(n) FROM attempt WHERE at<?", { before }, [](const Row &row) { return row.integer(0); });
    if (!found)
        return fail(found.error());
    return found->value_or(0);
}

Result<qint64> AttemptRepository::pruneUpTo(qint64 n, int limit)
{
    if (auto done
        = m_db.run("DELETE FROM attempt WHERE n IN (SELECT n FROM attempt WHERE n<=? ORDER BY n LIMIT ?)",
            { n, limit });
        !done)
        return fail(done.error());
    return m_db.changes();
}
