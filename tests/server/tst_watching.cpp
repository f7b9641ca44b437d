#include "server/apishop.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {
/// The samples of a Prometheus text by name and labels; each `TYPE` by its family. Empty when a line is
/// none of what the format knows, or a family's type comes after its samples.
struct Figures {
    QMap<QString, double> samples;
    QMap<QString, QString> types;
    bool sound = true;

    explicit Figures(const QByteArray &text)
    {
        static const QRegularExpression comment(u"^# (HELP|TYPE) ([a-z_]+) (.+)$"_s);
        static const QRegularExpression sample(
            u"^([a-z_]+)(\\{([a-z]+=\"[^\"\\\\\\n]*\",?)+\\})? (-?[0-9.e+]+)$"_s);
        sound = text.endsWith('\n');
        for (const QString &line : QString::fromUtf8(text).split(u'\n', Qt::SkipEmptyParts)) {
            if (const auto said = comment.match(line); said.hasMatch()) {
                if (said.captured(1) == u"TYPE"_s)
                    types.insert(said.captured(2), said.captured(3));
                continue;
            }
            const auto found = sample.match(line);
            const QString name = found.captured(1);
            const bool typed
                = types.contains(name) || types.value(name.section(u'_', 0, -2)) == u"histogram"_s;
            sound = sound && found.hasMatch() && typed && !samples.contains(name + found.captured(2));
            samples.insert(name + found.captured(2), found.captured(4).toDouble());
            if (!sound)
                qWarning() << line;
        }
    }
};
} // namespace

/// What a watchdog and a monitoring system see.
class TestWatching : public QObject {
    Q_OBJECT

    static Figures figures(ApiShop &shop) { return Figures(shop.ask("GET /metrics").body); }

private Q_SLOTS:
    void aHealthyShopSaysSoAndWhichVersionItIs()
    {
        ApiShop shop;
        const Answer answer = shop.ask("GET /healthz");
        QCOMPARE(answer.status, 200);
        QCOMPARE(answer.header("Content-Type"), "application/json"_ba);
        QCOMPARE(answer.json(),
            (QJsonObject { { u"status"_s, u"ok"_s }, { u"version"_s, QStringLiteral(NEVERDROP_VERSION) } }));
    }

    void aShopThatCannotWriteIsNotHealthy()
    {
        ApiShop shop;
        shop.refuseWriting(true);
        QVERIFY(shop.ask("GET /healthz").isProblem(503, "local"));
        shop.refuseWriting(false);
        QCOMPARE(shop.ask("GET /healthz").status, 200);
    }

    void figuresArePrometheusText()
    {
        ApiShop shop;
        shop.delivered();
        shop.order();
        const Answer answer = shop.ask("GET /metrics"); // on loopback without a token
        QCOMPARE(answer.status, 200);
        QVERIFY(answer.header("Content-Type").startsWith("text/plain; version=0.0.4"));
        const Figures seen(answer.body);
        QVERIFY(seen.sound);
        QCOMPARE(seen.types[u"neverdrop_jobs"_s], u"gauge"_s);
        QCOMPARE(seen.types[u"neverdrop_attempts_total"_s], u"counter"_s);
        QCOMPARE(seen.types[u"neverdrop_detection_delay_seconds"_s], u"histogram"_s);
        QCOMPARE(seen.types[u"neverdrop_delivery_seconds"_s], u"histogram"_s);
        QCOMPARE(seen.types[u"neverdrop_lane_open"_s], u"gauge"_s);
    }

    void figuresTellWhatWaitsAndHowLongGoodsTook()
    {
        ApiShop shop;
        QCOMPARE(figures(shop).samples[u"neverdrop_delivery_seconds_count"_s], 0.0);
        shop.delivered();
        shop.order();
        const auto samples = figures(shop).samples;
        QCOMPARE(samples[u"neverdrop_jobs{state=\"waiting\"}"_s], 1.0); // the query about the second order
        QVERIFY(samples[u"neverdrop_attempts_total{class=\"none\"}"_s] >= 4);
        for (const QString &name :
            { u"neverdrop_detection_delay_seconds"_s, u"neverdrop_delivery_seconds"_s }) {
            QCOMPARE(samples[name + u"_count"_s], 1.0);
            QCOMPARE(samples[name + u"_bucket{le=\"+Inf\"}"_s], 1.0);
            QCOMPARE(samples[name + u"_bucket{le=\"1\"}"_s], 1.0);
            QVERIFY(samples.contains(name + u"_sum"_s));
        }
    }

    void figuresTellThatAProviderIsDown()
    {
        ApiShop shop(20);
        const auto queries = u"neverdrop_lane_open{lane=\"create:ep\",state=\"%1\"}"_s;
        shop.order();
        QCOMPARE(figures(shop).samples.value(queries.arg(u"open"_s), -1), 1.0);
        shop.fault = [](const HttpRequest &) -> std::optional<Result<HttpReply>> {
            return fail(ErrorClass::Unreachable, u"connection refused"_s);
        };
        for (int i = 0; i < 5; ++i) // failures of five orders in a row open the breaker
            (void)shop.post("/api/v1/orders", ApiShop::draft());
        const auto samples = figures(shop).samples;
        QCOMPARE(samples.value(queries.arg(u"broken"_s), -1), 0.0);
        QVERIFY(samples[u"neverdrop_attempts_total{class=\"unreachable\"}"_s] >= 5);
    }
};

QTEST_GUILESS_MAIN(TestWatching)
#include "tst_watching.moc"
