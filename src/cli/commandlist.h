#pragma once

#include "cli/commandtable.h"

#include <QCoreApplication>

/// What the files of the command table have in common; only they include this.
namespace cli {

constexpr Argument required(Argument argument)
{
    argument.required = true;
    return argument;
}

constexpr Argument option(ValueKind kind, const char *name, const char *placeholder, const char *help,
    const char *member = "", const char *environment = "")
{
    return { name, kind, placeholder, help, "", member, environment, false };
}

constexpr Argument choice(ValueKind kind, const char *name, const char *choices, const char *help)
{
    return { name, kind, choices, help, choices, "", "", false };
}

constexpr Argument text(const char *name, const char *placeholder, const char *help)
{
    return option(ValueKind::Text, name, placeholder, help);
}

constexpr Argument integer(const char *name, const char *placeholder, const char *help)
{
    return option(ValueKind::Integer, name, placeholder, help);
}

constexpr Argument flag(const char *name, const char *help)
{
    return option(ValueKind::Flag, name, "", help);
}

constexpr Argument file(const char *help, const char *placeholder = "FILE")
{
    return required(option(ValueKind::Path, "file", placeholder, help));
}

constexpr Argument id(const char *help)
{
    return required(text("id", "ID", help));
}

inline constexpr Argument Sku
    = required(text("sku", "S", QT_TRANSLATE_NOOP("cli", "the product's stock keeping unit")));
inline constexpr Argument Target = file(QT_TRANSLATE_NOOP("cli", "file to write"));

std::vector<Command> goodsCommands(); ///< product, keys
std::vector<Command> accountCommands(); ///< provider, channel
std::vector<Command> orderCommands(); ///< order
std::vector<Command> queueCommands(); ///< queue, trace
std::vector<Command> serviceCommands(); ///< serve, token, reconcile
std::vector<Command> safetyCommands(); ///< backup, vault, audit, doctor
std::vector<Command> rehearsalCommands(); ///< sandbox, demo, completion

} // namespace cli
