#include "storage/sealedrows.h"

#include <QCryptographicHash>

namespace {
constexpr const char *Kinds[]
    = { "card_key", "product_text", "job_body", "provider", "channel", "channel_old", "api_token" };

/// How one kind is read and written.
struct Statements {
    const char *kind;
    std::string_view select; ///< number, text, blob
    std::string_view update; ///< blob, then the key
    bool byText = false;
};
constexpr Statements Table[] = {
    { "card_key", "SELECT id, '', secret FROM card_key WHERE id>? ORDER BY id LIMIT ?",
        "UPDATE card_key SET secret=?1 WHERE id=?2" },
    { "product_text", "SELECT id, '', secret FROM product_text WHERE id>? ORDER BY id LIMIT ?",
        "UPDATE product_text SET secret=?1 WHERE id=?2" },
    { "job_body", "SELECT job_id, '', body FROM job_body WHERE sealed=1 AND job_id>? ORDER BY job_id LIMIT ?",
        "UPDATE job_body SET body=?1, sha256=?3 WHERE job_id=?2" },
    { "provider", "SELECT 0, id, secrets FROM provider WHERE length(secrets)>0 AND ?1=0 ORDER BY 2 LIMIT ?2",
        "UPDATE provider SET secrets=?1 WHERE id=?2", true },
    { "channel", "SELECT 0, id, secrets FROM channel WHERE length(secrets)>0 AND ?1=0 ORDER BY 2 LIMIT ?2",
        "UPDATE channel SET secrets=?1 WHERE id=?2", true },
    { "channel_old",
        "SELECT 0, id, old_secrets FROM channel WHERE length(old_secrets)>0 AND ?1=0 ORDER BY 2 LIMIT ?2",
        "UPDATE channel SET old_secrets=?1 WHERE id=?2", true },
    { "api_token",
        "SELECT 0, name, sealed FROM api_token WHERE removed_at IS NULL AND ?1=0 ORDER BY 2 LIMIT ?2",
        "UPDATE api_token SET sealed=?1 WHERE name=?2", true },
};

const Statements *statementsFor(QByteArrayView kind)
{
    for (const Statements &one : Table) {
        if (kind == QByteArrayView(one.kind))
            return &one;
    }
    return nullptr;
}
} // namespace

std::span<const char *const> SealedRowRepository::kinds()
{
    return Kinds;
}

Result<std::vector<SealedRow>> SealedRowRepository::page(QByteArrayView kind, qint64 after, int limit)
{
    const Statements *sql = statementsFor(kind);
    if (!sql)
        return fail(
            ErrorClass::Local, QStringLiteral("nothing sealed is called %1").arg(QString::fromUtf8(kind)));
    return m_db.all(sql->select, { after, limit }, [](const Row &row) {
        return SealedRow { row.integer(0), row.text(1), row.blob(2) };
    });
}

Result<> SealedRowRepository::store(QByteArrayView kind, const SealedRow &row)
{
    const Statements *sql = statementsFor(kind);
    if (!sql)
        return fail(
            ErrorClass::Local, QStringLiteral("nothing sealed is called %1").arg(QString::fromUtf8(kind)));
    if (sql->byText)
        return m_db.run(sql->update, { row.blob, row.text });
    if (kind == QByteArrayView("job_body"))
        return m_db.run(sql->update,
            { row.blob, row.row, QCryptographicHash::hash(row.blob, QCryptographicHash::Sha256) });
    return m_db.run(sql->update, { row.blob, row.row });
}
