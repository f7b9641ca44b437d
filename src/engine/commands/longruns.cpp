#include "engine/commands/arguments.h"
#include "engine/commands/registry.h"
#include "engine/engine.h"
#include "engine/keyrotation.h"
#include "engine/reconciliation.h"

#include <QDateTime>

using namespace Qt::StringLiterals;

namespace {
using Reply = Desk::Done;

void rotateKey(Engine &engine, const DeskRequest &request, Reply done)
{
    auto rotation = std::make_shared<KeyRotation>(
        engine, engine.config().vault, [&engine, request, done = std::move(done)](Result<> rotated) {
            if (!rotated) {
                done({ fail(rotated.error()), {} });
                return;
            }
            engine.write<QJsonObject>(
                [request](Fulfilment &step) -> Result<QJsonObject> {
                    auto audited = FolderRepository(step.db()).audit(
                        { 0, step.now(), request.actor, u"vault.rotate-key"_s, u"vault"_s, {} });
                    return audited ? Result<QJsonObject>(QJsonObject { { u"ok"_s, true } })
                                   : fail(audited.error());
                },
                [done](Result<QJsonObject> value) {
                    done({ value ? Result<QJsonValue>(QJsonValue(*value)) : fail(value.error()), {} });
                });
        });
    rotation->start();
}

/// One provider after the other; the reports are added up.
void reconcileAll(Engine &engine, QStringList providers, QDate day, Reconciliation::Report total, Reply done)
{
    if (providers.isEmpty()) {
        done({ QJsonValue(total.toJson()), {} });
        return;
    }
    const QString provider = providers.takeFirst();
    auto one = std::make_shared<Reconciliation>(engine, provider, day,
        [&engine, providers, day, total, done](Result<Reconciliation::Report> report) mutable {
            if (!report) {
                done({ fail(report.error()), {} });
                return;
            }
            total.add(*report);
            reconcileAll(engine, providers, day, total, done);
        });
    one->start();
}

void reconcile(Engine &engine, const DeskRequest &request, Reply done)
{
    QStringList providers;
    const QString only = arguments::textOr(request.args, u"provider"_s);
    if (!only.isEmpty()) {
        providers.append(only);
    } else {
        for (const ProviderAccount &account : engine.rules()->accounts->providers()) {
            if (account.usable() && account.adapter->traits().lists)
                providers.append(account.row.id);
        }
    }
    const QString text = arguments::textOr(request.args, u"day"_s);
    // Yesterday and today meet at the providers' midnight; today's date there is what a merchant means.
    const QDate today = QDateTime::fromMSecsSinceEpoch(toMs(engine.now()) + 8 * 3'600'000, Qt::UTC).date();
    const QDate day = text.isEmpty() ? today : QDate::fromString(text, Qt::ISODate);
    if (!day.isValid()) {
        done({ fail(ErrorClass::BadUsage, u"'%1' is not a day such as 2026-11-24"_s.arg(text)), {} });
        return;
    }
    reconcileAll(engine, providers, day, {}, std::move(done));
}
} // namespace

QList<commands::Command> commands::longRunCommands()
{
    return { { u"vault rotate-key"_s, rotateKey }, { u"reconcile"_s, reconcile } };
}
