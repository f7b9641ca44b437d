// Callbacks and orders a second over HTTP, several connections at once, the provider being the real sandbox.
// `--size` is the number of orders, each of which is called back twice.

#include "liveshop.h"
#include "measure.h"
#include "rawsqlite.h"

#include "http/httpserver.h"
#include "sandbox/form.h"
#include "sandbox/sandboxprovider.h"
#include "server/apiserver.h"

#include <QCoreApplication>
#include <QHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTcpSocket>

#include <atomic>
#include <thread>

using namespace Qt::StringLiterals;
using namespace bench;

namespace {
constexpr int Connections = 16;

/// One kept-alive connection on a thread of its own. @return the body of the answer
class Client {
public:
    explicit Client(const QUrl &base)
        : m_host(base.host() + u':' + QString::number(base.port()))
    {
        m_socket.connectToHost(base.host(), quint16(base.port()));
        if (!m_socket.waitForConnected())
            die(m_socket.errorString());
    }
    struct Answer {
        int status = 0;
        QByteArray body;
    };
    Answer ask(
        const QByteArray &method, const QByteArray &target, const QByteArray &headers, const QByteArray &body)
    {
        m_socket.write(method + ' ' + target + " HTTP/1.1\r\nHost: " + m_host.toLatin1() + "\r\n" + headers
            + "Content-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" + body);
        QByteArray received;
        qsizetype end = -1;
        while ((end = received.indexOf("\r\n\r\n")) < 0)
            more(received);
        const qsizetype at = received.toLower().indexOf("content-length:");
        const qsizetype length
            = received.mid(at + 15, received.indexOf('\r', at) - at - 15).trimmed().toLongLong();
        while (received.size() < end + 4 + length)
            more(received);
        return { received.mid(9, 3).toInt(), received.mid(end + 4) };
    }

private:
    void more(QByteArray &received)
    {
        if (m_socket.bytesAvailable() == 0 && !m_socket.waitForReadyRead(60'000))
            die(u"no answer: "_s + m_socket.errorString());
        received += m_socket.readAll();
    }
    QTcpSocket m_socket;
    QString m_host;
};

/// `work(client, i)` for each i below `count`, by `Connections` clients. @return how many a second
double together(const QUrl &base, int count, const std::function<void(Client &, int)> &work)
{
    std::atomic<int> next = 0;
    std::atomic<int> done = 0;
    std::vector<std::thread> threads;
    const double took = seconds([&] {
        for (int t = 0; t < Connections; ++t) {
            threads.emplace_back([&] {
                Client client(base);
                for (int i = next++; i < count; i = next++)
                    work(client, i);
                ++done;
            });
        }
        waitUntil([&] { return done == Connections; });
    });
    for (std::thread &thread : threads)
        thread.join();
    return count / took;
}

/// The shop with its HTTP interface; provider and buyers' shop have a thread of their own, as they do in
/// life.
class Street {
public:
    explicit Street(const Options &options, int orders)
        : m_shop(options)
        , m_orders(size_t(orders))
    {
        startOthers();
        m_shop.open({});
        m_shop.addProduct(orders + 1);
        m_shop.addChannel(m_inboxUrl);
        m_shop.addProvider(m_providerUrl, m_config.pid, m_config.key);
        m_token = m_shop.must(u"token"_s).value(u"token"_s).toString().toLatin1();
        m_api = std::make_unique<ApiServer>(m_shop.engine());
        must(m_api->listen(u"127.0.0.1:0"_s, {}, {}));
    }
    ~Street()
    {
        m_api.reset();
        m_shop.close();
        QMetaObject::invokeMethod(m_others, [this] { m_loop->quit(); });
        m_thread.join();
    }

    double createOrders()
    {
        return together(QUrl(m_api->url()), int(m_orders.size()), [this](Client &client, int i) {
            const QByteArray body = R"({"sku":"card","provider":"pay","method":"alipay"})";
            const auto answer = client.ask("POST", "/api/v1/orders",
                "Authorization: Bearer " + m_token
                    + "\r\nContent-Type: application/json\r\nIdempotency-Key: k" + QByteArray::number(i)
                    + "\r\n",
                body);
            const QJsonObject order = QJsonDocument::fromJson(answer.body).object();
            if (answer.status != 201)
                die(QString::fromUtf8(answer.body));
            m_orders[size_t(i)] = order.value(u"out_trade_no"_s).toString().toUtf8();
        });
    }

    double readOrders(int count)
    {
        return together(QUrl(m_api->url()), count, [this](Client &client, int) {
            client.ask("GET", "/api/v1/orders?limit=20", "Authorization: Bearer " + m_token + "\r\n", {});
        });
    }

    /// Asks the provider for its numbers, which callbacks must name.
    void learnTradeNumbers()
    {
        Client client { QUrl(m_providerUrl) };
        const QJsonArray orders = QJsonDocument::fromJson(client.ask("GET", "/_control/ledger", {}, {}).body)
                                      .object()
                                      .value(u"orders"_s)
                                      .toArray();
        for (const QJsonValue &order : orders)
            m_tradeNumbers.insert(
                order[u"out_trade_no"].toString().toUtf8(), order[u"trade_no"].toString().toUtf8());
    }

    /// Signed, for orders that exist; each is stored before it is answered.
    double callBack()
    {
        return together(QUrl(m_api->url()), int(m_orders.size()), [this](Client &client, int i) {
            Form form { { "pid", m_config.pid.toUtf8() }, { "out_trade_no", m_orders[size_t(i)] },
                { "trade_no", m_tradeNumbers.value(m_orders[size_t(i)]) }, { "type", "alipay" },
                { "name", "card" }, { "money", "9.9" }, { "trade_status", "TRADE_SUCCESS" } };
            form["sign"] = epaysign::md5(form, m_config.key);
            form["sign_type"] = "MD5";
            const auto answer = client.ask("GET", form::appended("/notify/pay", form), {}, {});
            if (answer.body != "success")
                die(QString::fromUtf8(answer.body));
        });
    }

private:
    void startOthers()
    {
        std::atomic<bool> ready = false;
        m_thread = std::thread([this, &ready] {
            QEventLoop loop;
            QObject here;
            SystemClock clock;
            SandboxProvider provider(m_config, clock);
            HttpServer inbox([](const HttpServerRequest &, const Responder &responder) {
                responder.answer(HttpResponse::json(200, {}));
            });
            m_providerUrl = must(provider.start(QHostAddress::LocalHost, 0));
            must(inbox.listen(QHostAddress::LocalHost, 0));
            m_inboxUrl = inbox.url() + u"/deliveries"_s;
            m_loop = &loop;
            m_others = &here;
            ready = true;
            loop.exec();
        });
        while (!ready)
            std::this_thread::yield();
    }

    SandboxConfig m_config;
    std::thread m_thread;
    QEventLoop *m_loop = nullptr;
    QObject *m_others = nullptr;
    QString m_providerUrl;
    QString m_inboxUrl;
    LiveShop m_shop;
    std::unique_ptr<ApiServer> m_api;
    QByteArray m_token;
    QHash<QByteArray, QByteArray> m_tradeNumbers;
    std::vector<QByteArray> m_orders; ///< their numbers at the provider
};
} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication app(argc, argv);
    const Options options
        = readOptions(u"Callbacks and orders over HTTP."_s, u"Orders; each is called back twice."_s);
    const int orders = int(options.sizeOr(1'000, 50));
    const QTemporaryDir folder(options.placeTemplate());
    RawRows raw(folder.filePath(u"raw.db"_s));
    const int commits = options.quick ? 50 : 300;
    std::optional<Street> street;
    const auto pair = [&](const std::function<double()> &ours) {
        return Pairs(1, ours, [&] { return (raw.speed(commits, 1) + raw.speed(commits, 1)) / 2; });
    };
    street.emplace(options, orders);
    Table table(u"HTTP: %1 connections, %2 orders"_s.arg(Connections).arg(orders));
    const auto add = [&](const QString &id, const QString &what, const Pairs &pairs) {
        table.add({ id, what, number(pairs.ours()), number(pairs.raw()), number(pairs.ratio()), {}, {} });
    };
    add(u"16"_s, u"orders a second (with the payment made at the provider)"_s,
        pair([&] { return street->createOrders(); }));
    street->learnTradeNumbers();
    add({}, u"first callbacks a second"_s, pair([&] { return street->callBack(); }));
    add({}, u"repeated callbacks a second"_s, pair([&] { return street->callBack(); }));
    add({}, u"order lists a second (20 each, reads only)"_s,
        pair([&] { return street->readOrders(orders); }));
    table.note(u"raw: durable one-row commits a second, one after the other"_s);
    table.print();
    return 0;
}
