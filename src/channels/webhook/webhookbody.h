#pragma once

#include "channels/channel.h"

#include <QByteArray>
#include <QList>

/// The JSON that a webhook carries: contract.md section 4. Members always come in the same order.
namespace webhookbody {

QByteArray delivery(const DeliveryContent &content);
/// The same bytes but for the card keys, each of which is `***`.
QByteArray maskedDelivery(const DeliveryContent &content);
QByteArray alert(const AlertContent &content);

/// Every way in which the card keys of a delivery body may come back in an answer that echoes it: as
/// they are, and as JSON writers of other languages escape them.
QList<QByteArray> cardSpellings(const QByteArray &body);

} // namespace webhookbody
