#include "cli/csv.h"

using namespace Qt::StringLiterals;

namespace cli {
namespace {

QString csvCell(QString cell)
{
    if (!cell.isEmpty() && u"=+-@\t\r"_s.contains(cell.front()))
        cell.prepend(u'\'');
    const bool quoted
        = cell.contains(u',') || cell.contains(u'"') || cell.contains(u'\n') || cell.contains(u'\r');
    return quoted ? u'"' + cell.replace(u'"', u"\"\""_s) + u'"' : cell;
}
} // namespace

QByteArray csvLine(const QStringList &cells)
{
    QStringList safe;
    for (const QString &cell : cells)
        safe.append(csvCell(cell));
    return (safe.join(u',') + u"\r\n"_s).toUtf8();
}

} // namespace cli
