#include "gui/keptcolumns.h"

#include <QHeaderView>
#include <QSettings>
#include <QSplitter>
#include <QTableView>

using namespace Qt::StringLiterals;

void kept::columns(QTableView *view, const QString &page, const QList<int> &widths)
{
    const QString key = u"columns/"_s + page;
    const QVariantList stored = QSettings().value(key).toList();
    const bool fills = view->horizontalHeader()->stretchLastSection(); // then it takes what is left
    for (int i = 0; i < widths.size() - (fills ? 1 : 0); ++i)
        view->setColumnWidth(i, stored.size() == widths.size() ? stored.at(i).toInt() : widths.at(i));
    QObject::connect(
        view->horizontalHeader(), &QHeaderView::sectionResized, view, [view, key, count = widths.size()] {
            if (!view->isVisible())
                return; // the first layout is nobody's wish
            QVariantList now;
            for (int i = 0; i < count; ++i)
                now.append(view->columnWidth(i));
            QSettings().setValue(key, now);
        });
}

void kept::splitter(QSplitter *splitter, const QString &name, const QList<int> &sizes)
{
    const QString key = u"splitters/"_s + name;
    const QByteArray stored = QSettings().value(key).toByteArray();
    if (stored.isEmpty() || !splitter->restoreState(stored))
        splitter->setSizes(sizes);
    QObject::connect(splitter, &QSplitter::splitterMoved, splitter,
        [splitter, key] { QSettings().setValue(key, splitter->saveState()); });
}
