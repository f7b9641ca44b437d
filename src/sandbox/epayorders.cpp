#include "sandbox/epayorders.h"

#include "sandbox/epayformat.h"

#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace {
tl::unexpected<EpayOrders::Refusal> refuse(int code, const QString &message)
{
    return tl::unexpected(EpayOrders::Refusal { code, message });
}

/// The real server escapes every text it stores, addresses included.
QString stored(const Form &request, const char *name)
{
    return QString::fromUtf8(request.value(name)).toHtmlEscaped();
}
} // namespace

EpayOrders::EpayOrders(const SandboxConfig &config, Ledger &ledger, const Clock &clock)
    : m_config(config)
    , m_ledger(ledger)
    , m_clock(clock)
{
}

std::optional<EpayOrders::Refusal> EpayOrders::judge(const Form &request) const
{
    static const QRegularExpression number(u"^[a-zA-Z0-9._\\-|]{1,150}$"_s);
    if (request.value("out_trade_no").isEmpty())
        return Refusal { -4, u"订单号(out_trade_no)不能为空"_s };
    if (!number.match(QString::fromUtf8(request.value("out_trade_no"))).hasMatch())
        return Refusal { -1, u"订单号(out_trade_no)格式不正确"_s };
    for (const char *name : { "notify_url", "name", "money" }) {
        if (request.value(name).trimmed().isEmpty())
            return Refusal { -1, u"%1不能为空"_s.arg(QString::fromLatin1(name)) };
    }
    return std::nullopt;
}

std::optional<EpayOrders::Refusal> EpayOrders::judgeRepeat(
    const SandboxOrder &order, const Form &request, const Money &money) const
{
    if (order.status != SandboxOrder::Status::Unpaid)
        return Refusal { -1, u"该订单(%1)已完成支付，请勿重复支付"_s.arg(order.outTradeNo) };
    if (order.money != money || order.name != stored(request, "name")
        || order.notifyUrl != stored(request, "notify_url")
        || order.returnUrl != stored(request, "return_url") || order.param != stored(request, "param"))
        return Refusal { -1, u"该订单(%1)支付参数有变化，请更换订单号重新发起支付"_s.arg(order.outTradeNo) };
    return std::nullopt;
}

EpayOrders::Outcome<SandboxOrder *> EpayOrders::take(const Form &request)
{
    if (const auto refusal = judge(request))
        return tl::unexpected(*refusal);
    const auto money = Money::parse(QString::fromUtf8(request.value("money")), u"CNY"_s);
    if (!money || money->minor <= 0)
        return refuse(-1, u"金额不合法"_s);

    SandboxOrder &order = m_ledger.at(QString::fromUtf8(request.value("out_trade_no")));
    ++order.creates;
    if (order.exists()) {
        if (const auto refusal = judgeRepeat(order, request, *money))
            return tl::unexpected(*refusal);
        return &order;
    }
    order.money = *money;
    order.type = stored(request, "type");
    order.name = stored(request, "name");
    order.param = stored(request, "param");
    order.notifyUrl = stored(request, "notify_url");
    order.returnUrl = stored(request, "return_url");
    order.clientIp = stored(request, "clientip");
    m_ledger.take(order, now());
    return &order;
}

EpayOrders::Outcome<SandboxOrder *> EpayOrders::named(const Form &request)
{
    const QString tradeNo = QString::fromUtf8(request.value("trade_no"));
    const QString outTradeNo = QString::fromUtf8(request.value("out_trade_no"));
    if (tradeNo.isEmpty() && outTradeNo.isEmpty())
        return refuse(-4, u"订单号不能为空"_s);
    SandboxOrder *order = tradeNo.isEmpty() ? m_ledger.find(outTradeNo) : m_ledger.findByTradeNo(tradeNo);
    if (!order)
        return refuse(-1, u"订单号不存在"_s);
    return order;
}

EpayOrders::Outcome<SandboxRefund> EpayOrders::refund(SandboxOrder &order, const Form &request)
{
    const auto amount = Money::parse(QString::fromUtf8(request.value("money")), u"CNY"_s);
    if (!amount || amount->minor <= 0)
        return refuse(-1, u"金额输入错误"_s);
    if (order.status == SandboxOrder::Status::Unpaid)
        return refuse(-1, u"只有已支付状态的订单才可以退款"_s);
    if (order.refunded().minor + amount->minor > order.paid.minor)
        return refuse(-1, u"退款金额不能大于该订单金额"_s);
    const QString number = order.tradeNo + QString::number(order.refunds.size() + 1);
    order.refunds.append({ number, QString::fromUtf8(request.value("out_refund_no")), *amount, now() });
    order.status = SandboxOrder::Status::Refunded; // also after a part of the money
    return order.refunds.last();
}

QList<SandboxOrder *> EpayOrders::page(const Form &request) const
{
    const int limit = std::clamp(request.value("limit", "10").toInt(), 1, 50);
    const int offset = std::max(request.value("offset").toInt(), 0);
    const QByteArray status = request.value("status");
    QList<SandboxOrder *> orders = m_ledger.newestFirst();
    orders.removeIf([&](const SandboxOrder *order) {
        return !status.isEmpty() && status != QByteArray::number(int(order->status));
    });
    return orders.mid(offset, limit);
}

qint64 EpayOrders::balanceMinor() const
{
    qint64 balance = 0;
    for (const SandboxOrder *order : m_ledger.newestFirst())
        balance += order->paid.minor - order->refunded().minor;
    return balance;
}

QJsonObject EpayOrders::describe(SandboxOrder &order) const
{
    const bool isPaid = order.status != SandboxOrder::Status::Unpaid;
    const Money money = isPaid ? order.toldAmount() : order.money;
    return { { u"trade_no"_s, order.tradeNo }, { u"out_trade_no"_s, order.outTradeNo },
        { u"api_trade_no"_s, order.apiTradeNo }, { u"bill_trade_no"_s, QJsonValue() },
        { u"type"_s, order.type }, { u"pid"_s, m_config.pid.toInt() },
        { u"addtime"_s, epay::localTime(order.createdAt) },
        { u"endtime"_s, isPaid ? epay::localTime(*order.paidAt) : QJsonValue() }, { u"name"_s, order.name },
        { u"money"_s, money.toString() }, { u"param"_s, order.param }, { u"buyer"_s, order.buyer },
        { u"status"_s, int(order.status) } };
}
