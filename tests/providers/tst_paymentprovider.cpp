#include "epayfixture.h"

using namespace Qt::StringLiterals;

namespace {
/// The least a provider can be.
class BareProvider final : public PaymentProvider {
public:
    const ProviderTraits &traits() const override { return m_traits; }
    Result<HttpRequest> create(const PaymentOrder &, Instant) const override { return HttpRequest(); }
    Result<CreatedPayment> readCreate(const PaymentOrder &, const HttpReply &, Instant) const override
    {
        return CreatedPayment();
    }
    Result<HttpRequest> query(const PaymentOrder &, Instant) const override { return HttpRequest(); }
    Result<PaymentFacts> readQuery(const PaymentOrder &, const HttpReply &, Instant) const override
    {
        return PaymentFacts();
    }
    Result<HttpRequest> test(Instant) const override { return HttpRequest(); }
    Result<QString> readTest(const HttpReply &, Instant) const override { return QString(); }
    Result<CallbackFacts> readCallback(const CallbackRequest &, Instant) const override
    {
        return CallbackFacts();
    }
    HttpAnswer callbackAnswer(bool) const override { return {}; }

private:
    ProviderTraits m_traits;
};

PaymentFacts paid()
{
    PaymentFacts facts;
    facts.status = PaymentFacts::Status::Paid;
    facts.outTradeNo = u"CK20261122000001"_s;
    facts.tradeNo = u"2026112210153012345"_s;
    facts.amount = Money { 990, u"CNY"_s };
    return facts;
}
}

class TestPaymentProvider : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void offersNothingByItself()
    {
        const BareProvider provider;
        const PaymentOrder order;
        const RefundOrder refund;
        const Instant now {};
        const auto refused
            = [](const auto &result) { return !result && result.error().kind == ErrorClass::BadUsage; };
        QVERIFY(!provider.fallbackLink(order));
        QVERIFY(refused(provider.close(order, now)));
        QVERIFY(refused(provider.readClose(order, {}, now)));
        QVERIFY(refused(provider.refund(refund, now)));
        QVERIFY(refused(provider.readRefund(refund, {}, now)));
        QVERIFY(refused(provider.refundQuery(refund, now)));
        QVERIFY(refused(provider.readRefundQuery(refund, {}, now)));
        QVERIFY(refused(provider.listOrders({}, now)));
        QVERIFY(refused(provider.readList({}, {}, now)));
    }

    void comparesFactsWithTheOrder_data()
    {
        QTest::addColumn<PaymentFacts>("facts");
        QTest::addColumn<QString>("knownTradeNo");
        QTest::addColumn<bool>("same");
        PaymentFacts facts = paid();
        QTest::addRow("everything equal") << facts << facts.tradeNo << true;
        QTest::addRow("our side does not know the provider's number yet") << facts << QString() << true;
        QTest::addRow("another provider's number") << facts << u"1"_s << false;
        facts.tradeNo.clear();
        QTest::addRow("the provider does not name its number") << facts << u"1"_s << true;
        facts = paid();
        facts.outTradeNo = u"CK20261122000002"_s;
        QTest::addRow("another order") << facts << QString() << false;
        facts.outTradeNo = u"ck20261122000001"_s;
        QTest::addRow("the order number in another case") << facts << QString() << false;
        facts = paid();
        facts.amount->minor = 989;
        QTest::addRow("a fen less") << facts << QString() << false;
        facts.amount->minor = 991;
        QTest::addRow("a fen more") << facts << QString() << false;
        facts.amount = Money { 990, u"USD"_s };
        QTest::addRow("another currency") << facts << QString() << false;
        facts.amount.reset();
        QTest::addRow("paid, but not how much") << facts << QString() << false;
        facts.status = PaymentFacts::Status::Closed;
        QTest::addRow("closed, without an amount") << facts << QString() << true;
    }
    void comparesFactsWithTheOrder()
    {
        QFETCH(PaymentFacts, facts);
        QFETCH(QString, knownTradeNo);
        QFETCH(bool, same);
        PaymentOrder order = epayfixture::order();
        order.tradeNo = knownTradeNo;
        const auto result = matches(order, facts);
        QCOMPARE(bool(result), same);
        if (!same)
            QCOMPARE(result.error().kind, ErrorClass::Mismatch);
    }

    void knowsItsTypesByName()
    {
        QStringList names;
        for (const ProviderType &type : providerTypes()) {
            names.append(type.traits.type);
            QVERIFY(!type.traits.title.isEmpty());
            QCOMPARE(findProviderType(type.traits.type), &type);
        }
        QCOMPARE(names, (QStringList { u"epay"_s, u"epay_v2"_s, u"sandbox"_s }));
        QCOMPARE(findProviderType(u"paypel"), nullptr);
    }

    void namesTheFieldsOfTheContract_data()
    {
        QTest::addColumn<QString>("type");
        QTest::addColumn<QStringList>("fields");
        QTest::addColumn<QStringList>("secrets");
        QTest::addRow("epay") << u"epay"_s
                              << QStringList { u"base_url"_s, u"pid"_s, u"key"_s, u"methods"_s,
                                     u"confirm_by_query"_s, u"proxy"_s, u"allow_private"_s, u"allow_http"_s }
                              << QStringList { u"key"_s };
        QTest::addRow("epay_v2") << u"epay_v2"_s
                                 << QStringList { u"base_url"_s, u"pid"_s, u"private_key"_s,
                                        u"platform_public_key"_s, u"methods"_s, u"proxy"_s,
                                        u"allow_private"_s, u"allow_http"_s }
                                 << QStringList { u"private_key"_s };
        QTest::addRow("sandbox: none") << u"sandbox"_s << QStringList() << QStringList();
    }
    void namesTheFieldsOfTheContract()
    {
        QFETCH(QString, type);
        QFETCH(QStringList, fields);
        QFETCH(QStringList, secrets);
        QStringList named, secretly;
        for (const FieldInfo &field : findProviderType(type)->traits.fields) {
            named.append(field.name);
            if (field.secret)
                secretly.append(field.name);
            QVERIFY(qstrlen(field.help) > 0);
        }
        QCOMPARE(named, fields);
        QCOMPARE(secretly, secrets);
    }

    void theSandboxSpeaksEpayToThisComputer()
    {
        AccountFields fields = epayfixture::v1Account();
        fields.fields[u"key"_s] = QString::fromLatin1(fields.secrets.take(u"key"_s));
        fields.fields[u"base_url"_s] = u"http://127.0.0.1:8099/"_s;
        const auto sandbox = epayfixture::make(u"sandbox"_s, fields);
        QVERIFY(sandbox);
        QCOMPARE(sandbox->traits().type, u"sandbox"_s);
        QVERIFY(sandbox->traits().callbackNeedsQuery);
        PaymentOrder order = epayfixture::order();
        order.notifyUrl = u"http://127.0.0.1:8787/notify/sandbox"_s;
        const auto request = sandbox->create(order, epayfixture::now);
        QVERIFY2(request, epayfixture::why(request).constData());
        QCOMPARE(request->url, QUrl(u"http://127.0.0.1:8099/mapi.php"_s));
        QVERIFY(request->allowPrivate);
        const auto created = sandbox->readCreate(order,
            epayfixture::reply(epayfixture::quoted(
                "{'code':1,'trade_no':'2026112210153012345','payurl':'http://127.0.0.1:8099/pay/1'}")),
            epayfixture::now);
        QVERIFY2(created, epayfixture::why(created).constData());
        QCOMPARE(created->qr, u"http://127.0.0.1:8099/pay/1"_s);
    }
};

QTEST_APPLESS_MAIN(TestPaymentProvider)
#include "tst_paymentprovider.moc"
