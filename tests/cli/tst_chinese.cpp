#include "cli/display.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;

/// The program as a Chinese merchant sees it, whether the system has the locale's files or not.
class TestChinese : public QObject {
    Q_OBJECT

    int run(const QStringList &arguments, const QByteArray &input = {})
    {
        QProcess process;
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(u"LC_ALL"_s, m_locale);
        environment.remove(u"LANGUAGE"_s);
        environment.insert(u"NEVERDROP_DATA_DIR"_s, m_folder.filePath(u"shop"_s));
        environment.insert(u"NEVERDROP_PASSPHRASE"_s, u"correct horse"_s);
        process.setProcessEnvironment(environment);
        process.start(QStringLiteral(NEVERDROP_CLI), arguments);
        process.write(input);
        process.closeWriteChannel();
        if (!process.waitForFinished(180'000))
            return -1;
        m_out = QString::fromUtf8(process.readAllStandardOutput());
        m_err = QString::fromUtf8(process.readAllStandardError());
        return process.exitCode();
    }

    /// A shop with one order for a drill product.
    void openShop()
    {
        QCOMPARE(run({ u"init"_s }), 0);
        QCOMPARE(run({ u"product"_s, u"add"_s, u"--sku"_s, u"vip"_s, u"--name"_s, u"视频会员月卡"_s,
                     u"--price"_s, u"9.90"_s, u"--drill"_s }),
            0);
        QCOMPARE(run({ u"keys"_s, u"import"_s, u"--sku"_s, u"vip"_s, u"-"_s }, "a-1\na-2\n"), 0);
        QCOMPARE(run({ u"provider"_s, u"add"_s, u"drill"_s, u"--type"_s, u"sandbox"_s }), 0);
        run({ u"order"_s, u"create"_s, u"--sku"_s, u"vip"_s, u"--provider"_s, u"drill"_s, u"--contact"_s,
            u"张三"_s });
    }

    QTemporaryDir m_folder;
    QString m_locale = u"zh_CN.UTF-8"_s;
    QString m_out;
    QString m_err;

private Q_SLOTS:
    void initTestCase() { openShop(); }
    void init() { m_locale = u"zh_CN.UTF-8"_s; }

    void helpIsChinese()
    {
        QCOMPARE(run({ u"--help"_s }), 0);
        QCOMPARE(m_err, QString());
        QVERIFY(m_out.startsWith(u"用法：neverdrop-cli "_s));
        QVERIFY(m_out.contains(u"  keys import              导入卡密。"_s));
        QCOMPARE(run({ u"order"_s, u"create"_s, u"--help"_s }), 0);
        QVERIFY(m_out.contains(u"商品编码（SKU）（必填）"_s));
    }

    void tablesAreChineseAndAligned()
    {
        QCOMPARE(run({ u"order"_s, u"list"_s }), 0);
        const QStringList lines = m_out.split(u'\n');
        const auto columnOf = [](const QString &line, const QString &text) {
            return cli::displayWidth(line.left(line.indexOf(text)));
        };
        QCOMPARE(lines.size(), 3);
        QVERIFY(lines[0].startsWith(u"订单 "_s));
        QVERIFY(lines[1].contains(u"待付款"_s) || lines[1].contains(u"已取消"_s));
        QCOMPARE(columnOf(lines[1], u"vip"_s), columnOf(lines[0], u"商品"_s));
        QCOMPARE(columnOf(lines[1], u"张三"_s), columnOf(lines[0], u"联系方式"_s));
    }

    void pagesAreChinese()
    {
        QCOMPARE(run({ u"doctor"_s }), 0);
        QVERIFY(m_out.startsWith(u"检查项"_s));
        QVERIFY(m_out.contains(u"完整性检查通过"_s));
        QCOMPARE(run({ u"provider"_s, u"types"_s }), 0);
        QVERIFY(m_out.contains(u"商户密钥（MD5）"_s));
    }

    void errorsAreChinese()
    {
        QCOMPARE(run({ u"order"_s, u"show"_s, u"nowhere"_s }), 3);
        QCOMPARE(m_err, u"neverdrop-cli: 没有订单 nowhere\n"_s);
        QCOMPARE(run({ u"order"_s, u"show"_s }), 2);
        QCOMPARE(m_err, u"neverdrop-cli: 缺少 ID。\n用法：neverdrop-cli order show ID\n"_s);
        QCOMPARE(run({ u"keys"_s, u"import"_s, u"--sku"_s, u"vip"_s, u"/nowhere"_s }), 1);
        QCOMPARE(m_err, u"neverdrop-cli: 无法读取 /nowhere：没有那个文件或文件夹。\n"_s);
    }

    void scriptsSeeNoDifference()
    {
        QCOMPARE(run({ u"--json"_s, u"order"_s, u"show"_s, u"nowhere"_s }), 3);
        const QString chinese = m_out;
        m_locale = u"C"_s;
        QCOMPARE(run({ u"--json"_s, u"order"_s, u"show"_s, u"nowhere"_s }), 3);
        QCOMPARE(chinese, m_out);
        QCOMPARE(m_err, u"neverdrop-cli: there is no order nowhere\n"_s);
    }

    void theDemoTellsItsVerdict()
    {
        QCOMPARE(run({ u"demo"_s, u"--orders"_s, u"3"_s, u"--speed"_s, u"10"_s }), 0);
        QVERIFY2(m_out.contains(u"共 3 笔订单，已付款 "_s), qPrintable(m_out));
        QVERIFY2(m_out.contains(u"通过：每一笔已付款订单都恰好发货一次，没有掉单。"_s), qPrintable(m_out));
    }

    void theSettingBeatsTheLocale()
    {
        QCOMPARE(run({ u"config"_s, u"set"_s, u"ui.language"_s, u"en"_s }), 0);
        QCOMPARE(run({ u"order"_s, u"show"_s }), 2);
        QVERIFY(m_err.startsWith(u"neverdrop-cli: ID is missing."_s));
        m_locale = u"en_US.UTF-8"_s;
        QCOMPARE(run({ u"config"_s, u"set"_s, u"ui.language"_s, u"zh_CN"_s }), 0);
        QCOMPARE(run({ u"order"_s, u"show"_s }), 2);
        QVERIFY(m_err.startsWith(u"neverdrop-cli: 缺少 ID。"_s));
        QCOMPARE(run({ u"config"_s, u"set"_s, u"ui.language"_s, u"system"_s }), 0);
        QCOMPARE(run({ u"order"_s, u"show"_s }), 2);
        QVERIFY(m_err.startsWith(u"neverdrop-cli: ID is missing."_s));
    }
};

QTEST_GUILESS_MAIN(TestChinese)
#include "tst_chinese.moc"
