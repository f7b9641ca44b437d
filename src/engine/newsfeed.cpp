#include "engine/newsfeed.h"

#include "engine/eventview.h"
#include "engine/orderview.h"
#include "storage/orders.h"

#include <QJsonDocument>
#include <QPointer>

#include <utility>

namespace {
constexpr int Often = 50; // ms
constexpr int WorthNaming = 200;

struct Read {
    News news;
    qint64 lastEvent = 0;
    bool moreEvents = false;
};

Result<Read> read(
    Connection &db, const QSet<OrderId> &changed, std::optional<qint64> lastEvent, const Rules &rules)
{
    Read read;
    read.news.everything = changed.size() > WorthNaming;
    OrderRepository orders(db);
    if (!read.news.everything) {
        for (const OrderId id : changed) {
            auto order = orders.byId(id);
            if (!order)
                return fail(order.error());
            auto shown = view::order(db, *order, rules);
            if (!shown)
                return fail(shown.error());
            read.news.orders.append(*shown);
        }
    }
    auto page = eventview::after(db, lastEvent, {}, rules);
    if (!page)
        return fail(page.error());
    read.lastEvent = page->last;
    read.moreEvents = page->more;
    for (const auto &event : page->events)
        read.news.events.append({ event.type, QJsonDocument::fromJson(event.data).object() });
    return read;
}
} // namespace

NewsFeed::NewsFeed(Engine &engine, std::function<void(News)> deliver, QObject *parent)
    : QObject(parent)
    , m_engine(engine)
    , m_deliver(std::move(deliver))
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &NewsFeed::send);
    connect(&engine, &Engine::ordersChanged, this, [this](const QSet<OrderId> &orders) {
        m_orders += orders;
        soon();
    });
    connect(&engine, &Engine::queueChanged, this, [this] {
        m_queue = true;
        soon();
    });
    connect(&engine, &Engine::warned, this, [this](const QList<Warning> &warnings) {
        m_warnings += warnings;
        soon();
    });
    connect(&engine, &Engine::newEvents, this, [this] {
        m_events = true;
        soon();
    });
    send(); // finds out where the list of events ends: news begin here
}

void NewsFeed::soon()
{
    if (!m_timer.isActive() && !m_asking)
        m_timer.start(Often);
}

void NewsFeed::send()
{
    m_asking = true;
    const QSet<OrderId> orders = std::exchange(m_orders, {});
    const bool queue = std::exchange(m_queue, false);
    m_events = false;
    m_engine.read<Read>([orders, last = m_lastEvent, rules = m_engine.rules()](
                            Connection &db) { return read(db, orders, last, *rules); },
        [this, guard = QPointer<NewsFeed>(this), orders, queue](Result<Read> found) {
            if (!guard)
                return;
            m_asking = false;
            if (!found) { // the disk is in trouble: nothing is lost, it is asked for again
                m_orders += orders;
                m_queue = m_queue || queue;
                m_timer.start(1000);
                return;
            }
            m_lastEvent = found->lastEvent;
            found->news.queue = queue;
            found->news.warnings = std::exchange(m_warnings, {});
            m_deliver(std::move(found->news));
            if (found->moreEvents || m_events || m_queue || !m_orders.isEmpty())
                soon();
        });
}
