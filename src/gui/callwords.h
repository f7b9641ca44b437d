#pragma once

#include <QIcon>
#include <QString>

/// The words and icons of calls, jobs and lanes, wherever the window shows them.
namespace callwords {

QString kind(const QString &name); ///< `query` -> `Ask about a payment`
QString code(const QString &name); ///< as texts::code, but never with an underscore
QString lane(const QString &name); ///< `deliver:shop` -> `Deliver keys: shop`
QString laneState(const QString &name);
QIcon jobIcon(const QString &state);
QIcon laneIcon(const QString &state);
QIcon outcomeIcon(const QString &outcome);

} // namespace callwords
