#include "engine/backuprun.h"

#include "storage/accounts.h"
#include "storage/figures.h"
#include "storage/onlinebackup.h"
#include "storage/queue.h"

#include <QDate>
#include <QDateTime>
#include <QFile>
#include <QRegularExpression>
#include <QSet>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace {
/// A plain database at `path` for the life of this object.
class Scratch {
public:
    explicit Scratch(QString path)
        : m_path(std::move(path))
    {
    }
    ~Scratch()
    {
        for (const QString &suffix : { QString(), u"-wal"_s, u"-shm"_s })
            QFile::remove(m_path + suffix);
    }
    Q_DISABLE_COPY_MOVE(Scratch)

private:
    QString m_path;
};

Result<sealedbackup::Head> headOf(const QString &copy, Instant createdAt)
{
    auto db = Connection::open(copy, Connection::Mode::ReadOnly);
    if (!db)
        return fail(db.error());
    auto counts = FigureRepository(**db).counts();
    if (!counts)
        return fail(counts.error());
    auto body = FolderRepository(**db).vaultWraps();
    if (!body)
        return fail(body.error());
    auto wraps = VaultWraps::fromBytes(*body);
    if (!wraps)
        return fail(wraps.error());
    auto id = FolderRepository(**db).meta(u"folder_id"_s);
    if (!id)
        return fail(id.error());
    return sealedbackup::Head { id->value_or(QString()), createdAt, counts->orders, counts->keys, *wraps };
}

std::optional<QDateTime> momentOf(const QString &name)
{
    static const QRegularExpression form(u"^neverdrop-(\\d{8}T\\d{6})Z\\.ndbk$"_s);
    const auto match = form.match(name);
    if (!match.hasMatch())
        return {};
    QDateTime at = QDateTime::fromString(match.captured(1), u"yyyyMMdd'T'HHmmss"_s);
    at.setTimeSpec(Qt::UTC);
    return at.isValid() ? std::optional(at) : std::nullopt;
}
} // namespace

Result<backuprun::Made> backuprun::make(Connection &db, const QString &target, const QString &scratch,
    const Vault &vault, Random &random, Instant now)
{
    const Scratch plain(scratch);
    if (auto copied = onlineBackup(db.path(), scratch, {}); !copied)
        return fail(copied.error());
    auto head = headOf(scratch, now);
    if (!head)
        return fail(head.error());
    auto written = sealedbackup::write(scratch, target, *head, vault, random);
    if (!written)
        return fail(written.error());
    return Made { head->orders, head->keys, *written,
        head->wraps.passphrase.has_value() || !head->wraps.recovery.isEmpty() };
}

Result<> backuprun::verify(const QString &file, const QString &scratch, const Vault &vault)
{
    const Scratch plain(scratch);
    if (auto opened = sealedbackup::open(file, scratch, vault); !opened)
        return opened;
    auto db = Connection::open(scratch, Connection::Mode::ReadOnly);
    if (!db)
        return fail(db.error());
    auto sound = FigureRepository(**db).integrity();
    if (!sound)
        return fail(sound.error());
    if (!sound->isEmpty())
        return fail(
            ErrorClass::DataDamaged, u"the backup %1 does not open as it should: %2"_s.arg(file, *sound));
    return {};
}

QString backuprun::fileName(Instant at)
{
    const QDateTime utc = QDateTime::fromMSecsSinceEpoch(toMs(at), Qt::UTC);
    return u"neverdrop-%1Z.ndbk"_s.arg(utc.toString(u"yyyyMMdd'T'HHmmss"_s));
}

QStringList backuprun::surplus(const QStringList &names, int days, int weeks, Instant now)
{
    QStringList ours;
    std::ranges::copy_if(
        names, std::back_inserter(ours), [](const QString &name) { return momentOf(name).has_value(); });
    std::sort(ours.begin(), ours.end(), std::greater<>());
    const QDate today = QDateTime::fromMSecsSinceEpoch(toMs(now), Qt::UTC).date();
    QSet<QDate> daysSeen;
    QSet<QDate> weeksSeen;
    QStringList gone;
    for (qsizetype i = 0; i < ours.size(); ++i) {
        const QDate day = momentOf(ours[i])->date();
        const QDate monday = day.addDays(1 - day.dayOfWeek());
        const QDate thisMonday = today.addDays(1 - today.dayOfWeek());
        const bool ofDay = day.daysTo(today) < days && !daysSeen.contains(day);
        const bool ofWeek = monday.daysTo(thisMonday) < 7 * weeks && !weeksSeen.contains(monday);
        daysSeen.insert(day);
        weeksSeen.insert(monday);
        if (i > 0 && !ofDay && !ofWeek)
            gone.append(ours[i]);
    }
    return gone;
}

Result<QString> backuprun::mark(Connection &db)
{
    auto counts = FigureRepository(db).counts();
    if (!counts)
        return fail(counts.error());
    auto head = AttemptRepository(db).head();
    if (!head)
        return fail(head.error());
    auto audited = FolderRepository(db).auditList(1);
    if (!audited)
        return fail(audited.error());
    return u"%1:%2:%3:%4"_s.arg(counts->orders)
        .arg(counts->keys)
        .arg(head->n)
        .arg(audited->isEmpty() ? 0 : audited->first().id);
}
