#pragma once

#include "core/http.h"
#include "core/result.h"

#include <functional>

/// The only door to the network. One request, one transmission: the transport never repeats anything.
///
/// `done` is called later, on the same thread, exactly once. Errors: Unreachable (nothing was sent),
/// Timeout (sent, no complete answer), Malformed (header or body too large, not HTTP), BadUsage
/// (address refused by the rules for private addresses, or http where https is required).
class HttpTransport {
public:
    using Done = std::function<void(Result<HttpReply>)>;
    virtual ~HttpTransport() = default;
    virtual void send(const HttpRequest &request, Done done) = 0;
    /// Ends every exchange in flight with Timeout (it may have happened); used when quitting.
    virtual void abortAll() = 0;
    /// The network changed or the computer slept: what is open now is not used for new exchanges.
    virtual void forgetConnections() { }
};
