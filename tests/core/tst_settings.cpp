#include "core/settings.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class TestSettings : public QObject {
    Q_OBJECT

private Q_SLOTS:
    /// contract.md section 5, in its order.
    void theTableIsThatOfTheContract()
    {
        const QList<std::pair<QString, QString>> expected {
            { u"retry.tiers"_s, u"1s,5s,60s,60s,60s"_s },
            { u"retry.slow_tier"_s, u"10m,30m,1h,1h,2h,4h,8h"_s },
            { u"retry.jitter"_s, u"0.1"_s },
            { u"retry.alert_after"_s, u"3"_s },
            { u"retry.crash_limit"_s, u"3"_s },
            { u"poll.schedule"_s, u"adaptive"_s },
            { u"poll.grace"_s, u"48h"_s },
            { u"order.expires_in"_s, u"15m"_s },
            { u"order.late_payment"_s, u"deliver"_s },
            { u"order.hold_max"_s, u"6h"_s },
            { u"order.max_open_per_contact"_s, u"3"_s },
            { u"order.max_open_per_ip"_s, u"5"_s },
            { u"order.max_reserved_share"_s, u"1"_s },
            { u"breaker.failures"_s, u"5"_s },
            { u"breaker.cooldown"_s, u"5s"_s },
            { u"delivery.chunk_size"_s, u"500"_s },
            { u"delivery.allow_private"_s, u"false"_s },
            { u"http.timeout"_s, u"10s"_s },
            { u"http.proxy"_s, u"system"_s },
            { u"listener.enabled"_s, u"false"_s },
            { u"listener.address"_s, u"127.0.0.1:8787"_s },
            { u"listener.tls_cert"_s, u""_s },
            { u"listener.tls_key"_s, u""_s },
            { u"listener.public_url"_s, u""_s },
            { u"backup.folder"_s, u""_s },
            { u"backup.every"_s, u"24h"_s },
            { u"backup.keep"_s, u"7d,4w"_s },
            { u"heartbeat.url"_s, u""_s },
            { u"heartbeat.every"_s, u"60s"_s },
            { u"trace.retention"_s, u"180d"_s },
            { u"privacy.contact_keep"_s, u"365d"_s },
            { u"power.stay_awake"_s, u"true"_s },
            { u"ui.language"_s, u"system"_s },
            { u"security.auto_lock"_s, u"15m"_s },
        };
        const auto table = settingTable();
        QCOMPARE(qsizetype(table.size()), expected.size());
        for (qsizetype i = 0; i < expected.size(); ++i) {
            QCOMPARE(table[size_t(i)].key, expected[i].first);
            QCOMPARE(table[size_t(i)].fallback, expected[i].second);
            QCOMPARE(settingDefault(expected[i].first), expected[i].second);
            QVERIFY2(checkSetting(expected[i].first, expected[i].second), qPrintable(expected[i].first));
        }
    }

    void everyClassHasADefault_data()
    {
        QTest::addColumn<QString>("fallback");
        QTest::newRow("unreachable") << u"tiers"_s;
        QTest::newRow("timeout") << u"tiers"_s;
        QTest::newRow("server_error") << u"tiers"_s;
        QTest::newRow("rate_limited") << u"60s,2m,4m,8m,15m"_s;
        QTest::newRow("auth") << u"1s"_s;
        QTest::newRow("rejected") << u""_s;
        QTest::newRow("integrity") << u"1s,5s,60s"_s;
        QTest::newRow("malformed") << u"1s,5s,60s"_s;
        QTest::newRow("mismatch") << u""_s;
        QTest::newRow("pending") << u"30s"_s;
        QTest::newRow("refused") << u""_s;
        QTest::newRow("out_of_stock") << u"60s"_s;
        QTest::newRow("payload_damaged") << u""_s;
        QTest::newRow("local") << u"1s,2s,4s,8s,16s,30s"_s;
        QTest::newRow("crash") << u"tiers"_s;
    }
    void everyClassHasADefault()
    {
        QFETCH(QString, fallback);
        const QString key = u"retry.class."_s + QString::fromLatin1(QTest::currentDataTag());
        QCOMPARE(settingDefault(key), fallback);
        QVERIFY(checkSetting(key, fallback));
        QVERIFY(checkSetting(key, u"tiers"_s));
        QVERIFY(checkSetting(key, u""_s));
        QVERIFY(checkSetting(key, u"2s,1h"_s));
        QVERIFY(!checkSetting(key, u"never"_s));
        QVERIFY(!checkSetting(key, u"0s"_s));
    }

    void takes_data()
    {
        QTest::addColumn<QString>("key");
        QTest::addColumn<QString>("value");
        const auto rows = [](const char *key, std::initializer_list<const char *> values) {
            for (const char *value : values)
                QTest::addRow("%s = %s", key, value)
                    << QString::fromLatin1(key) << QString::fromLatin1(value);
        };
        rows("retry.tiers", { "100ms", "1s,1s", "1s,5s,15s,30s,60s,5m,1h" });
        rows("retry.slow_tier", { "", "1h" });
        rows("retry.jitter", { "0", "0.25", "1", "1.0" });
        rows("retry.alert_after", { "1", "10" });
        rows("poll.schedule", { "adaptive", "3s,5s,10s", "500ms" });
        rows("poll.grace", { "0s", "7d" });
        rows("order.expires_in", { "1s", "30s", "2h", "30d" });
        rows("order.late_payment", { "deliver", "attention", "refund" });
        rows("order.max_open_per_contact", { "0", "100" });
        rows("order.max_reserved_share", { "0", "0.5", "1" });
        rows("breaker.failures", { "1", "50" });
        rows("breaker.cooldown", { "100ms", "5m" });
        rows("delivery.chunk_size", { "1", "10000" });
        rows("delivery.allow_private", { "true", "false" });
        rows("http.timeout", { "100ms", "2s", "1m" });
        rows("http.proxy",
            { "system", "none", "http://proxy.example:3128", "http://10.0.0.1:8080/",
                "socks5h://127.0.0.1:1080", "socks5h://[::1]:1080" });
        rows("listener.address", { "127.0.0.1:0", "0.0.0.0:80", "[::1]:8787", "localhost:65535" });
        rows("listener.tls_cert", { "", "/etc/ssl/shop.pem", "C:\\shop\\cert.pem" });
        rows("listener.public_url",
            { "", "https://shop.example", "https://shop.example/pay/", "http://203.0.113.7:8787" });
        rows("backup.folder", { "", "/mnt/backup with blanks" });
        rows("backup.every", { "1h", "7d" });
        rows("backup.keep", { "7d,4w", "0d,1w", "1d,0w" });
        rows("heartbeat.url",
            { "", "https://watchdog.example/ping/abc", "http://127.0.0.1:9000/x", "http://localhost/" });
        rows("trace.retention", { "30d", "3650d" });
        rows("ui.language", { "system", "zh_CN", "en" });
        rows("security.auto_lock", { "0s", "5m" });
    }
    void takes()
    {
        QFETCH(QString, key);
        QFETCH(QString, value);
        const auto checked = checkSetting(key, value);
        QVERIFY2(checked, checked ? "" : qPrintable(checked.error().message));
        QVERIFY(Settings::fromStored({ { key, value } }));
    }

    void refuses_data()
    {
        QTest::addColumn<QString>("key");
        QTest::addColumn<QString>("value");
        const auto rows = [](const char *key, std::initializer_list<const char *> values) {
            for (const char *value : values)
                QTest::addRow("%s = %s", key, value) << QString::fromLatin1(key) << QString::fromUtf8(value);
        };
        rows("retry.tiers", { "", "tiers", "1s,", ",1s", "1s, 5s", "1", "0s", "-1s", "1s;5s", "4000d" });
        rows("retry.slow_tier", { "off", "1h,,2h", " " });
        rows("retry.jitter", { "", "-0.1", "1.1", "10%", "0,1", ".1", "1e-1", "NaN", "+0.1", " 0.1" });
        rows("retry.alert_after", { "0", "-1", "1.5", "three", "", "99999999999", "+3", "３" });
        rows("retry.crash_limit", { "0", "" });
        rows("poll.schedule", { "", "fast", "Adaptive", "0s", "3s 5s" });
        rows("poll.grace", { "", "-1s", "forever" });
        rows("order.expires_in", { "", "0s", "500ms", "31d", "15" });
        rows("order.late_payment", { "", "Deliver", "keep" });
        rows("order.max_open_per_contact", { "-1", "" });
        rows("order.max_reserved_share", { "2", "-1", "50%" });
        rows("breaker.failures", { "0", "" });
        rows("breaker.cooldown", { "0s", "6m" });
        rows("delivery.chunk_size", { "0", "10001" });
        rows("delivery.allow_private", { "yes", "1", "TRUE", "" });
        rows("http.timeout", { "0s", "6m", "" });
        rows("http.proxy",
            { "", "proxy.example:3128", "https://proxy.example", "socks5://127.0.0.1:1080", "http://",
                "http://user:secret@proxy.example:3128", "http://proxy.example/path",
                "http://proxy.example?x", "System" });
        rows("listener.enabled", { "on", "" });
        rows("listener.address",
            { "", "8787", ":8787", "127.0.0.1", "127.0.0.1:65536", "127.0.0.1:-1", "::1:8787", "[::1]",
                "127.0.0.1:8787/", "http://127.0.0.1:8787", "127.0.0.1: 8787", "127.0.0.1:8787\n" });
        rows("listener.tls_cert", { " /etc/cert.pem", "/etc/cert\n.pem" });
        rows("listener.public_url",
            { "shop.example", "ftp://shop.example", "https://", "https://shop.example?x=1",
                "https://shop.example#a", "https://user@shop.example" });
        rows("backup.every", { "0s", "" });
        rows("backup.keep", { "", "7d", "4w,7d", "0d,0w", "7d, 4w", "-1d,4w" });
        rows("heartbeat.url",
            { "watchdog.example", "http://watchdog.example/ping", "file:///etc/passwd",
                "https://u:p@watchdog.example" });
        rows("heartbeat.every", { "0s", "" });
        rows("trace.retention", { "0s", "" });
        rows("power.stay_awake", { "", "maybe" });
        rows("ui.language", { "", "zh", "zh-CN", "de" });
        rows("security.auto_lock", { "", "never" });
        rows("retry.class.nonsense", { "1s" });
        rows("retry.class.", { "1s" });
        rows("retry.class.bad_usage", { "1s" });
        rows("no.such.key", { "1" });
        rows("", { "" });
        rows("retry.Tiers", { "1s" });
    }
    void refuses()
    {
        QFETCH(QString, key);
        QFETCH(QString, value);
        const auto checked = checkSetting(key, value);
        QVERIFY2(!checked, "was accepted");
        QCOMPARE(checked.error().kind, ErrorClass::BadUsage);
        QVERIFY2(checked.error().message.contains(key), qPrintable(checked.error().message));
        QVERIFY(!Settings::fromStored({ { key, value } }));
    }

    void theSentenceNamesKeyValueAndWhatIsAccepted()
    {
        QCOMPARE(checkSetting(u"retry.alert_after"_s, u"0"_s).error().message,
            u"retry.alert_after cannot be \"0\": it takes a whole number from 1 to 1000"_s);
        QCOMPARE(checkSetting(u"ui.language"_s, u"de"_s).error().message,
            u"ui.language cannot be \"de\": it takes system, zh_CN, en"_s);
        QCOMPARE(checkSetting(u"order.expires_in"_s, u"0s"_s).error().message,
            u"order.expires_in cannot be \"0s\": it takes a length of time from 1s to 30d, such as 250ms, 3s, 5m or 48h"_s);
    }

    void aPasswordIsNotRepeated()
    {
        const QString message
            = checkSetting(u"http.proxy"_s, u"http://u:s3cret@proxy.example:1"_s).error().message;
        QVERIFY2(!message.contains(u"s3cret"), qPrintable(message));
    }

    void unknownKeysHaveNoDefault()
    {
        QCOMPARE(settingDefault(u"no.such.key"_s), std::nullopt);
        QCOMPARE(settingDefault(u"retry.class.nonsense"_s), std::nullopt);
        QCOMPARE(settingDefault(u"retry.class.bad_usage"_s), std::nullopt);
    }

    void defaultsAreTyped()
    {
        const Settings settings = Settings::fromStored({}).value();
        QCOMPARE(settings.retryTiers, (QList<Millis> { 1s, 5s, 60s, 60s, 60s }));
        QCOMPARE(settings.retrySlowTier, (QList<Millis> { 10min, 30min, 1h, 1h, 2h, 4h, 8h }));
        QCOMPARE(settings.retryClass.size(), 11); // 15 classes, four of them as the tiers
        QVERIFY(!settings.retryClass.contains(ErrorClass::Timeout));
        QCOMPARE(settings.retryClass.value(ErrorClass::Malformed), (QList<Millis> { 1s, 5s, 60s }));
        QCOMPARE(settings.retryJitter, 0.1);
        QCOMPARE(settings.retryAlertAfter, 3);
        QCOMPARE(settings.retryCrashLimit, 3);
        QVERIFY(settings.pollList.isEmpty());
        QCOMPARE(settings.pollGrace, 48h);
        QCOMPARE(settings.orderExpiresIn, 15min);
        QCOMPARE(settings.latePayment, LatePayment::Deliver);
        QCOMPARE(settings.orderHoldMax, 6h);
        QCOMPARE(settings.maxOpenPerContact, 3);
        QCOMPARE(settings.maxOpenPerIp, 5);
        QCOMPARE(settings.maxReservedShare, 1.0);
        QCOMPARE(settings.breakerFailures, 5);
        QCOMPARE(settings.breakerCooldown, 5s);
        QCOMPARE(settings.deliveryChunkSize, 500);
        QVERIFY(!settings.deliveryAllowPrivate);
        QCOMPARE(settings.httpTimeout, 10s);
        QCOMPARE(settings.httpProxy, u"system"_s);
        QVERIFY(!settings.listenerEnabled);
        QCOMPARE(settings.listenerAddress, u"127.0.0.1:8787"_s);
        QCOMPARE(settings.backupEvery, 24h);
        QCOMPARE(settings.backupKeepDays, 7);
        QCOMPARE(settings.backupKeepWeeks, 4);
        QCOMPARE(settings.heartbeatEvery, 60s);
        QCOMPARE(settings.traceRetention, 180 * 24h);
        QCOMPARE(settings.contactKeep, 365 * 24h);
        QVERIFY(settings.stayAwake);
        QCOMPARE(settings.language, u"system"_s);
        QCOMPARE(settings.autoLock, 15min);
    }

    void storedValuesOverlayTheDefaults()
    {
        const Settings settings
            = Settings::fromStored({
                                       { u"retry.class.timeout"_s, u"2s"_s },
                                       { u"retry.class.integrity"_s, u"tiers"_s },
                                       { u"retry.class.local"_s, u""_s },
                                       { u"poll.schedule"_s, u"3s,5s"_s },
                                       { u"order.late_payment"_s, u"refund"_s },
                                       { u"backup.keep"_s, u"1d,2w"_s },
                                       { u"listener.public_url"_s, u"https://shop.example"_s },
                                       { u"power.stay_awake"_s, u"false"_s },
                                   })
                  .value();
        QCOMPARE(settings.retryClass.value(ErrorClass::Timeout), (QList<Millis> { 2s }));
        QVERIFY(!settings.retryClass.contains(ErrorClass::Integrity));
        QVERIFY(settings.retryClass.contains(ErrorClass::Local));
        QVERIFY(settings.retryClass.value(ErrorClass::Local).isEmpty());
        QCOMPARE(settings.pollList, (QList<Millis> { 3s, 5s }));
        QCOMPARE(settings.latePayment, LatePayment::Refund);
        QCOMPARE(settings.backupKeepDays, 1);
        QCOMPARE(settings.backupKeepWeeks, 2);
        QCOMPARE(settings.listenerPublicUrl, u"https://shop.example"_s);
        QVERIFY(!settings.stayAwake);
        QCOMPARE(settings.retryTiers.size(), 5);
    }
};

QTEST_APPLESS_MAIN(TestSettings)
#include "tst_settings.moc"
