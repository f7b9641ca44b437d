#pragma once

#include "providers/epay/epaytext.h"
#include "providers/paymentprovider.h"

/// Callbacks of both Epay versions, all but the signature itself: epay.md sections 1, 3 and 5.
namespace epay {

/// The parameters as they came: query of a GET, query and form of a POST. Malformed when they cannot
/// be read without doubt; Integrity when they carry notify_url or return_url, which only our own
/// requests do (the reflection and injection attacks of section 1), or another `sign_type`.
Result<Params> readCallback(const CallbackRequest &request, const QByteArray &signType);

/// What a callback whose signature holds says. Integrity: another merchant, or not a callback at all
/// (no trade_status or trade_no). A trade_status other than TRADE_SUCCESS never means paid.
Result<CallbackFacts> callbackFacts(const Params &params, const QString &pid);

/// The platform looks for the letters "success", wherever they stand.
HttpAnswer callbackAnswer(bool accepted);

} // namespace epay
