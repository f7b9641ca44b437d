#pragma once

#include "engine/allotmentlog.h"
#include "engine/engine.h"
#include "engine/restore.h"
#include "engine/trace.h"
#include "storage/accounts.h"
#include "storage/migrator.h"
#include "support/epaydouble.h"
#include "support/fakeclock.h"
#include "support/memorykeystore.h"
#include "support/scriptednetwork.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTemporaryDir>
#include <QTest>

#include <optional>

/// A whole shop on a real database, a fake clock and a scripted network, all on one thread: stories of
/// hours run in milliseconds, and the program can be killed between any two steps.
class Shop {
public:
    FakeClock clock;
    ScriptedNetwork network;
    EpayDouble provider;
    QHash<QString, QStringList> inbox; ///< order -> keys, as the buyer's shop got them
    int deliveries = 0; ///< calls that carried goods
    int contradictions = 0; ///< the same order with other keys
    std::function<std::optional<Result<HttpReply>>(const HttpRequest &)> fault; ///< beats the honest answer

    std::optional<qint64> freeBytes; ///< of the disk, as the engine sees it; nothing: plenty

    /// The allotment journal beside the backups costs an fsync for each sale, so only some stories keep it.
    enum class Journal { None, Kept };

    explicit Shop(Journal journal = Journal::None)
        : m_keepsJournal(journal == Journal::Kept)
    {
        network.answers = [this](const HttpRequest &request) { return answer(request); };
        auto created = Vault::createWithKeychain(m_keyStore, m_random);
        auto db = *Connection::open(path(), Connection::Mode::ReadWrite);
        (void)migrate(*db);
        FolderRepository folder(*db);
        (void)folder.setVaultWraps(created->wraps.toBytes());
        (void)folder.setMeta(QStringLiteral("folder_tag"), QStringLiteral("TEST"));
        db.reset();
        open();
    }
    ~Shop() { engine.reset(); }

    std::unique_ptr<Engine> engine;

    void open()
    {
        auto db = *Connection::open(path(), Connection::Mode::ReadWrite);
        FolderRepository stored(*db);
        // As a start of the program does: what the last run held in memory is gone.
        m_vault = *Vault::unlockWithKeychain(*VaultWraps::fromBytes(*stored.vaultWraps()), m_keyStore);
        EngineConfig config;
        config.folder = m_place->path();
        config.clock = std::shared_ptr<const Clock>(&clock, [](const Clock *) {});
        config.random = std::shared_ptr<Random>(&m_random, [](Random *) {});
        config.vault = m_vault;
        if (m_keepsJournal) {
            const QString where = stored.settings()->value(QStringLiteral("backup.folder"));
            config.journal
                = *AllotmentLog::openFor(*db, restore::journalPath(folder(), where), m_vault, clock.now());
        }
        config.writer = std::move(db);
        // A crash here is a copy of the files, not a power cut: syncing would only take time.
        (void)config.writer->script(QStringLiteral("PRAGMA synchronous=OFF"));
        config.transport = network.transport();
        config.threads = false;
        config.freeBytes = [this] { return freeBytes; };
        engine = std::make_unique<Engine>(std::move(config));
        QVERIFY(engine->start());
    }

    /// kill -9: the files stand as they are at this moment, everything in memory is gone.
    void crash()
    {
        auto place = std::make_unique<QTemporaryDir>();
        for (const QString &suffix : { QString(), QStringLiteral("-wal") })
            (void)QFile::copy(path() + suffix, place->filePath(QStringLiteral("neverdrop.db")) + suffix);
        if (m_keepsJournal) {
            (void)QDir(place->path()).mkdir(QStringLiteral("backups"));
            (void)QFile::copy(restore::journalPath(folder(), {}), restore::journalPath(place->path(), {}));
        }
        network.forget();
        engine.reset(); // commits into the old place, which nobody looks at any more
        m_place = std::move(place);
        open();
    }

    /// The program ends; open() starts it again.
    void close()
    {
        network.forget();
        engine.reset();
    }

    /// One turn of everything that waits: transactions, completions, answers. False when nothing moved.
    bool turn()
    {
        engine->pump();
        return network.deliver() > 0;
    }
    void settle()
    {
        while (turn()) { }
        engine->pump();
    }
    /// Lets time pass; whatever falls due on the way happens at its time.
    void pass(Millis span)
    {
        const Instant end = clock.now() + span;
        settle();
        while (true) {
            const auto next = engine->dispatcher().nextDue();
            if (!next || *next > end)
                break;
            if (*next > clock.now())
                clock.advance(*next - clock.now());
            engine->dispatcher().step();
            settle();
        }
        if (end > clock.now())
            clock.advance(end - clock.now());
        engine->dispatcher().step();
        settle();
    }

    DeskReply ask(const QString &command, const QJsonObject &args)
    {
        std::optional<DeskReply> reply;
        engine->run({ command, args, QStringLiteral("test"), {} },
            [&](DeskReply answer) { reply = std::move(answer); });
        for (int i = 0; i < 1000 && !reply; ++i) {
            QCoreApplication::processEvents(); // a backup has a reader of its own, which answers that way
            if (!turn() && !reply)
                pass(Millis(100));
        }
        return reply ? std::move(*reply)
                     : DeskReply { fail(ErrorClass::Timeout, QStringLiteral("no reply")), {} };
    }
    QJsonObject must(const QString &command, const QJsonObject &args)
    {
        const DeskReply reply = ask(command, args);
        if (!reply.value)
            qWarning("%s: %s", qPrintable(command), qPrintable(reply.value.error().message));
        return reply.value ? reply.value->toObject() : QJsonObject();
    }

    /// One product with `keys` keys, an Epay account `ep`, and, if wanted, the shop's webhook.
    void furnish(int keys, bool webhook = true)
    {
        must(QStringLiteral("product add"),
            { { QStringLiteral("sku"), QStringLiteral("card") },
                { QStringLiteral("price"), QStringLiteral("9.90") } });
        stock(keys);
        must(QStringLiteral("provider add"),
            { { QStringLiteral("id"), QStringLiteral("ep") },
                { QStringLiteral("type"), QStringLiteral("epay") },
                { QStringLiteral("set"),
                    QJsonObject { { QStringLiteral("base_url"), QStringLiteral("https://pay.example/") },
                        { QStringLiteral("pid"), EpayDouble::pid() } } },
                { QStringLiteral("secret"),
                    QJsonObject { { QStringLiteral("key"), QString::fromLatin1(EpayDouble::key()) } } } });
        if (webhook)
            must(QStringLiteral("channel add"),
                { { QStringLiteral("id"), QStringLiteral("shop") },
                    { QStringLiteral("type"), QStringLiteral("webhook") },
                    { QStringLiteral("set"),
                        QJsonObject {
                            { QStringLiteral("url"), QStringLiteral("https://shop.example/deliver") } } } });
    }
    void stock(int keys)
    {
        QByteArray text;
        for (int i = 0; i < keys; ++i)
            text += "KEY-" + QByteArray::number(++m_keys) + '\n';
        importKeys(text);
    }
    /// `args`: sku (`card` if left out), encoding, separator, dry_run. @return the import's report
    QJsonObject importKeys(const QByteArray &text, QJsonObject args = {})
    {
        if (!args.contains(QStringLiteral("sku")))
            args.insert(QStringLiteral("sku"), QStringLiteral("card"));
        const QJsonValue session
            = must(QStringLiteral("keys import begin"), args).value(QStringLiteral("session"));
        must(QStringLiteral("keys import chunk"),
            { { QStringLiteral("session"), session },
                { QStringLiteral("data"), QString::fromLatin1(text.toBase64()) } });
        return must(QStringLiteral("keys import end"), { { QStringLiteral("session"), session } });
    }
    /// `available`, `reserved`, `sold` or `void` keys of `card`.
    int stocked(const QString &state)
    {
        return must(QStringLiteral("keys stock"), { { QStringLiteral("sku"), QStringLiteral("card") } })
            .value(QStringLiteral("items"))
            .toArray()
            .at(0)
            .toObject()
            .value(state)
            .toInt();
    }
    /// A sealed backup at `file`. @return what the command says of it
    QJsonObject backup(const QString &file)
    {
        const QJsonValue session = must(QStringLiteral("backup begin"), {}).value(QStringLiteral("session"));
        QFile target(file);
        if (!target.open(QIODevice::WriteOnly))
            return {};
        for (bool more = true; more;) {
            const QByteArray piece = QByteArray::fromBase64(must(QStringLiteral("backup read"),
                { { QStringLiteral("session"), session }, { QStringLiteral("offset"), target.pos() } })
                                                                .value(QStringLiteral("data"))
                                                                .toString()
                                                                .toLatin1());
            target.write(piece);
            more = !piece.isEmpty();
        }
        return must(QStringLiteral("backup end"), { { QStringLiteral("session"), session } });
    }
    QJsonObject order(int quantity = 1)
    {
        return must(QStringLiteral("order create"),
            { { QStringLiteral("sku"), QStringLiteral("card") },
                { QStringLiteral("provider"), QStringLiteral("ep") },
                { QStringLiteral("quantity"), quantity } });
    }
    QJsonObject show(const QJsonObject &order)
    {
        return must(
            QStringLiteral("order show"), { { QStringLiteral("id"), order.value(QStringLiteral("id")) } });
    }
    QString state(const QJsonObject &order) { return show(order).value(QStringLiteral("state")).toString(); }
    QString attention(const QJsonObject &order)
    {
        return show(order)
            .value(QStringLiteral("attention"))
            .toObject()
            .value(QStringLiteral("code"))
            .toString();
    }
    static QString outNo(const QJsonObject &order)
    {
        return order.value(QStringLiteral("out_trade_no")).toString();
    }
    static QString id(const QJsonObject &order) { return order.value(QStringLiteral("id")).toString(); }

    /// The provider calls back. @return its answer, empty when it was told to come again
    QByteArray callback(const QByteArray &query)
    {
        QByteArray body;
        engine->receiveCallback(QStringLiteral("ep"), { "GET", query, {}, {} },
            [&](Result<HttpAnswer> answer) { body = answer ? answer->body : QByteArray(); });
        settle();
        return body;
    }

    bool chainIsIntact()
    {
        auto db = *Connection::open(path(), Connection::Mode::ReadOnly);
        const auto report = trace::verify(*db, *m_vault);
        return report && !report->firstBad;
    }
    /// No key under two orders, in the books and in the inboxes.
    bool nothingSoldTwice()
    {
        QSet<QString> seen;
        for (const QStringList &keys : std::as_const(inbox)) {
            for (const QString &key : keys) {
                if (seen.contains(key))
                    return false;
                seen.insert(key);
            }
        }
        return contradictions == 0;
    }
    QString path() const { return m_place->filePath(QStringLiteral("neverdrop.db")); }
    QString folder() const { return m_place->path(); }
    VaultAccess access() { return { {}, &m_keyStore }; }
    const Vault &vault() const { return *m_vault; }

private:
    Result<HttpReply> answer(const HttpRequest &request)
    {
        if (fault) {
            if (auto faulty = fault(request))
                return *faulty;
        }
        if (auto reply = provider.answer(request))
            return *reply;
        return deliver(request);
    }
    Result<HttpReply> deliver(const HttpRequest &request)
    {
        take(request);
        HttpReply reply;
        reply.status = 200;
        return reply;
    }

public:
    /// The buyer's shop gets a delivery; the same goods again are recognised by their id.
    void take(const HttpRequest &request)
    {
        const QJsonObject data
            = QJsonDocument::fromJson(request.body).object().value(QStringLiteral("data")).toObject();
        QStringList keys;
        for (const QJsonValue &key : data.value(QStringLiteral("cards")).toArray())
            keys.append(key.toString());
        const QString order = data.value(QStringLiteral("order_id")).toString();
        ++deliveries;
        if (inbox.contains(order) && inbox.value(order) != keys)
            ++contradictions;
        inbox.insert(order, keys);
    }

private:
    MemoryKeyStore m_keyStore;
    SeededRandom m_random { 7 };
    std::unique_ptr<QTemporaryDir> m_place = std::make_unique<QTemporaryDir>();
    std::shared_ptr<Vault> m_vault;
    int m_keys = 0;
    bool m_keepsJournal;
};
