#include "engine/lanes.h"

#include <QHostAddress>
#include <QUrl>

#include <algorithm>

using namespace Qt::StringLiterals;

QString laneGateName(LaneGate gate)
{
    switch (gate) {
    case LaneGate::Open:
    case LaneGate::Busy:
        return u"open"_s;
    case LaneGate::Paused:
    case LaneGate::Quarantined:
        return u"paused"_s;
    case LaneGate::Broken:
        return u"broken"_s;
    case LaneGate::Limited:
        return u"limited"_s;
    case LaneGate::Offline:
        return u"offline"_s;
    case LaneGate::Auth:
        return u"auth"_s;
    }
    return {};
}

namespace {
bool isLoopback(const QString &url)
{
    const QString host = QUrl(url).host();
    return host == u"localhost"_s || QHostAddress(host).isLoopback();
}

bool isMoneyIn(JobKind kind)
{
    return kind == JobKind::CreatePayment || kind == JobKind::QueryPayment || kind == JobKind::ClosePayment
        || kind == JobKind::Refund;
}

/// What the endpoint's account says about speed and place.
void describe(Lanes::State &lane, const Rules &rules)
{
    if (isMoneyIn(lane.row.kind)) {
        const ProviderAccount *account = rules.accounts->provider(lane.row.endpoint);
        if (!account || !account->adapter)
            return;
        const ProviderTraits &traits = account->adapter->traits();
        lane.local
            = account->row.type == u"sandbox"_s || isLoopback(account->row.fields.value(u"base_url"_s));
        if (lane.row.kind == JobKind::QueryPayment) {
            lane.limit.interval = traits.callInterval;
            lane.row.maxInFlight = traits.maxInFlight;
        }
        return;
    }
    if (const DeliveryChannel *channel = rules.accounts->channel(lane.row.endpoint))
        lane.local = isLoopback(channel->row.fields.value(u"url"_s));
}
} // namespace

void Lanes::update(const QList<Lane> &rows, const Rules &rules, bool everything)
{
    for (const Lane &row : rows) {
        const bool isNew = !m_lanes.contains(row.id);
        State &lane = m_lanes[row.id];
        if (isNew || everything)
            lane.row = row;
        lane.row.paused = row.paused;
        lane.row.pausedWhy = row.pausedWhy;
        describe(lane, rules);
    }
}

void Lanes::setDue(const std::vector<JobRepository::Due> &due)
{
    for (State &lane : m_lanes) {
        lane.nextWaiting.reset();
        lane.nextDoubt.reset();
    }
    for (const auto &[id, at, state] : due) {
        if (State *lane = find(id))
            (state == JobState::InDoubt ? lane->nextDoubt : lane->nextWaiting) = at;
    }
}

void Lanes::shift(Millis by)
{
    m_offline.shift(by);
    for (State &lane : m_lanes) {
        lane.limit.tat += by;
        for (Instant *at : { &lane.row.breaker.until, &lane.row.limitedUntil, &lane.row.authUntil }) {
            if (*at != Instant {})
                *at += by;
        }
        for (auto *at : { &lane.nextWaiting, &lane.nextDoubt }) {
            if (*at)
                **at += by;
        }
    }
}

Lanes::State *Lanes::find(LaneId id)
{
    const auto found = m_lanes.find(id);
    return found == m_lanes.end() ? nullptr : &*found;
}

Lanes::Passage Lanes::passage(const State &lane, const Rules &rules, Instant now) const
{
    const Lane &row = lane.row;
    if (row.paused)
        return { LaneGate::Paused, 0, {} };
    if (rules.quarantined
        && (row.kind == JobKind::Deliver || row.kind == JobKind::CreatePayment
            || row.kind == JobKind::Refund))
        return { LaneGate::Quarantined, 0, {} };
    if (now < row.authUntil)
        return { LaneGate::Auth, 0, row.authUntil };
    if (!breaker::allows(row.breaker, now))
        return { LaneGate::Broken, 0, row.breaker.until };
    if (now < row.limitedUntil)
        return { LaneGate::Limited, 0, row.limitedUntil };
    if (!lane.local && !m_offline.allows(now))
        return { LaneGate::Offline, 0, m_offline.nextProbe() };
    const int slots = row.maxInFlight - lane.inFlight;
    if (slots <= 0)
        return { LaneGate::Busy, 0, {} };
    // One probe at a time while it is not certain that anybody answers.
    const bool probing = row.breaker.state != Breaker::State::Closed || row.authUntil != Instant {}
        || (!lane.local && !m_offline.isOpen());
    if (probing)
        return lane.inFlight > 0 ? Passage { LaneGate::Busy, 0, {} } : Passage { LaneGate::Open, 1, {} };
    if (lane.limit.interval == Millis(0))
        return { LaneGate::Open, slots, {} };
    const Instant earliest = ratelimit::earliest(lane.limit, now);
    return earliest > now ? Passage { LaneGate::Limited, 0, earliest } : Passage { LaneGate::Open, 1, {} };
}
