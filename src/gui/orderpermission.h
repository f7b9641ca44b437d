#pragma once

#include <QJsonObject>
#include <QString>

/// What can be done with an order by hand.
enum class OrderAct { Resend, Check, Confirm, Cards, Refund, Replace, Cancel, Evidence, Timeline };

/// Why it cannot be done with this order as it stands (contract.md section 2); empty: it can.
QString whyNot(OrderAct act, const QJsonObject &order);
