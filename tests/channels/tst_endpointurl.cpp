#include "channels/wire/endpointurl.h"

#include <QTest>

using namespace Qt::StringLiterals;

class TestEndpointUrl : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void reads_data();
    void reads();
};

void TestEndpointUrl::reads_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("mistake"); // empty = accepted
    const QString none;
    QTest::addRow("https") << u"https://shop.example/hooks/neverdrop?shop=7"_s << none;
    QTest::addRow("https with blanks around it") << u" https://shop.example/hook\n"_s << none;
    QTest::addRow("https to an address") << u"https://[2001:db8::1]:8443/hook"_s << none;
    QTest::addRow("https to a Chinese host") << u"https://商店.example/发货"_s << none;
    QTest::addRow("http to 127.0.0.1") << u"http://127.0.0.1:9000/hook"_s << none;
    QTest::addRow("http to 127.9.9.9") << u"http://127.9.9.9/hook"_s << none;
    QTest::addRow("http to localhost") << u"HTTP://LocalHost:9000/hook"_s << none;
    QTest::addRow("http to ::1") << u"http://[::1]:9000/hook"_s << none;
    QTest::addRow("nothing") << u"  "_s << u"missing"_s;
    QTest::addRow("http to a name") << u"http://shop.example/hook"_s << u"use https"_s;
    QTest::addRow("http to a private address") << u"http://192.168.1.5/hook"_s << u"use https"_s;
    QTest::addRow("http to a name that only looks like loopback")
        << u"http://127.0.0.1.evil.example/"_s << u"use https"_s;
    QTest::addRow("http to a name that ends like localhost") << u"http://notlocalhost/"_s << u"use https"_s;
    QTest::addRow("no scheme") << u"shop.example/hook"_s << u"does not begin with https"_s;
    QTest::addRow("ftp") << u"ftp://shop.example/hook"_s << u"begins with ftp:"_s;
    QTest::addRow("file") << u"file:///etc/passwd"_s << u"begins with file:"_s;
    QTest::addRow("user and password")
        << u"https://bob:hunter2@shop.example/hook"_s << u"user name or password"_s;
    QTest::addRow("user alone") << u"https://bob@shop.example/hook"_s << u"user name or password"_s;
    QTest::addRow("fragment") << u"https://shop.example/hook#top"_s << u"fragment"_s;
    QTest::addRow("empty fragment") << u"https://shop.example/hook#"_s << u"fragment"_s;
    QTest::addRow("no host") << u"https:///hook"_s << u"no host"_s;
    QTest::addRow("port 0") << u"https://shop.example:0/hook"_s << u"port 0"_s;
    QTest::addRow("port too large") << u"https://shop.example:70000/hook"_s << u"cannot be read"_s;
    QTest::addRow("a blank inside") << u"https://shop.example/my hook"_s << u"cannot be read"_s;
    QTest::addRow("a line break inside") << u"https://shop.example/a\r\nX: y"_s << u"cannot be read"_s;
}

void TestEndpointUrl::reads()
{
    QFETCH(QString, text);
    QFETCH(QString, mistake);
    const Result<QUrl> url = parseEndpointUrl(text);
    if (mistake.isEmpty()) {
        QVERIFY2(url, url ? "" : qPrintable(url.error().message));
        QCOMPARE(*url, QUrl(text.trimmed()));
        return;
    }
    QVERIFY(!url);
    QCOMPARE(url.error().kind, ErrorClass::BadUsage);
    QVERIFY2(url.error().message.contains(mistake), qPrintable(url.error().message));
    QVERIFY(!url.error().message.contains(u"hunter2"_s));
}

QTEST_APPLESS_MAIN(TestEndpointUrl)
#include "tst_endpointurl.moc"
