#include "engine/commands/arguments.h"
#include "engine/commands/registry.h"
#include "engine/engine.h"
#include "engine/sealedbackup.h"
#include "storage/figures.h"
#include "storage/onlinebackup.h"

#include <QDir>
#include <QFile>

using namespace Qt::StringLiterals;

namespace {
using Reply = Desk::Done;

struct Backup {
    QString file;
    qint64 orders = 0;
    qint64 keys = 0;
    sealedbackup::Written written;
    std::unique_ptr<Reader> reader; ///< lives until the copy is made
};
using Sessions = QHash<QString, std::shared_ptr<Backup>>;

/// Copies, checks, counts and seals. Runs on a reader of its own: it takes as long as it takes.
Result<bool> make(Connection &db, Backup &backup, const Vault &vault, Random &random, Instant now)
{
    const QString plain = backup.file + u".db"_s;
    const auto removePlain = [&plain] {
        for (const QString &suffix : { QString(), u"-wal"_s, u"-shm"_s })
            QFile::remove(plain + suffix);
    };
    if (auto copied = onlineBackup(db.path(), plain, {}); !copied) {
        removePlain();
        return fail(copied.error());
    }
    const auto seal = [&]() -> Result<bool> {
        auto copy = Connection::open(plain, Connection::Mode::ReadOnly);
        if (!copy)
            return fail(copy.error());
        auto counts = FigureRepository(**copy).counts();
        if (!counts)
            return fail(counts.error());
        auto body = FolderRepository(**copy).vaultWraps();
        if (!body)
            return fail(body.error());
        auto wraps = VaultWraps::fromBytes(*body);
        if (!wraps)
            return fail(wraps.error());
        auto id = FolderRepository(**copy).meta(u"folder_id"_s);
        if (!id)
            return fail(id.error());
        copy->reset();
        backup.orders = counts->orders;
        backup.keys = counts->keys;
        auto written = sealedbackup::write(plain, backup.file,
            { id->value_or(QString()), now, counts->orders, counts->keys, *wraps }, vault, random);
        if (!written)
            return fail(written.error());
        backup.written = *written;
        return true;
    };
    auto sealed = seal();
    removePlain();
    return sealed;
}

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
    backup->reader = std::make_unique<Reader>(std::move(*db), [&engine](std::function<void()> call) {
        QMetaObject::invokeMethod(&engine, std::move(call), Qt::QueuedConnection);
    });
    if (engine.config().threads)
        backup->reader->start();
    backup->reader->read<bool>(
        [backup, vault = engine.rules()->vault, random = engine.config().random, now = engine.now()](
            Connection &source) { return make(source, *backup, *vault, *random, now); },
        [&engine, &sessions, id, backup, request, done = std::move(done)](Result<bool> made) {
            backup->reader.reset();
            if (!made) {
                QFile::remove(backup->file);
                done({ fail(made.error()), {} });
                return;
            }
            sessions.insert(id, backup);
            engine.write<bool>(
                [request](Fulfilment &step) -> Result<bool> {
                    auto audited = FolderRepository(step.db()).audit(
                        { 0, step.now(), request.actor, u"backup"_s, u"folder"_s, {} });
                    return audited ? Result<bool>(true) : fail(audited.error());
                },
                [id, backup, done](Result<bool> audited) {
                    done({ audited ? Result<QJsonValue>(
                               QJsonObject { { u"session"_s, id }, { u"bytes"_s, backup->written.bytes } })
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
    done({ QJsonValue(QJsonObject { { u"file"_s, QJsonValue::Null }, { u"orders"_s, backup->orders },
               { u"keys"_s, backup->keys }, { u"sha256"_s, QString::fromLatin1(backup->written.sha256) } }),
        {} });
}
} // namespace

QList<commands::Command> commands::backupCommands()
{
    auto sessions = std::make_shared<Sessions>();
    return { { u"backup begin"_s,
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
