#pragma once

#include "providers/registry.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

/// What the tests of both Epay versions share: the vectors, the accounts they were made with, and
/// the order they speak of.
namespace epayfixture {
using namespace Qt::StringLiterals;

inline QJsonObject read(const QString &name)
{
    QFile file(QStringLiteral(NEVERDROP_SOURCE_DIR "/tests/data/providers/") + name);
    return file.open(QIODevice::ReadOnly) ? QJsonDocument::fromJson(file.readAll()).object() : QJsonObject();
}

inline const QJsonObject &vectors()
{
    static const QJsonObject all = read(u"epay.json"_s);
    return all;
}

inline QString key(const QString &name)
{
    return vectors().value(u"keys"_s).toObject().value(name).toString();
}

inline const Instant now = fromMs(1795313730000); // the vectors' frozen clock

inline AccountFields v1Account()
{
    return { u"epay1"_s, { { u"base_url"_s, u"https://pay.example.com"_s }, { u"pid"_s, u"1000"_s } },
        { { u"key"_s, key(u"v1_md5_key"_s).toUtf8() } } };
}

inline AccountFields v2Account()
{
    return { u"epay2"_s,
        { { u"base_url"_s, u"https://pay.example.com/"_s }, { u"pid"_s, u"1000"_s },
            { u"platform_public_key"_s, key(u"platform_public_base64_as_shown_in_console"_s) } },
        { { u"private_key"_s, key(u"merchant_private_base64_as_pasted_by_users"_s).toUtf8() } } };
}

inline std::unique_ptr<PaymentProvider> make(const QString &type, const AccountFields &fields)
{
    auto made = findProviderType(type)->make(fields);
    return made ? std::move(*made) : nullptr;
}
inline std::unique_ptr<PaymentProvider> v1()
{
    return make(u"epay"_s, v1Account());
}
inline std::unique_ptr<PaymentProvider> v2()
{
    return make(u"epay_v2"_s, v2Account());
}

inline PaymentOrder order()
{
    PaymentOrder order;
    order.outTradeNo = u"CK20261122000001"_s;
    order.amount = { 990, u"CNY"_s };
    order.subject = u"Card key x1"_s;
    order.clientIp = u"203.0.113.7"_s;
    order.notifyUrl = u"https://merchant.example.com/notify/epay"_s;
    order.returnUrl = u"https://merchant.example.com/return"_s;
    return order;
}

inline RefundOrder refund()
{
    return { order(), u"RF20261122000001"_s, { 100, u"CNY"_s }, u"asked for"_s };
}

/// JSON with ' for ".
inline QByteArray quoted(QByteArray text)
{
    return text.replace('\'', '"');
}

inline HttpReply reply(const QByteArray &body, int status = 200)
{
    HttpReply reply;
    reply.status = status;
    reply.body = body;
    return reply;
}

inline CallbackRequest callback(const QJsonObject &row)
{
    CallbackRequest request;
    request.method = row.value(u"method"_s).toString().toLatin1();
    request.query = row.value(u"query"_s).toString().toUtf8();
    request.body = row.value(u"body"_s).toString().toUtf8();
    if (const QString type = row.value(u"content_type"_s).toString(); !type.isEmpty())
        request.headers.set("Content-Type", type.toLatin1());
    return request;
}

inline QByteArray rowName(const QJsonObject &row)
{
    return row.value(u"name"_s).toString().toUtf8();
}

/// One word for how a call ended: the state, or the name of the error's class.
inline QString outcome(const Result<PaymentFacts> &facts)
{
    static const QStringList names
        = { u"waiting"_s, u"paid"_s, u"refunded"_s, u"closed"_s, u"not_found"_s, u"frozen"_s };
    return facts ? names.at(int(facts->status)) : errorClassName(facts.error().kind);
}
inline QString outcome(const Result<RefundFacts> &facts)
{
    static const QStringList names = { u"done"_s, u"processing"_s, u"failed"_s, u"unknown"_s };
    return facts ? names.at(int(facts->status)) : errorClassName(facts.error().kind);
}
inline QString outcome(const Result<CallbackFacts> &facts)
{
    return facts ? outcome(Result<PaymentFacts>(facts->payment)) : errorClassName(facts.error().kind);
}
inline QString outcome(const Result<CreatedPayment> &payment)
{
    if (!payment)
        return errorClassName(payment.error().kind);
    if (!payment->note.isEmpty())
        return u"mobile"_s;
    return payment->url.isEmpty() ? u"qr"_s : u"link"_s;
}
inline QString outcome(const Result<ListPage> &page)
{
    return page ? u"%1 rows%2"_s.arg(page->rows.size()).arg(page->next.isEmpty() ? QString() : u", more"_s)
                : errorClassName(page.error().kind);
}
inline QString outcome(const Result<QString> &text)
{
    return text ? u"text"_s : errorClassName(text.error().kind);
}

inline QByteArray why(const auto &result)
{
    return result ? QByteArray() : result.error().message.toUtf8();
}

/// A query string or form as PHP's $_GET would see it, by Qt's own decoder.
inline QMap<QString, QString> parameters(QByteArray form)
{
    QMap<QString, QString> all;
    for (const QByteArray &piece : form.replace('+', "%20").split('&')) {
        const qsizetype equals = piece.indexOf('=');
        all.insert(QUrl::fromPercentEncoding(piece.first(equals)),
            QUrl::fromPercentEncoding(piece.sliced(equals + 1)));
    }
    return all;
}
} // namespace epayfixture
