#include "cli/session.h"
#include "cli/text.h"

using namespace Qt::StringLiterals;

namespace cli {

Result<QJsonObject> askObject(Session &session, const QString &command, const QJsonObject &args)
{
    DeskRequest request;
    request.command = command;
    request.args = args;
    const DeskReply reply = session.ask(request);
    if (!reply.value)
        return fail(reply.value.error());
    if (!reply.value->isObject())
        return fail(
            ErrorClass::Malformed, Text::tr("The engine's answer to %1 is not an object.").arg(command));
    return reply.value->toObject();
}

DeskReply asReply(const Result<QJsonObject> &result)
{
    if (!result)
        return { fail(result.error()), {} };
    return { QJsonValue(*result), {} };
}

} // namespace cli
