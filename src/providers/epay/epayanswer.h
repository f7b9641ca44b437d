#pragma once

#include "core/http.h"
#include "core/json.h"
#include "core/result.h"
#include "providers/paymentprovider.h"

#include <QMap>

/// Reading the answers of both Epay versions: epay.md sections 2, 6 and 7.
namespace epay {

/// The members of an object that are strings or numbers, as text without blanks around it: forks
/// write `1` and `"1"` alike.
using Members = QMap<QString, QString>;

Members scalarsOf(const JsonValue &object);

struct Answer {
    QString code;
    QString msg; ///< the provider's own words, made fit for a log line
    JsonValue json;
    Members members;
};

/// What was asked: the same code means different things.
enum class Asked { Create, Query, Refund, Other };

/// The answer as JSON. RateLimited, ServerError, Auth and Rejected by the HTTP status, Malformed when
/// it is no JSON object with a code. `secret` is taken out of the provider's words.
Result<Answer> readAnswer(const HttpReply &reply, QByteArrayView secret, Instant now);

/// Why an answer whose code is not the one for success failed.
Error failure(const Answer &answer, Asked asked);

/// The provider does not know the order (yet).
bool saysNoSuchOrder(const Answer &answer);
/// The words of a refund that was clearly not made.
bool saysRefundRefused(const Answer &answer);
/// What a person reads after a test; Mismatch when it is another merchant, Auth when it is switched
/// off. `activeName` is the member that is 1 for an active one.
Result<QString> merchantText(const Members &merchant, const QString &activeName, const QString &pid);

/// One order as the provider describes it, for the merchant `pid`. Malformed when a member is
/// missing, Mismatch when it belongs to another merchant.
Result<PaymentFacts> orderFacts(const Members &order, const QString &pid);
/// orderFacts() that must also describe `order`.
Result<PaymentFacts> orderFacts(const Members &members, const QString &pid, const PaymentOrder &order);
/// What a query says when the number is unknown.
PaymentFacts notFound(const PaymentOrder &order);

} // namespace epay
