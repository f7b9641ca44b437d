#include "cli/commandtable.h"
#include "cli/completion.h"

#include <QFile>
#include <QProcess>
#include <QRegularExpression>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;

namespace {

QString kept(const QString &name)
{
    QFile file(QStringLiteral(NEVERDROP_SOURCE_DIR "/resources/completion/") + name);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}
} // namespace

class TestCompletion : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;

private Q_SLOTS:
    void theKeptScriptsAreThoseOfTheTable()
    {
        // Differ? Run `neverdrop-cli completion bash` (zsh) into the file.
        QCOMPARE(kept(u"neverdrop-cli.bash"_s), cli::bashCompletion());
        QCOMPARE(kept(u"_neverdrop-cli"_s), cli::zshCompletion());
    }

    void everyCommandAndOptionIsOffered()
    {
        for (const QString &script : { cli::bashCompletion(), cli::zshCompletion() }) {
            for (const cli::Command &command : cli::commands()) {
                const QRegularExpression word(u"[ |(']%1['|):]"_s.arg(QLatin1StringView(command.words)));
                QVERIFY2(command.hidden || script.contains(word), command.words);
                for (const cli::Argument &option : command.options)
                    QVERIFY2(script.contains(u"--"_s + QLatin1StringView(option.name)), option.name);
            }
        }
    }

    void hiddenCommandsAreNotOffered() { QVERIFY(!cli::nextWords({}).contains("completion"_L1)); }

    void bashOffersWhatFits_data()
    {
        QTest::addColumn<QStringList>("line");
        QTest::addColumn<QStringList>("offers");
        const QStringList globals { u"--data-dir"_s, u"--passphrase-file"_s, u"--json"_s, u"--log-level"_s,
            u"--help"_s, u"--version"_s };
        QTest::newRow("a command's first word") << QStringList { u"que"_s } << QStringList { u"queue"_s };
        QTest::newRow("its second") << QStringList { u"order"_s,
            u"c"_s } << QStringList { u"create"_s, u"check"_s, u"confirm"_s, u"cancel"_s, u"cards"_s };
        QTest::newRow("after a global option") << QStringList { u"--data-dir"_s, u"order"_s, u"vault"_s,
            u"r"_s } << QStringList { u"rotate-key"_s, u"recover"_s };
        QTest::newRow("options") << QStringList { u"order"_s, u"refund"_s, u"X"_s, QString() }
                                 << QStringList { u"--amount"_s, u"--reason"_s } + globals;
        QTest::newRow("choices") << QStringList { u"product"_s, u"add"_s, u"--kind"_s, QString() }
                                 << QStringList { u"keys"_s, u"text"_s, u"loop"_s };
        QTest::newRow("choices of the same name elsewhere")
            << QStringList { u"queue"_s, u"list"_s, u"--state"_s, u"w"_s } << QStringList { u"waiting"_s };
        QTest::newRow("nothing for free text")
            << QStringList { u"product"_s, u"add"_s, u"--name"_s, QString() } << QStringList {};
        QTest::newRow("file names, also with blanks")
            << QStringList { u"backup"_s, u"a"_s } << QStringList { u"a b.txt"_s };
        QTest::newRow("a file after its option") << QStringList { u"product"_s, u"add"_s, u"--text-file"_s,
            u"a"_s } << QStringList { u"a b.txt"_s };
        QTest::newRow("a folder") << QStringList { u"--data-dir"_s, QString() } << QStringList { u"sub"_s };
    }
    void bashOffersWhatFits()
    {
        QFETCH(QStringList, line);
        QFETCH(QStringList, offers);
        const QString bash = QStandardPaths::findExecutable(u"bash"_s);
        if (bash.isEmpty())
            QSKIP("needs bash");
        QFile file(m_folder.filePath(u"a b.txt"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        QDir(m_folder.path()).mkdir(u"sub"_s);
        QFile script(m_folder.filePath(u"z"_s));
        QVERIFY(script.open(QIODevice::WriteOnly));
        script.write(cli::bashCompletion().toUtf8());
        script.write("COMP_WORDS=(neverdrop-cli \"$@\"); COMP_CWORD=$#; _neverdrop_cli; printf '%s\\n' "
                     "\"${COMPREPLY[@]}\"\n");
        script.close();
        QProcess process;
        process.setWorkingDirectory(m_folder.path());
        process.start(bash, QStringList { u"-u"_s, script.fileName() } + line);
        QVERIFY(process.waitForFinished());
        QCOMPARE(QString::fromUtf8(process.readAllStandardError()), QString());
        QCOMPARE(QString::fromUtf8(process.readAllStandardOutput()).split(u'\n', Qt::SkipEmptyParts), offers);
    }
};

QTEST_GUILESS_MAIN(TestCompletion)
#include "tst_completion.moc"
