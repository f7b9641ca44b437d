#include "cli/access.h"
#include "cli/local.h"
#include "engine/restore.h"

using namespace Qt::StringLiterals;

namespace cli {

DeskReply restoreBackup(const CommandLine &line, Console &, const QProcessEnvironment &environment)
{
    auto access = readAccess(line.globals, environment);
    if (!access)
        return asReply(fail(access.error()));
    std::optional<RecoveryCode> code;
    const QString text = line.request.args.value(u"recovery_code"_s).toString();
    if (!text.isEmpty()) {
        auto parsed = RecoveryCode::parse(text.toLatin1());
        if (!parsed)
            return asReply(fail(parsed.error()));
        code = std::move(*parsed);
    }
    const SystemClock clock;
    auto report = restore::run(
        dataFolder(line.globals, environment), line.paths.value(u"file"_s), (*access)->vault(), code, clock);
    if (!report)
        return asReply(fail(report.error()));
    return asReply(QJsonObject { { u"ok"_s, true }, { u"orders"_s, report->orders },
        { u"keys"_s, report->keys }, { u"sold_since"_s, report->soldSince },
        { u"set_aside"_s, report->allAside }, { u"kept"_s, report->kept }, { u"quarantined"_s, true } });
}

DeskReply recoverVault(const CommandLine &, Console &, const QProcessEnvironment &)
{
    return asReply(fail(ErrorClass::Local, u"vault recover is not built into this version yet"_s));
}

} // namespace cli
