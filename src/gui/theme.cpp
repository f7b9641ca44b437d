#include "gui/theme.h"

#include <QApplication>
#include <QPalette>
#include <QSettings>
#include <QStyleFactory>

#ifdef NEVERDROP_DBUS
#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QDBusVariant>
#endif

using namespace Qt::StringLiterals;

namespace {
QPalette lightPalette()
{
    QPalette palette(QColor(0xf6, 0xf7, 0xf9));
    const QColor text(0x1f, 0x24, 0x2b);
    palette.setColor(QPalette::Window, QColor(0xf6, 0xf7, 0xf9));
    palette.setColor(QPalette::WindowText, text);
    palette.setColor(QPalette::Base, Qt::white);
    palette.setColor(QPalette::AlternateBase, QColor(0xf2, 0xf4, 0xf7));
    palette.setColor(QPalette::Text, text);
    palette.setColor(QPalette::Button, QColor(0xee, 0xf0, 0xf3));
    palette.setColor(QPalette::ButtonText, text);
    palette.setColor(QPalette::ToolTipBase, QColor(0xff, 0xff, 0xff));
    palette.setColor(QPalette::ToolTipText, text);
    palette.setColor(QPalette::PlaceholderText, QColor(0x6b, 0x74, 0x80));
    palette.setColor(QPalette::Highlight, QColor(0x1a, 0x73, 0xc7));
    palette.setColor(QPalette::HighlightedText, Qt::white);
    palette.setColor(QPalette::Link, QColor(0x0b, 0x63, 0xb0));
    for (const auto role : { QPalette::WindowText, QPalette::Text, QPalette::ButtonText })
        palette.setColor(QPalette::Disabled, role, QColor(0x9a, 0xa1, 0xab));
    return palette;
}

QPalette darkPalette()
{
    QPalette palette(QColor(0x24, 0x27, 0x2c));
    const QColor text(0xe4, 0xe7, 0xeb);
    palette.setColor(QPalette::Window, QColor(0x1f, 0x22, 0x27));
    palette.setColor(QPalette::WindowText, text);
    palette.setColor(QPalette::Base, QColor(0x17, 0x1a, 0x1e));
    palette.setColor(QPalette::AlternateBase, QColor(0x1d, 0x20, 0x25));
    palette.setColor(QPalette::Text, text);
    palette.setColor(QPalette::Button, QColor(0x2c, 0x30, 0x37));
    palette.setColor(QPalette::ButtonText, text);
    palette.setColor(QPalette::ToolTipBase, QColor(0x2c, 0x30, 0x37));
    palette.setColor(QPalette::ToolTipText, text);
    palette.setColor(QPalette::PlaceholderText, QColor(0x8d, 0x96, 0xa3));
    palette.setColor(QPalette::Highlight, QColor(0x2f, 0x81, 0xd6));
    palette.setColor(QPalette::HighlightedText, Qt::white);
    palette.setColor(QPalette::Link, QColor(0x6c, 0xb2, 0xf5));
    for (const auto role : { QPalette::WindowText, QPalette::Text, QPalette::ButtonText })
        palette.setColor(QPalette::Disabled, role, QColor(0x6a, 0x72, 0x7d));
    return palette;
}

void usePalette(bool dark)
{
    QApplication::setPalette(dark ? darkPalette() : lightPalette());
}

#ifdef NEVERDROP_DBUS
/// org.freedesktop.appearance color-scheme: 1 prefers dark, 2 light, 0 says nothing.
class PortalScheme final : public QObject {
    Q_OBJECT

public:
    explicit PortalScheme(QObject *parent)
        : QObject(parent)
    {
        auto bus = QDBusConnection::sessionBus();
        const QString service = u"org.freedesktop.portal.Desktop"_s;
        const QString path = u"/org/freedesktop/portal/desktop"_s;
        const QString face = u"org.freedesktop.portal.Settings"_s;
        bus.connect(
            service, path, face, u"SettingChanged"_s, this, SLOT(changed(QString, QString, QDBusVariant)));
        QDBusMessage call = QDBusMessage::createMethodCall(service, path, face, u"Read"_s);
        call << u"org.freedesktop.appearance"_s << u"color-scheme"_s;
        auto *watcher = new QDBusPendingCallWatcher(bus.asyncCall(call), this);
        connect(watcher, &QDBusPendingCallWatcher::finished, this, [](QDBusPendingCallWatcher *done) {
            const QDBusPendingReply<QDBusVariant> reply = *done;
            if (!reply.isError()) // the portal wraps the value twice
                usePalette(reply.value().variant().value<QDBusVariant>().variant().toUInt() == 1);
            done->deleteLater();
        });
    }

public Q_SLOTS:
    void changed(const QString &area, const QString &key, const QDBusVariant &value)
    {
        if (area == u"org.freedesktop.appearance"_s && key == u"color-scheme"_s)
            usePalette(value.variant().toUInt() == 1);
    }
};
#endif

bool systemIsDark()
{
#ifdef Q_OS_WIN
    const QSettings personalize(
        u"HKEY_CURRENT_USER\\Software\\Microsoft\\Windows\\CurrentVersion\\Themes\\Personalize"_s,
        QSettings::NativeFormat);
    return personalize.value(u"AppsUseLightTheme"_s, 1).toInt() == 0;
#else
    return false;
#endif
}
} // namespace

void theme::apply(QApplication &application, Scheme scheme)
{
#ifndef Q_OS_MACOS // there the native style follows by itself
    QApplication::setStyle(QStyleFactory::create(u"Fusion"_s));
    usePalette(scheme == Scheme::Dark || (scheme == Scheme::System && systemIsDark()));
#endif
#ifdef NEVERDROP_DBUS
    if (scheme == Scheme::System)
        new PortalScheme(&application);
#else
    Q_UNUSED(application)
#endif
}

bool theme::isDark()
{
    return QApplication::palette().color(QPalette::Window).lightness() < 128;
}

QColor theme::good()
{
    return isDark() ? QColor(0x5c, 0xc9, 0x8c) : QColor(0x1a, 0x7f, 0x4b);
}

QColor theme::waiting()
{
    return isDark() ? QColor(0xe3, 0xb3, 0x41) : QColor(0x95, 0x66, 0x00);
}

QColor theme::bad()
{
    return isDark() ? QColor(0xf0, 0x7c, 0x72) : QColor(0xc0, 0x2b, 0x22);
}

QColor theme::faint()
{
    return QApplication::palette().color(QPalette::PlaceholderText);
}

#ifdef NEVERDROP_DBUS
#include "theme.moc"
#endif
