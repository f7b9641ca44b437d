#include "cli/table.h"

#include "cli/display.h"

#include <algorithm>

namespace cli {

void Table::addColumn(const QString &title, Align align)
{
    m_titles.append(title);
    m_aligns.append(align);
}

void Table::addRow(const QStringList &cells)
{
    m_rows.append(cells);
}

QString Table::text() const
{
    QList<int> widths;
    for (qsizetype column = 0; column < m_titles.size(); ++column) {
        int width = displayWidth(m_titles[column]);
        for (const QStringList &row : m_rows)
            width = std::max(width, displayWidth(row.value(column)));
        widths.append(width);
    }
    QString text = line(m_titles, widths);
    for (const QStringList &row : m_rows)
        text += line(row, widths);
    return text;
}

QString Table::line(const QStringList &cells, const QList<int> &widths) const
{
    QString line;
    for (qsizetype column = 0; column < widths.size(); ++column) {
        const QString cell = cells.value(column);
        line += m_aligns[column] == Align::Right ? rightAligned(cell, widths[column])
                                                 : padded(cell, widths[column]);
        line += QStringLiteral("  ");
    }
    while (line.endsWith(u' '))
        line.chop(1);
    return line + u'\n';
}

} // namespace cli
