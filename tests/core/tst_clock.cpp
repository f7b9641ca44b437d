#include "core/clock.h"
#include "core/vectors.h"
#include "support/fakeclock.h"

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class TestClock : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void readsEveryTimeThatNodeReads()
    {
        const QJsonArray rows = coreRows(u"times.json"_s);
        QCOMPARE(rows.size(), 14);
        for (const QJsonValue &row : rows) {
            const QString text = row[u"text"].toString();
            const auto at = parseRfc3339(text);
            QVERIFY2(at, qPrintable(text));
            QCOMPARE(toMs(*at), row[u"ms"].toInteger());
            QCOMPARE(toRfc3339(*at), row[u"iso"].toString());
        }
    }

    void readsWhatTheStandardAllowsBesides()
    {
        QCOMPARE(
            parseRfc3339(u"2026-11-24t16:05:45z").value(), parseRfc3339(u"2026-11-24T16:05:45Z").value());
        QCOMPARE(
            parseRfc3339(u"2016-12-31T23:59:60Z").value(), parseRfc3339(u"2017-01-01T00:00:00Z").value());
        QCOMPARE(parseRfc3339(u"2026-11-24T16:05:45.0009Z").value(),
            parseRfc3339(u"2026-11-24T16:05:45Z").value());
        QVERIFY(parseRfc3339(u"2026-11-24T16:05:45."_s + QString(200, u'9') + u"Z"_s));
    }

    void refusesTimes_data()
    {
        QTest::addColumn<QString>("text");
        for (const char *text : { "", "Z", "2026-11-24", "2026-11-24T16:05:45", "2026-11-24 16:05:45Z",
                 "2026-11-24T16:05Z", "2026-11-24T24:00:00Z", "2026-11-24T16:60:00Z", "2026-11-24T16:05:61Z",
                 "2026-02-29T00:00:00Z", "2026-13-01T00:00:00Z", "2026-00-01T00:00:00Z",
                 "2026-11-31T00:00:00Z", "2026-11-00T00:00:00Z", "2026-11-24T16:05:45.Z",
                 "2026-11-24T16:05:45,5Z", "2026-11-24T16:05:45+0800", "2026-11-24T16:05:45+8:00",
                 "2026-11-24T16:05:45+24:00", "2026-11-24T16:05:45+08:60", "2026-11-24T16:05:45Z ",
                 " 2026-11-24T16:05:45Z", "26-11-24T16:05:45Z", "+2026-11-24T16:05:45Z",
                 "2026/11/24T16:05:45Z", "2026-11-24T16:05:45ZZ", "2026-11-24T1a:05:45Z",
                 "2026-1-24T16:05:45Z", "1795478400" })
            QTest::newRow(text) << QString::fromLatin1(text);
        QTest::newRow("full-width digits") << u"２０２６-11-24T16:05:45Z"_s;
    }
    void refusesTimes()
    {
        QFETCH(QString, text);
        const auto at = parseRfc3339(text);
        QVERIFY2(!at, at ? qPrintable(toRfc3339(*at)) : "");
        QCOMPARE(at.error().kind, ErrorClass::BadUsage);
    }

    void readsDurations_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<Millis>("span");
        QTest::addColumn<QString>("shown");
        const auto row = [](const QString &text, Millis span, const QString &shown) {
            QTest::newRow(qPrintable(text)) << text << span << shown;
        };
        row(u"250ms"_s, 250ms, u"250ms"_s);
        row(u"3s"_s, 3s, u"3s"_s);
        row(u"5m"_s, 5min, u"5m"_s);
        row(u"48h"_s, 48h, u"2d"_s);
        row(u"180d"_s, 180 * 24h, u"180d"_s);
        row(u"0s"_s, 0ms, u"0s"_s);
        row(u"60s"_s, 60s, u"1m"_s);
        row(u"60000ms"_s, 60s, u"1m"_s);
        row(u"90s"_s, 90s, u"90s"_s);
        row(u"90m"_s, 90min, u"90m"_s);
        row(u"36h"_s, 36h, u"36h"_s);
        row(u"1500ms"_s, 1500ms, u"1500ms"_s);
        row(u"3650d"_s, 3650 * 24h, u"3650d"_s);
        row(u"315360000000ms"_s, 3650 * 24h, u"3650d"_s);
    }
    void readsDurations()
    {
        QFETCH(QString, text);
        QFETCH(Millis, span);
        QFETCH(QString, shown);
        const auto read = parseDuration(text);
        QVERIFY2(read, read ? "" : qPrintable(read.error().message));
        QCOMPARE(read->count(), span.count());
        QCOMPARE(formatDuration(span), shown);
        QCOMPARE(parseDuration(shown)->count(), span.count());
    }

    void refusesDurations_data()
    {
        QTest::addColumn<QString>("text");
        for (const char *text : { "", "s", "5", "-5s", "+5s", "1.5s", "5 s", " 5s", "5s ", "5S", "5sec", "5w",
                 "5y", "5us", "1h30m", "1e3s", "0x5s", "3651d", "315360000001ms", "99999999999999999999s",
                 "9223372036854775807ms", "5mS" })
            QTest::newRow(text) << QString::fromLatin1(text);
        QTest::newRow("full-width digit") << u"５s"_s;
    }
    void refusesDurations()
    {
        QFETCH(QString, text);
        const auto span = parseDuration(text);
        QVERIFY2(!span, "was accepted");
        QCOMPARE(span.error().kind, ErrorClass::BadUsage);
        QVERIFY(!span.error().message.isEmpty());
    }

    void theSystemClockMoves()
    {
        const SystemClock clock;
        const Millis boot = clock.sinceBoot();
        QVERIFY(boot > 0ms);
        QVERIFY(toRfc3339(clock.now()) > u"2026-01-01"_s);
        QTRY_VERIFY(clock.sinceBoot() > boot);
    }

    void theFakeClockStartsWhereItSays()
    {
        QCOMPARE(toRfc3339(FakeClock().now()), u"2026-11-24T00:00:00.000Z"_s);
    }
};

QTEST_APPLESS_MAIN(TestClock)
#include "tst_clock.moc"
