#include "cli/arguments.h"

#include "cli/grammar.h"
#include "cli/text.h"
#include "cli/usage.h"
#include "cli/values.h"

using namespace Qt::StringLiterals;

namespace cli {
namespace {

Error wrong(const QString &sentence)
{
    return { ErrorClass::BadUsage, sentence };
}

std::optional<Error> givenTwice(const QList<Typed> &typed)
{
    for (const Typed &one : typed) {
        if (one.argument->kind != ValueKind::Flag && !mayRepeat(*one.argument) && one.texts.size() > 1)
            return wrong(Text::tr("--%1 is given twice.").arg(QLatin1StringView(one.argument->name)));
    }
    return {};
}

std::optional<Error> readGlobals(const QList<Typed> &typed, CommandLine &line)
{
    for (const Typed &one : typed) {
        const QLatin1StringView name(one.argument->name);
        const QStringList &texts = one.texts;
        if (name == "json"_L1)
            line.globals.json = !texts.isEmpty();
        if (texts.isEmpty())
            continue;
        if (name == "data-dir"_L1)
            line.globals.dataDir = texts.first();
        else if (name == "passphrase-file"_L1)
            line.globals.passphraseFile = texts.first();
        else if (name == "help"_L1)
            line.wish = CommandLine::Wish::Help;
        else if (name == "version"_L1)
            line.wish = CommandLine::Wish::Version;
        else if (name == "log-level"_L1 && !choicesOf(*one.argument).contains(texts.first()))
            return wrong(notAChoice(*one.argument, texts.first()));
        else if (name == "log-level"_L1)
            line.globals.logLevel = LogLevel(choicesOf(*one.argument).indexOf(texts.first()));
    }
    return {};
}

std::optional<Error> readCommand(const Command &command, const QList<Typed> &typed,
    const QProcessEnvironment &environment, CommandLine &line)
{
    int given = 0;
    for (const Typed &one : typed) {
        const Argument &argument = *one.argument;
        const QStringList &texts = one.texts;
        const QString variable = QString::fromLatin1(argument.environment);
        if (!texts.isEmpty()) {
            ++given;
            if (auto error = store(argument, texts, line))
                return error;
        } else if (!variable.isEmpty() && !environment.value(variable).isEmpty()) {
            line.sources.append({ Source::Kind::Variable, variable, memberName(argument), {} });
        } else if (argument.required) {
            return wrong(Text::tr("%1 is missing.").arg(nameInUsage(command, argument)));
        }
    }
    if (command.oneOf && given != 1)
        return wrong(Text::tr("Name either %1 or %2.")
                         .arg(nameInUsage(command, command.positionals.front()),
                             nameInUsage(command, command.options.front())));
    return {};
}

/// The error of a line whose words are no command.
Error noCommand(const QString &words, const QStringList &unexpected)
{
    if (!unexpected.isEmpty() && !unexpected.first().startsWith(u'-'))
        return wrong(
            Text::tr("There is no command \"%1\".").arg((words + u' ' + unexpected.first()).trimmed()));
    if (words.isEmpty())
        return wrong(Text::tr("A command is missing."));
    return wrong(Text::tr("After \"%1\" a word is missing.").arg(words));
}

/// Reads a line that could be taken apart; what is wrong with it.
std::optional<Error> read(const Taken &taken, const QProcessEnvironment &environment, CommandLine &line)
{
    if (auto error = readGlobals(taken.globals, line); error || line.wish != CommandLine::Wish::Run)
        return error;
    const Command *command = findCommand(taken.words);
    if (!command)
        return noCommand(taken.words, taken.unexpected);
    if (!taken.unexpected.isEmpty()) // up to the = only: what follows may have been meant to be secret
        return wrong(Text::tr("\"%1\" was not expected.").arg(taken.unexpected.first().section(u'=', 0, 0)));
    if (auto error = givenTwice(taken.globals + taken.command))
        return error;
    return readCommand(*command, taken.command, environment, line);
}
} // namespace

CommandLine parse(const QStringList &arguments, const QProcessEnvironment &environment)
{
    CommandLine line;
    line.globals.json = arguments.contains("--json"_L1); // also when the rest makes no sense
    line.globals.dataDir = environment.value(u"NEVERDROP_DATA_DIR"_s);
    const Taken taken = takeApart(arguments);
    line.words = taken.words;
    line.request.command = taken.words;
    line.wrongUsage = taken.error ? taken.error : read(taken, environment, line);
    return line;
}

} // namespace cli
