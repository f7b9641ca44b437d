#include "demo/shopinbox.h"

#include <QJsonArray>
#include <QSet>

using namespace Qt::StringLiterals;

void ShopInbox::receive(const QJsonObject &message)
{
    const QJsonObject data = message.value(u"data"_s).toObject();
    QStringList cards;
    for (const QJsonValue &card : data.value(u"cards"_s).toArray())
        cards.append(card.toString());
    Goods &goods = m_byOrder[data.value(u"order_id"_s).toString()];
    const QString key
        = data.value(u"delivery_id"_s).toString() + u'/' + QString::number(data.value(u"chunk"_s).toInt(1));
    const auto known = goods.byDelivery.constFind(key);
    if (known != goods.byDelivery.constEnd() && *known != cards)
        ++m_contradictions;
    goods.byDelivery.insert(key, cards);
}

int ShopInbox::deliveredTwice() const
{
    int twice = m_contradictions;
    for (const Goods &goods : m_byOrder)
        twice += goods.byDelivery.size() > 1;
    return twice;
}

int ShopInbox::soldTwice() const
{
    QHash<QString, QString> owner;
    int twice = 0;
    for (auto order = m_byOrder.constBegin(); order != m_byOrder.constEnd(); ++order) {
        for (const QStringList &cards : order->byDelivery) {
            for (const QString &card : cards) {
                const auto known = owner.constFind(card);
                twice += known != owner.constEnd() && *known != order.key();
                owner.insert(card, order.key());
            }
        }
    }
    return twice;
}
