#include "crypto/digest.h"
#include "engine/commands/arguments.h"
#include "engine/commands/registry.h"
#include "engine/engine.h"
#include "vault/vaultwraps.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace {
using Reply = Desk::Done;

void writing(
    Engine &engine, std::function<Result<QJsonObject>(Fulfilment &)> step, Reply done, bool reload = false)
{
    engine.write<QJsonObject>(
        std::move(step), [&engine, reload, done = std::move(done)](Result<QJsonObject> value) {
            if (!value) {
                done({ fail(value.error()), {} });
                return;
            }
            if (!reload) {
                done({ QJsonValue(*value), {} });
                return;
            }
            engine.reloadRules([value = *value, done](Result<> loaded) {
                done({ loaded ? Result<QJsonValue>(QJsonValue(value)) : fail(loaded.error()), {} });
            });
        });
}

Result<> audit(Fulfilment &step, const DeskRequest &request, const QString &action, const QString &subject)
{
    return FolderRepository(step.db()).audit(
        { 0, step.now(), request.actor, action, subject, arguments::textOr(request.args, u"reason"_s) });
}

// ---- config ---------------------------------------------------------------------------------------

QJsonObject settingView(const QString &key, const QMap<QString, QString> &stored)
{
    const QString fallback = settingDefault(key).value_or(QString());
    return { { u"key"_s, key }, { u"value"_s, stored.value(key, fallback) }, { u"default"_s, fallback } };
}

Result<QJsonValue> configGet(Connection &db, const QString &only)
{
    auto stored = FolderRepository(db).settings();
    if (!stored)
        return fail(stored.error());
    QJsonArray items;
    if (!only.isEmpty()) {
        if (!settingDefault(only))
            return fail(ErrorClass::NotFound, u"there is no setting '%1'"_s.arg(only));
        items.append(settingView(only, *stored));
        return QJsonValue(QJsonObject { { u"items"_s, items }, { u"next"_s, QJsonValue::Null } });
    }
    for (const SettingInfo &info : settingTable())
        items.append(settingView(info.key, *stored));
    for (auto setting = stored->cbegin(); setting != stored->cend(); ++setting) {
        if (setting.key().startsWith(u"retry.class."_s))
            items.append(settingView(setting.key(), *stored));
    }
    return QJsonValue(QJsonObject { { u"items"_s, items }, { u"next"_s, QJsonValue::Null } });
}

void configSet(Engine &engine, const DeskRequest &request, Reply done)
{
    const QString key = arguments::textOr(request.args, u"key"_s);
    const QString value = arguments::textOr(request.args, u"value"_s);
    if (auto good = checkSetting(key, value); !good) {
        done({ fail(good.error()), {} });
        return;
    }
    writing(
        engine,
        [request, key, value](Fulfilment &step) -> Result<QJsonObject> {
            if (auto set = FolderRepository(step.db()).setSetting(key, value); !set)
                return fail(set.error());
            if (auto audited = audit(step, request, u"config.set"_s, key); !audited)
                return fail(audited.error());
            return QJsonObject { { u"items"_s, QJsonArray { settingView(key, { { key, value } }) } },
                { u"next"_s, QJsonValue::Null } };
        },
        std::move(done), true);
}

// ---- tokens ---------------------------------------------------------------------------------------

QByteArray newToken(Random &random)
{
    return "nd_" + random.bytes(24).toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
}

Result<TokenRow> tokenNamed(Connection &db, const QString &name)
{
    auto rows = FolderRepository(db).tokens();
    if (!rows)
        return fail(rows.error());
    for (const TokenRow &row : std::as_const(*rows)) {
        if (row.name == name)
            return row;
    }
    return fail(ErrorClass::NotFound, u"there is no token '%1'"_s.arg(name));
}

Result<QJsonObject> tokenStep(Fulfilment &step, const DeskRequest &request)
{
    const QString action = request.command.section(u' ', 1);
    const QString name = arguments::textOr(request.args, u"name"_s, u"default"_s);
    const Vault &vault = *step.rules().vault;
    FolderRepository folder(step.db());
    if (auto audited = audit(step, request, action.isEmpty() ? u"token.show"_s : u"token."_s + action, name);
        !audited)
        return fail(audited.error());
    const QByteArray fresh = newToken(*step.rules().random);
    const VaultPlace place("api_token", QStringView(name));
    if (action == u"add"_s) {
        if (name.size() > 64)
            return fail(ErrorClass::BadUsage, u"a token's name has at most 64 characters"_s);
        auto added = folder.addToken(
            { {}, name, vault.mac("api_token", fresh), vault.seal(place, fresh) }, step.now());
        return added ? Result<QJsonObject>(QJsonObject { { u"token"_s, QString::fromLatin1(fresh) } })
                     : fail(added.error());
    }
    auto row = tokenNamed(step.db(), name);
    if (!row)
        return fail(row.error());
    if (action == u"rotate"_s) {
        auto done = folder.replaceToken(row->id, vault.mac("api_token", fresh), vault.seal(place, fresh));
        return done ? Result<QJsonObject>(QJsonObject { { u"token"_s, QString::fromLatin1(fresh) } })
                    : fail(done.error());
    }
    if (action == u"remove"_s) {
        if (name == u"default"_s)
            return fail(ErrorClass::WrongState, u"the default token cannot be removed; rotate it instead"_s);
        auto done = folder.removeToken(row->id, step.now());
        return done ? Result<QJsonObject>(QJsonObject { { u"ok"_s, true } }) : fail(done.error());
    }
    auto plain = vault.open(place, row->sealed);
    if (!plain)
        return fail(plain.error());
    return QJsonObject { { u"token"_s, QString::fromLatin1(plain->view()) } };
}

/// For the HTTP interface: whose token is this? `all` for the default one.
Result<QJsonValue> tokenCheck(Connection &db, const Vault &vault, const QByteArray &given)
{
    const QByteArray mac = vault.mac("api_token", given);
    auto rows = FolderRepository(db).tokens();
    if (!rows)
        return fail(rows.error());
    QJsonValue found;
    for (const TokenRow &row : std::as_const(*rows)) {
        if (digest::equal(row.mac, mac))
            found = QJsonObject { { u"id"_s, row.id.value }, { u"name"_s, row.name },
                { u"all"_s, row.name == u"default"_s } };
    }
    if (found.isNull())
        return fail(ErrorClass::Auth, u"this token is not valid"_s);
    return found;
}

// ---- audit, events, quarantine, vault ---------------------------------------------------------------

Result<QJsonValue> auditList(Connection &db, const QJsonObject &args)
{
    auto limit = arguments::number(args, u"limit"_s, 100, 1, 10'000);
    if (!limit)
        return fail(limit.error());
    auto before = arguments::cursor(args);
    if (!before)
        return fail(before.error());
    auto rows = FolderRepository(db).auditList(int(*limit) + 1, *before);
    if (!rows)
        return fail(rows.error());
    const bool more = rows->size() > *limit;
    if (more)
        rows->removeLast();
    QJsonArray items;
    for (const auto &row : std::as_const(*rows)) {
        items.append(QJsonObject { { u"at"_s, toRfc3339(row.at) }, { u"actor"_s, row.actor },
            { u"action"_s, row.action }, { u"subject"_s, row.subject }, { u"reason"_s, row.reason } });
    }
    const QJsonValue next
        = more ? QJsonValue(QString::number(rows->last().id)) : QJsonValue(QJsonValue::Null);
    return QJsonValue(QJsonObject { { u"items"_s, items }, { u"next"_s, next } });
}

Result<QJsonValue> quarantineShow(Connection &db)
{
    auto why = FolderRepository(db).meta(u"quarantine"_s);
    if (!why)
        return fail(why.error());
    const bool on = *why && !(*why)->isEmpty();
    return QJsonValue(QJsonObject {
        { u"quarantined"_s, on }, { u"reason"_s, on ? QJsonValue(**why) : QJsonValue(QJsonValue::Null) } });
}

void quarantineRelease(Engine &engine, const DeskRequest &request, Reply done)
{
    writing(
        engine,
        [request](Fulfilment &step) -> Result<QJsonObject> {
            if (auto set = FolderRepository(step.db()).setMeta(u"quarantine"_s, {}); !set)
                return fail(set.error());
            if (auto back = CardRepository(step.db()).takeBack(); !back)
                return fail(back.error());
            if (auto audited = audit(step, request, u"quarantine.release"_s, u"folder"_s); !audited)
                return fail(audited.error());
            return QJsonObject { { u"quarantined"_s, false }, { u"reason"_s, QJsonValue::Null } };
        },
        [&engine, done = std::move(done)](DeskReply reply) {
            if (!reply.value) {
                done(std::move(reply));
                return;
            }
            // With the new rules: what was paid meanwhile goes out now.
            engine.write<int>([](Fulfilment &step) { return step.fillAllWaiting(); },
                [reply, done](Result<int> filled) {
                    done(filled ? reply : DeskReply { fail(filled.error()), {} });
                });
        },
        true);
}

void changePassphrase(Engine &engine, const DeskRequest &request, Reply done)
{
    const QByteArray fresh = arguments::textOr(request.args, u"new_passphrase"_s).toUtf8();
    if (fresh.isEmpty()) {
        done(
            { fail(ErrorClass::BadUsage,
                  u"the new passphrase is empty; give it with --new-passphrase-file or NEVERDROP_NEW_PASSPHRASE"_s),
                {} });
        return;
    }
    writing(
        engine,
        [request, fresh](Fulfilment &step) -> Result<QJsonObject> {
            FolderRepository folder(step.db());
            auto body = folder.vaultWraps();
            if (!body)
                return fail(body.error());
            auto wraps = VaultWraps::fromBytes(*body);
            if (!wraps)
                return fail(wraps.error());
            auto changed = step.rules().vault->withPassphrase(*wraps, fresh, *step.rules().random);
            if (!changed)
                return fail(changed.error());
            if (auto stored = folder.setVaultWraps(changed->toBytes()); !stored)
                return fail(stored.error());
            if (auto audited = audit(step, request, u"vault.change-passphrase"_s, u"vault"_s); !audited)
                return fail(audited.error());
            return QJsonObject { { u"ok"_s, true } };
        },
        std::move(done));
}

void exportRecovery(Engine &engine, const DeskRequest &request, Reply done)
{
    writing(
        engine,
        [request](Fulfilment &step) -> Result<QJsonObject> {
            FolderRepository folder(step.db());
            auto body = folder.vaultWraps();
            if (!body)
                return fail(body.error());
            auto wraps = VaultWraps::fromBytes(*body);
            if (!wraps)
                return fail(wraps.error());
            Vault::Recovery recovery = step.rules().vault->withRecovery(*wraps, *step.rules().random);
            if (auto stored = folder.setVaultWraps(recovery.wraps.toBytes()); !stored)
                return fail(stored.error());
            if (auto audited = audit(step, request, u"vault.export-recovery"_s, u"vault"_s); !audited)
                return fail(audited.error());
            return QJsonObject { { u"file_base64"_s, QString::fromLatin1(recovery.file.toBase64()) },
                { u"code"_s, QString::fromLatin1(recovery.code.text().view()) } };
        },
        std::move(done));
}
} // namespace

QList<commands::Command> commands::folderCommands()
{
    const auto asking
        = [](std::function<Result<QJsonValue>(Connection &, const DeskRequest &, const Rules &)> question) {
              return [question](Engine &engine, const DeskRequest &request, Reply done) {
                  engine.read<QJsonValue>([question, request, rules = engine.rules()](
                                              Connection &db) { return question(db, request, *rules); },
                      [done = std::move(done)](Result<QJsonValue> value) {
                          done({ std::move(value), {} });
                      });
              };
          };
    const auto token = [](Engine &engine, const DeskRequest &request, Reply done) {
        writing(
            engine, [request](Fulfilment &step) { return tokenStep(step, request); }, std::move(done));
    };
    return { { u"config get"_s, asking([](Connection &db, const DeskRequest &request, const Rules &) {
                  return configGet(db, arguments::textOr(request.args, u"key"_s));
              }) },
        { u"config set"_s, configSet }, { u"token"_s, token }, { u"token add"_s, token },
        { u"token rotate"_s, token }, { u"token remove"_s, token },
        { u"token check"_s, asking([](Connection &db, const DeskRequest &request, const Rules &rules) {
             return tokenCheck(db, *rules.vault, arguments::textOr(request.args, u"token"_s).toUtf8());
         }) },
        { u"audit list"_s, asking([](Connection &db, const DeskRequest &request, const Rules &) {
             return auditList(db, request.args);
         }) },
        { u"quarantine show"_s,
            asking([](Connection &db, const DeskRequest &, const Rules &) { return quarantineShow(db); }) },
        { u"quarantine release"_s, quarantineRelease }, { u"vault change-passphrase"_s, changePassphrase },
        { u"vault export-recovery"_s, exportRecovery } };
}
