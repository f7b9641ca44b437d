#pragma once

#include "core/orderdata.h"
#include "engine/lanes.h"
#include "storage/queue.h"

#include <QJsonObject>

/// Rows as the JSON of contract.md section 2.
namespace view {
/// **order**, with payment, delivery and refunds.
Result<QJsonObject> order(Connection &db, const Order &order, const Rules &rules);
/// **job**; `gate` is its lane's: a due job on a closed lane is shown as `held`.
QJsonObject job(const Job &job, const Settings &settings, LaneGate gate, Instant now);
QJsonValue time(const std::optional<Instant> &at);
QJsonValue textOrNull(const QString &text);
} // namespace view
