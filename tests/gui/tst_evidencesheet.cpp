#include "gui/dialogs.h"
#include "gui/evidencedialog.h"
#include "gui/evidencesheet.h"
#include "gui/windowshop.h"

#include <QPushButton>
#include <QTextBrowser>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class TestEvidenceSheet : public QObject {
    Q_OBJECT

    static QJsonObject delivered(WindowShop &world)
    {
        const QJsonObject order = world.shop.order(2);
        world.shop.provider.pay(Shop::outNo(order));
        world.shop.pass(20s);
        return world.shop.show(order);
    }
    static EvidenceDialog *opened(WindowShop &world, const QJsonObject &order, QWidget &window)
    {
        evidence::open(world.client, order, &window);
        (void)world.until([&] { return window.findChild<EvidenceDialog *>() != nullptr; });
        return window.findChild<EvidenceDialog *>();
    }

private Q_SLOTS:
    void everythingIsThereButTheKeys()
    {
        WindowShop world;
        world.shop.furnish(3);
        const QJsonObject order = delivered(world);
        QWidget window;
        window.show();
        const auto *dialog = opened(world, order, window);
        QVERIFY(dialog);
        const QString sheet = dialog->findChild<QTextBrowser *>(u"sheetView"_s)->toPlainText();
        for (const QString &wanted : { Shop::id(order), Shop::outNo(order),
                 order[u"provider_trade_no"_s].toString(), u"19.80"_s, u"2: ••••••••-"_s, u"shop: "_s })
            QVERIFY2(!wanted.isEmpty() && sheet.contains(wanted), qPrintable(wanted));
        const QJsonArray attempts
            = world.shop.must(u"trace show"_s, { { u"order"_s, Shop::id(order) } })[u"items"_s].toArray();
        QVERIFY(attempts.size() >= 3);
        for (const QJsonValue attempt : attempts)
            QVERIFY(sheet.contains(attempt[u"hash"_s].toString()));
        for (const QString &key : world.shop.inbox.value(Shop::id(order)))
            QVERIFY(!sheet.contains(key));
    }

    void itIsSavedAsPdfAndAsHtml()
    {
        WindowShop world;
        world.shop.furnish(3);
        QWidget window;
        window.show();
        auto *dialog = opened(world, delivered(world), window);
        QVERIFY(dialog);
        const QTemporaryDir place;
        QString name = place.filePath(u"sheet.pdf"_s);
        dialogs::Answers answers;
        answers.file = [&name](const QString &) { return std::optional(name); };
        QTest::mouseClick(dialog->findChild<QPushButton *>(u"saveButton"_s), Qt::LeftButton);
        QFile pdf(name);
        QVERIFY(pdf.open(QIODevice::ReadOnly));
        QVERIFY(pdf.read(5) == "%PDF-");
        name = place.filePath(u"sheet.html"_s);
        QTest::mouseClick(dialog->findChild<QPushButton *>(u"saveButton"_s), Qt::LeftButton);
        QFile html(name);
        QVERIFY(html.open(QIODevice::ReadOnly));
        QVERIFY(html.readAll().startsWith("<html>"));
    }

    void whatABuyerWroteIsText()
    {
        const QJsonObject order { { u"id"_s, u"X"_s }, { u"contact"_s, u"<script>alert(1)</script>"_s } };
        const QString sheet = evidence::html({ order, {}, {}, {} });
        QVERIFY(!sheet.contains(u"<script"_s));
        QVERIFY(sheet.contains(u"&lt;script"_s));
    }
};

QTEST_MAIN(TestEvidenceSheet)
#include "tst_evidencesheet.moc"
