#include "providers/epay/epaytext.h"

#include "crypto/digest.h"
#include "crypto/rsa.h"
#include "epayfixture.h"
#include "providers/epay/epayaccount.h"

using namespace Qt::StringLiterals;
using epay::Param;
using epay::Params;

namespace {
Params paramsOf(const QJsonObject &object)
{
    Params params;
    for (auto it = object.begin(); it != object.end(); ++it)
        params.append({ it.key().toUtf8(), it.value().toString().toUtf8() });
    return params;
}

/// Object members lose their order; the form body has it.
Params inOrderOf(const QByteArray &form)
{
    const auto params = epay::parseForm(form);
    return params ? *params : Params();
}

void addRequests(const QString &list)
{
    QTest::addColumn<QJsonObject>("row");
    for (const auto &value : epayfixture::vectors().value(list).toArray())
        QTest::addRow("%s", epayfixture::rowName(value.toObject()).constData()) << value.toObject();
}
}

/// Every row of v1_requests and v2_requests: text, signature and bytes.
class TestEpayText : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void hasEveryRequestOfTheSpec()
    {
        QCOMPARE(epayfixture::vectors().value(u"v1_requests"_s).toArray().size(), 8);
        QCOMPARE(epayfixture::vectors().value(u"v2_requests"_s).toArray().size(), 8);
    }

    void signsRequestsOfV1_data() { addRequests(u"v1_requests"_s); }
    void signsRequestsOfV1()
    {
        QFETCH(QJsonObject, row);
        const QByteArray text = epay::signingText(paramsOf(row.value(u"params"_s).toObject()));
        const QByteArray sign = digest::md5Hex(text + epayfixture::key(u"v1_md5_key"_s).toUtf8());
        // The one row that the server refuses was signed by the old SDK with a blank value in the text.
        const bool accepted = row.value(u"server_accepts"_s).toBool();
        QCOMPARE(text == row.value(u"sign_text"_s).toString().toUtf8(), accepted);
        QCOMPARE(sign == row.value(u"sign"_s).toString().toLatin1(), accepted);
        QCOMPARE(accepted, rowName(row) != "whitespace_only_value_DO_NOT_SEND");
    }

    void signsRequestsOfV2_data() { addRequests(u"v2_requests"_s); }
    void signsRequestsOfV2()
    {
        QFETCH(QJsonObject, row);
        QVERIFY(row.value(u"server_accepts"_s).toBool());
        const QByteArray text = epay::signingText(paramsOf(row.value(u"params"_s).toObject()));
        QCOMPARE(text, row.value(u"sign_text"_s).toString().toUtf8());
        const auto merchant
            = RsaPrivateKey::parse(epayfixture::key(u"merchant_private_pkcs8_pem"_s).toLatin1());
        QVERIFY(merchant);
        const auto sign = merchant->signSha256(text);
        QVERIFY(sign);
        QCOMPARE(sign->toBase64(), row.value(u"sign"_s).toString().toLatin1());
    }

    void encodesAsPhpDoes_data()
    {
        QTest::addColumn<QJsonObject>("row");
        for (const QString &list : { u"v1_requests"_s, u"v2_requests"_s }) {
            for (const auto &value : epayfixture::vectors().value(list).toArray())
                QTest::addRow("%s %s", qPrintable(list), rowName(value.toObject()).constData())
                    << value.toObject();
        }
    }
    void encodesAsPhpDoes()
    {
        QFETCH(QJsonObject, row);
        const QByteArray form = row.value(u"form_body"_s).toString().toLatin1();
        const Params params = inOrderOf(form);
        // The decoder found what the SDK was given …
        QJsonObject sent = row.value(u"params"_s).toObject();
        sent.insert(u"sign"_s, row.value(u"sign"_s));
        QCOMPARE(params.size(), sent.size() + 1);
        for (const auto &[name, value] : params) {
            if (name != "sign_type")
                QCOMPARE(QString::fromUtf8(value), sent.value(QString::fromUtf8(name)).toString());
        }
        // … and the encoder writes the SDK's bytes.
        QCOMPARE(epay::formEncoded(params), form);
    }

    void encodesEveryOctet()
    {
        QByteArray all;
        for (int c = 1; c < 128; ++c)
            all += char(c);
        const QByteArray form = epay::formEncoded({ { "v", all } });
        QVERIFY(form.startsWith("v=%01%02"));
        QVERIFY(form.contains("%1F+%21%22%23%24%25%26%27%28%29%2A%2B%2C-.%2F0123456789%3A"));
        QVERIFY(form.endsWith("z%7B%7C%7D%7E%7F"));
        QCOMPARE(inOrderOf(form), (Params { { "v", all } }));
    }

    void refusesWhatCannotBeReadWithoutDoubt_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addRow("a name twice") << "a=1&a=1"_ba;
        QTest::addRow("a name twice, once encoded") << "a=1&%61=2"_ba;
        QTest::addRow("a bracket") << "a[]=1"_ba;
        QTest::addRow("a bracket, encoded") << "a%5B%5D=1"_ba;
        QTest::addRow("a blank in a name") << "a+b=1"_ba;
        QTest::addRow("an equals sign in a name") << "a%3Db=1"_ba;
        QTest::addRow("a NUL in a name") << "a%00=1"_ba;
        QTest::addRow("no name") << "=1"_ba;
        QTest::addRow("a percent sign at the end") << "a=%"_ba;
        QTest::addRow("half a percent sequence") << "a=%4"_ba;
        QTest::addRow("letters after the percent sign") << "a=%GG"_ba;
        QTest::addRow("a percent sequence with a sign") << "a=%+1"_ba;
        QTest::addRow("Latin-1") << "a=%E9"_ba;
        QTest::addRow("a surrogate in UTF-8") << "a=%ED%A0%80"_ba;
        QTest::addRow("raw bytes that are not UTF-8") << "a=\xFF"_ba;
    }
    void refusesWhatCannotBeReadWithoutDoubt()
    {
        QFETCH(QByteArray, text);
        const auto params = epay::parseForm(text);
        QVERIFY(!params);
        QCOMPARE(params.error().kind, ErrorClass::Malformed);
    }

    void cleansTheProductsName_data()
    {
        QTest::addColumn<QString>("subject");
        QTest::addColumn<QString>("sent");
        QTest::addRow("plain") << u"Card key x1"_s << u"Card key x1"_s;
        QTest::addRow("Chinese") << u"测试卡密（激活码）"_s << u"测试卡密（激活码）"_s;
        QTest::addRow("an emoji") << u"卡 😀"_s << u"卡 😀"_s;
        QTest::addRow("what could split the signed text")
            << u"x&trade_no=1&trade_status=TRADE_SUCCESS"_s << u"xtrade_no1trade_statusTRADE_SUCCESS"_s;
        QTest::addRow("every stripped character") << u"a&=?#%\"'`<>\\b"_s << u"ab"_s;
        QTest::addRow("control characters") << u"a\r\nb\tc\x01"_s << u"a b c"_s;
        QTest::addRow("marks that turn the writing direction") << u"a\u202Eb\u200Fc"_s << u"abc"_s;
        QTest::addRow("blanks only") << u" \u3000\t"_s << u"order"_s;
        QTest::addRow("nothing") << QString() << u"order"_s;
        QTest::addRow("nothing is left") << u"&&&==="_s << u"order"_s;
        QTest::addRow("65 letters: the server's column has 64") << QString(65, u'a') << QString(64, u'a');
        QTest::addRow("43 Chinese characters: 42 fit in 127 octets")
            << QString(43, u'卡') << QString(42, u'卡');
        QTest::addRow("32 emoji: 31 fit in 127 octets") << u"😀"_s.repeated(32) << u"😀"_s.repeated(31);
        QTest::addRow("a cut that would end with a blank")
            << QString(63, u'a') + u" b"_s << QString(63, u'a');
    }
    void cleansTheProductsName()
    {
        QFETCH(QString, subject);
        QFETCH(QString, sent);
        QCOMPARE(epay::cleanSubject(subject), sent);
    }

    void sendsTheBuyersAddressOrNone_data()
    {
        QTest::addColumn<QString>("given");
        QTest::addColumn<QString>("sent");
        QTest::addRow("IPv4") << u"203.0.113.7"_s << u"203.0.113.7"_s;
        QTest::addRow("IPv6") << u"2001:db8::1"_s << u"2001:db8::1"_s;
        QTest::addRow("none") << QString() << u"127.0.0.1"_s;
        QTest::addRow("an attempt to add a parameter") << u"1.2.3.4&money=0.01"_s << u"127.0.0.1"_s;
        QTest::addRow("a word") << u"localhost"_s << u"127.0.0.1"_s;
    }
    void sendsTheBuyersAddressOrNone()
    {
        QFETCH(QString, given);
        QFETCH(QString, sent);
        PaymentOrder order = epayfixture::order();
        order.clientIp = given;
        QCOMPARE(epay::clientIp(order), sent);
    }

private:
    static QByteArray rowName(const QJsonObject &row) { return epayfixture::rowName(row); }
};

QTEST_APPLESS_MAIN(TestEpayText)
#include "tst_epaytext.moc"
