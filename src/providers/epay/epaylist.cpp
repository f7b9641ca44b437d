#include "providers/epay/epaylist.h"

#include "providers/epay/epayanswer.h"

using namespace Qt::StringLiterals;

namespace {

constexpr int pageSize = 50; // the most the server gives

struct Cursor {
    int offset = 0;
    QString first; ///< the previous page's first row
};

Result<Cursor> readCursor(const QString &text)
{
    if (text.isEmpty())
        return Cursor();
    bool isNumber = false;
    const Cursor cursor { text.section(u':', 0, 0).toInt(&isNumber), text.section(u':', 1) };
    if (!isNumber || cursor.offset < 0 || cursor.offset > 10'000'000)
        return fail(
            ErrorClass::BadUsage, u"\"%1\" is not a cursor of this provider's list"_s.arg(text.left(40)));
    return cursor;
}

} // namespace

Result<epay::Params> epay::listParams(const QString &cursor)
{
    const auto from = readCursor(cursor);
    if (!from)
        return fail(from.error());
    return Params { { "limit", QByteArray::number(pageSize) },
        { "offset", QByteArray::number(from->offset) } };
}

Result<ListPage> epay::listPage(const QString &cursor, const JsonValue &answer, const QString &pid)
{
    const auto from = readCursor(cursor);
    if (!from)
        return fail(from.error());
    ListPage page;
    const JsonValue *data = answer.find(u"data");
    if (!data || data->isNull())
        return page;
    if (!data->isArray())
        return fail(ErrorClass::Malformed, u"the provider's list of orders is not a list"_s);
    for (const JsonValue &row : data->items()) {
        auto facts = orderFacts(scalarsOf(row), pid);
        if (!facts)
            return fail(facts.error());
        page.rows.append(std::move(*facts));
    }
    if (page.rows.isEmpty())
        return page;
    const QString first = page.rows.first().tradeNo;
    if (!first.isEmpty() && first == from->first)
        return ListPage();
    if (page.rows.size() >= pageSize)
        page.next = u"%1:%2"_s.arg(qsizetype(from->offset) + page.rows.size()).arg(first);
    return page;
}
