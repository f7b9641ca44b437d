#pragma once

#include "host/runningengine.h"
#include "server/apiserver.h"
#include "server/controlserver.h"

namespace host {

/// Where a running engine can be reached: the folder's local socket and the HTTP interface (contract.md
/// sections 1 and 3). The lock file says where the socket is. Lives on the engine's thread.
class Listeners {
public:
    /// The socket; the command line works beside this engine from now on.
    static Result<std::unique_ptr<Listeners>> open(RunningEngine &running);
    /// HTTP. `address`: HOST:PORT instead of the setting `listener.address`; empty: the setting.
    Result<> openHttp(const QString &address);

    QString url() const { return m_api.url(); }
    void close() { m_api.stop(); }

private:
    explicit Listeners(RunningEngine &running);

    RunningEngine &m_running;
    ControlServer m_control;
    ApiServer m_api;
};

} // namespace host
