#include "core/platform.h"
#include "engine/backuprun.h"
#include "engine/commands/registry.h"
#include "engine/engine.h"
#include "engine/trace.h"
#include "storage/figures.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace {
struct Check {
    QString name;
    bool ok = true;
    QString detail;
};

/// The last automatic backup: failed, or old although something has changed since.
Result<Check> checkBackups(Connection &db, const Settings &settings, Instant now)
{
    FolderRepository folder(db);
    auto at = folder.meta(u"backup_at"_s);
    auto mark = folder.meta(u"backup_mark"_s);
    auto error = folder.meta(u"backup_error"_s);
    for (const auto *read : { &at, &mark, &error }) {
        if (!*read)
            return fail(read->error());
    }
    if (*error && !(*error)->isEmpty())
        return Check { u"backups"_s, false, **error };
    if (!*at)
        return Check { u"backups"_s, true, u"none was made yet"_s };
    auto newest = backuprun::mark(db);
    if (!newest)
        return fail(newest.error());
    const Instant last = fromMs((*at)->toLongLong());
    const bool old = *newest != **mark && now - last > 2 * settings.backupEvery;
    return Check { u"backups"_s, !old,
        (old ? u"the last one is old, of %1"_s : u"the last one is of %1"_s).arg(toRfc3339(last)) };
}

/// What only the database can tell.
Result<QList<Check>> checkDatabase(Connection &db, const Rules &rules, Instant now)
{
    QList<Check> checks;
    auto sound = FigureRepository(db).integrity();
    if (!sound)
        return fail(sound.error());
    checks.append({ u"database"_s, sound->isEmpty(), sound->isEmpty() ? u"integrity_check: ok"_s : *sound });
    auto chain = trace::verify(db, *rules.vault);
    if (!chain)
        return fail(chain.error());
    checks.append({ u"trace"_s, !chain->firstBad,
        chain->firstBad ? chain->why : u"%1 entries, the chain is intact"_s.arg(chain->entries) });
    auto backups = checkBackups(db, rules.settings, now);
    if (!backups)
        return fail(backups.error());
    checks.append(*backups);
    auto why = FolderRepository(db).meta(u"quarantine"_s);
    if (!why)
        return fail(why.error());
    const bool free = !*why || (*why)->isEmpty();
    checks.append({ u"quarantine"_s, free, free ? u"not in quarantine"_s : **why });
    return checks;
}

template <class Account> Check accountCheck(const QString &kind, const Account &account)
{
    const auto &row = account.row;
    const bool failing = row.lastErrorAt && (!row.lastOkAt || *row.lastOkAt < *row.lastErrorAt);
    const QString detail = !account.problem.isEmpty() ? account.problem
        : failing                                     ? row.lastError
        : row.lastOkAt                                ? u"last call went well"_s
                                                      : u"not used yet"_s;
    return { kind + u' ' + row.id, account.problem.isEmpty() && !failing, detail };
}

QList<Check> checkHere(Engine &engine)
{
    QList<Check> checks { { u"vault"_s, true, u"open"_s } };
    const auto safe = platform::checkPrivateFolder(engine.config().folder);
    checks.append(
        { u"rights"_s, safe.has_value(), safe ? u"only you may use the folder"_s : safe.error().message });
    const auto free = platform::freeBytes(engine.config().folder);
    const bool room = !free || *free > 200LL << 20;
    checks.append({ u"disk"_s, room, free ? u"%1 MiB free"_s.arg(*free >> 20) : u"unknown"_s });
    const bool clock = engine.now() > fromMs(1'767'225'600'000);
    checks.append({ u"clock"_s, clock, clock ? u"plausible"_s : u"the clock is before 2026; set it"_s });
    for (const ProviderAccount &account : engine.rules()->accounts->providers()) {
        if (!account.row.hiddenAt && account.row.enabled)
            checks.append(accountCheck(u"provider"_s, account));
    }
    for (const DeliveryChannel &channel : engine.rules()->accounts->channels()) {
        if (!channel.row.hiddenAt && channel.row.enabled)
            checks.append(accountCheck(u"channel"_s, channel));
    }
    return checks;
}

void doctor(Engine &engine, const DeskRequest &, Desk::Done done)
{
    engine.reloadRules([&engine, done = std::move(done)](Result<> loaded) {
        if (!loaded) {
            done({ fail(loaded.error()), {} });
            return;
        }
        engine.read<QList<Check>>([rules = engine.rules(), now = engine.now()](
                                      Connection &db) { return checkDatabase(db, *rules, now); },
            [here = checkHere(engine), done](Result<QList<Check>> there) {
                if (!there) {
                    done({ fail(there.error()), {} });
                    return;
                }
                QJsonArray items;
                for (const Check &check : here + *there)
                    items.append(QJsonObject {
                        { u"check"_s, check.name }, { u"ok"_s, check.ok }, { u"detail"_s, check.detail } });
                done({ QJsonValue(QJsonObject { { u"items"_s, items }, { u"next"_s, QJsonValue::Null } }),
                    {} });
            });
    });
}
} // namespace

QList<commands::Command> commands::doctorCommands()
{
    return { { u"doctor"_s, doctor } };
}
