#pragma once

#include "gui/engineclient.h"
#include "gui/rowsmodel.h"

/// Rows of a list command, read page by page as the view scrolls: by `next` and `before`, so that a
/// million rows cost no more than those that were looked at.
class PagedModel final : public RowsModel {
    Q_OBJECT

public:
    PagedModel(EngineClient &engine, const QString &command, const QString &idKey,
        std::vector<Column> columns, QObject *parent = nullptr);

    /// Reads anew with these options (filter, search). An answer to earlier ones is dropped.
    void load(const QJsonObject &args);
    /// Reads the first page again and merges it; what lies behind it stays as it is.
    void refresh();
    const QJsonObject &args() const { return m_args; }
    bool isLoading() const { return m_asked > 0; }

    bool canFetchMore(const QModelIndex &parent) const override;
    void fetchMore(const QModelIndex &parent) override;

Q_SIGNALS:
    void loaded(); ///< a page has come; also when it is empty
    void failed(const Error &error);

private:
    enum class Part { First, Again, More };
    void ask(Part part);
    void take(Part part, const QJsonValue &list);

    EngineClient &m_engine;
    QString m_command;
    QJsonObject m_args;
    QString m_next; ///< where the list goes on; empty: it is all here
    int m_asked = 0;
    int m_generation = 0; ///< an answer to an older question is dropped
};
