#pragma once

#include "gui/accountkind.h"
#include "gui/engineclient.h"
#include "gui/rowsmodel.h"

#include <memory>

/// The columns of the payment providers' and the channels' table.
namespace accountcolumns {

using Titles = QHash<QString, QString>; ///< type -> title; filled when the types are known

std::vector<Column> columns(
    const AccountKind &kind, const EngineClient &engine, std::shared_ptr<const Titles> titles);
QList<int> widths(const AccountKind &kind);

} // namespace accountcolumns
