#pragma once

#include "core/result.h"
#include "storage/connection.h"

#include <condition_variable>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <thread>

/// The only writer: whatever queued up while the last fsync ran becomes one transaction (design.md
/// section 2, queue.md section 5.13). Each command runs under a savepoint, so one that fails undoes
/// itself alone; `done` is called after COMMIT returned, never before.
///
/// A COMMIT that returned an error is unknown: the connection is closed and reopened, and every
/// command of the batch gets Local. Commands must therefore be safe to submit again: idempotent by
/// key or by state. While reopening fails, each further batch tries once more and gets Local.
///
/// The writer also owns the checkpoints, so that no COMMIT pays for one: PASSIVE when nothing is
/// queued and the WAL grew by 4 MiB, TRUNCATE beyond 64 MiB, and at the end.
class Writer {
public:
    /// Runs inside the open transaction, on the writer's thread. Captures values only.
    using Work = std::function<Result<>(Connection &)>;
    using Done = std::function<void(Result<>)>;
    /// Brings a completion to the thread of whoever submitted (the engine's event loop).
    using Post = std::function<void(std::function<void()>)>;

    Writer(std::unique_ptr<Connection> connection, Post post);
    ~Writer(); ///< runs what is queued, then ends the thread and truncates the WAL

    void start(); ///< own thread; without it, runBatch() is called by hand (tests, simulation)
    void submit(Work work, Done done);

    /// submit() for work that yields a value.
    template <class T>
    void write(std::function<Result<T>(Connection &)> work, std::function<void(Result<T>)> done)
    {
        auto value = std::make_shared<std::optional<T>>();
        submit(
            [work = std::move(work), value](Connection &db) -> Result<> {
                auto result = work(db);
                if (!result)
                    return fail(result.error());
                *value = std::move(*result);
                return {};
            },
            [done = std::move(done), value](Result<> committed) {
                if (!committed)
                    done(fail(committed.error()));
                else
                    done(std::move(**value));
            });
    }

    /// One transaction with what is queued now (at most 512 commands). @return commands run
    int runBatch();
    /// Waits until everything submitted before this call is committed and posted. Not from a Work.
    void drain();

    struct Figures {
        qint64 commits = 0;
        qint64 commands = 0;
        qint64 largestBatch = 0;
    };
    Figures figures() const;
    /// For tests and backup: the connection itself, only while the thread does not run.
    Connection &connection() { return *m_connection; }

private:
    struct Command {
        Work work;
        Done done;
    };
    std::vector<Command> take();
    std::vector<Result<>> execute(const std::vector<Command> &batch);
    Result<> runUnderSavepoint(const Work &work);
    void post(std::vector<Command> batch, std::vector<Result<>> results);
    void checkpointIfDue();
    void loop();

    std::unique_ptr<Connection> m_connection;
    Post m_post;
    mutable std::mutex m_mutex;
    std::condition_variable m_wake;
    std::condition_variable m_idle;
    std::deque<Command> m_queue;
    Figures m_figures;
    qint64 m_submitted = 0;
    qint64 m_posted = 0;
    qint64 m_walAtCheckpoint = 0; ///< of the writer's thread
    bool m_stop = false;
    std::thread m_thread;
};
