#include "cli/sources.h"

#include "cli/text.h"
#include "wording/sentences.h"

#include <QFile>
#include <QStringDecoder>

using namespace Qt::StringLiterals;

namespace cli {
namespace {

constexpr qint64 LargestSource = 1 << 20;

Result<QByteArray> readAll(QIODevice &device, const QString &name)
{
    QByteArray bytes = device.read(LargestSource + 1);
    // A pipe may hand over less than was asked for.
    while (bytes.size() <= LargestSource) {
        const QByteArray more = device.read(LargestSource + 1 - bytes.size());
        if (more.isEmpty())
            break;
        bytes += more;
    }
    if (bytes.size() > LargestSource)
        return fail(ErrorClass::Local, Text::tr("%1 is larger than 1 MiB.").arg(name));
    return bytes;
}

Result<QByteArray> readFile(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return fail(cannotRead(path, file.errorString()));
    auto bytes = readAll(file, path);
    if (bytes && file.error() != QFileDevice::NoError)
        return fail(cannotRead(path, file.errorString()));
    return bytes;
}

QByteArray withoutFinalBreak(QByteArray bytes)
{
    if (bytes.endsWith('\n'))
        bytes.chop(1);
    if (bytes.endsWith('\r'))
        bytes.chop(1);
    return bytes;
}

QByteArray firstLine(const QByteArray &bytes)
{
    const qsizetype end = bytes.indexOf('\n');
    return withoutFinalBreak(end < 0 ? bytes : bytes.first(end + 1));
}

/// As text, without a byte order mark.
Result<QString> decoded(const QByteArray &bytes, const QString &name)
{
    QStringDecoder decoder(QStringDecoder::Utf8, QStringDecoder::Flag::Stateless);
    const QString text = decoder.decode(bytes);
    if (decoder.hasError())
        return fail(ErrorClass::Local, Text::tr("%1 is not UTF-8 text.").arg(name));
    return text;
}

Result<QByteArray> fetch(const Source &source, Console &console, const QProcessEnvironment &environment)
{
    switch (source.kind) {
    case Source::Kind::Variable:
        if (!environment.contains(source.where))
            return fail(
                ErrorClass::BadUsage, Text::tr("The environment has no variable %1.").arg(source.where));
        return environment.value(source.where).toUtf8();
    case Source::Kind::StandardInput:
        return readAll(console.in, Text::tr("standard input")).map(withoutFinalBreak);
    case Source::Kind::File:
        return readFile(source.where).map(withoutFinalBreak);
    case Source::Kind::FirstLine:
        return readFile(source.where).map(firstLine);
    }
    Q_UNREACHABLE();
}
} // namespace

Result<> readSources(CommandLine &line, Console &console, const QProcessEnvironment &environment)
{
    for (const Source &source : line.sources) {
        const auto bytes = fetch(source, console, environment);
        if (!bytes)
            return fail(bytes.error());
        const QString name = source.where.isEmpty() ? Text::tr("standard input") : source.where;
        const auto text = decoded(*bytes, name);
        if (!text)
            return fail(text.error());
        if (source.field.isEmpty()) {
            line.request.args.insert(source.member, *text);
            continue;
        }
        QJsonObject fields = line.request.args.value(source.member).toObject();
        fields.insert(source.field, *text);
        line.request.args.insert(source.member, fields);
    }
    return {};
}

Result<std::optional<SecretBytes>> openingPassphrase(
    const GlobalOptions &globals, const QProcessEnvironment &environment)
{
    if (!globals.passphraseFile.isEmpty()) {
        auto bytes = readFile(globals.passphraseFile);
        if (!bytes)
            return fail(bytes.error());
        QByteArray line = firstLine(*bytes);
        cleanse(*bytes);
        if (line.isEmpty())
            return fail(ErrorClass::VaultLocked,
                Text::tr("The first line of %1 is empty.").arg(globals.passphraseFile));
        SecretBytes passphrase(line);
        cleanse(line);
        return std::optional(std::move(passphrase));
    }
    QByteArray value = environment.value(u"NEVERDROP_PASSPHRASE"_s).toUtf8();
    if (value.isEmpty())
        return std::optional<SecretBytes>();
    SecretBytes passphrase(value);
    cleanse(value);
    return std::optional(std::move(passphrase));
}

Error cannotRead(const QString &path, const QString &reason)
{
    return { ErrorClass::Local,
        Text::tr("%1 cannot be read: %2.").arg(path, wording::inReadersLanguage(reason)) };
}

} // namespace cli
