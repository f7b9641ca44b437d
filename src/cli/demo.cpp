#include "cli/local.h"
#include "cli/sentences.h"
#include "cli/table.h"
#include "cli/text.h"
#include "crypto/systemrandom.h"
#include "demo/story.h"
#include "engine/transport/curltransport.h"
#include "http/httpserver.h"
#include "server/apiserver.h"

#include <QEventLoop>
#include <QFile>
#include <QJsonDocument>
#include <QTemporaryDir>

using namespace Qt::StringLiterals;

namespace cli {
namespace {

/// The buyers' shop: takes deliveries, and now and then fails like a real one: it answers 503, or it
/// takes the goods and the answer gets lost.
class InboxServer {
public:
    InboxServer(ShopInbox &inbox, quint64 seed)
        : m_inbox(inbox)
        , m_random(seed ^ 0x5eedu)
        , m_server(
              [this](const HttpServerRequest &request, Responder responder) { take(request, responder); })
    {
    }
    Result<QString> open()
    {
        auto listening = m_server.listen(QHostAddress::LocalHost, 0);
        return listening ? Result<QString>(m_server.url() + u"/deliveries"_s) : fail(listening.error());
    }

private:
    void take(const HttpServerRequest &request, const Responder &responder)
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

    ShopInbox &m_inbox;
    SeededRandom m_random;
    HttpServer m_server;
};

QString troubleText(const QString &trouble)
{
    if (trouble == u"lost_callback"_s)
        return Text::tr("callback lost");
    if (trouble == u"late_callback"_s)
        return Text::tr("callback late");
    if (trouble == u"duplicate_callback"_s)
        return Text::tr("callback repeated");
    if (trouble == u"timeout"_s)
        return Text::tr("no answer");
    if (trouble == u"http_5xx"_s)
        return Text::tr("server error");
    if (trouble == u"reset"_s)
        return Text::tr("connection cut");
    if (trouble == u"garbage"_s)
        return Text::tr("garbled answer");
    if (trouble == u"wrong_amount"_s)
        return Text::tr("lied about the amount");
    return trouble;
}

QString recoveryText(const TroubledOrder &order)
{
    if (order.detectedAfter < 0)
        return Text::tr("unpaid");
    const QString delay = QString::number(order.detectedAfter, 'f', 1);
    return order.source == u"query"_s ? Text::tr("found by asking after %1 s").arg(delay)
                                      : Text::tr("callback came after %1 s").arg(delay);
}

QString tableOf(const DemoReport &report)
{
    Table table;
    for (const QString &title : { Text::tr("Order"), Text::tr("Product"), Text::tr("What went wrong"),
             Text::tr("How the payment was noticed"), Text::tr("Now") })
        table.addColumn(title);
    for (const TroubledOrder &order : report.troubled) {
        QStringList troubles;
        for (const QString &trouble : order.troubles)
            troubles.append(troubleText(trouble));
        table.addRow({ order.orderId.right(8), order.sku, troubles.join(Text::tr(", ")), recoveryText(order),
            inReadersLanguage(order.state) });
    }
    return table.text();
}

QString verdictOf(const DemoReport &report)
{
    QString text = Text::tr("%1, %2 paid, %3 delivered in %4 s.")
                       .arg(Text::tr("%n order(s)", nullptr, report.orders))
                       .arg(report.paid)
                       .arg(report.delivered)
                       .arg(report.seconds, 0, 'f', 1)
        + u'\n';
    text += Text::tr("%1; %2. %3.")
                .arg(Text::tr("%n callback(s) were lost", nullptr, report.callbacksLost),
                    Text::tr("%n payment(s) were found by asking", nullptr, report.recoveredByPolling),
                    Text::tr("%n call(s) were tried again", nullptr, report.retries))
        + u'\n';
    text += Text::tr("Delivered twice: %1. Sold twice: %2.").arg(report.deliveredTwice).arg(report.oversold)
        + u'\n';
    return text
        + (report.ok() ? Text::tr("ok: every paid order reached its buyer exactly once.")
                       : Text::tr("NOT ok: see the figures above."))
        + u'\n';
}

/// A folder, a vault and an engine that are gone when the demo is over.
struct Stage {
    QTemporaryDir place;
    std::unique_ptr<DataFolder> folder;
    std::unique_ptr<SpeedClock> clock;
    std::unique_ptr<ApiServer> api;
    std::unique_ptr<InboxServer> inbox;
    std::unique_ptr<Engine> engine;

    ~Stage()
    {
        api.reset();
        engine.reset();
    }
};

Result<std::unique_ptr<Stage>> build(double speed)
{
    auto stage = std::make_unique<Stage>();
    if (!stage->place.isValid())
        return fail(ErrorClass::Local,
            Text::tr("No temporary folder can be made: %1.")
                .arg(inReadersLanguage(stage->place.errorString())));
    const QString path = stage->place.filePath(u"shop"_s);
    auto random = std::make_shared<SystemRandom>();
    const QByteArray passphrase = random->bytes(16).toHex();
    const auto access = [&] { return VaultAccess { SecretBytes(passphrase), nullptr }; };
    const SystemClock wall;
    if (auto made = DataFolder::init(path, access(), wall, *random); !made)
        return fail(made.error());
    auto folder = DataFolder::open(path, access(), u"demo"_s, wall);
    if (!folder)
        return fail(folder.error());
    stage->folder = std::move(*folder);
    stage->clock = std::make_unique<SpeedClock>(speed);
    EngineConfig config;
    config.folder = path;
    config.role = u"demo"_s;
    config.clock
        = std::shared_ptr<const Clock>(stage->clock.get(), [](const Clock *) { /* the stage owns it */ });
    config.random = random;
    config.vault = stage->folder->vault();
    config.writer = stage->folder->takeConnection();
    config.speed = speed;
    auto transport = std::make_unique<CurlTransport>();
    config.applySettings = [network = transport.get()](const Settings &settings) {
        HttpDefaults defaults;
        defaults.timeout = settings.httpTimeout;
        defaults.proxy = u"none"_s;
        network->setDefaults(defaults);
    };
    config.transport = std::move(transport);
    stage->engine = std::make_unique<Engine>(std::move(config));
    if (auto started = stage->engine->start(); !started)
        return fail(started.error());
    return stage;
}
} // namespace

DeskReply runDemo(const CommandLine &line, Console &console, const QProcessEnvironment &)
{
    DemoStory::Plan plan;
    plan.orders = line.request.args.value(u"orders"_s).toInt(50);
    plan.seed = quint64(line.request.args.value(u"seed"_s).toInteger(1));
    plan.speed = line.request.args.value(u"speed"_s).toDouble(10);
    if (plan.orders < 1 || plan.orders > 1000 || plan.speed < 0.1 || plan.speed > 100)
        return asReply(fail(
            ErrorClass::BadUsage, Text::tr("The demo takes 1 to 1000 orders and a speed from 0.1 to 100.")));
    auto stage = build(plan.speed);
    if (!stage)
        return asReply(fail(stage.error()));
    Stage &world = **stage;
    const DemoStory::World hands { [&world](Engine &engine) -> Result<QString> {
                                      world.api = std::make_unique<ApiServer>(engine);
                                      auto listening = world.api->listen(u"127.0.0.1:0"_s, {}, {});
                                      return listening ? Result<QString>(world.api->url())
                                                       : fail(listening.error());
                                  },
        [&world, &plan](ShopInbox &inbox) {
            world.inbox = std::make_unique<InboxServer>(inbox, plan.seed);
            return world.inbox->open();
        } };
    DemoStory story(plan, hands, *world.clock, *world.engine);
    QEventLoop loop;
    Result<DemoReport> report = fail(ErrorClass::Local, Text::tr("The demo was interrupted."));
    platform::onTerminate([&loop] { loop.quit(); });
    story.play(
        [&](DemoStory::Progress now) {
            console.progress(Text::tr("%1 ordered, %2 paid, %3 delivered")
                                 .arg(now.placed)
                                 .arg(now.paid)
                                 .arg(now.delivered));
        },
        [&](Result<DemoReport> result) {
            report = std::move(result);
            loop.quit();
        });
    loop.exec();
    console.progress({});
    QEventLoop ending;
    world.engine->stop([&] { ending.quit(); });
    if (world.engine->dispatcher().inFlight() > 0)
        ending.exec();
    if (!report)
        return asReply(fail(report.error()));
    if (line.globals.json)
        return asReply(report->toJson());
    console.out.write((tableOf(*report) + u'\n').toUtf8() + verdictOf(*report).toUtf8());
    if (!report->ok())
        return asReply(fail(ErrorClass::Local, Text::tr("The demo ended badly.")));
    return { QJsonValue(QJsonValue::Null), {} };
}

} // namespace cli
