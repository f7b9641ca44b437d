#include "providers/epay/epaypayment.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype longestQr = 1200; // octets; a QR code of this length is still read from a screen

bool isDrawable(const QString &text)
{
    return text.toUtf8().size() <= longestQr && std::none_of(text.begin(), text.end(), [](QChar c) {
        return c.category() == QChar::Other_Control;
    });
}

} // namespace

Result<CreatedPayment> epay::checkedPayment(CreatedPayment payment, const Endpoint &endpoint)
{
    if (!isDrawable(payment.qr) || !isDrawable(payment.url))
        return fail(
            ErrorClass::Malformed, u"the provider's payment link is too long or holds control characters"_s);
    const bool isWebLink = payment.qr.startsWith(u"http:", Qt::CaseInsensitive);
    if ((!payment.url.isEmpty() && !endpoint.acceptsLink(payment.url))
        || (isWebLink && !endpoint.acceptsLink(payment.qr))) {
        return fail(ErrorClass::Rejected, u"the provider's payment link is not an https address"_s);
    }
    return payment;
}

CreatedPayment epay::mobileOnly(const QString &tradeNo, const QString &link)
{
    return { tradeNo, link, {}, u"the provider offers only a link for phones, which cannot be scanned"_s };
}
