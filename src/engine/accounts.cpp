#include "engine/accounts.h"

#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::StringLiterals;

QByteArray sealSecrets(
    const Vault &vault, QByteArrayView kind, const QString &id, const QMap<QString, QByteArray> &secrets)
{
    QJsonObject object;
    for (auto secret = secrets.cbegin(); secret != secrets.cend(); ++secret)
        object.insert(secret.key(), QString::fromLatin1(secret.value().toBase64()));
    QByteArray plain = QJsonDocument(object).toJson(QJsonDocument::Compact);
    const QByteArray sealed = vault.seal(VaultPlace(kind, QStringView(id)), plain);
    cleanse(plain);
    return sealed;
}

Result<QMap<QString, QByteArray>> openSecrets(
    const Vault &vault, QByteArrayView kind, const QString &id, const QByteArray &sealed)
{
    QMap<QString, QByteArray> secrets;
    if (sealed.isEmpty())
        return secrets;
    auto plain = vault.open(VaultPlace(kind, QStringView(id)), sealed);
    if (!plain)
        return fail(plain.error());
    const QJsonObject object = QJsonDocument::fromJson(plain->view().toByteArray()).object();
    for (auto secret = object.constBegin(); secret != object.constEnd(); ++secret)
        secrets.insert(secret.key(), QByteArray::fromBase64(secret.value().toString().toLatin1()));
    return secrets;
}

namespace {
ProviderAccount openProvider(const ProviderRow &row, const Vault &vault, const SandboxAddress &sandbox)
{
    ProviderAccount account { row, findProviderType(row.type), nullptr, {} };
    if (!account.type) {
        account.problem = u"this program does not know the provider type %1"_s.arg(row.type);
        return account;
    }
    auto secrets = openSecrets(vault, "provider", row.id, row.secrets);
    if (!secrets) {
        account.problem = secrets.error().message;
        return account;
    }
    AccountFields fields { row.id, row.fields, std::move(*secrets) };
    if (row.type == u"sandbox"_s) {
        fields.fields.insert(
            u"base_url"_s, sandbox.baseUrl.isEmpty() ? u"http://127.0.0.1:9/"_s : sandbox.baseUrl);
        fields.fields.insert(u"pid"_s, sandbox.pid.isEmpty() ? u"1000"_s : sandbox.pid);
        fields.secrets.insert(u"key"_s, sandbox.key.isEmpty() ? "sandbox"_ba : sandbox.key.toUtf8());
    }
    auto adapter = account.type->make(fields);
    if (adapter)
        account.adapter = std::move(*adapter);
    else
        account.problem = adapter.error().message;
    return account;
}

DeliveryChannel openChannel(const ChannelRow &row, const Vault &vault, Instant now)
{
    DeliveryChannel channel { row, findChannelType(row.type), nullptr, {} };
    if (!channel.type) {
        channel.problem = u"this program does not know the channel type %1"_s.arg(row.type);
        return channel;
    }
    auto secrets = openSecrets(vault, "channel", row.id, row.secrets);
    if (!secrets) {
        channel.problem = secrets.error().message;
        return channel;
    }
    ChannelAccount account { row.id, row.fields, std::move(*secrets), {} };
    if (row.oldUntil && now < *row.oldUntil) {
        if (auto old = openSecrets(vault, "channel_old", row.id, row.oldSecrets))
            account.oldSecrets = std::move(*old);
    }
    auto adapter = channel.type->make(account);
    if (adapter)
        channel.adapter = std::move(*adapter);
    else
        channel.problem = adapter.error().message;
    return channel;
}
} // namespace

Result<std::shared_ptr<const Accounts>> Accounts::load(
    Connection &db, const Vault &vault, const SandboxAddress &sandbox, Instant now)
{
    AccountRepository repository(db);
    auto providers = repository.providers();
    if (!providers)
        return fail(providers.error());
    auto channels = repository.channels();
    if (!channels)
        return fail(channels.error());
    auto accounts = std::make_shared<Accounts>();
    for (const ProviderRow &row : std::as_const(*providers))
        accounts->m_providers.append(openProvider(row, vault, sandbox));
    for (const ChannelRow &row : std::as_const(*channels))
        accounts->m_channels.append(openChannel(row, vault, now));
    return std::shared_ptr<const Accounts>(std::move(accounts));
}

const ProviderAccount *Accounts::provider(const QString &id) const
{
    for (const ProviderAccount &account : m_providers) {
        if (account.row.id == id)
            return &account;
    }
    return nullptr;
}

const DeliveryChannel *Accounts::channel(const QString &id) const
{
    for (const DeliveryChannel &channel : m_channels) {
        if (channel.row.id == id)
            return &channel;
    }
    return nullptr;
}

QStringList Accounts::deliveryChannels(const QStringList &named) const
{
    if (!named.isEmpty())
        return named;
    QStringList ids;
    for (const DeliveryChannel &channel : m_channels) {
        if (channel.delivers() && channel.row.enabled && !channel.row.hiddenAt)
            ids.append(channel.row.id);
    }
    return ids.isEmpty() ? QStringList { screenChannel() } : ids;
}
