#include "engine/restore.h"

#include "engine/allotmentlog.h"
#include "engine/sealedbackup.h"
#include "storage/accounts.h"
#include "storage/catalogue.h"
#include "storage/migrator.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

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

/// What was sold between the backup and now must not be sold again.
Result<> replay(Connection &db, const QString &journal, const Vault &vault, restore::Report &report)
{
    CardRepository cards(db);
    auto allotted = AllotmentLog::read(journal, vault);
    if (!allotted) {
        report.allAside = true;
        auto aside = cards.setAllAside();
        return aside ? Result<> {} : fail(aside.error());
    }
    for (const CardId card : std::as_const(*allotted)) {
        auto marked = cards.markSoldElsewhere(card);
        if (!marked)
            return fail(marked.error());
        report.soldSince += *marked;
    }
    return {};
}

Result<> prepare(const QString &database, const QString &folder, const Vault &vault, const VaultWraps &wraps,
    restore::Report &report)
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
    if (auto set = meta.setVaultWraps(wraps.toBytes()); !set)
        return set;
    if (auto replayed
        = replay(**db, restore::journalPath(folder, settings->value(u"backup.folder"_s)), vault, report);
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
    if (auto ready = prepare(fresh, folder, **vault, head->wraps, report); !ready)
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
