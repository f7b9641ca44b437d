#include "gui/columnwidths.h"

#include <QHeaderView>
#include <QSettings>
#include <QTableView>

using namespace Qt::StringLiterals;

void columnwidths::remember(QTableView *view, const QString &name, std::initializer_list<int> widths)
{
    QHeaderView *header = view->horizontalHeader();
    int column = 0;
    for (const int width : widths)
        header->resizeSection(column++, width);
    const QString key = u"columns/"_s + name;
    const QByteArray kept = QSettings().value(key).toByteArray();
    if (!kept.isEmpty())
        header->restoreState(kept);
    QObject::connect(header, &QHeaderView::sectionResized, header,
        [header, key] { QSettings().setValue(key, header->saveState()); });
}
