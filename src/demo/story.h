#pragma once

#include "core/random.h"
#include "demo/report.h"
#include "demo/shopinbox.h"
#include "demo/speedclock.h"
#include "engine/engine.h"
#include "sandbox/sandboxprovider.h"

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

#include <functional>
#include <memory>

/// The whole story on a throw-away folder: a shop with products and keys, buyers who pay, a provider
/// whose callbacks get lost and whose answers fail, and what the program makes of it.
class DemoStory final : public QObject {
    Q_OBJECT

public:
    struct Plan {
        int orders = 50;
        quint64 seed = 1;
        double speed = 10;
    };
    /// Where the engine and the shop listen: handed in, the servers belong to other layers.
    struct World {
        std::function<Result<QString>(Engine &)> listen; ///< @return the address callbacks reach
        std::function<Result<QString>(ShopInbox &)> openInbox; ///< @return where deliveries are to go
    };
    struct Progress {
        int placed = 0;
        int paid = 0;
        int delivered = 0;
    };

    /// `engine` is built on `clock`, and its transport is fast: a timeout lasts a second at most.
    DemoStory(Plan plan, World world, const SpeedClock &clock, Engine &engine, QObject *parent = nullptr);

    /// Plays; `done` at the end, with an Error where the stage could not be set.
    void play(std::function<void(Progress)> progress, std::function<void(Result<DemoReport>)> done);

private:
    struct Buyer {
        QString sku;
        int quantity = 1;
        Millis arrives {};
        Millis hesitates {};
        bool pays = true;
        QString orderId;
        QString outTradeNo;
        bool paid = false;
    };
    void setStage(std::function<void()> then);
    void ask(const QString &command, const QJsonObject &args, std::function<void(const QJsonObject &)> then);
    void stock(const QString &sku, int count, std::function<void()> then);
    void castBuyers();
    void arrive(Buyer &buyer);
    void pay(Buyer &buyer);
    void watch();
    void finish();
    void describe(const QJsonObject &order, const QJsonObject &ledgerOrder, const QJsonObject &detected,
        DemoReport &report) const;
    void fail_(const Error &error);
    void after(Millis span, std::function<void()> action); ///< in the demo's own, faster time

    Plan m_plan;
    World m_world;
    const SpeedClock &m_clock;
    Engine &m_engine;
    SeededRandom m_random;
    std::unique_ptr<SandboxProvider> m_provider;
    ShopInbox m_inbox;
    std::vector<Buyer> m_buyers;
    std::function<void(Progress)> m_progress;
    std::function<void(Result<DemoReport>)> m_done;
    QTimer m_watch;
    QElapsedTimer m_elapsed;
    int m_ended = 0; ///< buyers who have paid or never will
};
