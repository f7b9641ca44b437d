#include "core/breaker.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {
const Instant Start = fromMs(1795478400000);
const Settings Defaults = Settings::fromStored({}).value();

Breaker afterFailures(const QList<qint64> &jobs, Breaker state = {})
{
    for (const qint64 job : jobs)
        state = breaker::onFailure(state, job, Start, Defaults);
    return state;
}
}

class TestBreaker : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void opensOnlyOnDifferentJobs_data()
    {
        QTest::addColumn<QList<qint64>>("jobs");
        QTest::addColumn<bool>("open");
        QTest::newRow("none") << QList<qint64> {} << false;
        QTest::newRow("four jobs") << QList<qint64> { 1, 2, 3, 4 } << false;
        QTest::newRow("five jobs") << QList<qint64> { 1, 2, 3, 4, 5 } << true;
        QTest::newRow("five jobs, not in order") << QList<qint64> { 9, 2, 7, 4, 1 } << true;
        QTest::newRow("one job again and again") << QList<qint64> { 1, 1, 1, 1, 1, 1, 1 } << false;
        QTest::newRow("two jobs by turns") << QList<qint64> { 1, 2, 1, 2, 1, 2, 1, 2 } << false;
        QTest::newRow("four jobs through all their tiers") << QList<qint64> { 1, 2, 3, 4, 1, 2, 3, 4, 1, 2, 3,
            4, 1, 2, 3, 4, 1, 2, 3, 4, 1, 2, 3, 4 } << false;
        QTest::newRow("a fifth joins late") << QList<qint64> { 1, 2, 3, 4, 1, 2, 3, 4, 99 } << true;
    }
    void opensOnlyOnDifferentJobs()
    {
        QFETCH(QList<qint64>, jobs);
        QFETCH(bool, open);
        const Breaker state = afterFailures(jobs);
        QCOMPARE(state.state, open ? Breaker::State::Open : Breaker::State::Closed);
        QCOMPARE(breaker::allows(state, Start), !open);
    }

    void aSuccessBetweenBreaksTheRow()
    {
        Breaker state = afterFailures({ 1, 2, 3, 4 });
        state = breaker::onSuccess(state);
        QCOMPARE(state, Breaker {});
        QCOMPARE(afterFailures({ 5, 6, 7, 8 }, state).state, Breaker::State::Closed);
        QCOMPARE(afterFailures({ 5, 6, 7, 8, 9 }, state).state, Breaker::State::Open);
    }

    void oneProbeAfterTheCooldown()
    {
        Breaker state = afterFailures({ 1, 2, 3, 4, 5 });
        QVERIFY(!breaker::allows(state, Start + 4999ms));
        QVERIFY(breaker::allows(state, Start + 5s));
        state = breaker::onProbe(state, Start + 5s);
        QCOMPARE(state.state, Breaker::State::HalfOpen);
        QVERIFY(!breaker::allows(state, Start + 5s));
        QVERIFY(!breaker::allows(state, Start + 60s));
        QCOMPARE(breaker::onSuccess(state), Breaker {});
        // The probe died with the program: the next one may go when no exchange can last that long.
        QVERIFY(breaker::allows(state, Start + 5s + 5min));
    }

    void everyTripDoublesTheCooldown()
    {
        const QList<Millis> expected { 5s, 10s, 20s, 40s, 80s, 160s, 5min, 5min, 5min };
        Breaker state = afterFailures({ 1, 2, 3, 4, 5 });
        Instant now = Start;
        for (const Millis cooldown : expected) {
            QCOMPARE((state.until - now).count(), cooldown.count());
            now = state.until;
            QVERIFY(breaker::allows(state, now));
            state = breaker::onProbe(state, now);
            state
                = breaker::onFailure(state, 1, now, Defaults); // the same job again: a probe counts by itself
            QCOMPARE(state.state, Breaker::State::Open);
        }
        QCOMPARE(state.trips, int(expected.size()) + 1);
        // After one success the cooldown is short again.
        state = afterFailures({ 1, 2, 3, 4, 5 }, breaker::onSuccess(state));
        QCOMPARE((state.until - Start).count(), Millis(5s).count());
    }

    void whatWasSentBeforeItOpenedChangesNothing()
    {
        const Breaker open = afterFailures({ 1, 2, 3, 4, 5 });
        QCOMPARE(breaker::onFailure(open, 6, Start + 3s, Defaults), open);
        QCOMPARE(breaker::onSuccess(open), Breaker {});
    }

    void settingsChangeTheLimit()
    {
        const Settings strict
            = Settings::fromStored({ { u"breaker.failures"_s, u"1"_s }, { u"breaker.cooldown"_s, u"2m"_s } })
                  .value();
        const Breaker state = breaker::onFailure({}, 1, Start, strict);
        QCOMPARE(state.state, Breaker::State::Open);
        QCOMPARE(state.until, Start + 2min);
        const Breaker second
            = breaker::onFailure(breaker::onProbe(state, state.until), 1, state.until, strict);
        QCOMPARE(second.until, state.until + 4min);
    }

    void limitsTheRate()
    {
        RateLimit limit { 500ms };
        QCOMPARE(ratelimit::earliest(limit, Start), Start);
        limit = ratelimit::onCall(limit, Start);
        QCOMPARE(ratelimit::earliest(limit, Start), Start + 500ms);
        limit = ratelimit::onCall(limit, Start + 500ms);
        QCOMPARE(ratelimit::earliest(limit, Start + 600ms), Start + 1s);
        QCOMPARE(ratelimit::earliest(limit, Start + 5s), Start + 5s); // rest is not saved up
        limit = ratelimit::onCall(limit, Start + 5s);
        QCOMPARE(ratelimit::earliest(limit, Start + 5s), Start + 5500ms);
    }

    void allowsABurst()
    {
        RateLimit limit { 1s, 3 };
        for (int i = 0; i < 3; ++i) {
            QCOMPARE(ratelimit::earliest(limit, Start), Start);
            limit = ratelimit::onCall(limit, Start);
        }
        QCOMPARE(ratelimit::earliest(limit, Start), Start + 1s);
        QCOMPARE(ratelimit::earliest(limit, Start + 2s), Start + 2s);
    }

    void withoutAnIntervalThereIsNoLimit()
    {
        RateLimit limit;
        for (int i = 0; i < 1000; ++i) {
            QCOMPARE(ratelimit::earliest(limit, Start), Start);
            limit = ratelimit::onCall(limit, Start);
        }
        limit = ratelimit::onLimited(limit, Start, 20s);
        QCOMPARE(ratelimit::earliest(limit, Start + 1s), Start + 20s);
        limit = ratelimit::onCall(limit, Start + 20s);
        QCOMPARE(ratelimit::earliest(limit, Start + 20s), Start + 20s);
    }

    void aLimitedLaneWaitsThenGoesAtHalfSpeedUntilItHasRecovered()
    {
        RateLimit limit { 500ms };
        limit = ratelimit::onLimited(ratelimit::onCall(limit, Start), Start, 30s);
        QCOMPARE(ratelimit::earliest(limit, Start), Start + 30s);
        Instant now = Start + 30s;
        limit = ratelimit::onCall(limit, now);
        QCOMPARE(ratelimit::earliest(limit, now) - now, 1s); // half the speed
        QList<Millis> gaps;
        for (int i = 0; i < 60; ++i) {
            limit = ratelimit::onCall(limit, ratelimit::earliest(limit, now));
            now = ratelimit::earliest(limit, now);
            gaps.append(limit.interval + limit.slowdown);
        }
        QVERIFY(std::is_sorted(gaps.rbegin(), gaps.rend()));
        QVERIFY2(gaps.last() < 510ms, qPrintable(formatDuration(gaps.last())));
    }

    void limitedAgainHalvesAgainWithinReason()
    {
        RateLimit limit { 500ms };
        limit = ratelimit::onLimited(limit, Start, 1s);
        limit = ratelimit::onLimited(limit, Start, 1s);
        QCOMPARE(limit.interval + limit.slowdown, 2s);
        for (int i = 0; i < 50; ++i)
            limit = ratelimit::onLimited(limit, Start, 1s);
        QVERIFY(limit.slowdown <= 1min);
    }
};

QTEST_APPLESS_MAIN(TestBreaker)
#include "tst_breaker.moc"
