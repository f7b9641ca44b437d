#pragma once

#include "http/httpresponse.h"
#include "sandbox/epayorders.h"

/// The provider's side of the MD5 interface, epay.md sections 2 and 3: reads requests, composes answers
/// and callbacks. No sockets.
class EpayV1 {
public:
    explicit EpayV1(EpayOrders &orders);

    HttpResponse mapi(const Form &request); ///< mapi.php
    HttpResponse submit(const Form &request); ///< submit.php: the payment page
    HttpResponse api(const Form &request); ///< api.php, by `act`
    HttpResponse page(const SandboxOrder &order) const; ///< the payment page of a known order

    /// The notify_url with all parameters of the callback. Tells a lie if one is left.
    QByteArray callbackUrl(SandboxOrder &order) const;

private:
    std::optional<EpayOrders::Refusal> judgeSignature(const Form &request) const;
    std::optional<EpayOrders::Refusal> judgeKey(const Form &request) const;
    HttpResponse query(const Form &request);
    HttpResponse list(const Form &request);
    HttpResponse merchant() const;
    HttpResponse refund(const Form &request);

    EpayOrders &m_orders;
};
