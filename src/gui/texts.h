#pragma once

#include "core/clock.h"
#include "engine/desk.h"

#include <QJsonObject>
#include <QString>

/// How the window says things: in the reader's language and the locale's way of writing.
namespace texts {

/// `"1234.50"`, `"CNY"` -> `¥1,234.50`. Exact: the digits are the engine's.
QString money(const QString &amount, const QString &currency);
/// `2026/11/24 16:05:45` as the locale writes it; empty for null.
QString time(const QJsonValue &rfc3339);
/// `now`, `5 seconds ago`, `in 3 minutes`; empty for null.
QString age(const QJsonValue &rfc3339, Instant now);
/// `0:04`, `12:30`, `2:05:00`: a countdown; `due` when it is over; empty for null.
QString countdown(const QJsonValue &rfc3339, Instant now);
/// A code of the JSON (`awaiting_payment`, `out_of_stock`, `rate_limited`) in the reader's words.
QString code(const QString &name);
/// A sentence of the engine in the reader's language.
QString sentence(const QString &english);
/// What went wrong, and what to do.
QString error(const Error &error);
/// A text marked with QT_TRANSLATE_NOOP("gui", …).
QString translated(const char *marked);
/// One sentence: why this order is not delivered yet, or that it is.
QString whereItStands(const QJsonObject &order, Instant now);

} // namespace texts
