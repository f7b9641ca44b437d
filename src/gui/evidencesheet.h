#pragma once

#include "core/clock.h"

#include <QJsonObject>
#include <QList>
#include <QString>

class EngineClient;
class QWidget;

/// All that happened with one order, for a dispute: on paper or in a file, in the reader's language. Never
/// with its keys, only their count and last two characters.
namespace evidence {
struct Content {
    QJsonObject order;
    QList<QJsonObject> attempts; ///< of `trace show`
    QStringList cards; ///< masked by the engine
    Instant now;
};
QString html(const Content &content);
/// Asks for all of it and opens the sheet over `window`.
void open(EngineClient &engine, const QJsonObject &order, QWidget *window);
} // namespace evidence
