#pragma once

#include <QHash>
#include <QString>
#include <QStringList>

/// What a merchant pastes into a chat with the buyer, made from a template with placeholders in braces.
namespace deliverytext {
QStringList placeholders(); ///< `name` `quantity` `amount` `order` `keys`
/// The braces of `text` that are none of these, each once.
QStringList unknown(const QString &text);
QString filled(const QString &text, const QHash<QString, QString> &values);
} // namespace deliverytext
