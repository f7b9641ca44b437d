#include "engine/transport/addressrules.h"
#include "engine/transport/proxy.h"

#include <QTest>

using namespace Qt::StringLiterals;

Q_DECLARE_METATYPE(AddressKind)

namespace {

/// The URL, or the error's class in brackets.
QString targetText(const QString &url, bool allowPrivate, bool allowHttp)
{
    HttpRequest request;
    request.allowPrivate = allowPrivate;
    request.allowHttp = allowHttp;
    const auto target = checkedTarget(QUrl(url), request);
    if (!target)
        return u'[' + errorClassName(target.error().kind) + u']';
    return QString::fromLatin1(target->url.toEncoded());
}

} // namespace

class TestAddressRules : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void knowsTheKindOfEveryAddress_data()
    {
        QTest::addColumn<QString>("address");
        QTest::addColumn<AddressKind>("kind");
        const auto rows = [](AddressKind kind, const QStringList &addresses) {
            for (const QString &address : addresses)
                QTest::addRow("%s", qPrintable(address)) << address << kind;
        };
        // First, last and just outside of each block.
        rows(AddressKind::Public,
            { u"1.0.0.0"_s, u"8.8.8.8"_s, u"9.255.255.255"_s, u"11.0.0.0"_s, u"100.63.255.255"_s,
                u"100.128.0.0"_s, u"126.255.255.255"_s, u"128.0.0.0"_s, u"169.253.255.255"_s,
                u"169.255.0.0"_s, u"172.15.255.255"_s, u"172.32.0.0"_s, u"192.0.1.0"_s, u"192.167.255.255"_s,
                u"192.169.0.0"_s, u"198.17.255.255"_s, u"198.20.0.0"_s, u"223.255.255.255"_s, u"2001:200::"_s,
                u"2400:3200::1"_s, u"2606:4700::1111"_s, u"3ffe:ffff:ffff::1"_s, u"::ffff:8.8.8.8"_s,
                u"64:ff9b::8.8.8.8"_s });
        rows(AddressKind::Loopback,
            { u"127.0.0.0"_s, u"127.0.0.1"_s, u"127.255.255.255"_s, u"::1"_s, u"::ffff:127.0.0.1"_s });
        rows(AddressKind::Private,
            { u"10.0.0.0"_s, u"10.255.255.255"_s, u"100.64.0.0"_s, u"100.127.255.255"_s, u"169.254.0.0"_s,
                u"169.254.169.254"_s, u"169.254.255.255"_s, u"172.16.0.0"_s, u"172.31.255.255"_s,
                u"192.168.0.0"_s, u"192.168.255.255"_s, u"::ffff:192.168.1.1"_s, u"64:ff9b:1::1"_s,
                u"fc00::1"_s, u"fdff:ffff::1"_s, u"fe80::1"_s, u"fe80::1%1"_s, u"febf:ffff::1"_s,
                u"fec0::1"_s });
        rows(AddressKind::FakeIp, { u"198.18.0.0"_s, u"198.19.255.255"_s, u"::ffff:198.18.0.7"_s });
        rows(AddressKind::Reserved,
            { u"0.0.0.0"_s, u"0.255.255.255"_s, u"192.0.0.0"_s, u"192.0.0.255"_s, u"192.0.2.1"_s,
                u"192.88.99.1"_s, u"198.51.100.1"_s, u"203.0.113.1"_s, u"224.0.0.0"_s, u"239.255.255.255"_s,
                u"240.0.0.0"_s, u"255.255.255.255"_s, u"::"_s, u"::2"_s, u"::127.0.0.1"_s,
                u"::ffff:0.0.0.0"_s, u"::ffff:0:127.0.0.1"_s, u"64:ff9b::127.0.0.1"_s, u"64:ff9b::10.0.0.1"_s,
                u"100::1"_s, u"2001::1"_s, u"2001:1ff::1"_s, u"2001:db8::1"_s, u"2002:7f00:1::"_s,
                u"3fff::1"_s, u"4000::1"_s, u"5f00::1"_s, u"fe00::1"_s, u"ff02::1"_s, u"ff0e::1"_s });
    }
    void knowsTheKindOfEveryAddress()
    {
        QFETCH(QString, address);
        const QHostAddress parsed(address);
        QVERIFY(!parsed.isNull());
        QTEST(addressKind(parsed), "kind");
    }

    void anAddressThatIsNoneIsReserved() { QCOMPARE(addressKind(QHostAddress()), AddressKind::Reserved); }

    void permitsByKindAndScheme_data()
    {
        QTest::addColumn<QString>("address");
        // One letter for each of: https alone, https + private, http alone, http + private, http + private
        // + http, http + http. `y` = permitted.
        QTest::addColumn<QString>("permitted");
        QTest::addRow("public") << u"8.8.8.8"_s << u"yy----"_s;
        QTest::addRow("loopback") << u"127.0.0.1"_s << u"-y-yy-"_s;
        QTest::addRow("private") << u"192.168.1.1"_s << u"-y--y-"_s;
        QTest::addRow("fake IP") << u"198.18.0.5"_s << u"yy--y-"_s;
        QTest::addRow("reserved") << u"0.0.0.0"_s << u"------"_s;
    }
    void permitsByKindAndScheme()
    {
        QFETCH(QString, address);
        QString permitted;
        for (const AddressPolicy policy :
            { AddressPolicy { true, false, false }, { true, true, false }, { false, false, false },
                { false, true, false }, { false, true, true }, { false, false, true } })
            permitted += isPermitted(QHostAddress(address), policy) ? u'y' : u'-';
        QTEST(permitted, "permitted");
    }

    void keepsOnlyWhatIsPermitted()
    {
        const QHostAddress good(u"8.8.8.8"_s), better(u"2400:3200::1"_s), home(u"127.0.0.1"_s),
            lan(u"10.0.0.9"_s);
        const auto kept = permittedAddresses(u"shop.example"_s, { home, good, lan, better }, {});
        QVERIFY(kept);
        QCOMPARE(*kept, (QList { good, better }));

        const auto none = permittedAddresses(u"shop.example"_s, { lan, home }, {});
        QVERIFY(!none);
        QCOMPARE(none.error().kind, ErrorClass::BadUsage);
        QVERIFY(none.error().message.contains(u"shop.example"_s));
        QVERIFY(none.error().message.contains(u"10.0.0.9"_s));
        QVERIFY(none.error().message.contains(u"private"_s));

        QCOMPARE(permittedAddresses(u"shop.example"_s, {}, {}).error().kind, ErrorClass::Unreachable);
    }

    void readsLiteralAddressesInEveryForm_data()
    {
        QTest::addColumn<QString>("host");
        QTest::addColumn<QString>("address"); // empty: a name; `!`: neither
        const auto rows = [](const QString &address, const QStringList &hosts) {
            for (const QString &host : hosts)
                QTest::addRow("%s", qPrintable(host)) << host << address;
        };
        rows(u"127.0.0.1"_s,
            { u"127.0.0.1"_s, u"127.0.0.1."_s, u"2130706433"_s, u"0x7f000001"_s, u"0X7F000001"_s,
                u"017700000001"_s, u"127.1"_s, u"127.0.1"_s, u"0x7f.1"_s, u"0177.0.0.01"_s,
                u"0x7f.0x0.0x0.0x1"_s, u"127.0x.0.1"_s });
        rows(u"10.1.2.3"_s, { u"10.1.515"_s, u"10.66051"_s, u"012.1.2.3"_s });
        rows(u"0.0.0.0"_s, { u"0"_s, u"0x"_s, u"00"_s });
        rows(u"255.255.255.255"_s, { u"4294967295"_s });
        rows(u"::1"_s, { u"::1"_s, u"0:0:0:0:0:0:0:1"_s });
        rows(u"!"_s,
            { u"4294967296"_s, u"256.0.0.1"_s, u"1.2.3.4.5"_s, u"1..2"_s, u"1.2.3.08"_s, u"shop.1"_s,
                u"a.0x7f"_s, u"1.2.3.-4.5"_s, u"::g"_s, u"1:2"_s, u"127.0.0.99999999999999999999"_s });
        rows({},
            { u"shop.example"_s, u"1.2.3.4.example"_s, u"0x7f.example"_s, u"shop.0xyz"_s, u"localhost"_s,
                u"a.b1"_s });
    }
    void readsLiteralAddressesInEveryForm()
    {
        QFETCH(QString, host);
        const auto literal = literalAddress(host);
        const QString found = !literal ? u"!"_s : *literal ? (*literal)->toString() : QString();
        QTEST(found, "address");
    }

    void knowsALoopbackHost()
    {
        for (const QString &host : { u"localhost"_s, u"LOCALHOST."_s, u"shop.localhost"_s, u"127.9.9.9"_s,
                 u"0x7f.1"_s, u"::1"_s, u"::ffff:127.0.0.1"_s })
            QVERIFY2(isLoopbackHost(host), qPrintable(host));
        for (const QString &host :
            { u"mylocalhost"_s, u"localhost.example"_s, u"10.0.0.1"_s, u"0.0.0.0"_s, u"1.2.3.999"_s })
            QVERIFY2(!isLoopbackHost(host), qPrintable(host));
    }

    void checksTheUrl_data()
    {
        QTest::addColumn<QString>("url");
        QTest::addColumn<bool>("allowPrivate");
        QTest::addColumn<bool>("allowHttp");
        QTest::addColumn<QString>("target");
        const QString refused = u"[bad_usage]"_s;
        QTest::addRow("https is called as it stands")
            << u"https://Pay.Example/A/../b%2Fc?x=%E4%B8%AD&y=%2B"_s << false << false
            << u"https://pay.example/A/../b%2Fc?x=%E4%B8%AD&y=%2B"_s;
        QTest::addRow("a fragment stays here")
            << u"https://a.example/x#y"_s << false << false << u"https://a.example/x"_s;
        QTest::addRow("a final dot goes")
            << u"https://a.example.:8443/"_s << false << false << u"https://a.example:8443/"_s;
        QTest::addRow("an international name")
            << u"https://支付.example/"_s << false << false << u"https://xn--bnq875c.example/"_s;
        QTest::addRow("a public literal") << u"https://8.8.8.8/"_s << false << false << u"https://8.8.8.8/"_s;
        QTest::addRow("http to a name, which may be private")
            << u"http://nas.example/"_s << true << false << u"http://nas.example/"_s;
        QTest::addRow("http to loopback") << u"http://[::1]:80/"_s << true << false << u"http://[::1]:80/"_s;
        QTest::addRow("http to private when allowed")
            << u"http://10.0.0.1/"_s << true << true << u"http://10.0.0.1/"_s;
        QTest::addRow("a decimal loopback, allowed")
            << u"http://2130706433/"_s << true << false << u"http://127.0.0.1/"_s;

        QTest::addRow("http to a name") << u"http://a.example/"_s << false << false << refused;
        QTest::addRow("http to a name, http allowed but not private")
            << u"http://a.example/"_s << false << true << refused;
        QTest::addRow("http to a public literal") << u"http://8.8.8.8/"_s << true << true << refused;
        QTest::addRow("http to private") << u"http://10.0.0.1/"_s << true << false << refused;
        QTest::addRow("https to private") << u"https://10.0.0.1/"_s << false << false << refused;
        for (const char *host : { "127.0.0.1", "2130706433", "0x7f000001", "017700000001", "0x7f.1", "127.1",
                 "0177.0.0.1", "127.0.0.1.", "%31%32%37.0.0.1", "127%2E0.0.1", "１２７.0.0.1", "127。0。0。1",
                 "①②⑦.0.0.1", "[::1]", "[::ffff:127.0.0.1]", "[::ffff:7f00:1]", "[0:0:0:0:0:0:0:1]", "[::]",
                 "0", "0.0.0.0", "169.254.169.254", "0xa9fea9fe", "[fe80::1]", "[fd00::1]",
                 "[64:ff9b::7f00:1]", "192.168.1.1", "100.64.0.1", "224.0.0.1", "255.255.255.255" })
            QTest::addRow("https://%s/", host)
                << u"https://%1/"_s.arg(QString::fromUtf8(host)) << false << false << refused;
        QTest::addRow("unspecified, whatever is allowed") << u"http://0.0.0.0/"_s << true << true << refused;
        QTest::addRow("a name and password") << u"https://u:p@a.example/"_s << false << false << refused;
        QTest::addRow("a host that looks like a user")
            << u"https://8.8.8.8@127.0.0.1/"_s << false << false << refused;
        QTest::addRow("a backslash") << u"https://8.8.8.8\\@127.0.0.1/"_s << false << false << refused;
        QTest::addRow("another scheme") << u"ftp://a.example/"_s << true << true << refused;
        QTest::addRow("a file") << u"file:///etc/passwd"_s << true << true << refused;
        QTest::addRow("a path alone") << u"/x"_s << true << true << refused;
        QTest::addRow("nothing") << QString() << true << true << refused;
        QTest::addRow("no host") << u"https:///x"_s << true << true << refused;
        QTest::addRow("a dot for a host") << u"https://./x"_s << true << true << refused;
        QTest::addRow("port 0") << u"https://a.example:0/"_s << true << true << refused;
        QTest::addRow("port 65536") << u"https://a.example:65536/"_s << true << true << refused;
        QTest::addRow("an address of a future version") << u"https://[v1.a:b]/"_s << true << true << refused;
    }
    void checksTheUrl()
    {
        QFETCH(QString, url);
        QFETCH(bool, allowPrivate);
        QFETCH(bool, allowHttp);
        QTEST(targetText(url, allowPrivate, allowHttp), "target");
    }

    void readsTheProxySetting_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("proxy"); // kind|host|port|user|password
        QTest::addRow("system") << u"system"_s << u"system"_s;
        QTest::addRow("none") << u"none"_s << u"0||0||"_s;
        QTest::addRow("http") << u"http://127.0.0.1:7890"_s << u"1|127.0.0.1|7890||"_s;
        QTest::addRow("http with slash, default port")
            << u"http://proxy.example/"_s << u"1|proxy.example|80||"_s;
        QTest::addRow("socks5h") << u"socks5h://[::1]"_s << u"2|::1|1080||"_s;
        QTest::addRow("user and password") << u"socks5h://me:p%40ss@h:1"_s << u"2|h|1|me|p@ss"_s;
        for (const char *bad :
            { "", "direct", "NONE", "socks5://h:1", "socks4://h:1", "https://h:1", "http://", "http://h:0",
                "http://h:1/path", "http://h:1?x", "http://h:1#x", "h:1", "http://h:99999", "http:// h" })
            QTest::addRow("not a proxy: '%s'", bad) << QString::fromLatin1(bad) << u"[bad_usage]"_s;
    }
    void readsTheProxySetting()
    {
        QFETCH(QString, text);
        const auto setting = parseProxySetting(text);
        QString found;
        if (!setting) {
            found = u'[' + errorClassName(setting.error().kind) + u']';
        } else if (setting->system) {
            found = u"system"_s;
        } else {
            const Proxy &proxy = setting->fixed;
            found = QStringList { QString::number(int(proxy.kind)), proxy.host, QString::number(proxy.port),
                proxy.user, proxy.password }
                        .join(u'|');
        }
        QTEST(found, "proxy");
    }
};

QTEST_GUILESS_MAIN(TestAddressRules)
#include "tst_addressrules.moc"
