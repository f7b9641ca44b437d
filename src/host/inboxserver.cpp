#include "host/inboxserver.h"

#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace host {

InboxServer::InboxServer(ShopInbox &inbox, quint64 seed)
    : m_inbox(inbox)
    , m_random(seed ^ 0x5eedu)
    , m_server([this](const HttpServerRequest &request, Responder responder) { take(request, responder); })
{
}

Result<QString> InboxServer::open()
{
    auto listening = m_server.listen(QHostAddress::LocalHost, 0);
    return listening ? Result<QString>(m_server.url() + u"/deliveries"_s) : fail(listening.error());
}

void InboxServer::take(const HttpServerRequest &request, const Responder &responder)
{
    if (m_random.chance(0.08)) {
        responder.answer(HttpResponse::text(503, "restarting"));
        return;
    }
    m_inbox.receive(QJsonDocument::fromJson(request.body).object());
    if (m_random.chance(0.05))
        responder.abort();
    else
        responder.answer(HttpResponse::json(200, {}));
}

} // namespace host
