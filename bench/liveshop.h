#pragma once

#include "measure.h"

#include "core/clock.h"
#include "crypto/systemrandom.h"
#include "engine/datafolder.h"
#include "engine/engine.h"
#include "support/memorykeystore.h"

#include <QEventLoop>
#include <QTemporaryDir>

#include <memory>

namespace bench {

/// A network without a network: every request is answered 200 at the event loop's next turn.
class InstantTransport final : public HttpTransport {
public:
    std::function<void(const HttpRequest &)> sent; ///< may be empty
    void send(const HttpRequest &request, Done done) override;
    void abortAll() override { }
    qint64 count() const { return m_count; }

private:
    QObject m_context;
    qint64 m_count = 0;
};

/// A throw-away folder with a real vault, and a live engine on it: threads, timers, synchronous=FULL.
class LiveShop {
public:
    explicit LiveShop(const Options &options);
    ~LiveShop() { close(); }

    struct Network {
        std::unique_ptr<HttpTransport> transport; ///< null: libcurl
        std::shared_ptr<const Clock> clock = std::make_shared<SystemClock>();
        double speed = 1; ///< of the clock
        bool timers = true;
    };
    void open(Network network);
    void close(); ///< stops and forgets the engine; the folder stays

    /// Asks the desk and waits for the answer.
    QJsonObject must(const QString &command, const QJsonObject &args = {});
    /// A product `card` of 9.90 with `keys` keys.
    void addProduct(int keys);
    /// A webhook channel `shop` at `url`, where private addresses are allowed.
    void addChannel(const QString &url);
    /// An Epay account `pay` at `baseUrl`.
    void addProvider(const QString &baseUrl, const QString &pid, const QByteArray &key);

    Engine &engine() { return *m_engine; }
    std::shared_ptr<Vault> vault(); ///< also while it is closed
    QString path() const { return m_place.filePath(QStringLiteral("shop")); }
    QString databasePath() const { return DataFolder::databasePath(path()); }

private:
    VaultAccess access() { return { {}, &m_keyStore }; }

    QTemporaryDir m_place;
    MemoryKeyStore m_keyStore;
    std::shared_ptr<SystemRandom> m_random = std::make_shared<SystemRandom>();
    std::unique_ptr<DataFolder> m_folder;
    std::unique_ptr<Engine> m_engine;
};

/// Keys as text, one a line, none twice.
QByteArray keyLines(qint64 first, qint64 count);

/// Turns the event loop until `ready`; dies after `patience`.
void waitUntil(const std::function<bool()> &ready, Millis patience = Millis(300'000));

} // namespace bench
