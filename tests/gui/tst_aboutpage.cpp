#include "gui/aboutpage.h"
#include "gui/windowshop.h"

#include <QAbstractItemModelTester>
#include <QPushButton>
#include <QTableView>

using namespace Qt::StringLiterals;

class TestAboutPage : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theInstallationIsCheckedAtAClick()
    {
        WindowShop world;
        AboutPage page(world.client);
        page.show();
        auto *checks = page.findChild<QTableView *>(u"checksView"_s);
        const QAbstractItemModelTester tester(checks->model());
        QVERIFY(!checks->isVisible());
        QTest::mouseClick(page.findChild<QPushButton *>(u"doctorButton"_s), Qt::LeftButton);
        QVERIFY(world.until([&] { return checks->isVisible(); }));
        QVERIFY(checks->model()->rowCount() >= 6);
        QCOMPARE(checks->model()->index(0, 0).data().toString(), u"vault"_s);
    }
};

QTEST_MAIN(TestAboutPage)
#include "tst_aboutpage.moc"
