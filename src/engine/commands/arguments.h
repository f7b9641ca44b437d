#pragma once

#include "core/result.h"

#include <QJsonObject>
#include <QString>
#include <QStringList>

#include <optional>

/// Reads the arguments of a request with clear errors: BadUsage names the argument.
namespace arguments {
Result<QString> text(const QJsonObject &args, const QString &name); ///< must be there and not empty
QString textOr(const QJsonObject &args, const QString &name, const QString &fallback = {});
/// A whole number in [from, to]; `fallback` when it is not there.
Result<qint64> number(const QJsonObject &args, const QString &name, qint64 fallback, qint64 from, qint64 to);
/// An array of strings, or one string; empty when it is not there.
Result<QStringList> list(const QJsonObject &args, const QString &name);
/// true, false, "true", "false"; nothing when it is not there.
Result<std::optional<bool>> flag(const QJsonObject &args, const QString &name);
/// `before`: where a list by row number goes on. 0: from its beginning.
Result<qint64> cursor(const QJsonObject &args);

} // namespace arguments
