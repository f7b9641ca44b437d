#include "providers/paymentprovider.h"

using namespace Qt::StringLiterals;

tl::unexpected<Error> PaymentProvider::notOffered(const char *what)
{
    return fail(
        ErrorClass::BadUsage, u"this payment provider offers no way to %1"_s.arg(QLatin1String(what)));
}

std::optional<CreatedPayment> PaymentProvider::fallbackLink(const PaymentOrder &) const
{
    return std::nullopt;
}

Result<HttpRequest> PaymentProvider::close(const PaymentOrder &, Instant) const
{
    return notOffered("close a payment");
}

Result<PaymentFacts> PaymentProvider::readClose(const PaymentOrder &, const HttpReply &, Instant) const
{
    return notOffered("close a payment");
}

Result<HttpRequest> PaymentProvider::refund(const RefundOrder &, Instant) const
{
    return notOffered("refund a payment");
}

Result<RefundFacts> PaymentProvider::readRefund(const RefundOrder &, const HttpReply &, Instant) const
{
    return notOffered("refund a payment");
}

Result<HttpRequest> PaymentProvider::refundQuery(const RefundOrder &, Instant) const
{
    return notOffered("ask about a refund");
}

Result<RefundFacts> PaymentProvider::readRefundQuery(const RefundOrder &, const HttpReply &, Instant) const
{
    return notOffered("ask about a refund");
}

Result<HttpRequest> PaymentProvider::listOrders(const QString &, Instant) const
{
    return notOffered("list payments");
}

Result<ListPage> PaymentProvider::readList(const QString &, const HttpReply &, Instant) const
{
    return notOffered("list payments");
}

Result<CallbackExplanation> PaymentProvider::explainCallback(const CallbackRequest &, Instant) const
{
    return notOffered("explain a callback");
}

Result<> matches(const PaymentOrder &order, const PaymentFacts &facts)
{
    if (facts.outTradeNo != order.outTradeNo) {
        return fail(ErrorClass::Mismatch,
            u"the provider speaks of order %1, but %2 was meant"_s.arg(
                facts.outTradeNo.left(64), order.outTradeNo));
    }
    if (!facts.amount && facts.status == PaymentFacts::Status::Paid) {
        return fail(ErrorClass::Mismatch,
            u"the provider says that order %1 is paid, but not how much"_s.arg(order.outTradeNo));
    }
    if (facts.amount && *facts.amount != order.amount) {
        return fail(ErrorClass::Mismatch,
            u"the provider says %1 %2 for order %3, which costs %4 %5"_s.arg(facts.amount->toString(),
                facts.amount->currency, order.outTradeNo, order.amount.toString(), order.amount.currency));
    }
    if (!order.tradeNo.isEmpty() && !facts.tradeNo.isEmpty() && facts.tradeNo != order.tradeNo) {
        return fail(ErrorClass::Mismatch,
            u"the provider names payment %1 for order %2, which was created as %3"_s.arg(
                facts.tradeNo.left(64), order.outTradeNo, order.tradeNo));
    }
    return {};
}
