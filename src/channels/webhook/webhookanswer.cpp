#include "channels/webhook/webhookanswer.h"

#include "channels/wire/contentdigest.h"
#include "channels/wire/problemdetails.h"
#include "core/json.h"
#include "core/retryafter.h"
#include "crypto/digest.h"

using namespace Qt::StringLiterals;

namespace {

constexpr int firstTiers = 3;

Verdict failure(ErrorClass kind, const QString &message, int limitTries = 0)
{
    Verdict verdict;
    verdict.error = { kind, message, -1 };
    verdict.limitTries = limitTries;
    return verdict;
}

/// The receiver took it, unless its own digest says that it took something else.
Verdict acknowledged(const QByteArray &sent, const HttpReply &reply)
{
    const bool asSent = !reply.headers.contains("Content-Encoding");
    if (asSent
        && contentdigest::check(reply.headers.value("Content-Digest"), reply.body)
            == contentdigest::Outcome::Differs) {
        return failure(ErrorClass::Integrity,
            u"the receiver's answer does not match its Content-Digest; something between you changes it"_s);
    }
    // Any other answer than a JSON object is as good: many receivers answer `ok` or nothing.
    const Result<JsonValue> answer = json::parse(reply.body);
    const JsonValue *theirs = answer ? answer->find(u"sha256") : nullptr;
    if (theirs && (!theirs->isString() || theirs->text().toUtf8() != digest::sha256Hex(sent))) {
        return failure(ErrorClass::Integrity,
            u"the receiver's sha256 is not that of the body we sent; something between you changes it"_s);
    }
    Verdict verdict;
    verdict.done = true;
    return verdict;
}

Verdict conflict(const QByteArray &sent, const HttpReply &reply)
{
    const auto problem = readProblemDetails(reply.body);
    if (problem && problem->isA(u"duplicate-event"))
        return acknowledged(sent, reply); // it has it from an earlier attempt
    return failure(ErrorClass::Rejected,
        u"the receiver answered 409 without saying that it has this delivery; check it"_s, firstTiers);
}

Verdict limited(const HttpReply &reply, Instant now)
{
    Verdict verdict = failure(ErrorClass::RateLimited, u"the receiver answered 429: too many at once"_s);
    if (const auto wait = retryafter::parse(reply.headers.value("Retry-After"), now))
        verdict.error.retryAfterMs = wait->count();
    return verdict;
}

Verdict gone()
{
    Verdict verdict = failure(ErrorClass::Rejected,
        u"the receiver answered 410: it is gone for good; give the channel a new address and switch it on"_s);
    verdict.disableChannel = true;
    return verdict;
}

Verdict otherStatus(int status)
{
    if (status >= 300 && status < 400) {
        return failure(ErrorClass::Rejected,
            u"the receiver answered %1, a redirect, which is never followed; set its final address"_s.arg(
                status));
    }
    if (status >= 400 && status < 500)
        return failure(
            ErrorClass::Rejected, u"the receiver answered %1; check its address and log"_s.arg(status));
    if (status >= 500 && status < 600) {
        return failure(ErrorClass::ServerError,
            u"the receiver answered %1, a fault on its side; look at its log if this lasts"_s.arg(status));
    }
    return failure(ErrorClass::Malformed,
        u"the receiver answered %1, which is no HTTP status of an answer"_s.arg(status));
}

} // namespace

Verdict webhookanswer::judge(const QByteArray &sent, const HttpReply &reply, Instant now)
{
    const int status = reply.status;
    if (status >= 200 && status < 300)
        return acknowledged(sent, reply);
    switch (status) {
    case 400:
    case 404:
    case 405:
    case 415:
    case 422:
        return failure(ErrorClass::Rejected,
            u"the receiver answered %1; check its address and log"_s.arg(status), firstTiers);
    case 401:
    case 403:
        return failure(ErrorClass::Auth,
            u"the receiver answered %1: it refuses our signature; compare the secret on both sides"_s.arg(
                status));
    case 408:
    case 425:
        return failure(
            ErrorClass::ServerError, u"the receiver answered %1: it wants it again later"_s.arg(status));
    case 409:
        return conflict(sent, reply);
    case 410:
        return gone();
    case 413:
        return failure(ErrorClass::Rejected,
            u"the receiver answered 413: the body is too large for it; raise its limit or lower delivery.chunk_size"_s);
    case 429:
        return limited(reply, now);
    default:
        return otherStatus(status);
    }
}
