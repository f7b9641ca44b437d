#pragma once

#include "providers/epay/epaytext.h"
#include "providers/paymentprovider.h"

#include <functional>

/// Why a callback of either Epay version is refused, in sentences. Beside epaycallback.h, which decides:
/// nothing here lets a callback through.
namespace epay {

/// What the account expects, and how it signs.
struct Expected {
    QByteArray signType; ///< `MD5` or `RSA`
    QString pid;
    /// The signature of a text; empty where only the provider can make one.
    std::function<QByteArray(const QByteArray &text)> signatureOf;
    std::function<bool(const QByteArray &text, const QByteArray &signature)> matches;
    std::function<bool(const QByteArray &timestamp)> isFresh; ///< empty: the version knows no timestamp
};

CallbackExplanation explain(const CallbackRequest &request, const Expected &expected);

} // namespace epay
