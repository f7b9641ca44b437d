#include "epayfixture.h"
#include "providers/epay_v2/epayv2answer.h"

using namespace Qt::StringLiterals;
using namespace epayfixture;

namespace {
Instant at(const QJsonValue &epoch)
{
    return fromMs(qint64(epoch.toDouble()) * 1000);
}

QString verdict(const QByteArray &body, Instant when)
{
    const auto platform = RsaPublicKey::parse(key(u"platform_public_pem"_s).toLatin1());
    const auto parsed = json::parse(body);
    if (!parsed)
        return u"INVALID"_s;
    if (parsed->textOf(u"code") != u"0")
        return u"UNSIGNED_ERROR"_s;
    const auto members = epay::verifiedMembers(*parsed, *platform, when);
    if (members)
        return u"VALID"_s;
    if (members.error().kind == ErrorClass::ServerError)
        return u"STALE"_s;
    return parsed->find(u"sign") ? u"INVALID"_s : u"MISSING_SIGNATURE"_s;
}

QString read(const QString &operation, const HttpReply &answer, const RefundOrder &refund, Instant when)
{
    static const auto provider = v2(); // parsing its keys is the slow part
    if (operation == u"create")
        return outcome(provider->readCreate(order(), answer, when));
    if (operation == u"query")
        return outcome(provider->readQuery(order(), answer, when));
    if (operation == u"close")
        return outcome(provider->readClose(order(), answer, when));
    if (operation == u"refund")
        return outcome(provider->readRefund(refund, answer, when));
    if (operation == u"refundquery")
        return outcome(provider->readRefundQuery(refund, answer, when));
    if (operation == u"info")
        return outcome(provider->readTest(answer, when));
    return operation == u"orders" ? outcome(provider->readList({}, answer, when)) : u"no such operation"_s;
}
}

class TestEpayV2 : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void refusesAnAccountNamingTheField_data()
    {
        QTest::addColumn<AccountFields>("fields");
        QTest::addColumn<QString>("name");
        AccountFields fields = v2Account();
        fields.secrets.clear();
        QTest::addRow("no private key") << fields << u"private_key"_s;
        fields = v2Account();
        fields.secrets[u"private_key"_s] = "MIIE";
        QTest::addRow("a private key that is cut off") << fields << u"private_key"_s;
        fields.secrets[u"private_key"_s] = key(u"platform_public_pem"_s).toLatin1();
        QTest::addRow("a public key as private key") << fields << u"private_key"_s;
        fields = v2Account();
        fields.fields.remove(u"platform_public_key"_s);
        QTest::addRow("no public key") << fields << u"platform_public_key"_s;
        fields.fields[u"platform_public_key"_s] = key(u"merchant_private_pkcs8_pem"_s);
        QTest::addRow("a private key as public key") << fields << u"platform_public_key"_s;
        fields = v2Account();
        fields.fields[u"pid"_s] = u"x"_s;
        QTest::addRow("pid") << fields << u"pid"_s;
    }
    void refusesAnAccountNamingTheField()
    {
        QFETCH(AccountFields, fields);
        QFETCH(QString, name);
        const auto made = findProviderType(u"epay_v2")->make(fields);
        QVERIFY(!made);
        QCOMPARE(made.error().kind, ErrorClass::BadUsage);
        QVERIFY2(made.error().message.startsWith(name + u": "_s), qPrintable(made.error().message));
        QVERIFY(!made.error().message.contains(u"MIIE"));
    }

    void takesKeysAsPemToo()
    {
        AccountFields fields = v2Account();
        fields.fields[u"platform_public_key"_s] = key(u"platform_public_pem"_s);
        fields.secrets[u"private_key"_s] = key(u"merchant_private_pkcs8_pem"_s).toLatin1();
        const auto provider = make(u"epay_v2"_s, fields);
        QVERIFY(provider);
        QCOMPARE(provider->query(order(), now)->body, v2()->query(order(), now)->body);
        QVERIFY(provider->traits().refundIdempotent && provider->traits().closes && provider->traits().lists);
        QVERIFY(!provider->traits().listIsEvidence && !provider->traits().callbackNeedsQuery);
    }

    void sendsTheBytesOfTheSdk_data()
    {
        QTest::addColumn<QString>("name");
        for (const QString &name :
            { u"create_ascii"_s, u"query_by_out_trade_no"_s, u"refund"_s, u"refundquery"_s, u"close"_s })
            QTest::addRow("%s", qPrintable(name)) << name;
    }
    void sendsTheBytesOfTheSdk()
    {
        QFETCH(QString, name);
        QJsonObject row;
        for (const auto &value : vectors().value(u"v2_requests"_s).toArray()) {
            if (value.toObject().value(u"name"_s) == name)
                row = value.toObject();
        }
        const auto provider = v2();
        const Instant when = fromMs(
            row.value(u"params"_s).toObject().value(u"timestamp"_s).toString().toLongLong() * 1000 + 999);
        PaymentOrder paying = order();
        paying.notifyUrl = u"https://merchant.example.com/notify/epay2"_s;
        const Result<HttpRequest> request = name == u"create_ascii" ? provider->create(paying, when)
            : name == u"refund"                                     ? provider->refund(refund(), when)
            : name == u"refundquery"                                ? provider->refundQuery(refund(), when)
            : name == u"close"                                      ? provider->close(order(), when)
                                                                    : provider->query(order(), when);
        QVERIFY2(request, why(request).constData());
        QCOMPARE(request->url.toString(), u"https://pay.example.com/"_s + row.value(u"path"_s).toString());
        QCOMPARE(request->body, row.value(u"form_body"_s).toString().toLatin1());
        QCOMPARE(request->method, "POST"_ba);
        QVERIFY(!request->followSameHostRedirect);
    }

    void namesTheOtherCalls()
    {
        QCOMPARE(v2()->test(now)->url.path(), u"/api/merchant/info"_s);
        const auto list = v2()->listOrders({}, now);
        QCOMPARE(list->url.path(), u"/api/merchant/orders"_s);
        QVERIFY(list->body.startsWith("limit=50&offset=0&pid=1000&timestamp=1795313730&sign="));
        RefundOrder shortNumber = refund();
        shortNumber.refundNo = u"RF123"_s;
        QVERIFY(!v2()->refund(shortNumber, now));
    }

    void verifiesEveryAnswerOfTheSpec_data()
    {
        QTest::addColumn<QJsonObject>("row");
        QTest::addColumn<QString>("expected");
        // What the adapter makes of each; the rest of the name's story is in the row.
        const QMap<QString, QString> expected = { { u"create_qrcode"_s, u"qr"_s },
            { u"create_jump_url_with_specials"_s, u"link"_s },
            { u"create_jsapi_json_in_string"_s, u"rejected"_s },
            { u"query_paid_int_fields_empty_omitted"_s, u"paid"_s },
            { u"query_unpaid_status_0"_s, u"waiting"_s }, { u"query_chinese_name"_s, u"paid"_s },
            { u"query_chinese_name_escaped_unicode"_s, u"paid"_s },
            { u"query_nulls_and_empties_present"_s, u"paid"_s }, { u"query_numbers_as_strings"_s, u"paid"_s },
            { u"query_array_member_ignored"_s, u"paid"_s }, { u"refund_ok_float_money"_s, u"done"_s },
            { u"refund_binary_float_noise"_s, u"done"_s }, { u"refundquery_success"_s, u"done"_s },
            { u"close_ok"_s, u"closed"_s }, { u"error_unsigned_not_exist"_s, u"not_found"_s },
            { u"code0_without_signature"_s, u"integrity"_s }, { u"tampered_status"_s, u"integrity"_s },
            { u"tampered_money"_s, u"integrity"_s }, { u"attacker_key"_s, u"integrity"_s },
            { u"stale_timestamp_301"_s, u"server_error"_s }, { u"fresh_timestamp_300"_s, u"paid"_s },
            { u"duplicate_member"_s, u"malformed"_s } };
        const QJsonArray rows = vectors().value(u"v2_responses"_s).toArray();
        QCOMPARE(rows.size(), 22);
        QCOMPARE(expected.size(), 22);
        for (const auto &value : rows) {
            const QJsonObject row = value.toObject();
            QTest::addRow("%s", rowName(row).constData())
                << row << expected.value(row.value(u"name"_s).toString());
        }
    }
    void verifiesEveryAnswerOfTheSpec()
    {
        QFETCH(QJsonObject, row);
        QFETCH(QString, expected);
        const QByteArray body = row.value(u"body"_s).toString().toUtf8();
        const Instant when = at(row.value(u"local_epoch"_s));
        QString wanted = row.value(u"expect"_s).toString();
        if (wanted == u"VALID_AFTER_14_DIGIT_FALLBACK")
            wanted = u"VALID"_s; // readsTheAmountThatWasSigned() tells them apart
        QCOMPARE(verdict(body, when), wanted);

        RefundOrder asked = refund();
        if (row.value(u"name"_s) == u"refund_ok_float_money"_s)
            asked.amount.minor = 150;
        if (row.value(u"name"_s) == u"refund_binary_float_noise"_s) {
            asked.refundNo = u"RF20261122000002"_s;
            asked.amount.minor = 30;
        }
        QCOMPARE(read(row.value(u"operation"_s).toString(), reply(body), asked, when), expected);
    }

    void readsTheAmountThatWasSigned()
    {
        QByteArray body;
        for (const auto &value : vectors().value(u"v2_responses"_s).toArray()) {
            if (value.toObject().value(u"name"_s) == u"refund_binary_float_noise"_s)
                body = value.toObject().value(u"body"_s).toString().toUtf8();
        }
        const auto platform = RsaPublicKey::parse(key(u"platform_public_pem"_s).toLatin1());
        const auto members = epay::verifiedMembers(*json::parse(body), *platform, now);
        QVERIFY(members);
        QCOMPARE(members->value(u"money"_s), u"0.3"_s);
        // The text as written was tried first, so a doctored token does not slip through as its double.
        QCOMPARE(verdict(QByteArray(body).replace("0.30000000000000004", "0.31"), now), u"INVALID"_s);
    }

    void readsAnswersSignedByNode_data()
    {
        QTest::addColumn<QJsonObject>("row");
        const QJsonArray rows = epayfixture::read(u"epay_extra.json"_s).value(u"v2_answers"_s).toArray();
        QCOMPARE(rows.size(), 67);
        for (const auto &value : rows) {
            const QJsonObject row = value.toObject();
            QTest::addRow(
                "%s: %s", qPrintable(row.value(u"operation"_s).toString()), rowName(row).constData())
                << row;
        }
    }
    void readsAnswersSignedByNode()
    {
        QFETCH(QJsonObject, row);
        RefundOrder asked = refund();
        asked.payment.tradeNo = u"2026112210153012345"_s;
        QCOMPARE(read(row.value(u"operation"_s).toString(), reply(row.value(u"body"_s).toString().toUtf8()),
                     asked, now),
            row.value(u"expect"_s).toString());
    }

    void judgesEveryCallbackOfTheSpec_data()
    {
        QTest::addColumn<QJsonObject>("row");
        QTest::addColumn<QString>("expected");
        const QMap<QString, QString> expected
            = { { u"paid_ascii"_s, u"paid"_s }, { u"paid_chinese_specials_and_param"_s, u"paid"_s },
                  { u"money_mismatch_validly_signed"_s, u"mismatch"_s },
                  { u"status_not_success"_s, u"waiting"_s }, { u"tampered_money"_s, u"integrity"_s },
                  { u"attacker_key"_s, u"integrity"_s }, { u"replayed_old_timestamp"_s, u"rejected"_s },
                  { u"md5_downgrade"_s, u"integrity"_s }, { u"duplicate_parameter"_s, u"malformed"_s } };
        const QJsonArray rows = vectors().value(u"v2_notifies"_s).toArray();
        QCOMPARE(rows.size(), 9);
        QCOMPARE(expected.size(), 9);
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
        const auto facts = v2()->readCallback(callback(row), at(row.value(u"local_epoch"_s)));
        QString got = outcome(facts);
        if (facts) {
            if (const auto checked = matches(order(), facts->payment); !checked)
                got = errorClassName(checked.error().kind);
        }
        QCOMPARE(got, expected);
        QCOMPARE(got == u"paid", row.value(u"expect_action"_s).toString().startsWith(u"DELIVER"));
        QCOMPARE(got == u"rejected", row.value(u"expect_signature"_s) == u"STALE"_s);
    }

    void judgesCallbacksSignedByNode_data()
    {
        QTest::addColumn<QJsonObject>("row");
        const QJsonArray rows = epayfixture::read(u"epay_extra.json"_s).value(u"v2_callbacks"_s).toArray();
        QCOMPARE(rows.size(), 45);
        for (const auto &value : rows)
            QTest::addRow("%s", rowName(value.toObject()).constData()) << value.toObject();
    }
    void judgesCallbacksSignedByNode()
    {
        QFETCH(QJsonObject, row);
        const auto facts = v2()->readCallback(callback(row), now);
        QVERIFY2(outcome(facts) == row.value(u"expect"_s).toString(), why(facts).constData());
        if (facts)
            QVERIFY(matches(order(), facts->payment));
    }

    void aRepeatWithANewTimestampHasTheSameKey()
    {
        const auto provider = v2();
        QSet<QByteArray> keys;
        int paid = 0;
        for (const auto &value : epayfixture::read(u"epay_extra.json"_s).value(u"v2_callbacks"_s).toArray()) {
            const auto facts = provider->readCallback(callback(value.toObject()), now);
            if (facts && facts->payment.status == PaymentFacts::Status::Paid) {
                keys.insert(facts->eventKey);
                ++paid;
            }
        }
        QVERIFY(paid > 5);
        QCOMPARE(keys.size(), 1);
    }
};

QTEST_APPLESS_MAIN(TestEpayV2)
#include "tst_epayv2.moc"
