#pragma once

#include "engine/engine.h"

#include <QDate>

#include <memory>

/// `reconcile`: the provider's list of its business day beside the orders here (contract.md section 2).
/// What is paid there and not here is asked about afresh and then goes through the normal door.
class Reconciliation : public std::enable_shared_from_this<Reconciliation> {
public:
    struct Report {
        qint64 matched = 0;
        qint64 foreign = 0;
        QStringList paidThereOnly, deliveredHereOnly, amountDiffers, refundedThere, unknown;
        void add(const Report &other);
        QJsonObject toJson() const;
    };
    using Done = std::function<void(Result<Report>)>;

    Reconciliation(Engine &engine, const QString &provider, QDate day, Done done)
        : m_engine(engine)
        , m_provider(provider)
        , m_day(day)
        , m_done(std::move(done))
    {
    }
    void start();

private:
    void askPage(const QString &cursor);
    void take(const ListPage &page);
    void compare();
    static Result<Report> compareIn(
        Fulfilment &step, const QString &provider, const QList<PaymentFacts> &rows, Instant from, Instant to);

    Engine &m_engine;
    QString m_provider;
    QDate m_day;
    Done m_done;
    Instant m_from {};
    Instant m_to {};
    QList<PaymentFacts> m_rows;
    int m_pages = 0;
};
