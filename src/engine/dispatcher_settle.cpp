#include "core/retrypolicy.h"
#include "engine/dispatcher.h"
#include "engine/redaction.h"

#include <limits>
#include <utility>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {
constexpr Instant Never { Millis(std::numeric_limits<qint64>::max() / 4) };

AttemptEntry entryFor(const Ticket &ticket, Instant sentAt, Instant now)
{
    AttemptEntry entry;
    entry.job = ticket.job.id;
    entry.claim = ticket.job.claim;
    entry.order = ticket.job.order;
    entry.orderUlid = ticket.order ? ticket.order->ulid : QString();
    entry.kind = ticket.job.asking ? u"ask_"_s + jobKindName(ticket.job.kind) : jobKindName(ticket.job.kind);
    entry.attempt = ticket.job.tries;
    entry.startedAt = sentAt;
    entry.durationMs = (now - sentAt).count();
    entry.endpoint = ticket.job.endpoint;
    return entry;
}

void complete(AttemptEntry &entry, const Judgement &judgement)
{
    entry.outcome = judgement.outcome;
    entry.errorClass = judgement.error ? std::optional(judgement.error->kind) : judgement.finish.errorClass;
    entry.error = judgement.error ? judgement.error->message : judgement.finish.error;
}

/// The job may have killed the program this often; contract.md section 5, `retry.crash_limit`.
bool isPoison(const Job &job, const Settings &settings)
{
    return job.crashes >= 2 * settings.retryCrashLimit;
}

/// Queries never fail for good, and an alert about alerts would never end.
bool isAboutAsking(JobKind kind)
{
    return kind == JobKind::QueryPayment || kind == JobKind::Alert;
}

void askPerson(Judgement &judgement, const Ticket &ticket, const QString &why)
{
    if (!ticket.order)
        return;
    judgement.apply = [id = ticket.order->id, why](Fulfilment &step, Finish &) {
        return step.raise(id, Attention::PermanentError, why);
    };
}

Judgement poisoned(const Ticket &ticket)
{
    Judgement judgement;
    judgement.outcome = AttemptOutcome::Failed;
    const QString why = u"the program ended %1 times while this call was in flight"_s.arg(ticket.job.crashes);
    judgement.error = Error { ErrorClass::Crash, why };
    judgement.finish = { JobState::Failed, Never, true, ErrorClass::Crash, why };
    askPerson(judgement, ticket, why);
    return judgement;
}

/// What a merchant wants to hear before the last retry has failed: a job that fails again and again
/// (`retry.alert_after`), and an endpoint that is down for everybody.
Result<> tellOfTrouble(
    Fulfilment &step, const Ticket &ticket, const Judgement &judgement, const std::optional<Lane> &lane)
{
    const Job &job = ticket.job;
    const QString where = laneName(job.kind, job.endpoint);
    const QString &why = judgement.error->message;
    const bool isChannel = job.kind == JobKind::Deliver || job.kind == JobKind::Alert;
    const bool broke = lane && lane->breaker.state == Breaker::State::Open && lane->breaker.trips == 1;
    if (broke || judgement.disableChannel) {
        const QString day = toRfc3339(step.now()).left(10);
        const QString event = isChannel ? u"channel.down"_s : u"provider.down"_s;
        return step.tell(
            { event, u"%1:%2:%3"_s.arg(event, where, day), u"%1 is down"_s.arg(job.endpoint), why, {}, {} },
            isChannel ? job.endpoint : QString());
    }
    const bool goesOn = judgement.finish.state == JobState::Waiting && judgement.finish.burns;
    if (!goesOn || isAboutAsking(job.kind) || job.attempts != step.rules().settings.retryAlertAfter)
        return {};
    return step.tell({ u"job.failing"_s, u"job.failing:%1:%2"_s.arg(job.id.value).arg(job.tries),
        u"%1 keeps failing"_s.arg(where), why, job.order, ticket.order ? ticket.order->ulid : QString() });
}

/// A rule refused what the answer would have changed: the job ends, and a person looks.
Judgement refusedByRule(const Ticket &ticket, const Error &error, AttemptEntry &entry)
{
    Judgement judgement;
    judgement.outcome = AttemptOutcome::Failed;
    judgement.error = error;
    judgement.finish = { JobState::Failed, Never, true, error.kind, error.message };
    if (ticket.job.kind == JobKind::QueryPayment) { // queries are never failed (contract.md section 6)
        judgement.outcome = AttemptOutcome::Retry;
        judgement.finish = { JobState::Waiting, entry.startedAt + 60s, false, error.kind, error.message };
    }
    askPerson(judgement, ticket, error.message);
    complete(entry, judgement);
    return judgement;
}
} // namespace

void Dispatcher::start(Ticket claimed)
{
    const Instant now = m_env.clock.now();
    const auto rules = m_env.rules();
    auto ticket = std::make_shared<const Ticket>(std::move(claimed));
    ++m_inFlight;
    if (auto *lane = m_lanes.find(ticket->job.lane)) {
        ++lane->inFlight;
        lane->limit = ratelimit::onCall(lane->limit, now);
        if (ticket->job.kind == JobKind::QueryPayment)
            m_sweeps[ticket->job.lane].singlesTurn = false;
        if (lane->row.breaker.state != Breaker::State::Closed)
            lane->row.breaker = breaker::onProbe(lane->row.breaker, now);
        if (!lane->local)
            m_lanes.offline().onProbe(now);
    }
    AttemptEntry entry = entryFor(*ticket, now, now);
    if (isPoison(ticket->job, rules->settings)) {
        Judgement judgement = poisoned(*ticket);
        complete(entry, judgement);
        settle(ticket, std::move(judgement), std::move(entry));
        return;
    }
    auto composed = calls::compose(*ticket, *rules, now);
    if (!composed) {
        Judgement judgement = calls::judgeUnsent(*ticket, *rules, composed.error(), now);
        complete(entry, judgement);
        settle(ticket, std::move(judgement), std::move(entry));
        return;
    }
    auto call = std::make_shared<const Call>(std::move(*composed));
    m_env.transport.send(call->request, [this, ticket, call, now](Result<HttpReply> answer) {
        onAnswer(ticket, call, std::move(answer), now);
    });
}

void Dispatcher::onAnswer(std::shared_ptr<const Ticket> ticket, std::shared_ptr<const Call> call,
    Result<HttpReply> answer, Instant sentAt)
{
    const Instant now = m_env.clock.now();
    const auto rules = m_env.rules();
    Judgement judgement = calls::judge(*ticket, *call, *rules, answer, sentAt, now);
    AttemptEntry entry = entryFor(*ticket, sentAt, now);
    entry.request = redaction::request(call->request, *rules->vault);
    if (answer)
        entry.response = redaction::reply(*answer, call->request, *rules->vault);

    if (auto *lane = m_lanes.find(ticket->job.lane)) {
        if (!lane->local && !answer && answer.error().noRoute)
            m_lanes.offline().onNoRoute(now);
        else if (!lane->local && !answer && answer.error().connectTimedOut)
            m_lanes.offline().onTimeout(call->request.url.host(), now);
        const bool gateClosed = !lane->local && !m_lanes.offline().isOpen();
        if (!lane->local && answer) {
            if (const auto away = m_lanes.offline().onSuccess(now))
                m_env.cameOnline(*away);
        }
        if (gateClosed && !answer && answer.error().kind == ErrorClass::Unreachable) {
            // Nobody's fault: the attempt is given back, and the gate holds the job (contract.md section 6).
            judgement.outcome = AttemptOutcome::Retry;
            judgement.finish.state = ticket->job.asking ? JobState::InDoubt : JobState::Waiting;
            judgement.finish.runAt = now;
            judgement.finish.burns = false;
            if (ticket->job.kind != JobKind::QueryPayment)
                judgement.apply = {};
        } else {
            noteLane(*lane, *ticket, judgement, answer.has_value());
        }
    }
    complete(entry, judgement);
    settle(std::move(ticket), std::move(judgement), std::move(entry));
}

/// What the outcome means for everybody behind this job on the same endpoint.
void Dispatcher::noteLane(Lanes::State &lane, const Ticket &ticket, const Judgement &judgement, bool answered)
{
    const Instant now = m_env.clock.now();
    const auto &settings = m_env.rules()->settings;
    Lane &row = lane.row;
    if (!judgement.error) {
        row.breaker = breaker::onSuccess(row.breaker);
        row.limitedInRow = 0;
        row.authUntil = {};
        return;
    }
    const Error &error = *judgement.error;
    if (error.kind == ErrorClass::RateLimited) {
        limitLane(lane, judgement.finish.runAt > now ? judgement.finish.runAt - now : Millis(1s), now);
        return;
    }
    if (error.kind == ErrorClass::Auth) {
        if (ticket.job.lastClass == ErrorClass::Auth || row.authUntil != Instant {})
            row.authUntil = now + 10min;
        return;
    }
    if (retry::countsForBreaker(error.kind))
        row.breaker = breaker::onFailure(row.breaker, ticket.job.id.value, now, settings);
    else if (answered)
        row.breaker = breaker::onSuccess(row.breaker);
}

void Dispatcher::limitLane(Lanes::State &lane, Millis wait, Instant now)
{
    ++lane.row.limitedInRow;
    lane.row.limitedUntil = now + wait;
    lane.limit = ratelimit::onLimited(lane.limit, now, wait);
}

Result<Changes> Dispatcher::settleIn(Connection &db, const Rules &rules, const Ticket &ticket,
    const Judgement &judgement, const AttemptEntry &entry, const std::optional<Lane> &lane, Instant now)
{
    Fulfilment step(db, rules, now);
    JobRepository jobs(db);
    Finish finish = judgement.finish;
    auto current = jobs.byId(ticket.job.id);
    if (!current)
        return fail(current.error());
    const bool mine = current->state == JobState::Running && current->claim == ticket.job.claim;
    if (mine && judgement.apply) {
        if (auto applied = judgement.apply(step, finish); !applied)
            return fail(applied.error());
    }
    auto finished = jobs.finish(ticket.job, finish, now);
    if (!finished)
        return fail(finished.error());
    AttemptEntry logged = entry;
    logged.entry = mine ? AttemptKind::Outcome : AttemptKind::LateOutcome;
    if (auto n = AttemptRepository(db).append(logged); !n)
        return fail(n.error());
    if (lane) {
        if (auto saved = jobs.saveLane(*lane); !saved)
            return fail(saved.error());
    }
    if (mine && judgement.error) {
        if (auto told = tellOfTrouble(step, ticket, judgement, lane); !told)
            return fail(told.error());
    }
    AccountRepository accounts(db);
    const bool ok = !judgement.error;
    const bool isChannel = ticket.job.kind == JobKind::Deliver || ticket.job.kind == JobKind::Alert;
    const QString why = ok ? QString() : judgement.error->message;
    if (auto noted = isChannel ? accounts.noteChannel(ticket.job.endpoint, ok, why, now)
                               : accounts.noteProvider(ticket.job.endpoint, ok, why, now);
        !noted)
        return fail(noted.error());
    if (judgement.disableChannel) {
        auto channels = accounts.channels();
        if (!channels)
            return fail(channels.error());
        for (ChannelRow &row : *channels) {
            if (row.id != ticket.job.endpoint)
                continue;
            row.enabled = false;
            if (auto saved = accounts.saveChannel(row); !saved)
                return fail(saved.error());
        }
        step.changes().accounts = true;
    }
    if (!ticket.job.order.isNull())
        step.changes().orders.insert(ticket.job.order);
    step.changes().queue = true;
    return step.changes();
}

void Dispatcher::settle(
    std::shared_ptr<const Ticket> ticket, Judgement judgement, AttemptEntry entry, bool refused)
{
    std::optional<Lane> row;
    if (auto *lane = m_lanes.find(ticket->job.lane))
        row = lane->row;
    const Instant now = m_env.clock.now();
    m_env.writer.write<Changes>(
        [ticket, judgement, entry, row, now, rules = m_env.rules()](
            Connection &db) { return settleIn(db, *rules, *ticket, judgement, entry, row, now); },
        [this, ticket, judgement, entry, refused](Result<Changes> changes) mutable {
            if (changes) {
                settled(*ticket, *changes);
                return;
            }
            if (changes.error().kind != ErrorClass::Local && !refused) {
                Judgement refusal = refusedByRule(*ticket, changes.error(), entry);
                settle(ticket, std::move(refusal), std::move(entry), true);
                return;
            }
            m_env.writeFailed();
            // It cannot be stored now (disk full …): kept and tried again; the job stays Running.
            m_unsettled.push_back({ ticket, std::move(judgement), std::move(entry), refused });
            m_env.wakeAt(m_env.clock.now() + 1s);
        });
}

void Dispatcher::settled(const Ticket &ticket, const Changes &changes)
{
    m_started.remove(ticket.job.id);
    --m_inFlight;
    if (auto *lane = m_lanes.find(ticket.job.lane))
        --lane->inFlight;
    m_env.changed(changes);
    m_env.attempted(ticket.job);
    m_loneRuns = false;
    step();
}

void Dispatcher::retryUnsettled()
{
    auto waiting = std::exchange(m_unsettled, {});
    for (Unsettled &one : waiting)
        settle(std::move(one.ticket), std::move(one.judgement), std::move(one.entry), one.refused);
}
