#include "app/autostart.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSaveFile>
#include <QSettings>
#include <QStandardPaths>

using namespace Qt::StringLiterals;

namespace {
#ifdef Q_OS_WIN
const auto RunKey = u"HKEY_CURRENT_USER\\Software\\Microsoft\\Windows\\CurrentVersion\\Run"_s;
#else
QString place()
{
#ifdef Q_OS_MACOS
    return QDir::homePath() + u"/Library/LaunchAgents/org.neverdrop.neverdrop.plist"_s;
#else
    return QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation)
        + u"/autostart/org.neverdrop.neverdrop.desktop"_s;
#endif
}

/// As a desktop entry wants it: between quotation marks, with these four characters escaped.
QString quoted(QString argument)
{
    for (const QChar special : { u'\\', u'"', u'`', u'$' })
        argument.replace(special, u'\\' + QString(special));
    return u'"' + argument.replace(u'%', u"%%"_s) + u'"';
}

QByteArray content(const QString &program, const QString &dataFolder)
{
#ifdef Q_OS_MACOS
    return u"<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<plist version=\"1.0\"><dict>\n"
           "<key>Label</key><string>org.neverdrop.neverdrop</string>\n<key>ProgramArguments</key><array>"
           "<string>%1</string><string>--minimized</string><string>--data-dir</string><string>%2</string>"
           "</array>\n<key>RunAtLoad</key><true/>\n</dict></plist>\n"_s
        .arg(program.toHtmlEscaped(), dataFolder.toHtmlEscaped())
        .toUtf8();
#else
    return u"[Desktop Entry]\nType=Application\nName=NeverDrop\nExec=%1 --minimized --data-dir %2\n"
           "Icon=neverdrop\nX-GNOME-Autostart-enabled=true\n"_s
        .arg(quoted(program), quoted(dataFolder))
        .toUtf8();
#endif
}
#endif
} // namespace

Result<> autostart::set(bool wanted, const QString &dataFolder)
{
    const QString program = QCoreApplication::applicationFilePath();
#ifdef Q_OS_WIN
    QSettings run(RunKey, QSettings::NativeFormat);
    if (wanted)
        run.setValue(u"NeverDrop"_s,
            u"\"%1\" --minimized --data-dir \"%2\""_s.arg(
                QDir::toNativeSeparators(program), QDir::toNativeSeparators(dataFolder)));
    else
        run.remove(u"NeverDrop"_s);
    run.sync();
    if (run.status() != QSettings::NoError)
        return fail(ErrorClass::Local, u"autostart cannot be changed in the registry"_s);
    return {};
#else
    if (!wanted) {
        if (QFile::exists(place()) && !QFile::remove(place()))
            return fail(ErrorClass::Local, u"%1 cannot be removed"_s.arg(place()));
        return {};
    }
    QDir().mkpath(QFileInfo(place()).absolutePath());
    QSaveFile file(place());
    if (!file.open(QIODevice::WriteOnly) || file.write(content(program, dataFolder)) < 0 || !file.commit())
        return fail(ErrorClass::Local, u"%1 cannot be written: %2"_s.arg(place(), file.errorString()));
    return {};
#endif
}

bool autostart::isSet()
{
#ifdef Q_OS_WIN
    return QSettings(RunKey, QSettings::NativeFormat).contains(u"NeverDrop"_s);
#else
    return QFile::exists(place());
#endif
}
