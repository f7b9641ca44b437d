#include "clirun.h"

#include <QFile>
#include <QJsonArray>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;

namespace {

/// True when `text` is one JSON document of any type and a line feed.
bool isOneDocument(const QByteArray &text)
{
    QJsonParseError error;
    QJsonDocument::fromJson('[' + text + ']', &error);
    return error.error == QJsonParseError::NoError && text.count('\n') == 1 && text.endsWith('\n')
        && QJsonDocument::fromJson('[' + text + ']').array().size() == 1;
}

void write(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(bytes), bytes.size());
}

/// Standard output on a full disk.
class FullDevice final : public QIODevice {
public:
    FullDevice() { open(QIODevice::WriteOnly); }

protected:
    qint64 readData(char *, qint64) override { return -1; }
    qint64 writeData(const char *, qint64) override { return -1; }
};
} // namespace

class TestOutput : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;
    QString path(const QString &name) const { return m_folder.filePath(name); }

private Q_SLOTS:
    void anErrorHasItsExitCodeAndItsDocument_data()
    {
        // contract.md section 1
        QTest::addColumn<ErrorClass>("kind");
        QTest::addColumn<QString>("code");
        QTest::addColumn<int>("exitCode");
        QTest::newRow("unreachable") << ErrorClass::Unreachable << u"unreachable"_s << 1;
        QTest::newRow("bad usage") << ErrorClass::BadUsage << u"bad_usage"_s << 2;
        QTest::newRow("not found") << ErrorClass::NotFound << u"not_found"_s << 3;
        QTest::newRow("wrong state") << ErrorClass::WrongState << u"wrong_state"_s << 4;
        QTest::newRow("different content") << ErrorClass::DifferentContent << u"different_content"_s << 4;
        QTest::newRow("out of stock") << ErrorClass::OutOfStock << u"out_of_stock"_s << 4;
        QTest::newRow("too many open") << ErrorClass::TooManyOpen << u"too_many_open"_s << 4;
        QTest::newRow("folder in use") << ErrorClass::FolderInUse << u"folder_in_use"_s << 4;
        QTest::newRow("quarantined") << ErrorClass::Quarantined << u"quarantined"_s << 4;
        QTest::newRow("vault locked") << ErrorClass::VaultLocked << u"vault_locked"_s << 5;
        QTest::newRow("data damaged") << ErrorClass::DataDamaged << u"data_damaged"_s << 6;
        QTest::newRow("provider unavailable")
            << ErrorClass::ProviderUnavailable << u"provider_unavailable"_s << 1;
    }
    void anErrorHasItsExitCodeAndItsDocument()
    {
        QFETCH(ErrorClass, kind);
        QFETCH(QString, code);
        QFETCH(int, exitCode);
        FakeEngine engine;
        engine.answer = [kind = kind](const DeskRequest &) { return refusal(kind, u"It is so."_s); };
        const Outcome json = Run { engine }({ u"--json"_s, u"order"_s, u"show"_s, u"X"_s });
        QCOMPARE(json.code, exitCode);
        QVERIFY(isOneDocument(json.out));
        QCOMPARE(json.document(),
            (QJsonObject {
                { u"error"_s, QJsonObject { { u"code"_s, code }, { u"message"_s, u"It is so."_s } } } }));

        const Outcome text = Run { engine }({ u"order"_s, u"show"_s, u"X"_s });
        QCOMPARE(text.code, exitCode);
        QCOMPARE(text.out, QByteArray());
        QVERIFY(text.err.startsWith("neverdrop-cli: It is so.\n"));
        QCOMPARE(text.err.contains("usage: neverdrop-cli order show ID"), exitCode == 2);
        QCOMPARE(json.err, text.err);
    }

    void theOrderThatWasMadeStandsBesideTheError()
    {
        FakeEngine engine;
        engine.answer = [](const DeskRequest &) {
            return refusal(ErrorClass::ProviderUnavailable, u"The provider does not answer."_s,
                objectOf(R"({"order":{"id":"01A","state":"awaiting_payment"}})"));
        };
        const QStringList line { u"order"_s, u"create"_s, u"--sku"_s, u"S"_s, u"--provider"_s, u"p"_s };
        const Outcome json = Run { engine }(line + QStringList { u"--json"_s });
        QCOMPARE(json.code, 1);
        QVERIFY(isOneDocument(json.out));
        QCOMPARE(json.document(),
            objectOf(
                R"({"error":{"code":"provider_unavailable","message":"The provider does not answer."},"order":{"id":"01A","state":"awaiting_payment"}})"));
        const Outcome text = Run { engine }(line);
        QCOMPARE(text.out, QByteArray("Order: 01A\nState: awaiting_payment\n"));
        QCOMPARE(text.err, QByteArray("neverdrop-cli: The provider does not answer.\n"));
    }

    void withJsonThereIsExactlyOneDocument_data()
    {
        QTest::addColumn<QStringList>("line");
        QTest::newRow("answer") << QStringList { u"order"_s, u"show"_s, u"X"_s };
        QTest::newRow("list") << QStringList { u"order"_s, u"list"_s };
        QTest::newRow("help") << QStringList { u"order"_s, u"--help"_s };
        QTest::newRow("version") << QStringList { u"--version"_s };
        QTest::newRow("wrong usage") << QStringList { u"order"_s };
        QTest::newRow("script") << QStringList { u"completion"_s, u"bash"_s };
        QTest::newRow("no such file")
            << QStringList { u"keys"_s, u"import"_s, u"--sku"_s, u"S"_s, u"/no/such/file"_s };
    }
    void withJsonThereIsExactlyOneDocument()
    {
        QFETCH(QStringList, line);
        FakeEngine engine;
        QVERIFY(isOneDocument(Run { engine }(QStringList { u"--json"_s } + line).out));
        QVERIFY(isOneDocument(Run { engine }(line + QStringList { u"--json"_s }).out));
    }

    void theAnswerIsPrintedAsItCame()
    {
        FakeEngine engine;
        engine.answer = [](const DeskRequest &) {
            return replyOf(objectOf(R"({"b":9007199254740993,"a":[null,"视"]})"));
        };
        QCOMPARE(Run { engine }({ u"--json"_s, u"doctor"_s }).out,
            QByteArray("{\"a\":[null,\"视\"],\"b\":9007199254740993}\n"));
    }

    void someAnswersAreBadNews_data()
    {
        QTest::addColumn<QStringList>("line");
        QTest::addColumn<QByteArray>("reply");
        QTest::addColumn<int>("exitCode");
        const QStringList verify { u"trace"_s, u"verify"_s };
        QTest::newRow("chain intact")
            << verify << QByteArray(R"({"entries":2,"ok":true,"first_bad":null})") << 0;
        QTest::newRow("chain broken")
            << verify << QByteArray(R"({"entries":2,"ok":false,"first_bad":1})") << 6;
        const QStringList doctor { u"doctor"_s };
        QTest::newRow("all checks well")
            << doctor << QByteArray(R"({"items":[{"check":"a","ok":true}]})") << 0;
        QTest::newRow("one check failed")
            << doctor << QByteArray(R"({"items":[{"check":"a","ok":true},{"check":"b","ok":false}]})") << 1;
        QTest::newRow("ok:false elsewhere is no failure")
            << QStringList { u"order"_s, u"show"_s, u"X"_s } << QByteArray(R"({"ok":false})") << 0;
    }
    void someAnswersAreBadNews()
    {
        QFETCH(QStringList, line);
        QFETCH(QByteArray, reply);
        QFETCH(int, exitCode);
        FakeEngine engine;
        engine.answer = [&](const DeskRequest &) { return replyOf(objectOf(reply.constData())); };
        const Outcome outcome = Run { engine }(line + QStringList { u"--json"_s });
        QCOMPARE(outcome.code, exitCode);
        QCOMPARE(outcome.document(), objectOf(reply.constData()));
    }

    void valuesComeFromFilesStdinAndEnvironment()
    {
        write(path(u"key"_s), "k\xC3\xA9y\r\n");
        write(path(u"pem"_s), "-----BEGIN\nabc\n-----END\n\n");
        FakeEngine engine;
        Run run { engine, "from stdin\n" };
        run.environment.insert(u"TOKEN"_s, u"from environment"_s);
        const Outcome outcome = run({ u"provider"_s, u"add"_s, u"p"_s, u"--type"_s, u"t"_s, u"--set"_s,
            u"pid=1"_s, u"--set"_s, u"cert=@"_s + path(u"pem"_s), u"--secret"_s, u"a=@"_s + path(u"key"_s),
            u"b=-"_s, u"c=env:TOKEN"_s });
        QCOMPARE(outcome.code, 0);
        QCOMPARE(engine.asked.size(), 1);
        QCOMPARE(engine.asked.first().args,
            (QJsonObject { { u"id"_s, u"p"_s }, { u"type"_s, u"t"_s },
                { u"set"_s,
                    QJsonObject { { u"pid"_s, u"1"_s }, { u"cert"_s, u"-----BEGIN\nabc\n-----END\n"_s } } },
                { u"secret"_s,
                    QJsonObject { { u"a"_s, u"k\u00e9y"_s }, { u"b"_s, u"from stdin"_s },
                        { u"c"_s, u"from environment"_s } } } }));
    }

    void theTextOfAProductComesFromItsFile()
    {
        write(path(u"text"_s), "\xEF\xBB\xBF第一行\nline 2\n");
        FakeEngine engine;
        Run { engine }({ u"product"_s, u"edit"_s, u"--sku"_s, u"S"_s, u"--text-file"_s, path(u"text"_s) });
        QCOMPARE(engine.asked.value(0).args,
            (QJsonObject { { u"sku"_s, u"S"_s }, { u"text"_s, u"第一行\nline 2"_s } }));
    }

    void aNewPassphraseIsTheFirstLineOfItsFile()
    {
        write(path(u"pass"_s), " correct horse \r\nsecond line\n");
        FakeEngine engine;
        Run run { engine };
        run.environment.insert(u"NEVERDROP_NEW_PASSPHRASE"_s, u"from environment"_s);
        run({ u"vault"_s, u"change-passphrase"_s, u"--new-passphrase-file"_s, path(u"pass"_s) });
        QCOMPARE(engine.asked.value(0).args, (QJsonObject { { u"new_passphrase"_s, u" correct horse "_s } }));
        run({ u"vault"_s, u"change-passphrase"_s });
        QCOMPARE(
            engine.asked.value(1).args, (QJsonObject { { u"new_passphrase"_s, u"from environment"_s } }));
    }

    void whatCannotBeReadNeverReachesTheEngine_data()
    {
        QTest::addColumn<QString>("secret");
        QTest::addColumn<int>("exitCode");
        QTest::addColumn<QString>("sentence");
        write(path(u"latin1"_s), "caf\xE9");
        write(path(u"big"_s), QByteArray((1 << 20) + 1, 'x'));
        QTest::newRow("no such file") << u"k=@/no/such/file"_s << 1 << u"/no/such/file cannot be read: "_s;
        QTest::newRow("a folder") << u"k=@"_s + m_folder.path() << 1
                                  << m_folder.path() + u" cannot be read: "_s;
        QTest::newRow("not UTF-8") << u"k=@"_s + path(u"latin1"_s) << 1
                                   << path(u"latin1"_s) + u" is not UTF-8 text."_s;
        QTest::newRow("too large") << u"k=@"_s + path(u"big"_s) << 1
                                   << path(u"big"_s) + u" is larger than 1 MiB."_s;
        QTest::newRow("no such variable")
            << u"k=env:NO_SUCH"_s << 2 << u"The environment has no variable NO_SUCH."_s;
    }
    void whatCannotBeReadNeverReachesTheEngine()
    {
        QFETCH(QString, secret);
        QFETCH(int, exitCode);
        QFETCH(QString, sentence);
        FakeEngine engine;
        const Outcome outcome = Run { engine }(
            { u"provider"_s, u"add"_s, u"p"_s, u"--type"_s, u"t"_s, u"--secret"_s, secret, u"--json"_s });
        QCOMPARE(outcome.code, exitCode);
        QVERIFY2(
            outcome.error().value("message"_L1).toString().startsWith(sentence), outcome.out.constData());
        QCOMPARE(engine.opened, 0);
    }

    void anAnswerThatCannotBeWrittenIsAFailure()
    {
        FakeEngine engine;
        QBuffer in;
        QBuffer err;
        FullDevice out;
        in.open(QIODevice::ReadOnly);
        err.open(QIODevice::WriteOnly);
        cli::Console console { in, out, err };
        const FakeClock clock;
        const auto open = [&](const cli::GlobalOptions &,
                              const QProcessEnvironment &) -> Result<std::unique_ptr<cli::Session>> {
            return std::make_unique<FakeSession>(engine);
        };
        engine.answer = [](const DeskRequest &) { return replyOf(objectOf(R"({"token":"t"})")); };
        QCOMPARE(cli::run({ u"token"_s }, { console, {}, clock, open }), 1);
        QVERIFY(err.data().startsWith("neverdrop-cli: the answer cannot be written"));
    }

    void anErrorMessageCannotSteerTheTerminal()
    {
        FakeEngine engine;
        engine.answer
            = [](const DeskRequest &) { return refusal(ErrorClass::Rejected, u"They say \x1b[2J."_s); };
        const Outcome outcome = Run { engine }({ u"order"_s, u"check"_s, u"X"_s });
        QCOMPARE(outcome.err, QByteArray("neverdrop-cli: They say <U+001B>[2J.\n"));
    }
};

QTEST_GUILESS_MAIN(TestOutput)
#include "tst_output.moc"
