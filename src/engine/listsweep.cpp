#include "engine/listsweep.h"

#include "core/ids.h"
#include "engine/polling.h"

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {
constexpr Millis Stale = 10s;

/// The order's query, if it is waiting: one that is in flight decides by its own answer.
Result<std::optional<JobId>> waitingQuery(Fulfilment &step, OrderId order)
{
    auto jobs = JobRepository(step.db()).ofOrder(order);
    if (!jobs)
        return fail(jobs.error());
    const auto found = std::ranges::find_if(*jobs,
        [](const Job &job) { return job.kind == JobKind::QueryPayment && job.state == JobState::Waiting; });
    return found == jobs->end() ? std::optional<JobId> {} : std::optional(found->id);
}

bool tellsEnough(const Payment &payment, const PaymentFacts &row, Instant sentAt)
{
    return row.status == PaymentFacts::Status::Paid || (sentAt < payment.expiresAt && !payment.hintedAt);
}

Result<bool> applyRow(
    Fulfilment &step, const QString &provider, const PaymentFacts &row, bool isEvidence, Instant sentAt)
{
    if (!isOurOutTradeNo(row.outTradeNo))
        return false;
    auto payment = OrderRepository(step.db()).paymentByOutNo(provider, row.outTradeNo);
    if (!payment)
        return fail(payment.error());
    if (!*payment)
        return false;
    const OrderId order = (*payment)->order;
    auto query = waitingQuery(step, order);
    if (!query)
        return fail(query.error());
    if (!*query || !tellsEnough(**payment, row, sentAt))
        return false;
    if (!isEvidence) {
        if (row.status != PaymentFacts::Status::Paid)
            return true;
        auto asked = step.checkNow(order);
        return asked ? Result<bool>(true) : fail(asked.error());
    }
    auto next = polling::afterQuery(step, order, row, sentAt);
    if (!next)
        return fail(next.error());
    auto moved = JobRepository(step.db()).reschedule(**query, *next, step.now());
    return moved ? Result<bool>(true) : fail(moved.error());
}
} // namespace

QString listsweep::nextCursor(const Progress &progress, Instant now)
{
    return now - progress.askedAt > Stale ? QString() : progress.cursor;
}

listsweep::Progress listsweep::afterPage(Progress progress, const QString &next, int matched, Instant now)
{
    progress.cursor = next;
    progress.askedAt = now;
    progress.idlePages = matched > 0 ? 0 : progress.idlePages + 1;
    if (progress.idlePages >= 3) { // what is due here is not near the top of the list there
        progress = {};
        progress.restUntil = now + 30s;
    }
    return progress;
}

listsweep::Progress listsweep::afterFailure(Progress progress, const Error &error, Instant now)
{
    const bool mayPass = error.kind == ErrorClass::Unreachable || error.kind == ErrorClass::Timeout
        || error.kind == ErrorClass::ServerError || error.kind == ErrorClass::RateLimited
        || error.kind == ErrorClass::Local;
    progress = {};
    progress.restUntil = now + (mayPass ? Millis(30s) : Millis(10min));
    return progress;
}

Result<int> listsweep::apply(Fulfilment &step, const QString &provider, const QList<PaymentFacts> &rows,
    bool isEvidence, Instant sentAt)
{
    int matched = 0;
    for (const PaymentFacts &row : rows) {
        bool applies = false;
        const auto take = [&]() -> Result<> {
            auto applied = applyRow(step, provider, row, isEvidence, sentAt);
            applies = applied && *applied;
            return applied ? Result<> {} : fail(applied.error());
        };
        // A row that a rule refuses is left to the order's own query; the others count all the same.
        const auto taken = underSavepoint(step.db(), take);
        if (!taken && taken.error().kind == ErrorClass::Local)
            return fail(taken.error());
        matched += applies;
    }
    return matched;
}
