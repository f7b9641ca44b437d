#include "gui/rowsmodel.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QSet>

using namespace Qt::StringLiterals;

RowsModel::RowsModel(const QString &idKey, std::vector<Column> columns, QObject *parent)
    : QAbstractTableModel(parent)
    , m_idKey(idKey)
    , m_columns(std::move(columns))
{
}

QString RowsModel::idOf(const QJsonObject &row) const
{
    return row.value(m_idKey).toVariant().toString();
}

void RowsModel::reindex()
{
    m_index.clear();
    for (int i = 0; i < m_rows.size(); ++i)
        m_index.insert(idOf(m_rows.at(i)), i);
}

int RowsModel::rowOf(const QString &id) const
{
    if (m_index.size() != m_rows.size())
        const_cast<RowsModel *>(this)->reindex();
    return m_index.value(id, -1);
}

/// `row` shall stand at `at`; what stands before it is right already.
void RowsModel::place(int at, const QJsonObject &row)
{
    const QString id = idOf(row);
    int from = at;
    while (from < m_rows.size() && idOf(m_rows.at(from)) != id)
        ++from;
    if (from == m_rows.size()) {
        beginInsertRows({}, at, at);
        m_rows.insert(at, row);
        endInsertRows();
        return;
    }
    if (from != at) {
        beginMoveRows({}, from, from, {}, at);
        m_rows.move(from, at);
        endMoveRows();
    }
    if (m_rows.at(at) == row)
        return;
    m_rows[at] = row;
    Q_EMIT dataChanged(index(at, 0), index(at, columnCount() - 1));
}

void RowsModel::setRows(const QList<QJsonObject> &rows)
{
    QSet<QString> wanted;
    for (const QJsonObject &row : rows)
        wanted.insert(idOf(row));
    for (int last = int(m_rows.size()) - 1; last >= 0; --last) {
        if (wanted.contains(idOf(m_rows.at(last))))
            continue;
        int first = last; // what goes is taken out in whole stretches
        while (first > 0 && !wanted.contains(idOf(m_rows.at(first - 1))))
            --first;
        beginRemoveRows({}, first, last);
        m_rows.remove(first, last - first + 1);
        endRemoveRows();
        last = first;
    }
    m_index.clear();
    if (m_rows.isEmpty()) {
        append(rows);
        return;
    }
    for (int i = 0; i < rows.size(); ++i)
        place(i, rows.at(i));
    m_index.clear();
}

void RowsModel::append(const QList<QJsonObject> &rows)
{
    QList<QJsonObject> fresh;
    for (const QJsonObject &row : rows) {
        if (rowOf(idOf(row)) < 0)
            fresh.append(row);
    }
    if (fresh.isEmpty())
        return;
    beginInsertRows({}, int(m_rows.size()), int(m_rows.size() + fresh.size()) - 1);
    for (const QJsonObject &row : std::as_const(fresh)) {
        m_index.insert(idOf(row), int(m_rows.size()));
        m_rows.append(row);
    }
    endInsertRows();
}

bool RowsModel::update(const QJsonObject &row)
{
    const int at = rowOf(idOf(row));
    if (at < 0)
        return false;
    if (m_rows.at(at) != row) {
        m_rows[at] = row;
        Q_EMIT dataChanged(index(at, 0), index(at, columnCount() - 1));
    }
    return true;
}

void RowsModel::prepend(const QJsonObject &row)
{
    insert(0, row);
}

void RowsModel::insert(int at, const QJsonObject &row)
{
    if (update(row))
        return;
    beginInsertRows({}, at, at);
    m_rows.insert(at, row);
    m_index.clear();
    endInsertRows();
}

void RowsModel::remove(const QString &id)
{
    const int at = rowOf(id);
    if (at < 0)
        return;
    beginRemoveRows({}, at, at);
    m_rows.removeAt(at);
    m_index.clear();
    endRemoveRows();
}

void RowsModel::refreshTexts()
{
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, columnCount() - 1);
    if (!m_rows.isEmpty())
        Q_EMIT dataChanged(index(0, 0), index(int(m_rows.size()) - 1, columnCount() - 1));
}

int RowsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

int RowsModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_columns.size());
}

QVariant RowsModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const QJsonObject &row = m_rows.at(index.row());
    const Column &column = m_columns.at(size_t(index.column()));
    if (role == Qt::DisplayRole)
        return column.text(row);
    if (role == Qt::TextAlignmentRole)
        return QVariant(column.alignment);
    return column.extra ? column.extra(row, role) : QVariant();
}

QVariant RowsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= columnCount())
        return {};
    const Column &column = m_columns.at(size_t(section));
    if (role == Qt::DisplayRole)
        return QCoreApplication::translate("gui", column.title);
    if (role == Qt::TextAlignmentRole)
        return QVariant(column.alignment);
    return {};
}

QList<QJsonObject> itemsOf(const QJsonValue &list)
{
    QList<QJsonObject> items;
    for (const QJsonValue item : list[u"items"_s].toArray())
        items.append(item.toObject());
    return items;
}
