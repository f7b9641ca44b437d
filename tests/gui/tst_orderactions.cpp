#include "gui/cardsdialog.h"
#include "gui/confirmpaymentdialog.h"
#include "gui/dialogs.h"
#include "gui/orderactions.h"
#include "gui/refunddialog.h"
#include "gui/replacedialog.h"
#include "gui/windowshop.h"

#include <QAction>
#include <QCheckBox>
#include <QClipboard>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QSignalSpy>
#include <QSpinBox>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {
/// The actions on one order, and what they said.
struct Hand {
    Hand(WindowShop &shop, const QList<QJsonObject> &orders)
        : world(shop)
        , actions(world.client, &window)
        , good(&actions, &OrderActions::succeeded)
        , bad(&actions, &OrderActions::failed)
    {
        window.show();
        QList<QJsonObject> now;
        for (const QJsonObject &order : orders)
            now.append(world.shop.show(order));
        actions.setOrders(now);
    }
    WindowShop &world;
    QWidget window;
    OrderActions actions;
    QSignalSpy good;
    QSignalSpy bad;

    bool can(OrderAct act) const { return actions.action(act)->isEnabled(); }
    /// Lets the calls go out that were asked for, until the actions say how it went.
    bool said()
    {
        return world.until([this] {
            world.shop.pass(100ms);
            return good.size() + bad.size() > 0;
        });
    }
    template <class Dialog> Dialog *opened(OrderAct act)
    {
        actions.action(act)->trigger();
        (void)world.until([this] { return window.findChild<Dialog *>() != nullptr; });
        return window.findChild<Dialog *>();
    }
    static void type(const QDialog *dialog, const QString &field, const QString &text)
    {
        QTest::keyClicks(dialog->findChild<QLineEdit *>(field), text);
    }
    static void click(const QDialog *dialog, const QString &button)
    {
        QTest::mouseClick(dialog->findChild<QPushButton *>(button), Qt::LeftButton);
    }
    static bool isOpen(const QDialog *dialog, const QString &button)
    {
        return dialog->findChild<QPushButton *>(button)->isEnabled();
    }
};

QJsonObject delivered(WindowShop &world, int quantity = 1)
{
    const QJsonObject order = world.shop.order(quantity);
    world.shop.provider.pay(Shop::outNo(order));
    world.shop.pass(20s);
    return order;
}
} // namespace

class TestOrderActions : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatCannotBeDoneSaysWhy_data()
    {
        QTest::addColumn<QString>("state");
        QTest::addColumn<bool>("paid");
        QTest::addColumn<QString>("possible"); // R resend, C confirm, X cancel, F refund, P replace
        QTest::newRow("awaiting") << u"awaiting_payment"_s << false << u"CX"_s;
        QTest::newRow("paid") << u"paid"_s << true << u"RF"_s;
        QTest::newRow("delivering") << u"delivering"_s << true << u"RF"_s;
        QTest::newRow("delivered") << u"delivered"_s << true << u"RFP"_s;
        QTest::newRow("expired") << u"expired"_s << false << u"C"_s;
        QTest::newRow("expired, paid late") << u"expired"_s << true << u"CF"_s;
        QTest::newRow("cancelled") << u"cancelled"_s << false << u"C"_s;
        QTest::newRow("refunding") << u"refunding"_s << true << u""_s;
        QTest::newRow("refunded") << u"refunded"_s << true << u""_s;
    }
    void whatCannotBeDoneSaysWhy()
    {
        QFETCH(QString, state);
        QFETCH(bool, paid);
        QFETCH(QString, possible);
        QJsonObject order { { u"id"_s, u"X"_s }, { u"state"_s, state } };
        if (paid)
            order.insert(u"paid"_s, QJsonObject { { u"amount"_s, u"1.00"_s } });
        for (const auto &[act, letter] : { std::pair(OrderAct::Resend, u'R'), { OrderAct::Confirm, u'C' },
                 { OrderAct::Cancel, u'X' }, { OrderAct::Refund, u'F' }, { OrderAct::Replace, u'P' } })
            QCOMPARE(whyNot(act, order).isEmpty(), possible.contains(letter));
        QVERIFY(whyNot(OrderAct::Check, order).isEmpty());
    }

    void withoutAnOrderEverythingWaitsForOne()
    {
        WindowShop world;
        Hand hand(world, {});
        for (const QAction *action : hand.actions.actions()) {
            QVERIFY(!action->isEnabled());
            QVERIFY(!action->toolTip().isEmpty());
        }
    }

    void resendSendsTheSameKeys()
    {
        WindowShop world;
        world.shop.furnish(3);
        const QJsonObject order = delivered(world);
        const int before = world.shop.deliveries;
        Hand hand(world, { order });
        hand.actions.action(OrderAct::Resend)->trigger();
        QVERIFY(hand.said());
        QCOMPARE(hand.bad.size(), 0);
        QCOMPARE(world.shop.deliveries, before + 1);
        QCOMPARE(world.shop.contradictions, 0);
        QVERIFY(hand.can(OrderAct::Resend));
    }

    void severalAreSentAgainOneAfterAnother()
    {
        WindowShop world;
        world.shop.furnish(5);
        const QList<QJsonObject> orders { delivered(world), delivered(world), delivered(world) };
        const int before = world.shop.deliveries;
        Hand hand(world, orders);
        QVERIFY(hand.can(OrderAct::Resend));
        QVERIFY(!hand.can(OrderAct::Refund));
        const QSignalSpy progress(&hand.actions, &OrderActions::progressed);
        hand.actions.action(OrderAct::Resend)->trigger();
        QVERIFY(hand.said());
        QCOMPARE(hand.good.size(), 1);
        QCOMPARE(progress.size(), 3);
        QCOMPARE(world.shop.deliveries, before + 3);
    }

    void aCheckFindsThePayment()
    {
        WindowShop world;
        world.shop.furnish(3);
        const QJsonObject order = world.shop.order();
        world.shop.provider.pay(Shop::outNo(order));
        Hand hand(world, { order });
        hand.actions.action(OrderAct::Check)->trigger();
        QVERIFY(!hand.can(OrderAct::Check)); // under way
        QVERIFY(hand.said());
        QCOMPARE(hand.good.size(), 1);
        QVERIFY(world.shop.state(order) != u"awaiting_payment"_s);
    }

    void aPaymentIsConfirmedOnlyAfterSayingSoTwice()
    {
        WindowShop world;
        world.shop.furnish(3);
        const QJsonObject order = world.shop.order();
        Hand hand(world, { order });
        auto *dialog = hand.opened<ConfirmPaymentDialog>(OrderAct::Confirm);
        QVERIFY(dialog && !Hand::isOpen(dialog, u"goButton"_s));
        Hand::type(dialog, u"numberEdit"_s, u"T2026"_s);
        Hand::type(dialog, u"reasonEdit"_s, u"callback lost"_s);
        QVERIFY(!Hand::isOpen(dialog, u"goButton"_s));
        dialog->findChild<QCheckBox *>(u"sawBox"_s)->click();
        QVERIFY(Hand::isOpen(dialog, u"goButton"_s));
        Hand::click(dialog, u"goButton"_s);
        QVERIFY(hand.said());
        QCOMPARE(world.shop.state(order), u"delivered"_s);
        const QJsonValue last = world.shop.must(u"audit list"_s, {})[u"items"_s][0];
        QCOMPARE(last[u"action"_s], u"order.confirm"_s);
        QCOMPARE(last[u"reason"_s], u"T2026; callback lost"_s);
        QCOMPARE(last[u"actor"_s], u"window"_s);
    }

    void aRefundIsWholeOrAPart()
    {
        WindowShop world;
        world.shop.furnish(3);
        const QJsonObject order = delivered(world);
        Hand hand(world, { order });
        auto *dialog = hand.opened<RefundDialog>(OrderAct::Refund);
        QVERIFY(dialog && Hand::isOpen(dialog, u"goButton"_s)); // all of it
        dialog->findChild<QRadioButton *>(u"partButton"_s)->click();
        QVERIFY(!Hand::isOpen(dialog, u"goButton"_s));
        Hand::type(dialog, u"amountEdit"_s, u"99"_s);
        QVERIFY(!Hand::isOpen(dialog, u"goButton"_s)); // more than was paid
        dialog->findChild<QLineEdit *>(u"amountEdit"_s)->clear();
        Hand::type(dialog, u"amountEdit"_s, u"1.50"_s);
        Hand::type(dialog, u"reasonEdit"_s, u"half broken"_s);
        Hand::click(dialog, u"goButton"_s);
        QVERIFY(hand.said());
        const QJsonObject refund = world.shop.show(order)[u"refunds"_s][0].toObject();
        QCOMPARE(refund[u"amount"_s], u"1.50"_s);
        QCOMPARE(refund[u"reason"_s], u"half broken"_s);
    }

    void aDeadKeyIsReplaced()
    {
        WindowShop world;
        world.shop.furnish(4);
        const QJsonObject order = delivered(world, 2);
        const QStringList before = world.shop.inbox.value(Shop::id(order));
        Hand hand(world, { order });
        auto *dialog = hand.opened<ReplaceDialog>(OrderAct::Replace);
        QVERIFY(dialog && !Hand::isOpen(dialog, u"goButton"_s));
        dialog->findChild<QSpinBox *>(u"cardBox"_s)->setValue(2);
        Hand::type(dialog, u"reasonEdit"_s, u"dead"_s);
        Hand::click(dialog, u"goButton"_s);
        QVERIFY(hand.said());
        QCOMPARE(hand.bad.size(), 0);
        const QStringList after = world.shop.inbox.value(Shop::id(order));
        QCOMPARE(after.value(0), before.value(0));
        QVERIFY(after.value(1) != before.value(1));
    }

    void cancellingAsksAPerson()
    {
        WindowShop world;
        world.shop.furnish(2);
        const QJsonObject order = world.shop.order();
        Hand hand(world, { order });
        dialogs::Answers answers;
        bool agrees = false;
        answers.confirm = [&agrees](const QString &, const QString &) { return agrees; };
        hand.actions.action(OrderAct::Cancel)->trigger();
        world.settle();
        QCOMPARE(world.shop.state(order), u"awaiting_payment"_s);
        agrees = true;
        hand.actions.action(OrderAct::Cancel)->trigger();
        QVERIFY(hand.said());
        QCOMPARE(world.shop.state(order), u"cancelled"_s);
        QVERIFY(!hand.can(OrderAct::Cancel));
        QVERIFY(hand.can(OrderAct::Confirm));
    }

    void keysAreCoveredUntilTheyAreWanted()
    {
        WindowShop world;
        world.shop.furnish(3);
        const QJsonObject order = delivered(world, 2);
        const QString keys = world.shop.inbox.value(Shop::id(order)).join(u'\n');
        Hand hand(world, { order });
        auto *dialog = hand.opened<CardsDialog>(OrderAct::Cards);
        QVERIFY(dialog);
        auto *shown = dialog->findChild<QPlainTextEdit *>(u"cardsEdit"_s);
        QVERIFY(!shown->toPlainText().contains(u"KEY"_s));
        QVERIFY(shown->toPlainText().startsWith(u"••••"_s));
        Hand::click(dialog, u"revealButton"_s);
        QCOMPARE(shown->toPlainText(), keys);
        Hand::click(dialog, u"revealButton"_s);
        QVERIFY(!shown->toPlainText().contains(u"KEY"_s));
        Hand::click(dialog, u"copyButton"_s);
        QCOMPARE(QGuiApplication::clipboard()->text(), keys);
        QCOMPARE(world.shop.must(u"audit list"_s, {})[u"items"_s][0][u"action"_s], u"order.cards"_s);
    }

    void savedKeysAreForTheirOwnerOnly()
    {
        WindowShop world;
        world.shop.furnish(3);
        const QJsonObject order = delivered(world);
        Hand hand(world, { order });
        auto *dialog = hand.opened<CardsDialog>(OrderAct::Cards);
        QVERIFY(dialog);
        const QTemporaryDir place;
        dialogs::Answers answers;
        answers.file = [&place](const QString &) { return std::optional(place.filePath(u"keys.txt"_s)); };
        Hand::click(dialog, u"saveButton"_s);
        QFile file(place.filePath(u"keys.txt"_s));
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(
            QString::fromUtf8(file.readAll()).trimmed(), world.shop.inbox.value(Shop::id(order)).value(0));
#ifdef Q_OS_UNIX
        QVERIFY(!(file.permissions() & (QFile::ReadGroup | QFile::ReadOther | QFile::WriteOther)));
#endif
    }

    void aRefusalIsSaid()
    {
        WindowShop world;
        world.shop.furnish(2);
        const QJsonObject order = delivered(world);
        Hand hand(world, { order });
        world.shop.must(u"order refund"_s, { { u"id"_s, Shop::id(order) } });
        world.shop.pass(5s); // the window does not know yet
        hand.actions.action(OrderAct::Resend)->trigger();
        QVERIFY(hand.said());
        QCOMPARE(hand.bad.size(), 1);
        QVERIFY(!hand.bad[0][0].toString().isEmpty());
    }
};

QTEST_MAIN(TestOrderActions)
#include "tst_orderactions.moc"
