#pragma once

#include <QProcessEnvironment>
#include <QString>
#include <QStringList>

class QTranslator;

namespace cli {

/// The languages of the program: `en`, `zh_CN`. The setting `ui.language` where it names one, else the first
/// of `wanted` (BCP 47, best first) that there is, else English.
QString languageFor(const QString &setting, const QStringList &wanted);

/// By the folder's setting and the system. Reads the folder, but leaves complaining about it to others.
QString languageOf(const QStringList &arguments, const QProcessEnvironment &environment);

/// Loads the language's texts; false when there are none.
bool load(const QString &language, QTranslator &translator);

} // namespace cli
