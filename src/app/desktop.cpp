#include "app/desktop.h"

#include "gui/desktopoptions.h"
#include "gui/mainwindow.h"
#include "gui/rowsmodel.h"

#include <QJsonArray>
#include <QSettings>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

Desktop::Desktop(EngineClient &engine, MainWindow &window, QObject *parent)
    : QObject(parent)
    , m_engine(engine)
    , m_window(window)
    , m_tray(engine)
{
    connect(&m_tray, &Tray::openWanted, this, &Desktop::raise);
    connect(&m_tray, &Tray::quitWanted, this, &Desktop::quitWanted);
    connect(&m_tray, &Tray::newOrderWanted, this, [this] {
        m_window.showPage(u"cashier"_s);
        raise();
    });
    connect(&m_tray, &Tray::orderWanted, this, [this](const QString &id) {
        m_window.showOrder(id);
        raise();
    });
    m_look.setSingleShot(true);
    connect(&m_look, &QTimer::timeout, this, &Desktop::watchOpenOrders);
    const auto soon = [this] {
        if (!m_look.isActive())
            m_look.start(5s);
    };
    connect(&engine, &EngineClient::ordersChanged, this, soon);
    connect(&engine, &EngineClient::everythingChanged, this, soon);
    watchOpenOrders();
}

void Desktop::raise()
{
    m_window.show();
    m_window.setWindowState(m_window.windowState() & ~Qt::WindowMinimized);
    m_window.raise();
    m_window.activateWindow();
}

bool Desktop::hidesInstead()
{
    QSettings kept;
    if (!m_tray.isThere() || !DesktopOptions::load().closeToTray)
        return false;
    if (!kept.value(u"desktop/saidWhereItIs"_s, false).toBool()) {
        kept.setValue(u"desktop/saidWhereItIs"_s, true);
        m_tray.say({ Notice::Kind::Other, tr("NeverDrop goes on working"),
            tr("It watches payments from the tray. Quit it there when you are done."), {} });
    }
    return true;
}

void Desktop::watchOpenOrders()
{
    m_engine.ask(
        u"config get"_s, { { u"key"_s, u"power.stay_awake"_s } }, this, [this](const DeskReply &setting) {
            const auto items = setting.value ? itemsOf(*setting.value) : QList<QJsonObject>();
            if (items.isEmpty() || items.first().value(u"value"_s) != u"true"_s) {
                m_awake.set(false);
                return;
            }
            m_engine.ask(u"order list"_s, { { u"state"_s, u"awaiting_payment"_s }, { u"limit"_s, 1 } }, this,
                [this](const DeskReply &orders) {
                    m_awake.set(orders.value && !itemsOf(*orders.value).isEmpty());
                });
        });
}
