#pragma once

#include <QByteArray>
#include <QStringList>

namespace cli {

/// One line of CSV (RFC 4180), UTF-8, ended by CR LF. A cell that a spreadsheet would take for a formula
/// (it begins with = + - @, a tab or a carriage return) gets an apostrophe in front.
QByteArray csvLine(const QStringList &cells);

} // namespace cli
