#include "gui/dialogs.h"
#include "gui/importdialog.h"
#include "gui/messagebar.h"
#include "gui/productdialog.h"
#include "gui/productspage.h"
#include "gui/windowshop.h"

#include <QAbstractItemModelTester>
#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSpinBox>
#include <QTableView>
#include <QTableWidget>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

/// Products: the table, the dialog, and what an import does to both.
class TestProductsPage : public QObject {
    Q_OBJECT

    template <class T> static T *part(const QWidget &whole, const QString &name)
    {
        return whole.findChild<T *>(name);
    }
    static void click(const QWidget &whole, const QString &button)
    {
        QTest::mouseClick(part<QPushButton>(whole, button), Qt::LeftButton);
    }
    static QString cell(const QWidget &page, int row, int column, int role = Qt::DisplayRole)
    {
        const auto *model = part<QTableView>(page, u"productsView"_s)->model();
        return model->index(row, column).data(role).toString();
    }
    static int rows(const QWidget &page)
    {
        return part<QTableView>(page, u"productsView"_s)->model()->rowCount();
    }
    static QPushButton *saveButton(const QWidget &dialog)
    {
        return part<QDialogButtonBox>(dialog, u"buttons"_s)->button(QDialogButtonBox::Save);
    }
    static QString message(const QWidget &page) { return page.findChild<MessageBar *>()->text(); }

private Q_SLOTS:
    void theFirstProductIsAddedFromTheEmptyPage()
    {
        WindowShop world;
        ProductsPage page(world.client);
        page.show();
        page.enter();
        QVERIFY(world.until([&] { return part<QLabel>(page, u"noProductLabel"_s)->isVisible(); }));
        QVERIFY2(message(page).isEmpty(), qPrintable(message(page)));
        const QAbstractItemModelTester tester(part<QTableView>(page, u"productsView"_s)->model());
        click(page, u"firstButton"_s);
        auto *dialog = page.findChild<ProductDialog *>();
        QVERIFY(!saveButton(*dialog)->isEnabled());
        QVERIFY(saveButton(*dialog)->toolTip().contains(u"SKU"_s));
        QTest::keyClicks(part<QLineEdit>(*dialog, u"skuEdit"_s), u"steam-50"_s);
        QTest::keyClicks(part<QLineEdit>(*dialog, u"nameEdit"_s), u"Steam 50"_s);
        QTest::keyClicks(part<QLineEdit>(*dialog, u"priceEdit"_s), u"45.5"_s);
        QVERIFY(saveButton(*dialog)->isEnabled());
        QTest::mouseClick(saveButton(*dialog), Qt::LeftButton);
        QVERIFY(world.until([&] { return rows(page) == 1 && !page.findChild<ProductDialog *>(); }));
        QCOMPARE(cell(page, 0, 0), u"steam-50"_s);
        QVERIFY(cell(page, 0, 3).contains(u"45.50"_s));
        QVERIFY(message(page).contains(u"Steam 50"_s));
        QVERIFY(part<QTableView>(page, u"productsView"_s)->isVisible());
    }

    void aPriceThatIsNoneIsSaidBesideTheField_data()
    {
        QTest::addColumn<QString>("price");
        QTest::addColumn<QString>("said");
        QTest::newRow("words") << u"nine"_s << u"is not an amount"_s;
        QTest::newRow("a thin space") << u"1\u2009000"_s << u"is not an amount"_s;
        QTest::newRow("a comma") << u"9,90"_s << u"is not an amount"_s;
        QTest::newRow("too many decimals") << u"9.905"_s << u"more decimals"_s;
        QTest::newRow("zero") << u"0.00"_s << u"more than zero"_s;
        QTest::newRow("negative") << u"-1"_s << u"is not an amount"_s;
        QTest::newRow("right") << u"9.90"_s << QString();
    }
    void aPriceThatIsNoneIsSaidBesideTheField()
    {
        QFETCH(QString, price);
        QFETCH(QString, said);
        WindowShop world;
        ProductDialog dialog(world.client, {});
        dialog.show();
        part<QLineEdit>(dialog, u"skuEdit"_s)->setText(u"a"_s);
        part<QLineEdit>(dialog, u"priceEdit"_s)->setText(price);
        const auto *note = part<QLabel>(dialog, u"priceNote"_s);
        QCOMPARE(note->isVisible(), !said.isEmpty());
        QVERIFY2(note->text().contains(said), qPrintable(note->text()));
        QCOMPARE(saveButton(dialog)->isEnabled(), said.isEmpty());
    }

    void wholesalePricesAreAddedAndAllTakenAway()
    {
        WindowShop world;
        world.shop.furnish(0, false);
        ProductsPage page(world.client);
        page.show();
        page.enter();
        QVERIFY(world.until([&] { return rows(page) == 1; }));
        const auto tiers
            = [&] { return world.shop.must(u"product list"_s, {})[u"items"][0][u"tiers"].toArray(); };
        click(page, u"editButton"_s);
        auto *dialog = page.findChild<ProductDialog *>();
        QVERIFY(part<QLineEdit>(*dialog, u"skuEdit"_s)->isReadOnly());
        click(*dialog, u"addTierButton"_s);
        QVERIFY(!saveButton(*dialog)->isEnabled()); // an empty line is no price
        auto *table = part<QTableWidget>(*dialog, u"tiersTable"_s);
        table->item(0, 0)->setText(u"10"_s);
        table->item(0, 1)->setText(u"9.00"_s);
        QTest::mouseClick(saveButton(*dialog), Qt::LeftButton);
        QVERIFY(world.until([&] { return !page.findChild<ProductDialog *>(); }));
        QCOMPARE(tiers().size(), 1);
        QVERIFY(world.until([&] { return rows(page) == 1; }));
        click(page, u"editButton"_s);
        dialog = page.findChild<ProductDialog *>();
        QCOMPARE(part<QTableWidget>(*dialog, u"tiersTable"_s)->rowCount(), 1);
        click(*dialog, u"removeTierButton"_s);
        QTest::mouseClick(saveButton(*dialog), Qt::LeftButton);
        QVERIFY(world.until([&] { return !page.findChild<ProductDialog *>(); }));
        QCOMPARE(tiers().size(), 0);
    }

    void aTextProductNeedsItsText()
    {
        WindowShop world;
        ProductDialog dialog(world.client, {});
        dialog.show();
        part<QLineEdit>(dialog, u"skuEdit"_s)->setText(u"guide"_s);
        part<QLineEdit>(dialog, u"priceEdit"_s)->setText(u"5"_s);
        part<QComboBox>(dialog, u"kindBox"_s)->setCurrentIndex(1);
        auto *text = part<QPlainTextEdit>(dialog, u"textEdit"_s);
        QVERIFY(text->isVisible() && !part<QSpinBox>(dialog, u"quotaSpin"_s)->isVisible());
        QVERIFY(!saveButton(dialog)->isEnabled());
        text->setPlainText(u"Read this."_s);
        QTest::mouseClick(saveButton(dialog), Qt::LeftButton);
        QVERIFY(world.until([&] { return !dialog.isVisible(); }));
        QCOMPARE(world.shop.must(u"product list"_s, {})[u"items"][0][u"kind"].toString(), u"text"_s);
    }

    void whatTheEngineRefusesStandsInTheDialog()
    {
        WindowShop world;
        world.shop.furnish(0, false);
        ProductDialog dialog(world.client, {});
        dialog.show();
        part<QLineEdit>(dialog, u"skuEdit"_s)->setText(u"card"_s); // there is one
        part<QLineEdit>(dialog, u"priceEdit"_s)->setText(u"5"_s);
        QTest::mouseClick(saveButton(dialog), Qt::LeftButton);
        QVERIFY(world.until([&] { return !message(dialog).isEmpty(); }));
        QVERIFY(dialog.isVisible() && saveButton(dialog)->isEnabled());
    }

    void stockFollowsTheOrders()
    {
        WindowShop world;
        world.shop.furnish(12, false);
        ProductsPage page(world.client);
        page.show();
        page.enter();
        QVERIFY(world.until([&] { return rows(page) == 1 && cell(page, 0, 4) == u"12"_s; }));
        QVERIFY(cell(page, 0, 4, Qt::ToolTipRole).isEmpty());
        const QJsonObject order = world.shop.order(3);
        QVERIFY(world.until([&] { return cell(page, 0, 4) == u"9"_s; }));
        QCOMPARE(cell(page, 0, 5), u"3"_s);
        QVERIFY(cell(page, 0, 4, Qt::ToolTipRole).contains(u"Low stock"_s));
        QVERIFY(cell(page, 0, 4, Qt::AccessibleTextRole).startsWith(u"9, "_s));
        world.shop.provider.pay(Shop::outNo(order));
        world.shop.pass(10s);
        QVERIFY(world.until([&] { return cell(page, 0, 6) == u"3"_s; }));
    }

    void aProductIsRemovedOnlyWhenAPersonSaysSo()
    {
        WindowShop world;
        world.shop.furnish(2, false);
        ProductsPage page(world.client);
        page.show();
        page.enter();
        QVERIFY(world.until([&] { return rows(page) == 1; }));
        dialogs::Answers answers;
        QString asked;
        bool yes = false;
        answers.confirm = [&](const QString &, const QString &text) {
            asked = text;
            return yes;
        };
        click(page, u"removeButton"_s);
        world.settle();
        QCOMPARE(rows(page), 1);
        QVERIFY(asked.contains(u"card"_s) && asked.contains(u'2'));
        yes = true;
        click(page, u"removeButton"_s);
        QVERIFY(world.until([&] { return part<QLabel>(page, u"noProductLabel"_s)->isVisible(); }));
    }

    void anImportCanBeUndoneFromItsMessage()
    {
        WindowShop world;
        world.shop.furnish(1, false);
        ProductsPage page(world.client);
        page.show();
        page.enter();
        QVERIFY(world.until([&] { return rows(page) == 1; }));
        QVERIFY(!part<QPushButton>(page, u"undoButton"_s)->isEnabled());
        click(page, u"importButton"_s);
        auto *dialog = page.findChild<ImportDialog *>();
        part<QPlainTextEdit>(*dialog, u"pasteEdit"_s)->setPlainText(u"A-1\nA-2\nA-3\n"_s);
        auto *go = part<QDialogButtonBox>(*dialog, u"buttons"_s)->button(QDialogButtonBox::Ok);
        QVERIFY(world.until([&] { return go->isEnabled(); }));
        QTest::mouseClick(go, Qt::LeftButton);
        QVERIFY(world.until([&] { return cell(page, 0, 4) == u"4"_s; }));
        QVERIFY(message(page).contains(u'3'));
        QVERIFY(part<QPushButton>(page, u"undoButton"_s)->isEnabled());
        for (QPushButton *button : page.findChild<MessageBar *>()->findChildren<QPushButton *>()) {
            if (button->isVisible())
                QTest::mouseClick(button, Qt::LeftButton);
        }
        QVERIFY(world.until([&] { return cell(page, 0, 4) == u"1"_s; }));
        QVERIFY(!part<QPushButton>(page, u"undoButton"_s)->isEnabled());
    }
};

QTEST_MAIN(TestProductsPage)
#include "tst_productspage.moc"
