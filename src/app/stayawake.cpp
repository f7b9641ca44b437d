#include "app/stayawake.h"

#ifdef NEVERDROP_DBUS
#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QDBusUnixFileDescriptor>
#elif defined(Q_OS_WIN)
#include "core/platform.h"
#else
#include <QCoreApplication>
#include <QProcess>
#endif

using namespace Qt::StringLiterals;

#ifdef NEVERDROP_DBUS
/// logind gives a file descriptor; closing it, or the end of the program, ends the inhibition.
struct StayAwake::Hold {
    std::shared_ptr<QDBusUnixFileDescriptor> descriptor = std::make_shared<QDBusUnixFileDescriptor>();

    Hold()
    {
        QDBusMessage call = QDBusMessage::createMethodCall(u"org.freedesktop.login1"_s,
            u"/org/freedesktop/login1"_s, u"org.freedesktop.login1.Manager"_s, u"Inhibit"_s);
        call << u"sleep:idle"_s << u"NeverDrop"_s << u"orders are open"_s << u"block"_s;
        auto *watcher = new QDBusPendingCallWatcher(QDBusConnection::systemBus().asyncCall(call));
        QObject::connect(watcher, &QDBusPendingCallWatcher::finished, watcher,
            [kept = std::weak_ptr(descriptor)](QDBusPendingCallWatcher *done) {
                const QDBusPendingReply<QDBusUnixFileDescriptor> reply = *done;
                if (const auto place = kept.lock(); place && !reply.isError())
                    *place = reply.value();
                done->deleteLater();
            });
    }
};
#elif defined(Q_OS_WIN)
struct StayAwake::Hold {
    Hold() { platform::stayAwake(true); }
    ~Hold() { platform::stayAwake(false); }
};
#else
/// macOS: caffeinate ends with us, also when we are killed.
struct StayAwake::Hold {
    QProcess caffeinate;

    Hold()
    {
        caffeinate.start(u"/usr/bin/caffeinate"_s,
            { u"-i"_s, u"-w"_s, QString::number(QCoreApplication::applicationPid()) });
    }
    ~Hold()
    {
        caffeinate.kill();
        caffeinate.waitForFinished(1000);
    }
};
#endif

StayAwake::StayAwake(QObject *parent)
    : QObject(parent)
{
}

StayAwake::~StayAwake() = default;

void StayAwake::set(bool wanted)
{
    if (wanted == m_wanted)
        return;
    m_wanted = wanted;
    m_hold = wanted ? std::make_unique<Hold>() : nullptr;
}
