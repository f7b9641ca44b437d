#include "engine/dispatcher.h"
#include "engine/redaction.h"

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

/// Has this lane's account a list, and is it the list's turn?
bool Dispatcher::mayList(const Lanes::State &lane, Instant now) const
{
    if (lane.row.kind != JobKind::QueryPayment || !m_only.isNull())
        return false;
    const ProviderAccount *account = m_env.rules()->accounts->provider(lane.row.endpoint);
    if (!account || !account->adapter || !account->adapter->traits().lists)
        return false;
    // While it is not certain that anybody answers, single queries find out: they move breaker and gate.
    if (lane.row.breaker.state != Breaker::State::Closed || lane.row.authUntil != Instant {}
        || (!lane.local && !m_lanes.offline().isOpen()))
        return false;
    const listsweep::Progress progress = m_sweeps.value(lane.row.id);
    return now >= progress.restUntil && !progress.singlesTurn;
}

/// Asks for one page, in the place of one query: it counts in the account's rate limit like one.
void Dispatcher::startPage(LaneId id)
{
    auto *lane = m_lanes.find(id);
    const ProviderAccount *account = lane ? m_env.rules()->accounts->provider(lane->row.endpoint) : nullptr;
    if (!account || !account->adapter)
        return;
    const Instant now = m_env.clock.now();
    auto page = std::make_shared<ListCall>(ListCall {
        id, lane->row.endpoint, account->adapter, listsweep::nextCursor(m_sweeps.value(id), now), {}, now });
    auto request = page->adapter->listOrders(page->cursor, now);
    if (!request) {
        m_sweeps[id] = listsweep::afterFailure(m_sweeps.value(id), request.error(), now);
        m_again = true;
        return;
    }
    page->request = std::move(*request);
    ++m_inFlight;
    ++lane->inFlight;
    lane->limit = ratelimit::onCall(lane->limit, now);
    m_env.transport.send(
        page->request, [this, page](Result<HttpReply> answer) { onPage(page, std::move(answer)); });
}

void Dispatcher::onPage(const std::shared_ptr<const ListCall> &call, Result<HttpReply> answer)
{
    const Instant now = m_env.clock.now();
    const auto rules = m_env.rules();
    auto page = answer ? call->adapter->readList(call->cursor, *answer, now)
                       : Result<ListPage>(fail(answer.error()));
    AttemptEntry entry;
    entry.kind = u"list"_s;
    entry.attempt = 1;
    entry.startedAt = call->sentAt;
    entry.durationMs = (now - call->sentAt).count();
    entry.endpoint = call->provider;
    entry.request = redaction::request(call->request, *rules->vault);
    if (answer)
        entry.response = redaction::reply(*answer, call->request, *rules->vault);
    if (!page) {
        entry.outcome = AttemptOutcome::Failed;
        entry.errorClass = page.error().kind;
        entry.error = page.error().message;
    }
    const bool isEvidence = call->adapter->traits().listIsEvidence;
    using Told = std::pair<int, Changes>;
    m_env.writer.write<Told>(
        [call, page, entry, rules, now, isEvidence](Connection &db) -> Result<Told> {
            Fulfilment step(db, *rules, now);
            if (auto logged = AttemptRepository(db).append(entry); !logged)
                return fail(logged.error());
            auto matched = listsweep::apply(
                step, call->provider, page ? page->rows : QList<PaymentFacts>(), isEvidence, call->sentAt);
            if (!matched)
                return fail(matched.error());
            step.changes().queue = true;
            return Told { *matched, step.changes() };
        },
        [this, call, page](Result<Told> told) { pageTaken(*call, page, std::move(told)); });
}

void Dispatcher::pageTaken(
    const ListCall &call, const Result<ListPage> &page, Result<std::pair<int, Changes>> told)
{
    const Instant now = m_env.clock.now();
    listsweep::Progress &progress = m_sweeps[call.lane];
    if (!page)
        progress = listsweep::afterFailure(progress, page.error(), now);
    else if (!told)
        progress = listsweep::afterFailure(progress, told.error(), now);
    else
        progress = listsweep::afterPage(progress, page->next, told->first, now);
    progress.singlesTurn = true;
    --m_inFlight;
    if (auto *lane = m_lanes.find(call.lane)) {
        --lane->inFlight;
        if (!page && page.error().kind == ErrorClass::RateLimited)
            limitLane(
                *lane, page.error().retryAfterMs >= 0 ? Millis(page.error().retryAfterMs) : Millis(5s), now);
    }
    if (told)
        m_env.changed(told->second);
    step();
}
