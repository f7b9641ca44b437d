#include "gui/accountspage.h"
#include "gui/dialogs.h"
#include "gui/messagebar.h"
#include "gui/windowshop.h"

#include <QAbstractItemModelTester>
#include <QCheckBox>
#include <QComboBox>
#include <QDialog>
#include <QDialogButtonBox>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTableView>
#include <QTemporaryFile>
#include <QToolButton>

using namespace Qt::StringLiterals;

class TestAccountsPage : public QObject {
    Q_OBJECT

    template <class P> static void show(WindowShop &world, P &page)
    {
        page.resize(1000, 600);
        page.show();
        page.enter();
        QVERIFY(world.until([&] { return button(page, u"addButton"_s)->isEnabled(); }));
    }
    static QPushButton *button(QWidget &page, const QString &name)
    {
        return page.findChild<QPushButton *>(name);
    }
    static void click(QWidget &page, const QString &name)
    {
        QTest::mouseClick(button(page, name), Qt::LeftButton);
    }
    static QDialog *dialogOf(QWidget &page)
    {
        for (auto *dialog : page.findChildren<QDialog *>()) {
            if (dialog->isVisible())
                return dialog;
        }
        return nullptr;
    }
    static void save(QDialog *dialog)
    {
        auto *buttons = dialog->findChild<QDialogButtonBox *>(u"buttons"_s);
        QTest::mouseClick(buttons->button(QDialogButtonBox::Save), Qt::LeftButton);
    }
    static void type(QDialog *dialog, const QString &field, const QString &text)
    {
        auto *line = dialog->findChild<QLineEdit *>(field);
        QVERIFY2(line, qPrintable(field));
        line->clear();
        QTest::keyClicks(line, text);
    }
    static QTableView *tableOf(QWidget &page) { return page.findChild<QTableView *>(u"accountsView"_s); }
    static QString cell(QWidget &page, int row, int column)
    {
        return tableOf(page)->model()->index(row, column).data().toString();
    }
    static QString said(QWidget &where) { return where.findChild<MessageBar *>()->text(); }
    static QJsonObject fieldsOf(Shop &shop, const QString &noun)
    {
        return shop.must(noun + u" list"_s, {})[u"items"][0][u"fields"].toObject();
    }

private Q_SLOTS:
    void aProviderIsAddedByItsGeneratedForm()
    {
        WindowShop world;
        ProvidersPage page(world.client);
        const QAbstractItemModelTester tester(tableOf(page)->model());
        show(world, page);
        QCOMPARE(tableOf(page)->model()->rowCount(), 0);
        click(page, u"addButton"_s);
        QDialog *dialog = dialogOf(page);
        QVERIFY(dialog);
        save(dialog);
        QCOMPARE(said(*dialog), u"Give it a name first."_s);
        type(dialog, u"idEdit"_s, u"shop1"_s);
        type(dialog, u"base_url"_s, u"http://pay.example"_s);
        type(dialog, u"pid"_s, u"1000"_s);
        save(dialog);
        QCOMPARE(said(*dialog), u"Merchant key is missing."_s);
        QCOMPARE(dialog->findChild<QLineEdit *>(u"key"_s)->echoMode(), QLineEdit::Password);
        type(dialog, u"key"_s, u"abcdEFGH"_s);
        save(dialog); // the engine refuses http: said beside the form, nothing is saved
        QVERIFY(world.until([&] { return said(*dialog).contains(u"https"_s); }));
        QVERIFY(dialog->isVisible());
        QVERIFY(world.shop.must(u"provider list"_s, {})[u"items"].toArray().isEmpty());
        type(dialog, u"base_url"_s, u"https://pay.example"_s);
        QTest::mouseClick(
            dialog->findChild<QCheckBox *>(u"confirm_by_query"_s), Qt::LeftButton, {}, { 8, 8 });
        save(dialog);
        QVERIFY(world.until([&] { return tableOf(page)->model()->rowCount() == 1; }));
        QCOMPARE(cell(page, 0, 0), u"shop1"_s);
        QCOMPARE(cell(page, 0, 1), u"Epay V1 (MD5)"_s);
        QCOMPARE(fieldsOf(world.shop, u"provider"_s)[u"confirm_by_query"].toString(), u"false"_s);
    }

    void editingKeepsTheSecretAndChangesTheRest()
    {
        WindowShop world;
        world.shop.furnish(1, false);
        ProvidersPage page(world.client);
        show(world, page);
        QVERIFY(world.until([&] { return button(page, u"editButton"_s)->isEnabled(); }));
        click(page, u"editButton"_s);
        QDialog *dialog = dialogOf(page);
        QVERIFY(dialog->findChild<QLineEdit *>(u"idEdit"_s)->isReadOnly());
        QVERIFY(dialog->findChild<QLineEdit *>(u"key"_s)->text().isEmpty());
        type(dialog, u"methods"_s, u"wxpay"_s);
        save(dialog);
        QVERIFY(world.until([&] { return said(page).contains(u"ep was changed"_s); }));
        QCOMPARE(fieldsOf(world.shop, u"provider"_s)[u"methods"].toString(), u"wxpay"_s);
        const QJsonObject order
            = world.shop.order(); // the key is still the right one: the double believes it
        world.shop.provider.pay(Shop::outNo(order));
        world.shop.callback(world.shop.provider.callback(Shop::outNo(order)));
        world.settle();
        QCOMPARE(
            world.shop.must(u"trace list"_s, { { u"outcome"_s, u"failed"_s } })[u"items"].toArray().size(),
            0);
    }

    void theTestSaysWhatCameOut()
    {
        WindowShop world;
        world.shop.furnish(1, false);
        world.shop.fault = [](const HttpRequest &) -> std::optional<Result<HttpReply>> {
            return Result<HttpReply>(fail(ErrorClass::Unreachable, u"pay.example refused the connection"_s));
        };
        ProvidersPage page(world.client);
        show(world, page);
        QVERIFY(world.until([&] { return button(page, u"testButton"_s)->isEnabled(); }));
        click(page, u"testButton"_s);
        QVERIFY(world.until([&] { return said(page).contains(u"refused the connection"_s); }));
        QVERIFY(button(page, u"testButton"_s)->isEnabled());
    }

    void theShareOfPolledPaymentsIsShown()
    {
        WindowShop world;
        world.shop.furnish(2, false);
        const QJsonObject order = world.shop.order();
        world.shop.provider.pay(Shop::outNo(order));
        world.shop.pass(std::chrono::minutes(1));
        ProvidersPage page(world.client);
        show(world, page);
        QVERIFY(world.until([&] { return cell(page, 0, 4) == u"1 of 1 (100 %)"_s; }));
        QCOMPARE(cell(page, 0, 3), u"Works"_s);
    }

    void theCallbackAddressFollowsTheSetting()
    {
        WindowShop world;
        world.shop.furnish(1, false);
        ProvidersPage page(world.client);
        show(world, page);
        const auto *address = page.findChild<QLineEdit *>(u"callbackEdit"_s);
        QVERIFY(address->text().isEmpty());
        QVERIFY(page.findChild<QLabel *>(u"callbackNote"_s)->text().contains(u"polling"_s));
        QVERIFY(!button(page, u"copyButton"_s)->isEnabled());
        world.shop.must(u"config set"_s,
            { { u"key"_s, u"listener.public_url"_s }, { u"value"_s, u"https://shop.example/x/"_s } });
        page.enter();
        QVERIFY(world.until([&] { return address->text() == u"https://shop.example/x/notify/ep"_s; }));
        QVERIFY(button(page, u"copyButton"_s)->isEnabled());
    }

    void removedOnlyWhenAPersonSaysSo()
    {
        WindowShop world;
        world.shop.furnish(1, false);
        ProvidersPage page(world.client);
        show(world, page);
        QVERIFY(world.until([&] { return button(page, u"removeButton"_s)->isEnabled(); }));
        dialogs::Answers person;
        person.confirm = [](const QString &, const QString &) { return false; };
        click(page, u"removeButton"_s);
        world.settle();
        QCOMPARE(tableOf(page)->model()->rowCount(), 1);
        person.confirm = [](const QString &, const QString &text) { return text.contains(u"ep"_s); };
        click(page, u"removeButton"_s);
        QVERIFY(world.until([&] { return tableOf(page)->model()->rowCount() == 0; }));
    }

    void aWebhooksSecretIsShownOnce()
    {
        WindowShop world;
        ChannelsPage page(world.client);
        show(world, page);
        QVERIFY(button(page, u"doctorButton"_s)->isHidden());
        click(page, u"addButton"_s);
        QDialog *dialog = dialogOf(page);
        auto *types = dialog->findChild<QComboBox *>(u"typeBox"_s);
        types->setCurrentIndex(types->findData(u"webhook"_s));
        type(dialog, u"idEdit"_s, u"hook"_s);
        type(dialog, u"url"_s, u"https://shop.example/deliver"_s);
        auto *use = dialog->findChild<QComboBox *>(u"useBox"_s);
        use->setCurrentIndex(use->findData(u"both"_s));
        save(dialog);
        const auto secretIn = [&] {
            QDialog *shown = dialogOf(page);
            const auto *line = shown ? shown->findChild<QLineEdit *>(u"secretEdit"_s) : nullptr;
            return line ? line->text() : QString();
        };
        QVERIFY(world.until([&] { return secretIn().startsWith(u"whsec_"_s); }));
        const QString secret = secretIn();
        dialogOf(page)->close();
        QVERIFY(world.until([&] { return cell(page, 0, 4).startsWith(u"Deliveries, alerts"_s); }));
        dialogs::Answers person;
        person.confirm = [](const QString &, const QString &) { return true; };
        QVERIFY(world.until([&] { return button(page, u"rotateButton"_s)->isEnabled(); }));
        click(page, u"rotateButton"_s);
        QVERIFY(world.until([&] { return secretIn().startsWith(u"whsec_"_s); }));
        QVERIFY(secretIn() != secret);
    }

    void aKeyIsLoadedFromAFile()
    {
        WindowShop world;
        ProvidersPage page(world.client);
        show(world, page);
        click(page, u"addButton"_s);
        QDialog *dialog = dialogOf(page);
        auto *types = dialog->findChild<QComboBox *>(u"typeBox"_s);
        types->setCurrentIndex(types->findData(u"epay_v2"_s));
        QTemporaryFile file;
        QVERIFY(file.open());
        file.write("-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n");
        file.close();
        dialogs::Answers person;
        person.file = [&](const QString &) { return std::optional(file.fileName()); };
        const QList<QToolButton *> loaders = dialog->findChildren<QToolButton *>();
        const auto loader = std::find_if(loaders.begin(), loaders.end(), [](const QToolButton *each) {
            return each->accessibleName() == u"Load Merchant private key from a file"_s;
        });
        QVERIFY(loader != loaders.end());
        QTest::mouseClick(*loader, Qt::LeftButton);
        const QString loaded = dialog->findChild<QLineEdit *>(u"private_key"_s)->text();
        QVERIFY(loaded.startsWith(u"-----BEGIN PRIVATE KEY-----\nAAAA\n"_s));
        QVERIFY(dialog->findChild<QPlainTextEdit *>(u"platform_public_key"_s));
        QVERIFY(file.open());
        file.write(QByteArray(8, '\0'));
        file.close();
        QTest::mouseClick(*loader, Qt::LeftButton);
        QVERIFY(said(*dialog).contains(u"no key file"_s));
        QCOMPARE(dialog->findChild<QLineEdit *>(u"private_key"_s)->text(), loaded);
    }

    void theDoctorNamesWhatIsWrongWithARefusedCallback()
    {
        WindowShop world;
        world.shop.furnish(1, false);
        const QJsonObject order = world.shop.order();
        world.shop.provider.pay(Shop::outNo(order));
        QByteArray query = world.shop.provider.callback(Shop::outNo(order));
        world.shop.callback(QByteArray(query).replace("sign_type=MD5", "sign_type=RSA"));
        ProvidersPage page(world.client);
        show(world, page);
        QVERIFY(world.until([&] { return button(page, u"doctorButton"_s)->isEnabled(); }));
        click(page, u"doctorButton"_s);
        QDialog *dialog = dialogOf(page);
        QVERIFY(dialog && !button(*dialog, u"examineButton"_s)->isEnabled());
        const auto *findings = dialog->findChild<QListWidget *>(u"findingsList"_s);
        click(*dialog, u"lastButton"_s);
        QVERIFY(world.until([&] { return findings->isVisible() && findings->count() > 0; }));
        QVERIFY(findings->item(0)->text().contains(u"sign_type is RSA"_s));
        auto *pasted = dialog->findChild<QPlainTextEdit *>(u"queryEdit"_s);
        pasted->setPlainText(QString::fromLatin1(query));
        click(*dialog, u"examineButton"_s);
        const auto *verdict = dialog->findChild<QLabel *>(u"verdictLabel"_s);
        QVERIFY(world.until([&] { return verdict->text().contains(u"genuine"_s); }));
        const QString text = dialog->findChild<QPlainTextEdit *>(u"textEdit"_s)->toPlainText();
        QVERIFY(text.endsWith(u"type=alipay******"_s));
        QVERIFY(!text.contains(QString::fromLatin1(EpayDouble::key())));
    }
};

QTEST_MAIN(TestAccountsPage)
#include "tst_accountspage.moc"
