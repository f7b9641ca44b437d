#include "cli/grammar.h"

#include "cli/text.h"
#include "core/result.h"

#include <CLI/CLI.hpp>

#include <map>

using namespace Qt::StringLiterals;

namespace cli {
namespace {

QStringList textsOf(const CLI::Option &option)
{
    QStringList list;
    for (const std::string &text : option.results())
        list.append(QString::fromStdString(text));
    return list;
}

/// The parser library, told the command table. Whatever it could refuse by itself (what is required, what
/// a value may be, how often) is left to us, so that the sentences are ours.
class Grammar {
public:
    Grammar();
    /// Throws CLI::Error.
    void parse(const QStringList &arguments);
    /// The words of the command that was meant, as far as they could be followed.
    QString words() const;
    /// What was typed for each argument of the table; those of the program with empty `words`.
    QList<Typed> typedFor(const QString &words) const;
    /// Words that belong to nothing, in order.
    QStringList unexpected() const;

private:
    struct Slot {
        const Argument *argument;
        const CLI::Option *option;
    };
    CLI::App *group(const QString &words);
    Slot addOption(CLI::App *app, const Argument &argument);

    CLI::App m_app;
    std::map<QString, CLI::App *> m_groups;
    std::map<QString, std::vector<Slot>> m_slots;
};

Grammar::Grammar()
{
    m_app.set_help_flag(); // --help is an option of ours: it must work for a half-typed command too
    m_app.allow_extras();
    m_app.fallthrough(); // global options may follow the command
    m_app.allow_windows_style_options(false);
    m_app.require_subcommand(0, 1);
    for (const Argument &argument : globalOptions())
        m_slots[QString()].push_back(addOption(&m_app, argument));
    for (const Command &command : commands()) {
        const QString words = QString::fromLatin1(command.words);
        CLI::App *app = group(words);
        std::vector<Slot> &found = m_slots[words];
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

Grammar::Slot Grammar::addOption(CLI::App *app, const Argument &argument)
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

QList<Typed> Grammar::typedFor(const QString &words) const
{
    QList<Typed> list;
    if (const auto found = m_slots.find(words); found != m_slots.end()) {
        for (const Slot &slot : found->second)
            list.append({ slot.argument, textsOf(*slot.option) });
    }
    return list;
}

QStringList Grammar::unexpected() const
{
    QStringList list;
    for (const std::string &text : m_app.remaining(true))
        list.append(QString::fromStdString(text));
    list.removeOne(u"--"_s); // the mark before positional arguments is reported as well
    // `token NAME` before the word of another command, as in `token shop add`.
    for (QString shorter = words().section(u' ', 0, -2); !shorter.isEmpty();
         shorter = shorter.section(u' ', 0, -2)) {
        for (const Typed &typed : typedFor(shorter))
            list += typed.texts;
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
            return fail(ErrorClass::BadUsage, Text::tr("%1 takes no value.").arg(name));
        if (option->kind == ValueKind::Flag)
            continue;
        if (!attached && ++i == arguments.size())
            return fail(ErrorClass::BadUsage, Text::tr("%1 needs a value.").arg(name));
        out.append(attached ? arguments[i].section(u'=', 1) : arguments[i]);
        while (i + 1 < arguments.size() && isFurtherField(*option, arguments[i + 1]))
            out << name << arguments[++i];
    }
    return out;
}

} // namespace

Taken takeApart(const QStringList &arguments)
{
    Taken taken;
    const auto words = separated(arguments);
    if (!words)
        taken.error = words.error();
    Grammar grammar;
    try {
        grammar.parse(words ? *words : arguments);
    } catch (const CLI::Error &error) {
        if (words)
            taken.error = Error { ErrorClass::BadUsage,
                Text::tr("The command line cannot be read: %1.").arg(QString::fromUtf8(error.what())) };
    }
    taken.words = grammar.words();
    taken.globals = grammar.typedFor({});
    taken.command = grammar.typedFor(taken.words);
    taken.unexpected = grammar.unexpected();
    return taken;
}

} // namespace cli
