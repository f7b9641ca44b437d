#include <QElapsedTimer>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTest>

using namespace Qt::StringLiterals;

/// The program itself, as a script starts it.
class TestProgram : public QObject {
    Q_OBJECT

    int run(const QStringList &arguments)
    {
        QProcess process;
        process.start(QStringLiteral(NEVERDROP_CLI), arguments);
        if (!process.waitForFinished())
            return -1;
        m_out = process.readAllStandardOutput();
        m_err = process.readAllStandardError();
        return process.exitCode();
    }

    QByteArray m_out;
    QByteArray m_err;

private Q_SLOTS:
    void itKnowsItsVersion()
    {
        QCOMPARE(run({ u"--version"_s }), 0);
        QCOMPARE(m_out, QByteArray(NEVERDROP_VERSION "\n"));
        QCOMPARE(m_err, QByteArray());
    }

    void answersAndComplaintsGoTheirWays()
    {
        QCOMPARE(run({ u"--json"_s, u"order"_s, u"show"_s }), 2);
        QCOMPARE(QJsonDocument::fromJson(m_out).object().value("error"_L1).toObject().value("code"_L1),
            QJsonValue(u"bad_usage"_s));
        QCOMPARE(m_err, QByteArray("neverdrop-cli: ID is missing.\nusage: neverdrop-cli order show ID\n"));
    }

    void anyTextMayBeAnArgument()
    {
        QCOMPARE(run({ u"视频"_s }), 2);
        QVERIFY(m_err.startsWith("neverdrop-cli: There is no command \"视频\"."));
    }

#ifdef Q_OS_LINUX
    void aFullDiskIsAFailure()
    {
        QProcess process;
        process.setStandardOutputFile(u"/dev/full"_s);
        process.start(QStringLiteral(NEVERDROP_CLI), { u"--help"_s });
        QVERIFY(process.waitForFinished());
        QCOMPARE(process.exitCode(), 1);
        QVERIFY(process.readAllStandardError().startsWith("neverdrop-cli: the answer cannot be written: "));
    }
#endif
};

QTEST_GUILESS_MAIN(TestProgram)
#include "tst_program.moc"
