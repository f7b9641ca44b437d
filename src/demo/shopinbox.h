#pragma once

#include <QHash>
#include <QJsonObject>
#include <QMap>
#include <QString>
#include <QStringList>

/// What the buyers got, as their shop saw it: the second witness of the demo. It looks only at what was
/// delivered, never into the program's own books.
class ShopInbox {
public:
    /// One delivery as it arrived: the same id and chunk again is a repeat that the shop recognises.
    void receive(const QJsonObject &message);

    bool has(const QString &orderId) const { return m_byOrder.contains(orderId); }
    qsizetype orders() const { return m_byOrder.size(); }
    /// Orders that got goods under two delivery numbers, or other goods under one.
    int deliveredTwice() const;
    /// Keys that were seen under two orders.
    int soldTwice() const;

private:
    struct Goods {
        QMap<QString, QStringList> byDelivery; ///< delivery id and chunk -> keys
    };
    QHash<QString, Goods> m_byOrder;
    int m_contradictions = 0;
};
