#pragma once

#include "core/clock.h"
#include "core/ids.h"
#include "http/httpresponse.h"
#include "http/httpserverrequest.h"

#include <deque>
#include <optional>

/// Who may reach what over HTTP: contract.md section 3. Pure but for the count of wrong tokens.
class ApiGate {
public:
    /// `/api` and `/metrics`: the Host is loopback and no proxy stands before us, or our own TLS.
    static bool mayReachApi(const HttpServerRequest &request);
    /// Without TLS an address that is not loopback serves only these.
    static bool mayReach(const HttpServerRequest &request);

    /// The bearer token of the request, empty if there is none.
    static QByteArray token(const HttpServerRequest &request);
    void wrongToken(Instant now);
    /// Ten wrong ones in a minute: nobody gets in until it is over.
    bool isShut(Instant now);

private:
    std::deque<Instant> m_wrong;
};

/// The problem document for an error of the desk. `status` where the place it came from says more than
/// its class.
HttpResponse problemFor(
    const Error &error, const QJsonObject &extra = {}, std::optional<int> status = std::nullopt);
