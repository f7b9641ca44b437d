#include "http/rawclient.h"
#include "sandbox/sandboxprovider.h"

#include <QJsonDocument>
#include <QProcess>
#include <QStandardPaths>

using namespace Qt::StringLiterals;

/// One order's whole life, played by a merchant that shares no line with this program (merchant.py).
class tst_Merchant : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aForeignMerchantSellsAndRefunds();
};

void tst_Merchant::aForeignMerchantSellsAndRefunds()
{
    if (QStandardPaths::findExecutable(u"python3"_s).isEmpty())
        QSKIP("this test needs python3");
    const SystemClock clock;
    SandboxProvider provider({}, clock);
    const auto url = provider.start(QHostAddress::LocalHost, 0);
    QVERIFY(url);

    QProcess merchant;
    const QString script = QStringLiteral(NEVERDROP_SOURCE_DIR "/tests/sandbox/merchant.py");
    merchant.start(
        u"python3"_s, { script, *url, provider.config().pid, QString::fromLatin1(provider.config().key) });
    QVERIFY(runUntil([&] { return merchant.state() == QProcess::NotRunning; }, 50'000));
    QVERIFY2(merchant.exitCode() == 0, merchant.readAllStandardError());
    const QJsonObject seen = QJsonDocument::fromJson(merchant.readAllStandardOutput()).object();
    QCOMPARE(seen[u"callbacks"_s].toInt(), 1);
    QCOMPARE(
        seen[u"order"_s][u"creates"_s].toInt(), 2); // the one with the wrong signature counts for nothing
    QCOMPARE(seen[u"order"_s][u"queries"_s].toInt(), 3);
    QCOMPARE(seen[u"order"_s][u"refunded_money"_s].toString(), u"10.50"_s);
    QCOMPARE(seen[u"order"_s][u"callback"_s][u"acknowledged"_s].toInt(), 1);
    QCOMPARE(seen[u"totals"_s][u"faults"_s].toObject(), QJsonObject());
    QCOMPARE(provider.ledger()[u"totals"_s], seen[u"totals"_s]);
}

QTEST_GUILESS_MAIN(tst_Merchant)
#include "tst_merchant.moc"
