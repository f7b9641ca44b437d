#include "channels/screen/screenchannel.h"

#include "channels/wire/messageid.h"

using namespace Qt::StringLiterals;

namespace {

const ChannelTraits &screenTraits()
{
    static const ChannelTraits traits = [] {
        ChannelTraits screen;
        screen.type = u"screen"_s;
        screen.title = u"Screen"_s;
        screen.local = true;
        screen.defaultUse = u"delivery"_s;
        return screen;
    }();
    return traits;
}

} // namespace

const ChannelTraits &ScreenChannel::traits() const
{
    return screenTraits();
}

// The window reads keys and alerts from the database: a body here would only be one more copy to protect.
Message ScreenChannel::compose(const DeliveryContent &content) const
{
    Message message;
    message.idempotencyKey = messageid::deliveryKey(content);
    message.messageId = message.idempotencyKey;
    return message;
}

Message ScreenChannel::composeAlert(const AlertContent &content) const
{
    Message message;
    const QString text
        = QStringList { content.event, toRfc3339(content.at), content.orderId, content.title, content.text }
              .join(u'\n');
    message.idempotencyKey = u"alert-"_s + messageid::stableId(text.toUtf8());
    message.messageId = message.idempotencyKey;
    return message;
}

Result<HttpRequest> ScreenChannel::request(const Message &, Instant) const
{
    return fail(
        ErrorClass::WrongState, u"the screen channel sends nothing; look at the order in the window"_s);
}

Verdict ScreenChannel::judge(const Message &, const HttpReply &, Instant) const
{
    Verdict verdict;
    verdict.done = true;
    return verdict;
}

ChannelType screenChannelType()
{
    return { screenTraits(),
        [](const ChannelAccount &) -> Result<std::unique_ptr<Channel>> {
            return std::make_unique<ScreenChannel>();
        },
        {} };
}
