#include "engine/commands/accountfields.h"
#include "engine/commands/accountview.h"
#include "engine/commands/arguments.h"
#include "engine/commands/explain.h"
#include "engine/commands/registry.h"
#include "engine/engine.h"

using namespace Qt::StringLiterals;
using namespace accountfields;

namespace {
using Reply = Desk::Done;

// ---- providers ------------------------------------------------------------------------------------

Result<> readProvider(Fulfilment &step, const QJsonObject &args, ProviderRow &row, bool isNew)
{
    const ProviderType *type = findProviderType(row.type);
    if (!type)
        return fail(
            ErrorClass::BadUsage, u"there is no provider type '%1'; see 'provider types'"_s.arg(row.type));
    QMap<QString, QByteArray> secrets;
    if (!isNew) {
        auto known = openSecrets(*step.rules().vault, "provider", row.id, row.secrets);
        if (!known)
            return fail(known.error());
        secrets = std::move(*known);
    }
    if (auto read = readFields(type->traits, args, row.fields, secrets); !read)
        return read;
    if (auto complete = checkRequired(type->traits, row.fields, secrets); !complete)
        return complete;
    if (row.type != u"sandbox"_s) {
        if (auto made = type->make({ row.id, row.fields, secrets }); !made)
            return fail(made.error());
    }
    auto enabled = arguments::flag(args, u"enabled"_s);
    if (!enabled)
        return fail(enabled.error());
    row.enabled = enabled->value_or(row.enabled);
    row.secrets = sealSecrets(*step.rules().vault, "provider", row.id, secrets);
    return {};
}

Result<ProviderRow> knownProvider(Fulfilment &step, const QString &id)
{
    auto rows = AccountRepository(step.db()).providers();
    if (!rows)
        return fail(rows.error());
    for (const ProviderRow &row : std::as_const(*rows)) {
        if (row.id == id && !row.hiddenAt)
            return row;
    }
    return fail(ErrorClass::NotFound, u"there is no payment provider %1"_s.arg(id));
}

Result<QString> addProvider(Fulfilment &step, const QJsonObject &args)
{
    ProviderRow row;
    row.id = arguments::textOr(args, u"id"_s);
    row.type = arguments::textOr(args, u"type"_s);
    row.createdAt = step.now();
    if (auto good = checkId(row.id); !good)
        return fail(good.error());
    auto rows = AccountRepository(step.db()).providers();
    if (!rows)
        return fail(rows.error());
    for (const ProviderRow &known : std::as_const(*rows)) {
        if (known.id == row.id)
            return fail(ErrorClass::WrongState,
                u"there is or was a payment provider %1; choose another id"_s.arg(row.id));
    }
    if (auto read = readProvider(step, args, row, true); !read)
        return fail(read.error());
    auto saved = AccountRepository(step.db()).saveProvider(row);
    return saved ? Result<QString>(row.id) : fail(saved.error());
}

Result<QString> editProvider(Fulfilment &step, const QJsonObject &args)
{
    auto row = knownProvider(step, arguments::textOr(args, u"id"_s));
    if (!row)
        return fail(row.error());
    if (auto read = readProvider(step, args, *row, false); !read)
        return fail(read.error());
    if (auto saved = AccountRepository(step.db()).saveProvider(*row); !saved)
        return fail(saved.error());
    if (auto released = releaseLanes(step, row->id); !released)
        return fail(released.error());
    return row->id;
}

Result<QString> removeProvider(Fulfilment &step, const QJsonObject &args)
{
    auto row = knownProvider(step, arguments::textOr(args, u"id"_s));
    if (!row)
        return fail(row.error());
    auto open = OrderRepository(step.db()).countOpen(row->id);
    if (!open)
        return fail(open.error());
    if (*open > 0)
        return fail(ErrorClass::WrongState,
            u"payment provider %1 has %2 open orders; wait until they have ended or cancel them"_s
                .arg(row->id)
                .arg(*open));
    auto removed = AccountRepository(step.db()).removeProvider(row->id, step.now());
    return removed ? Result<QString>(row->id) : fail(removed.error());
}

void editing(Engine &engine, const DeskRequest &request,
    Result<QString> (*run)(Fulfilment &, const QJsonObject &), Reply done)
{
    engine.write<QString>([run, args = request.args](Fulfilment &step) { return run(step, args); },
        [&engine, done = std::move(done)](Result<QString> id) {
            if (!id) {
                done({ fail(id.error()), {} });
                return;
            }
            engine.reloadRules([&engine, id = *id, done](Result<> loaded) {
                const ProviderAccount *account = engine.rules()->accounts->provider(id);
                if (!loaded)
                    done({ fail(loaded.error()), {} });
                else
                    done({ account ? QJsonValue(accountview::provider(*account))
                                   : QJsonValue(QJsonObject { { u"id"_s, id }, { u"ok"_s, true } }),
                        {} });
            });
        });
}

void providerTest(Engine &engine, const DeskRequest &request, Reply done)
{
    const QString id = arguments::textOr(request.args, u"id"_s);
    const ProviderAccount *account = engine.rules()->accounts->provider(id);
    if (!account || account->row.hiddenAt) {
        done({ fail(ErrorClass::NotFound, u"there is no payment provider %1"_s.arg(id)), {} });
        return;
    }
    if (!account->adapter) {
        done({ fail(ErrorClass::ProviderUnavailable, account->problem), {} });
        return;
    }
    auto adapter = account->adapter;
    auto composed = adapter->test(engine.now());
    if (!composed) {
        done({ fail(composed.error()), {} });
        return;
    }
    engine.sendOnce(*composed, u"test"_s, id, [&engine, adapter, id, done](Result<HttpReply> answer) {
        const auto verdict
            = answer ? adapter->readTest(*answer, engine.now()) : Result<QString>(fail(answer.error()));
        if (verdict)
            done({ QJsonValue(QJsonObject { { u"id"_s, id }, { u"ok"_s, true }, { u"detail"_s, *verdict } }),
                {} });
        else
            done({ fail(verdict.error()), {} });
    });
}

} // namespace

QList<commands::Command> commands::accountCommands()
{
    const auto provider = [](Result<QString> (*run)(Fulfilment &, const QJsonObject &)) {
        return [run](Engine &engine, const DeskRequest &request, Reply done) {
            editing(engine, request, run, std::move(done));
        };
    };
    return { { u"provider types"_s,
                 [](Engine &, const DeskRequest &, Reply done) {
                     done({ accountview::providerTypes(), {} });
                 } },
        { u"provider add"_s, provider(addProvider) }, { u"provider edit"_s, provider(editProvider) },
        { u"provider remove"_s, provider(removeProvider) },
        { u"provider list"_s,
            [](Engine &engine, const DeskRequest &, Reply done) {
                fresh(engine, std::move(done), [](const Accounts &accounts) {
                    return listing(accounts.providers(), accountview::provider);
                });
            } },
        { u"provider test"_s, providerTest }, { u"provider explain"_s, providerExplain } };
}
