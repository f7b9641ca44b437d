#pragma once

#include <QList>

class QString;
class QSplitter;
class QTableView;

/// What a person pulled into shape stays so, over restarts.
namespace kept {
/// The widths of the columns, under `columns/<page>`; `widths` are what they are at first.
void columns(QTableView *view, const QString &page, const QList<int> &widths);
/// Where the handle stands, under `splitters/<name>`.
void splitter(QSplitter *splitter, const QString &name, const QList<int> &sizes);
} // namespace kept
