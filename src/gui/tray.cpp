#include "gui/tray.h"

#include "gui/desktopnotice.h"
#include "gui/desktopoptions.h"
#include "gui/rowsmodel.h"

#include <QApplication>
#include <QEvent>
#include <QIcon>
#include <QJsonArray>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {
bool wanted(Notice::Kind kind)
{
    const auto choices = DesktopOptions::load();
    switch (kind) {
    case Notice::Kind::Paid:
        return choices.notifyPaid;
    case Notice::Kind::Delivered:
        return choices.notifyDelivered;
    case Notice::Kind::NeedsYou:
        return choices.notifyNeedsYou;
    case Notice::Kind::LowStock:
        return choices.notifyLowStock;
    case Notice::Kind::ChannelDown:
        return choices.notifyChannelDown;
    case Notice::Kind::Other:
        return true;
    }
    Q_UNREACHABLE();
}
} // namespace

Tray::Tray(EngineClient &engine, QObject *parent)
    : QObject(parent)
    , m_engine(engine)
    , m_notices(engine, wanted)
    , m_open(m_menu.addAction(QString()))
    , m_pause(m_menu.addAction(QString()))
    , m_newOrder(m_menu.addAction(QString()))
    , m_quit(m_menu.addAction(QString()))
    , m_icon(QIcon(u":/icons/tray-ok.svg"_s))
{
    m_menu.insertSeparator(m_quit);
    translate();
    connect(m_open, &QAction::triggered, this, &Tray::openWanted);
    connect(m_pause, &QAction::triggered, this, &Tray::pauseOrResume);
    connect(m_newOrder, &QAction::triggered, this, &Tray::newOrderWanted);
    connect(m_quit, &QAction::triggered, this, &Tray::quitWanted);
    connect(&m_notices, &Notices::show, this, &Tray::say);
    connect(&m_icon, &QSystemTrayIcon::activated, this, [this](QSystemTrayIcon::ActivationReason reason) {
        if (reason == QSystemTrayIcon::Trigger || reason == QSystemTrayIcon::DoubleClick)
            Q_EMIT openWanted();
    });
    connect(&m_icon, &QSystemTrayIcon::messageClicked, this, &Tray::clicked);
    const auto changed = [this] { m_stale = true; };
    connect(&engine, &EngineClient::queueChanged, this, changed);
    connect(&engine, &EngineClient::ordersChanged, this, changed);
    connect(&engine, &EngineClient::everythingChanged, this, changed);
    connect(&m_timer, &QTimer::timeout, this, &Tray::look);
    m_timer.start(2s);
    qApp->installEventFilter(this);
    m_icon.setContextMenu(&m_menu);
    m_icon.show();
    look();
}

bool Tray::isThere() const
{
    return QSystemTrayIcon::isSystemTrayAvailable() && m_icon.isVisible();
}

bool Tray::eventFilter(QObject *object, QEvent *event)
{
    if (object == qApp && event->type() == QEvent::LanguageChange)
        translate();
    return QObject::eventFilter(object, event);
}

void Tray::translate()
{
    m_open->setText(tr("&Open NeverDrop"));
    m_pause->setText(m_paused ? tr("&Resume the queue") : tr("&Pause the queue"));
    m_newOrder->setText(tr("&New order"));
    m_quit->setText(tr("&Quit"));
    m_stale = true;
}

/// Asks only when something changed, and never more often than the timer.
void Tray::look()
{
    if (!m_stale)
        return;
    m_stale = false;
    m_engine.ask(u"queue lanes"_s, {}, this, [this](const DeskReply &lanes) {
        bool paused = false;
        bool busy = false;
        if (lanes.value) {
            for (const QJsonObject &lane : itemsOf(*lanes.value)) {
                paused = paused || lane[u"state"_s] == u"paused"_s;
                busy = busy || lane[u"waiting"_s].toInt() > 0;
            }
        }
        m_engine.ask(u"order list"_s, { { u"attention"_s, true }, { u"limit"_s, 100 } }, this,
            [this, paused, busy](const DeskReply &orders) {
                showState(orders.value ? int(itemsOf(*orders.value).size()) : 0, paused, busy);
            });
    });
}

void Tray::showState(int needsYou, bool paused, bool busy)
{
    m_paused = paused;
    m_pause->setText(m_paused ? tr("&Resume the queue") : tr("&Pause the queue"));
    QString icon = u"tray-ok"_s;
    QString text = tr("All is well");
    if (needsYou > 0) {
        icon = u"tray-trouble"_s;
        text = tr("%n order(s) need you", nullptr, needsYou);
    } else if (paused) {
        icon = u"tray-paused"_s;
        text = tr("The queue is paused");
    } else if (busy) {
        icon = u"tray-busy"_s;
        text = tr("At work");
    }
    m_icon.setIcon(QIcon(u":/icons/%1.svg"_s.arg(icon)));
    m_icon.setToolTip(u"NeverDrop – "_s + text);
}

void Tray::pauseOrResume()
{
    m_engine.ask(m_paused ? u"queue resume"_s : u"queue pause"_s, {}, this, [this](const DeskReply &) {
        m_stale = true;
        look();
    });
}

void Tray::say(const Notice &notice)
{
    m_lastOrder = notice.orderId;
    if (!m_desktop) {
        m_desktop = new DesktopNotice(this);
        connect(m_desktop, &DesktopNotice::clicked, this, [this](const QString &orderId) {
            m_lastOrder = orderId;
            clicked();
        });
    }
    if (m_desktop->show(notice.title, notice.text, notice.orderId) || !isThere())
        return;
    const bool trouble = notice.kind == Notice::Kind::NeedsYou || notice.kind == Notice::Kind::ChannelDown;
    m_icon.showMessage(
        notice.title, notice.text, trouble ? QSystemTrayIcon::Warning : QSystemTrayIcon::Information);
}

void Tray::clicked()
{
    if (m_lastOrder.isEmpty())
        Q_EMIT openWanted();
    else
        Q_EMIT orderWanted(m_lastOrder);
}
