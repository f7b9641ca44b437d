#include "sandbox/epayv2.h"

#include "sandbox/epayformat.h"

#include <QHostAddress>
#include <QJsonArray>

#include <cstdlib>

using namespace Qt::StringLiterals;

namespace {
constexpr qint64 clockToleranceSeconds = 300;

HttpResponse refused(const EpayOrders::Refusal &refusal)
{
    return epay::refusal(refusal.code, refusal.message);
}

/// PHP adds refund sums up as floats and writes them as such.
double asFloat(const Money &money)
{
    return epay::floatText(money).toDouble();
}
} // namespace

EpayV2::EpayV2(EpayOrders &orders, RsaPrivateKey platformKey, RsaPublicKey merchantKey)
    : m_orders(orders)
    , m_platformKey(std::move(platformKey))
    , m_merchantKey(std::move(merchantKey))
{
}

HttpResponse EpayV2::serve(const QString &operation, const Form &request)
{
    using Operation = HttpResponse (EpayV2::*)(const Form &);
    static const QHash<QString, Operation> operations { { u"api/pay/create"_s, &EpayV2::create },
        { u"api/pay/query"_s, &EpayV2::query }, { u"api/pay/refund"_s, &EpayV2::refund },
        { u"api/pay/refundquery"_s, &EpayV2::refundQuery }, { u"api/pay/close"_s, &EpayV2::close },
        { u"api/merchant/info"_s, &EpayV2::merchant }, { u"api/merchant/orders"_s, &EpayV2::list } };
    if (!operations.contains(operation))
        return epay::refusal(-5, u"接口不存在"_s);
    if (const auto refusal = judge(request))
        return refused(*refusal);
    return (this->*operations[operation])(request);
}

std::optional<EpayOrders::Refusal> EpayV2::judge(const Form &request) const
{
    if (request.value("pid").isEmpty())
        return EpayOrders::Refusal { -4, u"商户ID(pid)不能为空"_s };
    if (request.value("pid") != m_orders.config().pid.toUtf8())
        return EpayOrders::Refusal { -3, u"商户ID不存在"_s };
    const qint64 now = toMs(m_orders.now()) / 1000;
    if (std::abs(now - request.value("timestamp").toLongLong()) > clockToleranceSeconds)
        return EpayOrders::Refusal { -1, u"时间戳(timestamp)已过期"_s };
    if (request.value("sign_type") != "RSA"
        || !m_merchantKey.verifySha256(
            epaysign::text(request), QByteArray::fromBase64(request.value("sign"))))
        return EpayOrders::Refusal { -3, u"RSA签名校验失败"_s };
    return std::nullopt;
}

QByteArray EpayV2::signature(const QByteArray &text) const
{
    const auto signature = m_platformKey.signSha256(text);
    return signature ? signature->toBase64() : QByteArray();
}

/// Signs what epay.md section 4 step 4 names: strings, and numbers as PHP turns them into text.
HttpResponse EpayV2::signedAnswer(QJsonObject members) const
{
    members[u"code"_s] = 0;
    members[u"timestamp"_s] = QString::number(toMs(m_orders.now()) / 1000);
    members[u"sign_type"_s] = u"RSA"_s;
    Form texts;
    for (auto it = members.constBegin(); it != members.constEnd(); ++it) {
        if (it->isString())
            texts[it.key().toUtf8()] = it->toString().toUtf8();
        else if (it->isDouble())
            texts[it.key().toUtf8()] = QByteArray::number(it->toDouble(), 'g', 14);
    }
    members[u"sign"_s] = QString::fromLatin1(signature(epaysign::text(texts)));
    return epay::answer(members);
}

HttpResponse EpayV2::create(const Form &request)
{
    for (const char *name : { "method", "type", "return_url" }) {
        if (request.value(name).isEmpty())
            return epay::refusal(-1, u"%1不能为空"_s.arg(QString::fromLatin1(name)));
    }
    if (QHostAddress(QString::fromUtf8(request.value("clientip"))).isNull())
        return epay::refusal(-1, u"用户IP地址(clientip)不能为空"_s);
    const auto order = m_orders.take(request);
    if (!order)
        return refused(order.error());
    (*order)->version2 = true;
    return signedAnswer({ { u"trade_no"_s, (*order)->tradeNo }, { u"pay_type"_s, u"qrcode"_s },
        { u"pay_info"_s, m_orders.payUrl(**order) } });
}

HttpResponse EpayV2::query(const Form &request)
{
    const auto order = m_orders.named(request);
    if (!order)
        return refused(order.error());
    ++(*order)->queries;
    QJsonObject members = m_orders.describe(**order);
    members[u"clientip"_s] = (*order)->clientIp;
    members[u"refundmoney"_s] = (*order)->refunds.isEmpty() ? QJsonValue() : (*order)->refunded().toString();
    return signedAnswer(members);
}

HttpResponse EpayV2::refund(const Form &request)
{
    const auto order = m_orders.named(request);
    if (!order)
        return refused(order.error());
    if (request.value("out_refund_no").size() <= 5)
        return epay::refusal(-1, u"商户退款单号(out_refund_no)格式不正确"_s);
    for (const SandboxRefund &done : (*order)->refunds) {
        if (done.outRefundNo.toUtf8() == request.value("out_refund_no"))
            return describeRefund(**order, done);
    }
    const auto refund = m_orders.refund(**order, request);
    return refund ? describeRefund(**order, *refund) : refused(refund.error());
}

HttpResponse EpayV2::describeRefund(const SandboxOrder &order, const SandboxRefund &refund) const
{
    return signedAnswer({ { u"refund_no"_s, refund.refundNo }, { u"out_refund_no"_s, refund.outRefundNo },
        { u"trade_no"_s, order.tradeNo }, { u"out_trade_no"_s, order.outTradeNo },
        { u"uid"_s, m_orders.config().pid.toInt() }, { u"money"_s, asFloat(refund.amount) },
        { u"reducemoney"_s, asFloat(refund.amount) },
        { u"msg"_s, u"退款成功！退款金额¥%1"_s.arg(epay::floatText(refund.amount)) } });
}

HttpResponse EpayV2::refundQuery(const Form &request)
{
    const QString refundNo = QString::fromUtf8(request.value("refund_no"));
    const QString outRefundNo = QString::fromUtf8(request.value("out_refund_no"));
    for (const SandboxOrder *order : m_orders.all()) {
        for (const SandboxRefund &refund : order->refunds) {
            if (refundNo.isEmpty() ? refund.outRefundNo != outRefundNo : refund.refundNo != refundNo)
                continue;
            return signedAnswer({ { u"refund_no"_s, refund.refundNo },
                { u"out_refund_no"_s, refund.outRefundNo }, { u"trade_no"_s, order->tradeNo },
                { u"out_trade_no"_s, order->outTradeNo }, { u"uid"_s, m_orders.config().pid.toInt() },
                { u"money"_s, refund.amount.toString() }, { u"reducemoney"_s, refund.amount.toString() },
                { u"status"_s, 1 }, { u"addtime"_s, epay::localTime(refund.at) },
                { u"endtime"_s, epay::localTime(refund.at) } });
        }
    }
    return epay::refusal(-1, u"退款单号不存在"_s);
}

HttpResponse EpayV2::close(const Form &request)
{
    const auto order = m_orders.named(request);
    if (!order)
        return refused(order.error());
    if ((*order)->status != SandboxOrder::Status::Unpaid)
        return epay::refusal(-1, u"只有未支付状态的订单才可以关闭"_s);
    (*order)->closed = true;
    return signedAnswer({ { u"msg"_s, u"订单关闭成功"_s } });
}

HttpResponse EpayV2::merchant(const Form &)
{
    return signedAnswer({ { u"pid"_s, m_orders.config().pid.toInt() }, { u"status"_s, 1 },
        { u"pay_status"_s, 1 }, { u"money"_s, Money { m_orders.balanceMinor(), u"CNY"_s }.toString() } });
}

HttpResponse EpayV2::list(const Form &request)
{
    Form withoutStatus = request;
    withoutStatus.remove("status"); // the real server reads it from the query string only
    QJsonArray rows;
    for (SandboxOrder *order : m_orders.page(withoutStatus))
        rows.append(m_orders.describe(*order));
    return signedAnswer({ { u"data"_s, rows } });
}

QByteArray EpayV2::callbackUrl(SandboxOrder &order) const
{
    Form parameters { { "pid", m_orders.config().pid.toUtf8() }, { "trade_no", order.tradeNo.toUtf8() },
        { "out_trade_no", order.outTradeNo.toUtf8() }, { "api_trade_no", order.apiTradeNo.toUtf8() },
        { "type", order.type.toUtf8() }, { "name", order.name.toUtf8() },
        { "money", epay::floatText(order.toldAmount()).toUtf8() }, { "trade_status", "TRADE_SUCCESS" },
        { "buyer", order.buyer.toUtf8() }, { "timestamp", QByteArray::number(toMs(m_orders.now()) / 1000) } };
    if (!order.param.isEmpty())
        parameters["param"] = order.param.toUtf8();
    parameters["sign"] = signature(epaysign::text(parameters));
    parameters["sign_type"] = "RSA";
    return form::appended(order.notifyUrl.toUtf8(), parameters);
}
