#include "cli/controlclient.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QLocalServer>
#include <QSemaphore>
#include <QTemporaryDir>
#include <QTest>
#include <QThread>

using namespace Qt::StringLiterals;

namespace {

QJsonObject objectOf(const char *json)
{
    return QJsonDocument::fromJson(json).object();
}

QByteArray proofOf(const QByteArray &nonce)
{
    return "proof of " + nonce;
}

/// An engine of one connection, in a thread of its own, as controlprotocol.h describes it.
class FakeServer final : public QThread {
public:
    explicit FakeServer(const QString &path)
        : m_path(path)
    {
    }
    ~FakeServer() override { wait(); }
    /// Returns once it listens. What it shall do is said before.
    void begin()
    {
        start();
        m_listening.acquire();
    }

    QByteArray greeting = control::frame(objectOf(R"({"nonce":"00ff10","vault":"passphrase"})"));
    std::function<DeskReply(const DeskRequest &)> answer = [](const DeskRequest &request) {
        return DeskReply { QJsonValue(request.args), {} };
    };
    bool hangsUp = false; ///< after the first request, without an answer

private:
    void run() override
    {
        QLocalServer server;
        server.setSocketOptions(QLocalServer::UserAccessOption);
        const bool listening = server.listen(m_path);
        m_listening.release();
        if (!listening || !server.waitForNewConnection(20'000))
            return;
        const std::unique_ptr<QLocalSocket> socket(server.nextPendingConnection());
        serve(*socket);
    }

    void serve(QLocalSocket &socket)
    {
        send(socket, greeting);
        const auto proof = receive(socket);
        if (!proof)
            return;
        if (proof->value("proof"_L1).toString()
            != QString::fromLatin1(proofOf(QByteArray::fromHex("00ff10")).toHex())) {
            send(socket,
                control::frame(
                    control::errorDocument({ ErrorClass::VaultLocked, u"The passphrase is wrong."_s }, {})));
            return;
        }
        send(socket, control::frame({ { u"ok"_s, true } }));
        while (const auto object = receive(socket)) {
            if (hangsUp)
                return;
            const auto request = control::requestFrom(*object);
            send(socket,
                control::frame(
                    control::toJson(request ? answer(*request) : DeskReply { fail(request.error()), {} })));
        }
    }

    static void send(QLocalSocket &socket, const QByteArray &bytes)
    {
        socket.write(bytes);
        while (socket.bytesToWrite() > 0 && socket.waitForBytesWritten(20'000)) { }
    }

    std::optional<QJsonObject> receive(QLocalSocket &socket)
    {
        while (true) {
            auto next = m_reader.next();
            if (!next)
                return {};
            if (*next)
                return *next;
            if (socket.bytesAvailable() == 0 && !socket.waitForReadyRead(20'000))
                return {};
            m_reader.append(socket.readAll());
        }
    }

    QString m_path;
    QSemaphore m_listening;
    control::FrameReader m_reader;
};

DeskRequest request(const QString &command, const QJsonObject &args)
{
    DeskRequest request;
    request.command = command;
    request.args = args;
    return request;
}
} // namespace

class TestControl : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;
    int m_sockets = 0;
    QString m_path;

    static Result<QByteArray> prove(const QByteArray &nonce, const QString &) { return proofOf(nonce); }

private Q_SLOTS:
    void init() { m_path = m_folder.filePath(u"s%1"_s.arg(++m_sockets)); }

    void aFrameIsItsLengthAndItsJson()
    {
        QCOMPARE(control::frame({ { u"a"_s, u"视"_s } }), QByteArray("\x00\x00\x00\x0B{\"a\":\"视\"}", 15));
    }

    void framesAreCutOutOfWhateverArrives()
    {
        const QByteArray stream
            = control::frame({ { u"a"_s, 1 } }) + control::frame({}) + control::frame({ { u"b"_s, 2 } });
        for (qsizetype piece = 1; piece <= stream.size(); ++piece) {
            control::FrameReader reader;
            QList<QJsonObject> found;
            for (qsizetype at = 0; at < stream.size(); at += piece) {
                reader.append(stream.mid(at, piece));
                for (auto next = reader.next(); next && *next; next = reader.next())
                    found.append(**next);
            }
            QCOMPARE(found, (QList<QJsonObject> { { { u"a"_s, 1 } }, {}, { { u"b"_s, 2 } } }));
        }
    }

    void aFrameThatIsNoneEndsTheConversation_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("longer than 64 MiB") << QByteArray("\x04\x00\x00\x01", 4);
        QTest::newRow("4 GiB") << QByteArray("\xff\xff\xff\xff", 4);
        QTest::newRow("no JSON") << QByteArray("\x00\x00\x00\x02{]", 6);
        QTest::newRow("an array") << QByteArray("\x00\x00\x00\x02[]", 6);
        QTest::newRow("empty") << QByteArray(4, '\0');
        QTest::newRow("a name twice") << QByteArray("\x00\x00\x00\x0d{\"a\":1,\"a\":2}", 17);
    }
    void aFrameThatIsNoneEndsTheConversation()
    {
        QFETCH(QByteArray, bytes);
        control::FrameReader reader;
        reader.append(bytes);
        const auto next = reader.next();
        QVERIFY(!next);
        QCOMPARE(next.error().kind, ErrorClass::Malformed);
    }

    void requestsAndRepliesSurviveTheWay()
    {
        DeskRequest asked = request(u"order list"_s, objectOf(R"({"limit":5,"search":"视"})"));
        asked.actor = u"window"_s;
        const auto back = control::requestFrom(control::toJson(asked));
        QVERIFY(back);
        QCOMPARE(back->command, asked.command);
        QCOMPARE(back->args, asked.args);
        QCOMPARE(back->actor, asked.actor);

        for (const QJsonValue &value : { QJsonValue(), QJsonValue(1), QJsonValue(u"x"_s),
                 QJsonValue(QJsonArray { 1 }), QJsonValue(QJsonObject { { u"error"_s, 1 } }) }) {
            const DeskReply reply = control::replyFrom(control::toJson(DeskReply { value, {} }));
            QVERIFY(reply.value);
            QCOMPARE(*reply.value, value);
        }
        for (int kind = 0; kind <= int(ErrorClass::ProviderUnavailable); ++kind) {
            const DeskReply reply = control::replyFrom(
                control::toJson(DeskReply { fail(ErrorClass(kind), u"why"_s), { { u"order"_s, 1 } } }));
            QVERIFY(!reply.value);
            QCOMPARE(reply.value.error().kind, ErrorClass(kind));
            QCOMPARE(reply.value.error().message, u"why"_s);
            QCOMPARE(reply.extra, (QJsonObject { { u"order"_s, 1 } }));
        }
    }

    void whatIsNoRequestIsRefused_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::newRow("no command") << QByteArray(R"({"args":{},"actor":"cli"})");
        QTest::newRow("command is a number") << QByteArray(R"({"command":1,"args":{},"actor":"cli"})");
        QTest::newRow("args are a list") << QByteArray(R"({"command":"c","args":[],"actor":"cli"})");
        QTest::newRow("no actor") << QByteArray(R"({"command":"c","args":{}})");
    }
    void whatIsNoRequestIsRefused()
    {
        QFETCH(QByteArray, json);
        QVERIFY(!control::requestFrom(objectOf(json.constData())));
    }

    void whatIsNoReplyIsMalformed_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::newRow("neither ok nor error") << QByteArray(R"({"answer":1})");
        QTest::newRow("unknown code") << QByteArray(R"({"error":{"code":"from_the_future","message":"m"}})");
    }
    void whatIsNoReplyIsMalformed()
    {
        QFETCH(QByteArray, json);
        const DeskReply reply = control::replyFrom(objectOf(json.constData()));
        QVERIFY(!reply.value);
        QCOMPARE(reply.value.error().kind, ErrorClass::Malformed);
    }

    void questionsAreAnsweredOneAfterTheOther()
    {
        FakeServer server(m_path);
        server.begin();
        auto session = cli::LocalSocketSession::open(m_path, prove);
        QVERIFY2(session, session ? "" : qPrintable(session.error().message));
        for (int i = 0; i < 3; ++i) {
            const QJsonObject args { { u"n"_s, i }, { u"big"_s, QString(300'000, u'x') } };
            const DeskReply reply = (*session)->ask(request(u"echo"_s, args));
            QVERIFY(reply.value);
            QCOMPARE(*reply.value, QJsonValue(args));
        }
    }

    void anErrorKeepsItsClassAndWhatStandsBesideIt()
    {
        FakeServer server(m_path);
        server.answer = [](const DeskRequest &) {
            return DeskReply { fail(ErrorClass::OutOfStock, u"None left."_s), { { u"order"_s, u"01A"_s } } };
        };
        server.begin();
        auto session = cli::LocalSocketSession::open(m_path, prove);
        QVERIFY(session);
        const DeskReply reply = (*session)->ask(request(u"order create"_s, {}));
        QVERIFY(!reply.value);
        QCOMPARE(reply.value.error().kind, ErrorClass::OutOfStock);
        QCOMPARE(reply.extra, (QJsonObject { { u"order"_s, u"01A"_s } }));
    }

    void aWrongPassphraseIsVaultLocked()
    {
        FakeServer server(m_path);
        server.begin();
        const auto session = cli::LocalSocketSession::open(m_path,
            [](const QByteArray &, const QString &) -> Result<QByteArray> { return QByteArray("guess"); });
        QVERIFY(!session);
        QCOMPARE(session.error().kind, ErrorClass::VaultLocked);
    }

    void theProofIsMadeFromNonceAndVault()
    {
        FakeServer server(m_path);
        server.begin();
        QByteArray nonceSeen;
        QString vaultSeen;
        const auto session = cli::LocalSocketSession::open(
            m_path, [&](const QByteArray &nonce, const QString &vault) -> Result<QByteArray> {
                nonceSeen = nonce;
                vaultSeen = vault;
                return fail(ErrorClass::VaultLocked, u"Name a passphrase."_s);
            });
        QVERIFY(!session);
        QCOMPARE(session.error().message, u"Name a passphrase."_s);
        QCOMPARE(nonceSeen, QByteArray::fromHex("00ff10"));
        QCOMPARE(vaultSeen, u"passphrase"_s);
    }

    void nobodyListensIsUnreachable()
    {
        const auto session = cli::LocalSocketSession::open(m_path, prove);
        QVERIFY(!session);
        QCOMPARE(session.error().kind, ErrorClass::Unreachable);
    }

    void anEngineThatDiesLeavesTheAnswerOpen()
    {
        FakeServer server(m_path);
        server.hangsUp = true;
        server.begin();
        auto session = cli::LocalSocketSession::open(m_path, prove);
        QVERIFY(session);
        const DeskReply reply = (*session)->ask(request(u"order refund"_s, {}));
        QVERIFY(!reply.value);
        QCOMPARE(reply.value.error().kind, ErrorClass::Timeout);
    }

    void aStrangeGreetingIsMalformed()
    {
        FakeServer server(m_path);
        server.greeting = control::frame({ { u"hello"_s, 1 } });
        server.begin();
        const auto session = cli::LocalSocketSession::open(m_path, prove);
        QVERIFY(!session);
        QCOMPARE(session.error().kind, ErrorClass::Malformed);
    }
};

QTEST_GUILESS_MAIN(TestControl)
#include "tst_control.moc"
