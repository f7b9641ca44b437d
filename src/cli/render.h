#pragma once

#include "core/clock.h"

#include <QJsonValue>
#include <QString>
#include <QStringView>

namespace cli {

/// The reply to a command, for people: a table, a page of `name: value` lines, or the plain text that
/// was asked for (a token, card keys, a script). Ends with a line feed unless empty.
QString render(QStringView words, const QJsonValue &reply, Instant now);

} // namespace cli
