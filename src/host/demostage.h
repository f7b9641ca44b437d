#pragma once

#include "demo/story.h"
#include "engine/datafolder.h"
#include "host/inboxserver.h"
#include "server/apiserver.h"

#include <QTemporaryDir>

namespace host {

/// Where the demo plays: a folder, a vault, an engine on a faster clock, and the buyers' shop. All of it is
/// gone with this object. Lives on one thread with an event loop.
class DemoStage {
public:
    static Result<std::unique_ptr<DemoStage>> build(double speed);
    ~DemoStage();

    Engine &engine() { return *m_engine; }
    const SpeedClock &clock() const { return *m_clock; }
    /// What a DemoStory needs of the world; `seed` decides when the buyers' shop fails.
    DemoStory::World world(quint64 seed);

private:
    DemoStage() = default;

    QTemporaryDir m_place;
    std::unique_ptr<DataFolder> m_folder;
    std::shared_ptr<SpeedClock> m_clock;
    std::unique_ptr<ApiServer> m_api;
    std::unique_ptr<InboxServer> m_inbox;
    std::unique_ptr<Engine> m_engine;
};

} // namespace host
