#include "engine/backuprun.h"
#include "engine/commands/arguments.h"
#include "engine/commands/registry.h"
#include "engine/engine.h"
#include "engine/restore.h"

#include <QFile>

using namespace Qt::StringLiterals;

namespace {
using Reply = Desk::Done;

struct Backup {
    QString file;
    backuprun::Made made;
    std::unique_ptr<Reader> reader; ///< lives until the copy is made
};
using Sessions = QHash<QString, std::shared_ptr<Backup>>;

void backupBegin(Engine &engine, Sessions &sessions, const DeskRequest &request, Reply done)
{
    const QString path = engine.config().folder + u"/neverdrop.db"_s;
    auto db = Connection::open(path, Connection::Mode::ReadOnly);
    if (!db) {
        done({ fail(db.error()), {} });
        return;
    }
    const QString id = QString::fromLatin1(engine.config().random->bytes(12).toHex());
    auto backup = std::make_shared<Backup>();
    backup->file = engine.config().folder + u"/backup-"_s + id + u".tmp"_s;
    backup->reader = std::make_unique<Reader>(
        std::move(*db), [&engine](std::function<void()> call) { engine.post(std::move(call)); });
    if (engine.config().threads)
        backup->reader->start();
    backup->reader->read<backuprun::Made>(
        [file = backup->file, vault = engine.rules()->vault, random = engine.config().random,
            now = engine.now()](Connection &source) {
            return backuprun::make(source, file, file + u".db"_s, *vault, *random, now);
        },
        [&engine, &sessions, id, backup, request, done = std::move(done)](Result<backuprun::Made> made) {
            backup->reader.reset();
            if (!made) {
                QFile::remove(backup->file);
                done({ fail(made.error()), {} });
                return;
            }
            backup->made = *made;
            sessions.insert(id, backup);
            engine.write<bool>(
                [request](Fulfilment &step) -> Result<bool> {
                    auto audited = FolderRepository(step.db()).audit(
                        { 0, step.now(), request.actor, u"backup"_s, u"folder"_s, {} });
                    return audited ? Result<bool>(true) : fail(audited.error());
                },
                [id, backup, done](Result<bool> audited) {
                    done({ audited ? Result<QJsonValue>(QJsonObject {
                               { u"session"_s, id }, { u"bytes"_s, backup->made.written.bytes } })
                                   : fail(audited.error()),
                        {} });
                });
        });
}

void backupRead(Sessions &sessions, const DeskRequest &request, Reply done)
{
    const auto backup = sessions.value(arguments::textOr(request.args, u"session"_s));
    QFile file(backup ? backup->file : QString());
    if (!backup || !file.open(QIODevice::ReadOnly)
        || !file.seek(request.args.value(u"offset"_s).toInteger())) {
        done({ fail(ErrorClass::NotFound, u"this backup is not under way; begin it again"_s), {} });
        return;
    }
    const QByteArray data = file.read(4 << 20);
    done({ QJsonValue(QJsonObject {
               { u"data"_s, QString::fromLatin1(data.toBase64()) }, { u"next"_s, file.pos() } }),
        {} });
}

void backupEnd(Sessions &sessions, const DeskRequest &request, Reply done)
{
    const auto backup = sessions.take(arguments::textOr(request.args, u"session"_s));
    if (!backup) {
        done({ fail(ErrorClass::NotFound, u"this backup is not under way; begin it again"_s), {} });
        return;
    }
    QFile::remove(backup->file);
    done({ QJsonValue(QJsonObject { { u"file"_s, QJsonValue::Null }, { u"orders"_s, backup->made.orders },
               { u"keys"_s, backup->made.keys },
               { u"sha256"_s, QString::fromLatin1(backup->made.written.sha256) } }),
        {} });
}

/// When the last automatic backup was made, what went wrong with the last one, and where they are.
Result<QJsonValue> backupStatus(Connection &db, const QString &place)
{
    FolderRepository folder(db);
    auto at = folder.meta(u"backup_at"_s);
    auto error = folder.meta(u"backup_error"_s);
    for (const auto *read : { &at, &error }) {
        if (!*read)
            return fail(read->error());
    }
    const auto orNull = [](bool there, const QString &text) {
        return there ? QJsonValue(text) : QJsonValue(QJsonValue::Null);
    };
    return QJsonValue(QJsonObject {
        { u"at"_s, orNull(at->has_value(), toRfc3339(fromMs(at->value_or(QString()).toLongLong()))) },
        { u"error"_s, orNull(*error && !(*error)->isEmpty(), error->value_or(QString())) },
        { u"folder"_s, place } });
}
} // namespace

QList<commands::Command> commands::backupCommands()
{
    auto sessions = std::make_shared<Sessions>();
    return { { u"backup status"_s,
                 [](Engine &engine, const DeskRequest &, Reply done) {
                     const QString place = restore::backupFolder(
                         engine.config().folder, engine.rules()->settings.backupFolder);
                     engine.read<QJsonValue>([place](Connection &db) { return backupStatus(db, place); },
                         [done = std::move(done)](Result<QJsonValue> status) {
                             done({ std::move(status), {} });
                         });
                 } },
        { u"backup begin"_s,
            [sessions](Engine &engine, const DeskRequest &request, Reply done) {
                backupBegin(engine, *sessions, request, std::move(done));
            } },
        { u"backup read"_s,
            [sessions](Engine &, const DeskRequest &request, Reply done) {
                backupRead(*sessions, request, std::move(done));
            } },
        { u"backup end"_s,
            [sessions](Engine &, const DeskRequest &request, Reply done) {
                backupEnd(*sessions, request, std::move(done));
            } },
        { u"backup cancel"_s, [sessions](Engine &, const DeskRequest &request, Reply done) {
             backupEnd(*sessions, request, std::move(done));
         } } };
}
