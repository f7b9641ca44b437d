#include "gui/messagebar.h"
#include "gui/queuepage.h"
#include "gui/windowshop.h"

#include <QAbstractItemModelTester>
#include <QComboBox>
#include <QDateTimeEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableView>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

/// A shop whose receiver refuses what is delivered, and the page on its queue.
struct QueueWorld : WindowShop {
    QueueWorld()
    {
        shop.furnish(9);
        shop.fault = [this](const HttpRequest &request) -> std::optional<Result<HttpReply>> {
            if (request.url.host() != u"shop.example" || !isDown)
                return {};
            HttpReply reply;
            reply.status = 422;
            return Result<HttpReply>(reply);
        };
    }
    QJsonObject sold()
    {
        const QJsonObject order = shop.order();
        shop.provider.pay(Shop::outNo(order));
        shop.pass(2min);
        return order;
    }
    /// The engine's timers stand still in this world: what is due goes out as time passes.
    template <class Condition> bool inTime(Condition holds)
    {
        return until([&] {
            shop.pass(100ms);
            return bool(holds());
        });
    }
    bool isDown = true;
};

class TestQueuePage : public QObject {
    Q_OBJECT

    static QTableView *jobsOf(QueuePage &page) { return page.findChild<QTableView *>(u"jobsView"_s); }
    static QTableView *lanesOf(QueuePage &page) { return page.findChild<QTableView *>(u"lanesView"_s); }
    static void click(QueuePage &page, const QString &button)
    {
        QTest::mouseClick(page.findChild<QPushButton *>(button), Qt::LeftButton);
    }
    static QString message(QueuePage &page)
    {
        return page.findChild<QWidget *>(u"messageBar"_s)->isVisible()
            ? page.findChild<MessageBar *>()->text()
            : QString();
    }
    static QString cell(QTableView *view, int row, int column)
    {
        return view->model()->index(row, column).data().toString();
    }
    static int rowWith(QTableView *view, int column, const QString &text)
    {
        for (int row = 0; row < view->model()->rowCount(); ++row) {
            if (cell(view, row, column) == text)
                return row;
        }
        return -1;
    }
    static void show(QueueWorld &world, QueuePage &page)
    {
        page.resize(1100, 700);
        page.show();
        page.enter();
        QVERIFY(world.until([&] { return lanesOf(page)->model()->rowCount() > 0; }));
    }

private Q_SLOTS:
    void aFailedDeliveryIsSeenAndSentAgain()
    {
        QueueWorld world;
        const QJsonObject order = world.sold();
        QueuePage page(world.client);
        const QAbstractItemModelTester jobs(jobsOf(page)->model());
        const QAbstractItemModelTester lanes(lanesOf(page)->model());
        show(world, page);
        const int row = rowWith(jobsOf(page), 3, u"failed"_s);
        QVERIFY(row >= 0);
        QCOMPARE(cell(jobsOf(page), row, 0), u"Deliver keys"_s);
        QCOMPARE(cell(jobsOf(page), row, 1), u"shop"_s);
        QVERIFY(cell(jobsOf(page), row, 2).endsWith(Shop::id(order).right(8)));
        QCOMPARE(cell(jobsOf(page), row, 6), u"rejected"_s);
        QVERIFY(!cell(jobsOf(page), row, 7).isEmpty());
        world.isDown = false;
        jobsOf(page)->selectRow(row);
        click(page, u"resendButton"_s);
        QVERIFY(world.inTime(
            [&] { return message(page).contains(u"sent again"_s) && !message(page).contains(u"…"); }));
        QVERIFY(world.inTime([&] { return rowWith(jobsOf(page), 3, u"failed"_s) < 0; }));
        QCOMPARE(world.shop.state(order), u"delivered"_s);
    }

    void whatIsNotSelectedCannotBeSent()
    {
        QueueWorld world;
        world.sold();
        QueuePage page(world.client);
        show(world, page);
        const auto *resend = page.findChild<QPushButton *>(u"resendButton"_s);
        QVERIFY(!resend->isEnabled());
        QVERIFY(!resend->toolTip().isEmpty());
        jobsOf(page)->selectRow(0);
        QVERIFY(resend->isEnabled());
    }

    void everythingThatFailedSinceATime()
    {
        QueueWorld world;
        world.sold();
        world.shop.pass(3h);
        const QDateTime between = QDateTime::fromMSecsSinceEpoch(toMs(world.shop.clock.now()));
        world.shop.pass(1h);
        world.sold();
        QueuePage page(world.client);
        show(world, page);
        world.isDown = false;
        page.findChild<QDateTimeEdit *>(u"sinceEdit"_s)->setDateTime(between);
        click(page, u"resendSinceButton"_s);
        QVERIFY(world.inTime([&] { return world.shop.inbox.size() == 1; }));
        click(page, u"resendFailedButton"_s);
        QVERIFY(world.inTime([&] { return world.shop.inbox.size() == 2; }));
        QVERIFY(world.inTime([&] { return rowWith(jobsOf(page), 3, u"failed"_s) < 0; }));
        click(page, u"resendFailedButton"_s);
        QVERIFY(world.inTime([&] { return message(page) == u"Nothing has failed."_s; }));
    }

    void aDoubleClickLeadsToTheOrder()
    {
        QueueWorld world;
        const QJsonObject order = world.sold();
        QueuePage page(world.client);
        show(world, page);
        QSignalSpy wanted(&page, &Page::orderWanted);
        auto *jobs = jobsOf(page);
        const QModelIndex index = jobs->model()->index(rowWith(jobs, 3, u"failed"_s), 0);
        jobs->scrollTo(index);
        const QPoint at = jobs->visualRect(index).center();
        QTest::mouseClick(jobs->viewport(), Qt::LeftButton, {}, at);
        QTest::mouseDClick(jobs->viewport(), Qt::LeftButton, {}, at);
        QCOMPARE(wanted.value(0).value(0).toString(), Shop::id(order));
    }

    void theCountdownGoesOn()
    {
        QueueWorld world;
        world.shop.order();
        QueuePage page(world.client);
        show(world, page);
        const int row = rowWith(jobsOf(page), 3, u"waiting"_s);
        QVERIFY(row >= 0);
        QSignalSpy redrawn(jobsOf(page)->model(), &QAbstractItemModel::dataChanged);
        const QString before = cell(jobsOf(page), row, 5);
        world.shop.clock.advance(1s);
        QVERIFY(QTest::qWaitFor([&] { return redrawn.size() > 0; }, 3000));
        QVERIFY(cell(jobsOf(page), row, 5) != before);
        page.hide();
        redrawn.clear();
        QVERIFY(!redrawn.wait(1500)); // nobody looks: nothing ticks
    }

    void whatHasEndedIsHiddenUntilItIsAskedFor()
    {
        QueueWorld world;
        world.isDown = false;
        world.sold();
        QueuePage page(world.client);
        show(world, page);
        QVERIFY(rowWith(jobsOf(page), 3, u"done"_s) < 0);
        page.findChild<QComboBox *>(u"stateBox"_s)->setCurrentIndex(1);
        QVERIFY(world.until([&] { return rowWith(jobsOf(page), 3, u"done"_s) >= 0; }));
    }

    void aLaneIsPausedAndResumed()
    {
        QueueWorld world;
        world.sold();
        QueuePage page(world.client);
        show(world, page);
        const int row = rowWith(lanesOf(page), 0, u"Deliver keys: shop"_s);
        QVERIFY(row >= 0);
        lanesOf(page)->selectRow(row);
        click(page, u"pauseButton"_s);
        QVERIFY(world.until([&] { return cell(lanesOf(page), row, 1) == u"Paused by hand"_s; }));
        QVERIFY(!message(page).isEmpty());
        const QJsonObject order = world.shop.order();
        world.isDown = false;
        world.shop.provider.pay(Shop::outNo(order));
        world.shop.pass(1min);
        QCOMPARE(world.shop.state(order), u"delivering"_s);
        click(page, u"resumeAllButton"_s);
        QVERIFY(world.until([&] { return cell(lanesOf(page), row, 1) == u"Flowing"_s; }));
        world.shop.pass(1min);
        QCOMPARE(world.shop.state(order), u"delivered"_s);
    }

    void newsComeBySelfAndKeepTheSelection()
    {
        QueueWorld world;
        const QJsonObject first = world.sold();
        QueuePage page(world.client);
        show(world, page);
        jobsOf(page)->selectRow(rowWith(jobsOf(page), 3, u"failed"_s));
        const int before = jobsOf(page)->model()->rowCount();
        world.shop.order();
        QVERIFY(world.until([&] { return jobsOf(page)->model()->rowCount() > before; }));
        const QModelIndexList rows = jobsOf(page)->selectionModel()->selectedRows();
        QCOMPARE(rows.size(), 1);
        QVERIFY(cell(jobsOf(page), rows.first().row(), 2).endsWith(Shop::id(first).right(8)));
    }
};

QTEST_MAIN(TestQueuePage)
#include "tst_queuepage.moc"
