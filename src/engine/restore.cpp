#include "engine/restore.h"

#include "engine/allotmentlog.h"
#include "engine/sealedbackup.h"
#include "storage/accounts.h"
#include "storage/catalogue.h"
#include "storage/migrator.h"
#include "storage/orders.h"
#include "storage/queue.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <iterator>

using namespace Qt::StringLiterals;

namespace {
Result<std::shared_ptr<Vault>> openVault(
    const VaultWraps &wraps, const VaultAccess &access, const std::optional<RecoveryCode> &code)
{
    if (code)
        return Vault::unlockWithRecoveryCode(wraps, *code);
    if (access.passphrase)
        return Vault::unlockWithPassphrase(wraps, access.passphrase->view());
    if (access.keyStore && wraps.keychain)
        return Vault::unlockWithKeychain(wraps, *access.keyStore);
    return fail(
        ErrorClass::VaultLocked, u"this backup opens with a passphrase or with --recovery-code-file"_s);
}

/// One allotment that the backup may not know. An order that it knows gets its own keys back, so that it
/// is never sent others; of several records the last whole one counts.
Result<> take(Connection &db, const Allotment &record, Instant now, restore::Report &report)
{
    CardRepository cards(db);
    auto order = OrderRepository(db).byUlid(record.order);
    if (!order && order.error().kind != ErrorClass::NotFound)
        return fail(order.error());
    std::vector<CardId> marked;
    for (const SoldKey &key : record.keys) {
        auto since = cards.markSoldSince(key, order ? order->id : OrderId(), record.order);
        if (!since)
            return fail(since.error());
        report.soldElsewhere += since->elsewhere;
        if (!since->marked.isNull())
            marked.push_back(since->marked);
    }
    report.soldSince += qint64(marked.size());
    if (!order || qint64(marked.size()) != order->quantity)
        return {};
    auto known = cards.ofOrder(order->id);
    if (!known || !known->empty())
        return known ? Result<> {} : fail(known.error());
    return cards.place(order->id, marked, now);
}

/// What was sold between the backup and now must not be sold again. The journal may have moved since
/// (`backup.folder`): every one that stands where it may stand counts.
Result<> replay(
    Connection &db, const QStringList &journals, const Vault &vault, Instant now, restore::Report &report)
{
    std::vector<Allotment> records;
    bool found = false;
    for (const QString &journal : journals) {
        auto some = AllotmentLog::read(journal, vault);
        if (!some && some.error().kind == ErrorClass::NotFound)
            continue;
        report.allAside = report.allAside || !some;
        found = true;
        if (some)
            std::move(some->begin(), some->end(), std::back_inserter(records));
    }
    for (auto record = records.rbegin(); record != records.rend(); ++record) {
        if (auto taken = take(db, *record, now, report); !taken)
            return taken;
    }
    report.allAside = report.allAside || !found;
    if (!report.allAside)
        return {};
    auto aside = CardRepository(db).setAllAside();
    return aside ? Result<> {} : fail(aside.error());
}

/// The setting of the database that is being replaced, where it can still be asked.
QString presentBackupFolder(const QString &folder)
{
    const QString database = DataFolder::databasePath(folder);
    if (!QFileInfo::exists(database))
        return {};
    auto db = Connection::open(database, Connection::Mode::ReadOnly);
    auto settings = db ? FolderRepository(**db).settings() : Result<QMap<QString, QString>>();
    return settings ? settings->value(u"backup.folder"_s) : QString();
}

struct Source {
    QString folder; ///< of the merchant
    QString backup;
    const Vault &vault;
    const VaultWraps &wraps;
    Instant now;
};

QStringList journalPlaces(const Source &source, const QString &backupFolder)
{
    QStringList places { restore::journalPath(source.folder, presentBackupFolder(source.folder)),
        restore::journalPath(source.folder, backupFolder),
        restore::journalPath(source.folder, QFileInfo(source.backup).absolutePath()) };
    for (QString &place : places)
        place = QDir::cleanPath(place);
    places.removeDuplicates();
    return places;
}

Result<> prepare(const QString &database, const Source &source, restore::Report &report)
{
    auto db = Connection::open(database, Connection::Mode::ReadWrite);
    if (!db)
        return fail(db.error());
    if (auto migrated = migrate(**db); !migrated)
        return migrated;
    auto transaction = Transaction::begin(**db);
    if (!transaction)
        return fail(transaction.error());
    FolderRepository meta(**db);
    auto settings = meta.settings();
    if (!settings)
        return fail(settings.error());
    if (auto set = meta.setMeta(
            u"quarantine"_s, u"restored from a backup; look at what was sold since, then release it"_s);
        !set)
        return set;
    // The wraps of the head opened the backup; those inside may be from before a passphrase change.
    if (auto set = meta.setVaultWraps(source.wraps.toBytes()); !set)
        return set;
    if (auto asking = JobRepository(**db).askBeforeRefunding(source.now); !asking)
        return asking;
    if (auto replayed = replay(**db, journalPlaces(source, settings->value(u"backup.folder"_s)), source.vault,
            source.now, report);
        !replayed)
        return replayed;
    return transaction->commit();
}

/// The old database beside its name, WAL and all.
Result<QString> setOldAside(const QString &database, const Clock &clock)
{
    if (!QFileInfo::exists(database))
        return QString();
    QString stamp = toRfc3339(clock.now());
    stamp.replace(u':', u'-');
    const QString kept = database + u".replaced-"_s + stamp;
    for (const QString &suffix : { QString(), u"-wal"_s, u"-shm"_s }) {
        if (QFileInfo::exists(database + suffix) && !QFile::rename(database + suffix, kept + suffix))
            return fail(ErrorClass::Local, u"%1 cannot be renamed"_s.arg(database + suffix));
    }
    return kept;
}
} // namespace

QString restore::backupFolder(const QString &folder, const QString &setting)
{
    return setting.isEmpty() ? folder + u"/backups"_s : setting;
}

QString restore::journalPath(const QString &folder, const QString &backupFolder)
{
    return restore::backupFolder(folder, backupFolder) + u"/allotments.journal"_s;
}

Result<restore::Report> restore::run(const QString &folder, const QString &backup, const VaultAccess &access,
    const std::optional<RecoveryCode> &code, const Clock &clock)
{
    auto head = sealedbackup::readHead(backup);
    if (!head)
        return fail(head.error());
    auto vault = openVault(head->wraps, access, code);
    if (!vault)
        return fail(vault.error());
    if (auto made = platform::makePrivateFolder(folder); !made)
        return fail(made.error());
    auto lock = platform::FileLock::tryLock(folder + u"/engine.lock"_s);
    if (!lock)
        return fail(lock.error());
    const QString database = DataFolder::databasePath(folder);
    const QString fresh = database + u".restoring"_s;
    for (const QString &suffix : { QString(), u"-wal"_s, u"-shm"_s })
        QFile::remove(fresh + suffix);
    if (auto opened = sealedbackup::open(backup, fresh, **vault); !opened)
        return fail(opened.error());
    Report report;
    report.orders = head->orders;
    report.keys = head->keys;
    if (auto ready = prepare(fresh, { folder, backup, **vault, head->wraps, clock.now() }, report); !ready)
        return fail(ready.error());
    auto kept = setOldAside(database, clock);
    if (!kept)
        return fail(kept.error());
    report.kept = *kept;
    // Closed properly, the new database is one file.
    for (const QString &suffix : { u"-wal"_s, u"-shm"_s })
        QFile::remove(fresh + suffix);
    if (!QFile::rename(fresh, database))
        return fail(ErrorClass::Local, u"%1 cannot be put in place"_s.arg(database));
    if (auto synced = platform::syncFolder(folder); !synced)
        return fail(synced.error());
    return report;
}
