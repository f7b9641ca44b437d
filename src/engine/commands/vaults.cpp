#include "engine/commands/arguments.h"
#include "engine/commands/registry.h"
#include "engine/engine.h"
#include "vault/vaultwraps.h"

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {
using Reply = Desk::Done;

Result<VaultWraps> wrapsOf(Connection &db)
{
    auto body = FolderRepository(db).vaultWraps();
    return body ? VaultWraps::fromBytes(*body) : fail(body.error());
}

Result<QJsonValue> vaultStatus(Connection &db)
{
    const auto wraps = wrapsOf(db);
    if (!wraps)
        return fail(wraps.error());
    return QJsonValue(QJsonObject { { u"passphrase"_s, wraps->passphrase.has_value() },
        { u"keychain"_s, wraps->keychain.has_value() }, { u"recovery"_s, !wraps->recovery.isEmpty() } });
}

/// Whoever guesses waits: three are free, for a slip of the finger; then 2 s, 4 s, … up to five minutes. One
/// guess at a time.
struct Guesses {
    int wrong = 0;
    Instant closedUntil {};
    bool checking = false;
};

void countWrong(Guesses &guesses, Instant now)
{
    constexpr int Free = 3;
    if (++guesses.wrong >= Free)
        guesses.closedUntil
            = now + std::min(Millis(5min), Millis(2s) * (1 << std::min(guesses.wrong - Free, 8)));
}

std::optional<Error> notYet(const Guesses &guesses, Instant now)
{
    if (guesses.checking)
        return Error { ErrorClass::RateLimited, u"another passphrase is being checked; wait a moment"_s };
    if (now >= guesses.closedUntil)
        return {};
    const qint64 left = (guesses.closedUntil - now).count();
    return Error { ErrorClass::RateLimited,
        u"too many wrong passphrases; try again in %1 seconds"_s.arg((left + 999) / 1000), left };
}

/// Proves that somebody knows the passphrase, and changes nothing.
void vaultCheck(Engine &engine, Guesses &guesses, const DeskRequest &request, Reply done)
{
    if (const auto error = notYet(guesses, engine.now())) {
        done({ fail(*error), {} });
        return;
    }
    guesses.checking = true;
    engine.read<QJsonValue>(
        [given = arguments::textOr(request.args, u"passphrase"_s).toUtf8()](
            Connection &db) -> Result<QJsonValue> {
            const auto wraps = wrapsOf(db);
            if (!wraps)
                return fail(wraps.error());
            auto opened = Vault::unlockWithPassphrase(*wraps, given);
            return opened ? Result<QJsonValue>(QJsonObject { { u"ok"_s, true } }) : fail(opened.error());
        },
        [&engine, &guesses, done = std::move(done)](Result<QJsonValue> checked) {
            guesses.checking = false;
            if (checked)
                guesses.wrong = 0;
            else if (checked.error().kind == ErrorClass::VaultLocked)
                countWrong(guesses, engine.now());
            done({ std::move(checked), {} });
        });
}
} // namespace

QList<commands::Command> commands::vaultCommands()
{
    auto guesses = std::make_shared<Guesses>();
    return { { u"vault status"_s,
                 [](Engine &engine, const DeskRequest &, Reply done) {
                     engine.read<QJsonValue>([](Connection &db) { return vaultStatus(db); },
                         [done = std::move(done)](Result<QJsonValue> status) {
                             done({ std::move(status), {} });
                         });
                 } },
        { u"vault check"_s, [guesses](Engine &engine, const DeskRequest &request, Reply done) {
             vaultCheck(engine, *guesses, request, std::move(done));
         } } };
}
