#include "cli/commandtable.h"

#include <QCoreApplication>

namespace cli {
namespace {

constexpr Argument required(Argument argument)
{
    argument.required = true;
    return argument;
}

constexpr Argument text(const char *name, const char *placeholder, const char *help)
{
    return { .name = name, .kind = ValueKind::Text, .placeholder = placeholder, .help = help };
}

constexpr Argument integer(const char *name, const char *placeholder, const char *help)
{
    return { .name = name, .kind = ValueKind::Integer, .placeholder = placeholder, .help = help };
}

constexpr Argument flag(const char *name, const char *help)
{
    return { .name = name, .kind = ValueKind::Flag, .placeholder = "", .help = help };
}

constexpr Argument choice(const char *name, const char *choices, const char *help)
{
    return {
        .name = name, .kind = ValueKind::Choice, .placeholder = choices, .help = help, .choices = choices
    };
}

constexpr Argument file(const char *name, const char *help, const char *placeholder = "FILE")
{
    return required({ .name = name, .kind = ValueKind::Path, .placeholder = placeholder, .help = help });
}

constexpr Argument Sku
    = required(text("sku", "S", QT_TRANSLATE_NOOP("cli", "the product's stock keeping unit")));
constexpr Argument Enabled { .name = "enabled",
    .kind = ValueKind::Boolean,
    .placeholder = "true|false",
    .help = QT_TRANSLATE_NOOP("cli", "whether it is in use"),
    .choices = "true|false" };
constexpr Argument Separator = choice("separator", "line|blank-line",
    QT_TRANSLATE_NOOP("cli", "what stands between two keys: one key a line, or a blank line"));
constexpr Argument Limit = integer("limit", "N", QT_TRANSLATE_NOOP("cli", "at most this many"));
constexpr Argument NewPassphrase { .name = "new-passphrase-file",
    .kind = ValueKind::FirstLineFile,
    .placeholder = "FILE",
    .help = QT_TRANSLATE_NOOP("cli", "file whose first line is the new passphrase"),
    .member = "new_passphrase",
    .environment = "NEVERDROP_NEW_PASSPHRASE" };
constexpr Argument RecoveryCode { .name = "recovery-code-file",
    .kind = ValueKind::FirstLineFile,
    .placeholder = "F",
    .help = QT_TRANSLATE_NOOP("cli", "file whose first line is the recovery code"),
    .member = "recovery_code" };

constexpr Argument Type
    = required(text("type", "T", QT_TRANSLATE_NOOP("cli", "one of those that `types` lists")));
constexpr Argument Set { .name = "set",
    .kind = ValueKind::Fields,
    .placeholder = "name=value",
    .help = QT_TRANSLATE_NOOP(
        "cli", "a field; name=@FILE reads it from a file, name=@@… stands for a text that begins with @") };
constexpr Argument Secret { .name = "secret",
    .kind = ValueKind::Secrets,
    .placeholder = "name=@FILE",
    .help
    = QT_TRANSLATE_NOOP("cli", "a secret field: name=@FILE, name=- (standard input) or name=env:VARIABLE") };

Argument id(const char *help)
{
    return required(text("id", "ID", help));
}

std::vector<Argument> productOptions(bool adding)
{
    Argument name = text("name", "N", QT_TRANSLATE_NOOP("cli", "what buyers see"));
    Argument price = text("price", "9.90", QT_TRANSLATE_NOOP("cli", "unit price, a decimal number"));
    name.required = price.required = adding;
    std::vector<Argument> options {
        Sku,
        name,
        price,
        text("currency", "CNY", QT_TRANSLATE_NOOP("cli", "ISO 4217 code")),
        choice("kind", "keys|text|loop",
            QT_TRANSLATE_NOOP("cli",
                "keys: each sold once; text: the same text for all; loop: each key sold --quota times")),
        { .name = "text-file",
            .kind = ValueKind::TextFile,
            .placeholder = "F",
            .help = QT_TRANSLATE_NOOP("cli", "the text of a text product, UTF-8"),
            .member = "text" },
        integer("quota", "N", QT_TRANSLATE_NOOP("cli", "how often a loop product sells each key")),
        { .name = "tier",
            .kind = ValueKind::List,
            .placeholder = "10:9.00",
            .help = QT_TRANSLATE_NOOP("cli", "from this quantity on, this unit price") },
        integer("min", "1", QT_TRANSLATE_NOOP("cli", "fewest in one order")),
        integer("max-per-order", "100", QT_TRANSLATE_NOOP("cli", "most in one order")),
        integer("low-stock", "10", QT_TRANSLATE_NOOP("cli", "warn when fewer keys are left")),
        flag("drill", QT_TRANSLATE_NOOP("cli", "can only be paid through the sandbox provider")),
    };
    if (!adding)
        options.push_back(Enabled);
    return options;
}

std::vector<Command> goodsCommands()
{
    const Argument state = choice(
        "state", "available|sold|void", QT_TRANSLATE_NOOP("cli", "which keys; available unless named"));
    const Argument encoding = choice(
        "encoding", "auto|utf-8|gb18030|utf-16", QT_TRANSLATE_NOOP("cli", "how the file is written"));
    return {
        { "product add", QT_TRANSLATE_NOOP("cli", "Adds a product."), {}, productOptions(true) },
        { "product list", QT_TRANSLATE_NOOP("cli", "Lists the products."), {}, {} },
        { "product edit", QT_TRANSLATE_NOOP("cli", "Changes a product."), {}, productOptions(false) },
        { "product remove", QT_TRANSLATE_NOOP("cli", "Removes a product."), {}, { Sku } },
        { "keys import",
            QT_TRANSLATE_NOOP(
                "cli", "Takes card keys into stock. Run again after an interruption, it continues."),
            { file("file", QT_TRANSLATE_NOOP("cli", "file with the keys, - for standard input"), "FILE|-") },
            { Sku, flag("dry-run", QT_TRANSLATE_NOOP("cli", "only count, change nothing")), encoding,
                Separator } },
        { "keys stock", QT_TRANSLATE_NOOP("cli", "Counts the keys of each product."), {},
            { text("sku", "S", Sku.help) } },
        { "keys export", QT_TRANSLATE_NOOP("cli", "Writes keys to a file that can be imported again."),
            { file("file", QT_TRANSLATE_NOOP("cli", "file to write")) }, { Sku, state, Separator } },
        { "keys void", QT_TRANSLATE_NOOP("cli", "Takes bad keys out of stock."),
            { file("file", QT_TRANSLATE_NOOP("cli", "file with the keys, - for standard input"), "FILE|-") },
            { Sku, Separator } },
        { "keys undo", QT_TRANSLATE_NOOP("cli", "Removes the keys of an import that are still available."),
            { required(text("batch", "BATCH", QT_TRANSLATE_NOOP("cli", "number of the import"))) }, {} },
    };
}

std::vector<Command> accountCommands()
{
    return {
        { "provider types", QT_TRANSLATE_NOOP("cli", "Lists the payment adapters and the fields each needs."),
            {}, {} },
        { "provider add", QT_TRANSLATE_NOOP("cli", "Adds a payment account."),
            { id(QT_TRANSLATE_NOOP("cli", "name of the account")) }, { Type, Set, Secret } },
        { "provider edit", QT_TRANSLATE_NOOP("cli", "Changes a payment account."),
            { id(QT_TRANSLATE_NOOP("cli", "name of the account")) }, { Set, Secret, Enabled } },
        { "provider list", QT_TRANSLATE_NOOP("cli", "Lists the payment accounts."), {}, {} },
        { "provider test", QT_TRANSLATE_NOOP("cli", "Asks the provider whether the account works."),
            { id(QT_TRANSLATE_NOOP("cli", "name of the account")) }, {} },
        { "provider remove", QT_TRANSLATE_NOOP("cli", "Removes a payment account."),
            { id(QT_TRANSLATE_NOOP("cli", "name of the account")) }, {} },
        { "channel types", QT_TRANSLATE_NOOP("cli", "Lists the kinds of channels and the fields each needs."),
            {}, {} },
        { "channel add", QT_TRANSLATE_NOOP("cli", "Adds a delivery or alert channel."),
            { id(QT_TRANSLATE_NOOP("cli", "name of the channel")) }, { Type, Set, Secret } },
        { "channel edit", QT_TRANSLATE_NOOP("cli", "Changes a channel."),
            { id(QT_TRANSLATE_NOOP("cli", "name of the channel")) }, { Set, Secret, Enabled } },
        { "channel list", QT_TRANSLATE_NOOP("cli", "Lists the channels."), {}, {} },
        { "channel test", QT_TRANSLATE_NOOP("cli", "Sends a test message."),
            { id(QT_TRANSLATE_NOOP("cli", "name of the channel")) }, {} },
        { "channel rotate-secret",
            QT_TRANSLATE_NOOP("cli", "Makes a new signing secret; the old one signs too for 24 hours."),
            { id(QT_TRANSLATE_NOOP("cli", "name of the channel")) }, {} },
        { "channel remove", QT_TRANSLATE_NOOP("cli", "Removes a channel."),
            { id(QT_TRANSLATE_NOOP("cli", "name of the channel")) }, {} },
    };
}

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
                { .name = "channel",
                    .kind = ValueKind::List,
                    .placeholder = "ID",
                    .help = QT_TRANSLATE_NOOP("cli", "deliver through this channel") },
                text("client-ip", "IP", QT_TRANSLATE_NOOP("cli", "buyer's address")),
                text("return-url", "URL",
                    QT_TRANSLATE_NOOP("cli", "where the provider sends the buyer afterwards")),
                integer("expires-in", "SECONDS", QT_TRANSLATE_NOOP("cli", "payment window")),
                text("request-id", "R",
                    QT_TRANSLATE_NOOP("cli", "the same id again gives the same order")) } },
        { "order list", QT_TRANSLATE_NOOP("cli", "Lists orders, newest first."), {},
            { choice("state",
                  "awaiting_payment|paid|delivering|delivered|expired|cancelled|refunding|refunded",
                  QT_TRANSLATE_NOOP("cli", "only in this state")),
                flag("attention", QT_TRANSLATE_NOOP("cli", "only those that need a person")),
                text("search", "TEXT",
                    QT_TRANSLATE_NOOP("cli", "order, provider or wallet number, contact, full card key")),
                Limit,
                text(
                    "before", "C", QT_TRANSLATE_NOOP("cli", "continue a list: the cursor it ended with")) } },
        { "order show", QT_TRANSLATE_NOOP("cli", "Shows one order."), { order }, {} },
        { "order export", QT_TRANSLATE_NOOP("cli", "Writes orders as CSV for the books, without keys."),
            { file("file", QT_TRANSLATE_NOOP("cli", "file to write")) },
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
            { choice("state", "waiting|running|held|in_doubt|done|failed|cancelled",
                  QT_TRANSLATE_NOOP("cli", "only in this state")),
                Limit } },
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
            { file("file", QT_TRANSLATE_NOOP("cli", "file to write")) }, {} },
    };
}

std::vector<Command> serviceCommands()
{
    const auto tokenName
        = [](const char *help) { return std::vector<Argument> { required(text("name", "NAME", help)) }; };
    return {
        { "serve", QT_TRANSLATE_NOOP("cli", "Runs the engine and its HTTP interface."), {},
            { text("listen", "HOST:PORT", QT_TRANSLATE_NOOP("cli", "address to listen on; port 0 picks one")),
                { .name = "until-idle",
                    .kind = ValueKind::Decimal,
                    .placeholder = "SECONDS",
                    .help = QT_TRANSLATE_NOOP("cli", "end when nothing was due for that long") } } },
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
        { "backup", QT_TRANSLATE_NOOP("cli", "Writes a sealed backup."),
            { file("file", QT_TRANSLATE_NOOP("cli", "file to write")) }, {} },
        { "restore",
            QT_TRANSLATE_NOOP("cli", "Brings back a backup; the folder is in quarantine afterwards."),
            { file("file", QT_TRANSLATE_NOOP("cli", "the backup")) }, { RecoveryCode } },
        { "quarantine show", QT_TRANSLATE_NOOP("cli", "Shows whether the folder is in quarantine, and why."),
            {}, {} },
        { "quarantine release", QT_TRANSLATE_NOOP("cli", "Ends the quarantine: sells and delivers again."),
            {}, {} },
        { "vault change-passphrase", QT_TRANSLATE_NOOP("cli", "Sets a new passphrase."), {},
            { required(NewPassphrase) } },
        { "vault rotate-key", QT_TRANSLATE_NOOP("cli", "Makes a new data key and seals everything anew."), {},
            {} },
        { "vault export-recovery",
            QT_TRANSLATE_NOOP("cli", "Writes a recovery file and prints its code, once."),
            { file("file", QT_TRANSLATE_NOOP("cli", "file to write")) }, {} },
        { "vault recover", QT_TRANSLATE_NOOP("cli", "Opens the vault with a recovery file and its code."),
            { file("file", QT_TRANSLATE_NOOP("cli", "the recovery file")) },
            { RecoveryCode, NewPassphrase } },
        { "audit list", QT_TRANSLATE_NOOP("cli", "Lists who did what and when."), {}, { Limit } },
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
                { .name = "config",
                    .kind = ValueKind::Path,
                    .placeholder = "FILE",
                    .help = QT_TRANSLATE_NOOP("cli", "JSON file with seed and faults") } } },
        { "demo", QT_TRANSLATE_NOOP("cli", "Plays the whole story in a throw-away folder."), {},
            { integer("orders", "50", QT_TRANSLATE_NOOP("cli", "how many orders")),
                integer("seed", "1", QT_TRANSLATE_NOOP("cli", "the same seed plays the same story")),
                { .name = "speed",
                    .kind = ValueKind::Decimal,
                    .placeholder = "10",
                    .help = QT_TRANSLATE_NOOP("cli", "divides every waiting time") } } },
        { "completion", QT_TRANSLATE_NOOP("cli", "Prints the completion script of a shell."),
            { required(choice("shell", "bash|zsh", QT_TRANSLATE_NOOP("cli", "which shell"))) }, {}, false,
            true },
    };
}

std::vector<Command> allCommands()
{
    std::vector<Command> all {
        { "init", QT_TRANSLATE_NOOP("cli", "Creates folder, database and vault."), {}, {} },
        { "config get", QT_TRANSLATE_NOOP("cli", "Shows settings."),
            { text("key", "KEY", QT_TRANSLATE_NOOP("cli", "one setting; all unless named")) }, {} },
        { "config set", QT_TRANSLATE_NOOP("cli", "Changes a setting; takes effect at once."),
            { required(text("key", "KEY", QT_TRANSLATE_NOOP("cli", "the setting"))),
                required(text("value", "VALUE", QT_TRANSLATE_NOOP("cli", "its new value"))) },
            {} },
    };
    for (const auto &group : { goodsCommands(), accountCommands(), orderCommands(), queueCommands(),
             serviceCommands(), safetyCommands(), rehearsalCommands() })
        all.insert(all.end(), group.begin(), group.end());
    return all;
}
} // namespace

const std::vector<Command> &commands()
{
    static const std::vector<Command> table = allCommands();
    return table;
}

const std::vector<Argument> &globalOptions()
{
    static const std::vector<Argument> table {
        { .name = "data-dir",
            .kind = ValueKind::Path,
            .placeholder = "DIR",
            .help = QT_TRANSLATE_NOOP(
                "cli", "the program's folder, else NEVERDROP_DATA_DIR, else the usual place") },
        { .name = "passphrase-file",
            .kind = ValueKind::Path,
            .placeholder = "FILE",
            .help = QT_TRANSLATE_NOOP("cli",
                "file whose first line opens the vault, else NEVERDROP_PASSPHRASE, else the system "
                "keychain") },
        flag("json", QT_TRANSLATE_NOOP("cli", "exactly one JSON document on standard output")),
        choice(
            "log-level", "error|info|debug", QT_TRANSLATE_NOOP("cli", "how much to say on standard error")),
        flag("help", QT_TRANSLATE_NOOP("cli", "show this and end")),
        flag("version", QT_TRANSLATE_NOOP("cli", "show the version and end")),
    };
    return table;
}

} // namespace cli
