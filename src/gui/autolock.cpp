#include "gui/autolock.h"

#include "core/settings.h"
#include "gui/rowsmodel.h"
#include "gui/texts.h"
#include "gui/unlockdialog.h"

#include <QCoreApplication>
#include <QEvent>

#include <utility>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

AutoLock::AutoLock(EngineClient &engine, QWidget *window)
    : QObject(window)
    , m_engine(engine)
    , m_window(window)
    , m_lastInput(engine.now())
{
    QCoreApplication::instance()->installEventFilter(this);
    connect(&m_timer, &QTimer::timeout, this, &AutoLock::look);
    m_timer.start(5s);
    readSetting();
}

AutoLock *AutoLock::of(QWidget *widget)
{
    for (QWidget *each = widget; each; each = each->parentWidget()) {
        if (auto *found = each->findChild<AutoLock *>(QString(), Qt::FindDirectChildrenOnly))
            return found;
    }
    return nullptr;
}

void AutoLock::whenUnlocked(QWidget *asker, std::function<void()> act)
{
    if (AutoLock *lock = of(asker))
        lock->unlocked([asker = QPointer<QWidget>(asker), act = std::move(act)] {
            if (asker)
                act();
        });
    else
        act();
}

void AutoLock::readSetting()
{
    m_engine.ask(
        u"config get"_s, { { u"key"_s, u"security.auto_lock"_s } }, this, [this](const DeskReply &reply) {
            if (!reply.value)
                return;
            for (const QJsonObject &item : itemsOf(*reply.value)) {
                const auto read
                    = Settings::fromStored({ { item[u"key"_s].toString(), item[u"value"_s].toString() } });
                m_after = read ? read->autoLock : m_after;
            }
        });
}

bool AutoLock::isLocked() const
{
    // Measured, not only timed: a computer that slept has run no timer.
    return m_locked || (m_after > 0ms && m_engine.now() - m_lastInput >= m_after);
}

void AutoLock::lock()
{
    if (!std::exchange(m_locked, true))
        Q_EMIT lockedNow();
}

void AutoLock::look()
{
    if (isLocked())
        lock();
}

bool AutoLock::eventFilter(QObject *object, QEvent *event)
{
    switch (event->type()) {
    case QEvent::WindowActivate:
        if (object == m_window)
            readSetting(); // the command line may have changed it
        break;
    case QEvent::KeyPress:
    case QEvent::MouseButtonPress:
    case QEvent::MouseMove:
    case QEvent::Wheel:
    case QEvent::TouchBegin:
        look();
        m_lastInput = m_engine.now();
        break;
    default:
        break;
    }
    return QObject::eventFilter(object, event);
}

void AutoLock::unlocked(std::function<void()> act)
{
    if (!isLocked()) {
        act();
        return;
    }
    lock();
    m_act = std::move(act);
    if (m_dialog) {
        m_dialog->raise();
        m_dialog->activateWindow();
        return;
    }
    if (std::exchange(m_asking, true))
        return;
    m_engine.ask(u"vault status"_s, {}, this, [this](const DeskReply &reply) {
        m_asking = false;
        // Not readable: the passphrase is asked for, and the check says what is wrong.
        ask(!reply.value || (*reply.value)[u"passphrase"_s].toBool());
    });
}

void AutoLock::ask(bool passphrase)
{
    const auto way = passphrase ? UnlockDialog::Way::Passphrase : UnlockDialog::Way::Keychain;
    m_dialog = new UnlockDialog(way,
        passphrase ? tr("Nobody was here for a while. To see keys, to export or to change settings, type the "
                        "passphrase. Orders went on being delivered.")
                   : tr("Nobody was here for a while. Unlock to see keys, to export or to change settings. "
                        "Orders went on being delivered."),
        m_window);
    m_dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(m_dialog, &UnlockDialog::given, this,
        [this, passphrase](const QString &given) { check(given, passphrase); });
    connect(m_dialog, &QDialog::rejected, this, [this] { m_act = {}; });
    m_dialog->open();
}

void AutoLock::check(const QString &passphrase, bool byPassphrase)
{
    if (byPassphrase) {
        m_engine.ask(
            u"vault check"_s, { { u"passphrase"_s, passphrase } }, this, [this](const DeskReply &reply) {
                judged(reply.value ? Result<>() : Result<>(fail(reply.value.error())));
            });
        return;
    }
    if (!m_proof) {
        judged({});
        return;
    }
    m_proof([self = QPointer<AutoLock>(this)](const Result<> &proved) {
        if (self)
            self->judged(proved);
    });
}

void AutoLock::judged(const Result<> &proved)
{
    if (!m_dialog)
        return; // given up meanwhile
    if (!proved) {
        m_dialog->refuse(texts::error(proved.error()));
        return;
    }
    m_locked = false;
    m_lastInput = m_engine.now();
    m_dialog->accept();
    if (const auto act = std::exchange(m_act, {}))
        act();
}
