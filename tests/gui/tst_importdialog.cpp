#include "gui/importdialog.h"
#include "gui/messagebar.h"
#include "gui/windowshop.h"

#include <QAbstractItemModelTester>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QFile>
#include <QLabel>
#include <QPlainTextEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableView>
#include <QTemporaryDir>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

/// Card keys come in: the preview says what would happen, and nothing that is chosen freezes the window.
class TestImportDialog : public QObject {
    Q_OBJECT

    struct Scene {
        WindowShop world;
        QTemporaryDir place;
        std::unique_ptr<ImportDialog> dialog;

        explicit Scene(int keys = 0)
        {
            world.shop.furnish(keys);
            dialog = std::make_unique<ImportDialog>(
                world.client, QJsonObject { { u"sku"_s, u"card"_s }, { u"name"_s, u"Card"_s } });
            dialog->show();
        }
        template <class T> T *part(const QString &name) const { return dialog->findChild<T *>(name); }
        QPushButton *go() const { return part<QDialogButtonBox>(u"buttons"_s)->button(QDialogButtonBox::Ok); }
        void paste(const QString &text) { part<QPlainTextEdit>(u"pasteEdit"_s)->setPlainText(text); }
        QString file(const QByteArray &bytes, const QString &name = u"keys.txt"_s)
        {
            QFile file(place.filePath(name));
            (void)file.open(QIODevice::WriteOnly);
            file.write(bytes);
            return file.fileName();
        }
        QString summary() const { return part<QLabel>(u"summaryLabel"_s)->text(); }
        QString said() const { return dialog->findChild<MessageBar *>()->text(); }
        bool seen()
        {
            return world.until([this] { return summary().startsWith(u"New:"_s); });
        }
        QStringList lines() const
        {
            QStringList lines;
            const auto *model = part<QTableView>(u"linesView"_s)->model();
            for (int row = 0; row < model->rowCount(); ++row)
                lines.append(model->index(row, 0).data().toString() + u' '
                    + model->index(row, 1).data().toString() + u' ' + model->index(row, 2).data().toString());
            return lines;
        }
    };

private Q_SLOTS:
    void thePreviewNamesWhatIsKnownAndWhatIsWrong()
    {
        Scene scene(2);
        const QAbstractItemModelTester tester(scene.part<QTableView>(u"linesView"_s)->model());
        const QJsonObject sold = scene.world.shop.order();
        scene.world.shop.provider.pay(Shop::outNo(sold));
        scene.world.shop.pass(10s);
        QVERIFY(!scene.go()->isEnabled());
        QVERIFY(!scene.go()->toolTip().isEmpty());
        scene.paste(u"KEY-1\n\nNEW-1\nKEY-2\nNEW-1\n"_s + QString(5000, u'x'));
        QVERIFY(scene.seen());
        QCOMPARE(scene.summary(), u"New: 1 · known already: 3 · rejected: 1 · blank lines: 1"_s);
        QCOMPARE(scene.lines(),
            (QStringList { u"1 Sold already "_s + Shop::id(sold), u"4 In stock already "_s,
                u"5 Stands here twice "_s, u"6 longer than 4096 bytes "_s }));
        QCOMPARE(scene.world.shop.stocked(u"available"_s), 1); // it was only looked at
        QVERIFY(scene.go()->text().contains(u'1'));
    }

    void whatWasSeenIsWhatIsImported()
    {
        Scene scene;
        const QSignalSpy ended(scene.dialog.get(), &ImportDialog::ended);
        scene.dialog->chooseFile(scene.file("A-1\nA-2\n"));
        QVERIFY(scene.seen());
        QTest::mouseClick(scene.go(), Qt::LeftButton);
        QVERIFY(scene.world.until([&] { return ended.size() == 1; }));
        QCOMPARE(ended[0][0].toJsonObject()[u"imported"_s].toInt(), 2);
        QVERIFY(ended[0][1].toString().isEmpty());
        QVERIFY(!scene.dialog->isVisible());
        QCOMPARE(scene.world.shop.stocked(u"available"_s), 2);
    }

    void blocksAndEncodingsAreLookedAtAnew()
    {
        Scene scene;
        scene.dialog->chooseFile(scene.file("\xbf\xa8\xc3\xdc 1\npass\n\n\xbf\xa8\xc3\xdc 2\npass\n"));
        QVERIFY(scene.seen());
        QVERIFY2(scene.summary().startsWith(u"New: 3"_s), qPrintable(scene.summary())); // "pass" twice
        scene.part<QComboBox>(u"separatorBox"_s)->setCurrentIndex(1);
        QVERIFY(scene.world.until([&] { return scene.summary().startsWith(u"New: 2 "_s); }));
        scene.part<QComboBox>(u"encodingBox"_s)->setCurrentIndex(1); // UTF-8 it is not
        QVERIFY(scene.world.until([&] { return scene.summary().startsWith(u"New: 0"_s); }));
        QVERIFY(scene.go()->toolTip().contains(u"no new key"_s));
    }

    void aFileThatIsNoneIsSaidAtOnce_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("said");
        QTest::newRow("not there") << u"nothing.txt"_s << u"is not there"_s;
        QTest::newRow("a folder") << u""_s << u"is not a file"_s;
        QTest::newRow("a picture") << u"picture"_s << u"is not a text file"_s;
        QTest::newRow("empty") << u"empty"_s << u"is empty"_s;
        QTest::newRow("two gigabytes") << u"large"_s << u"too much"_s;
        QTest::newRow("not readable") << u"locked"_s << u"cannot be read"_s;
    }
    void aFileThatIsNoneIsSaidAtOnce()
    {
        QFETCH(QString, name);
        QFETCH(QString, said);
        Scene scene;
        (void)scene.file(QByteArray("\x01\x02\x03\0\x05", 5), u"picture"_s);
        (void)scene.file({}, u"empty"_s);
        QFile large(scene.file("KEY-1\n", u"large"_s));
        QVERIFY(large.resize(2'000'000'000));
        QFile locked(scene.file("KEY-1\n", u"locked"_s));
        QVERIFY(locked.setPermissions({}));
        if (name == u"locked"_s && locked.open(QIODevice::ReadOnly))
            QSKIP("this user may read every file");
        scene.dialog->chooseFile(name.isEmpty() ? scene.place.path() : scene.place.filePath(name));
        QVERIFY2(scene.said().contains(said), qPrintable(scene.said())); // no waiting
        QVERIFY(!scene.go()->isEnabled());
        scene.dialog->chooseFile(scene.file("A-1\n"));
        QVERIFY(scene.seen()); // and the next one is read as if nothing had been
        QVERIFY(scene.said().isEmpty());
    }

    void anImportThatIsStoppedKeepsWhatCameIn()
    {
        Scene scene;
        QByteArray many;
        for (int i = 0; i < 60'000; ++i)
            many += "KEY-NUMBER-" + QByteArray::number(i) + '\n';
        const QSignalSpy ended(scene.dialog.get(), &ImportDialog::ended);
        scene.dialog->chooseFile(scene.file(many));
        QVERIFY(scene.seen());
        const auto *bar = scene.part<QProgressBar>(u"progressBar"_s);
        connect(bar, &QProgressBar::valueChanged, scene.dialog.get(), [&](int percent) {
            if (percent > 0 && percent < 100)
                QTest::keyClick(scene.dialog.get(), Qt::Key_Escape);
        });
        QTest::mouseClick(scene.go(), Qt::LeftButton);
        QVERIFY(scene.world.until([&] { return !scene.dialog->isVisible(); }));
        const int stocked = scene.world.shop.stocked(u"available"_s);
        QVERIFY2(stocked > 0 && stocked < 60'000, qPrintable(QString::number(stocked)));
        QCOMPARE(ended.size(), 1);
        const QJsonObject report = ended[0][0].toJsonObject();
        QCOMPARE(report[u"imported"_s].toInt(), stocked);
        QVERIFY(!ended[0][1].toString().isEmpty());
        const QJsonObject undone
            = scene.world.shop.must(u"keys undo"_s, { { u"batch"_s, report[u"batch"_s] } });
        QCOMPARE(undone[u"removed"].toInt(), stocked);
        QCOMPARE(scene.world.shop.stocked(u"available"_s), 0);
    }
};

QTEST_MAIN(TestImportDialog)
#include "tst_importdialog.moc"
