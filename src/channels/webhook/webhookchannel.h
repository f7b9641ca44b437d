#pragma once

#include "channels/channel.h"
#include "channels/wire/standardwebhooks.h"

#include <QUrl>

#include <vector>

/// Signed JSON to a receiver of the merchant's: contract.md section 4, specs/intl/webhooks.md.
class WebhookChannel final : public Channel {
public:
    /// BadUsage names the field and the mistake.
    static Result<std::unique_ptr<Channel>> make(const ChannelAccount &account);

    const ChannelTraits &traits() const override;
    Message compose(const DeliveryContent &content) const override;
    Message composeAlert(const AlertContent &content) const override;
    Result<HttpRequest> request(const Message &message, Instant now) const override;
    Verdict judge(const Message &message, const HttpReply &reply, Instant now) const override;

private:
    WebhookChannel() = default;
    Result<> addKey(const QByteArray &secret);
    Result<QByteArray> signatures(const Message &message, qint64 unixSeconds) const;

    QUrl m_url;
    QString m_proxy;
    std::vector<standardwebhooks::SigningKey> m_keys; ///< the new one first, during a rotation also the old
    QList<QByteArray> m_secretTexts; ///< what no log may show
};

ChannelType webhookChannelType();
