#include "cli/local.h"

using namespace Qt::StringLiterals;

namespace cli {
namespace {

Error notYet(const QString &what)
{
    return { ErrorClass::Local, u"%1 is not built into this version yet."_s.arg(what) };
}
} // namespace

Result<std::unique_ptr<Session>> openSession(const GlobalOptions &, const QProcessEnvironment &)
{
    return fail(notYet(u"The engine"_s));
}

DeskReply initFolder(const CommandLine &, Console &, const QProcessEnvironment &)
{
    return asReply(fail(notYet(u"init"_s)));
}

DeskReply restoreBackup(const CommandLine &, Console &, const QProcessEnvironment &)
{
    return asReply(fail(notYet(u"restore"_s)));
}

DeskReply recoverVault(const CommandLine &, Console &, const QProcessEnvironment &)
{
    return asReply(fail(notYet(u"vault recover"_s)));
}

DeskReply serve(const CommandLine &, Console &, const QProcessEnvironment &)
{
    return asReply(fail(notYet(u"serve"_s)));
}

DeskReply runSandbox(const CommandLine &, Console &, const QProcessEnvironment &)
{
    return asReply(fail(notYet(u"sandbox"_s)));
}

DeskReply runDemo(const CommandLine &, Console &, const QProcessEnvironment &)
{
    return asReply(fail(notYet(u"demo"_s)));
}

} // namespace cli
