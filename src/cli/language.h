#pragma once

#include <QProcessEnvironment>
#include <QString>
#include <QStringList>

namespace cli {

/// By the folder's setting and the system. Reads the folder, but leaves complaining about it to others.
QString languageOf(const QStringList &arguments, const QProcessEnvironment &environment);

} // namespace cli
