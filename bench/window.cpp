// The window on a shop with nothing in it and on one with a long history: start, the orders page, and how
// long the event loop ever stands still. `--size` is the number of orders of the long one. Each shop in a
// fresh process.

#include "atrest.h"
#include "liveshop.h"
#include "longhistory.h"
#include "measure.h"

#include "gui/engineclient.h"
#include "gui/mainwindow.h"
#include "gui/pagedmodel.h"

#include <QApplication>
#include <QJsonDocument>
#include <QThread>
#include <QTimer>

#include <cstdio>

using namespace Qt::StringLiterals;
using namespace bench;

namespace {
/// The engine on a thread of its own, as in the program.
class Backstage {
public:
    explicit Backstage(const Options &options)
        : m_shop(options)
    {
        m_home.moveToThread(&m_thread);
        m_thread.start();
    }
    ~Backstage()
    {
        run([this] { m_shop.close(); });
        m_thread.quit();
        m_thread.wait();
    }
    void run(const std::function<void()> &work)
    {
        QMetaObject::invokeMethod(&m_home, work, Qt::BlockingQueuedConnection);
    }
    void open()
    {
        run([this] {
            LiveShop::Network wires;
            wires.transport = std::make_unique<InstantTransport>();
            m_shop.open(std::move(wires));
        });
    }
    LiveShop &shop() { return m_shop; }

private:
    LiveShop m_shop;
    QThread m_thread;
    QObject m_home;
};

/// The longest time between two turns of the event loop, in ms.
class Stall {
public:
    Stall()
    {
        m_clock.start();
        QObject::connect(&m_timer, &QTimer::timeout, &m_timer, [this] {
            m_longest = std::max(m_longest, double(m_clock.nsecsElapsed()) / 1e6);
            m_clock.restart();
        });
        m_timer.start(0);
    }
    double longest() const { return m_longest; }

private:
    QTimer m_timer;
    QElapsedTimer m_clock;
    double m_longest = 0;
};

PagedModel &ordersModel(MainWindow &window)
{
    auto *model = window.page(u"orders"_s)->findChild<PagedModel *>();
    if (!model)
        die(u"the orders page has no list"_s);
    return *model;
}

double msUntilLoaded(PagedModel &model, const std::function<void()> &act)
{
    bool loaded = false;
    const auto connection = QObject::connect(&model, &PagedModel::loaded, &model, [&] { loaded = true; });
    const double took = seconds([&] {
        act();
        waitUntil([&] { return loaded; });
    });
    QObject::disconnect(connection);
    return took * 1000;
}

/// Scrolls through `pages` pages; the slowest turn of the loop counts, and the time for one page.
void scroll(PagedModel &model, int pages, QJsonObject &figures)
{
    const Stall stall;
    const double took = seconds([&] {
        for (int i = 0; i < pages && model.canFetchMore({}); ++i)
            (void)msUntilLoaded(model, [&] { model.fetchMore({}); });
    });
    figures.insert(u"scrollPage"_s, took * 1000 / pages);
    figures.insert(u"scrollStall"_s, stall.longest());
}

/// 50 orders change 20 times a second, each with another text.
void storm(Backstage &stage, int ms, QJsonObject &figures)
{
    const Stall stall;
    QTimer timer;
    int round = 0;
    QObject::connect(&timer, &QTimer::timeout, &timer, [&] {
        stage.run([&stage, now = ++round] {
            stage.shop().engine().write<bool>(
                [now](Fulfilment &step) -> Result<bool> {
                    OrderFilter filter;
                    auto newest = OrderRepository(step.db()).list(filter);
                    if (!newest)
                        return fail(newest.error());
                    for (const Order &order : *newest) {
                        if (auto raised
                            = step.raise(order.id, Attention::InDoubt, u"change number %1"_s.arg(now));
                            !raised)
                            return fail(raised.error());
                    }
                    return true;
                },
                [](Result<bool>) {});
        });
    });
    timer.start(50);
    rest(ms);
    figures.insert(u"stormStall"_s, stall.longest());
    figures.insert(u"changes"_s, round * 50 * 1000 / ms);
}

int part(const Options &options)
{
    Backstage stage(options);
    const qint64 orders = options.size;
    stage.run([&] {
        LiveShop::Network wires;
        wires.transport = std::make_unique<InstantTransport>();
        stage.shop().open(std::move(wires));
        stage.shop().addProduct(0);
        stage.shop().addProvider(u"https://pay.example/"_s, u"1000"_s, "key");
        stage.shop().close();
        if (orders > 0)
            fillHistory(stage.shop().databasePath(), orders);
    });
    QJsonObject figures;
    std::unique_ptr<EngineClient> client;
    std::unique_ptr<MainWindow> window;
    const double start = seconds([&] {
        stage.open();
        client = std::make_unique<EngineClient>(stage.shop().engine());
        window = std::make_unique<MainWindow>(*client);
        window->show();
        window->showPage(u"orders"_s);
        waitUntil([&] { return !ordersModel(*window).isLoading(); });
        QCoreApplication::processEvents();
    });
    figures.insert(u"start"_s, start * 1000);
    PagedModel &model = ordersModel(*window);
    if (orders > 0) {
        figures.insert(u"filter"_s, msUntilLoaded(model, [&] {
            model.load({ { u"state"_s, u"delivered"_s } });
        }));
        figures.insert(u"search"_s, msUntilLoaded(model, [&] {
            model.load({ { u"search"_s, u"buyer%1@example.com"_s.arg(orders / 2) } });
        }));
        (void)msUntilLoaded(model, [&] { model.load({}); });
        scroll(model, 50, figures);
        storm(stage, options.quick ? 1000 : 10'000, figures);
    }
    rest(1500);
    const QJsonObject resting = observe(options.quick);
    for (auto it = resting.begin(); it != resting.end(); ++it)
        figures.insert(it.key(), it.value());
    std::fputs(QJsonDocument(figures).toJson(QJsonDocument::Compact).constData(), stdout);
    window.reset();
    client.reset();
    return 0;
}

void report(const QJsonObject &empty, const QJsonObject &full, qint64 orders)
{
    Table table(u"The window: an empty shop, and one with %1 orders"_s.arg(number(double(orders))));
    const auto line
        = [&](const QString &id, const QString &what, const QString &key, const QString &goal, double most) {
              const double value = full.value(key).toDouble();
              const QString before = empty.contains(key) ? number(empty.value(key).toDouble()) : u"–"_s;
              table.add({ id, what, number(value), before, u"–"_s, goal,
                  most > 0 ? std::optional(value <= most) : std::nullopt });
          };
    line(u"W1"_s, u"start until the orders are shown, ms"_s, u"start"_s, u"≤ 1000"_s, 1000);
    line(u"W2"_s, u"filter by state, ms"_s, u"filter"_s, u"≤ 100"_s, 100);
    line({}, u"search for a contact, ms"_s, u"search"_s, u"≤ 100"_s, 100);
    line(u"W3"_s, u"scroll: the next 200 orders, ms"_s, u"scrollPage"_s, {}, 0);
    line({}, u"longest stall while scrolling, ms"_s, u"scrollStall"_s, u"≤ 16"_s, 16);
    line(u"W4"_s, u"orders that change a second"_s, u"changes"_s, {}, 0);
    line({}, u"longest stall meanwhile, ms"_s, u"stormStall"_s, u"≤ 16"_s, 16);
    line(u"W5"_s, u"resident, MiB"_s, u"resident"_s, {}, 0);
    line({}, u"CPU at rest, %"_s, u"cpu"_s, u"< 0.5"_s, 0.5);
    line({}, u"wake-ups a second at rest"_s, u"wakeUps"_s, {}, 0);
    table.note(u"in place of raw SQLite stands the empty shop"_s);
    table.print();
}
} // namespace

int main(int argc, char *argv[])
{
    if (qEnvironmentVariableIsEmpty("DISPLAY") && qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    const QApplication app(argc, argv);
    const Options options = readOptions(u"the window on a long history"_s, u"orders"_s);
    if (!options.part.isEmpty())
        return part(options);
    const qint64 orders = options.sizeOr(1'000'000, 20'000);
    report(runPart(options, u"window"_s, 0), runPart(options, u"window"_s, orders), orders);
    return 0;
}
