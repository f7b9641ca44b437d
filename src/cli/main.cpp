#include "cli/dispatch.h"
#include "cli/local.h"
#include "core/platform.h"

#include <QCoreApplication>
#include <QFile>
#include <QTranslator>

#include <cstdio>
#include <memory>

using namespace Qt::StringLiterals;

namespace {

/// Takes the signals over at the first call; from then on Ctrl-C is only noticed here.
std::function<bool()> watchSignals()
{
    const auto stopped = std::make_shared<std::optional<bool>>();
    return [stopped] {
        if (!stopped->has_value()) {
            *stopped = false;
            platform::onTerminate([stopped] { *stopped = true; });
        }
        QCoreApplication::processEvents();
        return stopped->value();
    };
}
} // namespace

int main(int argc, char *argv[])
{
    platform::hardenProcess();
    QCoreApplication app(argc, argv);
    QCoreApplication::setApplicationName(u"NeverDrop"_s);
    QCoreApplication::setApplicationVersion(QStringLiteral(NEVERDROP_VERSION));
    QTranslator translator;
    if (translator.load(QLocale(), u"neverdrop"_s, u"_"_s, u":/i18n"_s))
        QCoreApplication::installTranslator(&translator);

    QFile in;
    QFile out;
    QFile err;
    if (!in.open(stdin, QIODevice::ReadOnly) || !out.open(stdout, QIODevice::WriteOnly)
        || !err.open(stderr, QIODevice::WriteOnly | QIODevice::Unbuffered))
        return 1;
    cli::Console console { in, out, err, platform::stderrIsTerminal(), watchSignals() };
    const QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    const SystemClock clock;
    return cli::run(QCoreApplication::arguments().mid(1), { console, environment, clock, cli::openSession });
}
