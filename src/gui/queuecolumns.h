#pragma once

#include "gui/engineclient.h"
#include "gui/rowsmodel.h"

/// The columns of the retry queue's two tables. Times are told by the engine's clock.
namespace queuecolumns {

enum Job { Kind, Endpoint, Order, State, Attempt, Due, Class, LastError };
std::vector<Column> jobs(const EngineClient &engine);

enum Lane { Name, LaneState, Waiting, Until };
std::vector<Column> lanes(const EngineClient &engine);

} // namespace queuecolumns
