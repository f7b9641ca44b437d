#pragma once

#include "core/clock.h"

#include <QJsonObject>
#include <QStringList>

/// Facts of an order in the reader's words, for the window and for paper.
namespace facts {
QString paid(const QJsonObject &order); ///< how much, when, how it was noticed; empty: not paid
QString provider(const QJsonObject &order); ///< account and method
QStringList channels(const QJsonObject &order, Instant now); ///< a line for each delivery channel
QStringList refunds(const QJsonObject &order);
} // namespace facts
