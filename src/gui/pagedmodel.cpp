#include "gui/pagedmodel.h"

using namespace Qt::StringLiterals;

namespace {
constexpr int PageSize = 200;
}

PagedModel::PagedModel(EngineClient &engine, const QString &command, const QString &idKey,
    std::vector<Column> columns, QObject *parent)
    : RowsModel(idKey, std::move(columns), parent)
    , m_engine(engine)
    , m_command(command)
{
}

void PagedModel::load(const QJsonObject &args)
{
    m_args = args;
    m_next.clear();
    ++m_generation;
    ask(Part::First);
}

void PagedModel::refresh()
{
    if (m_asked == 0)
        ask(Part::Again);
}

void PagedModel::ask(Part part)
{
    QJsonObject args = m_args;
    args.insert(u"limit"_s, PageSize);
    if (part == Part::More)
        args.insert(u"before"_s, m_next);
    ++m_asked;
    m_engine.ask(m_command, args, this, [this, part, generation = m_generation](const DeskReply &reply) {
        --m_asked;
        if (generation != m_generation)
            return;
        if (!reply.value) {
            Q_EMIT failed(reply.value.error());
            return;
        }
        take(part, *reply.value);
        Q_EMIT loaded();
    });
}

void PagedModel::take(Part part, const QJsonValue &list)
{
    const QList<QJsonObject> rows = itemsOf(list);
    const QString next = list[u"next"_s].toString();
    if (part == Part::More) {
        append(rows);
        m_next = next;
        return;
    }
    const bool reachesWhatIsShown = part == Part::Again && !next.isEmpty() && rowCount() > rows.size()
        && !rows.isEmpty() && rowOf(idOf(rows.last())) >= 0;
    if (!reachesWhatIsShown) {
        setRows(rows);
        m_next = next;
        return;
    }
    QList<QJsonObject> merged = rows;
    for (int row = rowOf(idOf(rows.last())) + 1; row < rowCount(); ++row)
        merged.append(rowAt(row));
    setRows(merged);
}

bool PagedModel::canFetchMore(const QModelIndex &parent) const
{
    return !parent.isValid() && !m_next.isEmpty();
}

void PagedModel::fetchMore(const QModelIndex &parent)
{
    if (canFetchMore(parent) && m_asked == 0)
        ask(Part::More);
}
