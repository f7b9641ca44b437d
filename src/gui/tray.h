#pragma once

#include "gui/notices.h"

#include <QMenu>
#include <QSystemTrayIcon>

class DesktopNotice;

/// The icon beside the clock: what state the shop is in, a short menu, and notices. Where the desktop has no
/// tray, isThere() is false and the window stays the only way in.
class Tray final : public QObject {
    Q_OBJECT

public:
    explicit Tray(EngineClient &engine, QObject *parent = nullptr);

    bool isThere() const;
    /// Says something once, whatever the minute.
    void say(const Notice &notice);

Q_SIGNALS:
    void openWanted();
    void orderWanted(const QString &id);
    void newOrderWanted();
    void quitWanted();

private:
    void translate();
    void look();
    void showState(int needsYou, bool paused, bool busy);
    void pauseOrResume();
    void clicked();
    bool eventFilter(QObject *object, QEvent *event) override;

    EngineClient &m_engine;
    Notices m_notices;
    QMenu m_menu;
    QAction *m_open;
    QAction *m_pause;
    QAction *m_newOrder;
    QAction *m_quit;
    QSystemTrayIcon m_icon;
    DesktopNotice *m_desktop = nullptr;
    QTimer m_timer;
    QString m_lastOrder; ///< of the last notice: a click on it opens this one
    bool m_paused = false;
    bool m_stale = true;
};
