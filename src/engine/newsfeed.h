#pragma once

#include "engine/engine.h"

#include <QJsonObject>
#include <QObject>
#include <QTimer>

/// What has happened since the last time, for somebody who shows it.
struct News {
    struct Event {
        QString type; ///< `order.paid`, `order.attention`, …: contract.md section 3
        QJsonObject order;
    };
    QList<QJsonObject> orders; ///< those that changed, as they are now
    bool everything = false; ///< more changed than is worth naming: read again what is shown
    QList<Event> events;
    QList<Warning> warnings;
    bool queue = false; ///< jobs or lanes changed
};

/// Tells a window what changed, at most 20 times a second whatever the load (design.md section 2). Lives on
/// the engine's thread; reads happen on the reader's.
class NewsFeed final : public QObject {
    Q_OBJECT

public:
    /// `deliver` is called on the engine's thread, one at a time.
    NewsFeed(Engine &engine, std::function<void(News)> deliver, QObject *parent = nullptr);

private:
    void soon();
    void send();

    Engine &m_engine;
    std::function<void(News)> m_deliver;
    QTimer m_timer;
    QSet<OrderId> m_orders;
    QList<Warning> m_warnings;
    std::optional<qint64> m_lastEvent; ///< nothing yet: only what comes from now on
    bool m_queue = false;
    bool m_events = false; ///< rows were added to the list since it was read
    bool m_asking = false;
};
