#include "epayfixture.h"

#include <QCryptographicHash>
#include <QRegularExpression>

using namespace Qt::StringLiterals;
using namespace epayfixture;

/// The signature doctor: the same callbacks that the adapters judge, and the mistakes that merchants make.
class TestEpayDoctor : public QObject {
    Q_OBJECT

    static QJsonObject rowOf(const QString &list, const QString &name)
    {
        for (const QJsonValue &row : vectors().value(list).toArray()) {
            if (row[u"name"_s] == name)
                return row.toObject();
        }
        return {};
    }
    static CallbackExplanation explained(const QByteArray &query)
    {
        return *v1()->explainCallback({ "GET", query, {}, {} }, now);
    }
    static QByteArray signatureOf(const QByteArray &text)
    {
        return QCryptographicHash::hash(text + key(u"v1_md5_key"_s).toUtf8(), QCryptographicHash::Md5)
            .toHex();
    }
    /// A genuine callback but for what the test spoils.
    static QByteArray query(const QByteArray &parameters, const QByteArray &sign)
    {
        return parameters + "&sign=" + sign + "&sign_type=MD5";
    }
    static constexpr auto Good = "money=9.9&name=Card key x1&out_trade_no=CK1&pid=1000&trade_no=2026"
                                 "&trade_status=TRADE_SUCCESS&type=alipay";
    static QByteArray encoded() { return QByteArray(Good).replace(' ', '+'); }

private Q_SLOTS:
    void agreesWithTheVectors_data()
    {
        QTest::addColumn<QString>("list");
        QTest::addColumn<QJsonObject>("row");
        for (const QString &list : { u"v1_notifies"_s, u"v2_notifies"_s }) {
            for (const QJsonValue &value : vectors().value(list).toArray())
                QTest::addRow("%s %s", qPrintable(list), rowName(value.toObject()).constData())
                    << list << value.toObject();
        }
    }
    void agreesWithTheVectors()
    {
        QFETCH(QString, list);
        QFETCH(QJsonObject, row);
        const auto provider = list == u"v1_notifies" ? v1() : v2();
        QVERIFY(provider->traits().explainsCallbacks);
        const auto said = provider->explainCallback(callback(row), now);
        QVERIFY(said);
        const bool accepted = provider->readCallback(callback(row), now).has_value();
        QCOMPARE(said->findings.isEmpty(), accepted); // it never contradicts what really happens
        const QString expected = row.value(u"expect_signature"_s).toString();
        QCOMPARE(said->equal, expected != u"INVALID");
        if (said->equal)
            QCOMPARE(QString::fromUtf8(said->signedText), row.value(u"sign_text_of_original"_s).toString());
    }

    void neverShowsTheKeyOrAWholeSignature()
    {
        const QJsonObject row = rowOf(u"v1_notifies"_s, u"wrong_key"_s);
        const auto said = v1()->explainCallback(callback(row), now);
        QVERIFY(said && !said->equal);
        QCOMPARE(said->expected, u"7de4"_s); // of the vector that was signed with the right key
        QCOMPARE(said->given, u"6d56"_s);
        const QByteArray all = said->signedText + said->findings.join(u' ').toUtf8();
        QVERIFY(!all.contains(key(u"v1_md5_key"_s).toUtf8()));
        static const QRegularExpression digest(u"[0-9a-f]{32}"_s);
        QVERIFY(!digest.match(QString::fromUtf8(all)).hasMatch());
        QVERIFY(v2()->explainCallback(callback(row), now)->expected.isEmpty());
    }

    void namesTheMistake_data()
    {
        QTest::addColumn<QByteArray>("callback");
        QTest::addColumn<QString>("finding");
        const auto add = [](const char *name, const QByteArray &callback, const QString &finding) {
            QTest::newRow(name) << callback << finding;
        };
        const QByteArray sign = signatureOf(Good);
        add("nothing", query(encoded(), sign), {});
        add("wrong key", query(encoded(), QByteArray(32, '0')), u"the key of this account"_s);
        add("capital letters", query(encoded(), sign.toUpper()), u"capital letters"_s);
        const QByteArray percent = QByteArray(Good).replace(" ", "%20");
        add("encoded values", query(percent, signatureOf(percent)), u"encoded form"_s);
        add("blanks signed too", query(encoded() + "&zero=", signatureOf(QByteArray(Good) + "&zero=")),
            u"empty parameters"_s);
        add("the key behind &key=", query(encoded(), signatureOf(QByteArray(Good) + "&key=")), u"'&key='"_s);
        add("added on the way", query(encoded() + "&utm=1", sign), u"utm was not signed"_s);
        add("cut off", query(encoded(), sign.left(20)), u"32 hexadecimal"_s);
        add("no sign", encoded() + "&sign_type=MD5", u"there is no sign:"_s);
        add("a plus that became a blank",
            query(QByteArray(encoded()).replace("CK1", "C+K"),
                signatureOf(
                    "money=9.9&name=Card+key+x1"
                    "&out_trade_no=C+K&pid=1000&trade_no=2026&trade_status=TRADE_SUCCESS&type=alipay")),
            u"arrived as a blank"_s);
        add("RSA", encoded() + "&sign=" + sign + "&sign_type=RSA", u"the other Epay version"_s);
        add("no sign_type", encoded() + "&sign=" + sign, u"no sign_type"_s);
        add("another merchant",
            query(QByteArray(encoded()).replace("pid=1000", "pid=77"),
                signatureOf(QByteArray(Good).replace("pid=1000", "pid=77"))),
            u"merchant number 77"_s);
        add("a parameter lost", query(QByteArray(encoded()).replace("&trade_no=2026", ""), sign),
            u"trade_no is missing"_s);
        add("from a page's source", query(encoded(), sign).replace("&", "&amp;"), u"&amp;"_s);
        add("given twice", query(encoded() + "&pid=1000", sign), u"given twice"_s);
        add("not UTF-8", query("name=%B2%E2", sign), u"UTF-8"_s);
    }
    void namesTheMistake()
    {
        QFETCH(QByteArray, callback);
        QFETCH(QString, finding);
        const QStringList findings = explained(callback).findings;
        if (finding.isEmpty())
            QVERIFY2(findings.isEmpty(), qPrintable(findings.join(u'\n')));
        else
            QVERIFY2(findings.join(u'\n').contains(finding), qPrintable(findings.join(u'\n')));
    }

    void anOldOneOfTheSecondVersionIsCalledOld()
    {
        const auto said
            = v2()->explainCallback(callback(rowOf(u"v2_notifies"_s, u"replayed_old_timestamp"_s)), now);
        QVERIFY(said && said->equal);
        QVERIFY(said->findings.join(u' ').contains(u"300 s"_s));
    }
};

QTEST_APPLESS_MAIN(TestEpayDoctor)
#include "tst_epaydoctor.moc"
