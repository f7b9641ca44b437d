#include "cli/values.h"

#include "cli/text.h"

#include <QJsonArray>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace cli {
namespace {

Error wrong(const QString &sentence)
{
    return { ErrorClass::BadUsage, sentence };
}

QString dashed(const Argument &argument)
{
    return u"--"_s + QLatin1StringView(argument.name);
}

/// Where the value of `name=@FILE`, `name=-` or `name=env:VARIABLE` comes from.
std::optional<Source> sourceOf(const Argument &argument, const QString &value)
{
    const bool secret = argument.kind == ValueKind::Secrets;
    if (value.startsWith(u'@') && value.size() > 1 && (secret || !value.startsWith("@@"_L1)))
        return Source { Source::Kind::File, value.mid(1), {}, {} };
    if (secret && value == "-"_L1)
        return Source { Source::Kind::StandardInput, {}, {}, {} };
    if (secret && value.startsWith("env:"_L1) && value.size() > 4)
        return Source { Source::Kind::Variable, value.mid(4), {}, {} };
    return {};
}

/// The same field twice, in this or another `name=value`.
bool isKnown(const CommandLine &line, const QString &member, const QString &field)
{
    const auto same = [&](const Source &s) { return s.member == member && s.field == field; };
    return line.request.args.value(member).toObject().contains(field)
        || std::any_of(line.sources.begin(), line.sources.end(), same);
}

std::optional<Error> storeField(const Argument &argument, const QString &text, CommandLine &line)
{
    const QString field = text.section(u'=', 0, 0);
    const QString value = text.section(u'=', 1);
    const QString member = memberName(argument);
    if (field.isEmpty() || !text.contains(u'='))
        return wrong(
            Text::tr("%1 takes %2.").arg(dashed(argument), QString::fromLatin1(argument.placeholder)));
    if (isKnown(line, member, field))
        return wrong(Text::tr("%1 names %2 twice.").arg(dashed(argument), field));
    if (auto source = sourceOf(argument, value)) {
        source->member = member;
        source->field = field;
        line.sources.append(*source);
        return {};
    }
    if (argument.kind == ValueKind::Secrets)
        return wrong(Text::tr("The secret %1 must not stand on the command line, where others can read it: "
                              "write %1=@FILE, %1=- for standard input, or %1=env:VARIABLE.")
                         .arg(field));
    QJsonObject fields = line.request.args.value(member).toObject();
    fields.insert(field, value.startsWith("@@"_L1) ? value.mid(1) : value);
    line.request.args.insert(member, fields);
    return {};
}

std::optional<Error> storeNumber(const Argument &argument, const QString &text, CommandLine &line)
{
    bool ok = false;
    const qint64 whole = text.toLongLong(&ok);
    if (ok && (argument.kind != ValueKind::Decimal || whole >= 0)) {
        line.request.args.insert(memberName(argument), whole);
        return {};
    }
    const double fraction = text.toDouble(&ok);
    if (argument.kind == ValueKind::Decimal && ok && std::isfinite(fraction) && fraction >= 0) {
        line.request.args.insert(memberName(argument), fraction);
        return {};
    }
    if (argument.kind == ValueKind::Decimal)
        return wrong(Text::tr("%1 takes a number of 0 or more, not \"%2\".").arg(dashed(argument), text));
    return wrong(Text::tr("%1 takes a whole number, not \"%2\".").arg(dashed(argument), text));
}

std::optional<Error> storeChoice(const Argument &argument, const QString &text, CommandLine &line)
{
    if (!choicesOf(argument).contains(text))
        return wrong(notAChoice(argument, text));
    const bool boolean = argument.kind == ValueKind::Boolean;
    line.request.args.insert(
        memberName(argument), boolean ? QJsonValue(text == "true"_L1) : QJsonValue(text));
    return {};
}

std::optional<Error> storePath(const Argument &argument, const QString &text, CommandLine &line)
{
    const bool streamAllowed = QLatin1StringView(argument.placeholder).endsWith("|-"_L1);
    if (text.isEmpty() || (text == "-"_L1 && !streamAllowed))
        return wrong(Text::tr("\"%1\" is no file name.").arg(text));
    line.paths.insert(QString::fromLatin1(argument.name), text);
    return {};
}

Source fileSource(const Argument &argument, const QString &path)
{
    const bool whole = argument.kind == ValueKind::TextFile;
    return { whole ? Source::Kind::File : Source::Kind::FirstLine, path, memberName(argument), {} };
}
} // namespace

QString notAChoice(const Argument &argument, const QString &text)
{
    return Text::tr("\"%1\" is none of %2.").arg(text, choicesOf(argument).join(u", "_s));
}

std::optional<Error> store(const Argument &argument, const QStringList &texts, CommandLine &line)
{
    switch (argument.kind) {
    case ValueKind::Flag:
        line.request.args.insert(memberName(argument), true);
        return {};
    case ValueKind::Text:
        line.request.args.insert(memberName(argument), texts.first());
        return {};
    case ValueKind::List:
        line.request.args.insert(memberName(argument), QJsonArray::fromStringList(texts));
        return {};
    case ValueKind::Integer:
    case ValueKind::Decimal:
        return storeNumber(argument, texts.first(), line);
    case ValueKind::Boolean:
    case ValueKind::Choice:
        return storeChoice(argument, texts.first(), line);
    case ValueKind::TextFile:
    case ValueKind::FirstLineFile:
        line.sources.append(fileSource(argument, texts.first()));
        return {};
    case ValueKind::Path:
        return storePath(argument, texts.first(), line);
    case ValueKind::Fields:
    case ValueKind::Secrets:
        for (const QString &text : texts) {
            if (auto error = storeField(argument, text, line))
                return error;
        }
        return {};
    }
    Q_UNREACHABLE();
}

} // namespace cli
