#include "sandbox/ledger.h"

#include <QDateTime>
#include <QJsonArray>

#include <algorithm>
#include <numeric>

using namespace Qt::StringLiterals;

Money SandboxOrder::refunded() const
{
    const auto add = [](qint64 sum, const SandboxRefund &refund) { return sum + refund.amount.minor; };
    return { std::accumulate(refunds.begin(), refunds.end(), qint64(0), add), money.currency };
}

Money SandboxOrder::toldAmount()
{
    if (liesLeft <= 0)
        return paid;
    --liesLeft;
    ++faults[u"wrong_amount"_s];
    return { paid.minor == 1 ? 2 : 1, paid.currency };
}

Ledger::Ledger(const SandboxConfig &config)
    : m_config(config)
    , m_commonDice(config.seed, 0, config.faults)
{
}

SandboxOrder &Ledger::at(const QString &outTradeNo)
{
    SandboxOrder *&order = m_byOutTradeNo[outTradeNo];
    if (!order) {
        const quint64 place = m_orders.size() + 1;
        m_orders.push_back(
            std::make_unique<SandboxOrder>(outTradeNo, FaultDice(m_config.seed, place, m_config.faults)));
        order = m_orders.back().get();
    }
    return *order;
}

SandboxOrder *Ledger::find(const QString &outTradeNo)
{
    SandboxOrder *order = m_byOutTradeNo.value(outTradeNo);
    return order && order->exists() ? order : nullptr;
}

SandboxOrder *Ledger::findByTradeNo(const QString &tradeNo)
{
    return m_byTradeNo.value(tradeNo);
}

void Ledger::take(SandboxOrder &order, Instant now)
{
    const QDateTime local = QDateTime::fromMSecsSinceEpoch(toMs(now), Qt::OffsetFromUTC, 8 * 3600);
    const QString place = QString::number(m_byTradeNo.size() + 1).rightJustified(5, u'0');
    order.tradeNo = local.toString(u"yyyyMMddHHmmss"_s) + place;
    order.createdAt = now;
    order.liesLeft = order.dice.liesAboutAmount() ? m_config.wrongAnswers : 0;
    m_byTradeNo[order.tradeNo] = &order;
}

QList<SandboxOrder *> Ledger::newestFirst() const
{
    QList<SandboxOrder *> orders;
    for (const auto &order : m_orders) {
        if (order->exists())
            orders.prepend(order.get());
    }
    return orders;
}

void Ledger::countFault(SandboxOrder *order, const QString &name)
{
    ++(order ? order->faults : m_otherFaults)[name];
}

static QJsonObject countsOf(const QMap<QString, int> &counts)
{
    QJsonObject object;
    for (auto it = counts.begin(); it != counts.end(); ++it)
        object[it.key()] = it.value();
    return object;
}

static QJsonObject describe(const SandboxOrder &order)
{
    const bool isPaid = order.paidAt.has_value();
    QJsonObject object { { u"out_trade_no"_s, order.outTradeNo }, { u"trade_no"_s, order.tradeNo },
        { u"type"_s, order.type }, { u"name"_s, order.name }, { u"money"_s, order.money.toString() },
        { u"status"_s, int(order.status) }, { u"closed"_s, order.closed },
        { u"created_at"_s, order.exists() ? toRfc3339(order.createdAt) : QJsonValue() },
        { u"paid_at"_s, isPaid ? toRfc3339(*order.paidAt) : QJsonValue() },
        { u"paid_money"_s, isPaid ? order.paid.toString() : QJsonValue() },
        { u"refunded_money"_s, order.refunded().toString() }, { u"creates"_s, order.creates },
        { u"queries"_s, order.queries }, { u"faults"_s, countsOf(order.faults) } };
    object[u"callback"_s]
        = QJsonObject { { u"fate"_s, isPaid ? callbackFateName(order.dice.callbackFate()) : QJsonValue() },
              { u"sent"_s, order.callbacksSent }, { u"acknowledged"_s, order.callbacksAcknowledged } };
    return object;
}

QJsonObject Ledger::toJson() const
{
    QJsonArray orders;
    QMap<QString, int> totals;
    QMap<QString, int> fates;
    QMap<QString, int> faults = m_otherFaults;
    for (const auto &order : m_orders) {
        orders.append(describe(*order));
        totals[u"orders"_s] += order->exists();
        totals[u"paid"_s] += order->paidAt.has_value();
        totals[u"queries"_s] += order->queries;
        totals[u"refunds"_s] += int(order->refunds.size());
        totals[u"callbacks_sent"_s] += order->callbacksSent;
        totals[u"callbacks_acknowledged"_s] += order->callbacksAcknowledged;
        if (order->paidAt)
            ++fates[callbackFateName(order->dice.callbackFate())];
        for (auto it = order->faults.begin(); it != order->faults.end(); ++it)
            faults[it.key()] += it.value();
    }
    QJsonObject sums = countsOf(totals);
    sums[u"fates"_s] = countsOf(fates);
    sums[u"faults"_s] = countsOf(faults);
    return { { u"orders"_s, orders }, { u"totals"_s, sums } };
}
