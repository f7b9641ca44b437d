#include "cli/commands/commands.h"
#include "cli/commands/pages.h"
#include "core/json.h"

using namespace Qt::StringLiterals;

namespace cli {
namespace {
constexpr qint64 PageSize = 500;
} // namespace

DeskReply exportTrace(const CommandLine &line, Session &session, Console &)
{
    // Canonical JSON, so that a line without its hash is already what the hash was made of.
    return exportPages(session, line.paths.value(u"file"_s),
        { u"trace export page"_s, { { u"limit"_s, PageSize } }, u"after"_s },
        [](const QJsonValue &entry) -> Result<QByteArray> { return json::canonical(entry) + '\n'; });
}

} // namespace cli
