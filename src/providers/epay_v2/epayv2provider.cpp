#include "providers/epay_v2/epayv2provider.h"

#include "providers/epay/epaycallback.h"
#include "providers/epay/epaydoctor.h"
#include "providers/epay/epaylist.h"
#include "providers/epay/epaypayment.h"
#include "providers/epay_v2/epayv2answer.h"

using namespace Qt::StringLiterals;

namespace {

ProviderTraits epayV2Traits()
{
    ProviderTraits traits;
    traits.type = u"epay_v2"_s;
    traits.title = u"Epay V2 (RSA)"_s;
    QList<FieldInfo> common = field::common();
    traits.fields = { common.takeFirst(), epay::Account::pidField(),
        { u"private_key"_s, true, true, {},
            QT_TRANSLATE_NOOP("adapters", "Merchant private key (PEM or base64)") },
        { u"platform_public_key"_s, false, true, {},
            QT_TRANSLATE_NOOP("adapters", "The platform's public key (PEM or base64)") },
        epay::Account::methodsField() };
    traits.fields += common;
    traits.closes = true;
    traits.refunds = true;
    traits.refundIdempotent = true;
    traits.queriesRefunds = true;
    traits.lists = true;
    traits.explainsCallbacks = true;
    traits.currencies = { u"CNY"_s };
    return traits;
}

/// Does a signed refund answer speak of this refund?
Result<> checkRefund(const RefundOrder &refund, const epay::Members &members, const QString &pid)
{
    const auto differs = [&](const QString &name, const QString &ours) {
        return members.contains(name) && !members.value(name).isEmpty() && members.value(name) != ours;
    };
    const auto money = Money::parse(members.value(u"money"_s), u"CNY"_s);
    if (members.value(u"out_refund_no"_s) != refund.refundNo || differs(u"uid"_s, pid)
        || differs(u"out_trade_no"_s, refund.payment.outTradeNo)
        || (!refund.payment.tradeNo.isEmpty() && differs(u"trade_no"_s, refund.payment.tradeNo)) || !money
        || *money != refund.amount) {
        return fail(ErrorClass::Mismatch,
            u"the provider answers for another refund, merchant or amount than %1"_s.arg(refund.refundNo));
    }
    return {};
}

} // namespace

EpayV2Provider::EpayV2Provider(epay::Account account, RsaPrivateKey merchant, RsaPublicKey platform)
    : m_account(std::move(account))
    , m_merchant(std::move(merchant))
    , m_platform(std::move(platform))
    , m_traits(epayV2Traits())
{
}

Result<std::unique_ptr<PaymentProvider>> EpayV2Provider::make(const AccountFields &fields)
{
    auto account = epay::Account::read(fields);
    if (!account)
        return fail(account.error());
    const auto privateText = field::secret(fields, u"private_key"_s);
    if (!privateText)
        return fail(privateText.error());
    auto merchant = RsaPrivateKey::parse(*privateText);
    if (!merchant)
        return fail(ErrorClass::BadUsage, u"private_key: "_s + merchant.error().message);
    const auto publicText = field::required(fields, u"platform_public_key"_s);
    if (!publicText)
        return fail(publicText.error());
    auto platform = RsaPublicKey::parse(publicText->toUtf8());
    if (!platform)
        return fail(ErrorClass::BadUsage, u"platform_public_key: "_s + platform.error().message);
    return std::unique_ptr<PaymentProvider>(
        new EpayV2Provider(std::move(*account), std::move(*merchant), std::move(*platform)));
}

Result<HttpRequest> EpayV2Provider::post(const QString &path, epay::Params params, Instant now) const
{
    params.emplaceBack("pid", m_account.pid.toUtf8());
    params.emplaceBack("timestamp", QByteArray::number(toMs(now) / 1000));
    const auto signature = m_merchant.signSha256(epay::signingText(params));
    if (!signature)
        return fail(signature.error());
    params.emplaceBack("sign", signature->toBase64());
    params.emplaceBack("sign_type", "RSA");
    return m_account.endpoint.post(u"api/"_s + path, epay::formEncoded(params));
}

Result<epay::Members> EpayV2Provider::members(
    const epay::Answer &answer, epay::Asked asked, Instant now) const
{
    if (answer.code != u"0")
        return fail(epay::failure(answer, asked));
    return epay::verifiedMembers(answer.json, m_platform, now);
}

Result<epay::Members> EpayV2Provider::members(const HttpReply &reply, epay::Asked asked, Instant now) const
{
    const auto answer = epay::readAnswer(reply, {}, now);
    return answer ? members(*answer, asked, now) : fail(answer.error());
}

Result<HttpRequest> EpayV2Provider::create(const PaymentOrder &order, Instant now) const
{
    const auto params = epay::paymentParams(order, m_account);
    if (!params)
        return fail(params.error());
    return post(u"pay/create"_s,
        epay::Params { { "method", "web" }, { "device", "pc" } } + *params
            + epay::Params { { "clientip", epay::clientIp(order).toUtf8() } },
        now);
}

Result<CreatedPayment> EpayV2Provider::readCreate(
    const PaymentOrder &, const HttpReply &reply, Instant now) const
{
    const auto answer = members(reply, epay::Asked::Create, now);
    if (!answer)
        return fail(answer.error());
    const QString type = answer->value(u"pay_type"_s);
    const QString info = answer->value(u"pay_info"_s);
    const QString tradeNo = answer->value(u"trade_no"_s);
    if (info.isEmpty())
        return fail(ErrorClass::Malformed, u"the provider's answer holds no payment link"_s);
    if (type == u"qrcode")
        return epay::checkedPayment({ tradeNo, {}, info, {} }, m_account.endpoint);
    if (type == u"jump")
        return epay::checkedPayment({ tradeNo, info, info, {} }, m_account.endpoint);
    if (type == u"urlscheme")
        return epay::mobileOnly(tradeNo, info);
    return fail(ErrorClass::Rejected,
        u"the provider offers only \"%1\" for this payment method, which cannot be shown: choose another"_s
            .arg(type.left(20)));
}

Result<HttpRequest> EpayV2Provider::query(const PaymentOrder &order, Instant now) const
{
    return post(u"pay/query"_s, { { "out_trade_no", order.outTradeNo.toUtf8() } }, now);
}

Result<PaymentFacts> EpayV2Provider::readQuery(
    const PaymentOrder &order, const HttpReply &reply, Instant now) const
{
    const auto answer = epay::readAnswer(reply, {}, now);
    if (!answer)
        return fail(answer.error());
    if (epay::saysNoSuchOrder(*answer))
        return epay::notFound(order);
    const auto checked = members(*answer, epay::Asked::Query, now);
    return checked ? epay::orderFacts(*checked, m_account.pid, order) : fail(checked.error());
}

Result<HttpRequest> EpayV2Provider::close(const PaymentOrder &order, Instant now) const
{
    return post(u"pay/close"_s, { { "out_trade_no", order.outTradeNo.toUtf8() } }, now);
}

Result<PaymentFacts> EpayV2Provider::readClose(
    const PaymentOrder &order, const HttpReply &reply, Instant now) const
{
    const auto answer = epay::readAnswer(reply, {}, now);
    if (!answer)
        return fail(answer.error());
    if (epay::saysNoSuchOrder(*answer))
        return epay::notFound(order);
    if (const auto checked = members(*answer, epay::Asked::Other, now); !checked)
        return fail(checked.error());
    PaymentFacts facts; // the answer names no order: it is the one that was asked for
    facts.status = PaymentFacts::Status::Closed;
    facts.outTradeNo = order.outTradeNo;
    facts.tradeNo = order.tradeNo;
    return facts;
}

Result<HttpRequest> EpayV2Provider::refund(const RefundOrder &refund, Instant now) const
{
    if (refund.refundNo.size() <= 5) // shorter ones are not remembered: a repeat would refund twice
        return fail(ErrorClass::BadUsage, u"the refund number must have more than 5 characters"_s);
    return post(u"pay/refund"_s,
        { { "out_trade_no", refund.payment.outTradeNo.toUtf8() },
            { "money", refund.amount.toString().toUtf8() }, { "out_refund_no", refund.refundNo.toUtf8() } },
        now);
}

Result<RefundFacts> EpayV2Provider::readRefund(
    const RefundOrder &refund, const HttpReply &reply, Instant now) const
{
    const auto answer = epay::readAnswer(reply, {}, now);
    if (!answer)
        return fail(answer.error());
    if (answer->code != u"0") {
        const Error error = epay::failure(*answer, epay::Asked::Refund);
        if (error.kind != ErrorClass::Refused)
            return fail(error);
        if (epay::saysRefundRefused(*answer))
            return RefundFacts { RefundFacts::Status::Failed, {}, error.message };
        // The upstream channel's own words: the number makes repeating harmless.
        return fail(ErrorClass::ServerError, error.message);
    }
    const auto checked = members(*answer, epay::Asked::Refund, now);
    if (!checked)
        return fail(checked.error());
    if (const auto same = checkRefund(refund, *checked, m_account.pid); !same)
        return fail(same.error());
    return RefundFacts { RefundFacts::Status::Done, checked->value(u"refund_no"_s), {} };
}

Result<HttpRequest> EpayV2Provider::refundQuery(const RefundOrder &refund, Instant now) const
{
    return post(u"pay/refundquery"_s, { { "out_refund_no", refund.refundNo.toUtf8() } }, now);
}

Result<RefundFacts> EpayV2Provider::readRefundQuery(
    const RefundOrder &refund, const HttpReply &reply, Instant now) const
{
    const auto answer = epay::readAnswer(reply, {}, now);
    if (!answer)
        return fail(answer.error());
    if (answer->code == u"-1" && answer->msg.contains(u"不存在"))
        return RefundFacts { RefundFacts::Status::Unknown, {},
            u"the provider does not know this refund (yet)"_s };
    const auto checked = members(*answer, epay::Asked::Query, now);
    if (!checked)
        return fail(checked.error());
    if (const auto same = checkRefund(refund, *checked, m_account.pid); !same)
        return fail(same.error());
    const QString status = checked->value(u"status"_s);
    const auto meaning = status == u"1" ? RefundFacts::Status::Done
        : status == u"0"                ? RefundFacts::Status::Failed
                                        : RefundFacts::Status::Unknown;
    return RefundFacts { meaning, checked->value(u"refund_no"_s), {} };
}

Result<HttpRequest> EpayV2Provider::listOrders(const QString &cursor, Instant now) const
{
    const auto params = epay::listParams(cursor);
    return params ? post(u"merchant/orders"_s, *params, now) : fail(params.error());
}

Result<ListPage> EpayV2Provider::readList(const QString &cursor, const HttpReply &reply, Instant now) const
{
    const auto answer = epay::readAnswer(reply, {}, now);
    if (!answer)
        return fail(answer.error());
    if (const auto checked = members(*answer, epay::Asked::Query, now); !checked)
        return fail(checked.error());
    return epay::listPage(cursor, answer->json, m_account.pid);
}

Result<HttpRequest> EpayV2Provider::test(Instant now) const
{
    return post(u"merchant/info"_s, {}, now);
}

Result<QString> EpayV2Provider::readTest(const HttpReply &reply, Instant now) const
{
    const auto merchant = members(reply, epay::Asked::Other, now);
    return merchant ? epay::merchantText(*merchant, u"status"_s, m_account.pid) : fail(merchant.error());
}

Result<CallbackFacts> EpayV2Provider::readCallback(const CallbackRequest &request, Instant now) const
{
    const auto params = epay::readCallback(request, "RSA"_ba);
    if (!params)
        return fail(params.error());
    if (!epay::isSigned(*params, epay::valueOf(*params, "sign"), m_platform)) {
        return fail(ErrorClass::Integrity,
            u"the callback's signature is wrong: it is not from the provider, or check platform_public_key"_s);
    }
    if (!epay::isFresh(epay::valueOf(*params, "timestamp"), now)) {
        return fail(ErrorClass::Rejected,
            u"the callback is more than 300 s off our clock: an old one, or a wrong clock; the order is asked for"_s);
    }
    return epay::callbackFacts(*params, m_account.pid);
}

Result<CallbackExplanation> EpayV2Provider::explainCallback(const CallbackRequest &request, Instant now) const
{
    epay::Expected expected;
    expected.signType = "RSA"_ba;
    expected.pid = m_account.pid;
    expected.matches = [this](const QByteArray &text, const QByteArray &sign) {
        return epay::isSignedText(text, sign, m_platform);
    };
    expected.isFresh = [now](const QByteArray &timestamp) { return epay::isFresh(timestamp, now); };
    return epay::explain(request, expected);
}

HttpAnswer EpayV2Provider::callbackAnswer(bool accepted) const
{
    return epay::callbackAnswer(accepted);
}

ProviderType epayV2ProviderType()
{
    return { epayV2Traits(), &EpayV2Provider::make };
}
