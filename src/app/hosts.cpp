#include "app/hosts.h"

#include "host/demostage.h"
#include "host/listeners.h"

namespace {
class ShopHost final : public Hosted {
public:
    static Result<std::unique_ptr<Hosted>> open(std::unique_ptr<DataFolder> folder)
    {
        auto host = std::make_unique<ShopHost>();
        auto running = host::RunningEngine::start(std::move(folder), host::Role::Window);
        if (!running)
            return fail(running.error());
        host->m_running = std::move(*running);
        auto listeners = host::Listeners::open(*host->m_running);
        if (!listeners)
            return fail(listeners.error());
        host->m_listeners = std::move(*listeners);
        if (host->engine().rules()->settings.listenerEnabled) {
            // Callbacks only make it faster: a port that is taken must not keep the shop closed.
            if (auto listening = host->m_listeners->openHttp({}); !listening)
                host->m_trouble = listening.error().message;
        }
        return host;
    }
    QString trouble() const override { return m_trouble; }
    Engine &engine() override { return m_running->engine(); }
    void stop(std::function<void()> done) override
    {
        m_listeners->close();
        m_running->engine().stop(std::move(done));
    }

private:
    std::unique_ptr<host::RunningEngine> m_running;
    std::unique_ptr<host::Listeners> m_listeners;
    QString m_trouble;
};

class DemoHost final : public Hosted {
public:
    static Result<std::unique_ptr<Hosted>> open()
    {
        constexpr DemoStory::Plan plan { .orders = 300, .seed = 1, .speed = 1 };
        auto stage = host::DemoStage::build(plan.speed);
        if (!stage)
            return fail(stage.error());
        auto host = std::make_unique<DemoHost>();
        host->m_stage = std::move(*stage);
        host->m_story = std::make_unique<DemoStory>(
            plan, host->m_stage->world(plan.seed), host->m_stage->clock(), host->m_stage->engine());
        host->m_story->play([](DemoStory::Progress) {}, [](const Result<DemoReport> &) {});
        return host;
    }
    Engine &engine() override { return m_stage->engine(); }
    void stop(std::function<void()> done) override { m_stage->engine().stop(std::move(done)); }

private:
    std::unique_ptr<host::DemoStage> m_stage;
    std::unique_ptr<DemoStory> m_story;
};
} // namespace

EngineThread::Build hosts::shop(std::unique_ptr<DataFolder> folder)
{
    auto held = std::make_shared<std::unique_ptr<DataFolder>>(std::move(folder));
    return [held] { return ShopHost::open(std::move(*held)); };
}

EngineThread::Build hosts::demo()
{
    return [] { return DemoHost::open(); };
}
