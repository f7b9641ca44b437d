#include "clirun.h"

#include <QCryptographicHash>
#include <QFile>
#include <QJsonArray>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;

namespace {

/// The engine's side of an import, as commands.h describes it: keeps the bytes that came.
struct ImportDesk {
    qint64 startAt = 0; ///< what an earlier, interrupted import had read
    qint64 failAt = -1; ///< the disk is full from this byte on
    qint64 loseAt = -1; ///< answers a wrong `next` from this byte on
    QByteArray received;
    QJsonObject begun;
    bool cancelled = false;
    bool ended = false;
    qsizetype largestChunk = 0;

    DeskReply operator()(const DeskRequest &request)
    {
        if (request.command == "keys import begin"_L1) {
            begun = request.args;
            return replyOf(QJsonObject { { u"session"_s, u"s1"_s }, { u"offset"_s, startAt } });
        }
        if (request.args.value("session"_L1) != "s1"_L1)
            return refusal(ErrorClass::NotFound, u"There is no such session."_s);
        if (request.command == "keys import chunk"_L1)
            return take(request.args);
        cancelled = cancelled || request.command == "keys import cancel"_L1;
        ended = ended || request.command == "keys import end"_L1;
        return replyOf(
            objectOf(R"({"batch":"4","read":3,"imported":3,"duplicates":0,"blank":0,"rejected":[]})"));
    }

    DeskReply take(const QJsonObject &args)
    {
        const QByteArray text = args.value("data"_L1).toString().toLatin1();
        const QByteArray data = QByteArray::fromBase64(text, QByteArray::AbortOnBase64DecodingErrors);
        largestChunk = std::max(largestChunk, text.size());
        if (args.value("offset"_L1).toInteger() != startAt + received.size())
            return refusal(ErrorClass::BadUsage, u"The offset is wrong."_s);
        if (failAt >= 0 && startAt + received.size() >= failAt)
            return refusal(ErrorClass::Local, u"The disk is full."_s);
        const bool lost = loseAt >= 0 && startAt + received.size() >= loseAt;
        received += data;
        const qint64 next = startAt + received.size() - (lost ? 1 : 0);
        return replyOf(QJsonObject { { u"next"_s, next }, { u"read"_s, 7 }, { u"imported"_s, 5 } });
    }
};

QByteArray manyKeys(int count)
{
    QByteArray text;
    for (int i = 0; i < count; ++i)
        text += "KEY-" + QByteArray::number(i).rightJustified(16, '0') + '\n';
    return text;
}
} // namespace

class TestKeysFiles : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;
    FakeEngine m_engine;
    ImportDesk m_desk;

    QString path(const QString &name) const { return m_folder.filePath(name); }
    QString file(const QByteArray &bytes) const
    {
        QFile file(path(u"keys.txt"_s));
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
            qFatal("cannot write the test's file");
        return file.fileName();
    }
    static QByteArray contentOf(const QString &path)
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("(none)");
    }
    QStringList import(const QString &file) const
    {
        return { u"keys"_s, u"import"_s, u"--sku"_s, u"S"_s, file, u"--json"_s };
    }

private Q_SLOTS:
    void init()
    {
        m_desk = {};
        m_engine = {};
        m_engine.answer = [this](const DeskRequest &request) { return m_desk(request); };
    }

    void aFileIsStreamedInChunks()
    {
        const QByteArray keys = manyKeys(25'000); // 525 kB: three chunks
        const Outcome outcome = Run { m_engine }(import(file(keys)));
        QCOMPARE(outcome.code, 0);
        QCOMPARE(outcome.document().value("batch"_L1), QJsonValue(u"4"_s));
        QCOMPARE(m_desk.received, keys);
        QVERIFY(m_desk.largestChunk <= 256 * 1024);
        QCOMPARE(m_engine.commands(),
            (QStringList { u"keys import begin"_s, u"keys import chunk"_s, u"keys import chunk"_s,
                u"keys import chunk"_s, u"keys import end"_s }));
        QCOMPARE(m_desk.begun,
            (QJsonObject { { u"sku"_s, u"S"_s }, { u"source"_s, u"file"_s }, { u"encoding"_s, u"utf-8"_s },
                { u"separator"_s, u"line"_s }, { u"dry_run"_s, false }, { u"bytes"_s, keys.size() },
                { u"sha256"_s,
                    QString::fromLatin1(
                        QCryptographicHash::hash(keys, QCryptographicHash::Sha256).toHex()) } }));
        QCOMPARE(outcome.err, QByteArray());
    }

    void anInterruptedImportGoesOnWhereTheEngineSays()
    {
        const QByteArray keys = manyKeys(20'000);
        m_desk.startAt = 210'000;
        QCOMPARE(Run { m_engine }(import(file(keys))).code, 0);
        QCOMPARE(m_desk.received, keys.sliced(210'000));
        QVERIFY(m_desk.ended);
    }

    void anImportThatWasReadToTheEndOnlyEnds()
    {
        const QByteArray keys = manyKeys(3);
        m_desk.startAt = keys.size();
        QCOMPARE(Run { m_engine }(import(file(keys))).code, 0);
        QCOMPARE(m_engine.commands(), (QStringList { u"keys import begin"_s, u"keys import end"_s }));
    }

    void anEmptyFileIsAnImportToo()
    {
        QCOMPARE(Run { m_engine }(import(file({}))).code, 0);
        QCOMPARE(m_engine.commands(), (QStringList { u"keys import begin"_s, u"keys import end"_s }));
        QCOMPARE(m_desk.begun.value("bytes"_L1), QJsonValue(0));
    }

    void standardInputIsUtf8UnlessNamed()
    {
        Run run { m_engine, "A\nB" };
        QCOMPARE(run(import(u"-"_s)).code, 0);
        QCOMPARE(m_desk.received, QByteArray("A\nB"));
        QCOMPARE(m_desk.begun,
            (QJsonObject { { u"sku"_s, u"S"_s }, { u"source"_s, u"stdin"_s }, { u"encoding"_s, u"utf-8"_s },
                { u"separator"_s, u"line"_s }, { u"dry_run"_s, false } }));

        m_desk = {};
        run.standardInput = "A\n";
        QCOMPARE(run(import(u"-"_s)
                     + QStringList { u"--encoding"_s, u"auto"_s, u"--separator"_s, u"blank-line"_s,
                         u"--dry-run"_s })
                     .code,
            0);
        QCOMPARE(m_desk.begun.value("encoding"_L1), QJsonValue(u"utf-8"_s));
        QCOMPARE(m_desk.begun.value("separator"_L1), QJsonValue(u"blank-line"_s));
        QCOMPARE(m_desk.begun.value("dry_run"_L1), QJsonValue(true));
    }

    void theEngineIsToldHowTheFileIsWritten_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("named");
        QTest::addColumn<QString>("fromFile");
        QTest::addColumn<QString>("fromStdin");
        const QByteArray gb = "\xca\xd3\xc6\xb5\n"; // 视频
        const auto row = [](const char *name, const QByteArray &bytes, const QString &named,
                             const QString &fromFile, const QString &fromStdin) {
            QTest::newRow(name) << bytes << named << fromFile << fromStdin;
        };
        row("UTF-8", "视频\n", {}, u"utf-8"_s, u"utf-8"_s);
        row("GB18030", gb, {}, u"gb18030"_s, u"utf-8"_s);
        row("GB18030, auto", gb, u"auto"_s, u"gb18030"_s, u"gb18030"_s);
        row("GB18030, named otherwise", gb, u"utf-8"_s, u"utf-8"_s, u"utf-8"_s);
        row("neither", "\xff\xff\n", {}, u"utf-8"_s, u"utf-8"_s);
        row("little-endian mark", QByteArray("\xff\xfe\x41\x00", 4), {}, u"utf-16"_s, u"utf-8"_s);
        row("big-endian mark", QByteArray("\xfe\xff\x00\x41", 4), u"utf-16"_s, u"utf-16be"_s, u"utf-16"_s);
    }
    void theEngineIsToldHowTheFileIsWritten()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QString, named);
        QFETCH(QString, fromFile);
        QFETCH(QString, fromStdin);
        const QStringList option = named.isEmpty() ? QStringList {} : QStringList { u"--encoding"_s, named };
        QCOMPARE(Run { m_engine }(import(file(bytes)) + option).code, 0);
        QCOMPARE(m_desk.begun.value("encoding"_L1), QJsonValue(fromFile));
        QCOMPARE(m_desk.received, bytes);
        m_desk = {};
        Run run { m_engine, bytes };
        QCOMPARE(run(import(u"-"_s) + option).code, 0);
        QCOMPARE(m_desk.begun.value("encoding"_L1), QJsonValue(fromStdin));
        QCOMPARE(m_desk.received, bytes);
    }

    void ctrlCCancelsBetweenTwoChunks()
    {
        Run run { m_engine };
        run.interrupted = [this] { return m_engine.asked.size() >= 2; };
        const Outcome outcome = run(import(file(manyKeys(25'000))));
        QCOMPARE(outcome.code, 1);
        QCOMPARE(m_engine.commands(),
            (QStringList { u"keys import begin"_s, u"keys import chunk"_s, u"keys import cancel"_s }));
        QVERIFY(outcome.error().value("message"_L1).toString().contains("the same command continues it"_L1));
    }

    void anErrorOfTheEngineEndsTheImport()
    {
        m_desk.failAt = 1;
        const Outcome outcome = Run { m_engine }(import(file(manyKeys(25'000))));
        QCOMPARE(outcome.code, 1);
        QCOMPARE(outcome.error().value("message"_L1), QJsonValue(u"The disk is full."_s));
        QVERIFY(m_desk.cancelled && !m_desk.ended);
    }

    void anEngineThatLosesItsPlaceIsNotFollowed()
    {
        m_desk.loseAt = 0;
        const Outcome outcome = Run { m_engine }(import(file(manyKeys(25'000))));
        QCOMPARE(outcome.error().value("code"_L1), QJsonValue(u"malformed"_s));
        QVERIFY(m_desk.cancelled && !m_desk.ended);
    }

    void anOffsetBehindTheEndIsRefused()
    {
        m_desk.startAt = 1000;
        const Outcome outcome = Run { m_engine }(import(file("A\n")));
        QCOMPARE(outcome.code, 1);
        QVERIFY(m_desk.cancelled && !m_desk.ended);
    }

    void anUnreadableFileIsOneSentence()
    {
        const Outcome outcome
            = Run { m_engine }({ u"keys"_s, u"import"_s, u"--sku"_s, u"S"_s, u"/no/such/file"_s });
        QCOMPARE(outcome.code, 1);
        QCOMPARE(outcome.err,
            QByteArray("neverdrop-cli: /no/such/file cannot be read: No such file or directory.\n"));
        QVERIFY(m_engine.asked.isEmpty());
    }

    void progressIsShownOnATerminalOnly()
    {
        Run run { m_engine };
        run.terminal = true;
        const Outcome outcome = run(import(file(manyKeys(25'000))));
        QVERIFY(outcome.err.startsWith("\r\x1b[K37 % 7 read, 5 imported"));
        QVERIFY(outcome.err.contains("100 %"));
        QVERIFY(outcome.err.endsWith("\r\x1b[K"));
        QCOMPARE(outcome.out.count('\n'), 1);
    }

    void exportWritesAPrivateFile_data()
    {
        QTest::addColumn<QStringList>("options");
        QTest::addColumn<QByteArray>("content");
        QTest::addColumn<QString>("state");
        QTest::newRow("a line each") << QStringList {} << QByteArray("A 1\nB 2\n视频\n") << u"available"_s;
        QTest::newRow("blank lines, sold")
            << QStringList { u"--separator"_s, u"blank-line"_s, u"--state"_s, u"sold"_s }
            << QByteArray("A 1\n\nB 2\n\n视频\n\n") << u"sold"_s;
    }
    void exportWritesAPrivateFile()
    {
        QFETCH(QStringList, options);
        QFETCH(QByteArray, content);
        QFETCH(QString, state);
        m_engine.answer = [](const DeskRequest &request) {
            return request.args.contains("after"_L1)
                ? replyOf(objectOf(R"({"items":["视频"],"next":null})"))
                : replyOf(objectOf(R"({"items":["A 1","B 2"],"next":"2"})"));
        };
        const QString target = path(u"out.txt"_s);
        QFile existing(target); // readable by all, as a file of other origin
        QVERIFY(existing.open(QIODevice::WriteOnly));
        existing.close();
        existing.setPermissions(existing.permissions() | QFileDevice::ReadOther | QFileDevice::ReadGroup);
        const Outcome outcome = Run { m_engine }(
            QStringList { u"keys"_s, u"export"_s, u"--sku"_s, u"S"_s, target, u"--json"_s } + options);
        QCOMPARE(outcome.document(), objectOf(R"({"exported":3})"));
        QCOMPARE(contentOf(target), content);
        QCOMPARE(QFile::permissions(target)
                & (QFileDevice::ReadOther | QFileDevice::WriteOther | QFileDevice::ReadGroup
                    | QFileDevice::WriteGroup),
            QFileDevice::Permissions());
        QCOMPARE(m_engine.asked.value(0).args, (QJsonObject { { u"sku"_s, u"S"_s }, { u"state"_s, state } }));
        QCOMPARE(m_engine.asked.value(1).args.value("after"_L1), QJsonValue(u"2"_s));
    }

    void aFailedExportLeavesTheOldFile_data()
    {
        QTest::addColumn<QByteArray>("second");
        QTest::addColumn<QString>("code");
        QTest::newRow("the engine fails") << QByteArray() << u"vault_locked"_s;
        QTest::newRow("keys of several lines without blank lines")
            << QByteArray(R"({"items":["a\nb"],"next":null})") << u"bad_usage"_s;
        QTest::newRow("pages in a circle") << QByteArray(R"({"items":["x"],"next":"2"})") << u"malformed"_s;
    }
    void aFailedExportLeavesTheOldFile()
    {
        QFETCH(QByteArray, second);
        QFETCH(QString, code);
        m_engine.answer = [&](const DeskRequest &request) {
            if (!request.args.contains("after"_L1))
                return replyOf(objectOf(R"({"items":["A"],"next":"2"})"));
            return second.isEmpty() ? refusal(ErrorClass::VaultLocked, u"Locked."_s)
                                    : replyOf(objectOf(second.constData()));
        };
        const QString target = file("old");
        const Outcome outcome
            = Run { m_engine }({ u"keys"_s, u"export"_s, u"--sku"_s, u"S"_s, target, u"--json"_s });
        QCOMPARE(outcome.error().value("code"_L1), QJsonValue(code));
        QCOMPARE(contentOf(target), QByteArray("old"));
        QCOMPARE(QDir(m_folder.path()).entryList(QDir::Files).filter(u"keys.txt"_s).size(),
            1); // no half file beside it
    }

    void voidGoesInPagesOfAThousandAndSumsUp()
    {
        m_engine.answer = [](const DeskRequest &request) {
            const qsizetype n = request.args.value("items"_L1).toArray().size();
            return replyOf(QJsonObject { { u"voided"_s, n - 1 }, { u"not_found"_s, 1 }, { u"sold"_s, 0 } });
        };
        const Outcome outcome = Run { m_engine }(
            { u"keys"_s, u"void"_s, u"--sku"_s, u"S"_s, file(manyKeys(2500)), u"--json"_s });
        QCOMPARE(outcome.document(), objectOf(R"({"voided":2497,"not_found":3,"sold":0})"));
        QCOMPARE(m_engine.asked.size(), 3);
        QCOMPARE(m_engine.asked.value(0).args.value("items"_L1).toArray().size(), 1000);
        QCOMPARE(m_engine.asked.value(2).args.value("items"_L1).toArray().last(),
            QJsonValue(u"KEY-0000000000002499"_s));
    }

    void voidReadsKeysLikeAnImport_data()
    {
        QTest::addColumn<QByteArray>("input");
        QTest::addColumn<QStringList>("options");
        QTest::addColumn<QStringList>("keys");
        const QStringList blocks { u"--separator"_s, u"blank-line"_s };
        QTest::newRow("lines") << QByteArray("\xEF\xBB\xBF A \r\n\r\n\nB") << QStringList {}
                               << QStringList { u"A"_s, u"B"_s };
        QTest::newRow("blocks") << QByteArray("a\r\nb\r\n\r\n\r\nc\n") << blocks
                                << QStringList { u"a\nb"_s, u"c"_s };
        QTest::newRow("GB18030") << QByteArray("\xca\xd3\xc6\xb5\n") << QStringList {}
                                 << QStringList { u"视频"_s };
        QTest::newRow("nothing") << QByteArray("\n \n") << QStringList {} << QStringList {};
    }
    void voidReadsKeysLikeAnImport()
    {
        QFETCH(QByteArray, input);
        QFETCH(QStringList, options);
        QFETCH(QStringList, keys);
        m_engine.answer
            = [](const DeskRequest &) { return replyOf(objectOf(R"({"voided":0,"not_found":0,"sold":0})")); };
        Run run { m_engine, input };
        QCOMPARE(run(QStringList { u"keys"_s, u"void"_s, u"--sku"_s, u"S"_s, u"-"_s } + options).code, 0);
        QCOMPARE(m_engine.asked.value(0).args,
            (QJsonObject { { u"sku"_s, u"S"_s }, { u"items"_s, QJsonArray::fromStringList(keys) } }));
    }

    void whatWasVoidedBeforeAnErrorIsTold()
    {
        m_engine.answer = [this](const DeskRequest &) {
            return m_engine.asked.size() == 1 ? replyOf(objectOf(R"({"voided":998,"not_found":1,"sold":1})"))
                                              : refusal(ErrorClass::Local, u"The disk is full."_s);
        };
        const Outcome outcome = Run { m_engine }(
            { u"keys"_s, u"void"_s, u"--sku"_s, u"S"_s, file(manyKeys(1500)), u"--json"_s });
        QCOMPARE(outcome.code, 1);
        QCOMPARE(outcome.document(),
            objectOf(
                R"({"error":{"code":"local","message":"The disk is full."},"voided":998,"not_found":1,"sold":1})"));
    }
};

QTEST_GUILESS_MAIN(TestKeysFiles)
#include "tst_keysfiles.moc"
