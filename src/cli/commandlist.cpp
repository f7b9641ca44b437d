#include "cli/commandlist.h"

namespace cli {
namespace {

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
        option(ValueKind::Path, "data-dir", "DIR",
            QT_TRANSLATE_NOOP("cli", "the program's folder, else NEVERDROP_DATA_DIR, else the usual place")),
        option(ValueKind::Path, "passphrase-file", "FILE",
            QT_TRANSLATE_NOOP("cli",
                "file whose first line opens the vault, else NEVERDROP_PASSPHRASE, else the system "
                "keychain")),
        flag("json", QT_TRANSLATE_NOOP("cli", "exactly one JSON document on standard output")),
        choice(ValueKind::Choice, "log-level", "error|info|debug",
            QT_TRANSLATE_NOOP("cli", "how much to say on standard error")),
        flag("help", QT_TRANSLATE_NOOP("cli", "show this and end")),
        flag("version", QT_TRANSLATE_NOOP("cli", "show the version and end")),
    };
    return table;
}

} // namespace cli
