#pragma once

#include "core/result.h"
#include "storage/connection.h"

#include <condition_variable>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <thread>

/// Answers questions from a read-only connection on a thread of its own, so that no caller waits for
/// the disk. Each question sees the last commit; none keeps a snapshot open.
class Reader {
public:
    using Post = std::function<void(std::function<void()>)>;

    /// `connection` is read-only, or the writer's own where everything runs on one thread (tests).
    Reader(Connection &connection, Post post)
        : m_connection(&connection)
        , m_post(std::move(post))
    {
    }
    Reader(std::unique_ptr<Connection> connection, Post post)
        : m_owned(std::move(connection))
        , m_connection(m_owned.get())
        , m_post(std::move(post))
    {
    }
    ~Reader();

    void start(); ///< own thread; without it, questions are answered at once, by the caller

    template <class T>
    void read(std::function<Result<T>(Connection &)> question, std::function<void(Result<T>)> done)
    {
        ask([this, question = std::move(question), done = std::move(done)] {
            auto answer = std::make_shared<Result<T>>(question(*m_connection));
            m_post([answer, done] { done(std::move(*answer)); });
        });
    }

private:
    void ask(std::function<void()> question);
    void loop();

    std::unique_ptr<Connection> m_owned;
    Connection *m_connection;
    Post m_post;
    std::mutex m_mutex;
    std::condition_variable m_wake;
    std::deque<std::function<void()>> m_queue;
    bool m_stop = false;
    std::thread m_thread;
};
