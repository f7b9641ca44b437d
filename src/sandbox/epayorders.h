#pragma once

#include "sandbox/form.h"
#include "sandbox/ledger.h"

#include <tl/expected.hpp>

/// What both interfaces of the provider (MD5 and RSA) do alike once a request's signature is good.
/// Messages are those of the real server.
class EpayOrders {
public:
    struct Refusal {
        int code;
        QString message;
    };
    template <class T> using Outcome = tl::expected<T, Refusal>;

    EpayOrders(const SandboxConfig &config, Ledger &ledger, const Clock &clock);

    /// Creates the order; the same request again is the same order, a different one under its number
    /// is refused.
    Outcome<SandboxOrder *> take(const Form &request);
    /// By `trade_no`, which wins, or `out_trade_no`.
    Outcome<SandboxOrder *> named(const Form &request);
    Outcome<SandboxRefund> refund(SandboxOrder &order, const Form &request);
    /// Newest first, by `offset`, `limit` (at most 50) and `status`.
    QList<SandboxOrder *> page(const Form &request) const;
    QList<SandboxOrder *> all() const { return m_ledger.newestFirst(); }
    qint64 balanceMinor() const;
    /// What is told about an order whatever the interface. Tells a lie if one is left.
    QJsonObject describe(SandboxOrder &order) const;

    const SandboxConfig &config() const { return m_config; }
    Instant now() const { return m_clock.now(); }
    /// Where buyers find the payment pages: `http://127.0.0.1:8080`.
    void setBaseUrl(const QString &url) { m_baseUrl = url; }
    QString payUrl(const SandboxOrder &order) const
    {
        return m_baseUrl + QStringLiteral("/pay/") + order.tradeNo;
    }

private:
    std::optional<Refusal> judge(const Form &request) const;
    std::optional<Refusal> judgeRepeat(
        const SandboxOrder &order, const Form &request, const Money &money) const;

    const SandboxConfig &m_config;
    Ledger &m_ledger;
    const Clock &m_clock;
    QString m_baseUrl;
};
