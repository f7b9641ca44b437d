#include "engine/autobackup.h"

#include "core/platform.h"
#include "engine/backuprun.h"
#include "engine/restore.h"

#include <QDir>
#include <QFileInfo>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {
constexpr Millis FirstAfter = 10min; ///< of a new folder: not in the middle of its being set up
constexpr Millis LooksAgain = 1h; ///< a timer stands still while the computer sleeps

Result<std::optional<Instant>> lastBackup(Connection &db)
{
    auto at = FolderRepository(db).meta(u"backup_at"_s);
    if (!at)
        return fail(at.error());
    return *at ? std::optional(fromMs((*at)->toLongLong())) : std::nullopt;
}
} // namespace

struct AutoBackup::Plan {
    QString folder;
    QString scratch;
    Settings settings;
    std::shared_ptr<const Vault> vault;
    std::shared_ptr<Random> random;
    Instant now;
};

AutoBackup::AutoBackup(Engine &engine)
    : m_engine(engine)
{
    m_timer.setSingleShot(true);
    QObject::connect(&m_timer, &QTimer::timeout, &m_engine, [this] { arm(); });
}

void AutoBackup::start()
{
    m_timer.start(FirstAfter);
}

/// Makes one if it is time, and looks again in an hour at the latest.
void AutoBackup::arm()
{
    m_engine.read<std::optional<Instant>>(lastBackup, [this](Result<std::optional<Instant>> last) {
        const Millis every = m_engine.rules()->settings.backupEvery;
        const Instant due = last && *last ? **last + every : m_engine.now();
        const Millis left = std::max(due - m_engine.now(), Millis(0));
        if (left == Millis(0))
            run([this, every] { m_timer.start(std::min(every, LooksAgain)); });
        else
            m_timer.start(std::min(left, LooksAgain));
    });
}

Result<AutoBackup::Outcome> AutoBackup::work(Connection &db, const Plan &plan)
{
    auto mark = backuprun::mark(db);
    if (!mark)
        return fail(mark.error());
    auto before = FolderRepository(db).meta(u"backup_mark"_s);
    if (!before)
        return fail(before.error());
    if (*before == *mark)
        return Outcome { true, *mark, {}, 0, true };
    if (auto made = platform::makePrivateFolder(plan.folder); !made)
        return fail(made.error());
    const qint64 size = QFileInfo(db.path()).size();
    const auto free = platform::freeBytes(plan.folder);
    if (free && size > *free / 10)
        return fail(ErrorClass::Local,
            u"a backup of %1 MiB would take more than a tenth of what is free in %2; make room or choose another folder with backup.folder"_s
                .arg(size >> 20)
                .arg(plan.folder));
    const QString file = plan.folder + u'/' + backuprun::fileName(plan.now);
    auto made = backuprun::make(db, file, plan.scratch, *plan.vault, *plan.random, plan.now);
    if (!made)
        return fail(made.error());
    if (auto verified = backuprun::verify(file, plan.scratch, *plan.vault); !verified) {
        QFile::remove(file);
        return fail(verified.error());
    }
    const QDir folder(plan.folder);
    const QStringList surplus = backuprun::surplus(
        folder.entryList(QDir::Files), plan.settings.backupKeepDays, plan.settings.backupKeepWeeks, plan.now);
    for (const QString &name : surplus)
        QFile::remove(folder.filePath(name));
    return Outcome { false, *mark, file, made->written.bytes, made->opensElsewhere };
}

void AutoBackup::run(std::function<void()> done)
{
    if (m_reader) {
        done(); // one is being made
        return;
    }
    const EngineConfig &config = m_engine.config();
    auto db = Connection::open(config.folder + u"/neverdrop.db"_s, Connection::Mode::ReadOnly);
    if (!db) {
        note(fail(db.error()), std::move(done));
        return;
    }
    const auto rules = m_engine.rules();
    const Plan plan { restore::backupFolder(config.folder, rules->settings.backupFolder),
        config.folder + u"/backup-auto.tmp"_s, rules->settings, rules->vault, config.random, m_engine.now() };
    m_reader = std::make_unique<Reader>(
        std::move(*db), [this](std::function<void()> call) { m_engine.post(std::move(call)); });
    if (config.threads)
        m_reader->start();
    m_reader->read<Outcome>([plan](Connection &source) { return work(source, plan); },
        [this, done = std::move(done)](const Result<Outcome> &outcome) {
            m_reader.reset();
            note(outcome, done);
        });
}

void AutoBackup::note(const Result<Outcome> &outcome, std::function<void()> done)
{
    m_engine.write<bool>(
        [outcome](Fulfilment &step) -> Result<bool> {
            FolderRepository folder(step.db());
            const QString day = toRfc3339(step.now()).left(10);
            if (!outcome) {
                if (auto noted = folder.setMeta(u"backup_error"_s, outcome.error().message); !noted)
                    return fail(noted.error());
                auto told = step.tell({ u"backup.failed"_s, u"backup.failed:"_s + day,
                    u"the automatic backup failed"_s, outcome.error().message, {}, {} });
                return told ? Result<bool>(true) : fail(told.error());
            }
            for (const auto &[key, value] : { std::pair(u"backup_at"_s, QString::number(toMs(step.now()))),
                     std::pair(u"backup_mark"_s, outcome->mark), std::pair(u"backup_error"_s, QString()) }) {
                if (auto noted = folder.setMeta(key, value); !noted)
                    return fail(noted.error());
            }
            if (outcome->opensElsewhere)
                return true;
            auto told = step.tell({ u"backup.warning"_s, u"backup.warning:"_s + day.left(7),
                u"the backups open on this computer only"_s,
                u"make a recovery file with 'vault export-recovery', or they are lost with this computer"_s,
                {}, {} });
            return told ? Result<bool>(true) : fail(told.error());
        },
        [done = std::move(done)](Result<bool>) { done(); }); // not noted: the next hour makes another
}
