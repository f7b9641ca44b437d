#include "app/shopfolder.h"

#include "crypto/systemrandom.h"
#include "storage/accounts.h"
#include "storage/storedsetting.h"

#include <QCoreApplication>
#include <QDir>

using namespace Qt::StringLiterals;

namespace {
/// Runs `call` on the window's thread and waits for what it says.
template <class T, class Call> T onTheWindowsThread(Call call)
{
    std::optional<T> answer;
    QMetaObject::invokeMethod(
        QCoreApplication::instance(), [&] { answer.emplace(call()); }, Qt::BlockingQueuedConnection);
    return std::move(*answer);
}

VaultAccess accessBy(const QByteArray &passphrase, KeyStore &keyStore)
{
    VaultAccess access;
    if (passphrase.isEmpty())
        access.keyStore = &keyStore;
    else
        access.passphrase = SecretBytes(passphrase);
    return access;
}

Result<VaultWraps> wrapsOf(Connection &db)
{
    auto body = FolderRepository(db).vaultWraps();
    return body ? VaultWraps::fromBytes(*body) : fail(body.error());
}

/// The keychain of another computer does not come along with a backup.
Result<> addKeychain(const QString &folder, const RecoveryCode &code, KeyStore &keyStore)
{
    auto db = Connection::open(DataFolder::databasePath(folder), Connection::Mode::ReadWrite);
    if (!db)
        return fail(db.error());
    const auto wraps = wrapsOf(**db);
    if (!wraps)
        return fail(wraps.error());
    if (wraps->passphrase || (wraps->keychain && Vault::unlockWithKeychain(*wraps, keyStore)))
        return {};
    const auto vault = Vault::unlockWithRecoveryCode(*wraps, code);
    if (!vault)
        return fail(vault.error());
    SystemRandom random;
    const auto changed = (*vault)->withKeychain(*wraps, keyStore, random);
    return changed ? FolderRepository(**db).setVaultWraps(changed->toBytes()) : fail(changed.error());
}
} // namespace

Result<SecretBytes> WindowKeyStore::read(const QString &name)
{
    return onTheWindowsThread<Result<SecretBytes>>([&] { return m_system.read(name); });
}

Result<> WindowKeyStore::write(const QString &name, QByteArrayView value)
{
    return onTheWindowsThread<Result<>>([&] { return m_system.write(name, value); });
}

void WindowKeyStore::remove(const QString &name)
{
    (void)onTheWindowsThread<bool>([&] {
        m_system.remove(name);
        return true;
    });
}

Result<std::unique_ptr<DataFolder>> shopfolder::open(const QString &folder, const QByteArray &passphrase)
{
    WindowKeyStore keyStore;
    return DataFolder::open(folder, accessBy(passphrase, keyStore), u"window"_s, SystemClock());
}

Result<std::unique_ptr<DataFolder>> shopfolder::create(const QString &folder, const QByteArray &passphrase)
{
    WindowKeyStore keyStore;
    SystemRandom random;
    const auto made = DataFolder::init(folder, accessBy(passphrase, keyStore), SystemClock(), random);
    return made ? open(folder, passphrase) : fail(made.error());
}

Result<> shopfolder::proveKeychain(const QString &folder)
{
    WindowKeyStore keyStore;
    const auto vault = unlockForProof(folder, accessBy({}, keyStore));
    return vault ? Result<>() : fail(vault.error());
}

bool shopfolder::hasPassphrase(const QString &folder)
{
    auto db = Connection::open(DataFolder::databasePath(folder), Connection::Mode::ReadOnly);
    if (!db)
        return true;
    const auto wraps = wrapsOf(**db);
    return !wraps || wraps->passphrase.has_value();
}

QStringList shopfolder::backups(const QString &folder)
{
    const QString setting = storedSetting(DataFolder::databasePath(folder), u"backup.folder"_s);
    const QDir place(restore::backupFolder(folder, setting));
    QStringList files;
    const auto found = place.entryInfoList({ u"*.ndbk"_s }, QDir::Files, QDir::Time);
    for (const QFileInfo &file : found)
        files.append(file.filePath());
    return files;
}

Result<restore::Report> shopfolder::restoreFrom(
    const QString &folder, const RestoreRequest &request, const QByteArray &passphrase)
{
    WindowKeyStore keyStore;
    std::optional<RecoveryCode> code;
    if (!request.recoveryCode.isEmpty()) {
        auto parsed = RecoveryCode::parse(request.recoveryCode.toLatin1());
        if (!parsed)
            return fail(parsed.error());
        code = std::move(*parsed);
    }
    auto report = restore::run(folder, request.file, accessBy(passphrase, keyStore), code, SystemClock());
    if (report && code) {
        if (auto added = addKeychain(folder, *code, keyStore); !added)
            return fail(added.error());
    }
    return report;
}
