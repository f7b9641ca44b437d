#include "gui/tablecolumns.h"

#include <QHeaderView>
#include <QSettings>
#include <QTableView>
#include <QTimer>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

void tablecolumns::keep(QTableView *view, const QString &name, const QList<int> &widths)
{
    QHeaderView *header = view->horizontalHeader();
    const int digit = view->fontMetrics().horizontalAdvance(u'0');
    // Not the last one: a width of its own would push it beyond the edge instead of filling what is left.
    for (int column = 0; column + 1 < widths.size(); ++column)
        header->resizeSection(column, widths.at(column) * digit + 16);
    header->setStretchLastSection(true);
    header->setHighlightSections(false);
    view->verticalHeader()->setDefaultSectionSize(view->fontMetrics().height() + 12);
    const QString key = u"columns/"_s + name;
    (void)header->restoreState(QSettings().value(key).toByteArray());
    auto *later = new QTimer(view); // a drag resizes hundreds of times
    later->setSingleShot(true);
    later->setInterval(500ms);
    QObject::connect(header, &QHeaderView::sectionResized, later, qOverload<>(&QTimer::start));
    QObject::connect(
        later, &QTimer::timeout, header, [header, key] { QSettings().setValue(key, header->saveState()); });
}
