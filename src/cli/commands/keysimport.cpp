#include "cli/commands/commands.h"
#include "cli/sources.h"
#include "cli/text.h"
#include "core/textencoding.h"

#include <QBuffer>
#include <QCryptographicHash>
#include <QFile>

using namespace Qt::StringLiterals;

namespace cli {
namespace {

constexpr qint64 ChunkBytes = 192 * 1024; ///< 256 KiB in base64

/// What is imported: a file, which can be hashed beforehand and entered in the middle, or a stream.
struct Input {
    QIODevice &device;
    QString name;
    qint64 bytes = -1; ///< -1: a stream
    QByteArray sha256 = {}; ///< hex
    TextEncoding detected = TextEncoding::Utf8;

    bool isStream() const { return bytes < 0; }
};

/// Reads the file once, to learn its size and digest, by which the engine knows it again, and how it is
/// written.
Result<> measure(QFile &file, Input &input)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    EncodingDetector detector;
    while (true) {
        const QByteArray piece = file.read(ChunkBytes);
        if (piece.isEmpty())
            break;
        hash.addData(piece);
        detector.add(piece);
    }
    if (file.error() != QFileDevice::NoError)
        return fail(cannotRead(input.name, file.errorString()));
    input.bytes = file.pos();
    input.sha256 = hash.result().toHex();
    input.detected = detector.result();
    return {};
}

TextEncoding detected(const QByteArray &bytes)
{
    EncodingDetector detector;
    detector.add(bytes);
    return detector.result();
}

/// contract.md section 2: a file's encoding is found out, standard input is UTF-8 unless named.
TextEncoding encodingOf(const Input &input, const QString &named)
{
    if (named.isEmpty() || named == "auto"_L1)
        return input.detected;
    const auto encoding = textEncodingFromName(named).value_or(TextEncoding::Utf8);
    const bool bigEndian = encoding == TextEncoding::Utf16Le && input.detected == TextEncoding::Utf16Be;
    return bigEndian ? TextEncoding::Utf16Be : encoding;
}

QJsonObject beginArgs(const CommandLine &line, const Input &input)
{
    QJsonObject args = line.request.args;
    args.insert("source"_L1, input.isStream() ? u"stdin"_s : u"file"_s);
    args.insert("dry_run"_L1, args.value("dry_run"_L1).toBool());
    args.insert("separator"_L1, args.value("separator"_L1).toString(u"line"_s));
    args.insert("encoding"_L1, textEncodingName(encodingOf(input, args.value("encoding"_L1).toString())));
    if (!input.isStream()) {
        args.insert("bytes"_L1, input.bytes);
        args.insert("sha256"_L1, QString::fromLatin1(input.sha256));
    }
    return args;
}

/// The next piece of the input; empty at its end. A pipe hands over what it has.
Result<QByteArray> nextChunk(Input &input, qint64 offset)
{
    const qint64 wanted = input.isStream() ? ChunkBytes : std::min(ChunkBytes, input.bytes - offset);
    QByteArray chunk = input.device.read(wanted);
    if (!input.isStream() && chunk.size() != wanted)
        return fail(ErrorClass::Local,
            Text::tr("%1 changed while it was read; run the command again.").arg(input.name));
    return chunk;
}

QString progressText(const QJsonObject &reply, const Input &input, qint64 offset)
{
    const QString counts = Text::tr("%1 read, %2 imported")
                               .arg(reply.value("read"_L1).toInteger())
                               .arg(reply.value("imported"_L1).toInteger());
    return input.bytes > 0 ? u"%1 % "_s.arg(100 * offset / input.bytes) + counts : counts;
}

/// Streams the input from `offset` on.
Result<> sendChunks(Input &input, qint64 offset, const QJsonValue &id, Session &session, Console &console)
{
    while (true) {
        // A stream cannot be read and watched at the same time: there Ctrl-C ends the process, which
        // the engine survives like any other kill.
        if (!input.isStream() && console.interrupted())
            return fail(
                ErrorClass::Local, Text::tr("The import was interrupted; the same command continues it."));
        const auto chunk = nextChunk(input, offset);
        if (!chunk)
            return fail(chunk.error());
        if (chunk->isEmpty())
            return {};
        const auto reply = askObject(session, u"keys import chunk"_s,
            { { u"session"_s, id }, { u"offset"_s, offset },
                { u"data"_s, QString::fromLatin1(chunk->toBase64()) } });
        if (!reply)
            return fail(reply.error());
        offset += chunk->size();
        if (reply->value("next"_L1).toInteger(-1) != offset)
            return fail(ErrorClass::Malformed,
                Text::tr("The engine lost its place in the import at byte %1.").arg(offset));
        console.progress(progressText(*reply, input, offset));
    }
}

Result<QJsonObject> import(Input &input, const CommandLine &line, Session &session, Console &console)
{
    const auto begun = askObject(session, u"keys import begin"_s, beginArgs(line, input));
    if (!begun)
        return begun;
    const QJsonObject id { { u"session"_s, begun->value("session"_L1) } };
    const qint64 offset = begun->value("offset"_L1).toInteger();
    Result<> sent;
    if (offset > 0 && (input.isStream() || offset > input.bytes))
        sent = fail(ErrorClass::Malformed,
            Text::tr("The engine wants to continue at byte %1, which is not there.").arg(offset));
    else if (!input.isStream() && !input.device.seek(offset))
        sent = fail(cannotRead(input.name, input.device.errorString()));
    else
        sent = sendChunks(input, offset, id.value("session"_L1), session, console);
    console.progress({});
    if (sent)
        return askObject(session, u"keys import end"_s, id);
    // If the engine is gone, it has forgotten the session anyway: what counts is the first error.
    (void)askObject(session, u"keys import cancel"_s, id);
    return fail(sent.error());
}
} // namespace

DeskReply importKeys(const CommandLine &line, Session &session, Console &console)
{
    const QString path = line.paths.value(u"file"_s);
    const bool standardInput = path == "-"_L1;
    QFile file(path);
    if (!standardInput && !file.open(QIODevice::ReadOnly))
        return asReply(fail(cannotRead(path, file.errorString())));
    QIODevice &device = standardInput ? console.in : static_cast<QIODevice &>(file);
    const bool stream = standardInput || file.isSequential();
    QBuffer whole; // finding out how a stream is written takes all of it
    if (stream && line.request.args.value("encoding"_L1) == "auto"_L1) {
        whole.setData(device.readAll());
        whole.open(QIODevice::ReadOnly);
    }
    Input input { whole.isOpen() ? whole : device, standardInput ? Text::tr("standard input") : path };
    if (whole.isOpen())
        input.detected = detected(whole.data());
    if (!stream) {
        if (auto measured = measure(file, input); !measured)
            return asReply(fail(measured.error()));
    }
    return asReply(import(input, line, session, console));
}

} // namespace cli
