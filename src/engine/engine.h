#pragma once

#include "core/clock.h"
#include "engine/desk.h"
#include "engine/diskguard.h"
#include "engine/dispatcher.h"
#include "engine/fulfilment.h"
#include "engine/httptransport.h"
#include "engine/jumpclock.h"
#include "storage/reader.h"
#include "storage/writer.h"

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

#include <functional>
#include <memory>

class AutoBackup;

/// What the engine is given from outside. A test swaps clock, chance, network and threads here.
struct EngineConfig {
    QString folder; ///< the data folder; the database is `neverdrop.db` in it
    QString role = QStringLiteral("serve"); ///< `serve`, `window`, `command`
    std::shared_ptr<const Clock> clock = std::make_shared<SystemClock>();
    std::shared_ptr<Random> random; ///< thread-safe where `threads` is on
    std::shared_ptr<Vault> vault; ///< unlocked
    std::unique_ptr<Connection> writer; ///< opened and migrated, read-write
    std::unique_ptr<HttpTransport> transport;
    std::shared_ptr<AllotmentJournal> journal;
    SandboxAddress sandbox;
    std::function<void(const Settings &)>
        applySettings; ///< timeouts and proxy for the transport; may be empty
    bool threads = true; ///< own threads for writer and reader; off: the caller pumps (tests, simulation)
    DiskGuard::FreeBytes freeBytes; ///< of the folder's disk; empty: asks the system
    double speed = 1; ///< how much faster than a watch `clock` runs: waiting times are divided by it
    bool timers
        = true; ///< run what falls due by itself; off: only what a command names (contract.md section 1)
};

/// The heart: owns writer, reader, queue and transport, and answers the desk. Lives on one thread with
/// an event loop and never waits for a disk.
class Engine : public QObject, public Desk {
    Q_OBJECT

public:
    explicit Engine(EngineConfig config, QObject *parent = nullptr);
    ~Engine() override;

    /// Rescues what a crash left, loads settings and accounts, starts the queue.
    Result<> start();
    /// Starts nothing more; `done` when nothing is in flight.
    void stop(std::function<void()> done);

    void run(const DeskRequest &request, Done done) override;

    /// A callback from outside: verified, written durably, answered as the provider demands.
    void receiveCallback(const QString &provider, const CallbackRequest &request,
        std::function<void(Result<HttpAnswer>)> done);

    // ---- for the commands --------------------------------------------------------------------------
    /// Runs `step` in a transaction; `done` after the commit, when its changes have been announced.
    template <class T>
    void write(std::function<Result<T>(Fulfilment &)> step, std::function<void(Result<T>)> done);
    /// Asks the database outside any transaction.
    template <class T>
    void read(std::function<Result<T>(Connection &)> question, std::function<void(Result<T>)> done)
    {
        m_reader->read<T>(std::move(question), std::move(done));
    }
    /// Settings, accounts or quarantine changed: takes them over, then calls `done`.
    void reloadRules(std::function<void(Result<>)> done);
    /// Calls `done` when `count` more attempts of this kind of job of this order are stored, or after
    /// `atMost`. Without timers: when everything of the order that was due has been tried.
    void whenAttempted(OrderId order, JobKind kind, int count, Millis atMost, std::function<void()> done);
    /// Sends one request outside the queue (account tests): no retry, logged.
    void sendOnce(
        const HttpRequest &request, const QString &kind, const QString &endpoint, HttpTransport::Done done);

    std::shared_ptr<const Rules> rules() const { return m_rules; }
    const EngineConfig &config() const { return m_config; }
    Dispatcher &dispatcher() { return *m_dispatcher; }
    Instant now() const { return m_clock->now(); }
    Writer &writer() { return *m_writer; }
    /// Changes the vault after a rotation or a new passphrase.
    void useVault(std::shared_ptr<Vault> vault);

    /// Runs `call` on the engine's thread, soon.
    void post(std::function<void()> call);

    /// Without threads: runs queued transactions and their completions until nothing is left.
    void pump();
    /// Without timers: starts what is due now, of `order` only if it is given.
    void runDue(OrderId only = {});

Q_SIGNALS:
    void ordersChanged(const QSet<OrderId> &orders);
    void newEvents(); ///< rows were added to the event table
    void queueChanged();
    void warned(const QList<Warning> &warnings);
    void becameIdle(); ///< nothing in flight and nothing due now

private:
    void announce(const Changes &changes);
    void wakeAt(std::optional<Instant> at);
    void attempted(const Job &job);
    void whenIdle();
    void tidy();
    void removeLeftovers();
    // engine_watch.cpp
    void watchClock();
    void clockJumped(Millis by);
    Result<> compareClocks(Connection &db);
    Result<> noteClock(Connection &db) const;
    void noteSleep();
    void applySettings();
    void beat();
    void watchDisk();
    void afterAbsence(Millis away);
    void afterStart();
    Result<> rescue();
    static Result<std::shared_ptr<const Rules>> loadRules(
        Connection &db, const Rules &old, const SandboxAddress &sandbox, Instant now);

    struct Waiter {
        OrderId order;
        JobKind kind = JobKind::CreatePayment;
        int left = 1;
        std::function<void()> done; ///< empty once called
    };

    EngineConfig m_config;
    std::shared_ptr<JumpClock> m_clock;
    DiskGuard m_disk;
    std::unique_ptr<Reader> m_reader;
    std::unique_ptr<Writer> m_writer;
    std::unique_ptr<Dispatcher> m_dispatcher;
    std::unique_ptr<AutoBackup> m_backup; ///< null: a throw-away folder, or nothing runs by itself
    std::shared_ptr<const Rules> m_rules;
    QTimer m_timer;
    std::optional<Instant> m_wakeAt; ///< what the timer waits for
    QTimer m_tidyTimer;
    QTimer m_heartbeat;
    QElapsedTimer m_awake; ///< stands still while the computer sleeps; the boot clock does not
    Millis m_awakeSince { 0 };
    std::optional<Millis> m_away; ///< how long nobody listened before this start
    std::deque<std::function<void()>> m_posted; ///< without threads
    std::vector<std::shared_ptr<Waiter>> m_waiters;
    std::function<void()> m_stopped;
    QHash<QString, std::function<void(Engine &, const DeskRequest &, Done)>> m_commands;
    qint64 m_instance = 0;
};

template <class T>
void Engine::write(std::function<Result<T>(Fulfilment &)> step, std::function<void(Result<T>)> done)
{
    using Both = std::pair<T, Changes>;
    const Instant at = now();
    m_writer->write<Both>(
        [step = std::move(step), rules = m_rules, at](Connection &db) -> Result<Both> {
            Fulfilment fulfilment(db, *rules, at);
            auto value = step(fulfilment);
            if (!value)
                return fail(value.error());
            return Both { std::move(*value), fulfilment.changes() };
        },
        [this, done = std::move(done)](Result<Both> both) {
            if (!both) {
                done(fail(both.error()));
                return;
            }
            announce(both->second);
            done(std::move(both->first));
        });
}
