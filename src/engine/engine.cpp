#include "engine/engine.h"

#include "core/platform.h"
#include "engine/autobackup.h"
#include "engine/commands/registry.h"
#include "engine/housekeeping.h"
#include "engine/sagacheck.h"

#include <QDir>
#include <QFile>

#include <algorithm>
#include <cmath>
#include <iterator>
#include <utility>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

Engine::Engine(EngineConfig config, QObject *parent)
    : QObject(parent)
    , m_config(std::move(config))
    , m_disk(
          m_config.folder,
          m_config.freeBytes ? m_config.freeBytes
                             : [folder = m_config.folder] { return platform::freeBytes(folder); })
    , m_timer(this)
    , m_commands(commands::all())
{
    watchClock();
    m_timer.setSingleShot(true);
    m_timer.setTimerType(Qt::PreciseTimer);
    m_tidyTimer.setInterval(1h);
    connect(&m_tidyTimer, &QTimer::timeout, this, &Engine::tidy);
    connect(&m_timer, &QTimer::timeout, this, [this] {
        noteSleep();
        if (m_wakeAt && *m_wakeAt > now())
            wakeAt(m_wakeAt); // only looked whether the computer had slept
        else
            m_dispatcher->step();
    });
    connect(&m_heartbeat, &QTimer::timeout, this, &Engine::beat);
}

Engine::~Engine()
{
    m_backup.reset();
    m_writer.reset(); // commits what is queued
    m_reader.reset();
}

void Engine::post(std::function<void()> call)
{
    if (m_config.threads)
        QMetaObject::invokeMethod(this, std::move(call), Qt::QueuedConnection);
    else
        m_posted.push_back(std::move(call));
}

void Engine::pump()
{
    while (true) {
        const int ran = m_writer->runBatch();
        if (ran == 0 && m_posted.empty())
            return;
        auto calls = std::exchange(m_posted, {});
        for (auto &call : calls)
            call();
    }
}

Result<std::shared_ptr<const Rules>> Engine::loadRules(
    Connection &db, const Rules &old, const SandboxAddress &sandbox, Instant now)
{
    FolderRepository folder(db);
    auto stored = folder.settings();
    if (!stored)
        return fail(stored.error());
    auto settings = Settings::fromStored(*stored);
    if (!settings)
        return fail(settings.error());
    auto tag = folder.meta(u"folder_tag"_s);
    if (!tag)
        return fail(tag.error());
    auto quarantine = folder.meta(u"quarantine"_s);
    if (!quarantine)
        return fail(quarantine.error());
    auto accounts = Accounts::load(db, *old.vault, sandbox, now);
    if (!accounts)
        return fail(accounts.error());
    auto rules = std::make_shared<Rules>(old);
    rules->settings = *settings;
    rules->accounts = *accounts;
    rules->folderTag = tag->value_or(u"0000"_s);
    rules->quarantined = quarantine->has_value() && !(*quarantine)->isEmpty();
    return std::shared_ptr<const Rules>(std::move(rules));
}

Result<> Engine::start()
{
    Connection &db = *m_config.writer;
    Rules base;
    base.vault = m_config.vault;
    base.journal = m_config.journal;
    base.random = m_config.random;
    auto rules = loadRules(db, base, m_config.sandbox, now());
    if (!rules)
        return fail(rules.error());
    m_rules = *rules;
    applySettings();
    removeLeftovers();
    if (auto rescued = rescue(); !rescued)
        return rescued;

    const QString path = db.path();
    m_writer = std::make_unique<Writer>(
        std::move(m_config.writer), [this](std::function<void()> call) { post(std::move(call)); });
    if (m_config.journal)
        m_writer->beforeCommit([journal = m_config.journal] { return journal->sync(); });
    const auto toMe = [this](std::function<void()> call) { post(std::move(call)); };
    if (m_config.threads) {
        auto readOnly = Connection::open(path, Connection::Mode::ReadOnly);
        if (!readOnly)
            return fail(readOnly.error());
        m_reader = std::make_unique<Reader>(std::move(*readOnly), toMe);
        m_writer->start();
        m_reader->start();
    } else {
        m_reader = std::make_unique<Reader>(m_writer->connection(), toMe);
    }
    m_dispatcher = std::make_unique<Dispatcher>(Dispatcher::Environment { *m_writer, *m_config.transport,
        *m_clock, [this] { return m_rules; }, [this](const Changes &changes) { announce(changes); },
        [this](std::optional<Instant> at) { wakeAt(at); }, [this](const Job &job) { attempted(job); },
        [this] { return m_disk.room() != DiskGuard::Room::None; }, [this] { m_disk.onWriteFailed(); },
        [this](Millis away) { afterAbsence(away); }, m_instance });
    if (m_config.timers)
        afterStart();
    return {};
}

/// An unsealed copy that a crash in the middle of a backup left behind.
void Engine::removeLeftovers()
{
    const QDir folder(m_config.folder);
    const auto names = folder.entryList({ u"backup-*.tmp*"_s }, QDir::Files | QDir::Hidden);
    for (const QString &name : names)
        QFile::remove(folder.filePath(name));
}

/// Whoever ran here before is dead or gone: the folder's lock is ours. What they left in flight goes
/// back to the queue, or into doubt.
Result<> Engine::rescue()
{
    Connection &db = *m_config.writer;
    auto transaction = Transaction::begin(db);
    if (!transaction)
        return fail(transaction.error());
    JobRepository jobs(db);
    auto me = jobs.addInstance(QString::fromLatin1(m_config.random->bytes(16).toHex()), m_config.role,
        platform::hostName(), platform::processId(), platform::bootId(), now());
    if (!me)
        return fail(me.error());
    m_instance = *me;
    auto rescued = jobs.rescue(*me, now());
    if (!rescued)
        return fail(rescued.error());
    for (const Job &job : *rescued) {
        AttemptEntry entry;
        entry.entry = AttemptKind::Recovery;
        entry.job = job.id;
        entry.claim = job.claim;
        entry.order = job.order;
        if (!job.order.isNull()) {
            auto order = OrderRepository(db).byId(job.order);
            if (!order)
                return fail(order.error());
            entry.orderUlid = order->ulid;
        }
        entry.kind = jobKindName(job.kind);
        entry.attempt = job.tries;
        entry.startedAt = now();
        entry.endpoint = job.endpoint;
        entry.outcome = job.state == JobState::InDoubt ? AttemptOutcome::Unknown : AttemptOutcome::Retry;
        entry.errorClass = ErrorClass::Crash;
        entry.error = job.lastError;
        if (auto logged = AttemptRepository(db).append(entry); !logged)
            return fail(logged.error());
    }
    if (auto ended = jobs.endInstances(*me, now()); !ended)
        return ended;
    if (auto compared = compareClocks(db); !compared)
        return compared;
    return transaction->commit();
}

void Engine::tidy()
{
    watchDisk();
    const auto everything = [this](Fulfilment &step) -> Result<bool> {
        if (auto noted = noteClock(step.db()); !noted)
            return fail(noted.error());
        if (auto mended = sagacheck::mend(step); !mended)
            return fail(mended.error());
        return housekeeping::tidy(step);
    };
    write<bool>(everything, [this](Result<bool> more) {
        if (more && *more)
            tidy(); // a failure is tried again in an hour
    });
}

void Engine::stop(std::function<void()> done)
{
    m_timer.stop();
    m_tidyTimer.stop();
    m_heartbeat.stop();
    m_dispatcher->stop();
    if (m_backup)
        m_backup->stop();
    // What cannot be stored (a full disk) does not keep the program from ending: rescue() finds it.
    if (m_config.threads)
        QTimer::singleShot(30s, this, [this] {
            if (m_stopped)
                std::exchange(m_stopped, {})();
        });
    m_stopped = [this, done = std::move(done)] {
        if (m_backup)
            m_backup->run(done);
        else
            done();
    };
    write<bool>(
        [this](Fulfilment &step) -> Result<bool> {
            auto noted = noteClock(step.db());
            return noted ? Result<bool>(true) : fail(noted.error());
        },
        [this](Result<bool>) { whenIdle(); });
}

void Engine::useVault(std::shared_ptr<Vault> vault)
{
    auto rules = std::make_shared<Rules>(*m_rules);
    rules->vault = vault;
    m_config.vault = std::move(vault);
    m_rules = std::move(rules);
}

void Engine::run(const DeskRequest &request, Done done)
{
    const auto handler = m_commands.constFind(request.command);
    if (handler == m_commands.constEnd()) {
        done({ fail(ErrorClass::BadUsage, u"there is no command '%1'"_s.arg(request.command)), {} });
        return;
    }
    (*handler)(*this, request, std::move(done));
}

void Engine::reloadRules(std::function<void(Result<>)> done)
{
    using Loaded = std::shared_ptr<const Rules>;
    // Through the writer, so that it sees every edit submitted before.
    m_writer->write<Loaded>([old = m_rules, sandbox = m_config.sandbox, at = now()](
                                Connection &db) { return loadRules(db, *old, sandbox, at); },
        [this, done = std::move(done)](Result<Loaded> rules) {
            if (!rules) {
                done(fail(rules.error()));
                return;
            }
            auto fresh = std::make_shared<Rules>(**rules);
            fresh->nothingExpiresBefore = m_rules->nothingExpiresBefore;
            m_rules = std::move(fresh);
            applySettings();
            m_dispatcher->reloadLanes();
            if (m_config.timers)
                m_dispatcher->step();
            done({});
        });
}

void Engine::announce(const Changes &changes)
{
    if (changes.accounts)
        reloadRules([](Result<>) { /* the next edit or start loads them */ });
    if (!changes.orders.isEmpty()) {
        Q_EMIT ordersChanged(changes.orders);
        Q_EMIT newEvents();
    }
    if (!changes.warnings.isEmpty())
        Q_EMIT warned(changes.warnings);
    if (!changes.queue)
        return;
    Q_EMIT queueChanged();
    if (m_config.timers)
        m_dispatcher->step();
}

void Engine::wakeAt(std::optional<Instant> at)
{
    whenIdle();
    m_wakeAt = at;
    if (!m_config.timers || !m_config.threads)
        return;
    if (!at) {
        m_timer.stop();
        return;
    }
    // A few seconds at most: this timer stands still while the computer sleeps, and on waking everything
    // that is due goes out within seconds (contract.md section 6).
    const Millis wait = std::clamp(*at - now(), Millis(0), Millis(5s));
    m_timer.start(Millis(qint64(std::ceil(double(wait.count()) / m_config.speed))));
}

void Engine::runDue(OrderId only)
{
    m_dispatcher->limitTo(only);
    m_dispatcher->step();
}

void Engine::attempted(const Job &job)
{
    if (!m_config.timers)
        return; // then everything that was due is tried first: whenIdle()
    for (const auto &waiter : m_waiters) {
        if (waiter->order == job.order && waiter->kind == job.kind)
            --waiter->left;
    }
    std::vector<std::shared_ptr<Waiter>> ready;
    std::copy_if(m_waiters.begin(), m_waiters.end(), std::back_inserter(ready),
        [](const auto &waiter) { return waiter->left <= 0; });
    std::erase_if(m_waiters, [](const auto &waiter) { return waiter->left <= 0; });
    for (const auto &waiter : ready) {
        if (waiter->done)
            std::exchange(waiter->done, {})();
    }
}

void Engine::whenAttempted(OrderId order, JobKind kind, int count, Millis atMost, std::function<void()> done)
{
    auto waiter = std::make_shared<Waiter>(Waiter { order, kind, count, std::move(done) });
    m_waiters.push_back(waiter);
    if (m_config.threads) {
        QTimer::singleShot(atMost, this, [this, waiter] {
            std::erase(m_waiters, waiter);
            if (waiter->done)
                std::exchange(waiter->done, {})();
        });
    }
    if (!m_config.timers)
        runDue(order);
}

void Engine::whenIdle()
{
    if (!m_dispatcher->isIdle())
        return;
    if (!m_config.timers) {
        for (const auto &waiter : std::exchange(m_waiters, {})) {
            if (waiter->done)
                std::exchange(waiter->done, {})();
        }
    }
    if (m_stopped)
        std::exchange(m_stopped, {})();
    const auto next = m_dispatcher->nextDue();
    if (!next || *next > now())
        Q_EMIT becameIdle();
}
