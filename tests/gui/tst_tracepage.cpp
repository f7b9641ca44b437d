#include "gui/dialogs.h"
#include "gui/messagebar.h"
#include "gui/tracepage.h"
#include "gui/windowshop.h"

#include "core/json.h"

#include <QAbstractItemModelTester>
#include <QComboBox>
#include <QCryptographicHash>
#include <QFileInfo>
#include <QJsonDocument>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTableView>
#include <QTemporaryDir>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class TestTracePage : public QObject {
    Q_OBJECT

    static QJsonObject sold(WindowShop &world)
    {
        const QJsonObject order = world.shop.order();
        world.shop.provider.pay(Shop::outNo(order));
        world.shop.pass(20s);
        return order;
    }
    static QTableView *tableOf(TracePage &page) { return page.findChild<QTableView *>(u"entriesView"_s); }
    static QString cell(TracePage &page, int row, int column)
    {
        return tableOf(page)->model()->index(row, column).data().toString();
    }
    static QString said(TracePage &page) { return page.findChild<MessageBar *>()->text(); }
    static void click(TracePage &page, const QString &name)
    {
        QTest::mouseClick(page.findChild<QPushButton *>(name), Qt::LeftButton);
    }
    static void show(WindowShop &world, TracePage &page)
    {
        page.resize(1000, 600);
        page.show();
        page.enter();
        QVERIFY(world.until([&] { return tableOf(page)->model()->rowCount() > 0; }));
    }
    static bool everyRow(TracePage &page, int column, const QString &text)
    {
        for (int row = 0; row < tableOf(page)->model()->rowCount(); ++row) {
            if (cell(page, row, column) != text)
                return false;
        }
        return tableOf(page)->model()->rowCount() > 0;
    }

private Q_SLOTS:
    void newestFirstWithRequestAndResponse()
    {
        WindowShop world;
        world.shop.furnish(2);
        const QJsonObject order = sold(world);
        TracePage page(world.client);
        const QAbstractItemModelTester tester(tableOf(page)->model());
        show(world, page);
        const int rows = tableOf(page)->model()->rowCount();
        QVERIFY(rows >= 3);
        QCOMPARE(cell(page, rows - 1, 0), u"1"_s);
        QCOMPARE(cell(page, 0, 3), u"Deliver keys"_s);
        tableOf(page)->selectRow(0);
        const QString detail = page.findChild<QPlainTextEdit *>(u"detailEdit"_s)->toPlainText();
        QVERIFY(detail.startsWith(u"POST https://shop.example/deliver"_s));
        QVERIFY(detail.contains(u"HTTP 200"_s));
        QVERIFY(detail.contains(u"\"order_id\": \"%1\""_s.arg(Shop::id(order)))); // unfolded
        QVERIFY(!detail.contains(u"KEY-1"_s));
    }

    void foundByOrderAndByKind()
    {
        WindowShop world;
        world.shop.furnish(2);
        const QJsonObject first = sold(world);
        sold(world);
        TracePage page(world.client);
        show(world, page);
        const int all = tableOf(page)->model()->rowCount();
        auto *search = page.findChild<QLineEdit *>(u"searchEdit"_s);
        QTest::keyClicks(search, Shop::outNo(first));
        QTest::keyClick(search, Qt::Key_Return);
        const QString shown = u"…"_s + Shop::id(first).right(8);
        QVERIFY(world.until([&] { return everyRow(page, 5, shown); }));
        QVERIFY(tableOf(page)->model()->rowCount() < all);
        auto *kinds = page.findChild<QComboBox *>(u"kindBox"_s);
        kinds->setCurrentIndex(kinds->findData(u"deliver"_s));
        QVERIFY(world.until([&] { return everyRow(page, 3, u"Deliver keys"_s); }));
        search->setText(u"no such order"_s);
        QTest::keyClick(search, Qt::Key_Return);
        QVERIFY(world.until([&] { return tableOf(page)->model()->rowCount() == 0; }));
        search->clear();
        kinds->setCurrentIndex(0);
        QVERIFY(world.until([&] { return tableOf(page)->model()->rowCount() == all; }));
    }

    void theLogIsVerified()
    {
        WindowShop world;
        world.shop.furnish(1);
        sold(world);
        TracePage page(world.client);
        show(world, page);
        click(page, u"verifyButton"_s);
        QVERIFY(world.until([&] { return said(page).contains(u"complete and unaltered"_s); }));
        QVERIFY(said(page).contains(cell(page, 0, 0))); // as many as there are
        world.settle();
        {
            auto db = *Connection::open(world.shop.path(), Connection::Mode::ReadWrite);
            QVERIFY(db->script(
                u"DROP TRIGGER attempt_no_update; UPDATE attempt SET hash=zeroblob(32) WHERE n=2"_s));
        }
        click(page, u"verifyButton"_s);
        QVERIFY(world.until([&] { return said(page).contains(u"entry 2"_s); }));
    }

    void theExportCanBeVerifiedWithoutUs()
    {
        WindowShop world;
        world.shop.furnish(1);
        sold(world);
        TracePage page(world.client);
        show(world, page);
        const QTemporaryDir folder;
        const QString path = folder.filePath(u"log.jsonl"_s);
        dialogs::Answers person;
        person.file = [&](const QString &) { return std::optional(path); };
        click(page, u"exportButton"_s);
        QVERIFY(world.until([&] { return said(page).contains(path); }));
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QByteArray previous(64, '0');
        int lines = 0;
        while (!file.atEnd()) {
            QJsonObject entry = QJsonDocument::fromJson(file.readLine()).object();
            const QByteArray hash = entry.take(u"hash"_s).toString().toLatin1();
            QCOMPARE(QCryptographicHash::hash(previous + json::canonical(entry), QCryptographicHash::Sha256)
                         .toHex(),
                hash);
            previous = hash;
            ++lines;
        }
        QCOMPARE(QString::number(lines), cell(page, 0, 0));
        QCOMPARE(QFileInfo(path).permissions() & (QFile::ReadGroup | QFile::ReadOther), QFile::Permissions());
    }

    void aFileThatCannotBeWrittenIsSaid()
    {
        WindowShop world;
        world.shop.furnish(1);
        sold(world);
        TracePage page(world.client);
        show(world, page);
        dialogs::Answers person;
        person.file = [](const QString &) { return std::optional(u"/nowhere/at/all/log.jsonl"_s); };
        click(page, u"exportButton"_s);
        QVERIFY(world.until([&] { return said(page).contains(u"was not written"_s); }));
        QVERIFY(page.findChild<QPushButton *>(u"exportButton"_s)->isEnabled());
    }
};

QTEST_MAIN(TestTracePage)
#include "tst_tracepage.moc"
