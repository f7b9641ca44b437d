#include "core/random.h"
#include "epayfixture.h"

using namespace Qt::StringLiterals;
using namespace epayfixture;

namespace {
using Read = std::function<QString(const HttpReply &)>;
struct Reader {
    const char *name;
    Read read;
    bool isRefundOfV1 = false; ///< must not say more than "unknown" once the request was sent
};

/// Every function that reads an answer.
QList<Reader> readers()
{
    static const auto one = v1();
    static const auto two = v2();
    const auto of = [](const PaymentProvider *provider, auto function, auto... first) {
        return Read(
            [=](const HttpReply &reply) { return outcome((provider->*function)(first..., reply, now)); });
    };
    using P = PaymentProvider;
    return {
        { "V1 create", of(one.get(), &P::readCreate, order()) },
        { "V1 query", of(one.get(), &P::readQuery, order()) },
        { "V1 refund", of(one.get(), &P::readRefund, refund()), true },
        { "V1 list", of(one.get(), &P::readList, QString()) },
        { "V1 test", of(one.get(), &P::readTest) },
        { "V2 create", of(two.get(), &P::readCreate, order()) },
        { "V2 query", of(two.get(), &P::readQuery, order()) },
        { "V2 close", of(two.get(), &P::readClose, order()) },
        { "V2 refund", of(two.get(), &P::readRefund, refund()) },
        { "V2 refund query", of(two.get(), &P::readRefundQuery, refund()) },
        { "V2 list", of(two.get(), &P::readList, QString()) },
        { "V2 test", of(two.get(), &P::readTest) },
    };
}

QByteArray vectorBody(const QString &list, const QString &name)
{
    for (const auto &value : vectors().value(list).toArray()) {
        if (value.toObject().value(u"name"_s) == name)
            return value.toObject().value(u"body"_s).toString().toUtf8();
    }
    return {};
}
QByteArray v1Paid()
{
    return vectorBody(u"v1_plain_responses"_s, u"order_paid"_s);
}
QByteArray v2Paid()
{
    return vectorBody(u"v2_responses"_s, u"query_chinese_name"_s);
}
}

/// Nothing a provider, a proxy or a thief in between sends may crash us or look like a payment.
class TestEpayBadAnswers : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void readsNothingIntoGarbage_data()
    {
        QTest::addColumn<QByteArray>("body");
        const QByteArray bom = "\xEF\xBB\xBF";
        QTest::addRow("empty") << QByteArray();
        QTest::addRow("blanks") << " \r\n\t"_ba;
        QTest::addRow("a BOM alone") << bom;
        QTest::addRow("two BOMs") << bom + bom + "{\"code\":1}";
        QTest::addRow("a web page") << "<!DOCTYPE html><html>{\"code\":1}</html>"_ba;
        QTest::addRow("a PHP notice before it") << "<br />\n<b>Notice</b>: x\n{\"code\":1}"_ba;
        QTest::addRow("a PHP notice after it") << "{\"code\":1}<br />"_ba;
        QTest::addRow("plain words") << "success"_ba;
        QTest::addRow("two documents") << "{\"code\":1}{\"code\":1}"_ba;
        QTest::addRow("an array") << "[{\"code\":1}]"_ba;
        QTest::addRow("a string") << "\"code\""_ba;
        QTest::addRow("a number") << "1"_ba;
        QTest::addRow("null") << "null"_ba;
        QTest::addRow("an empty object") << "{}"_ba;
        QTest::addRow("code null") << "{\"code\":null}"_ba;
        QTest::addRow("code true") << "{\"code\":true}"_ba;
        QTest::addRow("code in a list") << "{\"code\":[1]}"_ba;
        QTest::addRow("code empty") << "{\"code\":\"\"}"_ba;
        QTest::addRow("CODE in capitals") << "{\"CODE\":1}"_ba;
        QTest::addRow("code twice") << "{\"code\":-1,\"code\":1}"_ba;
        QTest::addRow("code twice, once escaped") << "{\"code\":1,\"\\u0063ode\":0}"_ba;
        QTest::addRow("a name twice further down") << "{\"code\":1,\"data\":[{\"a\":1,\"a\":2}]}"_ba;
        QTest::addRow("a number too large for a double") << "{\"code\":1,\"money\":1e400}"_ba;
        QTest::addRow("NaN") << "{\"code\":NaN}"_ba;
        QTest::addRow("a comment") << "{\"code\":1/* */}"_ba;
        QTest::addRow("a trailing comma") << "{\"code\":1,}"_ba;
        QTest::addRow("single quotes") << "{'code':1}"_ba;
        QTest::addRow("a leading zero") << "{\"code\":01}"_ba;
        QTest::addRow("a lone surrogate") << "{\"code\":1,\"msg\":\"\\ud83d\"}"_ba;
        QTest::addRow("bytes that are not UTF-8") << "{\"code\":1,\"msg\":\"\xFF\"}"_ba;
        QTest::addRow("GBK") << "{\"code\":1,\"msg\":\"\xB3\xC9\xB9\xA6\"}"_ba;
        QTest::addRow("UTF-16") << QByteArray("\xFF\xFE{\0", 4);
        QTest::addRow("a NUL") << QByteArray("{\"code\":1,\"msg\":\"\0\"}", 20);
        QTest::addRow("nested too deep")
            << "{\"code\":1,\"data\":" + QByteArray(200, '[') + QByteArray(200, ']') + '}';
        QTest::addRow("a megabyte of brackets") << QByteArray(1 << 20, '[');
        QTest::addRow("gzip") << "\x1F\x8B\x08"_ba;
    }
    void readsNothingIntoGarbage()
    {
        QFETCH(QByteArray, body);
        for (const Reader &reader : readers()) {
            const QString got = reader.read(reply(body));
            QVERIFY2(got == (reader.isRefundOfV1 ? u"unknown" : u"malformed"),
                (reader.name + ": "_ba + got.toUtf8()).constData());
        }
    }

    void classifiesTheHttpStatus_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<QString>("expected");
        QTest::addRow("moved") << 301 << u"rejected"_s;
        QTest::addRow("not modified") << 304 << u"rejected"_s;
        QTest::addRow("bad request") << 400 << u"rejected"_s;
        QTest::addRow("login wanted") << 401 << u"auth"_s;
        QTest::addRow("a firewall says no") << 403 << u"rate_limited"_s;
        QTest::addRow("no such page") << 404 << u"rejected"_s;
        QTest::addRow("request timed out") << 408 << u"server_error"_s;
        QTest::addRow("too early") << 425 << u"server_error"_s;
        QTest::addRow("too many requests") << 429 << u"rate_limited"_s;
        QTest::addRow("server error") << 500 << u"server_error"_s;
        QTest::addRow("bad gateway") << 502 << u"server_error"_s;
        QTest::addRow("Cloudflare: web server is down") << 521 << u"rate_limited"_s;
        QTest::addRow("Cloudflare: timed out") << 524 << u"server_error"_s;
    }
    void classifiesTheHttpStatus()
    {
        QFETCH(int, status);
        QFETCH(QString, expected);
        for (const QByteArray &body : { "<html></html>"_ba, QByteArray(), v1Paid(), v2Paid() }) {
            for (const Reader &reader : readers()) {
                const QString got = reader.read(reply(body, status));
                const bool unsure = reader.isRefundOfV1 && expected == u"server_error";
                QVERIFY2(got == (unsure ? u"unknown"_s : expected),
                    (reader.name + ": "_ba + got.toUtf8()).constData());
            }
        }
    }

    void waitsAsLongAsAsked()
    {
        HttpReply limited = reply("slow down", 429);
        limited.headers.set("Retry-After", "120");
        const auto told = v1()->readQuery(order(), limited, now);
        QCOMPARE(told.error().retryAfterMs, 120'000);
        const auto untold = v2()->readQuery(order(), reply({}, 403), now);
        QCOMPARE(untold.error().kind, ErrorClass::RateLimited);
        QCOMPARE(untold.error().retryAfterMs, -1);
    }

    void believesTheProvidersWordsMoreThanTheStatus()
    {
        const QByteArray unknown = quoted("{'code':-1,'msg':'订单号不存在'}");
        QCOMPARE(outcome(v1()->readQuery(order(), reply(unknown, 404), now)), u"not_found"_s);
        QCOMPARE(outcome(v1()->readQuery(order(), reply(unknown, 403), now)), u"not_found"_s);
        QCOMPARE(outcome(v1()->readQuery(order(), reply(unknown, 502), now)), u"server_error"_s);
    }

    void seesEveryTruncation_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addRow("V1") << v1Paid();
        QTest::addRow("V2") << v2Paid();
    }
    void seesEveryTruncation()
    {
        QFETCH(QByteArray, body);
        QVERIFY(body.size() > 100);
        const auto one = v1();
        const auto two = v2();
        for (qsizetype length = 0; length < body.size(); ++length) {
            const HttpReply cut = reply(body.first(length));
            QCOMPARE(outcome(one->readQuery(order(), cut, now)), u"malformed"_s);
            QCOMPARE(outcome(two->readQuery(order(), cut, now)), u"malformed"_s);
        }
    }

    void seesEveryChangedByteOfASignedAnswer()
    {
        const QByteArray body = v2Paid();
        const auto provider = v2();
        QCOMPARE(outcome(provider->readQuery(order(), reply(body), now)), u"paid"_s);
        // A base64 text has more than one spelling: inside `sign` a change may mean the same bytes.
        const qsizetype end = body.indexOf("\"sign\":\"");
        QVERIFY(end > 0);
        SeededRandom random(1);
        for (qsizetype i = 0; i < end; ++i) {
            QByteArray changed = body;
            changed[i] = char(random.below(256));
            if (changed[i] != body[i])
                QVERIFY2(!provider->readQuery(order(), reply(changed), now), changed.constData());
        }
    }

    void acceptsNoOtherMeaningOfAChangedCallback_data()
    {
        QTest::addColumn<QString>("type");
        QTest::addColumn<QString>("list");
        QTest::addRow("V1") << u"epay"_s << u"v1_notifies"_s;
        QTest::addRow("V2") << u"epay_v2"_s << u"v2_notifies"_s;
    }
    void acceptsNoOtherMeaningOfAChangedCallback()
    {
        QFETCH(QString, type);
        QFETCH(QString, list);
        const auto provider = type == u"epay" ? v1() : v2();
        CallbackRequest request = callback(vectors().value(list).toArray().at(1).toObject());
        const auto original = provider->readCallback(request, now);
        QVERIFY2(original, why(original).constData());
        const QByteArray query = request.query;
        SeededRandom random(2);
        for (int round = 0; round < 1500; ++round) {
            request.query = query;
            const int changes = 1 + int(random.below(3));
            for (int i = 0; i < changes; ++i)
                request.query[qsizetype(random.below(std::uint64_t(query.size())))] = char(random.below(256));
            // `+` and a blank, `%2f` and `%2F` mean the same: then the event must be the same too.
            if (const auto facts = provider->readCallback(request, now)) {
                QCOMPARE(facts->eventKey, original->eventKey);
                QVERIFY(matches(order(), facts->payment));
            }
        }
    }
};

QTEST_APPLESS_MAIN(TestEpayBadAnswers)
#include "tst_epaybadanswers.moc"
