#pragma once

#include <QString>
#include <QStringView>

/// How text looks on a terminal.
namespace cli {

/// Columns that the text takes: 2 for wide East Asian characters and emoji, 0 for combining ones
/// (Unicode UAX #11, W and F).
int displayWidth(QStringView text);
/// The text, filled with blanks up to `width` columns.
QString padded(const QString &text, int width);
/// The same, the blanks in front: for numbers.
QString rightAligned(const QString &text, int width);

/// Text from outside, made harmless for a terminal: control, bidirectional and invisible format
/// characters, and lone surrogates, appear as `<U+202E>`; a line break as `\n` unless `keepLines`.
QString visible(const QString &text, bool keepLines = false);

} // namespace cli
