#include "engine/commands/accountview.h"
#include "engine/commands/arguments.h"
#include "engine/commands/registry.h"
#include "engine/engine.h"

#include <QJsonArray>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace {
using Reply = Desk::Done;

template <class Traits> const auto *fieldOf(const Traits &traits, const QString &name)
{
    for (const auto &field : traits.fields) {
        if (field.name == name)
            return &field;
    }
    return static_cast<decltype(&traits.fields.first())>(nullptr);
}

Result<> checkId(const QString &id)
{
    const bool good = !id.isEmpty() && id.size() <= 40 && std::all_of(id.cbegin(), id.cend(), [](QChar c) {
        return (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z') || (c >= u'0' && c <= u'9') || c == u'-'
            || c == u'_';
    });
    return good ? Result<> {}
                : fail(ErrorClass::BadUsage, u"an id has 1 to 40 letters, digits, '-' or '_'"_s);
}

/// Overlays plain fields and secrets with what the request names; refuses unknown names and a secret
/// given as a plain field (it would stand unsealed in the database).
template <class Traits>
Result<> readFields(const Traits &traits, const QJsonObject &args, QMap<QString, QString> &fields,
    QMap<QString, QByteArray> &secrets)
{
    const QJsonObject plain = args.value(u"set"_s).toObject();
    for (auto one = plain.constBegin(); one != plain.constEnd(); ++one) {
        const auto *field = fieldOf(traits, one.key());
        if (!field)
            return fail(ErrorClass::BadUsage, u"%1 has no field '%2'"_s.arg(traits.type, one.key()));
        if (field->secret)
            return fail(
                ErrorClass::BadUsage, u"'%1' is a secret; give it with --secret %1=@FILE"_s.arg(one.key()));
        fields.insert(one.key(), one.value().toString());
    }
    const QJsonObject hidden = args.value(u"secret"_s).toObject();
    for (auto one = hidden.constBegin(); one != hidden.constEnd(); ++one) {
        const auto *field = fieldOf(traits, one.key());
        if (!field || !field->secret)
            return fail(ErrorClass::BadUsage, u"%1 has no secret '%2'"_s.arg(traits.type, one.key()));
        secrets.insert(one.key(), one.value().toString().toUtf8().trimmed());
    }
    return {};
}

template <class Traits>
Result<> checkRequired(
    const Traits &traits, const QMap<QString, QString> &fields, const QMap<QString, QByteArray> &secrets)
{
    for (const auto &field : traits.fields) {
        const bool there
            = field.secret ? !secrets.value(field.name).isEmpty() : !fields.value(field.name).isEmpty();
        if (field.required && !there)
            return fail(ErrorClass::BadUsage,
                u"%1 needs '%2' (--%3 %2=…)"_s.arg(
                    traits.type, field.name, field.secret ? u"secret"_s : u"set"_s));
    }
    return {};
}

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

/// An edited account may be right now: lanes that were held for its sake are open again.
Result<> releaseLanes(Fulfilment &step, const QString &endpoint)
{
    JobRepository jobs(step.db());
    auto lanes = jobs.lanes();
    if (!lanes)
        return fail(lanes.error());
    for (Lane &lane : *lanes) {
        if (lane.endpoint != endpoint)
            continue;
        lane.authUntil = {};
        lane.breaker = {};
        if (auto saved = jobs.saveLane(lane); !saved)
            return saved;
    }
    step.changes().queue = true;
    return {};
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
    auto removed = AccountRepository(step.db()).removeChannel(row->id, step.now());
    return removed ? Result<ChannelEdited>(ChannelEdited { row->id, {} }) : fail(removed.error());
}

// ---- answering ------------------------------------------------------------------------------------

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

template <class List, class View> QJsonValue listing(const List &accounts, View view)
{
    QJsonArray items;
    for (const auto &account : accounts) {
        if (!account.row.hiddenAt)
            items.append(view(account));
    }
    return QJsonObject { { u"items"_s, items }, { u"next"_s, QJsonValue::Null } };
}

/// Lists show what the last commit holds (health changes with every call), so the snapshot is renewed.
void fresh(Engine &engine, Reply done, std::function<QJsonValue(const Accounts &)> show)
{
    engine.reloadRules([&engine, done = std::move(done), show = std::move(show)](Result<> loaded) {
        done({ loaded ? Result<QJsonValue>(show(*engine.rules()->accounts)) : fail(loaded.error()), {} });
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
    const auto channel = [](Result<ChannelEdited> (*run)(Fulfilment &, const QJsonObject &)) {
        return [run](Engine &engine, const DeskRequest &request, Reply done) {
            editingChannel(engine, request, run, std::move(done));
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
        { u"provider test"_s, providerTest },
        { u"channel types"_s,
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
