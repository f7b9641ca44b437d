#pragma once

#include "core/random.h"
#include "demo/shopinbox.h"
#include "http/httpserver.h"

namespace host {

/// The buyers' shop: takes deliveries, and now and then fails like a real one: it answers 503, or it
/// takes the goods and the answer gets lost.
class InboxServer {
public:
    InboxServer(ShopInbox &inbox, quint64 seed);
    Result<QString> open(); ///< @return where deliveries are to go

private:
    void take(const HttpServerRequest &request, const Responder &responder);

    ShopInbox &m_inbox;
    SeededRandom m_random;
    HttpServer m_server;
};

} // namespace host
