#pragma once

#include "channels/channel.h"
#include "core/result.h"
#include "providers/registry.h"
#include "storage/accounts.h"
#include "vault/vault.h"

#include <QHash>

#include <memory>

/// A payment account that is configured, and the adapter made from it; `problem` says why there is none.
struct ProviderAccount {
    ProviderRow row;
    const ProviderType *type = nullptr;
    std::shared_ptr<const PaymentProvider> adapter;
    QString problem;

    bool usable() const { return adapter && row.enabled && !row.hiddenAt; }
};

struct DeliveryChannel {
    ChannelRow row;
    const ChannelType *type = nullptr;
    std::shared_ptr<const Channel> adapter;
    QString problem;

    bool delivers() const { return row.use != ChannelUse::Alert; }
    bool alerts() const { return row.use != ChannelUse::Delivery; }
    bool usable() const { return adapter && row.enabled && !row.hiddenAt; }
};

/// Fields the engine fills in for `sandbox` accounts: where the built-in stand-in listens.
struct SandboxAddress {
    QString baseUrl;
    QString pid;
    QString key;
};

/// All accounts as they stand in the database, opened. A snapshot: it never changes; a new one is made
/// after every edit.
class Accounts {
public:
    static Result<std::shared_ptr<const Accounts>> load(
        Connection &db, const Vault &vault, const SandboxAddress &sandbox, Instant now);

    const ProviderAccount *provider(const QString &id) const; ///< hidden ones too; null if unknown
    const DeliveryChannel *channel(const QString &id) const;
    const QList<ProviderAccount> &providers() const { return m_providers; }
    const QList<DeliveryChannel> &channels() const { return m_channels; }
    /// The channels an order goes through: the named ones, else all enabled for delivery, else `screen`.
    QStringList deliveryChannels(const QStringList &named) const;

private:
    QList<ProviderAccount> m_providers;
    QList<DeliveryChannel> m_channels;
};

/// The name of the channel that needs no account: shown to the merchant, done when the keys are allotted.
inline QString screenChannel()
{
    return QStringLiteral("screen");
}

/// Secrets travel sealed as one JSON object per account.
QByteArray sealSecrets(
    const Vault &vault, QByteArrayView kind, const QString &id, const QMap<QString, QByteArray> &secrets);
Result<QMap<QString, QByteArray>> openSecrets(
    const Vault &vault, QByteArrayView kind, const QString &id, const QByteArray &sealed);
