#include "demo/story.h"

#include <QJsonArray>
#include <QPointer>

#include <cmath>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {
constexpr int KeysPerProduct = 400;
const auto Provider = u"demo"_s;

SandboxConfig sandboxConfig(const DemoStory::Plan &plan)
{
    SandboxConfig config;
    config.seed = plan.seed;
    config.speed = plan.speed;
    config.faults.lostCallback = 0.5;
    config.faults.lateCallback = 0.1;
    config.faults.duplicateCallback = 0.1;
    config.faults.timeout = 0.02;
    config.faults.http5xx = 0.05;
    config.faults.reset = 0.02;
    config.faults.garbage = 0.04;
    config.faults.wrongAmount = 0.04;
    return config;
}
} // namespace

DemoStory::DemoStory(Plan plan, World world, const SpeedClock &clock, Engine &engine, QObject *parent)
    : QObject(parent)
    , m_plan(plan)
    , m_world(std::move(world))
    , m_clock(clock)
    , m_engine(engine)
    , m_random(plan.seed)
    , m_watch(this)
{
    connect(&m_watch, &QTimer::timeout, this, &DemoStory::watch);
}

void DemoStory::after(Millis span, std::function<void()> action)
{
    QTimer::singleShot(
        Millis(qint64(std::ceil(double(span.count()) / m_plan.speed))), this, std::move(action));
}

void DemoStory::fail_(const Error &error)
{
    if (m_done)
        std::exchange(m_done, {})(fail(error));
}

void DemoStory::ask(
    const QString &command, const QJsonObject &args, std::function<void(const QJsonObject &)> then)
{
    m_engine.run({ command, args, u"demo"_s, {} },
        [self = QPointer<DemoStory>(this), then = std::move(then)](const DeskReply &reply) {
            if (!self)
                return; // the curtain fell before the engine's last answer
            if (reply.value)
                then(reply.value->toObject());
            else
                self->fail_(reply.value.error());
        });
}

void DemoStory::play(std::function<void(Progress)> progress, std::function<void(Result<DemoReport>)> done)
{
    m_progress = std::move(progress);
    m_done = std::move(done);
    m_elapsed.start();
    m_provider = std::make_unique<SandboxProvider>(sandboxConfig(m_plan), m_clock);
    setStage([this] {
        castBuyers();
        for (Buyer &buyer : m_buyers)
            after(buyer.arrives, [this, &buyer] { arrive(buyer); });
        m_watch.start(100ms);
    });
}

void DemoStory::stock(const QString &sku, int count, std::function<void()> then)
{
    QByteArray keys;
    for (int i = 0; i < count; ++i)
        keys += sku.toUtf8().toUpper() + '-' + m_random.bytes(8).toHex().toUpper() + '\n';
    ask(u"keys import begin"_s, { { u"sku"_s, sku }, { u"source"_s, u"stdin"_s } },
        [this, keys, then](const QJsonObject &begun) {
            const QJsonObject session { { u"session"_s, begun.value(u"session"_s) } };
            QJsonObject chunk = session;
            chunk.insert(u"data"_s, QString::fromLatin1(keys.toBase64()));
            ask(u"keys import chunk"_s, chunk, [this, session, then](const QJsonObject &) {
                ask(u"keys import end"_s, session, [then](const QJsonObject &) { then(); });
            });
        });
}

void DemoStory::setStage(std::function<void()> then)
{
    auto provider = m_provider->start(QHostAddress::LocalHost, 0);
    auto callbacks = m_world.listen(m_engine);
    auto inbox = m_world.openInbox(m_inbox);
    for (const auto *started : { &provider, &callbacks, &inbox }) {
        if (!*started) {
            fail_(started->error());
            return;
        }
    }
    const QJsonObject account { { u"id"_s, Provider }, { u"type"_s, u"epay"_s },
        { u"set"_s, QJsonObject { { u"base_url"_s, *provider }, { u"pid"_s, m_provider->config().pid } } },
        { u"secret"_s, QJsonObject { { u"key"_s, QString::fromLatin1(m_provider->config().key) } } } };
    const QJsonObject shop { { u"id"_s, u"shop"_s }, { u"type"_s, u"webhook"_s },
        { u"set"_s, QJsonObject { { u"url"_s, *inbox } } } };
    // One after the other, the way a merchant would.
    ask(u"config set"_s, { { u"key"_s, u"listener.public_url"_s }, { u"value"_s, *callbacks } },
        [=, this](const QJsonObject &) {
            ask(u"config set"_s, { { u"key"_s, u"delivery.allow_private"_s }, { u"value"_s, u"true"_s } },
                [=, this](const QJsonObject &) {
                    ask(u"config set"_s, { { u"key"_s, u"http.timeout"_s }, { u"value"_s, u"2s"_s } },
                        [=, this](const QJsonObject &) {
                            ask(u"provider add"_s, account, [=, this](const QJsonObject &) {
                                ask(u"channel add"_s, shop, [=, this](const QJsonObject &) {
                                    ask(u"product add"_s,
                                        { { u"sku"_s, u"game-card"_s }, { u"name"_s, u"Game card"_s },
                                            { u"price"_s, u"9.90"_s } },
                                        [=, this](const QJsonObject &) {
                                            ask(u"product add"_s,
                                                { { u"sku"_s, u"licence"_s }, { u"name"_s, u"Licence key"_s },
                                                    { u"price"_s, u"128.00"_s } },
                                                [=, this](const QJsonObject &) {
                                                    const int count
                                                        = std::max(KeysPerProduct, m_plan.orders * 4);
                                                    stock(u"game-card"_s, count,
                                                        [=, this] { stock(u"licence"_s, count, then); });
                                                });
                                        });
                                });
                            });
                        });
                });
        });
}

void DemoStory::castBuyers()
{
    m_buyers.resize(size_t(m_plan.orders));
    Millis clock { 0 };
    for (Buyer &buyer : m_buyers) {
        clock += Millis(qint64(m_random.below(1200)));
        buyer.arrives = clock;
        buyer.sku = m_random.chance(0.7) ? u"game-card"_s : u"licence"_s;
        buyer.quantity = 1 + int(m_random.below(3));
        buyer.pays = m_random.chance(0.9);
        buyer.hesitates = Millis(3000 + qint64(m_random.below(40'000)));
    }
}

void DemoStory::arrive(Buyer &buyer)
{
    const QJsonObject order { { u"sku"_s, buyer.sku }, { u"quantity"_s, buyer.quantity },
        { u"provider"_s, Provider }, { u"method"_s, u"alipay"_s }, { u"contact"_s, u"buyer@example.com"_s },
        { u"client_ip"_s, u"203.0.113.7"_s } };
    m_engine.run({ u"order create"_s, order, u"demo"_s, {} },
        [this, self = QPointer<DemoStory>(this), &buyer](const DeskReply &reply) {
            if (!self)
                return;
            // The first attempt may have failed: the program goes on trying, the buyer waits for the code.
            const QJsonObject placed
                = reply.value ? reply.value->toObject() : reply.extra.value(u"order"_s).toObject();
            if (placed.isEmpty()) {
                self->fail_(reply.value.error());
                return;
            }
            buyer.orderId = placed.value(u"id"_s).toString();
            buyer.outTradeNo = placed.value(u"out_trade_no"_s).toString();
            if (buyer.pays)
                after(buyer.hesitates, [this, &buyer] { pay(buyer); });
            else
                ++m_ended;
        });
}

void DemoStory::pay(Buyer &buyer)
{
    if (auto paid = m_provider->pay(buyer.outTradeNo); !paid) {
        after(5s, [this, &buyer] { pay(buyer); }); // the code is not on the screen yet
        return;
    }
    buyer.paid = true;
    ++m_ended;
}

void DemoStory::watch()
{
    int placed = 0;
    int paid = 0;
    int delivered = 0;
    for (const Buyer &buyer : m_buyers) {
        placed += !buyer.orderId.isEmpty();
        paid += buyer.paid;
        delivered += buyer.paid && m_inbox.has(buyer.orderId);
    }
    if (m_progress)
        m_progress({ placed, paid, delivered });
    const bool over = m_ended == int(m_buyers.size()) && delivered == paid;
    const bool stuck = Millis(m_elapsed.elapsed()) > Millis(qint64(3600'000 / m_plan.speed)) + 60s;
    if (!over && !stuck)
        return;
    m_watch.stop();
    after(5s, [this] { finish(); }); // late callbacks and repeats may still come: they must change nothing
}

void DemoStory::describe(const QJsonObject &order, const QJsonObject &ledgerOrder,
    const QJsonObject &detected, DemoReport &report) const
{
    TroubledOrder line;
    line.orderId = order.value(u"id"_s).toString();
    line.sku = order.value(u"sku"_s).toString();
    line.state = order.value(u"state"_s).toString();
    line.queries = ledgerOrder.value(u"queries"_s).toInt();
    const QJsonObject paid = order.value(u"paid"_s).toObject();
    line.source = paid.value(u"source"_s).toString();
    const QString fate = ledgerOrder.value(u"callback"_s).toObject().value(u"fate"_s).toString();
    const QJsonObject faults = ledgerOrder.value(u"faults"_s).toObject();
    for (auto fault = faults.constBegin(); fault != faults.constEnd(); ++fault) {
        if (!line.troubles.contains(fault.key()))
            line.troubles.append(fault.key());
    }
    const auto there = parseRfc3339(ledgerOrder.value(u"paid_at"_s).toString());
    const auto here = parseRfc3339(detected.value(line.orderId).toString());
    if (there && here)
        line.detectedAfter = double((*here - *there).count()) / 1000;
    const bool lost = faults.contains(u"lost_callback"_s) || fate == u"lost"_s;
    report.callbacksLost += lost && !paid.isEmpty();
    report.recoveredByPolling += line.source == u"query"_s;
    if (!line.troubles.isEmpty())
        report.troubled.append(line);
}

void DemoStory::finish()
{
    ask(u"order list"_s, { { u"limit"_s, 1000 } }, [this](const QJsonObject &list) {
        ask(u"figures"_s, {}, [this, list](const QJsonObject &figures) {
            DemoReport report;
            report.retries = figures.value(u"retries"_s).toInt();
            const QJsonObject detected = figures.value(u"detected"_s).toObject();
            QHash<QString, QJsonObject> ledger;
            for (const QJsonValue &order : m_provider->ledger().value(u"orders"_s).toArray())
                ledger.insert(order[u"out_trade_no"].toString(), order.toObject());
            for (const QJsonValue &order : list.value(u"items"_s).toArray())
                describe(order.toObject(), ledger.value(order[u"out_trade_no"].toString()), detected, report);
            report.orders = int(m_buyers.size());
            for (const Buyer &buyer : m_buyers) {
                report.paid += buyer.paid;
                report.delivered += buyer.paid && m_inbox.has(buyer.orderId);
            }
            report.deliveredTwice = m_inbox.deliveredTwice();
            report.oversold = m_inbox.soldTwice();
            report.seconds = double(m_elapsed.elapsed()) / 1000;
            if (m_done)
                std::exchange(m_done, {})(report);
        });
    });
}
