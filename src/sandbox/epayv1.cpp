#include "sandbox/epayv1.h"

#include "crypto/digest.h"
#include "sandbox/epayformat.h"

#include <QHostAddress>
#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace {
HttpResponse refused(const EpayOrders::Refusal &refusal)
{
    return epay::refusal(refusal.code, refusal.message);
}

HttpResponse htmlPage(const QString &title, const QString &content)
{
    return HttpResponse::html(200,
        u"<!DOCTYPE html><meta charset=\"utf-8\"><title>%1</title><h1>%1</h1>%2"_s.arg(title, content)
            .toUtf8());
}
} // namespace

EpayV1::EpayV1(EpayOrders &orders)
    : m_orders(orders)
{
}

std::optional<EpayOrders::Refusal> EpayV1::judgeSignature(const Form &request) const
{
    if (request.value("pid").isEmpty())
        return EpayOrders::Refusal { -4, u"商户ID(pid)不能为空"_s };
    if (request.value("pid") != m_orders.config().pid.toUtf8())
        return EpayOrders::Refusal { -3, u"商户ID不存在"_s };
    if (!digest::equal(request.value("sign"), epaysign::md5(request, m_orders.config().key)))
        return EpayOrders::Refusal { -3, u"MD5签名校验失败"_s };
    return std::nullopt;
}

HttpResponse EpayV1::mapi(const Form &request)
{
    if (const auto refusal = judgeSignature(request))
        return refused(*refusal);
    if (request.value("type").isEmpty())
        return epay::refusal(-1, u"支付方式(type)不能为空"_s);
    if (QHostAddress(QString::fromUtf8(request.value("clientip"))).isNull())
        return epay::refusal(-1, u"用户IP地址(clientip)不能为空"_s);
    const auto order = m_orders.take(request);
    if (!order)
        return refused(order.error());
    return epay::answer({ { u"code"_s, 1 }, { u"trade_no"_s, (*order)->tradeNo },
        { u"qrcode"_s, m_orders.payUrl(**order) } });
}

HttpResponse EpayV1::submit(const Form &request)
{
    if (const auto refusal = judgeSignature(request))
        return htmlPage(u"支付错误"_s, u"<p>%1</p>"_s.arg(refusal->message));
    if (request.value("return_url").isEmpty())
        return htmlPage(u"支付错误"_s, u"<p>return_url不能为空</p>"_s);
    const auto order = m_orders.take(request);
    if (!order)
        return htmlPage(u"支付错误"_s, u"<p>%1</p>"_s.arg(order.error().message.toHtmlEscaped()));
    return page(**order);
}

HttpResponse EpayV1::page(const SandboxOrder &order) const
{
    // The name was escaped when it came in.
    if (order.status != SandboxOrder::Status::Unpaid)
        return htmlPage(order.name, u"<p>已支付</p>"_s);
    return htmlPage(order.name,
        u"<p>%1 元</p><form method=\"post\" action=\"/pay/%2\"><button>支付</button></form>"_s.arg(
            order.money.toString(), order.tradeNo));
}

QByteArray EpayV1::callbackUrl(SandboxOrder &order) const
{
    Form parameters { { "pid", m_orders.config().pid.toUtf8() }, { "trade_no", order.tradeNo.toUtf8() },
        { "out_trade_no", order.outTradeNo.toUtf8() }, { "type", order.type.toUtf8() },
        { "name", order.name.toUtf8() }, { "money", epay::floatText(order.toldAmount()).toUtf8() },
        { "trade_status", "TRADE_SUCCESS" } };
    if (!order.param.isEmpty())
        parameters["param"] = order.param.toUtf8();
    parameters["sign"] = epaysign::md5(parameters, m_orders.config().key);
    parameters["sign_type"] = "MD5";
    return form::appended(order.notifyUrl.toUtf8(), parameters);
}

HttpResponse EpayV1::api(const Form &request)
{
    const QByteArray act = request.value("act");
    if (act != "order" && act != "orders" && act != "query" && act != "refund")
        return epay::refusal(-5, u"No Act!"_s);
    if (const auto refusal = judgeKey(request))
        return refused(*refusal);
    if (act == "order")
        return query(request);
    if (act == "orders")
        return list(request);
    return act == "query" ? merchant() : refund(request);
}

/// These calls are not signed: they carry the key itself.
std::optional<EpayOrders::Refusal> EpayV1::judgeKey(const Form &request) const
{
    if (request.value("pid") != m_orders.config().pid.toUtf8())
        return EpayOrders::Refusal { -3, u"商户ID不存在"_s };
    if (!digest::equal(request.value("key"), m_orders.config().key))
        return EpayOrders::Refusal { -3, u"商户密钥错误"_s };
    return std::nullopt;
}

HttpResponse EpayV1::query(const Form &request)
{
    const auto order = m_orders.named(request);
    if (!order)
        return refused(order.error());
    ++(*order)->queries;
    QJsonObject answer = m_orders.describe(**order);
    answer[u"code"_s] = 1;
    answer[u"msg"_s] = u"succ"_s;
    if ((*order)->status == SandboxOrder::Status::Unpaid)
        answer[u"payurl"_s] = m_orders.payUrl(**order);
    return epay::answer(answer);
}

HttpResponse EpayV1::list(const Form &request)
{
    QJsonArray rows;
    for (SandboxOrder *order : m_orders.page(request))
        rows.append(m_orders.describe(*order));
    QJsonObject answer { { u"code"_s, 1 }, { u"msg"_s, u"查询订单列表成功！"_s },
        { u"count"_s, rows.size() } };
    if (!rows.isEmpty())
        answer[u"data"_s] = rows;
    return epay::answer(answer);
}

/// Echoes the key, as the real one does.
HttpResponse EpayV1::merchant() const
{
    return epay::answer({ { u"code"_s, 1 }, { u"pid"_s, m_orders.config().pid.toInt() },
        { u"key"_s, QString::fromUtf8(m_orders.config().key) }, { u"active"_s, 1 },
        { u"money"_s, Money { m_orders.balanceMinor(), u"CNY"_s }.toString() }, { u"type"_s, 1 },
        { u"account"_s, u"sandbox"_s }, { u"username"_s, u"sandbox"_s } });
}

HttpResponse EpayV1::refund(const Form &request)
{
    const auto order = m_orders.named(request);
    if (!order)
        return refused(order.error());
    const auto refund = m_orders.refund(**order, request);
    if (!refund)
        return refused(refund.error());
    return epay::answer(
        { { u"code"_s, 0 }, { u"msg"_s, u"退款成功！退款金额¥%1"_s.arg(epay::floatText(refund->amount)) } });
}
