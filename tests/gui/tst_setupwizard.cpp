#include "gui/dialogs.h"
#include "gui/setupdrill.h"
#include "gui/setupwizard.h"
#include "gui/windowshop.h"

#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QRadioButton>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

/// The first start, from nothing to an order that was delivered.
class TestSetupWizard : public QObject {
    Q_OBJECT

    /// The folder is there from the beginning here; what counts is when the wizard asks for it.
    struct World final : WindowShop, SetupHost {
        QList<int> lost; ///< how the sandbox was told to lose callbacks
        QString language;
        QString passphrase;
        int created = 0;
        std::optional<Error> trouble;

        World()
        {
            // The sandbox, played by the double of the provider.
            shop.fault = [this](const HttpRequest &request) -> std::optional<Result<HttpReply>> {
                if (request.url.host() != u"127.0.0.1"_s)
                    return {};
                if (request.url.path() == u"/_control/faults"_s) {
                    lost.append(QJsonDocument::fromJson(request.body)[u"lost_callback"_s].toInt());
                    HttpReply reply;
                    reply.status = 200;
                    return reply;
                }
                if (request.url.path() == u"/_control/pay"_s) {
                    shop.provider.pay(QJsonDocument::fromJson(request.body)[u"out_trade_no"_s].toString());
                    HttpReply reply;
                    reply.status = 200;
                    return reply;
                }
                HttpRequest there = request;
                there.url.setHost(u"pay.example"_s);
                return *shop.provider.answer(there);
            };
        }
        void useLanguage(const QString &setting) override { language = setting; }
        void create(const QString &given, std::function<void(Result<>)> done) override
        {
            if (trouble) {
                done(fail(*trouble));
                return;
            }
            passphrase = given;
            ++created;
            done({});
        }
        EngineClient *client() override { return created > 0 ? &(this->WindowShop::client) : nullptr; }
    };

    static void next(SetupWizard &wizard)
    {
        const auto which
            = wizard.currentId() == SetupWizard::VaultWay ? QWizard::CommitButton : QWizard::NextButton;
        QTest::mouseClick(wizard.button(which), Qt::LeftButton);
    }
    static void type(SetupWizard &wizard, const QString &name, const QString &value)
    {
        QTest::keyClicks(wizard.currentPage()->findChild<QLineEdit *>(name), value);
    }
    static QString error(const SetupWizard &wizard)
    {
        return wizard.currentPage()->findChild<QLabel *>(u"errorLabel"_s)->text();
    }

private Q_SLOTS:
    void givingUpBeforeTheVaultLeavesNothing()
    {
        World world;
        SetupWizard wizard(world);
        wizard.show();
        auto *language = wizard.findChild<QComboBox *>(u"languageCombo"_s);
        language->setFocus();
        QTest::keyClick(language, Qt::Key_End);
        QCOMPARE(world.language, u"en"_s);
        next(wizard);
        QCOMPARE(wizard.currentId(), int(SetupWizard::VaultWay));
        QTest::mouseClick(wizard.button(QWizard::CancelButton), Qt::LeftButton);
        QVERIFY(!wizard.isVisible());
        QCOMPARE(world.created, 0);
    }

    void aPassphraseIsTypedTwiceAndLongEnough()
    {
        World world;
        SetupWizard wizard(world);
        wizard.show();
        next(wizard);
        wizard.findChild<QRadioButton *>(u"passphraseRadio"_s)->setChecked(true);
        type(wizard, u"passphraseEdit"_s, u"short"_s);
        next(wizard);
        QVERIFY(!error(wizard).isEmpty());
        type(wizard, u"passphraseEdit"_s, u" but now it is long"_s);
        next(wizard);
        QVERIFY(!error(wizard).isEmpty()); // not repeated
        type(wizard, u"againEdit"_s, u"short but now it is long"_s);
        world.trouble = Error { ErrorClass::Local, u"the disk is full"_s };
        next(wizard);
        QVERIFY(error(wizard).contains(u"the disk is full"_s));
        QCOMPARE(wizard.currentId(), int(SetupWizard::VaultWay));
        world.trouble.reset();
        next(wizard);
        QVERIFY(world.until([&] { return wizard.currentId() == SetupWizard::Recovery; }));
        QCOMPARE(world.passphrase, u"short but now it is long"_s);
    }

    void everythingBehindTheVaultCanBeSkipped()
    {
        World world;
        SetupWizard wizard(world);
        wizard.show();
        QList<int> seen;
        for (int i = 0; i < 8 && wizard.nextId() >= 0; ++i) {
            next(wizard);
            world.settle();
            seen.append(wizard.currentId());
        }
        QCOMPARE(seen,
            (QList<int> { SetupWizard::VaultWay, SetupWizard::Recovery, SetupWizard::Product,
                SetupWizard::Payment, SetupWizard::Delivery, SetupWizard::DrillRun }));
        QVERIFY(world.shop.must(u"product list"_s, {})[u"items"_s].toArray().isEmpty());
    }

    void fromNothingToADeliveredOrder()
    {
        World world;
        SetupWizard wizard(world);
        wizard.show();
        next(wizard);
        next(wizard);
        QVERIFY(world.until([&] { return wizard.currentId() == SetupWizard::Recovery; }));
        QVERIFY(world.passphrase.isEmpty());
        next(wizard);
        type(wizard, u"skuEdit"_s, u"points"_s);
        type(wizard, u"priceEdit"_s, u"nine"_s);
        next(wizard);
        QVERIFY(world.until([&] { return !error(wizard).isEmpty(); }));
        wizard.findChild<QLineEdit *>(u"priceEdit"_s)->clear();
        type(wizard, u"priceEdit"_s, u"9.90"_s);
        next(wizard);
        QVERIFY(world.until([&] { return wizard.currentId() == SetupWizard::Keys; }));
        QTest::keyClicks(wizard.findChild<QPlainTextEdit *>(u"keysEdit"_s), u"AAA"_s);
        QFile file(world.shop.folder() + u"/keys.txt"_s);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("BBB\r\nCCC\r\n");
        file.close();
        dialogs::Answers person;
        person.file = [&](const QString &) { return file.fileName(); };
        QTest::mouseClick(wizard.findChild<QPushButton *>(u"fileButton"_s), Qt::LeftButton);
        next(wizard);
        QVERIFY(world.until([&] { return wizard.currentId() == SetupWizard::Payment; }));
        QCOMPARE(world.shop.must(u"keys stock"_s, {})[u"items"_s][0][u"available"_s].toInt(), 3);
        payAndDeliver(world, wizard);
    }

    static void payAndDeliver(World &world, SetupWizard &wizard)
    {
        auto *types = wizard.findChild<QComboBox *>(u"typeCombo"_s);
        QVERIFY(world.until([&] { return types->findData(u"epay"_s) > 0; }));
        types->setCurrentIndex(types->findData(u"epay"_s));
        type(wizard, u"base_url"_s, u"https://pay.example/"_s);
        type(wizard, u"pid"_s, u"1000"_s);
        QCOMPARE(wizard.findChild<QLineEdit *>(u"key"_s)->echoMode(), QLineEdit::Password);
        type(wizard, u"key"_s, QString::fromLatin1(EpayDouble::key()));
        next(wizard);
        QVERIFY(world.until([&] { return wizard.currentId() == SetupWizard::Delivery; }));
        wizard.findChild<QRadioButton *>(u"webhookRadio"_s)->setChecked(true);
        type(wizard, u"urlEdit"_s, u"https://shop.example/deliver"_s);
        next(wizard);
        auto *secret = wizard.findChild<QLineEdit *>(u"secretEdit"_s);
        QVERIFY(world.until([&] { return secret->isVisible(); }));
        QVERIFY(secret->text().startsWith(u"whsec_"_s));
        QCOMPARE(wizard.currentId(), int(SetupWizard::Delivery)); // shown once: the reader goes on
        next(wizard);
        QCOMPARE(wizard.currentId(), int(SetupWizard::DrillRun));
        QTest::mouseClick(wizard.findChild<QPushButton *>(u"runButton"_s), Qt::LeftButton);
        const auto *drill = static_cast<SetupDrill *>(wizard.currentPage());
        QVERIFY2(world.until([&] {
            world.shop.pass(1s);
            return drill->isDone();
        }),
            qPrintable(error(wizard)));
        world.settle();
        QCOMPARE(world.lost, (QList<int> { 1, 0 })); // on purpose, and only for the drill
        QVERIFY(world.shop.inbox.isEmpty()); // a drill never reaches the merchant's shop
        QVERIFY(!wizard.findChild<QLabel *>(u"resultLabel"_s)->text().isEmpty());
        QVERIFY(wizard.button(QWizard::FinishButton)->isEnabled());
    }
};

QTEST_MAIN(TestSetupWizard)
#include "tst_setupwizard.moc"
