#include "cli/enginesession.h"

#include <QEventLoop>

namespace cli {

EngineSession::~EngineSession()
{
    m_running->finish();
}

DeskReply EngineSession::ask(const DeskRequest &request)
{
    QEventLoop loop;
    std::optional<DeskReply> reply;
    m_running->engine().run(request, [&](DeskReply answer) {
        reply = std::move(answer);
        loop.quit();
    });
    if (!reply)
        loop.exec();
    return std::move(*reply);
}

} // namespace cli
