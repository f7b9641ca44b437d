#include "storage/catalogue.h"

using namespace Qt::StringLiterals;

namespace {
ImportBatch readBatch(const Row &row)
{
    ImportBatch batch;
    batch.id = { row.integer(0) };
    batch.product = { row.integer(1) };
    batch.fileSha = row.blob(2);
    batch.bytes = row.integer(3);
    batch.format = row.text(4);
    batch.nextOffset = row.integer(5);
    batch.lines = row.integer(6);
    batch.blank = row.integer(7);
    batch.read = row.integer(8);
    batch.imported = row.integer(9);
    batch.duplicates = row.integer(10);
    batch.rejected = row.text(11).toUtf8();
    batch.removed = row.integer(12);
    batch.state = int(row.integer(13));
    batch.at = row.instant(14);
    return batch;
}
} // namespace

Result<std::optional<ImportBatch>> ImportRepository::findOpen(
    ProductId product, const QByteArray &fileSha, const QString &format)
{
    return m_db.one("SELECT id, product_id, file_sha, bytes, format, next_off, lines, blank, read, taken, "
                    "dup, rejected, removed, state, at"
                    " FROM import_batch WHERE product_id=? AND file_sha=? AND format=? AND state=0",
        { product, fileSha, format }, readBatch);
}

Result<BatchId> ImportRepository::begin(const ImportBatch &batch)
{
    if (auto done
        = m_db.run("INSERT INTO import_batch(product_id, file_sha, bytes, format, at) VALUES(?,?,?,?,?)",
            { batch.product, batch.fileSha, batch.bytes, batch.format, batch.at });
        !done)
        return fail(done.error());
    return BatchId { m_db.lastInsertId() };
}

Result<> ImportRepository::advance(const ImportBatch &batch)
{
    return m_db.run("UPDATE import_batch SET next_off=?, lines=?, blank=?, read=?, taken=?, dup=?, "
                    "rejected=?, state=? WHERE id=?",
        { batch.nextOffset, batch.lines, batch.blank, batch.read, batch.imported, batch.duplicates,
            QString::fromUtf8(batch.rejected), batch.state, batch.id });
}

Result<ImportBatch> ImportRepository::byId(BatchId id)
{
    auto found = m_db.one("SELECT id, product_id, file_sha, bytes, format, next_off, lines, blank, read, "
                          "taken, dup, rejected, removed, state, at"
                          " FROM import_batch WHERE id=?",
        { id }, readBatch);
    if (!found)
        return fail(found.error());
    if (!*found)
        return fail(ErrorClass::NotFound, u"there is no import batch %1"_s.arg(id.value));
    return std::move(**found);
}

Result<std::pair<qint64, qint64>> ImportRepository::undo(BatchId id)
{
    if (auto done = m_db.run("DELETE FROM card_key WHERE batch_id=? AND state=0", { id }); !done)
        return fail(done.error());
    const qint64 removed = m_db.changes();
    auto kept = m_db.one("SELECT count(*) FROM card_key WHERE batch_id=?", { id },
        [](const Row &row) { return row.integer(0); });
    if (!kept)
        return fail(kept.error());
    if (auto done
        = m_db.run("UPDATE import_batch SET state=2, removed=removed+? WHERE id=?", { removed, id });
        !done)
        return fail(done.error());
    return std::pair { removed, kept->value_or(0) };
}
