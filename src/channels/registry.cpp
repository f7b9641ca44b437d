#include "channels/channel.h"

#include "channels/screen/screenchannel.h"
#include "channels/webhook/webhookchannel.h"

#include <algorithm>

const QList<ChannelType> &channelTypes()
{
    static const QList<ChannelType> types = {
        webhookChannelType(),
        screenChannelType(),
    };
    return types;
}

const ChannelType *findChannelType(QStringView type)
{
    const QList<ChannelType> &types = channelTypes();
    const auto found = std::find_if(
        types.begin(), types.end(), [type](const ChannelType &each) { return each.traits.type == type; });
    return found == types.end() ? nullptr : &*found;
}
