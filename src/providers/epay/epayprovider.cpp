#include "providers/epay/epayprovider.h"

#include "crypto/digest.h"
#include "providers/epay/epayanswer.h"
#include "providers/epay/epaycallback.h"
#include "providers/epay/epaydoctor.h"
#include "providers/epay/epaylist.h"
#include "providers/epay/epaypayment.h"

using namespace Qt::StringLiterals;

namespace {

/// qrcode, payurl, urlscheme, in this order (epay.md section 2.2).
Result<CreatedPayment> createdFrom(const epay::Members &members, const Endpoint &endpoint)
{
    CreatedPayment payment;
    payment.tradeNo = members.value(u"trade_no"_s);
    payment.url = members.value(u"payurl"_s);
    payment.qr = members.value(u"qrcode"_s);
    if (payment.qr.isEmpty())
        payment.qr = payment.url;
    if (payment.qr.isEmpty() && !members.value(u"urlscheme"_s).isEmpty())
        return epay::mobileOnly(payment.tradeNo, members.value(u"urlscheme"_s));
    if (payment.qr.isEmpty()) {
        return fail(ErrorClass::Rejected,
            u"the provider offers neither a QR code nor a link for this payment method: choose another"_s);
    }
    return epay::checkedPayment(std::move(payment), endpoint);
}

} // namespace

EpayProvider::EpayProvider(epay::Account account, SecretBytes key, ProviderTraits traits)
    : m_account(std::move(account))
    , m_key(std::move(key))
    , m_traits(std::move(traits))
{
}

Result<std::unique_ptr<PaymentProvider>> EpayProvider::make(
    const AccountFields &fields, ProviderTraits traits)
{
    auto account = epay::Account::read(fields);
    if (!account)
        return fail(account.error());
    const auto key = field::secret(fields, u"key"_s);
    if (!key)
        return fail(key.error());
    const auto confirm = field::flag(fields, u"confirm_by_query"_s, true);
    if (!confirm)
        return fail(confirm.error());
    traits.callbackNeedsQuery = *confirm;
    return std::unique_ptr<PaymentProvider>(
        new EpayProvider(std::move(*account), SecretBytes(*key), std::move(traits)));
}

QByteArray EpayProvider::signature(const epay::Params &params) const
{
    return digest::md5Hex(epay::signingText(params) + m_key.view().toByteArray());
}

epay::Params EpayProvider::signedParams(epay::Params params) const
{
    const QByteArray sign = signature(params);
    params.emplaceBack("sign", sign);
    params.emplaceBack("sign_type", "MD5");
    return params;
}

HttpRequest EpayProvider::withSecret(HttpRequest request) const
{
    request.secrets = { m_key.view().toByteArray() };
    return request;
}

HttpRequest EpayProvider::get(const QByteArray &act, const epay::Params &more) const
{
    const epay::Params params = epay::Params {
        { "act", act }, { "pid", m_account.pid.toUtf8() }, { "key", m_key.view().toByteArray() }
    } + more;
    return withSecret(m_account.endpoint.get(u"api.php"_s, epay::formEncoded(params)));
}

Result<HttpRequest> EpayProvider::create(const PaymentOrder &order, Instant) const
{
    auto params = epay::paymentParams(order, m_account);
    if (!params)
        return fail(params.error());
    params->emplaceFront("pid", m_account.pid.toUtf8());
    params->emplaceBack("clientip", epay::clientIp(order).toUtf8());
    params->emplaceBack("device", "pc");
    return withSecret(m_account.endpoint.post(u"mapi.php"_s, epay::formEncoded(signedParams(*params))));
}

Result<CreatedPayment> EpayProvider::readCreate(
    const PaymentOrder &, const HttpReply &reply, Instant now) const
{
    const auto answer = epay::readAnswer(reply, m_key.view(), now);
    if (!answer)
        return fail(answer.error());
    if (answer->code != u"1")
        return fail(epay::failure(*answer, epay::Asked::Create));
    return createdFrom(answer->members, m_account.endpoint);
}

std::optional<CreatedPayment> EpayProvider::fallbackLink(const PaymentOrder &order) const
{
    auto params = epay::paymentParams(order, m_account);
    if (!params)
        return std::nullopt;
    params->emplaceFront("pid", m_account.pid.toUtf8());
    CreatedPayment payment;
    payment.url = QString::fromLatin1(
        m_account.endpoint.url(u"submit.php"_s, epay::formEncoded(signedParams(*params))).toEncoded());
    payment.qr = payment.url;
    return payment;
}

Result<HttpRequest> EpayProvider::query(const PaymentOrder &order, Instant) const
{
    return get("order", { { "out_trade_no", order.outTradeNo.toUtf8() } });
}

Result<PaymentFacts> EpayProvider::readQuery(
    const PaymentOrder &order, const HttpReply &reply, Instant now) const
{
    const auto answer = epay::readAnswer(reply, m_key.view(), now);
    if (!answer)
        return fail(answer.error());
    if (epay::saysNoSuchOrder(*answer))
        return epay::notFound(order);
    if (answer->code != u"1")
        return fail(epay::failure(*answer, epay::Asked::Query));
    return epay::orderFacts(answer->members, m_account.pid, order);
}

Result<HttpRequest> EpayProvider::refund(const RefundOrder &refund, Instant) const
{
    const epay::Params params { { "pid", m_account.pid.toUtf8() }, { "key", m_key.view().toByteArray() },
        { "out_trade_no", refund.payment.outTradeNo.toUtf8() },
        { "money", refund.amount.toString().toUtf8() } };
    HttpRequest request
        = withSecret(m_account.endpoint.post(u"api.php"_s, epay::formEncoded(params), "act=refund"));
    request.atMostOnce = true;
    return request;
}

Result<RefundFacts> EpayProvider::readRefund(const RefundOrder &, const HttpReply &reply, Instant now) const
{
    const auto answer = epay::readAnswer(reply, m_key.view(), now);
    if (!answer) {
        // Whatever went wrong behind it, the money may be on its way: never a reason to repeat.
        const ErrorClass kind = answer.error().kind;
        if (kind == ErrorClass::ServerError || kind == ErrorClass::Malformed)
            return RefundFacts { RefundFacts::Status::Unknown, {}, answer.error().message };
        return fail(answer.error());
    }
    // Forks disagree whether 0 or 1 is success: both need the word.
    if (answer->code == u"0" || answer->code == u"1") {
        const bool done = answer->msg.contains(u"成功");
        return RefundFacts { done ? RefundFacts::Status::Done : RefundFacts::Status::Unknown, {},
            answer->msg };
    }
    const Error error = epay::failure(*answer, epay::Asked::Refund);
    if (error.kind == ErrorClass::Auth || error.kind == ErrorClass::RateLimited)
        return fail(error);
    // -2 and -4: refunds are switched off for the merchant or everybody.
    if (answer->code == u"-2" || answer->code == u"-4" || epay::saysRefundRefused(*answer))
        return RefundFacts { RefundFacts::Status::Failed, {}, error.message };
    if (error.kind == ErrorClass::Rejected)
        return fail(error);
    return RefundFacts { RefundFacts::Status::Unknown, {}, error.message };
}

Result<HttpRequest> EpayProvider::listOrders(const QString &cursor, Instant) const
{
    const auto params = epay::listParams(cursor);
    if (!params)
        return fail(params.error());
    return get("orders", *params);
}

Result<ListPage> EpayProvider::readList(const QString &cursor, const HttpReply &reply, Instant now) const
{
    const auto answer = epay::readAnswer(reply, m_key.view(), now);
    if (!answer)
        return fail(answer.error());
    if (answer->code != u"1")
        return fail(epay::failure(*answer, epay::Asked::Query));
    return epay::listPage(cursor, answer->json, m_account.pid);
}

Result<HttpRequest> EpayProvider::test(Instant) const
{
    return get("query", {});
}

Result<QString> EpayProvider::readTest(const HttpReply &reply, Instant now) const
{
    const auto answer = epay::readAnswer(reply, m_key.view(), now);
    if (!answer)
        return fail(answer.error());
    if (answer->code != u"1")
        return fail(epay::failure(*answer, epay::Asked::Other));
    return epay::merchantText(answer->members, u"active"_s, m_account.pid);
}

Result<CallbackFacts> EpayProvider::readCallback(const CallbackRequest &request, Instant) const
{
    const auto params = epay::readCallback(request, "MD5"_ba);
    if (!params)
        return fail(params.error());
    if (!digest::equal(signature(*params), epay::valueOf(*params, "sign"))) {
        return fail(ErrorClass::Integrity,
            u"the callback's signature is wrong: it is not from the provider, or the key is not the right one"_s);
    }
    return epay::callbackFacts(*params, m_account.pid);
}

Result<CallbackExplanation> EpayProvider::explainCallback(const CallbackRequest &request, Instant) const
{
    epay::Expected expected;
    expected.signType = "MD5"_ba;
    expected.pid = m_account.pid;
    expected.signatureOf
        = [this](const QByteArray &text) { return digest::md5Hex(text + m_key.view().toByteArray()); };
    expected.matches = [this](const QByteArray &text, const QByteArray &sign) {
        return digest::equal(digest::md5Hex(text + m_key.view().toByteArray()), sign);
    };
    return epay::explain(request, expected);
}

HttpAnswer EpayProvider::callbackAnswer(bool accepted) const
{
    return epay::callbackAnswer(accepted);
}

ProviderTraits epayTraits()
{
    ProviderTraits traits;
    traits.type = u"epay"_s;
    traits.title = u"Epay V1 (MD5)"_s;
    QList<FieldInfo> common = field::common();
    traits.fields = { common.takeFirst(), epay::Account::pidField(),
        { u"key"_s, true, true, {}, QT_TRANSLATE_NOOP("adapters", "Merchant key (MD5)") },
        epay::Account::methodsField(),
        { u"confirm_by_query"_s, false, false, u"true"_s,
            QT_TRANSLATE_NOOP("adapters", "Ask the provider before a callback delivers anything") } };
    traits.fields += common;
    traits.refunds = true;
    traits.lists = true;
    traits.listIsEvidence = true; // the same trust as a query: TLS and the key
    traits.callbackNeedsQuery = true;
    traits.explainsCallbacks = true;
    traits.currencies = { u"CNY"_s };
    return traits;
}

ProviderType epayProviderType()
{
    return { epayTraits(),
        [](const AccountFields &fields) { return EpayProvider::make(fields, epayTraits()); } };
}
