#include "gui/desktopnotice.h"

#ifdef NEVERDROP_DBUS
#include <QDBusConnection>
#include <QDBusConnectionInterface>
#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QHash>
#include <QVariantMap>

using namespace Qt::StringLiterals;

namespace {
const auto Name = u"org.freedesktop.Notifications"_s;
const auto Path = u"/org/freedesktop/Notifications"_s;
} // namespace

struct DesktopNotice::Service final : public QObject {
    Q_OBJECT

public:
    explicit Service(DesktopNotice *owner)
        : QObject(owner)
        , m_owner(owner)
    {
        QDBusConnection::sessionBus().connect(
            Name, Path, Name, u"ActionInvoked"_s, this, SLOT(invoked(uint, QString)));
        QDBusConnection::sessionBus().connect(
            Name, Path, Name, u"NotificationClosed"_s, this, SLOT(closed(uint, uint)));
    }

    bool isThere() const
    {
        auto *bus = QDBusConnection::sessionBus().interface();
        return bus && bus->isServiceRegistered(Name);
    }

    void send(const QString &title, const QString &text, const QString &orderId)
    {
        QDBusMessage call = QDBusMessage::createMethodCall(Name, Path, Name, u"Notify"_s);
        const QVariantMap hints { { u"desktop-entry"_s, u"org.neverdrop.neverdrop"_s } };
        call << u"NeverDrop"_s << uint(0) << u"neverdrop"_s << title << text.toHtmlEscaped()
             << QStringList { u"default"_s, DesktopNotice::tr("Open") } << hints << 8000;
        auto *watcher = new QDBusPendingCallWatcher(QDBusConnection::sessionBus().asyncCall(call), this);
        connect(watcher, &QDBusPendingCallWatcher::finished, this,
            [this, orderId](QDBusPendingCallWatcher *done) {
                const QDBusPendingReply<uint> id = *done;
                if (!id.isError())
                    m_orders.insert(id.value(), orderId);
                done->deleteLater();
            });
    }

public Q_SLOTS:
    void invoked(uint id, const QString &)
    {
        if (m_orders.contains(id))
            Q_EMIT m_owner->clicked(m_orders.value(id));
    }
    void closed(uint id, uint) { m_orders.remove(id); }

private:
    DesktopNotice *m_owner;
    QHash<uint, QString> m_orders; ///< of the notices that are still to be seen
};

DesktopNotice::DesktopNotice(QObject *parent)
    : QObject(parent)
    , m_service(new Service(this))
{
}

bool DesktopNotice::show(const QString &title, const QString &text, const QString &orderId)
{
    if (!m_service->isThere())
        return false;
    m_service->send(title, text, orderId);
    return true;
}

#include "desktopnotice.moc"
#else
DesktopNotice::DesktopNotice(QObject *parent)
    : QObject(parent)
{
}

bool DesktopNotice::show(const QString &, const QString &, const QString &)
{
    return false;
}
#endif
