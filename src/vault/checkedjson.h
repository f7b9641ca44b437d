#pragma once

#include "core/result.h"

#include <QByteArray>
#include <QJsonObject>
#include <QString>

/// A JSON object with a member `sha256` over the rest of it (RFC 8785 form), so that damage shows.
namespace checkedjson {
QByteArray write(QJsonObject object);
/// DataDamaged with `what` ("the recovery file") in its sentence.
Result<QJsonObject> read(const QByteArray &bytes, const QString &what);
} // namespace checkedjson
