#include "channels/channel.h"

#include <QCryptographicHash>
#include <QTest>

using namespace Qt::StringLiterals;

namespace {

const Instant now = fromMs(1793500000000); // Sun, 01 Nov 2026 02:26:40 GMT

std::unique_ptr<Channel> channel()
{
    return std::move(*findChannelType(u"webhook")
                          ->make({ u"shop1"_s, { { u"url"_s, u"https://shop.example/hook"_s } },
                              { { u"secret"_s, "whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD" } }, {} }));
}

Message sent()
{
    DeliveryContent content;
    content.orderId = u"order-1"_s;
    content.deliveryId = u"dlv-1"_s;
    content.cards = { "SECRET-KEY-1" };
    return channel()->compose(content);
}

HttpReply reply(int status, const QByteArray &body = {})
{
    HttpReply answer;
    answer.status = status;
    answer.body = body;
    return answer;
}

QByteArray sha256Hex(const QByteArray &body)
{
    return QCryptographicHash::hash(body, QCryptographicHash::Sha256).toHex();
}

} // namespace

class TestWebhookAnswer : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void judgesByStatus_data();
    void judgesByStatus();
    void checksTheReceiversDigest_data();
    void checksTheReceiversDigest();
    void checksTheDigestOfTheAnswer_data();
    void checksTheDigestOfTheAnswer();
    void takesOnlyTheDocumentedDuplicateAsDone_data();
    void takesOnlyTheDocumentedDuplicateAsDone();
    void readsRetryAfter_data();
    void readsRetryAfter();
    void showsNothingThatTheReceiverWrote();
};

void TestWebhookAnswer::judgesByStatus_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<bool>("done");
    QTest::addColumn<ErrorClass>("kind");
    QTest::addColumn<int>("limitTries");
    QTest::addColumn<bool>("disables");
    const ErrorClass any = ErrorClass::Rejected;
    for (int status : { 200, 201, 202, 204, 299 })
        QTest::addRow("%d is an acknowledgement", status) << status << true << any << 0 << false;
    for (int status : { 300, 301, 302, 303, 304, 307, 308 })
        QTest::addRow("%d is a failure, never followed", status)
            << status << false << ErrorClass::Rejected << 0 << false;
    for (int status : { 400, 404, 405, 409, 415, 422 })
        QTest::addRow("%d is tried three times more", status)
            << status << false << ErrorClass::Rejected << 3 << false;
    for (int status : { 401, 403 })
        QTest::addRow("%d refuses our signature", status)
            << status << false << ErrorClass::Auth << 0 << false;
    for (int status : { 402, 406, 411, 413, 414, 418, 421, 423, 426, 428, 431, 451, 499 })
        QTest::addRow("%d is refused for good", status)
            << status << false << ErrorClass::Rejected << 0 << false;
    for (int status : { 408, 425, 500, 501, 502, 503, 504, 507, 520, 599 })
        QTest::addRow("%d is a fault on their side", status)
            << status << false << ErrorClass::ServerError << 0 << false;
    QTest::addRow("410 switches the channel off") << 410 << false << ErrorClass::Rejected << 0 << true;
    QTest::addRow("429 wants fewer at once") << 429 << false << ErrorClass::RateLimited << 0 << false;
    for (int status : { 0, 100, 101, 199, 600, 999 })
        QTest::addRow("%d is no answer", status) << status << false << ErrorClass::Malformed << 0 << false;
}

void TestWebhookAnswer::judgesByStatus()
{
    QFETCH(int, status);
    QFETCH(bool, done);
    QFETCH(ErrorClass, kind);
    QFETCH(int, limitTries);
    QFETCH(bool, disables);
    const Verdict verdict = channel()->judge(sent(), reply(status), now);
    QCOMPARE(verdict.done, done);
    QCOMPARE(verdict.limitTries, limitTries);
    QCOMPARE(verdict.disableChannel, disables);
    if (done)
        return;
    QCOMPARE(verdict.error.kind, kind);
    QVERIFY2(verdict.error.message.contains(QString::number(status)), qPrintable(verdict.error.message));
}

void TestWebhookAnswer::checksTheReceiversDigest_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<bool>("done");
    const QByteArray right = sha256Hex(sent().body);
    QTest::addRow("the digest of what we sent") << "{\"sha256\":\"" + right + "\"}" << true;
    QTest::addRow("beside other members") << "{\"ok\":true,\"sha256\":\"" + right + "\"}" << true;
    QTest::addRow("JSON without it") << "{\"ok\":true}"_ba << true;
    QTest::addRow("nothing") << ""_ba << true;
    QTest::addRow("a word") << "success"_ba << true;
    QTest::addRow("a page") << "<html>ok</html>"_ba << true;
    QTest::addRow("in another object") << "{\"data\":{\"sha256\":\"x\"}}"_ba << true;
    QTest::addRow("the digest of something else")
        << "{\"sha256\":\"" + sha256Hex(sent().body + ' ') + "\"}" << false;
    QTest::addRow("capitals, which the contract does not know")
        << "{\"sha256\":\"" + right.toUpper() + "\"}" << false;
    QTest::addRow("an empty text") << "{\"sha256\":\"\"}"_ba << false;
    QTest::addRow("null") << "{\"sha256\":null}"_ba << false;
    QTest::addRow("a number") << "{\"sha256\":1}"_ba << false;
}

void TestWebhookAnswer::checksTheReceiversDigest()
{
    QFETCH(QByteArray, body);
    QFETCH(bool, done);
    const Verdict verdict = channel()->judge(sent(), reply(200, body), now);
    QCOMPARE(verdict.done, done);
    QVERIFY(done || verdict.error.kind == ErrorClass::Integrity);
}

void TestWebhookAnswer::checksTheDigestOfTheAnswer_data()
{
    QTest::addColumn<QByteArray>("digest");
    QTest::addColumn<QByteArray>("encoding");
    QTest::addColumn<bool>("done");
    const QByteArray right
        = "sha-256=:X48E9qOokqqrvdts8nOJRJN3OWDUoyWxBf7kbu9DBPE=:"; // of {"hello": "world"}
    QTest::addRow("right") << right << ""_ba << true;
    QTest::addRow("wrong") << QByteArray(right).replace("X48E", "Y48E") << ""_ba << false;
    QTest::addRow("wrong, but over an encoding that is undone by now")
        << QByteArray(right).replace("X48E", "Y48E") << "gzip"_ba << true;
    QTest::addRow("an algorithm that we do not know") << "md5=:AAAA:"_ba
                                                      << ""_ba << true;
    QTest::addRow("not readable") << "sha-256=X48E"_ba
                                  << ""_ba << true;
}

void TestWebhookAnswer::checksTheDigestOfTheAnswer()
{
    QFETCH(QByteArray, digest);
    QFETCH(QByteArray, encoding);
    QFETCH(bool, done);
    HttpReply answer = reply(200, "{\"hello\": \"world\"}");
    answer.headers.set("content-digest", digest);
    if (!encoding.isEmpty())
        answer.headers.set("content-encoding", encoding);
    const Verdict verdict = channel()->judge(sent(), answer, now);
    QCOMPARE(verdict.done, done);
    QVERIFY(done || verdict.error.kind == ErrorClass::Integrity);
}

void TestWebhookAnswer::takesOnlyTheDocumentedDuplicateAsDone_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<bool>("done");
    const QByteArray duplicate
        = R"({"type":"https://shop.example/problems/duplicate-event","title":"already have it"})";
    QTest::addRow("the duplicate problem") << 409 << duplicate << true;
    QTest::addRow("another problem") << 409 << R"({"type":"https://shop.example/problems/in-progress"})"_ba
                                     << false;
    QTest::addRow("words only") << 409 << "duplicate-event"_ba << false;
    QTest::addRow("nothing") << 409 << ""_ba << false;
    QTest::addRow("the duplicate problem with another status") << 422 << duplicate << false;
}

void TestWebhookAnswer::takesOnlyTheDocumentedDuplicateAsDone()
{
    QFETCH(int, status);
    QFETCH(QByteArray, body);
    QFETCH(bool, done);
    QCOMPARE(channel()->judge(sent(), reply(status, body), now).done, done);
}

void TestWebhookAnswer::readsRetryAfter_data()
{
    QTest::addColumn<QByteArray>("field");
    QTest::addColumn<qint64>("ms");
    QTest::addRow("seconds") << "120"_ba << qint64(120'000);
    QTest::addRow("a date") << "Sun, 01 Nov 2026 02:28:10 GMT"_ba << qint64(90'000);
    QTest::addRow("not readable") << "soon"_ba << qint64(-1);
    QTest::addRow("absent") << QByteArray() << qint64(-1);
}

void TestWebhookAnswer::readsRetryAfter()
{
    QFETCH(QByteArray, field);
    QFETCH(qint64, ms);
    HttpReply answer = reply(429);
    if (!field.isNull())
        answer.headers.set("Retry-After", field);
    QCOMPARE(channel()->judge(sent(), answer, now).error.retryAfterMs, ms);
}

void TestWebhookAnswer::showsNothingThatTheReceiverWrote()
{
    for (int status : { 302, 400, 401, 409, 410, 413, 418, 429, 500 }) {
        const Verdict verdict
            = channel()->judge(sent(), reply(status, sent().body + R"({"title":"SECRET-KEY-1"})"), now);
        QVERIFY(!verdict.error.message.isEmpty());
        QVERIFY(!verdict.error.message.contains(u"SECRET"_s));
    }
}

QTEST_APPLESS_MAIN(TestWebhookAnswer)
#include "tst_webhookanswer.moc"
