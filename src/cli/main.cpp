#include "cli/dispatch.h"
#include "cli/language.h"
#include "cli/local.h"
#include "core/platform.h"
#include "wording/language.h"

#include <QCoreApplication>
#include <QFile>
#include <QLoggingCategory>
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
    QLoggingCategory::setFilterRules(cli::logRules(cli::LogLevel::Error)); // Qt has a word on unknown locales
    QCoreApplication app(argc, argv);
    QCoreApplication::setApplicationName(u"NeverDrop"_s);
    QCoreApplication::setApplicationVersion(QStringLiteral(NEVERDROP_VERSION));
    QTranslator translator;
    const QStringList arguments = QCoreApplication::arguments().mid(1);
    const QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    if (wording::load(cli::languageOf(arguments, environment), translator))
        QCoreApplication::installTranslator(&translator);

    QFile in;
    QFile out;
    QFile err;
    if (!in.open(stdin, QIODevice::ReadOnly) || !out.open(stdout, QIODevice::WriteOnly)
        || !err.open(stderr, QIODevice::WriteOnly | QIODevice::Unbuffered))
        return 1;
    cli::Console console { in, out, err, platform::stderrIsTerminal(), watchSignals() };
    const SystemClock clock;
    return cli::run(arguments, { console, environment, clock, cli::openSession });
}
