#include "storage/accounts.h"

#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace {
QString toJson(const QMap<QString, QString> &fields)
{
    QJsonObject object;
    for (auto field = fields.cbegin(); field != fields.cend(); ++field)
        object.insert(field.key(), field.value());
    return QString::fromUtf8(QJsonDocument(object).toJson(QJsonDocument::Compact));
}

QMap<QString, QString> fromJson(const QString &text)
{
    QMap<QString, QString> fields;
    const QJsonObject object = QJsonDocument::fromJson(text.toUtf8()).object();
    for (auto field = object.constBegin(); field != object.constEnd(); ++field)
        fields.insert(field.key(), field.value().toString());
    return fields;
}

ProviderRow readProvider(const Row &row)
{
    return { row.text(0), row.text(1), fromJson(row.text(2)), row.blob(3), row.boolean(4), row.instant(5),
        row.optionalInstant(6), row.integer(7), row.integer(8), row.optionalInstant(9),
        row.optionalInstant(10), row.text(11), row.integer(12) };
}

ChannelRow readChannel(const Row &row)
{
    return { row.text(0), row.text(1), fromJson(row.text(2)), row.blob(3), row.blob(4),
        row.optionalInstant(5), ChannelUse(row.integer(6)), row.boolean(7), row.boolean(8), row.instant(9),
        row.optionalInstant(10), row.optionalInstant(11), row.optionalInstant(12), row.text(13) };
}

template <class T> Result<QList<T>> asList(Result<std::vector<T>> rows)
{
    if (!rows)
        return fail(rows.error());
    return QList<T>(rows->begin(), rows->end());
}
} // namespace

Result<QList<ProviderRow>> AccountRepository::providers()
{
    return asList(m_db.all("SELECT id, type, fields, secrets, enabled, created_at, hidden_at, paid_total, "
                           "paid_by_query, last_ok_at,"
                           " last_error_at, last_error, clock_offset_ms FROM provider ORDER BY id",
        {}, readProvider));
}

Result<> AccountRepository::saveProvider(const ProviderRow &row)
{
    return m_db.run("INSERT INTO provider(id, type, fields, secrets, enabled, created_at, hidden_at) "
                    "VALUES(?1,?2,?3,?4,?5,?6,?7)"
                    " ON CONFLICT(id) DO UPDATE SET type=?2, fields=?3, secrets=?4, enabled=?5, hidden_at=?7",
        { row.id, row.type, toJson(row.fields), row.secrets, row.enabled, row.createdAt, row.hiddenAt });
}

Result<> AccountRepository::removeProvider(const QString &id, Instant now)
{
    auto used = m_db.one(
        "SELECT 1 FROM payment WHERE provider=? LIMIT 1", { id }, [](const Row &) { return true; });
    if (!used)
        return fail(used.error());
    if (*used)
        return m_db.run("UPDATE provider SET hidden_at=?, enabled=0 WHERE id=?", { now, id });
    return m_db.run("DELETE FROM provider WHERE id=?", { id });
}

Result<QList<ChannelRow>> AccountRepository::channels()
{
    return asList(m_db.all("SELECT id, type, fields, secrets, old_secrets, old_until, use, required, "
                           "enabled, created_at, hidden_at,"
                           " last_ok_at, last_error_at, last_error FROM channel ORDER BY id",
        {}, readChannel));
}

Result<> AccountRepository::saveChannel(const ChannelRow &row)
{
    return m_db.run("INSERT INTO channel(id, type, fields, secrets, old_secrets, old_until, use, required, "
                    "enabled, created_at, hidden_at)"
                    " VALUES(?1,?2,?3,?4,?5,?6,?7,?8,?9,?10,?11) ON CONFLICT(id) DO UPDATE SET type=?2, "
                    "fields=?3, secrets=?4, old_secrets=?5,"
                    " old_until=?6, use=?7, required=?8, enabled=?9, hidden_at=?11",
        { row.id, row.type, toJson(row.fields), row.secrets, row.oldSecrets, row.oldUntil, row.use,
            row.required, row.enabled, row.createdAt, row.hiddenAt });
}

Result<> AccountRepository::removeChannel(const QString &id, Instant now)
{
    return m_db.run(
        "UPDATE channel SET hidden_at=?, enabled=0, secrets=x'', old_secrets=NULL WHERE id=?", { now, id });
}

Result<> AccountRepository::noteProvider(const QString &id, bool ok, const QString &error, Instant now)
{
    if (ok)
        return m_db.run("UPDATE provider SET last_ok_at=? WHERE id=?", { now, id });
    return m_db.run("UPDATE provider SET last_error_at=?, last_error=? WHERE id=?", { now, error, id });
}

Result<> AccountRepository::noteChannel(const QString &id, bool ok, const QString &error, Instant now)
{
    if (ok)
        return m_db.run("UPDATE channel SET last_ok_at=? WHERE id=?", { now, id });
    return m_db.run("UPDATE channel SET last_error_at=?, last_error=? WHERE id=?", { now, error, id });
}

Result<> AccountRepository::countPaid(const QString &provider, bool byQuery)
{
    return m_db.run("UPDATE provider SET paid_total=paid_total+1, paid_by_query=paid_by_query+? WHERE id=?",
        { byQuery, provider });
}
