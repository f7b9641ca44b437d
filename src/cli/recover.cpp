#include "cli/access.h"
#include "cli/local.h"
#include "cli/sources.h"
#include "cli/text.h"
#include "crypto/systemrandom.h"
#include "engine/restore.h"
#include "storage/accounts.h"

#include <QFile>

using namespace Qt::StringLiterals;

namespace cli {

DeskReply restoreBackup(const CommandLine &line, Console &, const QProcessEnvironment &environment)
{
    auto access = readAccess(line.globals, environment);
    if (!access)
        return asReply(fail(access.error()));
    std::optional<RecoveryCode> code;
    const QString text = line.request.args.value(u"recovery_code"_s).toString();
    if (!text.isEmpty()) {
        auto parsed = RecoveryCode::parse(text.toLatin1());
        if (!parsed)
            return asReply(fail(parsed.error()));
        code = std::move(*parsed);
    }
    const SystemClock clock;
    auto report = restore::run(
        dataFolder(line.globals, environment), line.paths.value(u"file"_s), (*access)->vault(), code, clock);
    if (!report)
        return asReply(fail(report.error()));
    return asReply(
        QJsonObject { { u"ok"_s, true }, { u"orders"_s, report->orders }, { u"keys"_s, report->keys },
            { u"sold_since"_s, report->soldSince }, { u"sold_elsewhere"_s, report->soldElsewhere },
            { u"set_aside"_s, report->allAside }, { u"kept"_s, report->kept }, { u"quarantined"_s, true } });
}

namespace {
/// Opens the vault by recovery file and code, and gives it a new way in.
Result<> recover(const QString &folder, const QByteArray &file, const RecoveryCode &code,
    const QByteArray &passphrase, KeyStore &keyStore)
{
    auto lock = platform::FileLock::tryLock(folder + u"/engine.lock"_s);
    if (!lock)
        return fail(lock.error());
    auto db = Connection::open(DataFolder::databasePath(folder), Connection::Mode::ReadWrite);
    if (!db)
        return fail(db.error());
    FolderRepository meta(**db);
    auto body = meta.vaultWraps();
    if (!body)
        return fail(body.error());
    auto wraps = VaultWraps::fromBytes(*body);
    if (!wraps)
        return fail(wraps.error());
    auto vault = Vault::unlockWithRecoveryFile(*wraps, file, code);
    if (!vault)
        return fail(vault.error());
    SystemRandom random;
    auto changed = passphrase.isEmpty() ? (*vault)->withKeychain(*wraps, keyStore, random)
                                        : (*vault)->withPassphrase(*wraps, passphrase, random);
    if (!changed)
        return fail(changed.error());
    return meta.setVaultWraps(changed->toBytes());
}
} // namespace

DeskReply recoverVault(const CommandLine &line, Console &, const QProcessEnvironment &environment)
{
    QFile file(line.paths.value(u"file"_s));
    if (!file.open(QIODevice::ReadOnly))
        return asReply(fail(cannotRead(file.fileName(), file.errorString())));
    auto code = RecoveryCode::parse(line.request.args.value(u"recovery_code"_s).toString().toLatin1());
    if (!code)
        return asReply(fail(code.error()));
    const QString folder = dataFolder(line.globals, environment);
    if (!DataFolder::exists(folder))
        return asReply(
            fail(ErrorClass::NotFound, Text::tr("There is no NeverDrop folder at %1.").arg(folder)));
    SystemKeyStore keyStore;
    const auto recovered = recover(folder, file.readAll(), *code,
        line.request.args.value(u"new_passphrase"_s).toString().toUtf8(), keyStore);
    if (!recovered)
        return asReply(fail(recovered.error()));
    return asReply(QJsonObject { { u"ok"_s, true } });
}

} // namespace cli
