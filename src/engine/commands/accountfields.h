#pragma once

#include "engine/engine.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QMap>

#include <functional>

/// What provider and channel accounts have in common when they are edited: fields, secrets, lists.
namespace accountfields {
using namespace Qt::StringLiterals;

template <class Traits> const auto *fieldOf(const Traits &traits, const QString &name)
{
    for (const auto &field : traits.fields) {
        if (field.name == name)
            return &field;
    }
    return static_cast<decltype(&traits.fields.first())>(nullptr);
}

Result<> checkId(const QString &id);

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

/// An edited account may be right now: lanes that were held for its sake are open again.
Result<> releaseLanes(Fulfilment &step, const QString &endpoint);

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
void fresh(Engine &engine, Desk::Done done, std::function<QJsonValue(const Accounts &)> show);

} // namespace accountfields
