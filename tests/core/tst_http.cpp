#include "core/http.h"

#include <QTest>

using namespace Qt::StringLiterals;

class TestHttp : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void headerNamesCompareWithoutCase()
    {
        HttpHeaders headers;
        headers.add("Set-Cookie"_ba, "a=1"_ba);
        headers.add("set-cookie"_ba, "b=2"_ba);
        QCOMPARE(headers.count("SET-COOKIE"), 2);
        QCOMPARE(headers.value("SET-cookie"), "a=1"_ba);
        QVERIFY(headers.contains("set-Cookie"));
        QVERIFY(!headers.contains("Cookie"));
        QCOMPARE(headers.value("Cookie"), QByteArray());
    }

    void setReplacesEveryFieldOfTheName()
    {
        HttpHeaders headers;
        headers.add("X-A"_ba, "1"_ba);
        headers.add("Host"_ba, "shop.example"_ba);
        headers.add("x-a"_ba, "2"_ba);
        headers.set("X-a"_ba, "3"_ba);
        QCOMPARE(headers.all(),
            (QList<std::pair<QByteArray, QByteArray>> {
                { "Host"_ba, "shop.example"_ba }, { "X-a"_ba, "3"_ba } }));
    }
};

QTEST_APPLESS_MAIN(TestHttp)
#include "tst_http.moc"
