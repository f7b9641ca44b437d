#include "core/job.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace {
using S = JobState;
using E = JobEvent;

// queue.md section 5.3. A running job cannot be cancelled from outside: the wish is noted and its worker
// puts the job back (RetryLater) and cancels it in one transaction. A job in doubt is never held or
// resent: it has to ask first. Waiting and InDoubt take a late success, which is why they have that arrow.
constexpr JobTransition Table[] = {
    { S::Waiting, E::Claimed, S::Running },
    { S::Waiting, E::Succeeded, S::Done },
    { S::Waiting, E::GaveUp, S::Failed },
    { S::Waiting, E::Holding, S::Held },
    { S::Waiting, E::Resend, S::Waiting }, // due at once
    { S::Waiting, E::CancelledByHand, S::Cancelled },

    { S::Running, E::Succeeded, S::Done },
    { S::Running, E::RetryLater, S::Waiting },
    { S::Running, E::GaveUp, S::Failed },
    { S::Running, E::AnswerLost, S::InDoubt },
    { S::Running, E::StillUnclear, S::InDoubt },
    { S::Running, E::OwnerDied, S::Waiting },
    { S::Running, E::OwnerDied, S::InDoubt }, // asksFirst
    { S::Running, E::Holding, S::Held },

    { S::InDoubt, E::AskClaimed, S::Running },
    { S::InDoubt, E::Succeeded, S::Done },
    { S::InDoubt, E::GaveUp, S::Failed },
    { S::InDoubt, E::CancelledByHand, S::Cancelled },

    { S::Done, E::Resend, S::Waiting }, // not asksFirst

    { S::Failed, E::Resend, S::Waiting },
    { S::Failed, E::CancelledByHand, S::Cancelled },

    { S::Held, E::Released, S::Waiting },
    { S::Held, E::GaveUp, S::Failed },
    { S::Held, E::Resend, S::Waiting },
    { S::Held, E::CancelledByHand, S::Cancelled },
};

/// What the refused event would have done, to follow "a job that is X cannot".
QString wish(JobEvent event)
{
    switch (event) {
    case E::Claimed:
        return u"be started"_s;
    case E::Succeeded:
        return u"become done"_s;
    case E::RetryLater:
        return u"be put back"_s;
    case E::GaveUp:
        return u"fail"_s;
    case E::AnswerLost:
        return u"become in doubt"_s;
    case E::AskClaimed:
        return u"ask what happened"_s;
    case E::StillUnclear:
        return u"stay in doubt"_s;
    case E::OwnerDied:
        return u"be rescued"_s;
    case E::Holding:
        return u"be held"_s;
    case E::Released:
        return u"be released"_s;
    case E::Resend:
        return u"be sent again"_s;
    case E::CancelledByHand:
        return u"be cancelled"_s;
    }
    Q_UNREACHABLE();
}

constexpr QStringView StateNames[]
    = { u"waiting", u"running", u"in_doubt", u"done", u"failed", u"cancelled", u"held" };
constexpr QStringView KindNames[] = { u"create", u"query", u"close", u"refund", u"deliver", u"alert" };
}

QString jobKindName(JobKind kind)
{
    return KindNames[int(kind)].toString();
}

std::optional<JobKind> jobKindFromName(QStringView name)
{
    const auto found = std::ranges::find(KindNames, name);
    if (found == std::end(KindNames))
        return {};
    return JobKind(found - std::begin(KindNames));
}

QString laneName(JobKind kind, const QString &endpoint)
{
    return jobKindName(kind) + u':' + endpoint;
}

std::span<const JobTransition> jobTransitions()
{
    return Table;
}

Result<JobState> nextState(JobState from, JobEvent event, bool asksFirst)
{
    if (from == S::Done && event == E::Resend && asksFirst)
        return fail(ErrorClass::WrongState,
            u"a job that is done and could pay or refund twice cannot be sent again"_s);
    if (from == S::Running && event == E::OwnerDied)
        return asksFirst ? S::InDoubt : S::Waiting;
    const auto arrow = std::ranges::find_if(
        Table, [&](const JobTransition &row) { return row.from == from && row.event == event; });
    if (arrow != std::end(Table))
        return arrow->to;
    return fail(ErrorClass::WrongState, u"a job that is %1 cannot %2"_s.arg(jobStateName(from), wish(event)));
}

QString jobStateName(JobState state)
{
    return StateNames[int(state)].toString();
}

std::optional<JobState> jobStateFromName(QStringView name)
{
    const auto found = std::ranges::find(StateNames, name);
    if (found == std::end(StateNames))
        return {};
    return JobState(found - std::begin(StateNames));
}
