#pragma once

#include "app/stayawake.h"
#include "gui/tray.h"

#include <QTimer>

class MainWindow;

/// The program's place on the desktop: the tray, what closing the window means, and the computer that must
/// not fall asleep while buyers are paying.
class Desktop final : public QObject {
    Q_OBJECT

public:
    Desktop(EngineClient &engine, MainWindow &window, QObject *parent = nullptr);

    void raise();
    /// The window is being closed. @return true: it only hides, the engine goes on (and says so, once)
    bool hidesInstead();
    bool hasTray() const { return m_tray.isThere(); }

Q_SIGNALS:
    void quitWanted();

private:
    void watchOpenOrders();

    EngineClient &m_engine;
    MainWindow &m_window;
    Tray m_tray;
    StayAwake m_awake;
    QTimer m_look;
};
