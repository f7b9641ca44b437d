#pragma once

#include <QObject>

/// What only the window has to know, kept by the desktop session (QSettings) and not by the engine. Every
/// object reads what is stored now, so that the page and the tray need not know each other.
class DesktopOptions final : public QObject {
    Q_OBJECT

public:
    struct Choices {
        bool autostart = false;
        bool closeToTray = true;
        bool notifyPaid = true;
        bool notifyDelivered = true;
        bool notifyNeedsYou = true;
        bool notifyLowStock = true;
        bool notifyChannelDown = true;

        bool operator==(const Choices &) const = default;
    };
    using QObject::QObject;

    static Choices load();
    /// Stores them, and tells the desktop whether to start the program with the session. @return false when
    /// the desktop could not be told
    bool save(const Choices &choices);

Q_SIGNALS:
    void changed(const Choices &choices);
};
