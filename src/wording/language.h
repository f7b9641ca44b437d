#pragma once

#include <QString>
#include <QStringList>

class QTranslator;

namespace wording {

/// The languages of the program: `en`, `zh_CN`. The setting `ui.language` where it names one, else the first
/// of `wanted` (BCP 47, best first) that there is, else English.
QString languageFor(const QString &setting, const QStringList &wanted);

/// Loads the language's texts; false when there are none.
bool load(const QString &language, QTranslator &translator);

} // namespace wording
