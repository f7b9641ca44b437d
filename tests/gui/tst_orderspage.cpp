#include "gui/orderspage.h"
#include "gui/texts.h"
#include "gui/windowshop.h"

#include <QAbstractItemModelTester>
#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTableView>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {
/// The page of a shop, with what a person sees of it.
struct Seen {
    explicit Seen(WindowShop &world)
        : page(world.client)
        , table(page.findChild<QTableView *>(u"ordersView"_s))
        , tester(table->model())
    {
        page.resize(1000, 720);
        page.show();
        page.enter();
    }
    OrdersPage page;
    QTableView *table;
    QAbstractItemModelTester tester;

    int rows() const { return table->isVisible() ? table->model()->rowCount() : 0; }
    QString cell(int row, int column) const { return table->model()->index(row, column).data().toString(); }
    QString text(const QString &label) const { return page.findChild<QLabel *>(label)->text(); }
    QTableView *timeline() const { return page.findChild<QTableView *>(u"timelineView"_s); }
    void choose(int row)
    {
        QTest::mouseClick(
            table->viewport(), Qt::LeftButton, {}, table->visualRect(table->model()->index(row, 0)).center());
    }
};

QString shortOf(const QJsonObject &order)
{
    return Shop::id(order).right(8);
}
} // namespace

class TestOrdersPage : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QStandardPaths::setTestModeEnabled(true);
        QSettings().clear();
    }

    void withoutOrdersItSaysWhatToDo()
    {
        WindowShop world;
        Seen seen(world);
        auto *button = seen.page.findChild<QPushButton *>(u"emptyButton"_s);
        QVERIFY(world.until([&] { return button->isVisible(); }));
        const QSignalSpy wanted(&seen.page, &Page::pageWanted);
        QTest::mouseClick(button, Qt::LeftButton);
        QCOMPARE(wanted.value(0).value(0).toString(), u"cashier"_s);
    }

    void aPageThatWasNeverShownAsksNothing()
    {
        WindowShop world;
        world.shop.furnish(3);
        OrdersPage page(world.client);
        (void)world.shop.order();
        world.settle();
        QCOMPARE(page.findChild<QTableView *>(u"ordersView"_s)->model()->rowCount(), 0);
    }

    void newOrdersComeAtTheTopAndChangedOnesInPlace()
    {
        WindowShop world;
        world.shop.furnish(5);
        const QJsonObject first = world.shop.order();
        Seen seen(world);
        QVERIFY(world.until([&] { return seen.rows() == 1; }));
        world.shop.pass(1s);
        const QJsonObject second = world.shop.order(2);
        QVERIFY(world.until([&] { return seen.rows() == 2; }));
        QCOMPARE(seen.cell(0, 0), shortOf(second));
        QCOMPARE(seen.cell(0, 1), u"card × 2"_s);
        QVERIFY(seen.cell(0, 2).contains(u"19.80"_s));
        QCOMPARE(seen.cell(1, 0), shortOf(first));
        QCOMPARE(seen.table->model()->index(1, 0).data(Qt::ToolTipRole).toString(), Shop::id(first));
        const QString before = seen.cell(1, 3);
        world.shop.provider.pay(Shop::outNo(first));
        world.shop.pass(20s);
        QVERIFY(world.until([&] { return seen.cell(1, 3) == texts::code(u"delivered"_s); }));
        QVERIFY(before != seen.cell(1, 3));
        QCOMPARE(seen.cell(1, 0), shortOf(first)); // where it was
    }

    void anOrderThatNoLongerFitsIsTakenOut()
    {
        WindowShop world;
        world.shop.furnish(5);
        const QJsonObject first = world.shop.order();
        (void)world.shop.order();
        Seen seen(world);
        auto *states = seen.page.findChild<QComboBox *>(u"stateBox"_s);
        states->setCurrentIndex(states->findData(u"awaiting_payment"_s));
        QVERIFY(world.until([&] { return seen.rows() == 2; }));
        world.shop.provider.pay(Shop::outNo(first));
        world.shop.pass(20s);
        QVERIFY(world.until([&] { return seen.rows() == 1; }));
        QVERIFY(seen.cell(0, 0) != shortOf(first));
        states->setCurrentIndex(states->findData(u"delivered"_s));
        QVERIFY(world.until([&] { return seen.rows() == 1 && seen.cell(0, 0) == shortOf(first); }));
    }

    void whatNeedsAPersonIsFound()
    {
        WindowShop world;
        world.shop.furnish(2);
        (void)world.shop.order();
        const QJsonObject wrong = world.shop.order();
        world.shop.fault = [](const HttpRequest &request) -> std::optional<Result<HttpReply>> {
            if (request.url.host() != u"shop.example"_s)
                return {};
            return fail(ErrorClass::Unreachable, u"refused"_s);
        };
        world.shop.provider.pay(Shop::outNo(wrong));
        world.shop.pass(5min);
        Seen seen(world);
        QVERIFY(world.until([&] { return seen.rows() == 2; }));
        QTest::mouseClick(seen.page.findChild<QCheckBox *>(u"attentionBox"_s), Qt::LeftButton, {}, { 8, 8 });
        QVERIFY(world.until([&] { return seen.rows() == 1; }));
        QCOMPARE(seen.cell(0, 0), shortOf(wrong));
    }

    void searchingWaitsForAPauseAndFindsAKey()
    {
        WindowShop world;
        world.shop.furnish(5);
        const QJsonObject paid = world.shop.order();
        world.shop.provider.pay(Shop::outNo(paid));
        world.shop.pass(20s);
        (void)world.shop.order();
        Seen seen(world);
        QVERIFY(world.until([&] { return seen.rows() == 2; }));
        auto *search = seen.page.findChild<QLineEdit *>(u"searchEdit"_s);
        QTest::keyClicks(
            search, world.shop.inbox.value(Shop::id(paid)).value(0)); // no Enter: the pause does it
        QCOMPARE(seen.rows(), 2);
        QVERIFY(world.until([&] { return seen.rows() == 1; }));
        QCOMPARE(seen.cell(0, 0), shortOf(paid));
        search->selectAll();
        QTest::keyClicks(search, u"nobody"_s);
        QTest::keyClick(search, Qt::Key_Return);
        auto *button = seen.page.findChild<QPushButton *>(u"emptyButton"_s);
        QVERIFY(world.until([&] { return button->isVisible(); }));
        QTest::mouseClick(button, Qt::LeftButton); // shows all again
        QVERIFY(world.until([&] { return seen.rows() == 2; }));
        QVERIFY(search->text().isEmpty());
        for (const QString &key : QSettings().allKeys())
            QVERIFY(!QSettings().value(key).toString().contains(u"KEY-"_s));
    }

    void aChosenOrderTellsItsStory()
    {
        WindowShop world;
        world.shop.furnish(5);
        const QJsonObject order = world.shop.order();
        world.shop.pass(3s);
        Seen seen(world);
        QVERIFY(world.until([&] { return seen.rows() == 1; }));
        seen.choose(0);
        QCOMPARE(seen.text(u"numberValue"_s), Shop::id(order));
        QVERIFY(!seen.text(u"standsLabel"_s).isEmpty());
        auto *rows = seen.timeline()->model();
        const QAbstractItemModelTester tester(rows);
        QVERIFY(world.until([&] { return rows->rowCount() >= 3; })); // created, asked, next
        QVERIFY(rows->index(rows->rowCount() - 1, 1).data().toString().contains(texts::code(u"query"_s)));
        QVERIFY(rows->index(rows->rowCount() - 1, 0).data().toString() != QString());
        auto *request = seen.page.findChild<QPlainTextEdit *>(u"requestEdit"_s);
        QVERIFY(!request->isVisible());
        seen.timeline()->setCurrentIndex(rows->index(0, 0));
        QVERIFY(request->isVisible());
        QVERIFY(request->toPlainText().contains(u"https://pay.example/"_s));
        world.shop.provider.pay(Shop::outNo(order));
        world.shop.pass(20s);
        QVERIFY(
            world.until([&] { return seen.text(u"headLabel"_s).startsWith(texts::code(u"delivered"_s)); }));
        QVERIFY(world.until(
            [&] { return rows->index(rows->rowCount() - 1, 1).data() == texts::code(u"deliver"_s); }));
        QVERIFY(seen.text(u"deliveryValue"_s).startsWith(u"shop: "_s));
    }

    void anOrderFromElsewhereIsShown()
    {
        WindowShop world;
        world.shop.furnish(5);
        const QJsonObject order = world.shop.order();
        Seen seen(world);
        seen.page.showOrder(Shop::id(order));
        QVERIFY(world.until([&] { return seen.text(u"numberValue"_s) == Shop::id(order); }));
        QVERIFY(world.until([&] { return seen.table->selectionModel()->hasSelection(); }));
    }

    void tooManyNewsAreReadAnew()
    {
        WindowShop world;
        world.shop.furnish(3);
        Seen seen(world);
        (void)world.shop.order();
        QVERIFY(world.until([&] { return seen.rows() == 1; }));
        Q_EMIT world.client.everythingChanged();
        Q_EMIT world.client.everythingChanged();
        (void)world.shop.order();
        QVERIFY(world.until([&] { return seen.rows() == 2; }));
    }

    void aLongListIsReadAsItIsScrolled()
    {
        WindowShop world;
        world.shop.furnish(450);
        for (int i = 0; i < 430; ++i)
            (void)world.shop.order();
        Seen seen(world);
        QVERIFY(world.until([&] { return seen.rows() > 0; }));
        QVERIFY(seen.rows() < 430);
        QVERIFY(world.until([&] {
            seen.table->scrollToBottom();
            return seen.rows() == 430;
        }));
        for (int row = 1; row < 430; ++row)
            QVERIFY(seen.table->model()->index(row - 1, 0).data(Qt::ToolTipRole).toString()
                > seen.table->model()->index(row, 0).data(Qt::ToolTipRole).toString());
    }
};

QTEST_MAIN(TestOrdersPage)
#include "tst_orderspage.moc"
