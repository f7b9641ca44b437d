#include "cli/commandtable.h"

#include <algorithm>

namespace cli {

const Command *findCommand(QStringView words)
{
    const auto &all = commands();
    const auto found = std::find_if(
        all.begin(), all.end(), [&](const Command &c) { return words == QLatin1StringView(c.words); });
    return found == all.end() ? nullptr : &*found;
}

QStringList nextWords(QStringView prefix)
{
    QStringList words;
    for (const Command &command : commands()) {
        const QString line = QString::fromLatin1(command.words);
        const QString head = prefix.isEmpty() ? QString() : prefix.toString() + u' ';
        if (command.hidden || !line.startsWith(head))
            continue;
        const QString word = line.mid(head.size()).section(u' ', 0, 0);
        if (!words.contains(word))
            words.append(word);
    }
    return words;
}

QString memberName(const Argument &argument)
{
    if (*argument.member)
        return QString::fromLatin1(argument.member);
    return QString::fromLatin1(argument.name).replace(u'-', u'_');
}

QStringList choicesOf(const Argument &argument)
{
    return QString::fromLatin1(argument.choices).split(u'|', Qt::SkipEmptyParts);
}

bool mayRepeat(const Argument &argument)
{
    return argument.kind == ValueKind::List || argument.kind == ValueKind::Fields
        || argument.kind == ValueKind::Secrets;
}

} // namespace cli
