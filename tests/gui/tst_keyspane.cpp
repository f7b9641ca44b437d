#include "gui/dialogs.h"
#include "gui/keyspane.h"
#include "gui/windowshop.h"

#include <QAbstractItemModelTester>
#include <QClipboard>
#include <QComboBox>
#include <QFileInfo>
#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableView>
#include <QTemporaryDir>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

/// The keys of a product: masked, and shown or copied only when asked for, and not for long.
class TestKeysPane : public QObject {
    Q_OBJECT

    struct Scene {
        WindowShop world;
        MessageBar message;
        std::unique_ptr<KeysPane> pane;

        Scene()
        {
            world.shop.furnish(0);
            world.shop.importKeys("FIRST-KEY-0001\nSECOND-KEY-0002\nTHIRD-KEY-0003\n");
            pane = std::make_unique<KeysPane>(world.client, message);
            pane->show();
            pane->showProduct(world.shop.must(u"product list"_s, {})[u"items"][0].toObject());
        }
        template <class T> T *part(const QString &name) const { return pane->findChild<T *>(name); }
        QTableView *view() const { return part<QTableView>(u"keysView"_s); }
        QString key(int row) const { return view()->model()->index(row, 0).data().toString(); }
        int rows() const { return view()->model()->rowCount(); }
        bool showsState(int index, int expected)
        {
            part<QComboBox>(u"stateBox"_s)->setCurrentIndex(index);
            return world.until([&] { return rows() == expected; });
        }
        void click(const QString &button) { QTest::mouseClick(part<QPushButton>(button), Qt::LeftButton); }
        int audited(const QString &action)
        {
            int count = 0;
            for (const QJsonValue &row : world.shop.must(u"audit list"_s, {})[u"items"].toArray())
                count += row[u"action"].toString() == action;
            return count;
        }
    };

private Q_SLOTS:
    void aKeyIsShownWhenAskedForAndMaskedAgain()
    {
        Scene scene;
        const QAbstractItemModelTester tester(scene.view()->model());
        QVERIFY(scene.showsState(0, 3));
        QCOMPARE(scene.key(0), u"THIR****03"_s); // the newest first
        QVERIFY(!scene.part<QPushButton>(u"revealButton"_s)->isEnabled());
        scene.view()->selectRow(0);
        scene.pane->setForgetAfter(300ms);
        scene.click(u"revealButton"_s);
        QVERIFY(scene.world.until([&] { return scene.key(0) == u"THIRD-KEY-0003"_s; }));
        QCOMPARE(scene.key(1), u"SECO****02"_s);
        QCOMPARE(scene.audited(u"keys.reveal"_s), 1);
        QVERIFY(scene.world.until([&] { return scene.key(0) == u"THIR****03"_s; }));
    }

    void leavingThePageMasksWhatWasShown()
    {
        Scene scene;
        QVERIFY(scene.showsState(0, 3));
        scene.view()->selectRow(1);
        scene.click(u"revealButton"_s);
        QVERIFY(scene.world.until([&] { return scene.key(1) == u"SECOND-KEY-0002"_s; }));
        scene.pane->hide();
        QCOMPARE(scene.key(1), u"SECO****02"_s);
    }

    void aCopiedKeyLeavesTheClipboardUnlessSomethingElseIsThere()
    {
        Scene scene;
        QVERIFY(scene.showsState(0, 3));
        scene.view()->selectAll();
        scene.click(u"copyButton"_s);
        QClipboard *clipboard = QGuiApplication::clipboard();
        QVERIFY(scene.world.until(
            [&] { return clipboard->text() == u"THIRD-KEY-0003\nSECOND-KEY-0002\nFIRST-KEY-0001"_s; }));
        QCOMPARE(scene.audited(u"keys.reveal"_s), 3);
        scene.pane.reset(); // the window goes: so does what it left there
        QVERIFY(clipboard->text().isEmpty());
        SecretClipboard secret(nullptr, 50ms);
        secret.copy(u"a key"_s);
        QVERIFY(QTest::qWaitFor([&] { return clipboard->text().isEmpty(); }));
        {
            SecretClipboard late(nullptr, 1h);
            late.copy(u"a key"_s);
            clipboard->setText(u"something else"_s);
        } // forgets at its end, as when the time is over
        QCOMPARE(clipboard->text(), u"something else"_s);
    }

    void aSoldKeyLeadsToItsOrder()
    {
        Scene scene;
        const QJsonObject order = scene.world.shop.order();
        scene.world.shop.provider.pay(Shop::outNo(order));
        scene.world.shop.pass(10s);
        QVERIFY(scene.showsState(2, 1));
        QVERIFY(!scene.part<QPushButton>(u"voidButton"_s)->isEnabled());
        const QSignalSpy wanted(scene.pane.get(), &KeysPane::orderWanted);
        Q_EMIT scene.view()->activated(scene.view()->model()->index(0, 0));
        QCOMPARE(wanted.size(), 1);
        QCOMPARE(wanted[0][0].toString(), Shop::id(order));
        QVERIFY(scene.showsState(3, 0));
        QVERIFY(scene.part<QLabel>(u"emptyLabel"_s)->isVisible());
    }

    void chosenKeysAreTakenOut()
    {
        Scene scene;
        QVERIFY(scene.showsState(0, 3));
        dialogs::Answers answers;
        answers.confirm = [](const QString &, const QString &text) { return text.contains(u'1'); };
        scene.view()->selectRow(2);
        scene.click(u"voidButton"_s);
        QVERIFY(scene.world.until([&] { return scene.rows() == 2; }));
        QCOMPARE(scene.world.shop.stocked(u"void"_s), 1);
        QVERIFY(scene.showsState(3, 1));
        QCOMPARE(scene.key(0), u"FIRS****01"_s);
    }

    void anExportIsForItsOwnerOnlyAndAskedForFirst()
    {
        Scene scene;
        QVERIFY(scene.showsState(0, 3));
        QTemporaryDir place;
        const QString path = place.filePath(u"keys.txt"_s);
        dialogs::Answers answers;
        bool yes = false;
        answers.confirm = [&](const QString &, const QString &) { return yes; };
        answers.file = [&](const QString &) { return std::optional(path); };
        scene.click(u"exportButton"_s);
        scene.world.settle();
        QVERIFY(!QFile::exists(path));
        yes = true;
        scene.click(u"exportButton"_s);
        QVERIFY(scene.world.until([&] { return QFile::exists(path); }));
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll(), "FIRST-KEY-0001\nSECOND-KEY-0002\nTHIRD-KEY-0003\n"_ba);
        QVERIFY(!(file.permissions() & (QFileDevice::ReadGroup | QFileDevice::ReadOther)));
        QCOMPARE(scene.audited(u"keys.export"_s), 1);
    }

    void keysOfSeveralLinesAreExportedWithBlankLines()
    {
        Scene scene;
        scene.world.shop.importKeys("user\npass\n", { { u"separator"_s, u"blank-line"_s } });
        QVERIFY(scene.world.until([&] { return scene.rows() > 0; }));
        QTemporaryDir place;
        dialogs::Answers answers;
        answers.confirm = [](const QString &, const QString &) { return true; };
        answers.file = [&](const QString &) { return std::optional(place.filePath(u"k"_s)); };
        scene.click(u"exportButton"_s);
        QVERIFY(scene.world.until([&] { return QFile::exists(place.filePath(u"k"_s)); }));
        QFile file(place.filePath(u"k"_s));
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY(file.readAll().endsWith("THIRD-KEY-0003\n\nuser\npass\n\n"));
    }
};

QTEST_MAIN(TestKeysPane)
#include "tst_keyspane.moc"
