#include "gui/desktopoptions.h"
#include "gui/dialogs.h"
#include "gui/messagebar.h"
#include "gui/settingspage.h"
#include "gui/windowshop.h"

#include <QCheckBox>
#include <QComboBox>
#include <QGroupBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QToolButton>

using namespace Qt::StringLiterals;

/// All settings of the contract, as a merchant changes them.
class TestSettingsPage : public QObject {
    Q_OBJECT

    QTemporaryDir m_place;

    struct World : WindowShop {
        SettingsPage page { client };

        World()
        {
            page.resize(900, 700);
            page.show();
            page.enter();
            settle();
        }
        QLineEdit *line(const QString &key) { return page.findChild<QLineEdit *>(key); }
        QPushButton *button(const QString &name) { return page.findChild<QPushButton *>(name); }
        QString said() { return page.findChild<MessageBar *>()->text(); }
        QString help(const QString &key) { return page.findChild<QLabel *>(key + u".help"_s)->text(); }
        void type(const QString &key, const QString &value)
        {
            line(key)->selectAll();
            QTest::keyClicks(line(key), value);
        }
        void click(const QString &name) { QTest::mouseClick(button(name), Qt::LeftButton); }
        QString stored(const QString &key)
        {
            return shop.must(u"config get"_s, { { u"key"_s, key } })[u"items"_s][0][u"value"_s].toString();
        }
    };

private Q_SLOTS:
    void initTestCase()
    {
        QStandardPaths::setTestModeEnabled(true);
        QCoreApplication::setOrganizationName(u"NeverDropTest"_s);
        QSettings::setDefaultFormat(QSettings::IniFormat);
        QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, m_place.path());
    }

    void everySettingOfTheEngineHasAControl()
    {
        World world;
        const auto items = world.shop.must(u"config get"_s, {})[u"items"_s].toArray();
        QVERIFY(items.size() > 30);
        for (const QJsonValue &item : items) {
            const QString key = item[u"key"_s].toString();
            auto *control = world.page.findChild<QWidget *>(key);
            QVERIFY2(control, qPrintable(key));
            QVERIFY2(!control->accessibleName().isEmpty(), qPrintable(key));
            QVERIFY2(control->focusPolicy() & Qt::TabFocus, qPrintable(key));
        }
        QVERIFY(!world.button(u"applyButton"_s)->isEnabled());
        QVERIFY(!world.button(u"applyButton"_s)->toolTip().isEmpty());
    }

    void aChangeIsSavedWithApplyAndCanBeUndone()
    {
        World world;
        world.type(u"order.expires_in"_s, u"20m"_s);
        QCOMPARE(world.stored(u"order.expires_in"_s), u"15m"_s);
        world.click(u"applyButton"_s);
        QVERIFY(world.until([&] { return world.stored(u"order.expires_in"_s) == u"20m"_s; }));
        QVERIFY(world.until([&] { return !world.said().isEmpty(); }));
        QVERIFY(!world.button(u"applyButton"_s)->isEnabled());
        const auto bars = world.page.findChild<MessageBar *>()->findChildren<QPushButton *>();
        QTest::mouseClick(bars.first(), Qt::LeftButton);
        QVERIFY(world.until([&] { return world.stored(u"order.expires_in"_s) == u"15m"_s; }));
        QCOMPARE(world.line(u"order.expires_in"_s)->text(), u"15m"_s);
    }

    void oneThatIsRefusedSaysSoBesideItsFieldAndTheOthersAreSaved()
    {
        World world;
        world.type(u"order.expires_in"_s, u"soon"_s);
        world.type(u"poll.grace"_s, u"24h"_s);
        QVERIFY(world.help(u"order.expires_in"_s).contains(u"soon"_s)); // before it is saved, too
        world.click(u"applyButton"_s);
        QVERIFY(world.until([&] { return world.stored(u"poll.grace"_s) == u"24h"_s; }));
        QVERIFY(world.until([&] { return !world.said().isEmpty(); }));
        QCOMPARE(world.stored(u"order.expires_in"_s), u"15m"_s);
        QVERIFY(world.help(u"order.expires_in"_s).contains(u"soon"_s));
        QVERIFY(world.button(u"applyButton"_s)->isEnabled()); // it is still not what is saved
        world.click(u"revertButton"_s);
        QCOMPARE(world.line(u"order.expires_in"_s)->text(), u"15m"_s);
        QVERIFY(!world.help(u"order.expires_in"_s).contains(u"soon"_s));
    }

    void theSearchLeavesOnlyWhatItFinds()
    {
        World world;
        world.page.search();
        QTest::keyClicks(world.line(u"searchEdit"_s), u"heartbeat"_s);
        QVERIFY(world.line(u"heartbeat.url"_s)->isVisible());
        QVERIFY(!world.line(u"order.expires_in"_s)->isVisible());
        world.type(u"searchEdit"_s, u"nothing has this in it"_s);
        QVERIFY(world.page.findChild<QLabel *>(u"nothingLabel"_s)->isVisible());
        world.line(u"searchEdit"_s)->clear();
        QVERIFY(world.line(u"order.expires_in"_s)->isVisible());
    }

    void theDefaultIsAClickAway()
    {
        World world;
        world.shop.must(u"config set"_s, { { u"key"_s, u"poll.grace"_s }, { u"value"_s, u"1h"_s } });
        world.page.enter();
        QVERIFY(world.until([&] { return world.line(u"poll.grace"_s)->text() == u"1h"_s; }));
        QTest::mouseClick(world.page.findChild<QToolButton *>(u"poll.grace.default"_s), Qt::LeftButton);
        QCOMPARE(world.line(u"poll.grace"_s)->text(), u"48h"_s);
    }

    void readingAgainLeavesWhatIsBeingTyped()
    {
        World world;
        world.type(u"poll.grace"_s, u"24h"_s);
        world.page.enter();
        world.settle();
        QCOMPARE(world.line(u"poll.grace"_s)->text(), u"24h"_s);
    }

    void aLanguageIsWantedAtOnceAndTheFolderIsChosen()
    {
        World world;
        const QSignalSpy wanted(&world.page, &SettingsPage::languageWanted);
        auto *language = world.page.findChild<QComboBox *>(u"ui.language"_s);
        language->setFocus();
        QTest::keyClick(language, Qt::Key_End);
        dialogs::Answers person;
        person.file = [&](const QString &) { return world.shop.folder(); };
        auto *browse = world.line(u"backup.folder"_s)->parentWidget()->findChild<QToolButton *>();
        QTest::mouseClick(browse, Qt::LeftButton);
        world.click(u"applyButton"_s);
        QVERIFY(world.until([&] { return wanted.size() == 1; }));
        QCOMPARE(wanted.first().first().toString(), u"en"_s);
        QVERIFY(world.until([&] { return world.stored(u"backup.folder"_s) == world.shop.folder(); }));
    }

    void whatOnlyTheWindowKnowsIsKeptByTheDesktop()
    {
        World world;
        QVERIFY(DesktopOptions::load().closeToTray);
        auto *check = world.page.findChild<QCheckBox *>(u"closeToTray"_s);
        QVERIFY(check->isChecked());
        check->setFocus();
        QTest::keyClick(check, Qt::Key_Space);
        QVERIFY(DesktopOptions::load().closeToTray);
        world.click(u"applyButton"_s);
        QVERIFY(world.until([&] { return !DesktopOptions::load().closeToTray; }));
        DesktopOptions().save({});
    }
};

QTEST_MAIN(TestSettingsPage)
#include "tst_settingspage.moc"
