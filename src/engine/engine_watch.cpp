#include "core/platform.h"
#include "engine/autobackup.h"
#include "engine/engine.h"
#include "engine/sagacheck.h"

// What an engine keeps an eye on besides its work: the clock, the disk, sleep, absence, and a watchdog that
// is told that this computer still runs.

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {
constexpr Millis LongAway = 10min; ///< queue.md section 5.10
}

void Engine::watchClock()
{
    m_clock = std::make_shared<JumpClock>(m_config.clock, [this](Millis by) { clockJumped(by); });
    m_awake.start();
    m_awakeSince = m_config.clock->sinceBoot();
}

/// Stored times and those in memory move with the clock, so that nothing fires early and nothing freezes.
/// The writer runs this before whatever the one who noticed the jump is about to write.
void Engine::clockJumped(Millis by)
{
    if (!m_writer)
        return; // before the start: compareClocks() finds it
    m_dispatcher->shiftTimes(by);
    if (m_wakeAt)
        *m_wakeAt += by;
    m_writer->submit(
        [by, at = m_config.clock->now(), this](Connection &db) -> Result<> {
            if (auto moved = JobRepository(db).shiftTimes(by); !moved)
                return moved;
            const QString why
                = u"the clock was set by %1 s; waiting times moved with it"_s.arg(by.count() / 1000);
            if (auto audited
                = FolderRepository(db).audit({ 0, at, u"engine"_s, u"clock.jump"_s, u"folder"_s, why });
                !audited)
                return audited;
            return noteClock(db);
        },
        [this](const Result<> &) { // not stored: the next start compares again
            if (m_config.timers)
                m_dispatcher->step();
        });
}

Result<> Engine::noteClock(Connection &db) const
{
    FolderRepository folder(db);
    const QString seen = u"%1 %2"_s.arg(platform::bootId()).arg(m_clock->offset());
    if (auto noted = folder.setMeta(u"clock"_s, seen); !noted)
        return noted;
    return folder.setMeta(u"alive_at"_s, QString::number(toMs(m_config.clock->now())));
}

/// Was the clock set while no engine ran? Within one boot that can be told; after a start of the computer
/// nothing expires for a minute, until the system has had time to set its clock.
Result<> Engine::compareClocks(Connection &db)
{
    FolderRepository folder(db);
    auto seen = folder.meta(u"clock"_s);
    if (!seen)
        return fail(seen.error());
    auto alive = folder.meta(u"alive_at"_s);
    if (!alive)
        return fail(alive.error());
    const Instant at = m_config.clock->now();
    if (*alive)
        m_away = at - fromMs((*alive)->toLongLong());
    const QStringList parts = seen->value_or(QString()).split(u' ');
    if (parts.size() == 2 && parts[0] != platform::bootId()) {
        auto careful = std::make_shared<Rules>(*m_rules);
        careful->nothingExpiresBefore = at + 60s;
        m_rules = std::move(careful);
    } else if (parts.size() == 2) {
        const Millis by { m_clock->offset() - parts[1].toLongLong() };
        if (std::chrono::abs(by) > JumpClock::Tolerance) {
            m_away = m_away ? std::optional(*m_away - by) : std::nullopt;
            if (auto moved = JobRepository(db).shiftTimes(by); !moved)
                return moved;
        }
    }
    return noteClock(db);
}

void Engine::afterStart()
{
    m_dispatcher->step();
    m_tidyTimer.start();
    tidy();
    if (m_config.journal) {
        m_backup = std::make_unique<AutoBackup>(*this);
        m_backup->start();
    }
    if (m_rules->quarantined)
        afterAbsence(LongAway);
    else if (m_away)
        afterAbsence(*m_away);
}

/// Timers stand still while the computer sleeps. Connections from before are dead, whatever they look like.
void Engine::noteSleep()
{
    const Millis slept = (m_config.clock->sinceBoot() - m_awakeSince) - Millis(m_awake.elapsed());
    m_awake.restart();
    m_awakeSince = m_config.clock->sinceBoot();
    if (m_config.speed == 1 && slept > 5s)
        afterAbsence(slept);
}

/// Payments may have come while nobody asked.
void Engine::afterAbsence(Millis away)
{
    m_config.transport->forgetConnections();
    if (away < LongAway)
        return;
    write<int>([](Fulfilment &step) { return sagacheck::askAfterAbsence(step); },
        [](Result<int>) { /* not stored: the schedule asks all the same, only later */ });
}

void Engine::applySettings()
{
    const Settings &settings = m_rules->settings;
    if (m_config.applySettings)
        m_config.applySettings(settings);
    if (!m_config.timers || !m_config.threads)
        return;
    if (settings.heartbeatUrl.isEmpty())
        m_heartbeat.stop();
    else if (!m_heartbeat.isActive() || m_heartbeat.intervalAsDuration() != settings.heartbeatEvery)
        m_heartbeat.start(settings.heartbeatEvery);
}

/// Somebody else's watchdog hears that this computer runs; what it answers changes nothing here.
void Engine::beat()
{
    HttpRequest request;
    request.method = "GET";
    request.url = QUrl(m_rules->settings.heartbeatUrl);
    m_config.transport->send(request, [](Result<HttpReply>) {});
}

void Engine::watchDisk()
{
    const auto room = m_disk.room();
    if (room == DiskGuard::Room::Plenty) {
        if (m_config.threads)
            m_disk.keepReserve();
        return;
    }
    const QString text = room == DiskGuard::Room::Low
        ? u"less than 1 GiB is free; make room before it stops"_s
        : u"less than 200 MiB is free; no call is started until there is room"_s;
    write<bool>(
        [text](Fulfilment &step) -> Result<bool> {
            const QString day = toRfc3339(step.now()).left(10);
            auto told = step.tell(
                { u"disk.low"_s, u"disk.low:%1"_s.arg(day), u"the disk is nearly full"_s, text, {}, {} });
            return told ? Result<bool>(true) : fail(told.error());
        },
        [](Result<bool>) { /* the next hour tries again */ });
}
