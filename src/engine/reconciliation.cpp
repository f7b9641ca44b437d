#include "engine/reconciliation.h"

#include <QJsonArray>
#include <QSet>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {
constexpr int MostPages = 400; ///< of fifty: twenty thousand payments a day
}

void Reconciliation::Report::add(const Report &other)
{
    matched += other.matched;
    foreign += other.foreign;
    paidThereOnly += other.paidThereOnly;
    deliveredHereOnly += other.deliveredHereOnly;
    amountDiffers += other.amountDiffers;
    refundedThere += other.refundedThere;
    unknown += other.unknown;
}

QJsonObject Reconciliation::Report::toJson() const
{
    return { { u"matched"_s, matched }, { u"paid_there_only"_s, QJsonArray::fromStringList(paidThereOnly) },
        { u"delivered_here_only"_s, QJsonArray::fromStringList(deliveredHereOnly) },
        { u"amount_differs"_s, QJsonArray::fromStringList(amountDiffers) },
        { u"refunded_there"_s, QJsonArray::fromStringList(refundedThere) },
        { u"unknown"_s, QJsonArray::fromStringList(unknown) }, { u"foreign"_s, foreign } };
}

void Reconciliation::start()
{
    const ProviderAccount *account = m_engine.rules()->accounts->provider(m_provider);
    if (!account || account->row.hiddenAt) {
        m_done(fail(ErrorClass::NotFound, u"there is no payment provider %1"_s.arg(m_provider)));
        return;
    }
    if (!account->adapter) {
        m_done(fail(ErrorClass::ProviderUnavailable, account->problem));
        return;
    }
    if (!account->adapter->traits().lists) {
        m_done(fail(
            ErrorClass::WrongState, u"payment provider %1 has no list to compare with"_s.arg(m_provider)));
        return;
    }
    const Millis offset = std::chrono::minutes(account->adapter->traits().businessDayOffsetMinutes);
    m_from = fromMs(m_day.startOfDay(Qt::UTC).toMSecsSinceEpoch()) - offset;
    m_to = m_from + 24h;
    askPage({});
}

void Reconciliation::askPage(const QString &cursor)
{
    auto adapter = m_engine.rules()->accounts->provider(m_provider)->adapter;
    auto request = adapter->listOrders(cursor, m_engine.now());
    if (!request) {
        m_done(fail(request.error()));
        return;
    }
    auto self = shared_from_this();
    m_engine.sendOnce(*request, u"list"_s, m_provider, [self, adapter, cursor](Result<HttpReply> answer) {
        auto page = answer ? adapter->readList(cursor, *answer, self->m_engine.now())
                           : Result<ListPage>(fail(answer.error()));
        if (page)
            self->take(*page);
        else
            self->m_done(fail(page.error()));
    });
}

/// Newest first: the first payment from before the day ends the reading.
void Reconciliation::take(const ListPage &page)
{
    bool reachedEarlier = false;
    for (const PaymentFacts &row : page.rows) {
        if (row.paidAt && *row.paidAt < m_from)
            reachedEarlier = true;
        else if (!row.paidAt || *row.paidAt < m_to)
            m_rows.append(row);
    }
    if (!page.next.isEmpty() && !reachedEarlier && ++m_pages < MostPages)
        askPage(page.next);
    else
        compare();
}

Result<Reconciliation::Report> Reconciliation::compareIn(
    Fulfilment &step, const QString &provider, const QList<PaymentFacts> &rows, Instant from, Instant to)
{
    Report report;
    OrderRepository orders(step.db());
    QSet<QString> there;
    for (const PaymentFacts &row : rows) {
        if (!isOurOutTradeNo(row.outTradeNo)) {
            ++report.foreign;
            continue;
        }
        const bool paidThere
            = row.status == PaymentFacts::Status::Paid || row.status == PaymentFacts::Status::Refunded;
        if (paidThere)
            there.insert(row.outTradeNo);
        auto payment = orders.paymentByOutNo(provider, row.outTradeNo);
        if (!payment)
            return fail(payment.error());
        if (!*payment) {
            report.unknown.append(row.outTradeNo);
            continue;
        }
        auto order = orders.byId((*payment)->order);
        if (!order)
            return fail(order.error());
        const bool refundedHere = order->state == OrderState::Refunded
            || order->state == OrderState::Refunding || order->refundedMinor > 0;
        if (row.status == PaymentFacts::Status::Refunded && !refundedHere) {
            report.refundedThere.append(order->ulid);
        } else if (row.amount && *row.amount != (*payment)->amount) {
            report.amountDiffers.append(order->ulid);
        } else if (row.status == PaymentFacts::Status::Paid && !order->paidAt) {
            report.paidThereOnly.append(order->ulid);
            if (auto asked = step.checkNow(order->id); !asked)
                return fail(asked.error());
        } else if (paidThere || !order->paidAt) {
            ++report.matched;
        }
    }
    auto paidHere = orders.paidBetween(provider, from, to);
    if (!paidHere)
        return fail(paidHere.error());
    for (const auto &[ulid, outTradeNo] : std::as_const(*paidHere)) {
        if (!there.contains(outTradeNo))
            report.deliveredHereOnly.append(ulid);
    }
    return report;
}

void Reconciliation::compare()
{
    auto self = shared_from_this();
    m_engine.write<Report>([provider = m_provider, rows = m_rows, from = m_from, to = m_to](
                               Fulfilment &step) { return compareIn(step, provider, rows, from, to); },
        [self](Result<Report> report) { self->m_done(std::move(report)); });
}
