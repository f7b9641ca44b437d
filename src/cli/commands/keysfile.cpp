#include "cli/commands/commands.h"
#include "cli/commands/pages.h"
#include "cli/sources.h"
#include "cli/text.h"
#include "core/textencoding.h"

#include <QFile>
#include <QJsonArray>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace cli {
namespace {

constexpr qsizetype VoidPage = 1000;

Result<QByteArray> exported(const QString &key, bool blankLines)
{
    if (key.contains(u'\n') && !blankLines)
        return fail(
            ErrorClass::BadUsage, Text::tr("Some keys have several lines: use --separator blank-line."));
    return (key + (blankLines ? u"\n\n"_s : u"\n"_s)).toUtf8();
}

/// The whole of a file or of standard input, as text, in whichever encoding an import would find it.
Result<QString> readText(const QString &path, Console &console)
{
    QFile file(path);
    const bool standardInput = path == "-"_L1;
    if (!standardInput && !file.open(QIODevice::ReadOnly))
        return fail(cannotRead(path, file.errorString()));
    const QByteArray bytes = standardInput ? console.in.readAll() : file.readAll();
    if (file.error() != QFileDevice::NoError)
        return fail(cannotRead(path, file.errorString()));
    EncodingDetector detector;
    detector.add(bytes);
    const auto text = decodeLine(bytes, detector.result());
    if (!text)
        return fail(ErrorClass::Local, Text::tr("%1 is not text in an encoding that can be read.").arg(path));
    return text->startsWith(u'\uFEFF') ? text->mid(1) : *text;
}

/// The keys of a file, as an import would read them: trimmed, without blank lines.
QJsonArray keysIn(const QString &text, bool blankLines)
{
    QJsonArray keys;
    QStringList block;
    const auto close = [&] {
        if (!block.isEmpty())
            keys.append(block.join(u'\n'));
        block.clear();
    };
    for (const QString &line : text.split(u'\n')) {
        const QString trimmed = line.trimmed();
        if (!trimmed.isEmpty())
            block.append(trimmed);
        if (trimmed.isEmpty() || !blankLines)
            close();
    }
    close();
    return keys;
}

QJsonArray slice(const QJsonArray &all, qsizetype from, qsizetype count)
{
    QJsonArray part;
    for (qsizetype i = from; i < std::min(from + count, all.size()); ++i)
        part.append(all[i]);
    return part;
}
} // namespace

DeskReply exportKeys(const CommandLine &line, Session &session, Console &)
{
    const bool blankLines = line.request.args.value("separator"_L1) == "blank-line"_L1;
    QJsonObject args = line.request.args;
    args.remove("separator"_L1);
    if (!args.contains("state"_L1))
        args.insert("state"_L1, u"available"_s);
    return exportPages(session, line.paths.value(u"file"_s), { u"keys export page"_s, args, u"after"_s },
        [&](const QJsonValue &key) { return exported(key.toString(), blankLines); });
}

DeskReply voidKeys(const CommandLine &line, Session &session, Console &console)
{
    const auto text = readText(line.paths.value(u"file"_s), console);
    if (!text)
        return asReply(fail(text.error()));
    const QJsonArray keys = keysIn(*text, line.request.args.value("separator"_L1) == "blank-line"_L1);
    QJsonObject sums { { u"voided"_s, 0 }, { u"not_found"_s, 0 }, { u"sold"_s, 0 } };
    for (qsizetype from = 0; from == 0 || from < keys.size(); from += VoidPage) {
        const auto reply = askObject(session, u"keys void"_s,
            { { u"sku"_s, line.request.args.value("sku"_L1) }, { u"items"_s, slice(keys, from, VoidPage) } });
        if (!reply)
            return { fail(reply.error()),
                from == 0 ? QJsonObject() : sums }; // what was done before stays done
        for (const QString &name : sums.keys())
            sums[name] = sums[name].toInteger() + reply->value(name).toInteger();
    }
    return asReply(sums);
}

} // namespace cli
