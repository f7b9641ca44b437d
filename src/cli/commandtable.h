#pragma once

#include <QString>
#include <QStringList>
#include <QStringView>

#include <vector>

/// Every word of contract.md section 2, once: the parser, the usage lines, `--help`, the shell
/// completions and the tests of the manual page read it from here.
namespace cli {

/// How the text of an argument becomes a member of DeskRequest::args.
enum class ValueKind {
    Flag, ///< no value: true
    Text, ///< string
    Integer, ///< number
    Decimal, ///< number, fractions allowed
    Boolean, ///< `true` or `false`
    Choice, ///< one of Argument::choices
    List, ///< may be repeated: array of strings
    Fields, ///< name=value or name=@FILE, may be repeated: object
    Secrets, ///< name=@FILE, name=- (stdin) or name=env:VAR, may be repeated: object
    TextFile, ///< a file whose text goes into the request
    FirstLineFile, ///< a file whose first line goes into the request: a passphrase or a code
    Path, ///< a file name. It stays here (CommandLine::paths), the engine never sees it
};

/// One option (`--sku S`) or positional argument (`FILE`).
struct Argument {
    const char *name; ///< as typed, without the dashes: `max-per-order`
    ValueKind kind;
    const char *placeholder; ///< what stands for the value in a usage line: `S`, `9.90`, `FILE|-`
    const char *help; ///< marked for translation, context "cli"
    const char *choices = ""; ///< `keys|text|loop`; Choice and Boolean only
    const char *member = ""; ///< its name in the request where it is not the option's own name
    const char *environment = ""; ///< FirstLineFile: the variable that serves instead
    bool required = false;
};

struct Command {
    const char *words; ///< `order create`
    const char *help;
    std::vector<Argument> positionals;
    std::vector<Argument> options;
    bool oneOf = false; ///< exactly one of the first positional and the first option: `JOB|--failed`
    bool hidden = false; ///< not offered in help and completion
};

/// In the order of the contract. Built once, never changed.
const std::vector<Command> &commands();
/// Options that stand before or after the command.
const std::vector<Argument> &globalOptions();
/// Null when there is no such command.
const Command *findCommand(QStringView words);
/// The word after `prefix` of every command that begins with it, in order: `order` → create, list, …
QStringList nextWords(QStringView prefix);

/// `max-per-order` → `max_per_order`
QString memberName(const Argument &argument);
QStringList choicesOf(const Argument &argument);
bool mayRepeat(const Argument &argument);

} // namespace cli
