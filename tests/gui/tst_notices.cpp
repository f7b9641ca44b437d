#include "gui/notices.h"
#include "gui/windowshop.h"
#include "wording/language.h"

#include <QTranslator>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class TestNotices : public QObject {
    Q_OBJECT

    static QStringList told(const QList<Notice> &notices, Notice::Kind kind)
    {
        QStringList titles;
        for (const Notice &notice : notices) {
            if (notice.kind == kind)
                titles.append(notice.title);
        }
        return titles;
    }
    static void sell(WindowShop &world)
    {
        const QJsonObject order = world.shop.order();
        world.shop.provider.pay(Shop::outNo(order));
        (void)world.shop.callback(world.shop.provider.callback(Shop::outNo(order)));
        world.shop.pass(5s); // the provider is asked before anything is believed
    }

    QTranslator m_english; ///< has the plural forms

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(wording::load(u"en"_s, m_english));
        QCoreApplication::installTranslator(&m_english);
    }

    void oneOfAKindInAMinuteAndTheRestWithACount()
    {
        WindowShop world;
        world.shop.furnish(30);
        Notices notices(world.client, [](Notice::Kind) { return true; });
        QList<Notice> shown;
        connect(&notices, &Notices::show, this, [&](const Notice &notice) { shown.append(notice); });
        int heard = 0;
        connect(&world.client, &EngineClient::happened, this,
            [&](const QString &event) { heard += event == u"order.paid"_s; });
        const auto paid = [&] { return told(shown, Notice::Kind::Paid); };
        world.settle();
        sell(world);
        QVERIFY(world.until([&] { return paid().size() == 1; }));
        QCOMPARE(paid().first(), u"Paid: ¥9.90"_s);
        QVERIFY(!shown.first().orderId.isEmpty());
        sell(world);
        sell(world);
        QVERIFY(world.until([&] { return heard == 3; }));
        QCOMPARE(paid().size(), 1);
        world.shop.clock.advance(61s);
        QVERIFY(world.until([&] { return paid().size() == 2; }));
        QCOMPARE(paid().last(), u"2 orders were paid"_s);
    }

    void whatNobodyWantsToHearIsNotSaid()
    {
        WindowShop world;
        world.shop.furnish(10);
        Notices notices(world.client, [](Notice::Kind kind) { return kind != Notice::Kind::Paid; });
        QList<Notice> shown;
        connect(&notices, &Notices::show, this, [&](const Notice &notice) { shown.append(notice); });
        world.settle();
        sell(world);
        QVERIFY(world.until([&] { return told(shown, Notice::Kind::Delivered).size() == 1; }));
        QVERIFY(told(shown, Notice::Kind::Paid).isEmpty());
    }

    void anOrderThatNeedsAPersonAndLowStockAreSaid()
    {
        WindowShop world;
        world.shop.furnish(11); // low stock is 10
        Notices notices(world.client, [](Notice::Kind) { return true; });
        QList<Notice> shown;
        connect(&notices, &Notices::show, this, [&](const Notice &notice) { shown.append(notice); });
        world.settle();
        sell(world);
        sell(world);
        QVERIFY(world.until([&] { return told(shown, Notice::Kind::LowStock).size() == 1; }));
        const QJsonObject order = world.shop.order();
        world.shop.provider.pay(Shop::outNo(order));
        world.shop.provider.orders[Shop::outNo(order)].money = u"0.01"_s;
        world.shop.pass(10s);
        QVERIFY(world.until([&] { return told(shown, Notice::Kind::NeedsYou).size() == 1; }));
    }
};

QTEST_MAIN(TestNotices)
#include "tst_notices.moc"
