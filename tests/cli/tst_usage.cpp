#include "clirun.h"

#include "cli/commandtable.h"
#include "cli/usage.h"

#include <QProcess>
#include <QTest>

using namespace Qt::StringLiterals;

class TestUsage : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void wrongUsageEndsWithTwoAndTheRightUsageLine_data()
    {
        QTest::addColumn<QString>("line");
        QTest::addColumn<QString>("usage");
        QTest::addColumn<QString>("sentence");
        const QString program
            = u"neverdrop-cli [--data-dir DIR] [--passphrase-file FILE] [--json] [--log-level error|info|debug] COMMAND ..."_s;
        const QString show = u"neverdrop-cli order show ID"_s;
        const QString providerAdd
            = u"neverdrop-cli provider add ID --type T [--set name=value ...] [--secret name=@FILE ...]"_s;
        const auto row = [](const char *name, const QString &line, const QString &usage,
                             const QString &sentence) { QTest::newRow(name) << line << usage << sentence; };
        row("nothing at all", u""_s, program, u"A command is missing."_s);
        row("no such command", u"orders"_s, program, u"There is no command \"orders\"."_s);
        row("no such verb", u"order frobnicate"_s,
            u"neverdrop-cli order create|list|show|export|check|resend|confirm|cancel|refund|cards|replace ..."_s,
            u"There is no command \"order frobnicate\"."_s);
        row("verb missing", u"queue"_s, u"neverdrop-cli queue list|lanes|retry|pause|resume ..."_s,
            u"After \"queue\" a word is missing."_s);
        row("unknown option", u"order show X --verbose"_s, show, u"\"--verbose\" was not expected."_s);
        row("unknown option before the command", u"--frob order show X"_s, show,
            u"\"--frob\" was not expected."_s);
        row("another command's option", u"order show X --sku S"_s, show, u"\"--sku\" was not expected."_s);
        row("argument missing", u"order show"_s, show, u"ID is missing."_s);
        row("one argument too many", u"order show X Y"_s, show, u"\"Y\" was not expected."_s);
        row("required option missing", u"product remove"_s, u"neverdrop-cli product remove --sku S"_s,
            u"--sku is missing."_s);
        row("option without its value", u"order show X --data-dir"_s, show, u"--data-dir needs a value."_s);
        row("option twice", u"product remove --sku A --sku B"_s, u"neverdrop-cli product remove --sku S"_s,
            u"--sku is given twice."_s);
        row("global option twice", u"--data-dir a --data-dir b order show X"_s, show,
            u"--data-dir is given twice."_s);
        row("flag with a value", u"order show X --json=no"_s, show, u"--json takes no value."_s);
        row("not a number", u"order replace X --card two --reason r"_s,
            u"neverdrop-cli order replace ID --card N --reason T"_s,
            u"--card takes a whole number, not \"two\"."_s);
        row("not a whole number", u"queue list --limit 1.5"_s,
            u"neverdrop-cli queue list [--state waiting|running|held|in_doubt|done|failed|cancelled] [--limit N] [--before C]"_s,
            u"--limit takes a whole number, not \"1.5\"."_s);
        row("too large a number", u"audit list --limit 99999999999999999999"_s,
            u"neverdrop-cli audit list [--limit N] [--before C]"_s,
            u"--limit takes a whole number, not \"99999999999999999999\"."_s);
        row("no number at all", u"demo --speed nan"_s,
            u"neverdrop-cli demo [--orders 50] [--seed 1] [--speed 10]"_s,
            u"--speed takes a number of 0 or more, not \"nan\"."_s);
        row("less than nothing", u"serve --until-idle -1"_s,
            u"neverdrop-cli serve [--listen HOST:PORT] [--until-idle SECONDS]"_s,
            u"--until-idle takes a number of 0 or more, not \"-1\"."_s);
        row("no such choice", u"keys import --sku S f --encoding big5"_s,
            u"neverdrop-cli keys import FILE|- --sku S [--dry-run] [--encoding auto|utf-8|gb18030|utf-16] [--separator line|blank-line]"_s,
            u"\"big5\" is none of auto, utf-8, gb18030, utf-16."_s);
        row("neither true nor false", u"provider edit p --enabled yes"_s,
            u"neverdrop-cli provider edit ID [--set name=value ...] [--secret name=@FILE ...] [--enabled true|false]"_s,
            u"\"yes\" is none of true, false."_s);
        row("no such log level", u"--log-level loud order show X"_s, show,
            u"\"loud\" is none of error, info, debug."_s);
        row("job and --failed", u"queue retry 7 --failed"_s, u"neverdrop-cli queue retry JOB|--failed"_s,
            u"Name either JOB or --failed."_s);
        row("neither job nor --failed", u"queue retry"_s, u"neverdrop-cli queue retry JOB|--failed"_s,
            u"Name either JOB or --failed."_s);
        row("field without =", u"provider add p --type t --set pid"_s, providerAdd,
            u"--set takes name=value."_s);
        row("field twice", u"provider add p --type t --set a=1 --set a=2"_s, providerAdd,
            u"--set names a twice."_s);
        row("secret twice", u"provider add p --type t --secret k=@a --secret k=@b"_s, providerAdd,
            u"--secret names k twice."_s);
        row("no passphrase to change to", u"vault change-passphrase"_s,
            u"neverdrop-cli vault change-passphrase --new-passphrase-file FILE"_s,
            u"--new-passphrase-file is missing."_s);
        row("a file that is no file name", u"backup -"_s, u"neverdrop-cli backup FILE"_s,
            u"\"-\" is no file name."_s);
        row("token name before the verb", u"token shop add x"_s, u"neverdrop-cli token add NAME"_s,
            u"\"shop\" was not expected."_s);
        row("token name missing", u"token add"_s, u"neverdrop-cli token add NAME"_s, u"NAME is missing."_s);
        row("windows style is no option", u"order show X /json"_s, show, u"\"/json\" was not expected."_s);
    }
    void wrongUsageEndsWithTwoAndTheRightUsageLine()
    {
        QFETCH(QString, line);
        QFETCH(QString, usage);
        QFETCH(QString, sentence);
        FakeEngine engine;
        const Outcome outcome = Run { engine }(QProcess::splitCommand(line));
        QCOMPARE(outcome.code, 2);
        QCOMPARE(outcome.out, QByteArray());
        QCOMPARE(QString::fromUtf8(outcome.err), u"neverdrop-cli: %1\nusage: %2\n"_s.arg(sentence, usage));
        QCOMPARE(engine.opened, 0);

        const Outcome json = Run { engine }(QProcess::splitCommand(line) + QStringList { u"--json"_s });
        if (line.endsWith("--data-dir"_L1)) // there --json is its value
            return;
        QCOMPARE(json.code, 2);
        QCOMPARE(json.error(), (QJsonObject { { u"code"_s, u"bad_usage"_s }, { u"message"_s, sentence } }));
        QCOMPARE(json.err, outcome.err);
    }

    void aSecretOnTheCommandLineIsRefusedAndNotRepeated_data()
    {
        QTest::addColumn<QString>("word");
        QTest::newRow("plain") << u"key=hunter2"_s;
        QTest::newRow("doubled @")
            << u"key=@@hunter2"_s; // a file of that name, perhaps; never the text itself
        QTest::newRow("empty") << u"key="_s;
        QTest::newRow("lonely @") << u"key=@"_s;
        QTest::newRow("variable without a name") << u"key=env:"_s;
    }
    void aSecretOnTheCommandLineIsRefusedAndNotRepeated()
    {
        QFETCH(QString, word);
        FakeEngine engine;
        const Outcome outcome = Run { engine }(
            { u"provider"_s, u"add"_s, u"p"_s, u"--type"_s, u"epay"_s, u"--secret"_s, word });
        QVERIFY(outcome.code == 2 || outcome.code == 1);
        QVERIFY(engine.asked.isEmpty());
        if (!word.contains("@@"_L1))
            QVERIFY2(!outcome.err.contains("hunter2"), outcome.err.constData());
    }

    void whatStandsBehindAMisspelledOptionIsNotRepeated()
    {
        FakeEngine engine;
        const Outcome outcome = Run { engine }(
            { u"provider"_s, u"add"_s, u"p"_s, u"--type"_s, u"epay"_s, u"--secrets=key=hunter2"_s });
        QCOMPARE(outcome.code, 2);
        QVERIFY2(!outcome.err.contains("hunter2"), outcome.err.constData());
    }

    void everyCommandHasHelp_data()
    {
        QTest::addColumn<QString>("words");
        QTest::newRow("program") << QString();
        for (const cli::Command &command : cli::commands()) {
            const QString words = QString::fromLatin1(command.words);
            QTest::newRow(command.words) << words;
            if (words.contains(u' '))
                QTest::addRow("%s, group", command.words) << words.section(u' ', 0, 0);
        }
    }
    void everyCommandHasHelp()
    {
        QFETCH(QString, words);
        FakeEngine engine;
        const QStringList line = words.split(u' ', Qt::SkipEmptyParts);
        for (const QString &help : { u"--help"_s, u"-h"_s }) {
            const Outcome outcome = Run { engine }(line + QStringList { help });
            QCOMPARE(outcome.code, 0);
            QCOMPARE(outcome.err, QByteArray());
            const QString text = QString::fromUtf8(outcome.out);
            QVERIFY(text.startsWith(u"usage: "_s + cli::usageLine(words) + u'\n'));
            QVERIFY(text.endsWith(u'\n'));
            if (const cli::Command *command = cli::findCommand(words)) {
                for (const cli::Argument &option : command->options)
                    QVERIFY2(text.contains(QString::fromUtf8(option.help)), option.name);
            }
        }
        QCOMPARE(engine.opened, 0);
    }

    void helpIsShownEvenWhenTheRestIsWrong()
    {
        FakeEngine engine;
        const Outcome outcome = Run { engine }({ u"order"_s, u"create"_s, u"--nonsense"_s, u"--help"_s });
        QCOMPARE(outcome.code, 0);
        QVERIFY(outcome.out.startsWith("usage: neverdrop-cli order create --sku S "));
    }

    void hiddenCommandsAreNotOffered() { QVERIFY(!cli::helpText({}).contains("completion"_L1)); }

    void theVersionIsThatOfTheProject()
    {
        FakeEngine engine;
        const Outcome outcome = Run { engine }({ u"--version"_s });
        QCOMPARE(outcome.code, 0);
        QCOMPARE(outcome.out, QByteArray(NEVERDROP_VERSION "\n"));
    }
};

QTEST_GUILESS_MAIN(TestUsage)
#include "tst_usage.moc"
