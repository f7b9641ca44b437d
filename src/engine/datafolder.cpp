#include "engine/datafolder.h"

#include "crypto/digest.h"
#include "storage/accounts.h"
#include "storage/migrator.h"
#include "storage/queue.h"
#include "vault/folderepoch.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace {
QString lockPath(const QString &path)
{
    return path + u"/engine.lock"_s;
}

/// Changes when the folder is copied to another place or computer.
Result<QString> placeHash(const QString &path)
{
    auto place = platform::placeOf(path);
    if (!place)
        return fail(place.error());
    return QString::fromLatin1(digest::sha256Hex(platform::machineId() + '|' + place->toUtf8()));
}

QByteArray lockContent(const QString &role, const QString &socketPath)
{
    return QJsonDocument(QJsonObject { { u"pid"_s, platform::processId() }, { u"role"_s, role },
                             { u"socket"_s, socketPath } })
               .toJson(QJsonDocument::Compact)
        + '\n';
}

Result<std::unique_ptr<platform::FileLock>> lockFolder(const QString &path, const QString &role)
{
    auto lock = platform::FileLock::tryLock(lockPath(path));
    if (!lock)
        return lock;
    if (auto written = (*lock)->write(lockContent(role, {})); !written)
        return fail(written.error());
    return lock;
}

Result<Vault::Created> createVault(const VaultAccess &access, Random &random)
{
    if (access.passphrase)
        return Vault::createWithPassphrase(access.passphrase->view(), random);
    if (access.keyStore)
        return Vault::createWithKeychain(*access.keyStore, random);
    return fail(ErrorClass::VaultLocked,
        u"there is no system keychain here; give a passphrase with --passphrase-file or NEVERDROP_PASSPHRASE"_s);
}

Result<std::shared_ptr<Vault>> openVault(const VaultWraps &wraps, const VaultAccess &access)
{
    if (access.passphrase)
        return Vault::unlockWithPassphrase(wraps, access.passphrase->view());
    if (wraps.keychain && access.keyStore)
        return Vault::unlockWithKeychain(wraps, *access.keyStore);
    return fail(ErrorClass::VaultLocked,
        u"this folder is locked with a passphrase; give it with --passphrase-file or NEVERDROP_PASSPHRASE"_s);
}

QString randomTag(Random &random)
{
    const QString letters = u"ABCDEFGHJKMNPQRSTVWXYZ23456789"_s;
    QString tag;
    for (int i = 0; i < 4; ++i)
        tag += letters.at(qsizetype(random.below(std::uint64_t(letters.size()))));
    return tag;
}

/// What a new folder knows of itself, in one transaction: all of it or nothing.
Result<> furnish(
    Connection &db, const Vault::Created &created, const QString &path, const Clock &clock, Random &random)
{
    auto place = placeHash(path);
    if (!place)
        return fail(place.error());
    auto transaction = Transaction::begin(db);
    if (!transaction)
        return fail(transaction.error());
    FolderRepository folder(db);
    if (auto done = folder.setVaultWraps(created.wraps.toBytes()); !done)
        return done;
    for (const auto &[key, value] :
        { std::pair(u"folder_id"_s, QString::fromLatin1(random.bytes(16).toHex())),
            std::pair(u"folder_tag"_s, randomTag(random)), std::pair(u"place"_s, *place),
            std::pair(u"epoch"_s, u"1"_s), std::pair(u"created_at"_s, toRfc3339(clock.now())) }) {
        if (auto done = folder.setMeta(key, value); !done)
            return done;
    }
    const QByteArray token
        = "nd_" + random.bytes(24).toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
    const TokenRow row { {}, u"default"_s, created.vault->mac("api_token", token),
        created.vault->seal(VaultPlace("api_token", u"default"), token) };
    if (auto done = folder.addToken(row, clock.now()); !done)
        return fail(done.error());
    return transaction->commit();
}

/// Keys were sold from here: a database that is new all the same was lost, not never made.
Result<> refuseLostDatabase(const QString &path)
{
    const QString journal = path + u"/backups/allotments.journal"_s;
    if (QFileInfo(journal).size() == 0)
        return {};
    return fail(ErrorClass::DataDamaged,
        u"%1 has sold keys before (%2 says so), but its database is gone or empty; restore a backup"_s.arg(
            path, journal));
}
} // namespace

bool DataFolder::exists(const QString &path)
{
    return QFileInfo::exists(databasePath(path));
}

Result<bool> DataFolder::init(
    const QString &path, const VaultAccess &access, const Clock &clock, Random &random)
{
    if (auto made = platform::makePrivateFolder(path); !made)
        return fail(made.error());
    if (exists(path)) {
        auto db = Connection::open(databasePath(path), Connection::Mode::ReadOnly);
        if (!db)
            return fail(db.error());
        auto wraps = FolderRepository(**db).vaultWraps();
        if (wraps && !wraps->isEmpty())
            return false;
    }
    if (auto fresh = refuseLostDatabase(path); !fresh)
        return fail(fresh.error());
    auto lock = lockFolder(path, u"command"_s);
    if (!lock)
        return fail(lock.error());
    auto created = createVault(access, random);
    if (!created)
        return fail(created.error());
    auto db = Connection::open(databasePath(path), Connection::Mode::ReadWrite);
    if (!db)
        return fail(db.error());
    if (auto migrated = migrate(**db); !migrated)
        return fail(migrated.error());
    if (auto furnished = furnish(**db, *created, path, clock, random); !furnished)
        return fail(furnished.error());
    return true;
}

std::optional<DataFolder::Holder> DataFolder::holder(const QString &path)
{
    QFile file(lockPath(path));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    const QJsonObject content = QJsonDocument::fromJson(file.readAll()).object();
    if (content.isEmpty())
        return {};
    return Holder { content.value(u"pid"_s).toInteger(), content.value(u"role"_s).toString(),
        content.value(u"socket"_s).toString() };
}

Result<std::unique_ptr<DataFolder>> DataFolder::open(
    const QString &path, const VaultAccess &access, const QString &role, const Clock &)
{
    if (!exists(path))
        return fail(ErrorClass::NotFound,
            u"there is no NeverDrop folder at %1; make one with 'neverdrop-cli init'"_s.arg(
                QDir::toNativeSeparators(path)));
    if (auto safe = platform::checkPrivateFolder(path); !safe)
        return fail(safe.error());
    auto lock = lockFolder(path, role);
    if (!lock)
        return fail(lock.error());
    auto folder = std::unique_ptr<DataFolder>(new DataFolder);
    folder->m_path = path;
    folder->m_role = role;
    folder->m_lock = std::move(*lock);
    auto db = Connection::open(databasePath(path), Connection::Mode::ReadWrite);
    if (!db)
        return fail(db.error());
    folder->m_db = std::move(*db);
    if (auto migrated = migrate(*folder->m_db); !migrated)
        return fail(migrated.error());
    if (auto unlocked = folder->unlock(access); !unlocked)
        return fail(unlocked.error());
    if (auto noticed = folder->noticeCopy(access); !noticed)
        return fail(noticed.error());
    return folder;
}

Result<> DataFolder::unlock(const VaultAccess &access)
{
    auto body = FolderRepository(*m_db).vaultWraps();
    if (!body)
        return fail(body.error());
    if (body->isEmpty())
        return fail(
            ErrorClass::DataDamaged, u"the folder was never finished; run 'neverdrop-cli init' again"_s);
    auto wraps = VaultWraps::fromBytes(*body);
    if (!wraps)
        return fail(wraps.error());
    auto vault = openVault(*wraps, access);
    if (!vault)
        return fail(vault.error());
    m_vault = *vault;
    m_usesPassphrase = access.passphrase.has_value();
    return {};
}

/// Machine, device and inode, and the number that only this folder and the keychain share: where one of
/// them differs, this is a copy, and two shops must not sell the same keys (contract.md section 7).
Result<> DataFolder::noticeCopy(const VaultAccess &access)
{
    FolderRepository folder(*m_db);
    auto place = placeHash(m_path);
    if (!place)
        return fail(place.error());
    auto known = folder.meta(u"place"_s);
    auto id = folder.meta(u"folder_id"_s);
    auto epoch = folder.meta(u"epoch"_s);
    for (const auto *read : { &known, &id, &epoch }) {
        if (!*read)
            return fail(read->error());
    }
    QString why;
    if (*known && **known != *place)
        why = u"this folder was copied or moved from another place or computer"_s;
    const qint64 mine = epoch->value_or(u"1"_s).toLongLong();
    qint64 next = mine + 1;
    const bool keychain = !access.passphrase && access.keyStore;
    if (keychain) {
        auto theirs = folderepoch::read(*access.keyStore, id->value_or(QString()));
        if (theirs && *theirs > mine) {
            why = u"a newer copy of this folder has been used on this computer"_s;
            next = *theirs + 1; // so that the other one notices too
        }
    }
    if (!why.isEmpty()) {
        if (auto set = folder.setMeta(u"quarantine"_s, why); !set)
            return set;
        if (auto set = folder.setMeta(u"place"_s, *place); !set)
            return set;
        // The other copy may have made them.
        if (auto asking = JobRepository(*m_db).askBeforeRefunding({}); !asking)
            return asking;
    }
    if (auto set = folder.setMeta(u"epoch"_s, QString::number(next)); !set)
        return set;
    if (keychain)
        return folderepoch::write(*access.keyStore, id->value_or(QString()), next);
    return {};
}

Result<> DataFolder::announce(const QString &socketPath)
{
    return m_lock->write(lockContent(m_role, socketPath));
}

Result<std::shared_ptr<Vault>> unlockForProof(const QString &folder, const VaultAccess &access)
{
    auto db = Connection::open(DataFolder::databasePath(folder), Connection::Mode::ReadOnly);
    if (!db)
        return fail(db.error());
    auto body = FolderRepository(**db).vaultWraps();
    if (!body)
        return fail(body.error());
    auto wraps = VaultWraps::fromBytes(*body);
    if (!wraps)
        return fail(wraps.error());
    return openVault(*wraps, access);
}
