#include "gui/drill.h"

#include "gui/rowsmodel.h"

#include <QJsonArray>

#include <utility>

using namespace Qt::StringLiterals;

namespace {
constexpr auto Sku = "drill";

QString sku()
{
    return QLatin1StringView(Sku).toString();
}
} // namespace

Drill::Drill(EngineClient &engine, QObject *parent)
    : QObject(parent)
    , m_engine(engine)
{
    connect(&engine, &EngineClient::ordersChanged, this, [this](const QList<QJsonObject> &orders) {
        for (const QJsonObject &order : orders)
            follow(order);
    });
    connect(&engine, &EngineClient::everythingChanged, this, &Drill::look);
}

void Drill::start()
{
    if (std::exchange(m_running, true))
        return;
    m_order.clear();
    ensureProduct();
}

void Drill::fail(const Error &error)
{
    m_running = false;
    Q_EMIT failed(error);
}

void Drill::ask(const QString &command, const QJsonObject &args, Next next)
{
    m_engine.ask(command, args, this, [this, next = std::move(next)](const DeskReply &reply) {
        if (reply.value)
            next(*reply.value);
        else
            fail(reply.value.error());
    });
}

void Drill::ensure(const QString &listing, std::function<bool(const QJsonObject &)> there,
    const QString &command, const QJsonObject &args, std::function<void()> next)
{
    ask(listing, {},
        [this, there = std::move(there), command, args, next = std::move(next)](const QJsonValue &list) {
            const QList<QJsonObject> items = itemsOf(list);
            if (std::any_of(items.begin(), items.end(), there))
                next();
            else
                ask(command, args, [next](const QJsonValue &) { next(); });
        });
}

void Drill::ensureProduct()
{
    ensure(
        u"product list"_s, [](const QJsonObject &item) { return item[u"sku"_s] == sku(); }, u"product add"_s,
        { { u"sku"_s, sku() }, { u"name"_s, tr("Drill") }, { u"price"_s, u"0.01"_s }, { u"drill"_s, true },
            { u"low_stock"_s, 0 } },
        [this] { ensureKeys(); });
}

void Drill::ensureKeys()
{
    ask(u"keys stock"_s, { { u"sku"_s, sku() } }, [this](const QJsonValue &list) {
        const QList<QJsonObject> items = itemsOf(list);
        if (!items.isEmpty() && items.first()[u"available"_s].toInteger() > 0)
            ensureSandbox();
        else
            importKeys();
    });
}

void Drill::importKeys()
{
    ask(u"keys import begin"_s, { { u"sku"_s, sku() } }, [this](const QJsonValue &begun) {
        const QJsonValue session = begun[u"session"_s];
        // A key is new once in a folder's life: the moment makes it so.
        const QString text = u"DRILL-%1-A\nDRILL-%1-B\nDRILL-%1-C\n"_s.arg(toMs(m_engine.now()));
        ask(u"keys import chunk"_s,
            { { u"session"_s, session }, { u"data"_s, QString::fromLatin1(text.toLatin1().toBase64()) } },
            [this, session](const QJsonValue &) {
                ask(u"keys import end"_s, { { u"session"_s, session } },
                    [this](const QJsonValue &) { ensureSandbox(); });
            });
    });
}

void Drill::ensureSandbox()
{
    m_sandbox = u"sandbox"_s;
    ensure(
        u"provider list"_s,
        [this](const QJsonObject &item) {
            if (item[u"type"_s] != u"sandbox"_s || !item[u"enabled"_s].toBool())
                return false;
            m_sandbox = item[u"id"_s].toString();
            return true;
        },
        u"provider add"_s, { { u"id"_s, m_sandbox }, { u"type"_s, u"sandbox"_s } },
        [this] { loseCallbacks(); });
}

void Drill::loseCallbacks()
{
    ask(u"drill prepare"_s, {}, [this](const QJsonValue &) {
        Q_EMIT reached(Step::Prepared, {});
        order();
    });
}

void Drill::order()
{
    // To the screen only: a real shop must not get keys that are none.
    ask(u"order create"_s,
        { { u"sku"_s, sku() }, { u"provider"_s, m_sandbox }, { u"channel"_s, QJsonArray { u"screen"_s } } },
        [this](const QJsonValue &order) {
            m_order = order[u"id"_s].toString();
            m_reached = Step::Ordered;
            Q_EMIT reached(Step::Ordered, order.toObject());
            pay();
        });
}

void Drill::pay()
{
    ask(u"drill pay"_s, { { u"id"_s, m_order } }, [this](const QJsonValue &) {
        m_reached = Step::Paid;
        Q_EMIT reached(Step::Paid, {});
        look(); // it may have been found meanwhile
    });
}

void Drill::look()
{
    if (m_running && !m_order.isEmpty())
        ask(u"order show"_s, { { u"id"_s, m_order } },
            [this](const QJsonValue &order) { follow(order.toObject()); });
}

void Drill::follow(const QJsonObject &order)
{
    if (!m_running || m_order.isEmpty() || order[u"id"_s] != m_order || m_reached < Step::Paid)
        return;
    if (m_reached == Step::Paid && order[u"paid"_s].isObject()) {
        m_reached = Step::Found;
        Q_EMIT reached(Step::Found, order);
    }
    if (m_reached == Step::Found && order[u"state"_s] == u"delivered"_s) {
        m_running = false;
        m_reached = Step::Delivered;
        m_engine.ask(u"drill prepare"_s, { { u"lose_callbacks"_s, false } }, this, [](const DeskReply &) {});
        Q_EMIT reached(Step::Delivered, order);
    }
}
