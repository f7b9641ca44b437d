#pragma once

#include <QObject>

/// Notices through the desktop's own service (org.freedesktop.Notifications), whose click comes back. On
/// other systems, and where no such service runs, show() answers false and the tray icon does it.
class DesktopNotice final : public QObject {
    Q_OBJECT

public:
    explicit DesktopNotice(QObject *parent = nullptr);
    bool show(const QString &title, const QString &text, const QString &orderId);

Q_SIGNALS:
    void clicked(const QString &orderId);

private:
    struct Service;
    Service *m_service = nullptr;
};
