// How soon a payment is noticed when no callback comes, and what asking costs: a live engine against the
// real sandbox over sockets, on a clock that runs faster. `--size` is the number of buyers.

#include "liveshop.h"
#include "measure.h"

#include "core/pollschedule.h"
#include "demo/speedclock.h"
#include "http/httpserver.h"
#include "sandbox/sandboxprovider.h"
#include "storage/figures.h"

#include <QCoreApplication>
#include <QHash>
#include <QJsonArray>
#include <QJsonObject>
#include <QTimer>

#include <cmath>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace bench;

namespace {
constexpr double Speed = 25;
constexpr double PayShare = 0.65; ///< `typical` of queue.md section 5.11
constexpr double MedianPause = 35'000; ///< ms until somebody who pays has paid
constexpr double Spread = 0.9; ///< of its logarithm
constexpr Millis ArrivalSpan = 10min;
constexpr Millis Expiry = 15min;

struct Buyer {
    Millis arrives {};
    std::optional<Millis> pays; ///< after the order; nothing: never
    QString orderId;
    QString outTradeNo;
};

double uniform(SeededRandom &random)
{
    return (double(random.below(1 << 30)) + 0.5) / (1 << 30);
}

/// Log-normal by Box and Muller.
Millis pauseOf(SeededRandom &random)
{
    const double normal = std::sqrt(-2 * std::log(uniform(random))) * std::cos(2 * M_PI * uniform(random));
    return Millis(qint64(std::min(MedianPause * std::exp(Spread * normal), 800'000.0)));
}

std::vector<Buyer> castBuyers(int count)
{
    SeededRandom random(7);
    std::vector<Buyer> buyers(size_t(count), Buyer {});
    for (Buyer &buyer : buyers) {
        buyer.arrives = Millis(qint64(random.below(quint64(ArrivalSpan.count()))));
        if (random.chance(PayShare))
            buyer.pays = pauseOf(random);
    }
    return buyers;
}

struct Asked {
    std::vector<double> delays; ///< s from paying to knowing
    double queriesPerOrder = 0;
};

/// The schedule itself: no network, no limit of the account, nothing that takes time.
Asked ideal(const std::vector<Buyer> &buyers)
{
    const Settings settings;
    Asked asked;
    qint64 queries = 0;
    for (const Buyer &buyer : buyers) {
        poll::Situation at { Instant {}, Instant {} + Expiry, Instant {}, 0, 0, false };
        while (const auto wait = poll::nextWait(at, settings)) {
            at.now += *wait;
            ++queries;
            ++at.queries;
            if (buyer.pays && at.now - at.createdAt >= *buyer.pays) {
                asked.delays.push_back(double((at.now - at.createdAt - *buyer.pays).count()) / 1000);
                break;
            }
            if (at.now >= at.expiresAt) {
                ++at.queriesAfterExpiry;
                at.answeredAfterExpiry = true;
            }
        }
    }
    asked.queriesPerOrder = double(queries) / double(buyers.size());
    return asked;
}

/// The shop, its provider and its buyers.
class Market : public QObject {
public:
    Market(const Options &options, double callbacksLost, std::vector<Buyer> buyers)
        : m_clock(std::make_shared<SpeedClock>(Speed))
        , m_shop(options)
        , m_buyers(std::move(buyers))
        , m_inbox([](const HttpServerRequest &, const Responder &responder) {
            responder.answer(HttpResponse::json(200, {}));
        })
    {
        SandboxConfig config;
        config.speed = Speed;
        config.faults.lostCallback = callbacksLost;
        m_provider = std::make_unique<SandboxProvider>(config, *m_clock);
        LiveShop::Network network;
        network.clock = m_clock;
        network.speed = Speed;
        m_shop.open(std::move(network));
        m_shop.addProduct(int(m_buyers.size()) + 1);
        must(m_inbox.listen(QHostAddress::LocalHost, 0));
        m_shop.addChannel(m_inbox.url() + u"/deliveries"_s);
        m_shop.addProvider(must(m_provider->start(QHostAddress::LocalHost, 0)), m_provider->config().pid,
            m_provider->config().key);
    }

    Asked play()
    {
        for (Buyer &buyer : m_buyers)
            after(buyer.arrives, [this, &buyer] { arrive(buyer); });
        bool over = false; // by then the last order has been asked about after its expiry
        after(ArrivalSpan + Expiry + 2min, [&over] { over = true; });
        waitUntil([this, &over] { return over && m_ended == int(m_buyers.size()); });
        return count();
    }

private:
    void after(Millis span, std::function<void()> action)
    {
        QTimer::singleShot(
            Millis(qint64(double(span.count()) / Speed)), Qt::PreciseTimer, this, std::move(action));
    }

    void arrive(Buyer &buyer)
    {
        const QJsonObject order { { u"sku"_s, u"card"_s }, { u"provider"_s, u"pay"_s },
            { u"method"_s, u"alipay"_s }, { u"client_ip"_s, u"203.0.113.7"_s } };
        m_shop.engine().run(
            { u"order create"_s, order, u"bench"_s, {} }, [this, &buyer](const DeskReply &reply) {
                const QJsonObject placed
                    = reply.value ? reply.value->toObject() : reply.extra.value(u"order"_s).toObject();
                if (placed.isEmpty())
                    die(reply.value.error().message);
                buyer.orderId = placed.value(u"id"_s).toString();
                buyer.outTradeNo = placed.value(u"out_trade_no"_s).toString();
                if (buyer.pays)
                    after(*buyer.pays, [this, &buyer] { pay(buyer); });
                else
                    ++m_ended;
            });
    }

    void pay(Buyer &buyer)
    {
        if (m_provider->pay(buyer.outTradeNo))
            ++m_ended;
        else
            after(2s, [this, &buyer] { pay(buyer); });
    }

    Asked count()
    {
        QHash<QString, Instant> paidAt;
        Asked asked;
        qint64 queries = 0;
        const QJsonArray ledger = m_provider->ledger().value(u"orders"_s).toArray();
        for (const QJsonValue &order : ledger) {
            queries += order[u"queries"].toInteger();
            if (const auto at = parseRfc3339(order[u"paid_at"].toString()))
                paidAt.insert(order[u"out_trade_no"].toString(), *at);
        }
        m_shop.close();
        auto db = must(Connection::open(m_shop.databasePath(), Connection::Mode::ReadOnly));
        QHash<QString, Instant> known;
        for (const auto &[id, at] : must(FigureRepository(*db).detections(int(m_buyers.size()))))
            known.insert(id, at);
        for (const Buyer &buyer : m_buyers) {
            if (!paidAt.contains(buyer.outTradeNo))
                continue;
            if (!known.contains(buyer.orderId))
                die(u"a payment was never noticed"_s);
            asked.delays.push_back(
                double((known.value(buyer.orderId) - paidAt.value(buyer.outTradeNo)).count()) / 1000);
        }
        asked.queriesPerOrder = double(queries) / double(m_buyers.size());
        return asked;
    }

    std::shared_ptr<SpeedClock> m_clock;
    LiveShop m_shop;
    std::vector<Buyer> m_buyers;
    HttpServer m_inbox;
    std::unique_ptr<SandboxProvider> m_provider;
    int m_ended = 0;
};

void addDelay(Table &table, const QString &what, const Asked &ours, const Asked &ideal, double share,
    const QString &goal, std::optional<bool> met)
{
    const double mine = percentile(ours.delays, share);
    const double best = percentile(ideal.delays, share);
    table.add({ {}, what, number(mine), number(best), number(mine / best), goal, met });
}
} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication app(argc, argv);
    const Options options = readOptions(u"How soon a payment is noticed."_s, u"Buyers."_s);
    const auto buyers = castBuyers(int(options.sizeOr(40, 10)));
    const Asked schedule = ideal(buyers);
    const Asked polled = Market(options, 1, buyers).play();
    Table table(u"Noticing payments: %1 buyers in %2 min, time %3 times as fast"_s.arg(buyers.size())
                    .arg(ArrivalSpan / 1min)
                    .arg(Speed));
    const double p95 = percentile(polled.delays, 0.95);
    table.add({ u"16"_s, u"queries an order, all callbacks lost"_s, number(polled.queriesPerOrder),
        number(schedule.queriesPerOrder), number(polled.queriesPerOrder / schedule.queriesPerOrder),
        u"≤ 36"_s, polled.queriesPerOrder <= 36 });
    addDelay(table, u"delay p50, s"_s, polled, schedule, 0.5, u"mean 2.8"_s, {});
    addDelay(table, u"delay p95, s"_s, polled, schedule, 0.95, u"p99 ≤ 9.6 s"_s, p95 <= 9.6);
    if (!options.quick) {
        const Asked told = Market(options, 0, buyers).play();
        addDelay(table, u"delay p50 with callbacks, s"_s, told, schedule, 0.5, {}, {});
        addDelay(table, u"delay p95 with callbacks, s"_s, told, schedule, 0.95, {}, {});
        table.add({ {}, u"queries an order with callbacks"_s, number(told.queriesPerOrder), u"–"_s, u"–"_s,
            {}, {} });
    }
    table.note(
        u"in place of raw SQLite stands the schedule itself, computed for the same buyers without network,\n"
        "commit or the account's limit of two queries a second; seconds are the shop's"_s);
    table.print();
    return 0;
}
