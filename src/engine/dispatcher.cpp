#include "engine/dispatcher.h"

#include "core/json.h"

#include <QJsonObject>

#include <algorithm>
#include <iterator>
#include <utility>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

std::vector<Dispatcher::Want> Dispatcher::wants(Instant now) const
{
    std::vector<Want> wants;
    const auto rules = m_env.rules();
    for (const auto &lane : m_lanes.all()) {
        const bool due = lane.nextWaiting && *lane.nextWaiting <= now;
        const bool doubt = lane.nextDoubt && *lane.nextDoubt <= now;
        if (!due && !doubt)
            continue;
        const auto passage = m_lanes.passage(lane, *rules, now);
        if (passage.free > 0)
            wants.push_back({ lane.row.id, passage.free, doubt, due && mayList(lane, now) });
    }
    return wants;
}

Result<> Dispatcher::promoteSlowTries(Connection &db, Instant now)
{
    JobRepository jobs(db);
    auto due = jobs.dueSlowTries(now, 100);
    if (!due)
        return fail(due.error());
    for (const Job &job : *due) {
        if (auto done = jobs.startSlowTry(job.id, now); !done)
            return done;
    }
    return {};
}

namespace {
Result<Ticket> readTicket(Connection &db, Job job)
{
    Ticket ticket;
    ticket.job = std::move(job);
    if (ticket.job.order.isNull())
        return ticket;
    OrderRepository orders(db);
    auto order = orders.byId(ticket.job.order);
    if (!order)
        return fail(order.error());
    auto payment = orders.paymentOf(ticket.job.order);
    if (!payment)
        return fail(payment.error());
    auto product = ProductRepository(db).byId(order->product);
    if (!product)
        return fail(product.error());
    ticket.productName = product->name;
    ticket.order = std::move(*order);
    ticket.payment = std::move(*payment);
    if (ticket.job.kind != JobKind::Refund)
        return ticket;
    auto refunds = RefundRepository(db).ofOrder(ticket.job.order);
    if (!refunds)
        return fail(refunds.error());
    auto body = json::parseObject(ticket.job.body);
    const qint64 wanted = body ? body->value(u"refund"_s).toInteger() : 0;
    for (const Refund &refund : std::as_const(*refunds)) {
        if (refund.id == wanted)
            ticket.refund = refund;
        else if (refund.state != RefundState::Refused)
            ticket.otherRefund = true;
    }
    return ticket;
}
} // namespace

Result<> Dispatcher::claimFrom(
    Connection &db, const Want &want, qint64 instance, Instant now, OrderId only, Claimed &claimed)
{
    JobRepository jobs(db);
    if (want.mayList) {
        auto due = jobs.dueCount(want.lane, now, listsweep::WorthIt + 1);
        if (!due)
            return fail(due.error());
        if (*due > listsweep::WorthIt) {
            claimed.pages.push_back(want.lane);
            return {};
        }
    }
    auto taken = jobs.claim(want.lane, want.free, instance, now, only);
    if (!taken)
        return fail(taken.error());
    if (want.doubt && int(taken->size()) < want.free) {
        auto doubtful = jobs.claimInDoubt(want.lane, want.free - int(taken->size()), instance, now);
        if (!doubtful)
            return fail(doubtful.error());
        std::move(doubtful->begin(), doubtful->end(), std::back_inserter(*taken));
    }
    for (Job &job : *taken) {
        auto ticket = readTicket(db, std::move(job));
        if (!ticket)
            return fail(ticket.error());
        claimed.tickets.push_back(std::move(*ticket));
    }
    return {};
}

Result<Dispatcher::Claimed> Dispatcher::claim(
    Connection &db, const std::vector<Want> &wants, qint64 instance, Instant now, OrderId only)
{
    Claimed claimed;
    JobRepository jobs(db);
    if (auto promoted = promoteSlowTries(db, now); !promoted)
        return fail(promoted.error());
    for (const Want &want : wants) {
        if (auto taken = claimFrom(db, want, instance, now, only, claimed); !taken)
            return fail(taken.error());
    }
    auto lanes = jobs.lanes();
    if (!lanes)
        return fail(lanes.error());
    claimed.lanes = std::move(*lanes);
    auto due = jobs.nextDue();
    if (!due)
        return fail(due.error());
    claimed.due = std::move(*due);
    auto slow = jobs.nextSlowTry();
    if (!slow)
        return fail(slow.error());
    claimed.slowTry = *slow;
    return claimed;
}

void Dispatcher::step()
{
    if (!m_unsettled.empty())
        retryUnsettled();
    if (m_stopping) {
        startAll({}); // what was claimed to run alone still does
        arm(); // whoever waits for the end must hear of it, also when the last claim has just come back
        return;
    }
    if (!m_env.hasRoom()) {
        m_fullUntil = m_env.clock.now() + 10s;
        m_env.wakeAt(m_fullUntil);
        return;
    }
    m_fullUntil.reset();
    if (m_claiming || m_loneRuns || !m_lone.empty()) {
        m_again = true;
        startAll({});
        return;
    }
    m_claiming = true;
    m_again = false;
    const Instant now = m_env.clock.now();
    auto wanted = wants(now);
    m_env.writer.write<Claimed>(
        [wanted = std::move(wanted), instance = m_env.instance, now, only = m_only, started = m_started,
            unknown = std::exchange(m_claimUnknown, false)](Connection &db) -> Result<Claimed> {
            if (unknown) {
                if (auto given = JobRepository(db).giveBackUnstarted(instance, started, now); !given)
                    return fail(given.error());
            }
            return claim(db, wanted, instance, now, only);
        },
        [this](Result<Claimed> claimed) { onClaimed(std::move(claimed)); });
}

void Dispatcher::onClaimed(Result<Claimed> claimed)
{
    m_claiming = false;
    if (!claimed) {
        // Disk full or the like; look again in a second. A COMMIT that reports an error may have happened:
        // what it claimed was not sent, and goes back before the next claim.
        m_claimUnknown = true;
        m_env.writeFailed();
        m_env.wakeAt(m_env.clock.now() + 1s);
        return;
    }
    const bool first = !m_lanesLoaded;
    m_lanesLoaded = true;
    m_lanes.update(claimed->lanes, *m_env.rules(), first);
    m_lanes.setDue(claimed->due);
    m_nextSlowTry = claimed->slowTry;
    for (const LaneId lane : claimed->pages)
        startPage(lane);
    startAll(std::move(claimed->tickets));
    if (m_again || first) {
        step();
        return;
    }
    arm();
}

/// A job that was in flight at several deaths of the program waits until nothing else is, and nothing
/// is claimed beside it: the next death then names the culprit (contract.md section 5, `retry.crash_limit`).
void Dispatcher::startAll(std::vector<Ticket> tickets)
{
    for (Ticket &ticket : tickets) {
        m_started.insert(ticket.job.id);
        if (ticket.job.crashes >= m_env.rules()->settings.retryCrashLimit)
            m_lone.push_back(std::move(ticket));
        else
            start(std::move(ticket));
    }
    if (m_lone.empty() || m_inFlight > 0 || m_loneRuns)
        return;
    Ticket next = std::move(m_lone.back());
    m_lone.pop_back();
    m_loneRuns = true;
    start(std::move(next));
}

std::optional<Instant> Dispatcher::nextDue() const
{
    std::optional<Instant> next = m_nextSlowTry;
    const auto earlier = [&next](std::optional<Instant> at) {
        if (at && (!next || *at < *next))
            next = at;
    };
    const auto rules = m_env.rules();
    const Instant now = m_env.clock.now();
    for (const auto &lane : m_lanes.all()) {
        auto due = lane.nextWaiting;
        if (lane.nextDoubt && (!due || *lane.nextDoubt < *due))
            due = lane.nextDoubt;
        if (!due)
            continue;
        const auto passage = m_lanes.passage(lane, *rules, std::max(now, *due));
        if (passage.gate == LaneGate::Open)
            earlier(due);
        else if (passage.until)
            earlier(std::max(*due, *passage.until));
    }
    return next && m_fullUntil ? std::max(next, m_fullUntil) : next;
}

void Dispatcher::shiftTimes(Millis by)
{
    m_lanes.shift(by);
    if (m_nextSlowTry)
        *m_nextSlowTry += by;
    for (listsweep::Progress &progress : m_sweeps)
        progress.restUntil += by;
}

void Dispatcher::arm()
{
    m_env.wakeAt(m_stopping ? std::nullopt : nextDue());
}
