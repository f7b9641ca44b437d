#include "sandbox/sandboxconfig.h"

#include <QTest>

using namespace Qt::StringLiterals;

class tst_Config : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theContractsExampleIsRead();
    void everythingIsOptional();
    void everyMemberIsRead();
    void nonsenseIsRefused_data();
    void nonsenseIsRefused();
};

void tst_Config::theContractsExampleIsRead()
{
    const auto config = SandboxConfig::fromJson(
        R"({"seed":1,"faults":{"lost_callback":0.5,"late_callback":0,"duplicate_callback":0,"timeout":0,)"
        R"("http_5xx":0,"reset":0,"garbage":0,"wrong_amount":0}})");
    QVERIFY2(config, qPrintable(config ? QString() : config.error().message));
    QCOMPARE(config->seed, 1U);
    QCOMPARE(config->faults.lostCallback, 0.5);
    QCOMPARE(config->faults.timeout, 0.);
}

void tst_Config::everythingIsOptional()
{
    const auto config = SandboxConfig::fromJson("{}");
    QVERIFY(config);
    QCOMPARE(config->pid, u"1000"_s);
    QCOMPARE(config->key.size(), 32);
    QVERIFY(config->key.startsWith("sandbox-key-"));
    QCOMPARE(config->lateAfter, Millis(5000));
}

void tst_Config::everyMemberIsRead()
{
    const auto config = SandboxConfig::fromJson(
        R"({"seed":18446744073709551615,"pid":"1001","key":"k","late_after_ms":20,"wrong_answers":3,"speed":10,)"
        R"("platform_private_key":"p","merchant_public_key":"m","faults":{"lost_callback":0.1,)"
        R"("late_callback":0.2,"duplicate_callback":0.3,"timeout":0.4,"http_5xx":0.5,"reset":0.6,"garbage":0.7,)"
        R"("wrong_amount":1}})");
    QVERIFY2(config, qPrintable(config ? QString() : config.error().message));
    QCOMPARE(config->seed, 18446744073709551615U);
    QCOMPARE(config->pid, u"1001"_s);
    QCOMPARE(config->key, "k"_ba);
    QCOMPARE(config->lateAfter, Millis(20));
    QCOMPARE(config->wrongAnswers, 3);
    QCOMPARE(config->speed, 10.);
    QCOMPARE(config->platformPrivateKey, "p"_ba);
    QCOMPARE(config->merchantPublicKey, "m"_ba);
    const SandboxFaults &faults = config->faults;
    const QList<double> read { faults.lostCallback, faults.lateCallback, faults.duplicateCallback,
        faults.timeout, faults.http5xx, faults.reset, faults.garbage, faults.wrongAmount };
    QCOMPARE(read, (QList<double> { 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 1 }));
}

void tst_Config::nonsenseIsRefused_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("named"); ///< must stand in the message
    QTest::addRow("no JSON") << "seed=1"_ba << u"JSON"_s;
    QTest::addRow("an array") << "[]"_ba << u"JSON object"_s;
    QTest::addRow("an unknown setting") << R"({"sed":1})"_ba << u"\"sed\""_s;
    QTest::addRow("an unknown fault") << R"({"faults":{"lost":1}})"_ba << u"\"lost\""_s;
    QTest::addRow("a setting twice") << R"({"seed":1,"seed":2})"_ba << u"JSON"_s;
    QTest::addRow("a probability over 1") << R"({"faults":{"timeout":1.01}})"_ba << u"\"timeout\""_s;
    QTest::addRow("a probability below 0") << R"({"faults":{"reset":-0.1}})"_ba << u"\"reset\""_s;
    QTest::addRow("a probability as text") << R"({"faults":{"garbage":"0.5"}})"_ba << u"\"garbage\""_s;
    QTest::addRow("a probability that is null") << R"({"faults":{"garbage":null}})"_ba << u"\"garbage\""_s;
    QTest::addRow("faults as a list") << R"({"faults":[]})"_ba << u"\"faults\""_s;
    QTest::addRow("a negative seed") << R"({"seed":-1})"_ba << u"\"seed\""_s;
    QTest::addRow("a seed with a fraction") << R"({"seed":1.5})"_ba << u"\"seed\""_s;
    QTest::addRow("a seed as text") << R"({"seed":"1"})"_ba << u"\"seed\""_s;
    QTest::addRow("a pid that is no number") << R"({"pid":"x"})"_ba << u"\"pid\""_s;
    QTest::addRow("an empty key") << R"({"key":""})"_ba << u"\"key\""_s;
    QTest::addRow("a negative wait") << R"({"late_after_ms":-5})"_ba << u"\"late_after_ms\""_s;
    QTest::addRow("no speed at all") << R"({"speed":0})"_ba << u"\"speed\""_s;
}

void tst_Config::nonsenseIsRefused()
{
    QFETCH(QByteArray, text);
    QFETCH(QString, named);
    const auto config = SandboxConfig::fromJson(text);
    QVERIFY(!config);
    QCOMPARE(config.error().kind, ErrorClass::BadUsage);
    QVERIFY2(config.error().message.contains(named), qPrintable(config.error().message));
}

QTEST_APPLESS_MAIN(tst_Config)
#include "tst_config.moc"
