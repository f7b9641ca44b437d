#pragma once

#include "engine/accounts.h"

#include <QJsonObject>

/// Accounts as the JSON of contract.md section 2. Secrets are never in it.
namespace accountview {
QJsonObject provider(const ProviderAccount &account);
QJsonObject channel(const DeliveryChannel &channel);
QJsonValue providerTypes();
QJsonValue channelTypes();
QString useName(ChannelUse use);
} // namespace accountview
