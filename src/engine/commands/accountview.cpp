#include "engine/commands/accountview.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace {
template <class Row> QJsonObject health(const Row &row, const QString &problem)
{
    const bool failing = row.lastErrorAt && (!row.lastOkAt || *row.lastOkAt < *row.lastErrorAt);
    const QString state = !problem.isEmpty() ? u"misconfigured"_s
        : failing                            ? u"failing"_s
        : row.lastOkAt                       ? u"ok"_s
                                             : u"unknown"_s;
    const auto time = [](const std::optional<Instant> &at) {
        return at ? QJsonValue(toRfc3339(*at)) : QJsonValue(QJsonValue::Null);
    };
    return { { u"state"_s, state }, { u"last_ok_at"_s, time(row.lastOkAt) },
        { u"last_error_at"_s, time(row.lastErrorAt) },
        { u"last_error"_s,
            problem.isEmpty()
                ? (row.lastError.isEmpty() ? QJsonValue(QJsonValue::Null) : QJsonValue(row.lastError))
                : QJsonValue(problem) } };
}

QJsonObject plainFields(const QMap<QString, QString> &fields)
{
    QJsonObject object;
    for (auto field = fields.cbegin(); field != fields.cend(); ++field)
        object.insert(field.key(), field.value());
    return object;
}

/// `more` adds what only this kind of type has.
template <class Types, class More> QJsonValue typeList(const Types &types, More more)
{
    QJsonArray items;
    for (const auto &type : types) {
        QJsonArray fields;
        for (const auto &field : type.traits.fields) {
            fields.append(QJsonObject { { u"name"_s, field.name }, { u"secret"_s, field.secret },
                { u"required"_s, field.required }, { u"default"_s, field.fallback },
                { u"help"_s, QString::fromUtf8(field.help) } });
        }
        QJsonObject item { { u"type"_s, type.traits.type }, { u"title"_s, type.traits.title },
            { u"fields"_s, fields } };
        more(item, type);
        items.append(item);
    }
    return QJsonObject { { u"items"_s, items }, { u"next"_s, QJsonValue::Null } };
}
} // namespace

QJsonObject accountview::provider(const ProviderAccount &account)
{
    return { { u"id"_s, account.row.id }, { u"type"_s, account.row.type },
        { u"enabled"_s, account.row.enabled }, { u"fields"_s, plainFields(account.row.fields) },
        { u"paid"_s, account.row.paidTotal }, { u"paid_found_by_query"_s, account.row.paidByQuery },
        { u"health"_s, health(account.row, account.problem) } };
}

QString accountview::useName(ChannelUse use)
{
    return use == ChannelUse::Delivery ? u"delivery"_s : use == ChannelUse::Alert ? u"alert"_s : u"both"_s;
}

QJsonObject accountview::channel(const DeliveryChannel &channel)
{
    return { { u"id"_s, channel.row.id }, { u"type"_s, channel.row.type },
        { u"enabled"_s, channel.row.enabled }, { u"use"_s, useName(channel.row.use) },
        { u"required"_s, channel.row.required }, { u"fields"_s, plainFields(channel.row.fields) },
        { u"health"_s, health(channel.row, channel.problem) } };
}

QJsonValue accountview::providerTypes()
{
    return typeList(::providerTypes(), [](QJsonObject &item, const ProviderType &type) {
        item.insert(u"explains_callbacks"_s, type.traits.explainsCallbacks);
    });
}
QJsonValue accountview::channelTypes()
{
    return typeList(::channelTypes(), [](QJsonObject &item, const ChannelType &type) {
        item.insert(u"use"_s, type.traits.defaultUse);
        item.insert(u"delivers"_s, type.traits.delivers);
        item.insert(u"alerts"_s, type.traits.alerts);
        item.insert(u"rotates_secret"_s, bool(type.makeSecret));
    });
}
