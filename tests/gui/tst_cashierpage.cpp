#include "gui/cashierpage.h"
#include "gui/deliverytext.h"
#include "gui/deliverytextdialog.h"
#include "gui/dialogs.h"
#include "gui/messagebar.h"
#include "gui/qrview.h"
#include "gui/windowshop.h"

#include <QClipboard>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QProcess>
#include <QPushButton>
#include <QSettings>
#include <QSpinBox>
#include <QStandardPaths>
#include <QTemporaryDir>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

/// The cashier: from a product to its keys, with the code that the buyer scans between.
class TestCashierPage : public QObject {
    Q_OBJECT

    struct Scene {
        WindowShop world;
        std::unique_ptr<CashierPage> page;

        explicit Scene(int keys = 5, const QJsonObject &more = {})
        {
            world.shop.furnish(keys);
            if (!more.isEmpty())
                world.shop.must(u"product edit"_s, more);
            page = std::make_unique<CashierPage>(world.client);
            page->show();
            page->enter();
        }
        template <class T> T *part(const QString &name) const { return page->findChild<T *>(name); }
        void click(const QString &button) { QTest::mouseClick(part<QPushButton>(button), Qt::LeftButton); }
        bool isReady()
        {
            return world.until([this] { return part<QWidget>(u"createButton"_s)->isEnabled(); });
        }
        /// The payment is created at its provider, which takes time.
        bool comesIntoView(const QString &name)
        {
            return world.until([&] {
                world.shop.pass(100ms);
                return part<QWidget>(name)->isVisible();
            });
        }
        bool showsCode() { return comesIntoView(u"payBox"_s); }
        QJsonObject order() { return world.shop.must(u"order list"_s, {})[u"items"][0].toObject(); }
        int orders() { return int(world.shop.must(u"order list"_s, {})[u"items"].toArray().size()); }
        QString text(const QString &label) const { return part<QLabel>(label)->text(); }
        QString keys() const { return part<QPlainTextEdit>(u"keysEdit"_s)->toPlainText(); }
        /// Sold on this screen, with its keys in view.
        bool sell(int quantity)
        {
            if (!isReady())
                return false;
            part<QSpinBox>(u"quantitySpin"_s)->setValue(quantity);
            click(u"createButton"_s);
            if (!showsCode())
                return false;
            world.shop.provider.pay(Shop::outNo(order()));
            world.shop.pass(10s);
            return world.until([this] { return !keys().isEmpty(); });
        }
        QStringList reasons()
        {
            QStringList reasons;
            for (const QJsonValue &row : world.shop.must(u"audit list"_s, {})[u"items"].toArray()) {
                if (row[u"action"].toString() == u"order.cards"_s)
                    reasons.prepend(row[u"reason"].toString());
            }
            return reasons;
        }
    };

    QTemporaryDir m_settings;

private Q_SLOTS:
    void initTestCase()
    {
        QCoreApplication::setOrganizationName(u"neverdrop-test"_s);
        QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, m_settings.path());
    }

    void enterCreatesOneOrderAndShowsItsCode()
    {
        Scene scene;
        QVERIFY(scene.isReady());
        QTest::keyClicks(scene.part<QLineEdit>(u"contactEdit"_s), u"buyer@example.com"_s);
        QTest::keyClick(scene.part<QLineEdit>(u"contactEdit"_s), Qt::Key_Return);
        QTest::keyClick(scene.part<QLineEdit>(u"contactEdit"_s), Qt::Key_Return);
        QVERIFY(scene.showsCode());
        QTest::keyClick(scene.page.get(), Qt::Key_Return);
        scene.world.settle();
        QCOMPARE(scene.orders(), 1);
        const QJsonObject order = scene.order();
        QCOMPARE(order[u"contact"].toString(), u"buyer@example.com"_s);
        QVERIFY(scene.text(u"amountLabel"_s).contains(u"9.90"_s));
        const QJsonValue payment = order[u"payment"];
        const QString code
            = payment[u"qr"].isString() ? payment[u"qr"].toString() : payment[u"url"].toString();
        QCOMPARE(scene.part<QrView>(u"qrView"_s)->text(), code);
        QCOMPARE(scene.part<QLineEdit>(u"linkEdit"_s)->text(), code);
        QVERIFY(scene.text(u"countdownLabel"_s).contains(u':'));
        scene.click(u"copyLinkButton"_s);
        QCOMPARE(QGuiApplication::clipboard()->text(), code);
        scene.click(u"copyQrButton"_s);
        QVERIFY(QGuiApplication::clipboard()->image().width() > 150);
    }

    void aPaidOrderShowsItsKeysByItself()
    {
        Scene scene;
        QVERIFY(scene.sell(2));
        QCOMPARE(scene.keys(), u"KEY-1\nKEY-2"_s);
        QVERIFY(!scene.part<QWidget>(u"payBox"_s)->isVisible());
        QVERIFY(!scene.part<QWidget>(u"countdownLabel"_s)->isVisible());
        QCOMPARE(scene.reasons(), QStringList { u"shown"_s });
        scene.click(u"copyKeysButton"_s);
        QVERIFY(scene.world.until([] { return QGuiApplication::clipboard()->text() == u"KEY-1\nKEY-2"_s; }));
        QCOMPARE(scene.reasons(), (QStringList { u"shown"_s, u"copied"_s }));
        scene.page->hide();
        QVERIFY(scene.keys().isEmpty());
        scene.page->show();
        scene.click(u"showKeysButton"_s);
        QVERIFY(scene.world.until([&] { return !scene.keys().isEmpty(); }));
        scene.click(u"newButton"_s);
        QVERIFY(scene.keys().isEmpty());
        QVERIFY(scene.isReady());
    }

    void keysAreSavedForTheirOwnerOnly()
    {
        Scene scene;
        QVERIFY(scene.sell(1));
        QTemporaryDir place;
        dialogs::Answers answers;
        answers.file = [&](const QString &) { return std::optional(place.filePath(u"keys.txt"_s)); };
        scene.click(u"saveButton"_s);
        QFile file(place.filePath(u"keys.txt"_s));
        QVERIFY(scene.world.until([&] { return file.exists(); }));
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll(), "KEY-1\n"_ba);
        QVERIFY(!(file.permissions() & (QFileDevice::ReadGroup | QFileDevice::ReadOther)));
        QCOMPARE(scene.reasons(), (QStringList { u"shown"_s, u"saved"_s }));
    }

    void thePriceFollowsTheWholesaleTiers()
    {
        Scene scene(50,
            { { u"sku"_s, u"card"_s }, { u"tier"_s, QJsonArray { u"10:9.00"_s, u"20:8.55"_s } },
                { u"min"_s, 2 }, { u"max_per_order"_s, 30 } });
        QVERIFY(scene.isReady());
        auto *quantity = scene.part<QSpinBox>(u"quantitySpin"_s);
        QCOMPARE(quantity->minimum(), 2);
        QCOMPARE(quantity->maximum(), 30);
        QVERIFY2(scene.text(u"priceLabel"_s).contains(u"19.80"_s), qPrintable(scene.text(u"priceLabel"_s)));
        quantity->setValue(9);
        QVERIFY(scene.text(u"priceLabel"_s).contains(u"89.10"_s));
        quantity->setValue(10);
        QVERIFY(scene.text(u"priceLabel"_s).contains(u"90.00"_s));
        quantity->setValue(21);
        QVERIFY(scene.text(u"priceLabel"_s).contains(u"8.55"_s));
        const QString said = scene.text(u"priceLabel"_s);
        QVERIFY(said.contains(u"179.55"_s));
        scene.click(u"createButton"_s);
        QVERIFY(scene.showsCode());
        QCOMPARE(scene.order()[u"amount"].toString(), u"179.55"_s); // the engine asks for the same
    }

    void moreThanThereIsCannotBeOrdered()
    {
        Scene scene(3);
        QVERIFY(scene.isReady());
        scene.part<QSpinBox>(u"quantitySpin"_s)->setValue(4);
        QVERIFY(!scene.part<QWidget>(u"createButton"_s)->isEnabled());
        QVERIFY(scene.text(u"hintLabel"_s).contains(u'3'));
        scene.part<QSpinBox>(u"quantitySpin"_s)->setValue(3);
        QVERIFY(scene.part<QWidget>(u"createButton"_s)->isEnabled());
    }

    void drillsArePaidThroughTheSandboxOnly()
    {
        Scene scene;
        scene.world.shop.must(
            u"product add"_s, { { u"sku"_s, u"drill"_s }, { u"price"_s, u"1"_s }, { u"drill"_s, true } });
        scene.world.shop.must(u"provider add"_s, { { u"id"_s, u"box"_s }, { u"type"_s, u"sandbox"_s } });
        scene.page->enter();
        auto *products = scene.part<QComboBox>(u"productBox"_s);
        const auto *providers = scene.part<QComboBox>(u"providerBox"_s);
        QVERIFY(scene.world.until([&] { return products->count() == 2; }));
        const auto offered = [&](const QString &sku) {
            products->setCurrentIndex(products->findData(sku));
            QStringList names;
            for (int i = 0; i < providers->count(); ++i)
                names.append(providers->itemText(i));
            return names;
        };
        QVERIFY(scene.world.until([&] { return offered(u"drill"_s) == QStringList { u"box"_s }; }));
        QCOMPARE(offered(u"card"_s), QStringList { u"ep"_s });
    }

    void aProviderThatDoesNotAnswerIsWaitedFor()
    {
        Scene scene;
        QVERIFY(scene.isReady());
        scene.world.shop.fault = [](const HttpRequest &) -> std::optional<Result<HttpReply>> {
            return fail(ErrorClass::Unreachable, u"no route"_s);
        };
        scene.click(u"createButton"_s);
        QVERIFY(scene.comesIntoView(u"newButton"_s));
        QVERIFY(!scene.page->findChild<MessageBar *>()->text().isEmpty());
        QVERIFY(!scene.part<QWidget>(u"payBox"_s)->isVisible());
        scene.world.shop.fault = {};
        scene.world.shop.pass(2min);
        QVERIFY(scene.showsCode());
        QCOMPARE(scene.orders(), 1);
    }

    void theDeliveryTextIsFilledInAtOnce()
    {
        const QHash<QString, QString> values { { u"name"_s, u"Card {keys}"_s }, { u"keys"_s, u"A{order}"_s },
            { u"order"_s, u"01X"_s } };
        QCOMPARE(deliverytext::filled(u"{order}: {name}\n{keys} {other} {"_s, values),
            u"01X: Card {keys}\nA{order} {other} {"_s);
        QCOMPARE(deliverytext::unknown(u"{keys} {key} {Order} {key} {}"_s),
            (QStringList { u"{key}"_s, u"{Order}"_s, u"{}"_s }));
    }

    void aTemplateWithAnUnknownPlaceholderIsNotSaved()
    {
        Scene scene;
        QVERIFY(scene.sell(1));
        scene.click(u"editTextButton"_s);
        auto *dialog = scene.page->findChild<DeliveryTextDialog *>();
        auto *edit = dialog->findChild<QPlainTextEdit *>(u"templateEdit"_s);
        QPushButton *save
            = dialog->findChild<QDialogButtonBox *>(u"buttons"_s)->button(QDialogButtonBox::Save);
        edit->setPlainText(u"您的卡密：{key}"_s);
        QVERIFY(!save->isEnabled());
        QVERIFY(dialog->findChild<QLabel *>(u"problemLabel"_s)->text().contains(u"{key}"_s));
        edit->setPlainText(u"您的卡密：{keys}，共 {quantity} 件"_s);
        QTest::mouseClick(save, Qt::LeftButton);
        scene.click(u"copyTextButton"_s);
        QVERIFY(scene.world.until(
            [] { return QGuiApplication::clipboard()->text() == u"您的卡密：KEY-1，共 1 件"_s; }));
        QVERIFY(!QSettings().value(u"cashier/template"_s).toString().contains(u"KEY-1"_s));
    }

    void theCodeCanBeScanned_data()
    {
        QTest::addColumn<QString>("text");
        QTest::newRow("a link") << u"https://qr.alipay.com/bax08888abcdEFGH"_s;
        QTest::newRow("Chinese") << u"https://pay.example/订单?name=点卡"_s;
        QTest::newRow("long") << u"https://pay.example/?"_s + QString(900, u'q');
    }
    void theCodeCanBeScanned()
    {
        QFETCH(QString, text);
        const QString scanner = QStandardPaths::findExecutable(u"zbarimg"_s);
        QrView view;
        QVERIFY(view.setText(text));
        view.resize(700, 720);
        QPalette dark(Qt::black);
        view.setPalette(dark);
        const QImage seen = view.grab().toImage();
        QCOMPARE(seen.pixelColor(seen.width() / 2, 60), QColor(Qt::white)); // the quiet zone
        if (scanner.isEmpty())
            QSKIP("needs zbarimg");
        QTemporaryDir place;
        QVERIFY(seen.save(place.filePath(u"qr.png"_s)));
        QProcess zbar;
        zbar.start(scanner, { u"--raw"_s, u"-q"_s, place.filePath(u"qr.png"_s) });
        QVERIFY(zbar.waitForFinished());
        QCOMPARE(QString::fromUtf8(zbar.readAllStandardOutput()).trimmed(), text);
    }

    void whatIsTooLongForACodeIsNotDrawn()
    {
        QrView view;
        QVERIFY(!view.setText(QString(3000, u'x')));
        QVERIFY(qr::image(QString(2300, u'x'), 1).width() > 100);
    }
};

QTEST_MAIN(TestCashierPage)
#include "tst_cashierpage.moc"
