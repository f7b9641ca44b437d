#include "core/retrypolicy.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {
Settings settingsWith(const QMap<QString, QString> &stored = {})
{
    return Settings::fromStored(stored).value();
}
Settings withoutJitter(QMap<QString, QString> stored = {})
{
    stored.insert(u"retry.jitter"_s, u"0"_s);
    return settingsWith(stored);
}

/// A decision as a sentence, so that a table can hold it.
QString told(const retry::Decision &decision)
{
    struct {
        QString operator()(const retry::Again &again) const
        {
            return u"again in %1%2"_s.arg(
                formatDuration(again.wait), again.burns ? u""_s : u", burning nothing"_s);
        }
        QString operator()(retry::AskPerson) const { return u"ask a person"_s; }
        QString operator()(retry::InDoubt) const { return u"in doubt"_s; }
        QString operator()(const retry::HoldLane &hold) const
        {
            return u"hold the lane, probe in "_s + formatDuration(hold.probe);
        }
        QString operator()(retry::NextStep) const { return u"next step"_s; }
        QString operator()(const retry::Wait &wait) const { return u"wait "_s + formatDuration(wait.atMost); }
    } teller;
    return std::visit(teller, decision);
}

constexpr ErrorClass CallClasses[] = { ErrorClass::Unreachable, ErrorClass::Timeout, ErrorClass::ServerError,
    ErrorClass::RateLimited, ErrorClass::Auth, ErrorClass::Rejected, ErrorClass::Integrity,
    ErrorClass::Malformed, ErrorClass::Mismatch, ErrorClass::Pending, ErrorClass::Refused,
    ErrorClass::OutOfStock, ErrorClass::PayloadDamaged, ErrorClass::Local, ErrorClass::Crash };
constexpr ErrorClass CallerClasses[]
    = { ErrorClass::BadUsage, ErrorClass::NotFound, ErrorClass::WrongState, ErrorClass::DifferentContent,
          ErrorClass::TooManyOpen, ErrorClass::FolderInUse, ErrorClass::Quarantined, ErrorClass::VaultLocked,
          ErrorClass::DataDamaged, ErrorClass::DatabaseNewer, ErrorClass::ProviderUnavailable };

Millis waitOf(const retry::Decision &decision)
{
    if (const auto *again = std::get_if<retry::Again>(&decision))
        return again->wait;
    return std::get<retry::Wait>(decision).atMost;
}
}

class TestRetryPolicy : public QObject {
    Q_OBJECT

private Q_SLOTS:
    /// design.md section 6 with the numbers of contract.md section 5, without jitter.
    void decides_data()
    {
        QTest::addColumn<ErrorClass>("kind");
        QTest::addColumn<QStringList>("decisions"); // after the first failure, the second, …
        const QString person = u"ask a person"_s;
        const QStringList tiers { u"again in 1s"_s, u"again in 5s"_s, u"again in 1m"_s, u"again in 1m"_s,
            u"again in 1m"_s, person, person };
        const QStringList three { u"again in 1s"_s, u"again in 5s"_s, u"again in 1m"_s, person, person };
        const auto row = [](ErrorClass kind, const QStringList &decisions) {
            QTest::addRow("%s", qPrintable(errorClassName(kind))) << kind << decisions;
        };
        row(ErrorClass::Unreachable, tiers);
        row(ErrorClass::Timeout, tiers);
        row(ErrorClass::ServerError, tiers);
        row(ErrorClass::RateLimited,
            { u"again in 1m, burning nothing"_s, u"again in 2m, burning nothing"_s,
                u"again in 4m, burning nothing"_s, u"again in 8m, burning nothing"_s,
                u"again in 15m, burning nothing"_s, u"again in 15m, burning nothing"_s });
        row(ErrorClass::Auth,
            { u"again in 1s"_s, u"hold the lane, probe in 10m"_s, u"hold the lane, probe in 10m"_s });
        row(ErrorClass::Rejected, { person, person });
        row(ErrorClass::Integrity, three);
        row(ErrorClass::Malformed, three);
        row(ErrorClass::Mismatch, { person, person });
        row(ErrorClass::Pending, { u"wait 30s"_s, u"wait 30s"_s });
        row(ErrorClass::Refused, { u"next step"_s, u"next step"_s });
        row(ErrorClass::OutOfStock, { u"wait 1m"_s, u"wait 1m"_s });
        row(ErrorClass::PayloadDamaged, { person, person });
        row(ErrorClass::Local,
            { u"wait 1s"_s, u"wait 2s"_s, u"wait 4s"_s, u"wait 8s"_s, u"wait 16s"_s, u"wait 30s"_s,
                u"wait 30s"_s });
        row(ErrorClass::Crash,
            { u"again in 1s, burning nothing"_s, u"again in 5s, burning nothing"_s,
                u"again in 1m, burning nothing"_s, u"again in 1m, burning nothing"_s,
                u"again in 1m, burning nothing"_s, u"again in 1m, burning nothing"_s });
        for (const ErrorClass kind : CallerClasses)
            row(kind, { person, person });
    }
    void decides()
    {
        QFETCH(ErrorClass, kind);
        QFETCH(QStringList, decisions);
        SeededRandom random(1);
        const Settings settings = withoutJitter();
        for (int nth = 1; nth <= decisions.size(); ++nth)
            QCOMPARE(told(retry::decide({ kind, nth, nth }, settings, random)), decisions[nth - 1]);
        // Reading twice does no harm, so it is retried like what the other side recognises.
        QCOMPARE(told(retry::decide({ kind, 1, 1, Effect::Reads }, settings, random)), decisions[0]);
    }

    /// What may have happened and must not happen twice asks first; what surely did not happen is retried.
    void whatCouldPayTwiceAsksFirst()
    {
        SeededRandom random(1);
        const Settings settings = withoutJitter();
        QStringList doubtful;
        for (const ErrorClass kind : CallClasses) {
            const QString decision = told(retry::decide({ kind, 1, 1, Effect::AskFirst }, settings, random));
            if (decision == u"in doubt")
                doubtful.append(errorClassName(kind));
            else
                QCOMPARE(decision, told(retry::decide({ kind, 1, 1, Effect::Idempotent }, settings, random)));
        }
        QCOMPARE(doubtful,
            (QStringList { u"timeout"_s, u"server_error"_s, u"integrity"_s, u"malformed"_s, u"crash"_s }));
        QCOMPARE(told(retry::decide({ ErrorClass::Timeout, 6, 6, Effect::AskFirst }, settings, random)),
            u"in doubt"_s);
    }

    void retryAfterIsHeeded_data()
    {
        QTest::addColumn<qint64>("asked");
        QTest::addColumn<QString>("decision");
        QTest::newRow("nothing said") << qint64(-1) << u"again in 1m, burning nothing"_s;
        QTest::newRow("zero") << qint64(0) << u"again in 1s, burning nothing"_s;
        QTest::newRow("half a second") << qint64(500) << u"again in 1s, burning nothing"_s;
        QTest::newRow("two seconds") << qint64(2'000) << u"again in 2s, burning nothing"_s;
        QTest::newRow("fifteen minutes") << qint64(900'000) << u"again in 15m, burning nothing"_s;
        QTest::newRow("an absurd time") << qint64(1'000'000'000'000) << u"again in 15m, burning nothing"_s;
    }
    void retryAfterIsHeeded()
    {
        QFETCH(qint64, asked);
        QFETCH(QString, decision);
        SeededRandom random(1);
        QCOMPARE(told(retry::decide(
                     { ErrorClass::RateLimited, 0, 1, Effect::Reads, asked }, withoutJitter(), random)),
            decision);
    }

    void chanceNeverUndercutsWhatTheyAskedFor()
    {
        SeededRandom random(5);
        const Settings settings = settingsWith();
        bool later = false;
        for (int i = 0; i < 1000; ++i) {
            const Millis wait = waitOf(
                retry::decide({ ErrorClass::RateLimited, 0, 1, Effect::Reads, 20'000 }, settings, random));
            QVERIFY(wait >= 20s && wait <= 22s);
            later = later || wait > 21s;
            const Millis longest = waitOf(
                retry::decide({ ErrorClass::RateLimited, 0, 1, Effect::Reads, 900'000 }, settings, random));
            QCOMPARE(longest.count(), Millis(15min).count());
        }
        QVERIFY(later);
    }

    /// ± 10 % of every wait, evenly; only the first tier is exact.
    void jitterSpreadsTheWaits()
    {
        SeededRandom random(5);
        const Settings settings = settingsWith();
        Millis shortest = 1h, longest = 0ms;
        for (int i = 0; i < 10'000; ++i) {
            QCOMPARE(waitOf(retry::decide({ ErrorClass::Timeout, 1, 1 }, settings, random)).count(), 1000);
            const Millis wait = waitOf(retry::decide({ ErrorClass::Timeout, 3, 3 }, settings, random));
            shortest = std::min(shortest, wait);
            longest = std::max(longest, wait);
        }
        QVERIFY2(shortest >= 54s && shortest < 54'100ms, qPrintable(formatDuration(shortest)));
        QVERIFY2(longest <= 66s && longest > 65'900ms, qPrintable(formatDuration(longest)));

        const Millis local = waitOf(retry::decide({ ErrorClass::Local, 0, 9 }, settings, random));
        QVERIFY(local != 30s && local >= 27s && local <= 33s);
    }

    void theSameSeedDecidesTheSame()
    {
        SeededRandom first(9), second(9);
        const Settings settings = settingsWith();
        for (int i = 0; i < 100; ++i)
            QCOMPARE(told(retry::decide({ ErrorClass::Timeout, 2, 1 }, settings, first)),
                told(retry::decide({ ErrorClass::Timeout, 2, 1 }, settings, second)));
    }

    void settingsOverrideTheWaits_data()
    {
        QTest::addColumn<QString>("key");
        QTest::addColumn<QString>("value");
        QTest::addColumn<ErrorClass>("kind");
        QTest::addColumn<QStringList>("decisions");
        const QString person = u"ask a person"_s;
        QTest::newRow("other tiers") << u"retry.tiers"_s << u"2s,3s"_s << ErrorClass::Timeout
                                     << QStringList { u"again in 2s"_s, u"again in 3s"_s, person };
        QTest::newRow("other tiers do not touch a class of its own")
            << u"retry.tiers"_s << u"2s,3s"_s << ErrorClass::Integrity
            << QStringList { u"again in 1s"_s, u"again in 5s"_s };
        QTest::newRow("a class of its own") << u"retry.class.timeout"_s << u"7s"_s << ErrorClass::Timeout
                                            << QStringList { u"again in 7s"_s, person };
        QTest::newRow("a class like the tiers")
            << u"retry.class.integrity"_s << u"tiers"_s << ErrorClass::Integrity
            << QStringList { u"again in 1s"_s, u"again in 5s"_s, u"again in 1m"_s, u"again in 1m"_s,
                   u"again in 1m"_s, person };
        QTest::newRow("empty is no retry")
            << u"retry.class.unreachable"_s << u""_s << ErrorClass::Unreachable << QStringList { person };
        QTest::newRow("a refusal that is tried again")
            << u"retry.class.refused"_s << u"1m"_s << ErrorClass::Refused
            << QStringList { u"again in 1m"_s, u"next step"_s };
        QTest::newRow("a rejection that is tried again")
            << u"retry.class.rejected"_s << u"5s,15s"_s << ErrorClass::Rejected
            << QStringList { u"again in 5s"_s, u"again in 15s"_s, person };
        QTest::newRow("auth that holds at once") << u"retry.class.auth"_s << u""_s << ErrorClass::Auth
                                                 << QStringList { u"hold the lane, probe in 10m"_s };
        QTest::newRow("a rate limit of its own")
            << u"retry.class.rate_limited"_s << u"2s,3s"_s << ErrorClass::RateLimited
            << QStringList { u"again in 2s, burning nothing"_s, u"again in 3s, burning nothing"_s,
                   u"again in 3s, burning nothing"_s };
        QTest::newRow("a rate limit that asks")
            << u"retry.class.rate_limited"_s << u""_s << ErrorClass::RateLimited << QStringList { person };
        QTest::newRow("stock looked at more often")
            << u"retry.class.out_of_stock"_s << u"10s"_s << ErrorClass::OutOfStock
            << QStringList { u"wait 10s"_s, u"wait 10s"_s };
    }
    void settingsOverrideTheWaits()
    {
        QFETCH(QString, key);
        QFETCH(QString, value);
        QFETCH(ErrorClass, kind);
        QFETCH(QStringList, decisions);
        SeededRandom random(1);
        const Settings settings = withoutJitter({ { key, value } });
        for (int nth = 1; nth <= decisions.size(); ++nth)
            QCOMPARE(told(retry::decide({ kind, nth, nth }, settings, random)), decisions[nth - 1]);
    }

    /// Other classes in between use the attempts up; a second rejection of the key is counted by itself.
    void classesShareTheAttemptsOfAJob()
    {
        SeededRandom random(1);
        const Settings settings = withoutJitter();
        QCOMPARE(told(retry::decide({ ErrorClass::Timeout, 3, 1 }, settings, random)), u"again in 1m"_s);
        QCOMPARE(told(retry::decide({ ErrorClass::Integrity, 5, 1 }, settings, random)), u"ask a person"_s);
        QCOMPARE(told(retry::decide({ ErrorClass::Auth, 4, 1 }, settings, random)), u"again in 1s"_s);
        QCOMPARE(told(retry::decide({ ErrorClass::Local, 4, 1 }, settings, random)), u"wait 1s"_s);
    }

    void classesBurnAndCountAsTheDesignSays()
    {
        QStringList burns, counts, transient;
        for (const ErrorClass kind : CallClasses) {
            if (retry::burnsAttempt(kind))
                burns.append(errorClassName(kind));
            if (retry::countsForBreaker(kind))
                counts.append(errorClassName(kind));
            if (retry::isTransient(kind))
                transient.append(errorClassName(kind));
        }
        QCOMPARE(burns.join(u' '),
            u"unreachable timeout server_error auth rejected integrity malformed mismatch refused payload_damaged"_s);
        QCOMPARE(counts.join(u' '), u"unreachable timeout server_error integrity malformed"_s);
        QCOMPARE(transient.join(u' '),
            u"unreachable timeout server_error rate_limited integrity malformed pending out_of_stock local"_s);
        for (const ErrorClass kind : CallerClasses)
            QVERIFY(
                !retry::burnsAttempt(kind) && !retry::countsForBreaker(kind) && !retry::isTransient(kind));
    }

    void sixTransmissionsByDefault()
    {
        const Settings settings = settingsWith();
        QCOMPARE(retry::maxAttempts(ErrorClass::Timeout, settings), 6);
        QCOMPARE(retry::maxAttempts(ErrorClass::Integrity, settings), 4);
        QCOMPARE(retry::maxAttempts(ErrorClass::Auth, settings), 2);
        QCOMPARE(retry::maxAttempts(ErrorClass::Mismatch, settings), 1);
    }

    void theSlowTierEnds()
    {
        const Settings settings = settingsWith();
        const QList<Millis> expected { 10min, 30min, 1h, 1h, 2h, 4h, 8h };
        for (int tries = 0; tries < expected.size(); ++tries)
            QCOMPARE(retry::slowTierWait(tries, settings), expected[tries]);
        QCOMPARE(retry::slowTierWait(7, settings), std::nullopt);
        QCOMPARE(retry::slowTierWait(-1, settings), std::nullopt);
        QCOMPARE(retry::slowTierWait(0, settingsWith({ { u"retry.slow_tier"_s, u""_s } })), std::nullopt);
    }
};

QTEST_APPLESS_MAIN(TestRetryPolicy)
#include "tst_retrypolicy.moc"
