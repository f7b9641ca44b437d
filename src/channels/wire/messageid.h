#pragma once

#include "channels/channel.h"

#include <QByteArrayView>
#include <QString>

/// Names of a message that stay the same however often it is sent: contract.md section 4.
namespace messageid {

/// `<delivery_id>`, `-c<chunk>` where there are several chunks, `-r<resend>` from the first resend on.
QString deliveryKey(const DeliveryContent &content);
/// 26 characters of base 32 (no point, which a `webhook-id` must not hold), the same for the same text.
QString stableId(QByteArrayView text);

} // namespace messageid
