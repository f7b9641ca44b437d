#include "gui/autolock.h"
#include "gui/backuppanel.h"
#include "gui/dialogs.h"
#include "gui/passphrasedialog.h"
#include "gui/quarantinebar.h"
#include "gui/recoverydialog.h"
#include "gui/securitypanel.h"
#include "gui/unlockdialog.h"
#include "gui/windowshop.h"

#include <QCheckBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

/// The lock of the window, the vault, backups, quarantine.
class TestSecurity : public QObject {
    Q_OBJECT

    static void click(const QWidget &in, const QString &name)
    {
        auto *button = in.findChild<QPushButton *>(name);
        QVERIFY2(button && button->isEnabled(), qPrintable(name));
        QTest::mouseClick(button, Qt::LeftButton);
    }
    static QString text(const QWidget &in, const QString &label)
    {
        return in.findChild<QLabel *>(label)->text();
    }
    static void setPassphrase(WindowShop &world)
    {
        world.shop.must(
            u"vault change-passphrase"_s, { { u"new_passphrase"_s, u"correct horse battery"_s } });
    }

private Q_SLOTS:
    void afterAWhileWithoutInputThePassphraseIsAsked()
    {
        WindowShop world;
        setPassphrase(world);
        QWidget window;
        window.show();
        AutoLock lock(world.client, &window);
        world.settle();
        int acted = 0;
        lock.unlocked([&] { ++acted; });
        QCOMPARE(acted, 1);
        world.shop.clock.advance(16min);
        QVERIFY(lock.isLocked());
        QTest::mouseClick(&window, Qt::LeftButton); // coming back opens nothing
        QVERIFY(lock.isLocked());
        AutoLock::whenUnlocked(&window, [&] { ++acted; });
        QVERIFY(world.until([&] { return window.findChild<UnlockDialog *>(); }));
        auto *dialog = window.findChild<UnlockDialog *>();
        QTest::keyClicks(dialog->findChild<QLineEdit *>(), u"wrong"_s);
        click(*dialog, u"unlockButton"_s);
        QVERIFY(world.until([&] { return !text(*dialog, u"errorLabel"_s).isEmpty(); }));
        QCOMPARE(acted, 1);
        QVERIFY(dialog->isVisible());
        QTest::keyClicks(dialog->findChild<QLineEdit *>(), u"correct horse battery"_s);
        QTest::keyClick(dialog->findChild<QLineEdit *>(), Qt::Key_Return);
        QVERIFY(world.until([&] { return acted == 2; }));
        QVERIFY(!lock.isLocked());
    }

    void inputKeepsItOpenAndZeroMeansNever()
    {
        WindowShop world;
        QWidget window;
        window.show();
        AutoLock lock(world.client, &window);
        world.settle();
        for (int i = 0; i < 3; ++i) {
            world.shop.clock.advance(10min);
            QTest::keyClick(&window, Qt::Key_A);
        }
        QVERIFY(!lock.isLocked());
        world.shop.must(u"config set"_s, { { u"key"_s, u"security.auto_lock"_s }, { u"value"_s, u"0s"_s } });
        lock.readSetting();
        world.settle();
        world.shop.clock.advance(24h);
        QVERIFY(!lock.isLocked());
    }

    void theKeychainIsAskedWhereThereIsNoPassphrase()
    {
        WindowShop world;
        QWidget window;
        AutoLock lock(world.client, &window);
        bool opens = false;
        lock.setKeychainProof([&](const std::function<void(Result<>)> &done) {
            done(opens ? Result<>() : Result<>(fail(ErrorClass::VaultLocked, u"no key"_s)));
        });
        lock.lock();
        int acted = 0;
        lock.unlocked([&] { ++acted; });
        QVERIFY(world.until([&] { return window.findChild<UnlockDialog *>(); }));
        auto *dialog = window.findChild<UnlockDialog *>();
        QVERIFY(dialog->findChild<QLineEdit *>()->isHidden());
        click(*dialog, u"unlockButton"_s);
        QVERIFY(lock.isLocked());
        opens = true;
        click(*dialog, u"unlockButton"_s);
        QCOMPARE(acted, 1);
        QVERIFY(!lock.isLocked());
    }

    void givingUpActsNeverAndLater()
    {
        WindowShop world;
        QWidget window;
        AutoLock lock(world.client, &window);
        lock.lock();
        int acted = 0;
        lock.unlocked([&] { ++acted; });
        QVERIFY(world.until([&] { return window.findChild<UnlockDialog *>(); }));
        click(*window.findChild<UnlockDialog *>(), u"cancelButton"_s);
        QVERIFY(world.until([&] { return !window.findChild<UnlockDialog *>(); }));
        QCOMPARE(acted, 0);
        QVERIFY(lock.isLocked());
    }

    void thePassphraseIsChangedOnlyByWhoKnowsIt()
    {
        WindowShop world;
        setPassphrase(world);
        PassphraseDialog dialog(world.client, true);
        dialog.show();
        const QSignalSpy changed(&dialog, &PassphraseDialog::changed);
        const auto type = [&](const QString &name, const QString &value) {
            auto *edit = dialog.findChild<QLineEdit *>(name);
            QCOMPARE(edit->echoMode(), QLineEdit::Password);
            edit->clear();
            QTest::keyClicks(edit, value);
        };
        type(u"presentEdit"_s, u"a guess"_s);
        type(u"freshEdit"_s, u"short"_s);
        QVERIFY(!dialog.findChild<QPushButton *>(u"changeButton"_s)->isEnabled());
        type(u"freshEdit"_s, u"four new random words"_s);
        type(u"againEdit"_s, u"four new random word"_s);
        QVERIFY(!dialog.findChild<QPushButton *>(u"changeButton"_s)->isEnabled());
        type(u"againEdit"_s, u"four new random words"_s);
        click(dialog, u"changeButton"_s);
        QVERIFY(world.until([&] { return !text(dialog, u"errorLabel"_s).isEmpty(); }));
        QVERIFY(changed.isEmpty());
        type(u"presentEdit"_s, u"correct horse battery"_s);
        click(dialog, u"changeButton"_s);
        QVERIFY(world.until([&] { return changed.size() == 1; }));
        QVERIFY(world.shop.ask(u"vault check"_s, { { u"passphrase"_s, u"four new random words"_s } }).value);
    }

    void theRecoveryCodeIsShownOnceAndMustBeKept()
    {
        WindowShop world;
        SecurityPanel panel(world.client);
        panel.show();
        panel.refresh();
        QVERIFY(world.until([&] { return !text(panel, u"stateLabel"_s).isEmpty(); }));
        const QString before = text(panel, u"recoveryLabel"_s);
        const QString file = world.shop.folder() + u"/way back.ndr"_s;
        dialogs::Answers person;
        person.file = [&](const QString &) { return file; };
        click(panel, u"recoveryButton"_s);
        QVERIFY(world.until([&] { return panel.findChild<RecoveryDialog *>(); }));
        QVERIFY(QFile::exists(file));
        QCOMPARE(QFile::permissions(file) & (QFile::ReadGroup | QFile::ReadOther), QFile::Permissions());
        auto *dialog = panel.findChild<RecoveryDialog *>();
        QCOMPARE(text(*dialog, u"codeLabel"_s).size(), 39);
        QTest::keyClick(dialog, Qt::Key_Escape);
        QVERIFY(dialog->isVisible());
        QVERIFY(!dialog->findChild<QPushButton *>(u"closeButton"_s)->isEnabled());
        dialog->findChild<QCheckBox *>()->setChecked(true);
        click(*dialog, u"closeButton"_s);
        QVERIFY(world.until([&] { return text(panel, u"recoveryLabel"_s) != before; }));
    }

    void tokensAreHiddenUntilTheyAreRevealed()
    {
        WindowShop world;
        SecurityPanel panel(world.client);
        panel.show();
        panel.refresh();
        world.settle();
        QTest::keyClicks(panel.findChild<QLineEdit *>(u"nameEdit"_s), u"shop two"_s);
        click(panel, u"addButton"_s);
        auto *token = panel.findChild<QLineEdit *>(u"tokenEdit"_s);
        QVERIFY(world.until([&] { return token->isVisible(); }));
        QVERIFY(token->text().startsWith(u"nd_"_s));
        QCOMPARE(token->echoMode(), QLineEdit::Password);
        const QString first = token->text();
        dialogs::Answers person;
        person.confirm = [](const QString &, const QString &) { return true; };
        click(panel, u"renewButton"_s);
        QVERIFY(world.until([&] { return token->isVisible() && token->text() != first; }));
        click(panel, u"removeButton"_s);
        QVERIFY(world.until([&] { return !token->isVisible(); }));
        QVERIFY(!world.shop.ask(u"token"_s, { { u"name"_s, u"shop two"_s } }).value);
    }

    void theKeyIsRotated()
    {
        WindowShop world;
        world.shop.furnish(3);
        SecurityPanel panel(world.client);
        const QSignalSpy said(&panel, &SecurityPanel::said);
        panel.show();
        panel.refresh();
        world.settle();
        dialogs::Answers person;
        person.confirm = [](const QString &, const QString &) { return true; };
        click(panel, u"rotateButton"_s);
        QVERIFY(world.until([&] { return said.size() == 1; }));
        QCOMPARE(said.first().first().value<MessageBar::Kind>(), MessageBar::Kind::Good);
        QVERIFY(panel.findChild<QPushButton *>(u"rotateButton"_s)->isEnabled());
    }

    void aBackupIsMadeOrCancelledWhole()
    {
        WindowShop world;
        world.shop.furnish(20);
        BackupPanel panel(world.client);
        const QSignalSpy said(&panel, &BackupPanel::said);
        panel.show();
        panel.refresh();
        QVERIFY(world.until([&] { return !text(panel, u"lastLabel"_s).isEmpty(); }));
        dialogs::Answers person;
        QString file = world.shop.folder() + u"/now.ndbk"_s;
        person.file = [&](const QString &) { return file; };
        click(panel, u"backupButton"_s);
        QVERIFY(world.until([&] { return said.size() == 1; }));
        QCOMPARE(said.first().first().value<MessageBar::Kind>(), MessageBar::Kind::Good);
        QVERIFY(QFile::exists(file));
        file = world.shop.folder() + u"/never.ndbk"_s;
        click(panel, u"backupButton"_s);
        click(panel, u"cancelButton"_s);
        QVERIFY(world.until([&] { return said.size() == 2; }));
        QVERIFY(!QFile::exists(file));
        QVERIFY(panel.findChild<QPushButton *>(u"backupButton"_s)->isEnabled());
        world.shop.close();
        QVERIFY(restore::run(world.shop.folder(), world.shop.folder() + u"/now.ndbk"_s, world.shop.access(),
            {}, world.shop.clock));
        world.shop.open();
    }

    void quarantineIsSaidAndReleased()
    {
        WindowShop world;
        {
            auto db = *Connection::open(world.shop.path(), Connection::Mode::ReadWrite);
            QVERIFY(FolderRepository(*db).setMeta(u"quarantine"_s, u"the folder was copied here"_s));
        }
        QWidget window;
        QuarantineBar bar(world.client, &window);
        window.show();
        QVERIFY(world.until([&] { return bar.isVisible(); }));
        bool agrees = false;
        dialogs::Answers person;
        person.confirm = [&](const QString &, const QString &) { return agrees; };
        click(bar, u"releaseButton"_s);
        world.settle();
        QVERIFY(bar.isVisible());
        agrees = true;
        click(bar, u"releaseButton"_s);
        QVERIFY(world.until([&] { return !bar.isVisible(); }));
        QVERIFY(!world.shop.must(u"quarantine show"_s, {})[u"quarantined"_s].toBool());
    }
};

QTEST_MAIN(TestSecurity)
#include "tst_security.moc"
