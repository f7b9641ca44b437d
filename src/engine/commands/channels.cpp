#include "engine/commands/accountfields.h"
#include "engine/commands/accountview.h"
#include "engine/commands/arguments.h"
#include "engine/commands/registry.h"
#include "engine/engine.h"

using namespace Qt::StringLiterals;
using namespace accountfields;

namespace {
using Reply = Desk::Done;

// ---- channels -------------------------------------------------------------------------------------

std::optional<ChannelUse> useFromName(const QString &name)
{
    if (name == u"delivery"_s)
        return ChannelUse::Delivery;
    if (name == u"alert"_s)
        return ChannelUse::Alert;
    if (name == u"both"_s)
        return ChannelUse::Both;
    return {};
}

/// `use` and `required` stand among the fields but belong to every channel (contract.md section 6).
Result<> readUse(QJsonObject &args, const ChannelType &type, ChannelRow &row, bool isNew)
{
    QJsonObject plain = args.value(u"set"_s).toObject();
    const QString use = plain.take(u"use"_s).toString(
        arguments::textOr(args, u"use"_s, isNew ? type.traits.defaultUse : QString()));
    if (!use.isEmpty()) {
        const auto known = useFromName(use);
        if (!known)
            return fail(
                ErrorClass::BadUsage, u"a channel's use is delivery, alert or both, not '%1'"_s.arg(use));
        if ((*known != ChannelUse::Alert && !type.traits.delivers)
            || (*known != ChannelUse::Delivery && !type.traits.alerts))
            return fail(
                ErrorClass::BadUsage, u"a channel of the type %1 cannot be used for that"_s.arg(row.type));
        row.use = *known;
    }
    for (const auto &[name, slot] :
        { std::pair(u"required"_s, &row.required), std::pair(u"enabled"_s, &row.enabled) }) {
        QJsonObject both = args;
        if (plain.contains(name))
            both.insert(name, plain.take(name));
        auto flag = arguments::flag(both, name);
        if (!flag)
            return fail(flag.error());
        *slot = flag->value_or(*slot);
    }
    args.insert(u"set"_s, plain);
    return {};
}

/// @return the secret that was made because none was given, to be shown once
Result<QByteArray> readChannel(Fulfilment &step, QJsonObject args, ChannelRow &row, bool isNew)
{
    const ChannelType *type = findChannelType(row.type);
    if (!type)
        return fail(
            ErrorClass::BadUsage, u"there is no channel type '%1'; see 'channel types'"_s.arg(row.type));
    if (auto read = readUse(args, *type, row, isNew); !read)
        return fail(read.error());
    QMap<QString, QByteArray> secrets;
    if (!isNew) {
        auto known = openSecrets(*step.rules().vault, "channel", row.id, row.secrets);
        if (!known)
            return fail(known.error());
        secrets = std::move(*known);
    }
    if (auto read = readFields(type->traits, args, row.fields, secrets); !read)
        return fail(read.error());
    QByteArray made;
    if (isNew && type->makeSecret && secrets.value(u"secret"_s).isEmpty()) {
        made = type->makeSecret(step.rules().random->bytes(32));
        secrets.insert(u"secret"_s, made);
    }
    if (auto complete = checkRequired(type->traits, row.fields, secrets); !complete)
        return fail(complete.error());
    auto adapter = type->make({ row.id, row.fields, secrets, {} });
    if (!adapter)
        return fail(adapter.error());
    row.secrets = sealSecrets(*step.rules().vault, "channel", row.id, secrets);
    return made;
}

Result<ChannelRow> knownChannel(Fulfilment &step, const QString &id)
{
    auto rows = AccountRepository(step.db()).channels();
    if (!rows)
        return fail(rows.error());
    for (const ChannelRow &row : std::as_const(*rows)) {
        if (row.id == id && !row.hiddenAt)
            return row;
    }
    return fail(ErrorClass::NotFound, u"there is no channel %1"_s.arg(id));
}

struct ChannelEdited {
    QString id;
    QByteArray secret; ///< shown once
};

Result<ChannelEdited> addChannel(Fulfilment &step, const QJsonObject &args)
{
    ChannelRow row;
    row.id = arguments::textOr(args, u"id"_s);
    row.type = arguments::textOr(args, u"type"_s);
    row.createdAt = step.now();
    if (auto good = checkId(row.id); !good)
        return fail(good.error());
    if (row.id == screenChannel())
        return fail(ErrorClass::WrongState, u"'screen' is always there; choose another id"_s);
    auto rows = AccountRepository(step.db()).channels();
    if (!rows)
        return fail(rows.error());
    for (const ChannelRow &known : std::as_const(*rows)) {
        if (known.id == row.id)
            return fail(
                ErrorClass::WrongState, u"there is or was a channel %1; choose another id"_s.arg(row.id));
    }
    auto made = readChannel(step, args, row, true);
    if (!made)
        return fail(made.error());
    auto saved = AccountRepository(step.db()).saveChannel(row);
    return saved ? Result<ChannelEdited>(ChannelEdited { row.id, *made }) : fail(saved.error());
}

Result<ChannelEdited> editChannel(Fulfilment &step, const QJsonObject &args)
{
    auto row = knownChannel(step, arguments::textOr(args, u"id"_s));
    if (!row)
        return fail(row.error());
    if (auto made = readChannel(step, args, *row, false); !made)
        return fail(made.error());
    if (auto saved = AccountRepository(step.db()).saveChannel(*row); !saved)
        return fail(saved.error());
    if (auto released = releaseLanes(step, row->id); !released)
        return fail(released.error());
    return ChannelEdited { row->id, {} };
}

/// A new secret; for 24 hours the old one signs too, so that the receiver can change over.
Result<ChannelEdited> rotateSecret(Fulfilment &step, const QJsonObject &args)
{
    auto row = knownChannel(step, arguments::textOr(args, u"id"_s));
    if (!row)
        return fail(row.error());
    const ChannelType *type = findChannelType(row->type);
    if (!type || !type->makeSecret)
        return fail(ErrorClass::WrongState, u"channel %1 has no secret of ours to rotate"_s.arg(row->id));
    const Vault &vault = *step.rules().vault;
    auto secrets = openSecrets(vault, "channel", row->id, row->secrets);
    if (!secrets)
        return fail(secrets.error());
    row->oldSecrets = sealSecrets(vault, "channel_old", row->id, *secrets);
    row->oldUntil = step.now() + std::chrono::hours(24);
    const QByteArray made = type->makeSecret(step.rules().random->bytes(32));
    secrets->insert(u"secret"_s, made);
    row->secrets = sealSecrets(vault, "channel", row->id, *secrets);
    auto saved = AccountRepository(step.db()).saveChannel(*row);
    return saved ? Result<ChannelEdited>(ChannelEdited { row->id, made }) : fail(saved.error());
}

Result<ChannelEdited> removeChannel(Fulfilment &step, const QJsonObject &args)
{
    auto row = knownChannel(step, arguments::textOr(args, u"id"_s));
    if (!row)
        return fail(row.error());
    auto waiting = OrderRepository(step.db()).countUndelivered(row->id);
    if (!waiting)
        return fail(waiting.error());
    if (*waiting > 0)
        return fail(ErrorClass::WrongState,
            u"channel %1 is named by %2 orders that are not delivered yet; wait until they are, or switch it off"_s
                .arg(row->id)
                .arg(*waiting));
    auto removed = AccountRepository(step.db()).removeChannel(row->id, step.now());
    return removed ? Result<ChannelEdited>(ChannelEdited { row->id, {} }) : fail(removed.error());
}

void editingChannel(Engine &engine, const DeskRequest &request,
    Result<ChannelEdited> (*run)(Fulfilment &, const QJsonObject &), Reply done)
{
    engine.write<ChannelEdited>([run, args = request.args](Fulfilment &step) { return run(step, args); },
        [&engine, done = std::move(done)](Result<ChannelEdited> edited) {
            if (!edited) {
                done({ fail(edited.error()), {} });
                return;
            }
            engine.reloadRules([&engine, edited = *edited, done](Result<> loaded) {
                if (!loaded) {
                    done({ fail(loaded.error()), {} });
                    return;
                }
                const DeliveryChannel *channel = engine.rules()->accounts->channel(edited.id);
                QJsonObject shown
                    = channel ? accountview::channel(*channel) : QJsonObject { { u"id"_s, edited.id } };
                if (!edited.secret.isEmpty())
                    shown.insert(u"secret"_s, QString::fromLatin1(edited.secret));
                done({ QJsonValue(shown), {} });
            });
        });
}

void channelTest(Engine &engine, const DeskRequest &request, Reply done)
{
    const QString id = arguments::textOr(request.args, u"id"_s);
    const DeliveryChannel *channel = engine.rules()->accounts->channel(id);
    if (!channel || channel->row.hiddenAt) {
        done({ fail(ErrorClass::NotFound, u"there is no channel %1"_s.arg(id)), {} });
        return;
    }
    if (!channel->adapter) {
        done({ fail(ErrorClass::BadUsage, channel->problem), {} });
        return;
    }
    auto adapter = channel->adapter;
    const Message message = adapter->composeAlert(
        { u"channel.test"_s, u"Test"_s, u"This is a test message from NeverDrop."_s, {}, engine.now() });
    auto composed = adapter->request(message, engine.now());
    if (!composed) {
        done({ fail(composed.error()), {} });
        return;
    }
    composed->allowPrivate = composed->allowPrivate || engine.rules()->settings.deliveryAllowPrivate;
    engine.sendOnce(
        *composed, u"test"_s, id, [&engine, adapter, message, id, done](Result<HttpReply> answer) {
            if (!answer) {
                done({ fail(answer.error()), {} });
                return;
            }
            const Verdict verdict = adapter->judge(message, *answer, engine.now());
            if (verdict.done)
                done({ QJsonValue(QJsonObject { { u"id"_s, id }, { u"ok"_s, true },
                           { u"detail"_s, u"the receiver answered %1"_s.arg(answer->status) } }),
                    {} });
            else
                done({ fail(verdict.error), {} });
        });
}

} // namespace

QList<commands::Command> commands::channelCommands()
{
    const auto channel = [](Result<ChannelEdited> (*run)(Fulfilment &, const QJsonObject &)) {
        return [run](Engine &engine, const DeskRequest &request, Reply done) {
            editingChannel(engine, request, run, std::move(done));
        };
    };
    return { { u"channel types"_s,
                 [](Engine &, const DeskRequest &, Reply done) {
                     done({ accountview::channelTypes(), {} });
                 } },
        { u"channel add"_s, channel(addChannel) }, { u"channel edit"_s, channel(editChannel) },
        { u"channel rotate-secret"_s, channel(rotateSecret) },
        { u"channel remove"_s, channel(removeChannel) },
        { u"channel list"_s,
            [](Engine &engine, const DeskRequest &, Reply done) {
                fresh(engine, std::move(done), [](const Accounts &accounts) {
                    return listing(accounts.channels(), accountview::channel);
                });
            } },
        { u"channel test"_s, channelTest } };
}
