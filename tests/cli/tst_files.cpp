#include "clirun.h"

#include <QCryptographicHash>
#include <QFile>
#include <QJsonArray>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;

namespace {

/// The engine's side of a backup: hands out `sealed` in pieces of `piece` bytes.
struct BackupDesk {
    QByteArray sealed = QByteArray(5000, '\xA5');
    qint64 announced = 5000;
    qsizetype piece = 2048;
    QByteArray digest; ///< hex; of `sealed` unless the test says otherwise
    bool cancelled = false;

    DeskReply operator()(const DeskRequest &request)
    {
        if (request.command == "backup begin"_L1)
            return replyOf(QJsonObject { { u"session"_s, 9 }, { u"bytes"_s, announced } });
        if (request.args.value("session"_L1) != 9)
            return refusal(ErrorClass::NotFound, u"There is no such session."_s);
        if (request.command == "backup read"_L1) {
            const qint64 offset = request.args.value("offset"_L1).toInteger();
            const QByteArray part = sealed.mid(offset, piece);
            return replyOf(QJsonObject {
                { u"data"_s, QString::fromLatin1(part.toBase64()) }, { u"next"_s, offset + part.size() } });
        }
        cancelled = cancelled || request.command == "backup cancel"_L1;
        const QByteArray sha = digest.isEmpty()
            ? QCryptographicHash::hash(sealed, QCryptographicHash::Sha256).toHex()
            : digest;
        return replyOf(
            QJsonObject { { u"orders"_s, 3 }, { u"keys"_s, 4 }, { u"sha256"_s, QString::fromLatin1(sha) } });
    }
};
} // namespace

class TestFiles : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;
    FakeEngine m_engine;

    QString path(const QString &name) const { return m_folder.filePath(name); }
    static QByteArray contentOf(const QString &path)
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("(none)");
    }
    static bool isPrivate(const QString &path)
    {
        return !(QFile::permissions(path)
            & (QFileDevice::ReadOther | QFileDevice::ReadGroup | QFileDevice::WriteOther
                | QFileDevice::WriteGroup));
    }

private Q_SLOTS:
    void init() { m_engine = {}; }

    void traceLinesAreCanonicalJson()
    {
        m_engine.answer = [](const DeskRequest &request) {
            return request.args.contains("after"_L1)
                ? replyOf(objectOf(R"({"items":[{"n":2,"hash":"b","a":1.5}],"next":null})"))
                : replyOf(objectOf(R"({"items":[{"n":1,"hash":"a","error":"视 /"}],"next":1})"));
        };
        const QString target = path(u"t.jsonl"_s);
        const Outcome outcome = Run { m_engine }({ u"trace"_s, u"export"_s, target, u"--json"_s });
        QCOMPARE(outcome.document(), objectOf(R"({"exported":2})"));
        QCOMPARE(contentOf(target),
            QByteArray("{\"error\":\"视 /\",\"hash\":\"a\",\"n\":1}\n{\"a\":1.5,\"hash\":\"b\",\"n\":2}\n"));
        QVERIFY(isPrivate(target));
        QCOMPARE(m_engine.asked.value(0).args, (QJsonObject { { u"limit"_s, 500 } }));
        QCOMPARE(m_engine.asked.value(1).args, (QJsonObject { { u"limit"_s, 500 }, { u"after"_s, 1 } }));
    }

    void ordersBecomeCsvForTheBooks()
    {
        m_engine.answer = [](const DeskRequest &) {
            return replyOf(objectOf(R"({"items":[
                {"id":"01A","out_trade_no":"NDx","provider_trade_no":"20","channel_trade_no":null,"state":"delivered","attention":null,"sku":"vip","quantity":2,"amount":"19.80","currency":"CNY",
                 "contact":"=cmd|' /C calc'!A0","provider":"shop","method":"alipay","created_at":"2026-11-01T00:00:00.000Z","paid":{"at":"2026-11-01T00:01:00.000Z","amount":"19.80","source":"query"},
                 "delivery":{"delivered_at":"2026-11-01T00:01:01.000Z"},"refunds":[{"amount":"1.10","state":"done"},{"amount":"5.00","state":"refused"},{"amount":"0.20","state":"done"}]},
                {"id":"01B","out_trade_no":"NDy","provider_trade_no":null,"channel_trade_no":null,"state":"expired","attention":{"code":"paid_late","message":"m"},"sku":"a,b","quantity":1,"amount":"100","currency":"JPY",
                 "contact":null,"provider":"shop","method":null,"created_at":"2026-11-02T00:00:00.000Z","paid":null,"delivery":{"delivered_at":null},"refunds":[]}],"next":null})"));
        };
        const QString target = path(u"o.csv"_s);
        const Outcome outcome = Run { m_engine }({ u"order"_s, u"export"_s, target, u"--from"_s,
            u"2026-11-01"_s, u"--to"_s, u"2026-11-30"_s, u"--json"_s });
        QCOMPARE(outcome.document(), objectOf(R"({"exported":2})"));
        QCOMPARE(contentOf(target),
            QByteArray(
                "id,out_trade_no,provider_trade_no,channel_trade_no,state,attention,sku,quantity,amount,"
                "currency,refunded,contact,provider,method,created_at,paid_at,paid_amount,paid_source,"
                "delivered_at\r\n"
                "01A,NDx,20,,delivered,,vip,2,19.80,CNY,1.30,'=cmd|' /C "
                "calc'!A0,shop,alipay,2026-11-01T00:00:00.000Z,2026-11-01T00:01:00.000Z,19.80,query,2026-11-"
                "01T00:01:01.000Z\r\n"
                "01B,NDy,,,expired,paid_late,\"a,b\",1,100,JPY,0,,shop,,2026-11-02T00:00:00.000Z,,,,\r\n"));
        QVERIFY(isPrivate(target));
        QCOMPARE(m_engine.asked.value(0).args,
            (QJsonObject { { u"from"_s, u"2026-11-01T00:00:00.000Z"_s },
                { u"to"_s, u"2026-12-01T00:00:00.000Z"_s }, { u"limit"_s, 500 } }));
    }

    void daysAreThoseOfTheLocalCalendar_data()
    {
        QTest::addColumn<QByteArray>("zone"); // POSIX: the sign is reversed
        QTest::addColumn<QString>("from");
        QTest::addColumn<QString>("to");
        QTest::addColumn<QString>("fromSent");
        QTest::addColumn<QString>("toSent");
        const QString day = u"2026-11-24"_s;
        QTest::newRow("one day in UTC") << QByteArray("UTC") << day << day << u"2026-11-24T00:00:00.000Z"_s
                                        << u"2026-11-25T00:00:00.000Z"_s;
        QTest::newRow("one day in China") << QByteArray("CST-8") << day << day
                                          << u"2026-11-23T16:00:00.000Z"_s << u"2026-11-24T16:00:00.000Z"_s;
        QTest::newRow("times go as they are")
            << QByteArray("CST-8") << u"2026-11-24T08:00:00Z"_s << u"yesterday"_s << u"2026-11-24T08:00:00Z"_s
            << u"yesterday"_s;
    }
    void daysAreThoseOfTheLocalCalendar()
    {
        QFETCH(QByteArray, zone);
        QFETCH(QString, from);
        QFETCH(QString, to);
        QFETCH(QString, fromSent);
        QFETCH(QString, toSent);
        const QByteArray before = qgetenv("TZ");
        qputenv("TZ", zone);
        Run { m_engine }({ u"order"_s, u"export"_s, path(u"d.csv"_s), u"--from"_s, from, u"--to"_s, to });
        qputenv("TZ", before);
        const QJsonObject args = m_engine.asked.value(0).args;
        QCOMPARE(args.value("from"_L1), QJsonValue(fromSent));
        QCOMPARE(args.value("to"_L1), QJsonValue(toSent));
    }

    void aBackupIsCopiedAndChecked()
    {
        BackupDesk desk;
        m_engine.answer = [&](const DeskRequest &request) { return desk(request); };
        const QString target = path(u"b.ndb"_s);
        const Outcome outcome = Run { m_engine }({ u"backup"_s, target, u"--json"_s });
        QCOMPARE(outcome.code, 0);
        QCOMPARE(outcome.document(),
            (QJsonObject { { u"file"_s, target }, { u"orders"_s, 3 }, { u"keys"_s, 4 },
                { u"sha256"_s,
                    QString::fromLatin1(
                        QCryptographicHash::hash(desk.sealed, QCryptographicHash::Sha256).toHex()) } }));
        QCOMPARE(contentOf(target), desk.sealed);
        QVERIFY(isPrivate(target));
        QVERIFY(!desk.cancelled);
    }

    void aBackupThatDoesNotArriveWholeIsNotWritten_data()
    {
        QTest::addColumn<qint64>("announced");
        QTest::addColumn<QByteArray>("digest");
        QTest::addColumn<QString>("code");
        QTest::addColumn<bool>("cancelled");
        QTest::newRow("ends too early") << qint64(6000) << QByteArray() << u"malformed"_s << true;
        QTest::newRow("is longer than announced") << qint64(3000) << QByteArray() << u"malformed"_s << true;
        QTest::newRow("other digest") << qint64(5000) << QByteArray(64, '0') << u"integrity"_s << false;
    }
    void aBackupThatDoesNotArriveWholeIsNotWritten()
    {
        QFETCH(qint64, announced);
        QFETCH(QByteArray, digest);
        QFETCH(QString, code);
        QFETCH(bool, cancelled);
        BackupDesk desk;
        desk.announced = announced;
        desk.digest = digest;
        m_engine.answer = [&](const DeskRequest &request) { return desk(request); };
        const QString target = path(u"broken.ndb"_s);
        const Outcome outcome = Run { m_engine }({ u"backup"_s, target, u"--json"_s });
        QCOMPARE(outcome.code, 1);
        QCOMPARE(outcome.error().value("code"_L1), QJsonValue(code));
        QVERIFY(!QFile::exists(target));
        QCOMPARE(desk.cancelled, cancelled);
    }

    void aRecoveryCodeIsPrintedAndItsFileWritten()
    {
        m_engine.answer = [](const DeskRequest &) {
            return replyOf(objectOf(R"({"file_base64":"AQID","code":"AAAA-BBBB"})"));
        };
        const QString target = path(u"r.ndr"_s);
        const Outcome outcome = Run { m_engine }({ u"vault"_s, u"export-recovery"_s, target, u"--json"_s });
        QCOMPARE(outcome.document(),
            (QJsonObject { { u"ok"_s, true }, { u"code"_s, u"AAAA-BBBB"_s }, { u"file"_s, target } }));
        QCOMPARE(contentOf(target), QByteArray("\x01\x02\x03"));
        QVERIFY(isPrivate(target));
        QVERIFY(Run { m_engine }({ u"vault"_s, u"export-recovery"_s, target }).out.contains("AAAA-BBBB"));
    }

    void aTargetThatCannotBeWrittenStopsBeforeTheEngineIsAsked_data()
    {
        QTest::addColumn<QStringList>("line");
        const QString nowhere = u"/no/such/folder/file"_s;
        QTest::newRow("backup") << QStringList { u"backup"_s, nowhere };
        QTest::newRow("recovery file") << QStringList { u"vault"_s, u"export-recovery"_s, nowhere };
        QTest::newRow("trace") << QStringList { u"trace"_s, u"export"_s, nowhere };
        QTest::newRow("keys") << QStringList { u"keys"_s, u"export"_s, u"--sku"_s, u"S"_s, nowhere };
        QTest::newRow("orders") << QStringList { u"order"_s, u"export"_s, nowhere, u"--from"_s, u"a"_s,
            u"--to"_s, u"b"_s };
    }
    void aTargetThatCannotBeWrittenStopsBeforeTheEngineIsAsked()
    {
        QFETCH(QStringList, line);
        const Outcome outcome = Run { m_engine }(line);
        QCOMPARE(outcome.code, 1);
        QVERIFY2(outcome.err.startsWith("neverdrop-cli: /no/such/folder/file cannot be written: "),
            outcome.err.constData());
        QVERIFY(m_engine.asked.isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestFiles)
#include "tst_files.moc"
