#include "epayfixture.h"

using namespace Qt::StringLiterals;
using namespace epayfixture;

namespace {
/// What the spec's words for an answer mean in ours.
bool agrees(const QString &expect, const QString &outcome)
{
    static const QList<std::pair<QString, QStringList>> meanings = {
        { u"CREATED but not scannable"_s, { u"mobile"_s } },
        { u"CREATED"_s, { u"qr"_s, u"link"_s } },
        { u"PERMANENT (configuration)"_s, { u"auth"_s } },
        { u"RETRY_LATER"_s, { u"server_error"_s, u"malformed"_s } },
        { u"PAID"_s, { u"paid"_s } },
        { u"WAITING until"_s, { u"not_found"_s } },
        { u"WAITING"_s, { u"waiting"_s } },
        { u"REFUNDED"_s, { u"refunded"_s } },
        { u"UNKNOWN (frozen)"_s, { u"frozen"_s } },
        { u"INTEGRITY"_s, { u"mismatch"_s } },
    };
    for (const auto &[words, outcomes] : meanings) {
        if (expect.startsWith(words))
            return outcomes.contains(outcome);
    }
    return false;
}

QJsonObject rowOf(const QString &list, const QString &name)
{
    for (const auto &value : vectors().value(list).toArray()) {
        if (value.toObject().value(u"name"_s) == name)
            return value.toObject();
    }
    return {};
}

QString afterTheDoor(const Result<CallbackFacts> &facts, const PaymentOrder &order)
{
    if (!facts)
        return outcome(facts);
    const auto checked = matches(order, facts->payment);
    return checked ? outcome(facts) : errorClassName(checked.error().kind);
}
}

class TestEpay : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void refusesAnAccountNamingTheField_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("value");
        QTest::addRow("no pid") << u"pid"_s << QString();
        QTest::addRow("letters in the pid") << u"pid"_s << u"10a"_s;
        QTest::addRow("a leading zero in the pid") << u"pid"_s << u"01000"_s;
        QTest::addRow("no key") << u"key"_s << QString();
        QTest::addRow("a key of blanks") << u"key"_s << u" \n"_s;
        QTest::addRow("a method with a blank") << u"methods"_s << u"ali pay"_s;
        QTest::addRow("a method twice") << u"methods"_s << u"alipay,alipay"_s;
        QTest::addRow("an empty method") << u"methods"_s << u"alipay,"_s;
        QTest::addRow("confirm_by_query") << u"confirm_by_query"_s << u"maybe"_s;
        QTest::addRow("base_url") << u"base_url"_s << u"http://pay.example.com"_s;
    }
    void refusesAnAccountNamingTheField()
    {
        QFETCH(QString, name);
        QFETCH(QString, value);
        AccountFields fields = v1Account();
        if (name == u"key")
            fields.secrets[name] = value.toUtf8();
        else
            fields.fields[name] = value;
        const auto made = findProviderType(u"epay")->make(fields);
        QVERIFY(!made);
        QCOMPARE(made.error().kind, ErrorClass::BadUsage);
        QVERIFY2(made.error().message.startsWith(name + u": "_s), qPrintable(made.error().message));
    }

    void confirmsByQueryUnlessToldNotTo()
    {
        AccountFields fields = v1Account();
        QVERIFY(make(u"epay"_s, fields)->traits().callbackNeedsQuery);
        fields.fields[u"confirm_by_query"_s] = u"false"_s;
        const auto trusting = make(u"epay"_s, fields);
        QVERIFY(!trusting->traits().callbackNeedsQuery);
        QCOMPARE(trusting->traits().limitedWait, Millis(60'000));
        QVERIFY(
            trusting->traits().refunds && !trusting->traits().refundIdempotent && !trusting->traits().closes);
    }

    void sendsTheBytesOfTheSdk()
    {
        const auto created = v1()->create(order(), now);
        QVERIFY2(created, why(created).constData());
        QCOMPARE(created->method, "POST"_ba);
        QCOMPARE(created->url, QUrl(u"https://pay.example.com/mapi.php"_s));
        QCOMPARE(created->headers.value("Content-Type"), "application/x-www-form-urlencoded"_ba);
        QCOMPARE(parameters(created->body),
            parameters(rowOf(u"v1_requests"_s, u"mapi_ascii"_s).value(u"form_body"_s).toString().toLatin1()));
        QCOMPARE(created->body,
            rowOf(u"v1_requests"_s, u"mapi_ascii"_s).value(u"form_body"_s).toString().toLatin1());
        QVERIFY(!created->followSameHostRedirect);
        QCOMPARE(created->secrets, QList { key(u"v1_md5_key"_s).toUtf8() });
        QVERIFY(!created->body.contains(key(u"v1_md5_key"_s).toUtf8()));
    }

    void makesALinkWithoutAsking()
    {
        const auto link = v1()->fallbackLink(order());
        QVERIFY(link);
        QCOMPARE(link->qr,
            u"https://pay.example.com/submit.php?"_s
                + rowOf(u"v1_requests"_s, u"submit_ascii"_s).value(u"form_body"_s).toString());
        QCOMPARE(link->url, link->qr);
        PaymentOrder dollars = order();
        dollars.amount.currency = u"USD"_s;
        QVERIFY(!v1()->fallbackLink(dollars));
    }

    void choosesTheMethod()
    {
        PaymentOrder wanted = order();
        QCOMPARE(parameters(v1()->create(wanted, now)->body).value(u"type"_s), u"alipay"_s);
        wanted.method = u"wxpay"_s;
        QCOMPARE(parameters(v1()->create(wanted, now)->body).value(u"type"_s), u"wxpay"_s);
        wanted.method = u"qqpay"_s;
        const auto refused = v1()->create(wanted, now);
        QVERIFY(!refused && refused.error().kind == ErrorClass::BadUsage);
    }

    void neverSendsABlankValue()
    {
        PaymentOrder bare = order();
        bare.subject = u" "_s;
        bare.clientIp.clear();
        bare.returnUrl.clear();
        const auto request = v1()->create(bare, now);
        QVERIFY2(request, why(request).constData());
        const auto sent = parameters(request->body);
        for (auto it = sent.begin(); it != sent.end(); ++it)
            QVERIFY2(!it.value().trimmed().isEmpty(), qPrintable(it.key()));
        QCOMPARE(sent.value(u"name"_s), u"order"_s);
        QCOMPARE(sent.value(u"return_url"_s), u"https://pay.example.com/"_s);
        QCOMPARE(sent.value(u"clientip"_s), u"127.0.0.1"_s);
    }

    void refusesAnOrderItCannotSend_data()
    {
        QTest::addColumn<PaymentOrder>("unsendable");
        PaymentOrder bad = order();
        bad.outTradeNo = u"CK-1"_s;
        QTest::addRow("an order number with a hyphen") << bad;
        bad.outTradeNo = QString(33, u'A');
        QTest::addRow("an order number of 33 characters") << bad;
        bad = order();
        bad.amount.currency = u"USD"_s;
        QTest::addRow("dollars") << bad;
        bad = order();
        bad.amount.minor = 0;
        QTest::addRow("nothing to pay") << bad;
        bad = order();
        bad.notifyUrl.clear();
        QTest::addRow("no notify_url") << bad;
        bad.notifyUrl = u"https://merchant.example.com/notify?id=1"_s;
        QTest::addRow("a notify_url with a query") << bad;
        bad.notifyUrl = u"https://merchant.example.com/"_s + QString(240, u'a');
        QTest::addRow("a notify_url that is too long") << bad;
        bad = order();
        bad.returnUrl = u"https://shop.example/r&trade_status=TRADE_SUCCESS"_s;
        QTest::addRow("a return_url that splits the text") << bad;
        bad.returnUrl = u"javascript:alert(1)"_s;
        QTest::addRow("a script as return_url") << bad;
    }
    void refusesAnOrderItCannotSend()
    {
        QFETCH(PaymentOrder, unsendable);
        const auto request = v1()->create(unsendable, now);
        QVERIFY(!request);
        QCOMPARE(request.error().kind, ErrorClass::BadUsage);
    }

    void asksWithTheKeyMarkedAsSecret()
    {
        const auto provider = v1();
        const QByteArray secret = key(u"v1_md5_key"_s).toUtf8();
        const HttpRequest query = *provider->query(order(), now);
        QCOMPARE(query.method, "GET"_ba);
        QCOMPARE(query.url.toEncoded(),
            "https://pay.example.com/api.php?act=order&pid=1000&key=" + secret
                + "&out_trade_no=CK20261122000001");
        QVERIFY(query.followSameHostRedirect);
        const HttpRequest refunding = *provider->refund(refund(), now);
        QCOMPARE(refunding.url.toEncoded(), "https://pay.example.com/api.php?act=refund"_ba);
        QCOMPARE(refunding.body, "pid=1000&key=" + secret + "&out_trade_no=CK20261122000001&money=1.00");
        QVERIFY(refunding.atMostOnce);
        QVERIFY(!provider->traits().queriesRefunds); // the engine asks for the payment instead
        const HttpRequest test = *provider->test(now);
        QCOMPARE(test.url.toEncoded(), "https://pay.example.com/api.php?act=query&pid=1000&key=" + secret);
        const HttpRequest list = *provider->listOrders({}, now);
        QCOMPARE(list.url.toEncoded(),
            "https://pay.example.com/api.php?act=orders&pid=1000&key=" + secret + "&limit=50&offset=0");
        for (const HttpRequest &request : { query, refunding, test, list })
            QCOMPARE(request.secrets, QList { secret });
    }

    void escapesAKeyInTheAddress()
    {
        AccountFields fields = v1Account();
        fields.secrets[u"key"_s] = "a&b=c+d e%41#";
        const QUrl url = make(u"epay"_s, fields)->query(order(), now)->url;
        QVERIFY2(url.toEncoded().contains("&key=a%26b%3Dc%2Bd+e%2541%23&"), url.toEncoded().constData());
    }

    void readsEveryAnswerOfTheSpec_data()
    {
        QTest::addColumn<QJsonObject>("row");
        QTest::addColumn<int>("status");
        QTest::addColumn<QString>("expected");
        const QMap<QString, QString> expected = { { u"mapi_ok_qrcode"_s, u"qr"_s },
            { u"mapi_ok_payurl"_s, u"link"_s }, { u"mapi_ok_code_as_string_with_msg"_s, u"link"_s },
            { u"mapi_ok_urlscheme_only"_s, u"mobile"_s }, { u"mapi_sign_error"_s, u"auth"_s },
            { u"mapi_channel_error"_s, u"server_error"_s }, { u"order_paid"_s, u"paid"_s },
            { u"order_paid_strings"_s, u"paid"_s }, { u"order_unpaid"_s, u"waiting"_s },
            { u"order_refunded"_s, u"refunded"_s }, { u"order_frozen"_s, u"frozen"_s },
            { u"order_not_exist"_s, u"not_found"_s }, { u"html_error_page"_s, u"malformed"_s },
            { u"bom_before_json"_s, u"paid"_s }, { u"php_notice_before_json"_s, u"malformed"_s },
            { u"order_other_order_returned"_s, u"mismatch"_s }, { u"order_money_differs"_s, u"mismatch"_s } };
        const QJsonArray rows = vectors().value(u"v1_plain_responses"_s).toArray();
        QCOMPARE(rows.size(), 17);
        QCOMPARE(expected.size(), 17);
        for (const auto &value : rows) {
            const QJsonObject row = value.toObject();
            QTest::addRow("%s", rowName(row).constData())
                << row << 200 << expected.value(row.value(u"name"_s).toString());
        }
        QTest::addRow("html_error_page, with its status")
            << rowOf(u"v1_plain_responses"_s, u"html_error_page"_s) << 502 << u"server_error"_s;
    }
    void readsEveryAnswerOfTheSpec()
    {
        QFETCH(QJsonObject, row);
        QFETCH(int, status);
        QFETCH(QString, expected);
        const HttpReply answer = reply(row.value(u"body"_s).toString().toUtf8(), status);
        const bool creation = row.value(u"name"_s).toString().startsWith(u"mapi_");
        const QString got = creation ? outcome(v1()->readCreate(order(), answer, now))
                                     : outcome(v1()->readQuery(order(), answer, now));
        QCOMPARE(got, expected);
        QVERIFY2(
            agrees(row.value(u"expect"_s).toString(), got), qPrintable(row.value(u"expect"_s).toString()));
    }

    void findsWhatIsKnownOfAPaidOrder()
    {
        const QByteArray body
            = rowOf(u"v1_plain_responses"_s, u"order_paid"_s).value(u"body"_s).toString().toUtf8();
        const auto facts = v1()->readQuery(order(), reply(body), now);
        QVERIFY2(facts, why(facts).constData());
        QCOMPARE(facts->tradeNo, u"2026112210153012345"_s);
        QCOMPARE(facts->channelTradeNo, u"2026112222001400000500000001"_s);
        QCOMPARE(*facts->amount, (Money { 990, u"CNY"_s }));
        QCOMPARE(toRfc3339(*facts->paidAt), u"2026-11-22T02:16:02.000Z"_s); // 10:16:02 in China
        PaymentOrder created = order();
        created.tradeNo = u"2026112210153099999"_s;
        QCOMPARE(outcome(v1()->readQuery(created, reply(body), now)), u"mismatch"_s);
    }

    void showsTheFirstOfQrcodePayurlUrlscheme()
    {
        const auto created = v1()->readCreate(order(),
            reply(quoted("{'code':1,'trade_no':2026112210153012345,'qrcode':'wxp://abc','payurl':'https://"
                         "a.example/1','urlscheme':'weixin://x'}")),
            now);
        QVERIFY2(created, why(created).constData());
        QCOMPARE(created->qr, u"wxp://abc"_s);
        QCOMPARE(created->url, u"https://a.example/1"_s);
        QCOMPARE(created->tradeNo, u"2026112210153012345"_s);
        QVERIFY(created->note.isEmpty());
        const auto mobile
            = v1()->readCreate(order(), reply(quoted("{'code':1,'urlscheme':'weixin://x'}")), now);
        QVERIFY(mobile && mobile->qr.isEmpty() && mobile->url == u"weixin://x" && !mobile->note.isEmpty());
    }

    void classifiesAnswersToACreation_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QString>("expected");
        const auto row = [](const char *name, const char *code, const QString &msg, const QString &expected) {
            QTest::addRow("%s", name)
                << QByteArray("{\"code\":") + code + ",\"msg\":\"" + msg.toUtf8() + "\"}" << expected;
        };
        row("already paid", "-1", u"该订单(CK1)已完成支付，请勿重复发起支付"_s, u"pending"_s);
        row("changed parameters", "-1", u"该订单(CK1)支付参数有变化，请更换订单号重新发起支付"_s,
            u"refused"_s);
        row("amount too high", "-1", u"最大支付金额是1000元"_s, u"refused"_s);
        row("a field is missing", "-1", u"商品名称(name)不能为空"_s, u"refused"_s);
        row("merchant banned", "-1", u"商户已被封禁，无法支付！"_s, u"auth"_s);
        row("merchant under review", "-1", u"商户未通过审核，无法支付！"_s, u"auth"_s);
        row("domain not listed", "-1", u"该域名不可发起支付，原因：域名没过白，请前往支付平台授权支付域名"_s,
            u"auth"_s);
        row("merchant's day limit", "-1", u"当前商户今日收款已达到限额，无法发起支付"_s, u"auth"_s);
        row("signature, older forks", "-1", u"签名校验失败，请返回重试！"_s, u"auth"_s);
        row("too many at once", "-1", u"当前商户已超出订单并发量限制，请稍后再试"_s, u"rate_limited"_s);
        row("too often", "\"-1\"", u"操作过于频繁"_s, u"rate_limited"_s);
        row("upstream failed", "-2", u"获取二维码失败"_s, u"server_error"_s);
        row("wrong key", "-3", u"MD5签名校验失败"_s, u"auth"_s);
        row("only RSA", "-3", u"该商户只能使用RSA签名类型"_s, u"auth"_s);
        row("parameters missing", "-4", u"未传入任何参数"_s, u"rejected"_s);
        row("no such act", "-5", u"No Act!"_s, u"rejected"_s);
        row("a code of some fork", "-9", u"x"_s, u"server_error"_s);
        row("code 0, which is success elsewhere", "0", u"参数不完整"_s, u"server_error"_s);
        QTest::addRow("success with neither code nor link")
            << quoted("{'code':1,'trade_no':'1'}") << u"rejected"_s;
        QTest::addRow("a web form only") << quoted("{'code':1,'html':'<form>'}") << u"rejected"_s;
        QTest::addRow("a link without TLS")
            << quoted("{'code':1,'payurl':'http://a.example/'}") << u"rejected"_s;
        QTest::addRow("a QR code of a link without TLS")
            << quoted("{'code':1,'qrcode':'HTTP://a.example/'}") << u"rejected"_s;
        QTest::addRow("a script") << quoted("{'code':1,'payurl':'javascript:alert(1)'}") << u"rejected"_s;
        QTest::addRow("a line break in the QR code")
            << quoted("{'code':1,'qrcode':'wxp://a\\nb'}") << u"malformed"_s;
        QTest::addRow("a QR code nobody can scan")
            << "{\"code\":1,\"qrcode\":\"" + QByteArray(1201, 'a') + "\"}" << u"malformed"_s;
    }
    void classifiesAnswersToACreation()
    {
        QFETCH(QByteArray, body);
        QFETCH(QString, expected);
        QCOMPARE(outcome(v1()->readCreate(order(), reply(body), now)), expected);
    }

    void classifiesAnswersToAQuery_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QString>("expected");
        QTest::addRow("wrong key") << quoted("{'code':-3,'msg':'商户密钥错误'}") << u"auth"_s;
        QTest::addRow("no number") << quoted("{'code':-4,'msg':'订单号不能为空'}") << u"rejected"_s;
        QTest::addRow("no such act") << quoted("{'code':-5,'msg':'No Act!'}") << u"rejected"_s;
        QTest::addRow("an older fork's -2") << quoted("{'code':-2,'msg':'KEY错误'}") << u"server_error"_s;
        QTest::addRow("an older fork's -1 about the merchant")
            << quoted("{'code':-1,'msg':'商户不存在'}") << u"server_error"_s;
        QTest::addRow("another -1") << quoted("{'code':-1,'msg':'查询失败'}") << u"server_error"_s;
        QTest::addRow("too often") << quoted("{'code':-1,'msg':'请求频繁'}") << u"rate_limited"_s;
        QTest::addRow("no pid") << quoted(
            "{'code':1,'out_trade_no':'CK20261122000001','money':'9.90','status':1}")
                                << u"malformed"_s;
        QTest::addRow("no money") << quoted(
            "{'code':1,'out_trade_no':'CK20261122000001','pid':1000,'status':1}")
                                  << u"malformed"_s;
        QTest::addRow("no status") << quoted(
            "{'code':1,'out_trade_no':'CK20261122000001','pid':1000,'money':'9.90'}")
                                   << u"malformed"_s;
        QTest::addRow("a status that is true")
            << quoted("{'code':1,'out_trade_no':'CK20261122000001','pid':1000,'money':'9.90','status':true}")
            << u"malformed"_s;
        QTest::addRow("money in floating point")
            << quoted("{'code':1,'out_trade_no':'CK20261122000001','pid':1000,'money':9.9e0,'status':1}")
            << u"malformed"_s;
        QTest::addRow("money as a number")
            << quoted("{'code':1,'out_trade_no':'CK20261122000001','pid':1000,'money':9.9,'status':1}")
            << u"paid"_s;
        QTest::addRow("another merchant")
            << quoted("{'code':1,'out_trade_no':'CK20261122000001','pid':1001,'money':'9.90','status':1}")
            << u"mismatch"_s;
        QTest::addRow("another amount, unpaid")
            << quoted("{'code':1,'out_trade_no':'CK20261122000001','pid':1000,'money':'9.91','status':0}")
            << u"mismatch"_s;
        QTest::addRow("pre-authorised")
            << quoted("{'code':1,'out_trade_no':'CK20261122000001','pid':1000,'money':'9.90','status':4}")
            << u"frozen"_s;
        QTest::addRow("an unknown status")
            << quoted("{'code':1,'out_trade_no':'CK20261122000001','pid':1000,'money':'9.90','status':'-1'}")
            << u"frozen"_s;
        QTest::addRow("blanks around the values") << quoted(
            "{'code':' 1 ','out_trade_no':'CK20261122000001','pid':' 1000','money':' 9.9 ','status':' 1\\n'}")
                                                  << u"paid"_s;
    }
    void classifiesAnswersToAQuery()
    {
        QFETCH(QByteArray, body);
        QFETCH(QString, expected);
        QCOMPARE(outcome(v1()->readQuery(order(), reply(body), now)), expected);
    }

    void refundsOnceAndSaysWhenItCannotTell_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<int>("status");
        QTest::addColumn<QString>("expected");
        QTest::addRow("0 with the word")
            << quoted("{'code':0,'msg':'退款成功！退款金额￥1.00'}") << 200 << u"done"_s;
        QTest::addRow("1 with the word") << quoted("{'code':'1','msg':'退款成功'}") << 200 << u"done"_s;
        QTest::addRow("1 without the word") << quoted("{'code':1,'msg':'ok'}") << 200 << u"unknown"_s;
        QTest::addRow("0 without the word") << quoted("{'code':0}") << 200 << u"unknown"_s;
        QTest::addRow("refunds are off")
            << quoted("{'code':-4,'msg':'未开启商户后台自助退款'}") << 200 << u"failed"_s;
        QTest::addRow("no refund API")
            << quoted("{'code':-2,'msg':'商户未开启订单退款API接口'}") << 200 << u"failed"_s;
        QTest::addRow("unknown order")
            << quoted("{'code':-1,'msg':'当前订单不存在！'}") << 200 << u"failed"_s;
        QTest::addRow("balance too low") << quoted("{'code':-1,'msg':'商户余额不足'}") << 200 << u"failed"_s;
        QTest::addRow("more than was paid")
            << quoted("{'code':-1,'msg':'退款金额不能大于订单金额'}") << 200 << u"failed"_s;
        QTest::addRow("the channel's own words")
            << quoted("{'code':-1,'msg':'退款失败：timeout'}") << 200 << u"unknown"_s;
        QTest::addRow("wrong key") << quoted("{'code':-3,'msg':'商户密钥错误'}") << 200 << u"auth"_s;
        QTest::addRow("no such act") << quoted("{'code':-5,'msg':'No Act!'}") << 200 << u"rejected"_s;
        QTest::addRow("too often") << quoted("{'code':-1,'msg':'操作频繁'}") << 200 << u"rate_limited"_s;
        QTest::addRow("a server error after sending") << "<html>"_ba << 502 << u"unknown"_s;
        QTest::addRow("an answer that breaks off")
            << quoted("{'code':0,'msg':'退款成") << 200 << u"unknown"_s;
        QTest::addRow("a firewall") << "<html>"_ba << 403 << u"rate_limited"_s;
        QTest::addRow("no such page") << "<html>"_ba << 404 << u"rejected"_s;
    }
    void refundsOnceAndSaysWhenItCannotTell()
    {
        QFETCH(QByteArray, body);
        QFETCH(int, status);
        QFETCH(QString, expected);
        QCOMPARE(outcome(v1()->readRefund(refund(), reply(body, status), now)), expected);
    }

    void pagesThroughTheOrders()
    {
        const auto provider = v1();
        const auto page = [](int first, int count) {
            QByteArrayList rows;
            for (int i = first; i < first + count; ++i)
                rows.append(
                    quoted("{'trade_no':'T%1','out_trade_no':'CK%1','pid':1000,'money':'9.90','status':1}")
                        .replace("%1", QByteArray::number(i)));
            return reply(
                "{\"code\":1,\"count\":" + QByteArray::number(count) + ",\"data\":[" + rows.join(',') + "]}");
        };
        auto got = provider->readList({}, page(0, 50), now);
        QVERIFY2(got, why(got).constData());
        QCOMPARE(got->rows.size(), 50);
        QCOMPARE(got->rows.at(7).outTradeNo, u"CK7"_s);
        const QString next = got->next;
        QVERIFY(provider->listOrders(next, now)->url.query().endsWith(u"&limit=50&offset=50"));
        got = provider->readList(next, page(50, 3), now);
        QCOMPARE(got->rows.size(), 3);
        QVERIFY(got->next.isEmpty());
        // A fork that ignores the offset gives the first page again: the end, not a circle.
        got = provider->readList(next, page(0, 50), now);
        QVERIFY(got && got->rows.isEmpty() && got->next.isEmpty());
    }

    void readsListsStrictly_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QString>("expected");
        QTest::addRow("no data") << quoted("{'code':1,'count':0}") << u"0 rows"_s;
        QTest::addRow("null") << quoted("{'code':1,'data':null}") << u"0 rows"_s;
        QTest::addRow("an object") << quoted("{'code':1,'data':{}}") << u"malformed"_s;
        QTest::addRow("a row without pid")
            << quoted("{'code':1,'data':[{'out_trade_no':'A','money':'1','status':1}]}") << u"malformed"_s;
        QTest::addRow("a row of another merchant")
            << quoted("{'code':1,'data':[{'out_trade_no':'A','pid':2,'money':'1','status':1}]}")
            << u"mismatch"_s;
        QTest::addRow("a row with a strange amount")
            << quoted("{'code':1,'data':[{'out_trade_no':'A','pid':1000,'money':'1e2','status':1}]}")
            << u"malformed"_s;
        QTest::addRow("wrong key") << quoted("{'code':-3,'msg':'商户密钥错误'}") << u"auth"_s;
    }
    void readsListsStrictly()
    {
        QFETCH(QByteArray, body);
        QFETCH(QString, expected);
        QCOMPARE(outcome(v1()->readList({}, reply(body), now)), expected);
    }

    void refusesACursorThatIsNotItsOwn()
    {
        for (const QString &cursor : { u"x"_s, u"-50"_s, u"50&key=1"_s, u"99999999999"_s })
            QVERIFY2(!v1()->listOrders(cursor, now), qPrintable(cursor));
    }

    void testsTheAccountInWords()
    {
        const auto good
            = v1()->readTest(reply(quoted("{'code':1,'pid':1000,'key':'abcdEFGH1234ijklMNOP5678qrstUVWX','"
                                          "active':1,'money':'100.00'}")),
                now);
        QVERIFY2(good, why(good).constData());
        QCOMPARE(*good, u"merchant 1000, active, balance 100.00 CNY"_s);
        const auto wrongKey = v1()->readTest(reply(quoted("{'code':-3,'msg':'商户密钥错误'}")), now);
        QVERIFY(!wrongKey && wrongKey.error().kind == ErrorClass::Auth);
        QVERIFY(wrongKey.error().message.contains(u"key"));
        QCOMPARE(outcome(v1()->readTest(reply(quoted("{'code':1,'pid':1000,'active':0}")), now)), u"auth"_s);
        QCOMPARE(
            outcome(v1()->readTest(reply(quoted("{'code':1,'pid':999,'active':1}")), now)), u"mismatch"_s);
    }

    void neverRepeatsItsKeyInAMessage()
    {
        const QString secret = key(u"v1_md5_key"_s);
        const auto answer = v1()->readTest(
            reply(quoted("{'code':-3,'msg':'bad key abcdEFGH1234ijklMNOP5678qrstUVWX \\u202E\\n!'}")), now);
        QVERIFY(!answer);
        QVERIFY2(!answer.error().message.contains(secret), qPrintable(answer.error().message));
        QVERIFY(answer.error().message.contains(u"bad key *** !"));
    }

    void judgesEveryCallbackOfTheSpec_data()
    {
        QTest::addColumn<QJsonObject>("row");
        QTest::addColumn<QString>("expected");
        const QMap<QString, QString> expected = { { u"paid_ascii"_s, u"paid"_s },
            { u"paid_chinese_specials_and_param"_s, u"paid"_s }, { u"money_trailing_zero_10"_s, u"paid"_s },
            { u"money_0_10"_s, u"paid"_s }, { u"name_replaced_by_platform"_s, u"paid"_s },
            { u"unknown_extra_parameter_signed"_s, u"paid"_s },
            { u"money_mismatch_validly_signed"_s, u"mismatch"_s },
            { u"status_not_success_validly_signed"_s, u"waiting"_s },
            { u"foreign_pid_validly_signed"_s, u"integrity"_s }, { u"unknown_order"_s, u"mismatch"_s },
            { u"tampered_money"_s, u"integrity"_s }, { u"wrong_key"_s, u"integrity"_s },
            { u"sign_missing"_s, u"integrity"_s }, { u"duplicate_parameter"_s, u"malformed"_s },
            { u"array_parameter"_s, u"malformed"_s },
            { u"own_request_reflected_as_notify"_s, u"integrity"_s },
            { u"separator_injection_through_signed_value"_s, u"integrity"_s } };
        const QJsonArray rows = vectors().value(u"v1_notifies"_s).toArray();
        QCOMPARE(rows.size(), 17);
        QCOMPARE(expected.size(), 17);
        for (const auto &value : rows) {
            const QJsonObject row = value.toObject();
            QTest::addRow("%s", rowName(row).constData())
                << row << expected.value(row.value(u"name"_s).toString());
        }
    }
    void judgesEveryCallbackOfTheSpec()
    {
        QFETCH(QJsonObject, row);
        QFETCH(QString, expected);
        const QJsonObject fixture = row.value(u"order_fixture"_s).toObject();
        PaymentOrder order = epayfixture::order();
        order.outTradeNo = fixture.value(u"out_trade_no"_s).toString();
        order.amount = *Money::parse(fixture.value(u"money"_s).toString(), u"CNY"_s);
        const QString got = afterTheDoor(v1()->readCallback(callback(row), now), order);
        QCOMPARE(got, expected);
        QCOMPARE(got == u"paid", row.value(u"expect_action"_s).toString().startsWith(u"DELIVER"));
        if (row.value(u"expect_signature"_s) == u"INVALID"_s)
            QVERIFY(got == u"integrity" || got == u"malformed");
    }

    void judgesCallbacksSignedByNode_data()
    {
        QTest::addColumn<QJsonObject>("row");
        const QJsonArray rows = read(u"epay_extra.json"_s).value(u"v1_callbacks"_s).toArray();
        QCOMPARE(rows.size(), 41);
        for (const auto &value : rows)
            QTest::addRow("%s", rowName(value.toObject()).constData()) << value.toObject();
    }
    void judgesCallbacksSignedByNode()
    {
        QFETCH(QJsonObject, row);
        const auto facts = v1()->readCallback(callback(row), now);
        QVERIFY2(outcome(facts) == row.value(u"expect"_s).toString(), why(facts).constData());
        if (facts)
            QVERIFY(matches(order(), facts->payment));
    }

    // The two attacks of epay.md section 1, made with our own requests.
    void ourOwnLinkSentBackIsNoCallback()
    {
        const auto provider = v1();
        CallbackRequest reflected;
        reflected.method = "GET";
        reflected.query = QUrl(provider->fallbackLink(order())->qr).query(QUrl::FullyEncoded).toLatin1();
        QCOMPARE(outcome(provider->readCallback(reflected, now)), u"integrity"_s);
        reflected.method = "POST";
        reflected.query.clear();
        reflected.body = provider->create(order(), now)->body;
        QCOMPARE(outcome(provider->readCallback(reflected, now)), u"integrity"_s);
    }

    void aBuyerCannotSplitTheSignedText()
    {
        PaymentOrder evil = order();
        evil.subject = u"x&trade_no=1&trade_status=TRADE_SUCCESS"_s;
        const auto request = v1()->create(evil, now);
        QVERIFY(request);
        const auto sent = parameters(request->body);
        QVERIFY(!sent.contains(u"trade_status"_s));
        for (auto it = sent.begin(); it != sent.end(); ++it)
            QVERIFY2(!it.value().contains(u'&') && (!it.value().contains(u'=')), qPrintable(it.key()));
        evil = order();
        evil.returnUrl = u"https://merchant.example.com/return&trade_no=1&trade_status=TRADE_SUCCESS"_s;
        QVERIFY(!v1()->create(evil, now));
        QVERIFY(!v1()->fallbackLink(evil));
    }

    void aRepeatHasTheSameKeyAndAnotherEventAnother()
    {
        const auto provider = v1();
        const auto keyOf = [&](const QString &name) {
            return provider->readCallback(callback(rowOf(u"v1_notifies"_s, name)), now)->eventKey;
        };
        const QByteArray first = keyOf(u"paid_ascii"_s);
        QCOMPARE(first.size(), 64);
        QCOMPARE(keyOf(u"paid_ascii"_s), first);
        QCOMPARE(keyOf(u"name_replaced_by_platform"_s), first);
        QVERIFY(keyOf(u"money_mismatch_validly_signed"_s) != first);
        QVERIFY(keyOf(u"status_not_success_validly_signed"_s) != first);
        QVERIFY(keyOf(u"unknown_order"_s) != first);
    }

    void answersSuccessOrNothingLikeIt()
    {
        QCOMPARE(v1()->callbackAnswer(true).body, "success"_ba);
        QCOMPARE(v1()->callbackAnswer(true).status, 200);
        QVERIFY(!v1()->callbackAnswer(false).body.toLower().contains("success"));
        QVERIFY(!v1()->callbackAnswer(false).body.isEmpty());
    }
};

QTEST_APPLESS_MAIN(TestEpay)
#include "tst_epay.moc"
