#pragma once

#include <QList>
#include <QString>
#include <QStringList>

namespace cli {

/// Rows in columns as wide as their widest cell, two blanks between them, headings on top.
class Table {
public:
    enum class Align { Left, Right };

    void addColumn(const QString &title, Align align = Align::Left);
    /// One cell a column; what is missing is empty.
    void addRow(const QStringList &cells);
    bool isEmpty() const { return m_rows.isEmpty(); }
    /// The whole table, each line ended by a line feed and without blanks at its end.
    QString text() const;

private:
    QString line(const QStringList &cells, const QList<int> &widths) const;

    QStringList m_titles;
    QList<Align> m_aligns;
    QList<QStringList> m_rows;
};

} // namespace cli
