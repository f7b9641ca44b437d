#include "cli/commandlist.h"

namespace cli {
namespace {

constexpr Argument Enabled
    = choice(ValueKind::Boolean, "enabled", "true|false", QT_TRANSLATE_NOOP("cli", "whether it is in use"));
constexpr Argument Separator = choice(ValueKind::Choice, "separator", "line|blank-line",
    QT_TRANSLATE_NOOP("cli", "what stands between two keys: one key a line, or a blank line"));
constexpr Argument Type
    = required(text("type", "T", QT_TRANSLATE_NOOP("cli", "one of those that `types` lists")));
constexpr Argument Set = option(ValueKind::Fields, "set", "name=value",
    QT_TRANSLATE_NOOP(
        "cli", "a field; name=@FILE reads it from a file, name=@@… stands for a text that begins with @"));
constexpr Argument Secret = option(ValueKind::Secrets, "secret", "name=@FILE",
    QT_TRANSLATE_NOOP("cli", "a secret field: name=@FILE, name=- (standard input) or name=env:VARIABLE"));

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
        choice(ValueKind::Choice, "kind", "keys|text|loop",
            QT_TRANSLATE_NOOP("cli",
                "keys: each sold once; text: the same text for all; loop: each key sold --quota times")),
        option(ValueKind::TextFile, "text-file", "F",
            QT_TRANSLATE_NOOP("cli", "the text of a text product, UTF-8"), "text"),
        integer("quota", "N", QT_TRANSLATE_NOOP("cli", "how often a loop product sells each key")),
        option(ValueKind::List, "tier", "10:9.00",
            QT_TRANSLATE_NOOP("cli", "from this quantity on, this unit price")),
        integer("min", "1", QT_TRANSLATE_NOOP("cli", "fewest in one order")),
        integer("max-per-order", "100", QT_TRANSLATE_NOOP("cli", "most in one order")),
        integer("low-stock", "10", QT_TRANSLATE_NOOP("cli", "warn when fewer keys are left")),
        flag("drill", QT_TRANSLATE_NOOP("cli", "can only be paid through the sandbox provider")),
    };
    if (!adding)
        options.push_back(Enabled);
    return options;
}

} // namespace

std::vector<Command> goodsCommands()
{
    const Argument state = choice(ValueKind::Choice, "state", "available|sold|void",
        QT_TRANSLATE_NOOP("cli", "which keys; available unless named"));
    const Argument encoding = choice(ValueKind::Choice, "encoding", "auto|utf-8|gb18030|utf-16",
        QT_TRANSLATE_NOOP("cli", "how the file is written"));
    return {
        { "product add", QT_TRANSLATE_NOOP("cli", "Adds a product."), {}, productOptions(true) },
        { "product list", QT_TRANSLATE_NOOP("cli", "Lists the products."), {}, {} },
        { "product edit", QT_TRANSLATE_NOOP("cli", "Changes a product."), {}, productOptions(false) },
        { "product remove", QT_TRANSLATE_NOOP("cli", "Removes a product."), {}, { Sku } },
        { "keys import",
            QT_TRANSLATE_NOOP(
                "cli", "Takes card keys into stock. Run again after an interruption, it continues."),
            { file(QT_TRANSLATE_NOOP("cli", "file with the keys, - for standard input"), "FILE|-") },
            { Sku, flag("dry-run", QT_TRANSLATE_NOOP("cli", "only count, change nothing")), encoding,
                Separator } },
        { "keys stock", QT_TRANSLATE_NOOP("cli", "Counts the keys of each product."), {},
            { text("sku", "S", Sku.help) } },
        { "keys export", QT_TRANSLATE_NOOP("cli", "Writes keys to a file that can be imported again."),
            { Target }, { Sku, state, Separator } },
        { "keys void", QT_TRANSLATE_NOOP("cli", "Takes bad keys out of stock."),
            { file(QT_TRANSLATE_NOOP("cli", "file with the keys, - for standard input"), "FILE|-") },
            { Sku, Separator } },
        { "keys undo", QT_TRANSLATE_NOOP("cli", "Removes the keys of an import that are still available."),
            { required(text("batch", "BATCH", QT_TRANSLATE_NOOP("cli", "number of the import"))) }, {} },
    };
}

std::vector<Command> accountCommands()
{
    const Argument account = id(QT_TRANSLATE_NOOP("cli", "name of the account"));
    const Argument channel = id(QT_TRANSLATE_NOOP("cli", "name of the channel"));
    return {
        { "provider types", QT_TRANSLATE_NOOP("cli", "Lists the payment adapters and the fields each needs."),
            {}, {} },
        { "provider add", QT_TRANSLATE_NOOP("cli", "Adds a payment account."), { account },
            { Type, Set, Secret } },
        { "provider edit", QT_TRANSLATE_NOOP("cli", "Changes a payment account."), { account },
            { Set, Secret, Enabled } },
        { "provider list", QT_TRANSLATE_NOOP("cli", "Lists the payment accounts."), {}, {} },
        { "provider test", QT_TRANSLATE_NOOP("cli", "Asks the provider whether the account works."),
            { account }, {} },
        { "provider remove", QT_TRANSLATE_NOOP("cli", "Removes a payment account."), { account }, {} },
        { "channel types", QT_TRANSLATE_NOOP("cli", "Lists the kinds of channels and the fields each needs."),
            {}, {} },
        { "channel add", QT_TRANSLATE_NOOP("cli", "Adds a delivery or alert channel."), { channel },
            { Type, Set, Secret } },
        { "channel edit", QT_TRANSLATE_NOOP("cli", "Changes a channel."), { channel },
            { Set, Secret, Enabled } },
        { "channel list", QT_TRANSLATE_NOOP("cli", "Lists the channels."), {}, {} },
        { "channel test", QT_TRANSLATE_NOOP("cli", "Sends a test message."), { channel }, {} },
        { "channel rotate-secret",
            QT_TRANSLATE_NOOP("cli", "Makes a new signing secret; the old one signs too for 24 hours."),
            { channel }, {} },
        { "channel remove", QT_TRANSLATE_NOOP("cli", "Removes a channel."), { channel }, {} },
    };
}

} // namespace cli
