#include "gui/notices.h"

#include "gui/texts.h"

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {
constexpr auto Apart = 60s;

QString goods(const QJsonObject &order)
{
    return u"%1 × %2"_s.arg(order[u"sku"_s].toString()).arg(order[u"quantity"_s].toInt());
}
} // namespace

Notices::Notices(EngineClient &engine, std::function<bool(Notice::Kind)> wanted, QObject *parent)
    : QObject(parent)
    , m_engine(engine)
    , m_wanted(std::move(wanted))
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &Notices::flush);
    connect(&engine, &EngineClient::happened, this, &Notices::hear);
    connect(&engine, &EngineClient::warned, this, &Notices::warn);
}

void Notices::hear(const QString &event, const QJsonObject &order)
{
    const QString id = order[u"id"_s].toString();
    const QString money = texts::money(order[u"amount"_s].toString(), order[u"currency"_s].toString());
    if (event == u"order.paid"_s)
        add({ Notice::Kind::Paid, tr("Paid: %1").arg(money), goods(order), id });
    else if (event == u"order.delivered"_s)
        add({ Notice::Kind::Delivered, tr("Delivered: %1").arg(goods(order)), money, id });
}

void Notices::warn(const Warning &warning)
{
    const QString text = texts::sentence(warning.text);
    if (warning.event == u"order.attention"_s)
        add({ Notice::Kind::NeedsYou, tr("An order needs you: %1").arg(texts::code(warning.title)), text,
            warning.orderUlid });
    else if (warning.event == u"stock.low"_s)
        add({ Notice::Kind::LowStock, tr("Low stock"), text, {} });
    else if (warning.event == u"channel.down"_s || warning.event == u"provider.down"_s)
        add({ Notice::Kind::ChannelDown, texts::sentence(warning.title), text, {} });
    else
        add({ Notice::Kind::Other, texts::sentence(warning.title), text, warning.orderUlid });
}

void Notices::add(const Notice &notice)
{
    if (!m_wanted(notice.kind))
        return;
    Waiting &kind = m_kinds[notice.kind];
    const Instant now = m_engine.now();
    if (kind.held.isEmpty() && now - kind.lastShown >= Apart) {
        kind.lastShown = now;
        Q_EMIT show(notice);
        return;
    }
    kind.held.append(notice);
    if (!m_timer.isActive())
        m_timer.start(1s);
}

void Notices::flush()
{
    bool more = false;
    for (Waiting &kind : m_kinds) {
        if (kind.held.isEmpty())
            continue;
        if (m_engine.now() - kind.lastShown < Apart) {
            more = true;
            continue;
        }
        kind.lastShown = m_engine.now();
        Q_EMIT show(merged(std::exchange(kind.held, {})));
    }
    if (more)
        m_timer.start(1s);
}

Notice Notices::merged(const QList<Notice> &notices)
{
    if (notices.size() == 1)
        return notices.first();
    const int count = int(notices.size());
    Notice all { notices.first().kind, {}, notices.last().title, {} };
    switch (all.kind) {
    case Notice::Kind::Paid:
        all.title = tr("%n order(s) were paid", nullptr, count);
        break;
    case Notice::Kind::Delivered:
        all.title = tr("%n order(s) were delivered", nullptr, count);
        break;
    case Notice::Kind::NeedsYou:
        all.title = tr("%n order(s) need you", nullptr, count);
        break;
    case Notice::Kind::LowStock:
        all.title = tr("%n product(s) are low on stock", nullptr, count);
        break;
    case Notice::Kind::ChannelDown:
        all.title = tr("%n endpoint(s) are down", nullptr, count);
        break;
    case Notice::Kind::Other:
        all.title = tr("%n message(s)", nullptr, count);
        break;
    }
    return all;
}
