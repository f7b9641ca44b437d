#pragma once

#include <QList>
#include <QString>

class QTableView;

/// How wide a table's columns are: sensible at first, as the reader left them afterwards.
namespace tablecolumns {

/// The view has its model. `name`: of the setting, `columns/NAME`. `widths` in characters, because fonts
/// differ; the last column takes what is left.
void keep(QTableView *view, const QString &name, const QList<int> &widths);

} // namespace tablecolumns
