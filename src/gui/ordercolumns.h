#pragma once

#include "gui/engineclient.h"
#include "gui/rowsmodel.h"

/// How orders are shown wherever they are listed.
namespace ordercolumns {
/// Number, product, amount, state, contact, provider, age.
std::vector<Column> all(EngineClient &engine);
QList<int> widths();

/// The last eight characters: enough to tell orders apart, short enough to read out.
QString shortNumber(const QJsonObject &order);
/// `card × 2`
QString product(const QJsonObject &order);
QString amount(const QJsonObject &order);
QIcon icon(const QJsonObject &order);
QColor colour(const QJsonObject &order);
} // namespace ordercolumns
