#pragma once

#include <QString>

class QTableView;

namespace columnwidths {
/// The widths as a person left them, kept under `columns/<name>`; until then `widths`, in pixels of a
/// normal screen. Call it once, when the model is set.
void remember(QTableView *view, const QString &name, std::initializer_list<int> widths);
} // namespace columnwidths
