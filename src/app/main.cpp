#include "app/application.h"
#include "core/platform.h"
#include "gui/theme.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QDir>
#include <QIcon>
#include <QStandardPaths>

using namespace Qt::StringLiterals;

namespace {
QString dataFolder(const QString &asked)
{
    QString folder = asked;
    if (folder.isEmpty())
        folder = qEnvironmentVariable("NEVERDROP_DATA_DIR");
    if (folder.isEmpty())
        folder = QStandardPaths::writableLocation(QStandardPaths::AppDataLocation);
    return QDir::cleanPath(QDir(folder).absolutePath());
}

StartOptions readOptions(const QApplication &application)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(u"NeverDrop: every paid order reaches its buyer exactly once."_s);
    const QCommandLineOption folder(u"data-dir"_s, u"The data folder."_s, u"DIR"_s);
    const QCommandLineOption minimized(u"minimized"_s, u"Start in the tray."_s);
    const QCommandLineOption demo(
        u"demo"_s, u"A throw-away shop with simulated buyers and lost callbacks."_s);
    const QCommandLineOption language(u"lang"_s, u"zh_CN or en."_s, u"LANG"_s);
    parser.addOptions({ folder, minimized, demo, language });
    parser.addHelpOption();
    parser.addVersionOption();
    parser.process(application);
    return { dataFolder(parser.value(folder)), parser.value(language), parser.isSet(minimized),
        parser.isSet(demo) };
}

theme::Scheme schemeOf(const QString &name)
{
    return name == u"dark"_s ? theme::Scheme::Dark
        : name == u"light"_s ? theme::Scheme::Light
                             : theme::Scheme::System;
}
} // namespace

int main(int argc, char *argv[])
{
    platform::hardenProcess();
    QApplication application(argc, argv);
    QCoreApplication::setApplicationName(u"NeverDrop"_s);
    QCoreApplication::setOrganizationName(u"NeverDrop"_s);
    QCoreApplication::setApplicationVersion(QStringLiteral(NEVERDROP_VERSION));
    QGuiApplication::setDesktopFileName(u"org.neverdrop.neverdrop"_s);
    QGuiApplication::setWindowIcon(QIcon(u":/icons/neverdrop.svg"_s));
    QGuiApplication::setQuitOnLastWindowClosed(false);
    theme::apply(application, schemeOf(qEnvironmentVariable("NEVERDROP_THEME")));

    Application neverdrop(readOptions(application));
    if (const auto done = neverdrop.start())
        return *done;
    return QApplication::exec();
}
