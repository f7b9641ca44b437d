#include "gui/desktopoptions.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QSaveFile>
#include <QSettings>
#include <QStandardPaths>

#include <array>

using namespace Qt::StringLiterals;

namespace {
struct Option {
    const char *key;
    bool DesktopOptions::Choices::*slot;
};

constexpr std::array Options {
    Option { "desktop/autostart", &DesktopOptions::Choices::autostart },
    Option { "desktop/close_to_tray", &DesktopOptions::Choices::closeToTray },
    Option { "desktop/notify_paid", &DesktopOptions::Choices::notifyPaid },
    Option { "desktop/notify_delivered", &DesktopOptions::Choices::notifyDelivered },
    Option { "desktop/notify_needs_you", &DesktopOptions::Choices::notifyNeedsYou },
    Option { "desktop/notify_low_stock", &DesktopOptions::Choices::notifyLowStock },
    Option { "desktop/notify_channel_down", &DesktopOptions::Choices::notifyChannelDown },
};

#if defined(Q_OS_WIN)
bool startWithTheSession(bool on)
{
    QSettings run(
        u"HKEY_CURRENT_USER\\Software\\Microsoft\\Windows\\CurrentVersion\\Run"_s, QSettings::NativeFormat);
    if (on)
        run.setValue(u"NeverDrop"_s,
            u"\"%1\" --minimized"_s.arg(QDir::toNativeSeparators(QCoreApplication::applicationFilePath())));
    else
        run.remove(u"NeverDrop"_s);
    run.sync();
    return run.status() == QSettings::NoError;
}
#elif defined(Q_OS_MACOS)
bool startWithTheSession(bool on)
{
    const QString folder = QDir::homePath() + u"/Library/LaunchAgents"_s;
    const QString name = folder + u"/org.neverdrop.neverdrop.plist"_s;
    if (!on)
        return !QFile::exists(name) || QFile::remove(name);
    QSaveFile file(name);
    if (!QDir().mkpath(folder) || !file.open(QIODevice::WriteOnly))
        return false;
    const QString agent
        = u"<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<plist version=\"1.0\"><dict>\n"
          "<key>Label</key><string>org.neverdrop.neverdrop</string>\n<key>ProgramArguments</key><array>"
          "<string>%1</string><string>--minimized</string></array>\n<key>RunAtLoad</key><true/>\n"
          "</dict></plist>\n"_s.arg(QCoreApplication::applicationFilePath().toHtmlEscaped());
    file.write(agent.toUtf8());
    return file.commit();
}
#else
/// A path in an Exec line, as the desktop entry specification quotes it.
QString quoted(QString path)
{
    for (const QChar special : { u'\\', u'"', u'`', u'$' })
        path.replace(special, u"\\"_s + special);
    return u'"' + path.replace(u'%', u"%%"_s) + u'"';
}

bool startWithTheSession(bool on)
{
    const QString folder
        = QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation) + u"/autostart"_s;
    const QString name = folder + u"/org.neverdrop.neverdrop.desktop"_s;
    if (!on)
        return !QFile::exists(name) || QFile::remove(name);
    QSaveFile file(name);
    if (!QDir().mkpath(folder) || !file.open(QIODevice::WriteOnly))
        return false;
    const QString entry
        = u"[Desktop Entry]\nType=Application\nName=NeverDrop\nExec=%1 --minimized\n"
          "Icon=org.neverdrop.neverdrop\nTerminal=false\nX-GNOME-Autostart-enabled=true\n"_s.arg(
              quoted(QCoreApplication::applicationFilePath()));
    file.write(entry.toUtf8());
    return file.commit();
}
#endif
} // namespace

DesktopOptions::Choices DesktopOptions::load()
{
    const QSettings kept;
    Choices choices;
    for (const Option &option : Options)
        choices.*option.slot
            = kept.value(QLatin1StringView(option.key), QVariant(choices.*option.slot)).toBool();
    return choices;
}

bool DesktopOptions::save(const Choices &choices)
{
    const Choices before = load();
    QSettings kept;
    for (const Option &option : Options)
        kept.setValue(QLatin1StringView(option.key), choices.*option.slot);
    const bool told = choices.autostart == before.autostart || startWithTheSession(choices.autostart);
    if (!told) // it stays what it really is
        kept.setValue(QLatin1StringView(Options.front().key), before.autostart);
    if (load() != before)
        Q_EMIT changed(load());
    return told;
}
