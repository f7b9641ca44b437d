#include "engine/commands/arguments.h"
#include "engine/commands/registry.h"
#include "engine/engine.h"
#include "engine/keyimport.h"

using namespace Qt::StringLiterals;

namespace {
using Reply = Desk::Done;

/// Imports that are under way, by session. They live with the engine; a lost one is continued by
/// beginning again: the cursor is in the database.
using Sessions = QHash<QString, std::shared_ptr<KeyImport>>;

Result<KeyImport::Plan> readPlan(const QJsonObject &args)
{
    KeyImport::Plan plan;
    auto sku = arguments::text(args, u"sku"_s);
    if (!sku)
        return fail(sku.error());
    plan.sku = *sku;
    const QString encoding = arguments::textOr(args, u"encoding"_s, u"utf-8"_s);
    const auto known = textEncodingFromName(encoding == u"auto"_s ? u"utf-8"_s : encoding);
    if (!known)
        return fail(ErrorClass::BadUsage,
            u"keys are read as auto, utf-8, gb18030 or utf-16, not '%1'"_s.arg(encoding));
    plan.encoding = *known;
    const QString separator = arguments::textOr(args, u"separator"_s, u"line"_s);
    if (separator != u"line"_s && separator != u"blank-line"_s)
        return fail(ErrorClass::BadUsage, u"the separator is line or blank-line, not '%1'"_s.arg(separator));
    plan.blocks = separator == u"blank-line"_s;
    plan.dryRun = args.value(u"dry_run"_s).toBool();
    plan.fileSha = QByteArray::fromHex(arguments::textOr(args, u"sha256"_s).toLatin1());
    plan.bytes = args.value(u"bytes"_s).toInteger();
    return plan;
}

void importBegin(Engine &engine, Sessions &sessions, const DeskRequest &request, Reply done)
{
    auto plan = readPlan(request.args);
    if (!plan) {
        done({ fail(plan.error()), {} });
        return;
    }
    using Import = std::shared_ptr<KeyImport>;
    engine.write<Import>(
        [plan = *plan](Fulfilment &step) -> Result<Import> {
            auto begun = KeyImport::begin(step, plan);
            return begun ? Result<Import>(std::make_shared<KeyImport>(std::move(*begun)))
                         : fail(begun.error());
        },
        [&engine, &sessions, done = std::move(done)](Result<Import> import) {
            if (!import) {
                done({ fail(import.error()), {} });
                return;
            }
            const QString id = QString::fromLatin1(engine.config().random->bytes(12).toHex());
            sessions.insert(id, *import);
            done({ QJsonValue(QJsonObject { { u"session"_s, id }, { u"offset"_s, (*import)->offset() } }),
                {} });
        });
}

void onSession(Engine &engine, Sessions &sessions, const DeskRequest &request, Reply done, bool atEnd)
{
    const QString id = arguments::textOr(request.args, u"session"_s);
    const auto import = sessions.value(id);
    if (!import) {
        done({ fail(ErrorClass::NotFound,
                   u"this import is not under way; start it again and it continues where it stopped"_s),
            {} });
        return;
    }
    const QByteArray piece = QByteArray::fromBase64(arguments::textOr(request.args, u"data"_s).toLatin1());
    engine.write<QJsonObject>(
        [import, piece, atEnd](Fulfilment &step) -> Result<QJsonObject> {
            auto taken = atEnd ? import->finish(step) : import->take(step, piece);
            if (!taken)
                return fail(taken.error());
            QJsonObject report = import->report();
            if (!atEnd)
                report.insert(u"next"_s, import->offset());
            return report;
        },
        [&sessions, id, atEnd, done = std::move(done)](Result<QJsonObject> report) {
            // After an error the object is ahead of the database: whoever goes on begins again at the cursor.
            if (atEnd || !report)
                sessions.remove(id);
            done({ report ? Result<QJsonValue>(QJsonValue(*report)) : fail(report.error()), {} });
        });
}
} // namespace

QList<commands::Command> commands::importCommands()
{
    auto sessions = std::make_shared<Sessions>();
    return { { u"keys import begin"_s,
                 [sessions](Engine &engine, const DeskRequest &request, Reply done) {
                     importBegin(engine, *sessions, request, std::move(done));
                 } },
        { u"keys import chunk"_s,
            [sessions](Engine &engine, const DeskRequest &request, Reply done) {
                onSession(engine, *sessions, request, std::move(done), false);
            } },
        { u"keys import end"_s,
            [sessions](Engine &engine, const DeskRequest &request, Reply done) {
                onSession(engine, *sessions, request, std::move(done), true);
            } },
        { u"keys import cancel"_s, [sessions](Engine &, const DeskRequest &request, Reply done) {
             sessions->remove(arguments::textOr(request.args, u"session"_s));
             done({ QJsonValue(QJsonObject { { u"ok"_s, true } }), {} });
         } } };
}
