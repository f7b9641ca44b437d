#pragma once

#include "core/http.h"

#include <QCryptographicHash>
#include <QHash>
#include <QMap>
#include <QString>
#include <QUrlQuery>

/// The other side of Epay V1 for stories: written from the spec, with Qt's own MD5, sharing no code with
/// src/providers or src/sandbox. It remembers what was asked of it.
class EpayDouble {
public:
    struct Order {
        QString money;
        QString tradeNo;
        int status = 0; ///< 0 unpaid 1 paid 2 refunded
        int creates = 0;
        int queries = 0;
        int refunds = 0;
        QByteArray paidAt = "2026-11-24 12:00:00"; ///< UTC+8, as the list says it
    };
    static QString pid() { return QStringLiteral("1000"); }
    static QByteArray key() { return "abcdEFGH1234ijklMNOP5678qrstUVWX"; }

    QHash<QString, Order> orders;
    QStringList listed; ///< out_trade_no of every order, oldest first; a test may add foreign ones
    int lists = 0; ///< pages that were asked for
    bool hasList = true; ///< some forks have none
    QString lieAboutMoney; ///< not empty: what every query says was paid

    /// Nothing when the request is not for this provider.
    std::optional<HttpReply> answer(const HttpRequest &request)
    {
        if (request.url.host() != QStringLiteral("pay.example"))
            return {};
        const QUrlQuery form(QString::fromUtf8(request.body).replace(u'+', u' '));
        const QUrlQuery query(request.url);
        if (request.url.path().endsWith(QStringLiteral("/mapi.php")))
            return reply(create(form));
        const QString act = query.queryItemValue(QStringLiteral("act"));
        if (act == QStringLiteral("order"))
            return reply(ask(query.queryItemValue(QStringLiteral("out_trade_no"))));
        if (act == QStringLiteral("orders") && hasList)
            return reply(list(query.queryItemValue(QStringLiteral("offset")).toInt(),
                query.queryItemValue(QStringLiteral("limit")).toInt()));
        if (act == QStringLiteral("refund"))
            return reply(refund(form.queryItemValue(QStringLiteral("out_trade_no"))));
        return reply("{\"code\":-5,\"msg\":\"no act\"}");
    }

    void pay(const QString &outTradeNo) { orders[outTradeNo].status = 1; }

    /// The query string of the callback that the provider sends for a paid order.
    QByteArray callback(const QString &outTradeNo) const
    {
        const Order order = orders.value(outTradeNo);
        const QMap<QByteArray, QByteArray> params { { "money", order.money.toUtf8() }, { "name", "x" },
            { "out_trade_no", outTradeNo.toUtf8() }, { "pid", pid().toUtf8() },
            { "trade_no", order.tradeNo.toUtf8() }, { "trade_status", "TRADE_SUCCESS" },
            { "type", "alipay" } };
        QByteArray text;
        for (auto it = params.cbegin(); it != params.cend(); ++it)
            text += (text.isEmpty() ? "" : "&") + it.key() + '=' + it.value();
        return text + "&sign=" + QCryptographicHash::hash(text + key(), QCryptographicHash::Md5).toHex()
            + "&sign_type=MD5";
    }

private:
    static HttpReply reply(const QByteArray &body)
    {
        HttpReply reply;
        reply.status = 200;
        reply.body = body;
        return reply;
    }
    QByteArray create(const QUrlQuery &form)
    {
        Order &order = orders[form.queryItemValue(QStringLiteral("out_trade_no"))];
        if (order.creates == 0)
            listed.append(form.queryItemValue(QStringLiteral("out_trade_no")));
        if (order.tradeNo.isEmpty())
            order.tradeNo = QStringLiteral("20261124%1").arg(orders.size(), 11, 10, QLatin1Char('0'));
        order.money = form.queryItemValue(QStringLiteral("money"));
        ++order.creates;
        return "{\"code\":1,\"trade_no\":\"" + order.tradeNo.toUtf8()
            + "\",\"qrcode\":\"https://qr.example/x\"}";
    }
    QByteArray ask(const QString &outTradeNo)
    {
        if (!orders.contains(outTradeNo))
            return "{\"code\":-1,\"msg\":\"\\u8ba2\\u5355\\u53f7\\u4e0d\\u5b58\\u5728\"}";
        ++orders[outTradeNo].queries;
        return "{\"code\":1,\"msg\":\"succ\"," + fields(outTradeNo) + '}';
    }
    QByteArray fields(const QString &outTradeNo) const
    {
        const Order order = orders.value(outTradeNo);
        const QString money = lieAboutMoney.isEmpty() ? order.money : lieAboutMoney;
        return "\"out_trade_no\":\"" + outTradeNo.toUtf8() + "\",\"trade_no\":\"" + order.tradeNo.toUtf8()
            + "\",\"pid\":1000,\"money\":\"" + money.toUtf8()
            + "\",\"status\":" + QByteArray::number(order.status);
    }
    /// Newest first, as the provider's own page shows them.
    QByteArray list(int offset, int limit)
    {
        ++lists;
        QByteArray rows;
        for (qsizetype i = listed.size() - 1 - offset; i >= 0 && limit-- > 0; --i) {
            const Order order = orders.value(listed[i]);
            rows += (rows.isEmpty() ? "{" : ",{") + fields(listed[i]) + ",\"endtime\":\""
                + (order.status == 0 ? QByteArray() : order.paidAt) + "\"}";
        }
        return "{\"code\":1,\"msg\":\"succ\",\"data\":[" + rows + "]}";
    }
    QByteArray refund(const QString &outTradeNo)
    {
        Order &order = orders[outTradeNo];
        ++order.refunds;
        order.status = 2;
        return "{\"code\":0,\"msg\":\"\\u9000\\u6b3e\\u6210\\u529f\"}";
    }
};
