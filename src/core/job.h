#pragma once

#include "core/clock.h"
#include "core/ids.h"
#include "core/result.h"

#include <QByteArray>
#include <QString>

#include <optional>
#include <span>

/// Where a job stands: queue.md section 5.3, names of contract.md. Numbers are stored.
enum class JobState {
    Waiting = 0, ///< due at run_at
    Running = 1, ///< claimed; an intent is on disk
    InDoubt = 2, ///< sent, answer unknown, repeating could do harm: it asks first
    Done = 3,
    Failed = 4, ///< a person is asked (and the slow tier may still try)
    Cancelled = 5,
    Held = 6, ///< breaker, rate limit, pause, offline, locked key store, full disk
};

/// What repeating the call would do. Numbers are stored.
enum class Effect {
    Reads = 0, ///< no effect: repeat freely, no intent row
    Idempotent = 1, ///< the other side knows the key: repeat freely
    AskFirst = 2, ///< repeating could pay or refund twice
};

/// Every interface call is one of these. The name is the first half of its lane.
enum class JobKind { CreatePayment, QueryPayment, ClosePayment, Refund, Deliver, Alert };
QString jobKindName(JobKind kind); ///< create, query, close, refund, deliver, alert
std::optional<JobKind> jobKindFromName(QStringView name);
QString laneName(JobKind kind, const QString &endpoint); ///< `kind:endpoint`

enum class JobEvent {
    Claimed, ///< a worker took it
    Succeeded,
    RetryLater, ///< a tier, or a wait that burns nothing
    GaveUp, ///< tiers used up, permanent error, or too many crashes
    AnswerLost, ///< effect AskFirst and no answer: in doubt
    AskClaimed, ///< the resolver takes it to ask
    StillUnclear, ///< asked, no answer yet
    OwnerDied, ///< rescued: Waiting, or InDoubt where an intent exists and the effect is AskFirst
    Holding,
    Released,
    Resend, ///< by hand, or the slow tier; from Done only where repeating does no harm (not asksFirst)
    CancelledByHand
};

struct JobTransition {
    JobState from;
    JobEvent event;
    JobState to;
};
std::span<const JobTransition> jobTransitions();
/// Where `event` leads from `from`; WrongState with a sentence when the move is not in the table.
/// `asksFirst` picks between the two ends of OwnerDied and refuses to resend what is done.
Result<JobState> nextState(JobState from, JobEvent event, bool asksFirst = false);

QString jobStateName(JobState state);
std::optional<JobState> jobStateFromName(QStringView name);
