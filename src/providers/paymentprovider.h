#pragma once

#include "core/clock.h"
#include "core/http.h"
#include "core/money.h"
#include "core/result.h"

#include <QList>
#include <QMap>
#include <QString>

#include <memory>
#include <optional>

/// One input of an adapter's settings: contract.md section 6. `help` is an English message id, marked
/// with QT_TRANSLATE_NOOP("adapters", ...); gui and cli translate it.
struct FieldInfo {
    QString name;
    bool secret = false;
    bool required = false;
    QString fallback; ///< the default, empty if none
    const char *help = "";
};

/// A configured account: plain fields and secrets, already separated. Built by the engine from the
/// database and the vault; lives only as long as the adapter made from it.
struct AccountFields {
    QString id; ///< the merchant's own name for it, e.g. `epay1`
    QMap<QString, QString> fields;
    QMap<QString, QByteArray> secrets;
};

/// What an adapter can do and how fast it may be asked. The engine decides by these, never by type name.
struct ProviderTraits {
    QString type; ///< `epay`
    QString title; ///< shown to people
    QList<FieldInfo> fields;
    bool closes = false; ///< close() exists
    bool refunds = false;
    bool refundIdempotent = false; ///< repeating a refund with the same number is harmless
    bool queriesRefunds = false; ///< refundQuery() exists
    bool lists = false; ///< listOrders() exists
    bool listIsEvidence = false; ///< a row may go through the door; else it only triggers a query
    bool callbackNeedsQuery = false; ///< a callback alone never delivers
    bool explainsCallbacks = false; ///< explainCallback() exists
    Millis callInterval { 500 }; ///< between two queries of the account (epay.md section 7: 2 a second)
    Millis orderInterval { 2000 }; ///< between two queries of one order
    Millis settleTime { 120'000 }; ///< "unknown order" means "not yet" while younger
    Millis limitedWait { 60'000 }; ///< after a 429 without Retry-After; doubled each time in a row
    int maxInFlight = 1;
    int businessDayOffsetMinutes = 480; ///< UTC+8
    QStringList currencies; ///< empty = any
};

/// The part of an order a provider needs to know.
struct PaymentOrder {
    QString outTradeNo;
    Money amount;
    QString subject; ///< product name, already safe for this provider's rules
    QString method; ///< `alipay`, `wxpay`, …; empty = the account's first
    QString clientIp;
    QString notifyUrl;
    QString returnUrl;
    QString tradeNo; ///< the provider's number, once known
    Instant createdAt {};
    Instant expiresAt {};
};

/// How a created payment is shown to the buyer.
struct CreatedPayment {
    QString tradeNo; ///< may be empty
    QString url; ///< a link to open, may be empty
    QString qr; ///< text of the QR code: never empty when anything can be paid
    QString note; ///< English: why it cannot be scanned on a desktop, empty if it can
};

/// What a provider says about one payment, after every check its spec names.
struct PaymentFacts {
    enum class Status {
        Waiting, ///< exists, not paid
        Paid,
        Refunded, ///< also after a partial refund where the provider cannot tell
        Closed, ///< will never be paid
        NotFound, ///< the provider does not know the number (yet)
        Frozen ///< frozen, pre-authorised or a state unknown to us: no delivery, a person looks
    };
    Status status = Status::Waiting;
    QString outTradeNo;
    QString tradeNo;
    QString channelTradeNo;
    std::optional<Money> amount;
    std::optional<Instant> paidAt;
    QString detail; ///< English, for a person
};

struct RefundOrder {
    PaymentOrder payment;
    QString refundNo; ///< ours, fixed before the first send
    Money amount;
    QString reason;
};

struct RefundFacts {
    enum class Status { Done, Processing, Failed, Unknown };
    Status status = Status::Unknown;
    QString providerRefundNo;
    QString detail;
};

struct ListPage {
    QList<PaymentFacts> rows;
    QString next; ///< cursor of the next page; empty = the end
};

/// A callback as it came in, nothing decoded.
struct CallbackRequest {
    QByteArray method;
    QByteArray query; ///< raw, after the `?`
    HttpHeaders headers;
    QByteArray body;
};

struct CallbackFacts {
    PaymentFacts payment; ///< signature verified; not yet compared with an order
    QByteArray eventKey; ///< the same for every repeat of the same event
};

/// Why the signature of a callback holds or does not, for a person who looks for the mistake. Never holds
/// a key, and of a signature only its first four characters: this must not become a way to make one.
struct CallbackExplanation {
    QByteArray signedText; ///< what is hashed or signed, without the key
    QString expected; ///< empty where it cannot be known (a foreign private key signs)
    QString given;
    bool equal = false;
    QStringList findings; ///< English sentences: what is wrong, the likeliest cause first; empty = nothing
};

struct HttpAnswer {
    int status = 200;
    QByteArray contentType = "text/plain; charset=utf-8";
    QByteArray body;
};

/// How to talk to one payment provider: pure functions. No sockets, no threads, no clock, no
/// database, so every provider is tested with recorded replies alone. An instance belongs to one
/// account and never changes.
///
/// The read functions return facts only after every check of the provider's spec; otherwise an Error
/// whose class decides what happens next (design.md section 6).
class PaymentProvider {
public:
    virtual ~PaymentProvider() = default;
    virtual const ProviderTraits &traits() const = 0;

    virtual Result<HttpRequest> create(const PaymentOrder &order, Instant now) const = 0;
    virtual Result<CreatedPayment> readCreate(
        const PaymentOrder &order, const HttpReply &reply, Instant now) const = 0;
    /// A payment link made without asking the provider, for when create() keeps failing; nothing if
    /// there is no such thing.
    virtual std::optional<CreatedPayment> fallbackLink(const PaymentOrder &order) const;

    virtual Result<HttpRequest> query(const PaymentOrder &order, Instant now) const = 0;
    virtual Result<PaymentFacts> readQuery(
        const PaymentOrder &order, const HttpReply &reply, Instant now) const = 0;

    virtual Result<HttpRequest> close(const PaymentOrder &order, Instant now) const;
    virtual Result<PaymentFacts> readClose(
        const PaymentOrder &order, const HttpReply &reply, Instant now) const;

    virtual Result<HttpRequest> refund(const RefundOrder &refund, Instant now) const;
    virtual Result<RefundFacts> readRefund(
        const RefundOrder &refund, const HttpReply &reply, Instant now) const;
    virtual Result<HttpRequest> refundQuery(const RefundOrder &refund, Instant now) const;
    virtual Result<RefundFacts> readRefundQuery(
        const RefundOrder &refund, const HttpReply &reply, Instant now) const;

    /// Newest first; `cursor` empty = the first page.
    virtual Result<HttpRequest> listOrders(const QString &cursor, Instant now) const;
    virtual Result<ListPage> readList(const QString &cursor, const HttpReply &reply, Instant now) const;

    /// The cheapest call that proves the credentials. readTest's Ok text is English, for a person.
    virtual Result<HttpRequest> test(Instant now) const = 0;
    virtual Result<QString> readTest(const HttpReply &reply, Instant now) const = 0;

    /// Signature, names, merchant, status and time. Errors: Integrity (signature, merchant, reflected
    /// or injected parameters), Malformed (repeated names), Rejected (stale: then query).
    virtual Result<CallbackFacts> readCallback(const CallbackRequest &request, Instant now) const = 0;
    /// What this provider wants to hear so that it stops / comes again.
    virtual HttpAnswer callbackAnswer(bool accepted) const = 0;
    /// The same callback, looked at as a doctor does: goes on after the first mistake.
    virtual Result<CallbackExplanation> explainCallback(const CallbackRequest &request, Instant now) const;

protected:
    static tl::unexpected<Error> notOffered(const char *what);
};

/// Compares verified facts with the order they claim to pay: number, currency, amount, and the
/// provider's number when one is known. Mismatch with a sentence, or Ok.
Result<> matches(const PaymentOrder &order, const PaymentFacts &facts);
