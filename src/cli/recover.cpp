#include "cli/local.h"

using namespace Qt::StringLiterals;

namespace cli {

DeskReply restoreBackup(const CommandLine &, Console &, const QProcessEnvironment &)
{
    return asReply(fail(ErrorClass::Local, u"restore is not built into this version yet"_s));
}

DeskReply recoverVault(const CommandLine &, Console &, const QProcessEnvironment &)
{
    return asReply(fail(ErrorClass::Local, u"vault recover is not built into this version yet"_s));
}

} // namespace cli
