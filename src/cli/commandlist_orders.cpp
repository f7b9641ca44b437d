#include "cli/commandlist.h"

namespace cli {
namespace {

constexpr Argument Limit = integer("limit", "N", QT_TRANSLATE_NOOP("cli", "at most this many"));
constexpr Argument NewPassphrase = option(ValueKind::FirstLineFile, "new-passphrase-file", "FILE",
    QT_TRANSLATE_NOOP("cli", "file whose first line is the new passphrase"), "new_passphrase",
    "NEVERDROP_NEW_PASSPHRASE");
constexpr Argument Before
    = text("before", "C", QT_TRANSLATE_NOOP("cli", "continue a list: the cursor it ended with"));
constexpr Argument RecoveryCode = option(ValueKind::FirstLineFile, "recovery-code-file", "F",
    QT_TRANSLATE_NOOP("cli", "file whose first line is the recovery code"), "recovery_code");
} // namespace

std::vector<Command> orderCommands()
{
    const Argument order = id(QT_TRANSLATE_NOOP("cli", "order number"));
    const Argument reason = text("reason", "TEXT", QT_TRANSLATE_NOOP("cli", "why, for the audit list"));
    return {
        { "order create", QT_TRANSLATE_NOOP("cli", "Reserves the keys and creates the payment."), {},
            { Sku, integer("quantity", "1", QT_TRANSLATE_NOOP("cli", "how many keys")),
                required(text("provider", "ID", QT_TRANSLATE_NOOP("cli", "payment account"))),
                text("method", "M",
                    QT_TRANSLATE_NOOP("cli", "payment method; the account's first unless named")),
                text("contact", "C", QT_TRANSLATE_NOOP("cli", "buyer's e-mail address or other contact")),
                option(ValueKind::List, "channel", "ID",
                    QT_TRANSLATE_NOOP("cli", "deliver through this channel")),
                text("client-ip", "IP", QT_TRANSLATE_NOOP("cli", "buyer's address")),
                text("return-url", "URL",
                    QT_TRANSLATE_NOOP("cli", "where the provider sends the buyer afterwards")),
                integer("expires-in", "SECONDS", QT_TRANSLATE_NOOP("cli", "payment window")),
                text("request-id", "R",
                    QT_TRANSLATE_NOOP("cli", "the same id again gives the same order")) } },
        { "order list", QT_TRANSLATE_NOOP("cli", "Lists orders, newest first."), {},
            { choice(ValueKind::Choice, "state",
                  "awaiting_payment|paid|delivering|delivered|expired|cancelled|refunding|refunded",
                  QT_TRANSLATE_NOOP("cli", "only in this state")),
                flag("attention", QT_TRANSLATE_NOOP("cli", "only those that need a person")),
                text("search", "TEXT",
                    QT_TRANSLATE_NOOP("cli", "order, provider or wallet number, contact, full card key")),
                Limit, Before } },
        { "order show", QT_TRANSLATE_NOOP("cli", "Shows one order."), { order }, {} },
        { "order export", QT_TRANSLATE_NOOP("cli", "Writes orders as CSV for the books, without keys."),
            { Target },
            { required(text("from", "D", QT_TRANSLATE_NOOP("cli", "first day, YYYY-MM-DD"))),
                required(text("to", "D", QT_TRANSLATE_NOOP("cli", "last day, YYYY-MM-DD"))) } },
        { "order check", QT_TRANSLATE_NOOP("cli", "Asks the provider now."), { order }, {} },
        { "order resend", QT_TRANSLATE_NOOP("cli", "Delivers the same keys again."), { order }, {} },
        { "order confirm", QT_TRANSLATE_NOOP("cli", "A person confirms the payment."), { order },
            { required(reason) } },
        { "order cancel", QT_TRANSLATE_NOOP("cli", "Cancels an order that awaits payment."), { order }, {} },
        { "order refund", QT_TRANSLATE_NOOP("cli", "Gives the money back, all or part of it."), { order },
            { text("amount", "A", QT_TRANSLATE_NOOP("cli", "part of the amount; all unless named")),
                text("reason", "T", reason.help) } },
        { "order cards", QT_TRANSLATE_NOOP("cli", "Shows the order's keys; goes into the audit list."),
            { order }, {} },
        { "order replace", QT_TRANSLATE_NOOP("cli", "Delivers a new key for a dead one."), { order },
            { required(integer("card", "N", QT_TRANSLATE_NOOP("cli", "which key of the order, from 1"))),
                required(text("reason", "T", reason.help)) } },
    };
}

std::vector<Command> queueCommands()
{
    const Argument lane
        = text("lane", "L", QT_TRANSLATE_NOOP("cli", "one lane, kind:endpoint; all unless named"));
    return {
        { "queue list", QT_TRANSLATE_NOOP("cli", "Lists the jobs of the retry queue."), {},
            { choice(ValueKind::Choice, "state", "waiting|running|held|in_doubt|done|failed|cancelled",
                  QT_TRANSLATE_NOOP("cli", "only in this state")),
                Limit, Before } },
        { "queue lanes", QT_TRANSLATE_NOOP("cli", "Lists the lanes and whether they are open."), {}, {} },
        { "queue retry", QT_TRANSLATE_NOOP("cli", "Tries one job, or all failed ones, again now."),
            { text("job", "JOB", QT_TRANSLATE_NOOP("cli", "job number")) },
            { flag("failed", QT_TRANSLATE_NOOP("cli", "all failed jobs")) }, true },
        { "queue pause", QT_TRANSLATE_NOOP("cli", "Holds back a lane, or all."), {}, { lane } },
        { "queue resume", QT_TRANSLATE_NOOP("cli", "Lets a lane, or all, go on."), {}, { lane } },
        { "trace show", QT_TRANSLATE_NOOP("cli", "Shows every attempt made for an order."),
            { required(text("order", "ORDER", QT_TRANSLATE_NOOP("cli", "order number"))) }, {} },
        { "trace verify", QT_TRANSLATE_NOOP("cli", "Checks the whole chain of the attempt log."), {}, {} },
        { "trace export",
            QT_TRANSLATE_NOOP("cli", "Writes the attempt log as JSON Lines that can be verified elsewhere."),
            { Target }, {} },
    };
}

std::vector<Command> serviceCommands()
{
    const auto tokenName
        = [](const char *help) { return std::vector<Argument> { required(text("name", "NAME", help)) }; };
    return {
        { "serve", QT_TRANSLATE_NOOP("cli", "Runs the engine and its HTTP interface."), {},
            { text("listen", "HOST:PORT", QT_TRANSLATE_NOOP("cli", "address to listen on; port 0 picks one")),
                option(ValueKind::Decimal, "until-idle", "SECONDS",
                    QT_TRANSLATE_NOOP("cli", "end when nothing was due for that long")) } },
        { "token", QT_TRANSLATE_NOOP("cli", "Prints an API token."),
            { text("name", "NAME", QT_TRANSLATE_NOOP("cli", "which token; default unless named")) }, {} },
        { "token add", QT_TRANSLATE_NOOP("cli", "Makes an API token that sees only its own orders."),
            tokenName(QT_TRANSLATE_NOOP("cli", "name of the new token")), {} },
        { "token rotate", QT_TRANSLATE_NOOP("cli", "Replaces an API token."),
            tokenName(QT_TRANSLATE_NOOP("cli", "which token")), {} },
        { "token remove", QT_TRANSLATE_NOOP("cli", "Removes an API token."),
            tokenName(QT_TRANSLATE_NOOP("cli", "which token")), {} },
        { "reconcile",
            QT_TRANSLATE_NOOP("cli", "Compares the provider's bill of a day with the orders here."), {},
            { text("provider", "ID", QT_TRANSLATE_NOOP("cli", "payment account; all unless named")),
                text("day", "YYYY-MM-DD", QT_TRANSLATE_NOOP("cli", "the provider's business day")) } },
    };
}

std::vector<Command> safetyCommands()
{
    return {
        { "backup", QT_TRANSLATE_NOOP("cli", "Writes a sealed backup."), { Target }, {} },
        { "restore",
            QT_TRANSLATE_NOOP("cli", "Brings back a backup; the folder is in quarantine afterwards."),
            { file(QT_TRANSLATE_NOOP("cli", "the backup")) }, { RecoveryCode } },
        { "quarantine show", QT_TRANSLATE_NOOP("cli", "Shows whether the folder is in quarantine, and why."),
            {}, {} },
        { "quarantine release", QT_TRANSLATE_NOOP("cli", "Ends the quarantine: sells and delivers again."),
            {}, {} },
        { "vault change-passphrase", QT_TRANSLATE_NOOP("cli", "Sets a new passphrase."), {},
            { required(NewPassphrase) } },
        { "vault rotate-key", QT_TRANSLATE_NOOP("cli", "Makes a new data key and seals everything anew."), {},
            {} },
        { "vault export-recovery",
            QT_TRANSLATE_NOOP("cli", "Writes a recovery file and prints its code, once."), { Target }, {} },
        { "vault recover", QT_TRANSLATE_NOOP("cli", "Opens the vault with a recovery file and its code."),
            { file(QT_TRANSLATE_NOOP("cli", "the recovery file")) }, { RecoveryCode, NewPassphrase } },
        { "audit list", QT_TRANSLATE_NOOP("cli", "Lists who did what and when."), {}, { Limit, Before } },
        { "doctor",
            QT_TRANSLATE_NOOP(
                "cli", "Checks key store, database, rights, clock, trace, channels, providers, backups."),
            {}, {} },
    };
}

std::vector<Command> rehearsalCommands()
{
    return {
        { "sandbox", QT_TRANSLATE_NOOP("cli", "Runs a stand-in for an Epay provider."), {},
            { required(text("listen", "127.0.0.1:0",
                  QT_TRANSLATE_NOOP("cli", "address to listen on; port 0 picks one"))),
                option(ValueKind::Path, "config", "FILE",
                    QT_TRANSLATE_NOOP("cli", "JSON file with seed and faults")) } },
        { "demo", QT_TRANSLATE_NOOP("cli", "Plays the whole story in a throw-away folder."), {},
            { integer("orders", "50", QT_TRANSLATE_NOOP("cli", "how many orders")),
                integer("seed", "1", QT_TRANSLATE_NOOP("cli", "the same seed plays the same story")),
                option(ValueKind::Decimal, "speed", "10",
                    QT_TRANSLATE_NOOP("cli", "divides every waiting time")) } },
        { "completion", QT_TRANSLATE_NOOP("cli", "Prints the completion script of a shell."),
            { required(
                choice(ValueKind::Choice, "shell", "bash|zsh", QT_TRANSLATE_NOOP("cli", "which shell"))) },
            {}, false, true },
    };
}

} // namespace cli
