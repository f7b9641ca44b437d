#include "cli/commands/commands.h"
#include "cli/commands/pages.h"
#include "cli/text.h"
#include "core/privatefile.h"

#include <QCryptographicHash>

using namespace Qt::StringLiterals;

namespace cli {
namespace {

QString progressText(qint64 done, qint64 all)
{
    return Text::tr("%1 of %2 MiB").arg(done >> 20).arg(all >> 20);
}

/// Copies what the engine holds ready into `file`; the SHA-256 of it all, in hex.
Result<QString> copy(const QJsonObject &begun, Session &session, PrivateFile &file, Console &console)
{
    const qint64 bytes = begun.value("bytes"_L1).toInteger();
    QCryptographicHash hash(QCryptographicHash::Sha256);
    for (qint64 offset = 0; offset < bytes;) {
        const auto reply = askObject(session, u"backup read"_s,
            { { u"session"_s, begun.value("session"_L1) }, { u"offset"_s, offset } });
        if (!reply)
            return fail(reply.error());
        const auto data = base64Member(*reply, u"data");
        if (!data)
            return fail(data.error());
        if (data->isEmpty() || offset + data->size() > bytes)
            return fail(ErrorClass::Malformed, Text::tr("The engine's backup is not as long as it said."));
        if (auto written = file.write(*data); !written)
            return fail(written.error());
        hash.addData(*data);
        offset += data->size();
        console.progress(progressText(offset, bytes));
    }
    return QString::fromLatin1(hash.result().toHex());
}

Result<QJsonObject> finish(const QJsonObject &id, const QString &sha256, Session &session, PrivateFile &file)
{
    auto reply = askObject(session, u"backup end"_s, id);
    if (!reply)
        return reply;
    if (reply->value("sha256"_L1).toString() != sha256)
        return fail(ErrorClass::Integrity,
            Text::tr("The backup was damaged on its way; nothing was written. Run the command again."));
    if (auto committed = file.commit(); !committed)
        return fail(committed.error());
    return reply;
}
} // namespace

DeskReply writeBackup(const CommandLine &line, Session &session, Console &console)
{
    const QString path = line.paths.value(u"file"_s);
    PrivateFile file(path);
    if (auto opened = file.open(); !opened)
        return asReply(fail(opened.error()));
    const auto begun = askObject(session, u"backup begin"_s, {});
    if (!begun)
        return asReply(begun);
    const QJsonObject id { { u"session"_s, begun->value("session"_L1) } };
    const auto sha256 = copy(*begun, session, file, console);
    console.progress({});
    if (!sha256) {
        // If the engine is gone, it has forgotten the session anyway: what counts is the first error.
        (void)askObject(session, u"backup cancel"_s, id);
        return asReply(fail(sha256.error()));
    }
    auto reply = finish(id, *sha256, session, file);
    if (reply)
        reply->insert("file"_L1, path);
    return asReply(reply);
}

} // namespace cli
