#include "host/demostage.h"

#include "crypto/systemrandom.h"
#include "engine/transport/curltransport.h"

using namespace Qt::StringLiterals;

namespace host {

Result<std::unique_ptr<DemoStage>> DemoStage::build(double speed)
{
    auto stage = std::unique_ptr<DemoStage>(new DemoStage);
    if (!stage->m_place.isValid())
        return fail(
            ErrorClass::Local, u"no temporary folder can be made: %1"_s.arg(stage->m_place.errorString()));
    const QString path = stage->m_place.filePath(u"shop"_s);
    auto random = std::make_shared<SystemRandom>();
    const QByteArray passphrase = random->bytes(16).toHex();
    const auto access = [&] { return VaultAccess { SecretBytes(passphrase), nullptr }; };
    const SystemClock wall;
    if (auto made = DataFolder::init(path, access(), wall, *random); !made)
        return fail(made.error());
    auto folder = DataFolder::open(path, access(), u"demo"_s, wall);
    if (!folder)
        return fail(folder.error());
    stage->m_folder = std::move(*folder);
    stage->m_clock = std::make_shared<SpeedClock>(speed);
    EngineConfig config;
    config.folder = path;
    config.role = u"demo"_s;
    config.clock = stage->m_clock;
    config.random = random;
    config.vault = stage->m_folder->vault();
    config.writer = stage->m_folder->takeConnection();
    config.speed = speed;
    auto transport = std::make_unique<CurlTransport>();
    config.applySettings = [network = transport.get()](const Settings &settings) {
        HttpDefaults defaults;
        defaults.timeout = settings.httpTimeout;
        defaults.proxy = u"none"_s;
        network->setDefaults(defaults);
    };
    config.transport = std::move(transport);
    stage->m_engine = std::make_unique<Engine>(std::move(config));
    if (auto started = stage->m_engine->start(); !started)
        return fail(started.error());
    return stage;
}

DemoStory::World DemoStage::world(quint64 seed)
{
    return { [this](Engine &engine) -> Result<QString> {
                m_api = std::make_unique<ApiServer>(engine);
                auto listening = m_api->listen(u"127.0.0.1:0"_s, {}, {});
                return listening ? Result<QString>(m_api->url()) : fail(listening.error());
            },
        [this, seed](ShopInbox &inbox) {
            m_inbox = std::make_unique<InboxServer>(inbox, seed);
            return m_inbox->open();
        } };
}

DemoStage::~DemoStage()
{
    m_api.reset();
    m_engine.reset();
}

} // namespace host
