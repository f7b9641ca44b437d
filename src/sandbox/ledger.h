#pragma once

#include "core/clock.h"
#include "core/money.h"
#include "sandbox/faultdice.h"

#include <QHash>
#include <QJsonObject>
#include <QMap>

#include <memory>
#include <optional>
#include <vector>

struct SandboxRefund {
    QString refundNo; ///< the provider's
    QString outRefundNo; ///< the merchant's, empty in version 1
    Money amount;
    Instant at;
};

/// One order as the provider knows it: the truth, and everything that was said about it.
struct SandboxOrder {
    enum class Status { Unpaid = 0, Paid = 1, Refunded = 2 }; ///< numbers of epay.md section 4

    SandboxOrder(const QString &outTradeNoToUse, FaultDice diceToUse)
        : outTradeNo(outTradeNoToUse)
        , dice(std::move(diceToUse))
    {
    }

    QString outTradeNo;
    QString tradeNo; ///< empty until the merchant's request has been taken
    QString apiTradeNo; ///< the number in the buyer's wallet, once paid
    QString buyer;
    QString type;
    QString name;
    QString param;
    QString notifyUrl;
    QString returnUrl;
    QString clientIp;
    bool version2 = false; ///< which signature the callback carries
    bool closed = false;
    Money money;
    Instant createdAt {};
    Status status = Status::Unpaid;
    Money paid;
    std::optional<Instant> paidAt;
    QList<SandboxRefund> refunds;

    FaultDice dice;
    int liesLeft = 0;
    int creates = 0;
    int queries = 0;
    int callbacksSent = 0;
    int callbacksAcknowledged = 0;
    QMap<QString, int> faults; ///< by name: how often one met a request or callback of this order

    bool exists() const { return !tradeNo.isEmpty(); }
    Money refunded() const;
    /// What the provider says was paid: the truth, or one of the lies it still has in it.
    Money toldAmount();
};

/// Everything the stand-in provider has seen, said and kept quiet about: a second witness beside the
/// merchant's own books.
class Ledger {
public:
    explicit Ledger(const SandboxConfig &config);

    /// The order with this number; made at its first sight, with the next dice of the sequence.
    SandboxOrder &at(const QString &outTradeNo);
    SandboxOrder *find(const QString &outTradeNo); ///< null unless the order was taken
    SandboxOrder *findByTradeNo(const QString &tradeNo); ///< likewise
    /// Gives the order its provider's number: from now on it exists.
    void take(SandboxOrder &order, Instant now);
    QList<SandboxOrder *> newestFirst() const;
    /// The dice for requests that are about no order.
    FaultDice &commonDice() { return m_commonDice; }
    void countFault(SandboxOrder *order, const QString &name);

    QJsonObject toJson() const;

private:
    const SandboxConfig &m_config;
    std::vector<std::unique_ptr<SandboxOrder>> m_orders; ///< by first sight
    QHash<QString, SandboxOrder *> m_byOutTradeNo;
    QHash<QString, SandboxOrder *> m_byTradeNo;
    FaultDice m_commonDice;
    QMap<QString, int> m_otherFaults;
};
