#include "liveshop.h"

#include "engine/transport/curltransport.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QJsonObject>
#include <QTimer>

using namespace Qt::StringLiterals;

namespace bench {

void InstantTransport::send(const HttpRequest &request, Done done)
{
    ++m_count;
    if (sent)
        sent(request);
    QMetaObject::invokeMethod(
        &m_context,
        [done = std::move(done)] {
            HttpReply reply;
            reply.status = 200;
            done(std::move(reply));
        },
        Qt::QueuedConnection);
}

LiveShop::LiveShop(const Options &options)
    : m_place(options.placeTemplate())
{
    if (!m_place.isValid())
        die(m_place.errorString());
    bench::must(DataFolder::init(path(), access(), SystemClock(), *m_random));
}

void LiveShop::open(Network network)
{
    m_folder = bench::must(DataFolder::open(path(), access(), u"bench"_s, SystemClock()));
    EngineConfig config;
    config.folder = path();
    config.role = u"bench"_s;
    config.clock = network.clock;
    config.random = m_random;
    config.vault = m_folder->vault();
    config.writer = m_folder->takeConnection();
    config.speed = network.speed;
    config.timers = network.timers;
    if (network.transport) {
        config.transport = std::move(network.transport);
    } else {
        HttpDefaults defaults;
        defaults.proxy = u"none"_s;
        config.transport = std::make_unique<CurlTransport>(defaults);
    }
    m_engine = std::make_unique<Engine>(std::move(config));
    bench::must(m_engine->start());
}

void LiveShop::close()
{
    if (!m_engine)
        return;
    bool stopped = false;
    m_engine->stop([&stopped] { stopped = true; });
    waitUntil([&stopped] { return stopped; });
    m_engine.reset();
    m_folder.reset();
}

std::shared_ptr<Vault> LiveShop::vault()
{
    if (m_folder)
        return m_folder->vault();
    return bench::must(DataFolder::open(path(), access(), u"bench"_s, SystemClock()))->vault();
}

QJsonObject LiveShop::must(const QString &command, const QJsonObject &args)
{
    std::optional<DeskReply> reply;
    m_engine->run(
        { command, args, u"bench"_s, {} }, [&reply](DeskReply answer) { reply = std::move(answer); });
    waitUntil([&reply] { return reply.has_value(); });
    if (!reply->value)
        die(command + u": "_s + reply->value.error().message);
    return reply->value->toObject();
}

void LiveShop::addProduct(int keys)
{
    must(u"product add"_s, { { u"sku"_s, u"card"_s }, { u"price"_s, u"9.90"_s } });
    const QJsonValue session = must(u"keys import begin"_s, { { u"sku"_s, u"card"_s } }).value(u"session"_s);
    must(u"keys import chunk"_s,
        { { u"session"_s, session }, { u"data"_s, QString::fromLatin1(keyLines(0, keys).toBase64()) } });
    must(u"keys import end"_s, { { u"session"_s, session } });
}

void LiveShop::addChannel(const QString &url)
{
    must(u"config set"_s, { { u"key"_s, u"delivery.allow_private"_s }, { u"value"_s, u"true"_s } });
    must(u"channel add"_s,
        { { u"id"_s, u"shop"_s }, { u"type"_s, u"webhook"_s }, { u"use"_s, u"both"_s },
            { u"set"_s, QJsonObject { { u"url"_s, url } } } });
}

void LiveShop::addProvider(const QString &baseUrl, const QString &pid, const QByteArray &key)
{
    must(u"provider add"_s,
        { { u"id"_s, u"pay"_s }, { u"type"_s, u"epay"_s },
            { u"set"_s, QJsonObject { { u"base_url"_s, baseUrl }, { u"pid"_s, pid } } },
            { u"secret"_s, QJsonObject { { u"key"_s, QString::fromLatin1(key) } } } });
}

QByteArray keyLines(qint64 first, qint64 count)
{
    QByteArray lines;
    lines.reserve(count * 26);
    for (qint64 i = first; i < first + count; ++i)
        lines += "KEY-" + QByteArray::number(i).rightJustified(9, '0') + '-'
            + QCryptographicHash::hash(QByteArray::number(i), QCryptographicHash::Md5).toHex().left(10)
            + '\n';
    return lines;
}

void waitUntil(const std::function<bool()> &ready, Millis patience)
{
    QElapsedTimer clock;
    clock.start();
    QTimer heartbeat; // so that patience ends even where nothing happens
    heartbeat.start(1000);
    while (!ready()) {
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
        if (Millis(clock.elapsed()) > patience)
            die(u"nothing happened for too long"_s);
    }
}

} // namespace bench
