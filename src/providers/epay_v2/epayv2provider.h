#pragma once

#include "crypto/rsa.h"
#include "providers/epay/epayaccount.h"
#include "providers/epay/epayanswer.h"
#include "providers/registry.h"

/// Epay V2 (RSA): POST to api/pay/…, both sides sign. Document, version and choices: README.md beside
/// this file.
class EpayV2Provider final : public PaymentProvider {
public:
    static Result<std::unique_ptr<PaymentProvider>> make(const AccountFields &fields);

    const ProviderTraits &traits() const override { return m_traits; }

    Result<HttpRequest> create(const PaymentOrder &order, Instant now) const override;
    Result<CreatedPayment> readCreate(
        const PaymentOrder &order, const HttpReply &reply, Instant now) const override;

    Result<HttpRequest> query(const PaymentOrder &order, Instant now) const override;
    Result<PaymentFacts> readQuery(
        const PaymentOrder &order, const HttpReply &reply, Instant now) const override;

    Result<HttpRequest> close(const PaymentOrder &order, Instant now) const override;
    Result<PaymentFacts> readClose(
        const PaymentOrder &order, const HttpReply &reply, Instant now) const override;

    Result<HttpRequest> refund(const RefundOrder &refund, Instant now) const override;
    Result<RefundFacts> readRefund(
        const RefundOrder &refund, const HttpReply &reply, Instant now) const override;
    Result<HttpRequest> refundQuery(const RefundOrder &refund, Instant now) const override;
    Result<RefundFacts> readRefundQuery(
        const RefundOrder &refund, const HttpReply &reply, Instant now) const override;

    /// Hints only: the rows are outside the signature.
    Result<HttpRequest> listOrders(const QString &cursor, Instant now) const override;
    Result<ListPage> readList(const QString &cursor, const HttpReply &reply, Instant now) const override;

    Result<HttpRequest> test(Instant now) const override;
    Result<QString> readTest(const HttpReply &reply, Instant now) const override;

    Result<CallbackFacts> readCallback(const CallbackRequest &request, Instant now) const override;
    Result<CallbackExplanation> explainCallback(const CallbackRequest &request, Instant now) const override;
    HttpAnswer callbackAnswer(bool accepted) const override;

private:
    EpayV2Provider(epay::Account account, RsaPrivateKey merchant, RsaPublicKey platform);
    /// POST api/PATH with pid, timestamp and signature added.
    Result<HttpRequest> post(const QString &path, epay::Params params, Instant now) const;
    /// The signed members of an answer with code 0; the failure of any other.
    Result<epay::Members> members(const epay::Answer &answer, epay::Asked asked, Instant now) const;
    Result<epay::Members> members(const HttpReply &reply, epay::Asked asked, Instant now) const;

    epay::Account m_account;
    RsaPrivateKey m_merchant;
    RsaPublicKey m_platform;
    ProviderTraits m_traits;
};

ProviderType epayV2ProviderType();
