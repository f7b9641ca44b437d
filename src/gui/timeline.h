#pragma once

#include "gui/engineclient.h"
#include "gui/rowsmodel.h"

/// An order's attempts as rows: those of `trace show`, and last what comes next.
namespace timeline {
inline const auto IdKey = QStringLiteral("n");

std::vector<Column> columns(EngineClient &engine);
QList<int> widths();
/// The rows for what comes next, of the jobs that `queue next` answered; at most one.
QList<QJsonObject> next(const QList<QJsonObject> &jobs);
/// Kind of call in the reader's words.
QString what(const QJsonObject &attempt);
QString reason(const QJsonObject &attemptOrJob); ///< what went wrong: class and sentence; empty: nothing
/// `request` or `response` of an attempt, to read: what it went to, headers, body.
QString readable(const QJsonValue &side);
} // namespace timeline
