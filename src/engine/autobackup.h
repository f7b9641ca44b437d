#pragma once

#include "engine/engine.h"

#include <QTimer>

/// Backups that nobody has to think of (contract.md section 5, `backup.*`): every so often and at close, not
/// when nothing changed, opened again after writing, old ones rotated away, a failing one alerted.
class AutoBackup {
public:
    explicit AutoBackup(Engine &engine);

    /// From now on by itself.
    void start();
    void stop() { m_timer.stop(); }
    /// Now, if anything changed; `done` when it is made, skipped, or has failed and was alerted.
    void run(std::function<void()> done);

private:
    struct Plan;
    struct Outcome {
        bool skipped = false;
        QString mark;
        QString file;
        qint64 bytes = 0;
        bool opensElsewhere = true;
    };
    static Result<Outcome> work(Connection &db, const Plan &plan);
    void note(const Result<Outcome> &outcome, std::function<void()> done);
    void arm();

    Engine &m_engine;
    QTimer m_timer;
    std::unique_ptr<Reader> m_reader; ///< while one is being made
};
