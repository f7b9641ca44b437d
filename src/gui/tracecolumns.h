#pragma once

#include "gui/engineclient.h"
#include "gui/rowsmodel.h"

/// How entries of the attempt log are shown: as rows of a table, and one of them whole.
namespace tracecolumns {

std::vector<Column> columns(const EngineClient &engine);
/// Request and response, pretty-printed; bodies that are JSON are unfolded.
QString detail(const QJsonObject &entry);

} // namespace tracecolumns
