#include "channels/wire/problemdetails.h"

#include <QTest>

using namespace Qt::StringLiterals;

class TestProblemDetails : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void readsTheExampleOfRfc9457();
    void countsWrongTypesAsAbsent();
    void refusesWhatIsNoObject_data();
    void refusesWhatIsNoObject();
    void knowsTypesWhereverTheyAreHosted_data();
    void knowsTypesWhereverTheyAreHosted();
};

void TestProblemDetails::readsTheExampleOfRfc9457()
{
    const auto problem = readProblemDetails(R"({"type":"https://example.com/probs/out-of-credit",
        "title":"You do not have enough credit.","status":403,"detail":"Your current balance is 30, but that costs 50.",
        "instance":"/account/12345/msgs/abc","balance":30,"accounts":["/account/12345","/account/67890"]})"_ba);
    QVERIFY(problem);
    QCOMPARE(problem->type, u"https://example.com/probs/out-of-credit"_s);
    QCOMPARE(problem->status, 403);
    QCOMPARE(problem->title, u"You do not have enough credit."_s);
    QCOMPARE(problem->detail, u"Your current balance is 30, but that costs 50."_s);
    QCOMPARE(problem->instance, u"/account/12345/msgs/abc"_s);
    QCOMPARE(problem->document.textOf(u"balance"), u"30"_s);
}

void TestProblemDetails::countsWrongTypesAsAbsent()
{
    const auto problem
        = readProblemDetails(R"({"type":7,"title":["x"],"status":"403","detail":null,"instance":{}})"_ba);
    QVERIFY(problem);
    QCOMPARE(problem->type, u"about:blank"_s);
    QCOMPARE(problem->status, 0);
    QVERIFY(problem->title.isEmpty() && problem->detail.isEmpty() && problem->instance.isEmpty());
    QCOMPARE(readProblemDetails(R"({"status":403.5})"_ba)->status, 0);
    QCOMPARE(readProblemDetails(R"({"status":99999})"_ba)->status, 0);
}

void TestProblemDetails::refusesWhatIsNoObject_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addRow("nothing") << ""_ba;
    QTest::addRow("a list") << "[]"_ba;
    QTest::addRow("a page") << "<html></html>"_ba;
    QTest::addRow("a type given twice") << R"({"type":"a","type":"b"})"_ba;
}

void TestProblemDetails::refusesWhatIsNoObject()
{
    QFETCH(QByteArray, body);
    QVERIFY(!readProblemDetails(body));
}

void TestProblemDetails::knowsTypesWhereverTheyAreHosted_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<bool>("duplicate");
    QTest::addRow("with a host") << R"({"type":"https://shop.example/problems/duplicate-event"})"_ba << true;
    QTest::addRow("a path") << R"({"type":"/problems/duplicate-event"})"_ba << true;
    QTest::addRow("another problem") << R"({"type":"https://shop.example/problems/in-progress"})"_ba << false;
    QTest::addRow("another folder") << R"({"type":"https://shop.example/not-problems/duplicate-event"})"_ba
                                    << false;
    QTest::addRow("only in the title") << R"({"title":"/problems/duplicate-event"})"_ba << false;
}

void TestProblemDetails::knowsTypesWhereverTheyAreHosted()
{
    QFETCH(QByteArray, body);
    QFETCH(bool, duplicate);
    QCOMPARE(readProblemDetails(body)->isA(u"duplicate-event"), duplicate);
}

QTEST_APPLESS_MAIN(TestProblemDetails)
#include "tst_problemdetails.moc"
