#include "engine/metrics.h"
#include "support/shop.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

/// The figures that `/metrics` shows, after stories whose figures are known.
class TestMetrics : public QObject {
    Q_OBJECT

    static QByteArray text(Shop &shop)
    {
        std::optional<Result<QByteArray>> collected;
        metrics::collect(*shop.engine, [&](Result<QByteArray> figures) { collected = std::move(figures); });
        shop.settle();
        return collected && *collected ? **collected : QByteArray();
    }
    /// What Prometheus would read: name with labels -> value.
    static QMap<QString, double> figures(Shop &shop)
    {
        QMap<QString, double> all;
        for (const QByteArray &line : text(shop).split('\n')) {
            const qsizetype blank = line.lastIndexOf(' ');
            if (!line.startsWith('#') && blank > 0)
                all.insert(QString::fromUtf8(line.first(blank)), line.sliced(blank + 1).toDouble());
        }
        return all;
    }

private Q_SLOTS:
    void theTextIsWhatPrometheusReads()
    {
        Shop shop;
        shop.furnish(1);
        (void)shop.order();
        shop.pass(3s);
        static const QRegularExpression sample(
            u"^[a-z_]+(\\{[a-z]+=\"[^\"\\\\]*\"(,[a-z]+=\"[^\"\\\\]*\")*\\})? [0-9]+(\\.[0-9]+)?$"_s);
        QSet<QByteArray> described;
        const QByteArray all = text(shop);
        QVERIFY(all.endsWith('\n'));
        for (const QByteArray &line : all.chopped(1).split('\n')) {
            if (line.startsWith("# TYPE ")) {
                const QByteArray name = line.split(' ')[2];
                QVERIFY2(!described.contains(name), "a family stands in one place");
                described.insert(name);
            } else if (!line.startsWith("# HELP ")) {
                QVERIFY2(sample.match(QString::fromUtf8(line)).hasMatch(), line.constData());
                QByteArray family = line.first(line.indexOf(line.contains('{') ? '{' : ' '));
                for (const char *part : { "_bucket", "_sum", "_count" }) {
                    if (described.contains(
                            family.chopped(family.endsWith(part) ? qsizetype(qstrlen(part)) : 0)))
                        family.chop(family.endsWith(part) ? qsizetype(qstrlen(part)) : 0);
                }
                QVERIFY2(described.contains(family), line.constData());
            }
        }
    }

    void aStoryIsToldInNumbers()
    {
        Shop shop;
        shop.furnish(3);
        const QJsonObject order = shop.order();
        shop.pass(1s);
        shop.provider.pay(Shop::outNo(order));
        shop.pass(10s);
        QCOMPARE(shop.state(order), u"delivered"_s);
        const auto all = figures(shop);
        QCOMPARE(all[u"neverdrop_jobs{state=\"done\"}"_s], 3); // create, query, deliver
        QCOMPARE(all[u"neverdrop_delivery_seconds_count"_s], 1);
        QCOMPARE(all[u"neverdrop_delivery_seconds_bucket{le=\"1\"}"_s], 1);
        QCOMPARE(all[u"neverdrop_detection_delay_seconds_count"_s], 1);
        QCOMPARE(all[u"neverdrop_detection_delay_seconds_bucket{le=\"+Inf\"}"_s], 1);
        QVERIFY(all[u"neverdrop_attempts_total{class=\"none\"}"_s] >= 3);
        QCOMPARE(all[u"neverdrop_lane_open{lane=\"deliver:shop\",state=\"open\"}"_s], 1);
        QCOMPARE(all[u"neverdrop_lane_open{lane=\"query:ep\",state=\"open\"}"_s], 1);
    }

    void bucketsAddUp()
    {
        Shop shop;
        shop.furnish(2);
        bool down = true;
        shop.fault = [&down](const HttpRequest &request) -> std::optional<Result<HttpReply>> {
            if (!down || request.url.host() != u"shop.example"_s)
                return {};
            return fail(ErrorClass::Unreachable, u"refused"_s);
        };
        const QJsonObject slow = shop.order();
        shop.provider.pay(Shop::outNo(slow));
        shop.pass(20s); // tried at once, after 1 s, after 6 s; next after a minute
        down = false;
        const QJsonObject quick = shop.order();
        shop.provider.pay(Shop::outNo(quick));
        shop.pass(2min);
        QCOMPARE(shop.state(slow), u"delivered"_s);
        const auto all = figures(shop);
        QCOMPARE(all[u"neverdrop_delivery_seconds_bucket{le=\"1\"}"_s], 1);
        QCOMPARE(all[u"neverdrop_delivery_seconds_bucket{le=\"30\"}"_s], 1);
        QCOMPARE(all[u"neverdrop_delivery_seconds_bucket{le=\"300\"}"_s], 2);
        QCOMPARE(all[u"neverdrop_delivery_seconds_bucket{le=\"7200\"}"_s], 2);
        QCOMPARE(all[u"neverdrop_delivery_seconds_count"_s], 2);
        QVERIFY(
            all[u"neverdrop_delivery_seconds_sum"_s] > 40 && all[u"neverdrop_delivery_seconds_sum"_s] < 90);
        QCOMPARE(all[u"neverdrop_attempts_total{class=\"unreachable\"}"_s], 3);
    }

    void aPausedAndABrokenLaneAreNotOpen()
    {
        Shop shop;
        shop.furnish(8);
        (void)shop.order(); // makes the lanes
        shop.pass(3s);
        shop.must(u"queue pause"_s, { { u"lane"_s, u"query:ep"_s } });
        QCOMPARE(figures(shop).value(u"neverdrop_lane_open{lane=\"query:ep\",state=\"paused\"}"_s, -1), 0);
        shop.must(u"queue resume"_s, { { u"lane"_s, u"query:ep"_s } });
        shop.fault = [](const HttpRequest &request) -> std::optional<Result<HttpReply>> {
            if (request.url.host() != u"shop.example"_s)
                return {};
            return fail(ErrorClass::Unreachable, u"refused"_s);
        };
        for (int i = 0; i < 6; ++i) {
            const QJsonObject order = shop.order();
            shop.provider.pay(Shop::outNo(order));
        }
        shop.pass(8s);
        QCOMPARE(
            figures(shop).value(u"neverdrop_lane_open{lane=\"deliver:shop\",state=\"broken\"}"_s, -1), 0);
    }
};

QTEST_GUILESS_MAIN(TestMetrics)
#include "tst_metrics.moc"
