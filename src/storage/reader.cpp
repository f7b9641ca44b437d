#include "storage/reader.h"

Reader::~Reader()
{
    if (!m_thread.joinable())
        return;
    {
        const std::lock_guard lock(m_mutex);
        m_stop = true;
    }
    m_wake.notify_one();
    m_thread.join();
}

void Reader::start()
{
    m_thread = std::thread([this] { loop(); });
}

void Reader::ask(std::function<void()> question)
{
    if (!m_thread.joinable()) {
        question();
        return;
    }
    {
        const std::lock_guard lock(m_mutex);
        m_queue.push_back(std::move(question));
    }
    m_wake.notify_one();
}

void Reader::loop()
{
    std::unique_lock lock(m_mutex);
    while (true) {
        m_wake.wait(lock, [this] { return m_stop || !m_queue.empty(); });
        if (m_queue.empty())
            return;
        const auto question = std::move(m_queue.front());
        m_queue.pop_front();
        lock.unlock();
        question();
        lock.lock();
    }
}
