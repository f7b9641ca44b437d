#include "cli/commands/commands.h"
#include "cli/commands/pages.h"
#include "core/privatefile.h"

using namespace Qt::StringLiterals;

namespace cli {

DeskReply exportRecovery(const CommandLine &line, Session &session, Console &)
{
    PrivateFile file(line.paths.value(u"file"_s));
    if (auto opened = file.open(); !opened)
        return asReply(fail(opened.error()));
    const auto reply = askObject(session, u"vault export-recovery"_s, {});
    if (!reply)
        return asReply(reply);
    const auto sealed = base64Member(*reply, u"file_base64");
    if (!sealed)
        return asReply(fail(sealed.error()));
    auto written = file.write(*sealed);
    if (written)
        written = file.commit();
    if (!written)
        return asReply(fail(written.error()));
    return asReply(QJsonObject { { u"ok"_s, true }, { u"file"_s, line.paths.value(u"file"_s) },
        { u"code"_s, reply->value("code"_L1) } });
}

} // namespace cli
