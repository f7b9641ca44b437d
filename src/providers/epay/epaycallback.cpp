#include "providers/epay/epaycallback.h"

#include "crypto/digest.h"

using namespace Qt::StringLiterals;

namespace {

bool isForm(const CallbackRequest &request)
{
    const QByteArray type = request.headers.value("Content-Type").split(';').first().trimmed().toLower();
    return type.isEmpty() || type == "application/x-www-form-urlencoded";
}

Result<QByteArray> rawParameters(const CallbackRequest &request)
{
    if (request.method == "GET")
        return request.query;
    if (request.method != "POST" || !isForm(request))
        return fail(ErrorClass::Malformed, u"an Epay callback is a GET or a POST of a form"_s);
    return request.query + '&' + request.body; // a name in both is a repeated name
}

PaymentFacts::Status statusOf(const QByteArray &tradeStatus)
{
    using Status = PaymentFacts::Status;
    if (tradeStatus == "TRADE_SUCCESS")
        return Status::Paid;
    // "Closed" is not believed either: money can still arrive, the query decides.
    return tradeStatus == "TRADE_CLOSED" || tradeStatus == "WAIT_BUYER_PAY" ? Status::Waiting
                                                                            : Status::Frozen;
}

/// Made of what a repeat has in common: timestamp and signature are new each time.
QByteArray eventKey(const PaymentFacts &facts, const QByteArray &tradeStatus)
{
    const QByteArrayList parts = { facts.tradeNo.toUtf8(), facts.outTradeNo.toUtf8(), tradeStatus,
        facts.amount->toString().toUtf8() };
    return digest::sha256Hex(parts.join('|'));
}

} // namespace

Result<epay::Params> epay::readCallback(const CallbackRequest &request, const QByteArray &signType)
{
    const auto raw = rawParameters(request);
    if (!raw)
        return fail(raw.error());
    auto params = parseForm(*raw);
    if (!params)
        return params;
    if (hasName(*params, "notify_url") || hasName(*params, "return_url")) {
        return fail(ErrorClass::Integrity,
            u"the callback carries notify_url or return_url: it was made from a request of ours"_s);
    }
    if (valueOf(*params, "sign_type") != signType) {
        return fail(ErrorClass::Integrity,
            u"the callback is not signed with %1, as this account demands"_s.arg(
                QString::fromLatin1(signType)));
    }
    return params;
}

Result<CallbackFacts> epay::callbackFacts(const Params &params, const QString &pid)
{
    for (const QByteArray &name : { "pid"_ba, "trade_no"_ba, "out_trade_no"_ba, "trade_status"_ba }) {
        if (isBlank(valueOf(params, name)))
            return fail(
                ErrorClass::Integrity, u"this is no callback: it has no %1"_s.arg(QString::fromLatin1(name)));
    }
    if (valueOf(params, "pid") != pid.toUtf8())
        return fail(ErrorClass::Integrity, u"the callback is for another merchant number than %1"_s.arg(pid));
    const auto amount = Money::parse(QString::fromUtf8(valueOf(params, "money")), u"CNY"_s);
    if (!amount)
        return fail(
            ErrorClass::Malformed, u"the callback's money cannot be read: "_s + amount.error().message);

    const QByteArray tradeStatus = valueOf(params, "trade_status");
    CallbackFacts facts;
    facts.payment.status = statusOf(tradeStatus);
    facts.payment.outTradeNo = QString::fromUtf8(valueOf(params, "out_trade_no"));
    facts.payment.tradeNo = QString::fromUtf8(valueOf(params, "trade_no"));
    facts.payment.channelTradeNo = QString::fromUtf8(valueOf(params, "api_trade_no"));
    facts.payment.amount = *amount;
    if (facts.payment.status != PaymentFacts::Status::Paid)
        facts.payment.detail = u"the callback says %1"_s.arg(QString::fromUtf8(tradeStatus).left(40));
    facts.eventKey = eventKey(facts.payment, tradeStatus);
    return facts;
}

HttpAnswer epay::callbackAnswer(bool accepted)
{
    HttpAnswer answer;
    answer.body = accepted ? "success"_ba : "fail"_ba;
    return answer;
}
