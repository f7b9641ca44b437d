#include "core/pollschedule.h"

#include <QTest>

#include <cmath>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {
const Instant Created = fromMs(1795478400000);
const Instant Expires = Created + 15min;

/// The moments of the queries, counted from `from`, when each is answered at once.
QList<Millis> queries(Instant from, Instant until, const Settings &settings, bool answered)
{
    QList<Millis> moments;
    poll::Situation situation { Created, Expires, from };
    while (const auto wait = poll::nextWait(situation, settings)) {
        situation.now += *wait;
        if (situation.now > until)
            break;
        moments.append(situation.now - from);
        ++situation.queries;
        if (situation.now >= Expires) {
            ++situation.queriesAfterExpiry;
            situation.answeredAfterExpiry = answered;
        }
    }
    return moments;
}

QStringList inSeconds(const QList<Millis> &moments)
{
    QStringList text;
    for (const Millis moment : moments)
        text.append(QString::number(std::lround(double(moment.count()) / 1000)));
    return text;
}
}

class TestPollSchedule : public QObject {
    Q_OBJECT

private Q_SLOTS:
    /// The default times as queue.md section 5.11 lists them.
    void adaptiveByDefault()
    {
        const auto moments = queries(Created, Created + 112s, Settings::fromStored({}).value(), true);
        QCOMPARE(inSeconds(moments).join(u' '),
            u"2 4 7 9 12 16 19 23 27 32 37 42 47 53 59 66 73 80 87 95 103 111"_s);
    }

    void anUnpaidOrderCostsAboutSeventyQueries()
    {
        const auto moments = queries(Created, Expires + 2min, Settings::fromStored({}).value(), true);
        QVERIFY2(moments.size() >= 70 && moments.size() <= 80, qPrintable(QString::number(moments.size())));
        QVERIFY(moments.contains(15min)); // one at the expiry itself
    }

    void neverFurtherApartThanThirtySeconds()
    {
        const Settings settings = Settings::fromStored({ { u"order.expires_in"_s, u"10d"_s } }).value();
        for (Millis age = 0ms; age < 3h; age += 7s) {
            const auto wait = poll::nextWait({ Created, Created + 240h, Created + age }, settings);
            QVERIFY(wait && *wait >= 2s && *wait <= 30s);
        }
        QCOMPARE(poll::nextWait({ Created, Created + 240h, Created + 5h }, settings), 30s);
        QCOMPARE(poll::nextWait({ Created, Created + 240h, Created - 5min }, settings),
            2s); // the clock was set back
    }

    void aListRepeatsItsLastEntry()
    {
        const Settings settings = Settings::fromStored({ { u"poll.schedule"_s, u"3s,5s,10s"_s } }).value();
        QCOMPARE(
            inSeconds(queries(Created, Created + 60s, settings, true)).join(u' '), u"3 8 18 28 38 48 58"_s);
    }

    void theLastQueryBeforeTheExpiryWaitsForIt()
    {
        const Settings settings = Settings::fromStored({ { u"poll.schedule"_s, u"4m"_s } }).value();
        QCOMPARE(queries(Created, Expires, settings, true), (QList<Millis> { 4min, 8min, 12min, 15min }));
        QCOMPARE(poll::nextWait({ Created, Expires, Expires - 1ms }, settings), 1ms);
    }

    void afterTheExpiryItSlowsDown()
    {
        const auto moments = queries(Expires, Expires + 4h, Settings::fromStored({}).value(), true);
        QCOMPARE(inSeconds(moments).join(u' '), u"1 5 15 30 60 300 900 4500 8100 11700"_s);
    }

    void theGraceEnds()
    {
        const Settings settings = Settings::fromStored({}).value();
        const auto moments = queries(Expires, Expires + 240h, settings, true);
        QCOMPARE(moments.last(), 47h + 15min);
        QCOMPARE(moments.size(), 7 + 47);
        const poll::Situation late { Created, Expires, Expires + 48h, 100, 50, true };
        QCOMPARE(poll::nextWait(late, settings), std::nullopt);
    }

    void theGraceDoesNotEndUnanswered()
    {
        const Settings settings = Settings::fromStored({}).value();
        const auto moments = queries(Expires, Expires + 100h, settings, false);
        QVERIFY(moments.last() > 99h);
    }

    /// However long the computer was off: one query after the expiry, at once.
    void whatIsOverdueIsAskedAtOnce()
    {
        const Settings settings = Settings::fromStored({}).value();
        const poll::Situation off { Created, Expires, Expires + 30 * 24h, 12, 0, false };
        QCOMPARE(poll::nextWait(off, settings), 0ms);
        const poll::Situation unanswered { Created, Expires, Expires + 30 * 24h, 13, 1, false };
        const auto wait = poll::nextWait(unanswered, settings);
        QVERIFY(wait && *wait > 0ms && *wait <= 1h);
        const poll::Situation answered { Created, Expires, Expires + 30 * 24h, 13, 1, true };
        QCOMPARE(poll::nextWait(answered, settings), std::nullopt);
    }

    /// A query that was on its way when the order expired does not count; the next comes a second after.
    void aQueryAcrossTheExpiryIsRepeated()
    {
        const Settings settings = Settings::fromStored({}).value();
        QCOMPARE(poll::nextWait({ Created, Expires, Expires + 400ms, 70, 0, false }, settings), 600ms);
        QCOMPARE(poll::nextWait({ Created, Expires, Expires, 70, 1, true }, settings), 1s);
    }

    void noGraceStillNeedsOneAnswer()
    {
        const Settings settings = Settings::fromStored({ { u"poll.grace"_s, u"0s"_s } }).value();
        QCOMPARE(poll::nextWait({ Created, Expires, Expires, 70, 1, true }, settings), std::nullopt);
        QCOMPARE(poll::nextWait({ Created, Expires, Expires, 70, 1, false }, settings), 1s);
    }
};

QTEST_APPLESS_MAIN(TestPollSchedule)
#include "tst_pollschedule.moc"
