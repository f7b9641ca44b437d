#pragma once

#include "cli/session.h"
#include "host/runningengine.h"

namespace cli {

/// A command that found no engine: runs one in this process, without timers, for as long as it takes
/// (contract.md section 1).
class EngineSession final : public Session {
public:
    explicit EngineSession(std::unique_ptr<host::RunningEngine> running)
        : m_running(std::move(running))
    {
    }
    ~EngineSession() override;
    DeskReply ask(const DeskRequest &request) override;

private:
    std::unique_ptr<host::RunningEngine> m_running;
};

} // namespace cli
