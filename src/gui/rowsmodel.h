#pragma once

#include <QAbstractTableModel>
#include <QJsonObject>

#include <functional>

/// A column of a table of JSON objects, as the commands answer them.
struct Column {
    const char *title; ///< marked with QT_TRANSLATE_NOOP("gui", …)
    std::function<QString(const QJsonObject &)> text;
    Qt::Alignment alignment = Qt::AlignLeft | Qt::AlignVCenter;
    /// What else the cell says: Qt::DecorationRole, Qt::ToolTipRole, Qt::ForegroundRole … Empty: nothing.
    /// A cell that is only an icon also answers Qt::AccessibleTextRole.
    std::function<QVariant(const QJsonObject &, int role)> extra = {};
};

/// The rows of a table. Knows nothing of the engine: it is given rows and shows them. New rows are merged
/// into what is there, so that selection and scroll position stay.
class RowsModel : public QAbstractTableModel {
    Q_OBJECT

public:
    /// `idKey`: the member that names a row.
    RowsModel(const QString &idKey, std::vector<Column> columns, QObject *parent = nullptr);

    void setRows(const QList<QJsonObject> &rows);
    void append(const QList<QJsonObject> &rows); ///< those that are not there yet
    /// Takes the row over where it is shown. @return false when it is not
    bool update(const QJsonObject &row);
    /// Before the first row, or in place where it is shown already.
    void prepend(const QJsonObject &row);
    /// At this place, or in place where it is shown already.
    void insert(int at, const QJsonObject &row);
    void remove(const QString &id);

    QJsonObject rowAt(int row) const { return m_rows.value(row); }
    QString idAt(int row) const { return idOf(m_rows.value(row)); }
    int rowOf(const QString &id) const;
    const QList<QJsonObject> &rows() const { return m_rows; }
    /// Texts depend on the language and on the time of day: says that all of them may have changed.
    void refreshTexts();

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

protected:
    QString idOf(const QJsonObject &row) const;

private:
    void place(int at, const QJsonObject &row);
    void reindex();

    QString m_idKey;
    std::vector<Column> m_columns;
    QList<QJsonObject> m_rows;
    mutable QHash<QString, int> m_index; ///< empty after rows moved: made anew when somebody asks
};

/// The objects of a list answer, `{"items":[…]}`.
QList<QJsonObject> itemsOf(const QJsonValue &list);
