#include "storage/accounts.h"

using namespace Qt::StringLiterals;

Result<QMap<QString, QString>> FolderRepository::settings()
{
    QMap<QString, QString> settings;
    auto done = m_db.each("SELECT key, value FROM setting", {}, [&](const Row &row) {
        settings.insert(row.text(0), row.text(1));
        return true;
    });
    if (!done)
        return fail(done.error());
    return settings;
}

Result<> FolderRepository::setSetting(const QString &key, const QString &value)
{
    return m_db.run(
        "INSERT INTO setting VALUES(?1,?2) ON CONFLICT(key) DO UPDATE SET value=?2", { key, value });
}

Result<std::optional<QString>> FolderRepository::meta(const QString &key)
{
    return m_db.one(
        "SELECT value FROM meta WHERE key=?", { key }, [](const Row &row) { return row.text(0); });
}

Result<> FolderRepository::setMeta(const QString &key, const QString &value)
{
    return m_db.run("INSERT INTO meta VALUES(?1,?2) ON CONFLICT(key) DO UPDATE SET value=?2", { key, value });
}

Result<QByteArray> FolderRepository::vaultWraps()
{
    auto found
        = m_db.one("SELECT body FROM vault_wrap WHERE id=1", {}, [](const Row &row) { return row.blob(0); });
    if (!found)
        return fail(found.error());
    return found->value_or(QByteArray());
}

Result<> FolderRepository::setVaultWraps(const QByteArray &body)
{
    return m_db.run("INSERT INTO vault_wrap VALUES(1,?1) ON CONFLICT(id) DO UPDATE SET body=?1", { body });
}

Result<QList<TokenRow>> FolderRepository::tokens()
{
    auto rows = m_db.all("SELECT id, name, mac, sealed FROM api_token WHERE removed_at IS NULL ORDER BY id",
        {}, [](const Row &row) {
            return TokenRow { { row.integer(0) }, row.text(1), row.blob(2), row.blob(3) };
        });
    if (!rows)
        return fail(rows.error());
    return QList<TokenRow>(rows->begin(), rows->end());
}

Result<TokenId> FolderRepository::addToken(const TokenRow &row, Instant now)
{
    auto done = m_db.run("INSERT INTO api_token(name, mac, sealed, created_at) VALUES(?,?,?,?)",
        { row.name, row.mac, row.sealed, now });
    if (!done) {
        if (done.error().kind == ErrorClass::WrongState)
            return fail(ErrorClass::WrongState,
                u"there is or was a token called %1; choose another name"_s.arg(row.name));
        return fail(done.error());
    }
    return TokenId { m_db.lastInsertId() };
}

Result<> FolderRepository::replaceToken(TokenId id, const QByteArray &mac, const QByteArray &sealed)
{
    return m_db.run("UPDATE api_token SET mac=?, sealed=? WHERE id=?", { mac, sealed, id });
}

Result<> FolderRepository::removeToken(TokenId id, Instant now)
{
    // The row stays: orders name it, so that a later token of the same name does not inherit them.
    return m_db.run(
        "UPDATE api_token SET removed_at=?, mac=x'', sealed=x'', name=name||'#removed-'||id WHERE id=?",
        { now, id });
}

Result<> FolderRepository::audit(const AuditRow &row)
{
    return m_db.run("INSERT INTO audit(at, actor, action, subject, reason) VALUES(?,?,?,?,?)",
        { row.at, row.actor, row.action, row.subject, row.reason });
}

Result<QList<FolderRepository::AuditRow>> FolderRepository::auditList(int limit, qint64 before)
{
    auto rows = m_db.all("SELECT id, at, actor, action, subject, reason FROM audit WHERE ?1=0 OR id<?1 ORDER "
                         "BY id DESC LIMIT ?2",
        { before, limit }, [](const Row &row) {
            return AuditRow { row.integer(0), row.instant(1), row.text(2), row.text(3), row.text(4),
                row.text(5) };
        });
    if (!rows)
        return fail(rows.error());
    return QList<AuditRow>(rows->begin(), rows->end());
}

Result<qint64> FolderRepository::addEvent(const QString &type, OrderId order, Instant now)
{
    if (auto done = m_db.run("INSERT INTO event(type, order_id, at) VALUES(?,?,?)", { type, order, now });
        !done)
        return fail(done.error());
    return m_db.lastInsertId();
}

Result<QList<FolderRepository::EventRow>> FolderRepository::eventsAfter(qint64 id, int limit)
{
    auto rows = m_db.all("SELECT id, type, order_id, at FROM event WHERE id>? ORDER BY id LIMIT ?",
        { id, limit }, [](const Row &row) {
            return EventRow { row.integer(0), row.text(1), { row.integer(2) }, row.instant(3) };
        });
    if (!rows)
        return fail(rows.error());
    return QList<EventRow>(rows->begin(), rows->end());
}

Result<std::pair<qint64, qint64>> FolderRepository::eventRange()
{
    // By the sequence, which outlives the rows: after a quiet week none may be left.
    auto found
        = m_db.one("SELECT coalesce((SELECT min(id) FROM event), last + 1), last FROM"
                   " (SELECT coalesce((SELECT seq FROM sqlite_sequence WHERE name='event'), 0) AS last)",
            {}, [](const Row &row) { return std::pair(row.integer(0), row.integer(1)); });
    if (!found)
        return fail(found.error());
    return found->value_or(std::pair<qint64, qint64> { 0, 0 });
}

Result<qint64> FolderRepository::pruneEvents(Instant before, int limit)
{
    auto done = m_db.run(
        "DELETE FROM event WHERE id IN (SELECT id FROM event WHERE at<? LIMIT ?)", { before, limit });
    if (!done)
        return fail(done.error());
    return m_db.changes();
}
