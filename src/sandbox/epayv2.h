#pragma once

#include "crypto/rsa.h"
#include "http/httpresponse.h"
#include "sandbox/epayorders.h"

/// The provider's side of the RSA interface, epay.md sections 4 and 5. No sockets.
class EpayV2 {
public:
    EpayV2(EpayOrders &orders, RsaPrivateKey platformKey, RsaPublicKey merchantKey);

    /// `operation` is the path: `api/pay/create`, `api/merchant/info`, …
    HttpResponse serve(const QString &operation, const Form &request);
    /// As EpayV1::callbackUrl; the time stamp and so the signature are new each time.
    QByteArray callbackUrl(SandboxOrder &order) const;

private:
    std::optional<EpayOrders::Refusal> judge(const Form &request) const;
    HttpResponse create(const Form &request);
    HttpResponse query(const Form &request);
    HttpResponse refund(const Form &request);
    HttpResponse refundQuery(const Form &request);
    HttpResponse close(const Form &request);
    HttpResponse merchant(const Form &request);
    HttpResponse list(const Form &request);
    HttpResponse describeRefund(const SandboxOrder &order, const SandboxRefund &refund) const;
    HttpResponse signedAnswer(QJsonObject members) const;
    QByteArray signature(const QByteArray &text) const;

    EpayOrders &m_orders;
    RsaPrivateKey m_platformKey;
    RsaPublicKey m_merchantKey;
};
