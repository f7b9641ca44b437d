#pragma once

#include "channels/channel.h"

/// The window itself: nothing is sent, the delivery is done when the keys are allotted
/// (contract.md section 6).
class ScreenChannel final : public Channel {
public:
    const ChannelTraits &traits() const override;
    Message compose(const DeliveryContent &content) const override;
    Message composeAlert(const AlertContent &content) const override;
    /// Always WrongState: there is nobody to send to.
    Result<HttpRequest> request(const Message &message, Instant now) const override;
    Verdict judge(
        const Message &message, const HttpReply &reply, Instant now) const override; ///< always done
};

ChannelType screenChannelType();
