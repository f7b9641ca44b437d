#include "storage/writer.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace {
constexpr size_t LargestBatch = 512;
constexpr qint64 CheckpointEvery = 4 << 20;
constexpr qint64 TruncateAbove = 64 << 20;

/// What everybody in a batch is told whose transaction did not commit, also those who were refused:
/// the refusal may rest on rows that are gone again.
Error notSaved(const Error &why)
{
    return { ErrorClass::Local,
        u"it is not certain that this was saved, it will be looked up: %1"_s.arg(why.message), -1 };
}
} // namespace

Writer::Writer(std::unique_ptr<Connection> connection, Post post)
    : m_connection(std::move(connection))
    , m_post(std::move(post))
{
}

Writer::~Writer()
{
    if (m_thread.joinable()) {
        {
            const std::lock_guard lock(m_mutex);
            m_stop = true;
        }
        m_wake.notify_one();
        m_thread.join();
    }
    while (runBatch() > 0) { }
    // If this fails, the WAL stays and the next start reads it.
    (void)m_connection->checkpoint(Connection::Checkpoint::Truncate);
}

void Writer::start()
{
    m_thread = std::thread([this] { loop(); });
}

void Writer::submit(Work work, Done done)
{
    {
        const std::lock_guard lock(m_mutex);
        m_queue.push_back({ std::move(work), std::move(done) });
        ++m_submitted;
    }
    m_wake.notify_one();
}

void Writer::loop()
{
    for (;;) {
        {
            std::unique_lock lock(m_mutex);
            m_wake.wait(lock, [this] { return m_stop || !m_queue.empty(); });
            if (m_queue.empty())
                return;
        }
        runBatch();
    }
}

int Writer::runBatch()
{
    std::vector<Command> batch = take();
    if (batch.empty())
        return 0;
    const int commands = int(batch.size());
    std::vector<Result<>> results = execute(batch);
    post(std::move(batch), std::move(results));
    checkpointIfDue();
    return commands;
}

std::vector<Writer::Command> Writer::take()
{
    const std::lock_guard lock(m_mutex);
    const auto end = m_queue.begin() + qptrdiff(std::min(m_queue.size(), LargestBatch));
    std::vector<Command> batch(std::make_move_iterator(m_queue.begin()), std::make_move_iterator(end));
    m_queue.erase(m_queue.begin(), end);
    return batch;
}

std::vector<Result<>> Writer::execute(const std::vector<Command> &batch)
{
    const auto all
        = [&batch](const Error &error) { return std::vector<Result<>>(batch.size(), fail(error)); };
    if (!m_connection->handle()) {
        if (auto reopened = m_connection->reopen(); !reopened)
            return all({ ErrorClass::Local, reopened.error().message, -1 });
    }
    auto transaction = Transaction::begin(*m_connection);
    if (!transaction) {
        m_connection->rollBack(); // in case it began nevertheless
        return all(transaction.error());
    }

    std::vector<Result<>> results;
    results.reserve(batch.size());
    Result<> whole;
    // A single command needs no savepoint. Beside an open one each statement costs more the more pages have
    // changed since, so that an import piece would take time by its square (docs/benchmarks.md).
    for (const Command &command : batch) {
        results.push_back(batch.size() == 1 ? command.work(*m_connection) : runUnderSavepoint(command.work));
        if (!m_connection->inTransaction()) { // SQLite undoes everything on some errors, e.g. a full disk
            whole
                = fail(results.back() ? Error { ErrorClass::Local, u"a command ended the transaction"_s, -1 }
                                      : results.back().error());
            break;
        }
    }
    if (whole && batch.size() == 1 && !results.front())
        return results; // the end of the transaction undoes it
    if (whole && m_beforeCommit)
        whole = m_beforeCommit();
    if (whole)
        whole = transaction->commit();
    if (whole) {
        const std::lock_guard lock(m_mutex);
        ++m_figures.commits;
        m_figures.commands += qint64(batch.size());
        m_figures.largestBatch = std::max(m_figures.largestBatch, qint64(batch.size()));
        return results;
    }
    (void)m_connection->reopen(); // when this fails, the next batch tries again
    m_walAtCheckpoint = 0;
    return all(notSaved(whole.error()));
}

Result<> Writer::runUnderSavepoint(const Work &work)
{
    if (auto opened = m_connection->run("SAVEPOINT command"); !opened)
        return opened;
    Result<> result = work(*m_connection);
    if (!m_connection->inTransaction())
        return result;
    if (!result) {
        if (auto undone = m_connection->run("ROLLBACK TO command"); !undone) {
            m_connection->rollBack(); // half a command must not be committed
            return undone;
        }
    }
    if (auto released = m_connection->run("RELEASE command"); !released) {
        m_connection->rollBack();
        return released;
    }
    return result;
}

/// In one piece, so that the thread of the submitters wakes once per commit.
void Writer::post(std::vector<Command> batch, std::vector<Result<>> results)
{
    struct Finished {
        std::vector<Done> done;
        std::vector<Result<>> results;
    };
    auto finished = std::make_shared<Finished>();
    finished->results = std::move(results);
    finished->done.reserve(batch.size());
    for (Command &command : batch)
        finished->done.push_back(std::move(command.done));
    const auto count = qint64(batch.size());
    batch.clear(); // what the works hold ends on this thread, before anybody is told
    m_post([finished = std::move(finished)] {
        for (size_t i = 0; i < finished->done.size(); ++i) {
            if (finished->done[i])
                finished->done[i](std::move(finished->results[i]));
        }
    });
    const std::lock_guard lock(m_mutex);
    m_posted += count;
    m_idle.notify_all();
}

/// By growth since the last one, so that a reader who holds the WAL does not cause one per batch.
void Writer::checkpointIfDue()
{
    const qint64 wal = m_connection->walBytes();
    m_walAtCheckpoint = std::min(m_walAtCheckpoint, wal);
    if (wal - m_walAtCheckpoint < CheckpointEvery)
        return;
    if (wal <= TruncateAbove) {
        const std::lock_guard lock(m_mutex);
        if (!m_queue.empty())
            return;
    }
    // A checkpoint that fails loses nothing: the WAL keeps growing and the next one tries again.
    (void)m_connection->checkpoint(
        wal > TruncateAbove ? Connection::Checkpoint::Truncate : Connection::Checkpoint::Passive);
    m_walAtCheckpoint = m_connection->walBytes();
}

void Writer::drain()
{
    if (!m_thread.joinable()) {
        while (runBatch() > 0) { }
        return;
    }
    std::unique_lock lock(m_mutex);
    m_idle.wait(lock, [this, until = m_submitted] { return m_posted >= until; });
}

Writer::Figures Writer::figures() const
{
    const std::lock_guard lock(m_mutex);
    return m_figures;
}
