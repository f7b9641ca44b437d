#pragma once

#include <QLocalServer>
#include <QObject>

/// One window per data folder: a second start asks the first one to come to the front. The socket is the
/// user's own, named after the folder, so that two shops do not meet.
class SingleInstance final : public QObject {
    Q_OBJECT

public:
    explicit SingleInstance(const QString &folder, QObject *parent = nullptr);

    /// Asks the window that is there to show itself. @return false when there is none
    bool raiseOther();
    void listen();

Q_SIGNALS:
    void raiseWanted();

private:
    QString m_name;
    QLocalServer m_server;
};
