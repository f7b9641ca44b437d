#pragma once

#include "engine/orderview.h"

#include <QHash>

class Engine;

/// Jobs as the commands show them.
namespace jobview {

/// The lanes' gates by row, taken on the engine's thread before the database is asked.
QHash<LaneId, LaneGate> gates(Engine &engine);
/// With the public id of its order.
Result<QJsonObject> show(
    Connection &db, const Job &job, const Settings &settings, LaneGate gate, Instant now);

} // namespace jobview
