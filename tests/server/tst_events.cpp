#include "server/apishop.h"

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {
/// A listener to /api/v1/events, and what it heard so far.
class Listener {
public:
    struct Event {
        qint64 id = 0;
        QString type;
        QJsonObject order;
    };

    Listener(ApiShop &shop, const QByteArray &token, std::optional<qint64> lastId = {})
        : m_shop(shop)
        , m_client(shop.port())
    {
        m_client.send("GET /api/v1/events HTTP/1.1\r\nHost: localhost\r\n" + ApiShop::bearer(token)
            + (lastId ? "Last-Event-ID: " + QByteArray::number(*lastId) + "\r\n" : QByteArray()) + "\r\n");
        m_shop.until([this] { return m_client.received.contains("\r\n\r\n"); });
    }

    Answer head() const { return Answer(m_client); }
    /// From here on what comes is heard.
    bool isListening()
    {
        return m_shop.until([this] { return m_client.received.contains(": hello\n\n"); });
    }
    bool hears(qsizetype count)
    {
        const bool heard = m_shop.until([&] { return events().size() >= count; });
        return heard && events().size() == count;
    }
    bool ends()
    {
        return m_shop.until([this] { return m_client.isClosed(); });
    }
    QList<Event> events() const
    {
        QList<Event> list;
        for (const QByteArray &block : unchunked().split('\0')) {
            Event event;
            for (const QByteArray &line : block.split('\n')) {
                if (line.startsWith("id: "))
                    event.id = line.mid(4).toLongLong();
                else if (line.startsWith("event: "))
                    event.type = QString::fromUtf8(line.mid(7));
                else if (line.startsWith("data: "))
                    event.order = QJsonDocument::fromJson(line.mid(6)).object();
            }
            if (!event.type.isEmpty())
                list.append(event);
        }
        return list;
    }
    QStringList types() const
    {
        QStringList list;
        for (const Event &event : events())
            list.append(event.type);
        return list;
    }

private:
    /// The body without its framing; complete events only, each ended by NUL.
    QByteArray unchunked() const
    {
        QByteArray text, rest = m_client.body();
        while (true) {
            const qsizetype end = rest.indexOf("\r\n");
            const qsizetype size = rest.left(end).toLongLong(nullptr, 16);
            if (end < 0 || size == 0 || rest.size() < end + 2 + size)
                break;
            text += rest.mid(end + 2, size);
            rest.remove(0, end + 2 + size + 2);
        }
        return text.left(text.lastIndexOf("\n\n") + 2).replace("\n\n", QByteArray(1, '\0'));
    }

    ApiShop &m_shop;
    RawClient m_client;
};

/// As if more than the seven days had gone by for which events are kept.
void forgetEvents(ApiShop &shop, int count = 1000)
{
    (void)FolderRepository(shop.engine->writer().connection()).pruneEvents(shop.clock.now() + 1s, count);
}
} // namespace

/// What a shop hears that listens.
class TestEvents : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void anOrderIsHeardFromBeginningToEnd()
    {
        ApiShop shop;
        Listener listener(shop, shop.token);
        QCOMPARE(listener.head().status, 200);
        QCOMPARE(listener.head().header("Content-Type"), "text/event-stream"_ba);
        QCOMPARE(listener.head().header("Cache-Control"), "no-store"_ba);
        QVERIFY(listener.isListening());
        const QJsonObject order = shop.delivered();
        QVERIFY(shop.until([&] { return listener.types().contains(u"order.delivered"_s); }));
        const QList<Listener::Event> events = listener.events();
        QCOMPARE(
            listener.types(), (QStringList { u"order.created"_s, u"order.paid"_s, u"order.delivered"_s }));
        for (qsizetype i = 0; i < events.size(); ++i) {
            QCOMPARE(events[i].order[u"id"].toString(), Shop::id(order));
            QVERIFY(i == 0 || events[i].id > events[i - 1].id);
        }
        QCOMPARE(events.last().order, shop.show(order));
    }

    void keysAreNotAmongTheNews()
    {
        ApiShop shop;
        shop.delivered();
        Listener listener(shop, shop.token, 0);
        QVERIFY(listener.hears(3));
        QVERIFY(!listener.head().body.contains("KEY-"));
    }

    void anOrderThatNeedsAPersonIsHeard()
    {
        ApiShop shop;
        Listener listener(shop, shop.token);
        QVERIFY(listener.isListening());
        const QJsonObject order = shop.order();
        shop.provider.lieAboutMoney = u"0.01"_s;
        shop.provider.pay(Shop::outNo(order));
        shop.pass(5s);
        QVERIFY(shop.until([&] { return listener.types().contains(u"order.attention"_s); }));
        QCOMPARE(listener.events().last().order[u"attention"][u"code"].toString(), u"amount_mismatch"_s);
    }

    void whoListensAnewHearsOnlyWhatComes()
    {
        ApiShop shop;
        shop.delivered();
        Listener listener(shop, shop.token);
        QVERIFY(listener.isListening());
        const QJsonObject order = shop.order();
        QVERIFY(listener.hears(1));
        QCOMPARE(listener.events().first().order[u"id"].toString(), Shop::id(order));
    }

    void whoWasAwayHearsWhatWasMissedOnce()
    {
        ApiShop shop(30);
        qint64 last = 0;
        {
            Listener listener(shop, shop.token);
            QVERIFY(listener.isListening());
            shop.order();
            QVERIFY(listener.hears(1));
            last = listener.events().last().id;
        }
        QList<QString> missed;
        for (int i = 0; i < 3; ++i)
            missed.append(Shop::id(shop.order()));
        Listener back(shop, shop.token, last);
        QVERIFY(back.hears(3));
        missed.append(Shop::id(shop.order())); // and goes on
        QVERIFY(back.hears(4));
        for (qsizetype i = 0; i < missed.size(); ++i) {
            QCOMPARE(back.events()[i].type, u"order.created"_s);
            QCOMPARE(back.events()[i].order[u"id"].toString(), missed[i]);
        }
    }

    void aLongAbsenceIsMadeUpForInOrder()
    {
        ApiShop shop(250);
        for (int i = 0; i < 250; ++i)
            shop.order();
        Listener listener(shop, shop.token, 0);
        QVERIFY(listener.hears(250));
        for (qsizetype i = 1; i < 250; ++i)
            QCOMPARE(listener.events()[i].id, listener.events()[i - 1].id + 1);
    }

    void whoWasAwayTooLongIsToldToStartOver()
    {
        ApiShop shop;
        for (int i = 0; i < 3; ++i)
            shop.order();
        forgetEvents(shop, 2);
        Listener listener(shop, shop.token, 1);
        QVERIFY(listener.hears(1));
        QCOMPARE(listener.types(), QStringList { u"reset"_s });
        const QJsonObject order = shop.order(); // and hears on from there
        QVERIFY(listener.hears(2));
        QCOMPARE(listener.events().last().type, u"order.created"_s);
        QCOMPARE(listener.events().last().order[u"id"].toString(), Shop::id(order));
    }

    void anIdThatNeverWasIsAlsoToldToStartOver()
    {
        ApiShop shop; // as after a restore from a backup
        shop.order();
        Listener listener(shop, shop.token, 4711);
        QVERIFY(listener.hears(1));
        QCOMPARE(listener.types(), QStringList { u"reset"_s });
    }

    void whoMissedNothingIsNotToldToStartOver()
    {
        ApiShop shop;
        for (int i = 0; i < 3; ++i)
            shop.order();
        forgetEvents(shop, 2);
        Listener listener(shop, shop.token, 2);
        QVERIFY(listener.hears(1));
        QCOMPARE(listener.types(), QStringList { u"order.created"_s });
    }

    void afterAQuietWeekTheNextOrderIsHeard_data()
    {
        QTest::addColumn<int>("lastId"); // -1: none
        QTest::addRow("by who listens anew") << -1;
        QTest::addRow("by who heard all before it") << 2;
    }
    void afterAQuietWeekTheNextOrderIsHeard()
    {
        QFETCH(int, lastId);
        ApiShop shop;
        shop.order();
        shop.order();
        forgetEvents(shop); // nothing is kept
        Listener listener(
            shop, shop.token, lastId < 0 ? std::optional<qint64>() : std::optional<qint64>(lastId));
        QVERIFY(listener.isListening());
        shop.order();
        QVERIFY(listener.hears(1));
        QCOMPARE(listener.types(), QStringList { u"order.created"_s });
    }

    void othersOrdersAreNotHeard()
    {
        ApiShop shop;
        const QByteArray web = shop.addToken(u"web"_s);
        Listener listener(shop, web);
        Listener all(shop, shop.token);
        QVERIFY(listener.isListening() && all.isListening());
        shop.order();
        const Answer own
            = shop.ask("POST /api/v1/orders", ApiShop::bearer(web), QJsonDocument(ApiShop::draft()).toJson());
        QVERIFY(all.hears(2));
        QVERIFY(listener.hears(1));
        QCOMPARE(listener.events().first().order[u"id"].toString(), own.text("id"));
    }

    void theStreamIsReadOnly()
    {
        ApiShop shop;
        const Answer answer = shop.post("/api/v1/events");
        QVERIFY(answer.isProblem(405));
        QCOMPARE(answer.header("Allow"), "GET"_ba);
    }

    void aListenerThatLeavesDisturbsNobody()
    {
        ApiShop shop;
        {
            Listener gone(shop, shop.token);
            QVERIFY(gone.isListening());
        }
        Listener listener(shop, shop.token);
        QVERIFY(listener.isListening());
        shop.delivered();
        QVERIFY(shop.until([&] { return listener.types().contains(u"order.delivered"_s); }));
    }

    void aShopThatClosesEndsTheStream()
    {
        ApiShop shop;
        Listener listener(shop, shop.token);
        QVERIFY(listener.isListening());
        shop.api.stop();
        QVERIFY(listener.ends());
    }
};

QTEST_GUILESS_MAIN(TestEvents)
#include "tst_events.moc"
