#include "cli/commandtable.h"

#include <QFile>
#include <QProcess>
#include <QRegularExpression>
#include <QStandardPaths>
#include <QTest>

using namespace Qt::StringLiterals;

namespace {

const QString Folder = QStringLiteral(NEVERDROP_SOURCE_DIR "/docs/man/");
const QStringList Pages { u"neverdrop-cli.1"_s, u"zh_CN/neverdrop-cli.1"_s };

/// The page without roff's escapes: `\-` is a dash, font changes and quotes are gone.
QString plainPage(const QString &name)
{
    QFile file(Folder + name);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    QString text = QString::fromUtf8(file.readAll());
    text.replace(u"\\-"_s, u"-"_s);
    text.remove(QRegularExpression(u"\\\\f[BIR]|\""_s));
    return text;
}
} // namespace

class TestManPage : public QObject {
    Q_OBJECT

    static void everyPage()
    {
        QTest::addColumn<QString>("name");
        for (const QString &name : Pages)
            QTest::newRow(qPrintable(name)) << name;
    }

private Q_SLOTS:
    void everyCommandAndItsOptionsAreDescribed_data()
    {
        QTest::addColumn<QString>("words");
        QTest::addColumn<QString>("option");
        for (const cli::Argument &option : cli::globalOptions())
            QTest::newRow(option.name) << QString() << QString::fromLatin1(option.name);
        for (const cli::Command &command : cli::commands()) {
            if (command.hidden)
                continue;
            const QString words = QString::fromLatin1(command.words);
            QTest::newRow(command.words) << words << QString();
            for (const cli::Argument &option : command.options)
                QTest::addRow("%s --%s", command.words, option.name)
                    << words << QString::fromLatin1(option.name);
        }
    }
    void everyCommandAndItsOptionsAreDescribed()
    {
        QFETCH(QString, words);
        QFETCH(QString, option);
        // A command is a heading: the line after .TP.
        const QRegularExpression heading(u"\\.TP\\n(\\.[BIR]+ )?%1\\b(?!-)"_s.arg(words));
        const QRegularExpression asOption(u"--%1\\b(?!-)"_s.arg(option));
        for (const QString &name : Pages) {
            const QString page = plainPage(name);
            QVERIFY2(words.isEmpty() || page.contains(heading), qPrintable(name));
            QVERIFY2(option.isEmpty() || page.contains(asOption), qPrintable(name));
        }
    }

    void itNamesEveryChoice_data() { everyPage(); }
    void itNamesEveryChoice()
    {
        QFETCH(QString, name);
        const QString page = plainPage(name);
        for (const cli::Command &command : cli::commands()) {
            for (const cli::Argument &option : command.options) {
                for (const QString &choice : cli::choicesOf(option))
                    QVERIFY2(page.contains(choice), qPrintable(choice));
            }
        }
    }

    void roffHasNothingToSay_data() { everyPage(); }
    void roffHasNothingToSay()
    {
        QFETCH(QString, name);
        const QString groff = QStandardPaths::findExecutable(u"groff"_s);
        if (groff.isEmpty())
            QSKIP("needs groff");
        QProcess process;
        process.start(groff, { u"-man"_s, u"-ww"_s, u"-Kutf8"_s, u"-Tutf8"_s, u"-z"_s, Folder + name });
        QVERIFY(process.waitForFinished());
        QCOMPARE(QString::fromUtf8(process.readAllStandardError()), QString());
        QCOMPARE(process.exitCode(), 0);
    }
};

QTEST_GUILESS_MAIN(TestManPage)
#include "tst_manpage.moc"
