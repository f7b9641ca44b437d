#include "channels/webhook/webhookchannel.h"

#include "channels/webhook/webhookanswer.h"
#include "channels/webhook/webhookbody.h"
#include "channels/wire/contentdigest.h"
#include "channels/wire/endpointurl.h"
#include "channels/wire/idempotencykey.h"
#include "channels/wire/messageid.h"
#include "core/settings.h"
#include "crypto/digest.h"

#include <algorithm>
#include <chrono>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

const ChannelTraits &webhookTraits()
{
    static const ChannelTraits traits = [] {
        ChannelTraits webhook;
        webhook.type = u"webhook"_s;
        webhook.title = u"Webhook"_s;
        webhook.fields = {
            { u"url"_s, false, true, {},
                QT_TRANSLATE_NOOP("adapters", "Address of your receiver: https, or http on this computer") },
            { u"secret"_s, true, false, {},
                QT_TRANSLATE_NOOP("adapters", "Signing secret (whsec_…); made and shown once if left out") },
            { u"proxy"_s, false, false, {},
                QT_TRANSLATE_NOOP(
                    "adapters", "system, none, http://… or socks5h://…; empty: the program's setting") },
        };
        webhook.defaultUse = u"delivery"_s;
        webhook.hasSecretToRotate = true;
        return webhook;
    }();
    return traits;
}

} // namespace

Result<std::unique_ptr<Channel>> WebhookChannel::make(const ChannelAccount &account)
{
    const Result<QUrl> url = parseEndpointUrl(account.fields.value(u"url"_s));
    if (!url)
        return fail(url.error());
    std::unique_ptr<WebhookChannel> channel(new WebhookChannel);
    channel->m_url = *url;
    channel->m_proxy = account.fields.value(u"proxy"_s);
    if (!channel->m_proxy.isEmpty()) {
        if (const Result<> checked = checkSetting(u"http.proxy"_s, channel->m_proxy); !checked)
            return fail(ErrorClass::BadUsage, u"field proxy: %1"_s.arg(checked.error().message));
    }
    if (const Result<> added = channel->addKey(account.secrets.value(u"secret"_s)); !added)
        return fail(added.error());
    const QByteArray old = account.oldSecrets.value(u"secret"_s);
    if (!old.isEmpty()) {
        if (const Result<> added = channel->addKey(old); !added)
            return fail(added.error());
    }
    return channel;
}

Result<> WebhookChannel::addKey(const QByteArray &secret)
{
    Result<standardwebhooks::SigningKey> key = standardwebhooks::SigningKey::parse(secret);
    if (!key)
        return fail(ErrorClass::BadUsage, u"field secret: %1"_s.arg(key.error().message));
    m_keys.push_back(std::move(*key));
    const QByteArray text = secret.trimmed();
    m_secretTexts << text << text.sliced(text.indexOf('_') + 1);
    return {};
}

const ChannelTraits &WebhookChannel::traits() const
{
    return webhookTraits();
}

Message WebhookChannel::compose(const DeliveryContent &content) const
{
    Message message;
    message.body = webhookbody::delivery(content);
    message.loggedBody = webhookbody::maskedDelivery(content);
    message.idempotencyKey = messageid::deliveryKey(content);
    message.messageId = u"msg_"_s + messageid::stableId("delivery:" + message.idempotencyKey.toUtf8());
    return message;
}

Message WebhookChannel::composeAlert(const AlertContent &content) const
{
    Message message;
    message.body = webhookbody::alert(content);
    message.loggedBody = message.body;
    const QString id = messageid::stableId("alert:" + message.body);
    message.idempotencyKey = u"alert-"_s + id;
    message.messageId = u"msg_"_s + id;
    return message;
}

Result<QByteArray> WebhookChannel::signatures(const Message &message, qint64 unixSeconds) const
{
    QByteArrayList entries;
    for (const standardwebhooks::SigningKey &key : m_keys) {
        const Result<QByteArray> entry = key.sign(message.messageId.toUtf8(), unixSeconds, message.body);
        if (!entry)
            return fail(entry.error());
        entries << *entry;
    }
    return entries.join(' ');
}

Result<HttpRequest> WebhookChannel::request(const Message &message, Instant now) const
{
    const qint64 unixSeconds = std::chrono::floor<std::chrono::seconds>(now).time_since_epoch().count();
    const Result<QByteArray> signature = signatures(message, unixSeconds);
    if (!signature)
        return fail(signature.error());
    const QByteArray contentDigest = contentdigest::sha256(message.body);

    HttpRequest request;
    request.method = "POST";
    request.url = m_url;
    request.proxy = m_proxy;
    request.headers.set("Content-Type", "application/json; charset=utf-8");
    request.headers.set("Content-Digest", contentDigest);
    request.headers.set("Idempotency-Key", idempotencykey::quoted(message.idempotencyKey.toUtf8()));
    request.headers.set("webhook-id", message.messageId.toUtf8());
    request.headers.set("webhook-timestamp", QByteArray::number(unixSeconds));
    request.headers.set("webhook-signature", *signature);
    request.headers.set("User-Agent", "NeverDrop/" NEVERDROP_VERSION);
    request.body = message.body;
    request.loggedBody = message.loggedBody;
    request.connectTimeout = 5s;
    request.atMostOnce = true;
    request.maxReplyBytes = 64 << 10;
    request.cutsReply = true; // only logged: a shop that answers with a whole page has the goods all the same
    request.secrets = m_secretTexts + webhookbody::cardSpellings(message.body);
    // A plain digest of a body with card keys would let a reader of the log test guesses: contract.md
    // section 2, attempt.
    if (message.loggedBody != message.body)
        request.secrets << contentDigest << digest::sha256Hex(message.body);
    // Longest first: a key that begins like another must not be cut in two by it.
    std::sort(request.secrets.begin(), request.secrets.end(),
        [](const QByteArray &a, const QByteArray &b) { return a.size() > b.size(); });
    return request;
}

Verdict WebhookChannel::judge(const Message &message, const HttpReply &reply, Instant now) const
{
    return webhookanswer::judge(message.body, reply, now);
}

ChannelType webhookChannelType()
{
    return { webhookTraits(), &WebhookChannel::make, &standardwebhooks::makeSecret };
}
