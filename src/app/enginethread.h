#pragma once

#include "engine/engine.h"

#include <QThread>

#include <functional>
#include <memory>

/// What runs on the engine's thread: an engine and everything around it.
class Hosted {
public:
    virtual ~Hosted() = default;
    virtual Engine &engine() = 0;
    /// What does not work although the engine runs; empty: everything does.
    virtual QString trouble() const { return {}; }
    /// Starts nothing more; `done` when nothing is in flight.
    virtual void stop(std::function<void()> done) = 0;
};

/// The thread that the engine lives on. Made, asked and destroyed by the window's thread.
class EngineThread final : public QObject {
    Q_OBJECT

public:
    using Build = std::function<Result<std::unique_ptr<Hosted>>()>;

    explicit EngineThread(QObject *parent = nullptr);
    ~EngineThread() override; ///< stop() has been called, or nothing was started

    /// Builds on the engine's thread; `done` on this one.
    void start(Build build, std::function<void(Result<>)> done);
    /// Lets what is in flight finish, then ends the thread; `done` on this one. What cannot finish is in the
    /// database and goes on at the next start.
    void stop(std::function<void()> done);
    /// The same, and takes the engine down, so that its folder is free. The thread stays: another engine can
    /// be started, and work() goes on.
    void end(std::function<void()> done);
    /// Runs `there` on the engine's thread, where waiting holds up nobody, then `done` on this one.
    void work(std::function<void()> there, std::function<void()> done);
    Engine &engine() { return m_hosted->engine(); }
    QString trouble() const { return m_hosted->trouble(); } ///< after start(): does not change any more
    bool isRunning() const { return m_hosted != nullptr; }

private:
    QThread m_thread;
    QObject *m_home; ///< lives on the thread: what is called on it runs there
    std::unique_ptr<Hosted> m_hosted;
};
