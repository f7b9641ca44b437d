#include "cli/completion.h"

#include "cli/session.h"

using namespace Qt::StringLiterals;

namespace cli {
namespace {

QString dashed(const Argument &argument)
{
    return u"--"_s + QLatin1StringView(argument.name);
}

bool isFile(const Argument &argument)
{
    return argument.kind == ValueKind::Path || argument.kind == ValueKind::TextFile
        || argument.kind == ValueKind::FirstLineFile;
}

bool isFolder(const Argument &argument)
{
    return QLatin1StringView(argument.name) == "data-dir"_L1;
}

/// Every beginning of a command: `order`, `order create`, …
QStringList prefixes()
{
    QStringList all;
    for (const Command &command : commands()) {
        const QStringList words = QString::fromLatin1(command.words).split(u' ');
        for (qsizetype n = 1; n <= words.size() && !command.hidden; ++n) {
            const QString prefix = words.first(n).join(u' ');
            if (!all.contains(prefix))
                all.append(prefix);
        }
    }
    return all;
}

QString quoted(QString text)
{
    return u'\'' + text.replace(u'\'', u"'\\''"_s) + u'\'';
}

QStringList valueOptions()
{
    QStringList names;
    const auto add = [&](const std::vector<Argument> &list) {
        for (const Argument &argument : list) {
            if (argument.kind != ValueKind::Flag && !names.contains(dashed(argument)))
                names.append(dashed(argument));
        }
    };
    add(globalOptions());
    for (const Command &command : commands())
        add(command.options);
    return names;
}

/// `        'order create') words='--sku …' ;;`
QString bashOffer(const QString &prefix)
{
    QStringList words = nextWords(prefix);
    bool files = false;
    if (const Command *command = findCommand(prefix)) {
        for (const Argument &argument : command->positionals)
            files = files || isFile(argument);
        for (const Argument &argument : command->options)
            words.append(dashed(argument));
    }
    const QString more = files ? u"; files=1"_s : QString();
    return words.isEmpty() && !files
        ? QString()
        : u"        %1) words=%2%3 ;;\n"_s.arg(quoted(prefix), quoted(words.join(u' ')), more);
}

/// What may follow an option of a command: choices or file names.
QString bashValues(const QString &words, const std::vector<Argument> &options)
{
    QString text;
    for (const Argument &argument : options) {
        const QString pattern
            = words.isEmpty() ? u"*' %1'"_s.arg(dashed(argument)) : quoted(words + u' ' + dashed(argument));
        if (!choicesOf(argument).isEmpty())
            text += u"        %1) words=%2 ;;\n"_s.arg(pattern, quoted(choicesOf(argument).join(u' ')));
        else if (isFile(argument))
            text += u"        %1) %2=1 ;;\n"_s.arg(pattern, isFolder(argument) ? u"folders"_s : u"files"_s);
    }
    return text;
}

constexpr char BashHead[]
    = R"(# Completion of neverdrop-cli for bash. Made by `neverdrop-cli completion bash`, do not edit.
_neverdrop_cli()
{
    local current=${COMP_WORDS[COMP_CWORD]} previous=${COMP_WORDS[COMP_CWORD-1]}
    local command= words= files= folders= value= i
    COMPREPLY=()
    for ((i = 1; i < COMP_CWORD; i++)); do
        case ${COMP_WORDS[i]} in
        %1) ((++i == COMP_CWORD)) && value=1 ;;
        -*) ;;
        *)
            case ${command:+$command }${COMP_WORDS[i]} in
            %2)
                command=${command:+$command }${COMP_WORDS[i]} ;;
            esac ;;
        esac
    done
)";

constexpr char BashTail[] = R"(    [[ -n $value ]] || words+=' %1'
    COMPREPLY=($(compgen -W "$words" -- "$current"))
    local IFS=$'\n'
    [[ -z $folders ]] || COMPREPLY+=($(compgen -d -- "$current"))
    [[ -z $files ]] || COMPREPLY+=($(compgen -f -- "$current"))
    [[ -z $folders$files ]] || compopt -o filenames 2>/dev/null
    return 0
}
complete -F _neverdrop_cli neverdrop-cli
)";

/// `--sku[help]:S:(a b)` as zsh's _arguments reads it.
QString zshOption(const Argument &argument)
{
    QString help = QString::fromUtf8(argument.help);
    help.replace(u'[', u"\\["_s).replace(u']', u"\\]"_s);
    QString text = (mayRepeat(argument) ? u"*"_s : QString()) + dashed(argument) + u'[' + help + u']';
    if (argument.kind == ValueKind::Flag)
        return quoted(text);
    QString placeholder = QString::fromLatin1(argument.placeholder);
    text += u':' + placeholder.replace(u':', u"\\:"_s) + u':';
    if (!choicesOf(argument).isEmpty())
        text += u'(' + choicesOf(argument).join(u' ') + u')';
    else if (isFile(argument))
        text += isFolder(argument) ? u"_files -/"_s : u"_files"_s;
    return quoted(text);
}

QString zshOffer(const Command &command)
{
    QStringList parts;
    for (const Argument &argument : command.options)
        parts.append(zshOption(argument));
    for (const Argument &argument : command.positionals)
        parts.append(quoted(u":%1:%2"_s.arg(
            QLatin1StringView(argument.placeholder), isFile(argument) ? u"_files"_s : u" "_s)));
    return u"    %1) _arguments $globals %2 ;;\n"_s.arg(
        quoted(QString::fromLatin1(command.words)), parts.join(u' '));
}

/// The words that may follow, each with what it does where it ends a command.
QString zshWords(const QString &prefix)
{
    QStringList parts;
    for (const QString &word : nextWords(prefix)) {
        const Command *command = findCommand(prefix.isEmpty() ? word : prefix + u' ' + word);
        parts.append(quoted(command ? word + u':' + QString::fromUtf8(command->help) : word));
    }
    return parts.join(u' ');
}

constexpr char ZshHead[] = R"(#compdef neverdrop-cli
# Completion of neverdrop-cli for zsh. Made by `neverdrop-cli completion zsh`, do not edit.
_neverdrop_cli() {
  local command= last=1 i
  local -a globals next
  globals=(%1)
  for ((i = 2; i < CURRENT; i++)); do
    case $words[i] in
    (%2) ((i++)) ;;
    (-*) ;;
    (*)
      case ${command:+$command }$words[i] in
      (%3)
        command=${command:+$command }$words[i]
        last=$i ;;
      esac ;;
    esac
  done
  case $command in
)";

constexpr char ZshTail[] = R"(    *) next=() ;;
  esac
  if [[ $PREFIX != -* ]] && ((CURRENT == last + 1 && $#next)); then
    _describe command next
    [[ $command != token ]] || _message NAME
    return
  fi
  words=($words[1] "${(@)words[last+1,-1]}")
  ((CURRENT -= last - 1))
  case $command in
)";

constexpr char ZshEnd[] = R"(    *) _arguments $globals ;;
  esac
}
_neverdrop_cli "$@"
)";

QString shellPattern(const QStringList &words, QStringView between)
{
    QStringList all;
    for (const QString &word : words)
        all.append(word.contains(u' ') ? quoted(word) : word);
    return all.join(between);
}
} // namespace

QString bashCompletion()
{
    QString text = QString::fromLatin1(BashHead).arg(
        shellPattern(valueOptions(), u"|"), shellPattern(prefixes(), u"|"));
    text += u"    case $command in\n"_s + bashOffer({});
    for (const QString &prefix : prefixes())
        text += bashOffer(prefix);
    text += u"    esac\n    [[ -z $value ]] || words= files=\n    case ${value:+$command $previous} in\n"_s;
    for (const Command &command : commands())
        text += command.hidden ? QString() : bashValues(QString::fromLatin1(command.words), command.options);
    text += bashValues({}, globalOptions()) + u"    esac\n"_s;
    QStringList globals;
    for (const Argument &argument : globalOptions())
        globals.append(dashed(argument));
    return text + QString::fromLatin1(BashTail).arg(globals.join(u' '));
}

QString zshCompletion()
{
    QStringList globals;
    for (const Argument &argument : globalOptions())
        globals.append(zshOption(argument));
    QString text = QString::fromLatin1(ZshHead).arg(
        globals.join(u' '), shellPattern(valueOptions(), u"|"), shellPattern(prefixes(), u"|"));
    for (const QString &prefix : QStringList { QString() } + prefixes()) {
        if (!nextWords(prefix).isEmpty())
            text += u"    %1) next=(%2) ;;\n"_s.arg(quoted(prefix), zshWords(prefix));
    }
    text += QString::fromLatin1(ZshTail);
    for (const Command &command : commands())
        text += command.hidden ? QString() : zshOffer(command);
    return text + QString::fromLatin1(ZshEnd);
}

DeskReply printCompletion(const CommandLine &line, Console &, const QProcessEnvironment &)
{
    const bool bash = line.request.args.value("shell"_L1) == "bash"_L1;
    return asReply(QJsonObject { { u"script"_s, bash ? bashCompletion() : zshCompletion() } });
}

} // namespace cli
