#include "cli/arguments.h"

#include "cli/text.h"
#include "cli/usage.h"
#include "cli/values.h"

#include <CLI/CLI.hpp>

#include <map>

using namespace Qt::StringLiterals;

namespace cli {
namespace {

/// Where the parser library left what it found for one argument of the table.
struct Typed {
    const Argument *argument;
    const CLI::Option *option;
    QStringList texts() const
    {
        QStringList list;
        for (const std::string &text : option->results())
            list.append(QString::fromStdString(text));
        return list;
    }
};

/// The parser library's view of the command table. Everything it could refuse by itself (what is
/// required, what a value may be) is left to this file, so that the sentences are ours.
class Grammar {
public:
    Grammar();
    /// The words of the command that was meant, as far as they could be followed.
    QString words() const;
    /// Throws CLI::Error.
    void parse(const QStringList &arguments);
    QStringList unexpected() const;
    const std::vector<Typed> &typedFor(const QString &words) const { return m_typed.at(words); }

private:
    CLI::App *group(const QString &words);
    Typed addOption(CLI::App *app, const Argument &argument);

    CLI::App m_app;
    std::map<QString, CLI::App *> m_groups;
    std::map<QString, std::vector<Typed>> m_typed;
};

Grammar::Grammar()
{
    m_app.set_help_flag(); // --help is an option of ours: it must work for a half-typed command too
    m_app.allow_extras();
    m_app.fallthrough(); // global options may follow the command
    m_app.allow_windows_style_options(false);
    m_app.require_subcommand(0, 1);
    for (const Argument &argument : globalOptions())
        m_typed[QString()].push_back(addOption(&m_app, argument));
    for (const Command &command : commands()) {
        const QString words = QString::fromLatin1(command.words);
        CLI::App *app = group(words);
        std::vector<Typed> &found = m_typed[words];
        for (const Argument &argument : command.positionals)
            found.push_back({ &argument, app->add_option(argument.name) });
        for (const Argument &argument : command.options)
            found.push_back(addOption(app, argument));
    }
}

CLI::App *Grammar::group(const QString &words)
{
    if (words.isEmpty())
        return &m_app;
    CLI::App *&app = m_groups[words];
    if (!app) {
        app = group(words.section(u' ', 0, -2))->add_subcommand(words.section(u' ', -1).toStdString());
        app->require_subcommand(0, 1);
    }
    return app;
}

Typed Grammar::addOption(CLI::App *app, const Argument &argument)
{
    std::string names = std::string("--") + argument.name;
    if (names == "--help")
        names = "-h," + names;
    if (argument.kind == ValueKind::Flag)
        return { &argument, app->add_flag(names)->disable_flag_override() };
    // Every option takes what comes: givenTwice() says so in our words.
    return { &argument, app->add_option(names)->multi_option_policy(CLI::MultiOptionPolicy::TakeAll) };
}

QString Grammar::words() const
{
    QStringList words;
    for (const CLI::App *app = &m_app; !app->get_subcommands().empty();) {
        app = app->get_subcommands().front();
        words.append(QString::fromStdString(app->get_name()));
    }
    return words.join(u' ');
}

void Grammar::parse(const QStringList &arguments)
{
    std::vector<std::string> reversed;
    for (auto it = arguments.rbegin(); it != arguments.rend(); ++it)
        reversed.push_back(it->toStdString());
    m_app.parse(std::move(reversed));
}

/// Words that belong to nothing, in order; among them the argument of `token NAME` where `token add` was
/// meant.
QStringList Grammar::unexpected() const
{
    QStringList list;
    for (const std::string &text : m_app.remaining(true))
        list.append(QString::fromStdString(text));
    list.removeOne(u"--"_s); // the mark before positional arguments is reported as well
    const QString meant = words();
    for (const auto &[words, typed] : m_typed) {
        if (words.isEmpty() || !meant.startsWith(words + u' '))
            continue;
        for (const Typed &argument : typed)
            list += argument.texts();
    }
    return list;
}

/// The option of that name, of whichever command: one name means the same kind everywhere.
const Argument *findOption(QStringView dashed)
{
    const auto in = [&](const std::vector<Argument> &list) -> const Argument * {
        for (const Argument &argument : list) {
            if (dashed.startsWith("--"_L1) && dashed.mid(2) == QLatin1StringView(argument.name))
                return &argument;
        }
        return nullptr;
    };
    const Argument *found = in(globalOptions());
    for (auto command = commands().begin(); !found && command != commands().end(); ++command)
        found = in(command->options);
    return found;
}

Error wrong(const QString &sentence)
{
    return { ErrorClass::BadUsage, sentence };
}

/// True for the words after `--set name=value` that are further fields of it.
bool isFurtherField(const Argument &option, const QString &word)
{
    return (option.kind == ValueKind::Fields || option.kind == ValueKind::Secrets) && !word.startsWith(u'-')
        && word.contains(u'=');
}

/// Every option apart from its value, which the parser library cannot do by itself for `--contact=`
/// (empty) and for several name=value after one `--set`.
Result<QStringList> separated(const QStringList &arguments)
{
    QStringList out;
    for (qsizetype i = 0; i < arguments.size(); ++i) {
        if (arguments[i] == "--"_L1)
            return out + arguments.mid(i);
        const QString name = arguments[i].section(u'=', 0, 0);
        const bool attached = arguments[i].contains(u'=');
        const Argument *option = findOption(name);
        out.append(option ? name : arguments[i]);
        if (!option)
            continue;
        if (option->kind == ValueKind::Flag && attached)
            return fail(wrong(Text::tr("%1 takes no value.").arg(name)));
        if (option->kind == ValueKind::Flag)
            continue;
        if (!attached && ++i == arguments.size())
            return fail(wrong(Text::tr("%1 needs a value.").arg(name)));
        out.append(attached ? arguments[i].section(u'=', 1) : arguments[i]);
        while (i + 1 < arguments.size() && isFurtherField(*option, arguments[i + 1]))
            out << name << arguments[++i];
    }
    return out;
}

std::optional<Error> givenTwice(const std::vector<Typed> &typed)
{
    for (const Typed &one : typed) {
        if (one.argument->kind != ValueKind::Flag && !mayRepeat(*one.argument) && one.texts().size() > 1)
            return wrong(Text::tr("--%1 is given twice.").arg(QLatin1StringView(one.argument->name)));
    }
    return {};
}

std::optional<Error> readGlobals(const std::vector<Typed> &typed, CommandLine &line)
{
    for (const Typed &one : typed) {
        const QLatin1StringView name(one.argument->name);
        const QStringList texts = one.texts();
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

std::optional<Error> readCommand(const Command &command, const std::vector<Typed> &typed,
    const QProcessEnvironment &environment, CommandLine &line)
{
    int given = 0;
    for (const Typed &one : typed) {
        const Argument &argument = *one.argument;
        const QStringList texts = one.texts();
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

/// What is wrong with a line that the grammar could take apart.
std::optional<Error> read(const Grammar &grammar, const QProcessEnvironment &environment, CommandLine &line)
{
    const std::vector<Typed> &globals = grammar.typedFor({});
    if (auto error = readGlobals(globals, line); error || line.wish != CommandLine::Wish::Run)
        return error;
    const Command *command = findCommand(line.words);
    const QStringList unexpected = grammar.unexpected();
    if (!command)
        return noCommand(line.words, unexpected);
    if (!unexpected.isEmpty()) // up to the = only: what follows may have been meant to be secret
        return wrong(Text::tr("\"%1\" was not expected.").arg(unexpected.first().section(u'=', 0, 0)));
    const std::vector<Typed> &typed = grammar.typedFor(line.words);
    if (auto error = givenTwice(globals))
        return error;
    if (auto error = givenTwice(typed))
        return error;
    return readCommand(*command, typed, environment, line);
}
} // namespace

CommandLine parse(const QStringList &arguments, const QProcessEnvironment &environment)
{
    CommandLine line;
    line.globals.json = arguments.contains("--json"_L1); // also when the rest makes no sense
    line.globals.dataDir = environment.value(u"NEVERDROP_DATA_DIR"_s);
    const auto words = separated(arguments);
    Grammar grammar;
    try {
        grammar.parse(words ? *words : arguments);
        line.words = grammar.words();
        line.wrongUsage = words ? read(grammar, environment, line) : std::optional(words.error());
    } catch (const CLI::Error &error) {
        line.words = grammar.words();
        line.wrongUsage = words ? wrong(QString::fromUtf8(error.what())) : words.error();
    }
    line.request.command = line.words;
    return line;
}

} // namespace cli
