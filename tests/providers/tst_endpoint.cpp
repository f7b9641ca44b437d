#include "providers/endpoint.h"

#include <QTest>

using namespace Qt::StringLiterals;

namespace {
using Fields = QMap<QString, QString>;
Result<Endpoint> read(const QString &baseUrl, Fields more = {})
{
    more.insert(u"base_url"_s, baseUrl);
    return Endpoint::read({ u"epay1"_s, more, {} });
}
}

class TestEndpoint : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void normalisesTheAddress_data()
    {
        QTest::addColumn<QString>("given");
        QTest::addColumn<QString>("base");
        QTest::addRow("a host alone") << u"https://pay.example.com"_s << u"https://pay.example.com/"_s;
        QTest::addRow("with its slash") << u"https://pay.example.com/"_s << u"https://pay.example.com/"_s;
        QTest::addRow("a folder") << u"https://example.com/pay"_s << u"https://example.com/pay/"_s;
        QTest::addRow("blanks around it")
            << u"  https://pay.example.com/ \n"_s << u"https://pay.example.com/"_s;
        QTest::addRow("a port, letters in capitals")
            << u"HTTPS://Pay.Example.com:8443"_s << u"https://pay.example.com:8443/"_s;
        QTest::addRow("http to this computer by name")
            << u"http://localhost:8080"_s << u"http://localhost:8080/"_s;
        QTest::addRow("http to this computer by number") << u"http://127.1.2.3"_s << u"http://127.1.2.3/"_s;
        QTest::addRow("http to this computer, IPv6") << u"http://[::1]:8080/"_s << u"http://[::1]:8080/"_s;
    }
    void normalisesTheAddress()
    {
        QFETCH(QString, given);
        QFETCH(QString, base);
        const auto endpoint = read(given);
        QVERIFY2(endpoint, endpoint ? "" : qPrintable(endpoint.error().message));
        QCOMPARE(endpoint->base.toString(), base);
        QCOMPARE(endpoint->allowPrivate, given.startsWith(u"http://"));
    }

    void refusesWithTheFieldsName_data()
    {
        QTest::addColumn<QString>("baseUrl");
        QTest::addColumn<Fields>("more");
        QTest::addColumn<QString>("field");
        const QString good = u"https://pay.example.com/"_s;
        QTest::addRow("no address") << QString() << Fields() << u"base_url"_s;
        QTest::addRow("no scheme") << u"pay.example.com"_s << Fields() << u"base_url"_s;
        QTest::addRow("http to the world") << u"http://pay.example.com/"_s << Fields() << u"base_url"_s;
        QTest::addRow("http to a private address") << u"http://192.168.1.5/"_s << Fields() << u"base_url"_s;
        QTest::addRow("a name that only begins like this computer's")
            << u"http://127.0.0.1.example.com/"_s << Fields() << u"base_url"_s;
        QTest::addRow("ftp") << u"ftp://pay.example.com/"_s << Fields() << u"base_url"_s;
        QTest::addRow("a page instead of the folder")
            << u"https://pay.example.com/submit.php"_s << Fields() << u"base_url"_s;
        QTest::addRow("a query") << u"https://pay.example.com/?a=b"_s << Fields() << u"base_url"_s;
        QTest::addRow("a password") << u"https://me:secret@pay.example.com/"_s << Fields() << u"base_url"_s;
        QTest::addRow("neither true nor false")
            << good << Fields { { u"allow_http"_s, u"yes"_s } } << u"allow_http"_s;
        QTest::addRow("a number for allow_private")
            << good << Fields { { u"allow_private"_s, u"1"_s } } << u"allow_private"_s;
        QTest::addRow("a proxy nobody knows")
            << good << Fields { { u"proxy"_s, u"gopher://x"_s } } << u"proxy"_s;
    }
    void refusesWithTheFieldsName()
    {
        QFETCH(QString, baseUrl);
        QFETCH(Fields, more);
        QFETCH(QString, field);
        const auto endpoint = read(baseUrl, more);
        QVERIFY(!endpoint);
        QCOMPARE(endpoint.error().kind, ErrorClass::BadUsage);
        QVERIFY2(endpoint.error().message.startsWith(field + u": "_s), qPrintable(endpoint.error().message));
        QVERIFY(!endpoint.error().message.contains(u"secret@"));
    }

    void passesItsPermissionsToEachRequest()
    {
        const auto endpoint = read(u"http://192.168.1.5/pay"_s,
            { { u"allow_http"_s, u"true"_s }, { u"allow_private"_s, u"true"_s }, { u"proxy"_s, u"none"_s } });
        QVERIFY2(endpoint, endpoint ? "" : qPrintable(endpoint.error().message));
        const HttpRequest got = endpoint->get(u"api.php"_s, "a=1+2&b=%26%2B");
        QCOMPARE(got.method, "GET"_ba);
        QCOMPARE(got.url.toEncoded(), "http://192.168.1.5/pay/api.php?a=1+2&b=%26%2B"_ba);
        QVERIFY(got.allowHttp && got.allowPrivate && got.followSameHostRedirect);
        QCOMPARE(got.proxy, u"none"_s);
        const HttpRequest posted = endpoint->post(u"mapi.php"_s, "a=b", "c=d");
        QCOMPARE(posted.method, "POST"_ba);
        QCOMPARE(posted.url.toEncoded(), "http://192.168.1.5/pay/mapi.php?c=d"_ba);
        QCOMPARE(posted.body, "a=b"_ba);
        QVERIFY(!posted.followSameHostRedirect);
    }

    void acceptsLinks_data()
    {
        QTest::addColumn<bool>("allowHttp");
        QTest::addColumn<QString>("link");
        QTest::addColumn<bool>("accepted");
        QTest::addRow("https") << false << u"https://a.example/x?y=z"_s << true;
        QTest::addRow("http") << false << u"http://a.example/"_s << false;
        QTest::addRow("http where the account may use it") << true << u"http://a.example/"_s << true;
        QTest::addRow("http to this computer") << false << u"http://127.0.0.1:1/"_s << true;
        QTest::addRow("a script") << true << u"javascript:alert(1)"_s << false;
        QTest::addRow("a file") << true << u"file:///etc/passwd"_s << false;
        QTest::addRow("no host") << true << u"https:///x"_s << false;
        QTest::addRow("a relative link") << true << u"/pay/1"_s << false;
        QTest::addRow("empty") << true << QString() << false;
    }
    void acceptsLinks()
    {
        QFETCH(bool, allowHttp);
        QFETCH(QString, link);
        QFETCH(bool, accepted);
        const auto endpoint = read(
            u"https://pay.example.com/"_s, { { u"allow_http"_s, allowHttp ? u"true"_s : u"false"_s } });
        QVERIFY(endpoint);
        QCOMPARE(endpoint->acceptsLink(link), accepted);
    }
};

QTEST_APPLESS_MAIN(TestEndpoint)
#include "tst_endpoint.moc"
