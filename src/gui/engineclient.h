#pragma once

#include "engine/newsfeed.h"

#include <QObject>

#include <functional>

/// The window's side of the engine, whichever thread that lives on. Questions are the commands of
/// contract.md section 2, asked with a context: when the page is gone, its answer is dropped. News are
/// signals. Belongs to the window's thread; only values cross.
class EngineClient : public QObject {
    Q_OBJECT

public:
    using Reply = std::function<void(const DeskReply &)>;

    /// `engine` outlives this object, or detach() is called before it goes.
    explicit EngineClient(Engine &engine, QObject *parent = nullptr);
    ~EngineClient() override;

    /// Calls `reply` later (or at once, where engine and window share a thread), unless `context` is gone.
    void ask(const QString &command, const QJsonObject &args, QObject *context, Reply reply);
    /// The clock that the engine goes by: countdowns and ages are measured with it.
    Instant now() const { return m_clock->now(); }

Q_SIGNALS:
    void ordersChanged(const QList<QJsonObject> &orders); ///< as they are now
    void everythingChanged(); ///< too many to name: read again what is shown
    void queueChanged();
    void warned(const Warning &warning);
    void happened(const QString &type, const QJsonObject &order); ///< `order.paid`, `order.attention`, …

private:
    void take(const News &news);

    Engine &m_engine;
    std::shared_ptr<const Clock> m_clock;
    NewsFeed *m_feed = nullptr; ///< lives on the engine's thread
};
