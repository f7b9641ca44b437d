#include "cli/usage.h"

#include "cli/display.h"
#include "cli/text.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace cli {
namespace {

/// `--sku S`, `[--currency CNY]`, `[--tier 10:9.00 ...]`, `FILE`, `[KEY]`
QString inUsage(const Argument &argument, bool positional)
{
    QString text = QString::fromLatin1(argument.placeholder);
    if (!positional) {
        const QString value = argument.kind == ValueKind::Flag ? QString() : u' ' + text;
        text = u"--"_s + QLatin1StringView(argument.name) + value;
    }
    if (mayRepeat(argument))
        text += u" ..."_s;
    return argument.required ? text : u'[' + text + u']';
}

QStringList inUsage(const std::vector<Argument> &list, bool positional)
{
    QStringList parts;
    for (const Argument &argument : list)
        parts.append(inUsage(argument, positional));
    return parts;
}

QString programLine()
{
    QStringList parts;
    for (const Argument &argument : globalOptions()) {
        if (QLatin1StringView(argument.name) != "help"_L1 && QLatin1StringView(argument.name) != "version"_L1)
            parts.append(inUsage(argument, false));
    }
    return u"neverdrop-cli "_s + parts.join(u' ') + u" COMMAND ..."_s;
}

QString commandLine(const Command &command)
{
    const QString program = u"neverdrop-cli "_s + QLatin1StringView(command.words);
    if (command.oneOf)
        return program + u' ' + QLatin1StringView(command.positionals.front().placeholder) + u"|--"_s
            + QLatin1StringView(command.options.front().name);
    return (QStringList { program } + inUsage(command.positionals, true) + inUsage(command.options, false))
        .join(u' ');
}

using Rows = QList<std::pair<QString, QString>>;

/// Two columns, the first as wide as its widest text.
QString section(const QString &title, const Rows &rows)
{
    int width = 0;
    for (const auto &row : rows)
        width = std::max(width, displayWidth(row.first));
    QString text = u'\n' + title + u'\n';
    for (const auto &row : rows)
        text += u"  "_s + padded(row.first, width) + u"  "_s + row.second + u'\n';
    return rows.isEmpty() ? QString() : text;
}

Rows describe(const std::vector<Argument> &list, bool positional)
{
    Rows rows;
    for (Argument argument : list) {
        const QString help = translated(argument.help);
        const QString shown = argument.required && !positional ? Text::tr("%1 (required)").arg(help) : help;
        argument.required = true; // no brackets here
        rows.append({ inUsage(argument, positional), shown });
    }
    return rows;
}

/// The commands that begin with `words`, with what they do.
Rows commandsBelow(QStringView words)
{
    const QString head = words.isEmpty() ? QString() : words.toString() + u' ';
    Rows rows;
    for (const Command &command : commands()) {
        if (!command.hidden && QString::fromLatin1(command.words).startsWith(head))
            rows.append({ QString::fromLatin1(command.words), translated(command.help) });
    }
    return rows;
}
} // namespace

QString usageLine(QStringView words)
{
    if (const Command *command = findCommand(words))
        return commandLine(*command);
    if (words.isEmpty())
        return programLine();
    return u"neverdrop-cli %1 %2 ..."_s.arg(words.toString(), nextWords(words).join(u'|'));
}

QString helpText(QStringView words)
{
    QString text = Text::tr("usage: %1").arg(usageLine(words)) + u'\n';
    if (const Command *command = findCommand(words)) {
        text += u'\n' + translated(command->help) + u'\n';
        text += section(Text::tr("Arguments:"), describe(command->positionals, true));
        text += section(Text::tr("Options:"), describe(command->options, false));
    }
    text += section(Text::tr("Commands:"), commandsBelow(words));
    text += section(Text::tr("Options of every command:"), describe(globalOptions(), false));
    return text;
}

QString nameInUsage(const Command &command, const Argument &argument)
{
    const auto same = [&](const Argument &a) { return &a == &argument; };
    if (std::any_of(command.positionals.begin(), command.positionals.end(), same))
        return QString::fromLatin1(argument.placeholder);
    return u"--"_s + QLatin1StringView(argument.name);
}

} // namespace cli
