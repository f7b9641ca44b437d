#include "gui/dashboardpage.h"
#include "gui/failurebound.h"
#include "gui/hourschart.h"
#include "gui/texts.h"
#include "gui/theme.h"
#include "gui/windowshop.h"

#include <QLabel>
#include <QSignalSpy>
#include <QToolButton>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {
QString text(const QWidget &page, const QString &label)
{
    const auto *found = page.findChild<QLabel *>(label);
    return found ? found->text() : QString();
}

QList<QWidget *> rows(const QWidget &page, const QString &name)
{
    QList<QWidget *> shown;
    for (QWidget *row : page.findChildren<QWidget *>(name)) {
        if (row->isVisible())
            shown.append(row);
    }
    return shown;
}

void shopIsDown(WindowShop &world)
{
    world.shop.fault = [](const HttpRequest &request) -> std::optional<Result<HttpReply>> {
        if (request.url.host() != u"shop.example"_s)
            return {};
        return fail(ErrorClass::Unreachable, u"refused"_s);
    };
}
} // namespace

class TestDashboardPage : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theBoundIsHonest_data()
    {
        QTest::addColumn<qint64>("failed");
        QTest::addColumn<qint64>("tried");
        QTest::addColumn<double>("bound");
        QTest::newRow("nothing tried") << qint64(0) << qint64(0) << 1.0;
        QTest::newRow("none of 100") << qint64(0) << qint64(100) << 0.03;
        QTest::newRow("none of 1") << qint64(0) << qint64(1) << 1.0;
        QTest::newRow("1 of 20") << qint64(1) << qint64(20) << 0.2161; // tables of Clopper and Pearson
        QTest::newRow("5 of 100") << qint64(5) << qint64(100) << 0.1023;
        QTest::newRow("all") << qint64(3) << qint64(3) << 1.0;
    }
    void theBoundIsHonest()
    {
        QFETCH(qint64, failed);
        QFETCH(qint64, tried);
        QFETCH(double, bound);
        QVERIFY2(qAbs(failureUpperBound(failed, tried) - bound) < 0.0002,
            qPrintable(QString::number(failureUpperBound(failed, tried))));
    }

    void theDayIsThereInNumbers()
    {
        WindowShop world;
        world.shop.furnish(5);
        DashboardPage page(world.client);
        page.show();
        page.enter();
        QVERIFY(world.until([&] { return text(page, u"ordersValue"_s) == u"0"_s; }));
        QCOMPARE(text(page, u"successValue"_s), u"–"_s);
        const QJsonObject order = world.shop.order(2);
        (void)world.shop.order();
        world.shop.provider.pay(Shop::outNo(order));
        world.shop.pass(30s);
        QVERIFY(world.until([&] { return text(page, u"deliveredValue"_s) == u"1"_s; })); // by itself
        QCOMPARE(text(page, u"ordersValue"_s), u"2"_s);
        QVERIFY(text(page, u"moneyValue"_s).contains(u"19.80"_s));
        QVERIFY(text(page, u"successValue"_s).startsWith(u"100"_s));
        QVERIFY(text(page, u"pollingValue"_s).startsWith(u"100"_s)); // no callback came
        QVERIFY(page.findChild<HoursChart *>()->accessibleDescription().contains(u'2'));
    }

    void whatNeedsAPersonIsDoneAtOneClick()
    {
        WindowShop world;
        world.shop.furnish(5);
        shopIsDown(world);
        const QJsonObject order = world.shop.order();
        world.shop.provider.pay(Shop::outNo(order));
        world.shop.pass(5min);
        DashboardPage page(world.client);
        page.resize(1000, 700);
        page.show();
        page.enter();
        QVERIFY(world.until([&] { return rows(page, u"AttentionRow"_s).size() == 1; }));
        const QWidget *row = rows(page, u"AttentionRow"_s).first();
        QVERIFY(text(*row, u"headLabel"_s).contains(Shop::id(order).right(8)));
        QVERIFY(!text(*row, u"whyLabel"_s).isEmpty());
        QVERIFY(!row->findChild<QToolButton *>(u"confirmButton"_s)->isEnabled()); // it is paid
        const QSignalSpy wanted(&page, &Page::orderWanted);
        QTest::mouseClick(row->findChild<QToolButton *>(u"openButton"_s), Qt::LeftButton);
        QCOMPARE(wanted.value(0).value(0).toString(), Shop::id(order));
        world.shop.fault = {};
        QTest::mouseClick(row->findChild<QToolButton *>(u"resendButton"_s), Qt::LeftButton);
        world.shop.pass(1s);
        QVERIFY(world.until([&] { return rows(page, u"AttentionRow"_s).isEmpty(); }));
        QCOMPARE(world.shop.state(order), u"delivered"_s);
        QVERIFY(page.findChild<QLabel *>(u"titleLabel"_s)->isVisible());
    }

    void theQueueCountsDownAndCanBeHurried()
    {
        WindowShop world;
        world.shop.furnish(5);
        shopIsDown(world);
        const QJsonObject order = world.shop.order();
        world.shop.provider.pay(Shop::outNo(order));
        world.shop.pass(20s); // the next try is a minute away
        DashboardPage page(world.client);
        page.resize(1000, 700);
        page.show();
        page.enter();
        QVERIFY(world.until([&] { return !rows(page, u"JobRow"_s).isEmpty(); }));
        const QWidget *row = rows(page, u"JobRow"_s).first();
        QVERIFY(text(*row, u"whatLabel"_s).startsWith(texts::code(u"deliver"_s)));
        QVERIFY(!row->findChild<QLabel *>(u"whyLabel"_s)->toolTip().isEmpty());
        const QString before = text(*row, u"countdownLabel"_s);
        world.shop.clock.advance(7s);
        QVERIFY(world.until([&] { return text(*row, u"countdownLabel"_s) != before; })); // ticks by itself
        world.shop.fault = {};
        QTest::mouseClick(row->findChild<QToolButton *>(u"retryButton"_s), Qt::LeftButton);
        world.settle();
        world.shop.pass(1s); // much less than it would have waited
        QCOMPARE(world.shop.state(order), u"delivered"_s);
        QVERIFY(world.until([&] { return rows(page, u"JobRow"_s).isEmpty(); }));
    }

    void inTheDarkTheChartIsDark()
    {
        WindowShop world;
        DashboardPage page(world.client);
        page.show();
        QPalette dark(QColor(0x24, 0x27, 0x2c));
        const QPalette before = QApplication::palette();
        QApplication::setPalette(dark);
        QCoreApplication::processEvents();
        const auto *chart = page.findChild<HoursChart *>();
        QVERIFY(theme::isDark());
        QVERIFY(chart->chart()->backgroundBrush().color().lightness() < 128);
        QVERIFY(chart->chart()->legend()->labelColor().lightness() > 128);
        QApplication::setPalette(before);
    }
};

QTEST_MAIN(TestDashboardPage)
#include "tst_dashboardpage.moc"
