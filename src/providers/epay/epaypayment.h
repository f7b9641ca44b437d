#pragma once

#include "providers/endpoint.h"

/// How a created payment is shown to the buyer, for both Epay versions. The answer to a creation is
/// trusted for nothing else.
namespace epay {

/// The payment, when its link is https (or http where the account itself may use it) and its QR text
/// can be drawn; Rejected or Malformed otherwise.
Result<CreatedPayment> checkedPayment(CreatedPayment payment, const Endpoint &endpoint);

/// A link that only a phone can open: no QR code, and a note that says so.
CreatedPayment mobileOnly(const QString &tradeNo, const QString &link);

} // namespace epay
