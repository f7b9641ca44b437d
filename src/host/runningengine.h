#pragma once

#include "engine/datafolder.h"
#include "engine/engine.h"
#include "engine/transport/curltransport.h"
#include "sandbox/sandboxprovider.h"

#include <QString>

#include <memory>

namespace host {

/// Who runs the engine: `command` for as long as it takes and without timers, the others stay
/// (contract.md section 1).
enum class Role { Command, Serve, Window };
QString roleName(Role role);

/// An engine on a folder, with everything around it: lock, vault, network, the built-in sandbox where an
/// account wants it. Torn down in the right order.
class RunningEngine {
public:
    static Result<std::unique_ptr<RunningEngine>> start(std::unique_ptr<DataFolder> folder, Role role);
    ~RunningEngine();

    Engine &engine() { return *m_engine; }
    DataFolder &folder() { return *m_folder; }
    /// Starts nothing more, waits until what is in flight has ended, commits.
    void finish();

private:
    RunningEngine() = default;
    Result<SandboxAddress> startSandbox();

    SystemClock m_clock;
    std::unique_ptr<DataFolder> m_folder;
    std::unique_ptr<SandboxProvider> m_sandbox;
    std::unique_ptr<Engine> m_engine;
};

} // namespace host
