#pragma once

#include "crypto/secretbytes.h"
#include "providers/epay/epayaccount.h"
#include "providers/registry.h"

/// Epay V1 (MD5), the API of the Rainbow Epay family: mapi.php, submit.php, api.php. Document,
/// version and choices: README.md beside this file.
class EpayProvider final : public PaymentProvider {
public:
    /// `traits` as given, but callbackNeedsQuery from `confirm_by_query`.
    static Result<std::unique_ptr<PaymentProvider>> make(const AccountFields &fields, ProviderTraits traits);

    const ProviderTraits &traits() const override { return m_traits; }

    Result<HttpRequest> create(const PaymentOrder &order, Instant now) const override;
    Result<CreatedPayment> readCreate(
        const PaymentOrder &order, const HttpReply &reply, Instant now) const override;
    std::optional<CreatedPayment> fallbackLink(const PaymentOrder &order) const override;

    Result<HttpRequest> query(const PaymentOrder &order, Instant now) const override;
    Result<PaymentFacts> readQuery(
        const PaymentOrder &order, const HttpReply &reply, Instant now) const override;

    Result<HttpRequest> refund(const RefundOrder &refund, Instant now) const override;
    Result<RefundFacts> readRefund(
        const RefundOrder &refund, const HttpReply &reply, Instant now) const override;

    Result<HttpRequest> listOrders(const QString &cursor, Instant now) const override;
    Result<ListPage> readList(const QString &cursor, const HttpReply &reply, Instant now) const override;

    Result<HttpRequest> test(Instant now) const override;
    Result<QString> readTest(const HttpReply &reply, Instant now) const override;

    Result<CallbackFacts> readCallback(const CallbackRequest &request, Instant now) const override;
    Result<CallbackExplanation> explainCallback(const CallbackRequest &request, Instant now) const override;
    HttpAnswer callbackAnswer(bool accepted) const override;

private:
    EpayProvider(epay::Account account, SecretBytes key, ProviderTraits traits);
    epay::Params signedParams(epay::Params params) const;
    QByteArray signature(const epay::Params &params) const;
    HttpRequest withSecret(HttpRequest request) const;
    HttpRequest get(const QByteArray &act, const epay::Params &more) const;

    epay::Account m_account;
    SecretBytes m_key;
    ProviderTraits m_traits;
};

/// The traits of an Epay V1 account, shared with the built-in sandbox that speaks its format.
ProviderTraits epayTraits();
ProviderType epayProviderType();
