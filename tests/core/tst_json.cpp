#include "core/json.h"
#include "core/vectors.h"

#include <bit>
#include <clocale>
#include <ctime>

using namespace Qt::StringLiterals;

namespace {
/// The value written out again, numbers as they stood: what the signature rules of Epay V2 rely on.
QString rewritten(const JsonValue &value)
{
    switch (value.type()) {
    case JsonValue::Type::Null:
        return u"null"_s;
    case JsonValue::Type::Bool:
        return value.boolean() ? u"true"_s : u"false"_s;
    case JsonValue::Type::Number:
        return value.text();
    case JsonValue::Type::String:
        return u'"' + value.text() + u'"';
    case JsonValue::Type::Array:
        break;
    case JsonValue::Type::Object: {
        QStringList members;
        for (const auto &[name, member] : value.members())
            members.append(u'"' + name + u"\":"_s + rewritten(member));
        return u'{' + members.join(u',') + u'}';
    }
    }
    QStringList items;
    for (const JsonValue &item : value.items())
        items.append(rewritten(item));
    return u'[' + items.join(u',') + u']';
}
}

class TestJson : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void keepsOrderAndNumbers_data()
    {
        QTest::addColumn<QString>("text");
        for (const char *text : { R"({"b":1,"a":2,"c":{"z":0,"y":1}})", "[0,-0,1,-1,10]",
                 "[1.50,9.90,0.30000000000000004]", "[1e5,1E5,1e+5,1.0e-5,-0.0]",
                 "[9223372036854775807,-9223372036854775808,18446744073709551615]",
                 "[18446744073709551616,-9223372036854775809,123456789012345678901234567890]", "null", "true",
                 "42", R"("text")", "{}", "[]", R"({"":""})", R"(["卡密"])" })
            QTest::newRow(text) << QString::fromUtf8(text);
    }
    void keepsOrderAndNumbers()
    {
        QFETCH(QString, text);
        const auto value = json::parse(text.toUtf8());
        QVERIFY2(value, value ? "" : qPrintable(value.error().message));
        QCOMPARE(rewritten(*value), text);
        QCOMPARE(rewritten(json::parse(" \t\r\n" + text.toUtf8() + " \t\r\n").value()), text);
    }

    void aForeignDecimalPointDoesNotReachTheNumbers()
    {
        const QByteArray before = std::setlocale(LC_NUMERIC, nullptr);
        if (!std::setlocale(LC_NUMERIC, "de_DE.UTF-8"))
            QSKIP("this computer has no locale with a decimal comma");
        const auto value = json::parse("[9.90]");
        std::setlocale(LC_NUMERIC, before.constData());
        QCOMPARE(rewritten(value.value()), u"[9.90]"_s);
    }

    void readsEscapes()
    {
        const auto value
            = json::parse("{\"a\":\"\\\"\\\\\\/\\b\\f\\n\\r\\t\\u00e9\\ud83d\\ude00\\u0000\"}").value();
        QCOMPARE(value.textOf(u"a"), u"\"\\/\b\f\n\r\té😀"_s + QChar(0));
    }

    void findsMembers()
    {
        const auto value = json::parse(R"({"code":1,"msg":"ok","no":null,"list":[1],"sign":true})").value();
        QCOMPARE(value.textOf(u"code"), u"1"_s);
        QCOMPARE(value.textOf(u"msg"), u"ok"_s);
        QCOMPARE(value.textOf(u"no"), QString());
        QCOMPARE(value.textOf(u"list"), QString());
        QCOMPARE(value.textOf(u"sign"), QString()); // `"sign": true` is no signature
        QCOMPARE(value.textOf(u"nothing"), QString());
        QVERIFY(value.find(u"no")->isNull());
        QVERIFY(value.find(u"list")->isArray());
        QVERIFY(!value.find(u"Code"));
        QVERIFY(!json::parse("[1]").value().find(u"0"));
    }

    void refuses_data()
    {
        QTest::addColumn<QByteArray>("text");
        const auto row = [](const char *name, const QByteArray &text) { QTest::newRow(name) << text; };
        row("nothing", "");
        row("blanks", "  ");
        row("a byte order mark", "\xEF\xBB\xBF{}");
        row("UTF-16", QByteArray("\xFF\xFE{\0}\0", 6));
        row("an HTML page", "<html><body>502 Bad Gateway</body></html>");
        row("a truncated object", R"({"a":1)");
        row("a truncated string", R"({"a":"b)");
        row("trailing text", "{} x");
        row("two documents", "{}{}");
        row("a trailing zero byte", QByteArray("{}\0", 3));
        row("a trailing comma in an object", R"({"a":1,})");
        row("a trailing comma in an array", "[1,]");
        row("a comment", "{/* */}");
        row("a line comment", "{} // x");
        row("single quotes", "{'a':1}");
        row("a bare name", "{a:1}");
        row("the same name twice", R"({"a":1,"a":1})");
        row("the same name twice, apart", R"({"a":1,"b":2,"a":3})");
        row("the same name twice, deep down", R"({"x":[{"y":{"a":1,"a":2}}]})");
        row("the same name twice, escaped", R"({"a":1,"\u0061":2})");
        row("two empty names", R"({"":1,"":2})");
        row("not a number", "[NaN]");
        row("infinity", "[Infinity]");
        row("a number too large for any double", "[1e400]");
        row("a leading zero", "[01]");
        row("a plus", "[+1]");
        row("a point without digits", "[1.]");
        row("a point without a whole", "[.5]");
        row("a bare minus", "[-]");
        row("hexadecimal", "[0x10]");
        row("a high surrogate alone", R"(["\ud800"])");
        row("a low surrogate alone", R"(["\udc00"])");
        row("surrogates in the wrong order", R"(["\ude00\ud83d"])");
        row("a high surrogate before a letter", R"(["\ud83dx"])");
        row("a high surrogate before an escape", R"(["\ud83d\n"])");
        row("a surrogate as a name", R"({"\ud800":1})");
        row("a surrogate in UTF-8", "[\"\xED\xA0\x80\"]");
        row("an overlong slash", "[\"\xC0\xAF\"]");
        row("a lone continuation byte", "[\"\x80\"]");
        row("a cut character", "[\"\xE5\x8D\"]");
        row("beyond Unicode", "[\"\xF4\x90\x80\x80\"]");
        row("Latin-1", "[\"caf\xE9\"]");
        row("GBK", "[\"\xBF\xA8\xC3\xDC\"]");
        row("a raw newline in a string", "[\"a\nb\"]");
        row("a raw zero byte in a string", QByteArray("[\"a\0b\"]", 7));
        row("an unknown escape", R"(["\x41"])");
        row("a short escape", R"(["\u12"])");
        row("a word", "success");
        row("a capital word", "[TRUE]");
        row("65 deep", QByteArray(65, '[') + QByteArray(65, ']'));
        row("10000 deep", QByteArray(10'000, '['));
        row("10000 objects deep", QByteArray(R"({"a":)").repeated(10'000));
    }
    void refuses()
    {
        QFETCH(QByteArray, text);
        const auto value = json::parse(text);
        QVERIFY2(!value, value ? qPrintable(rewritten(*value)) : "");
        QCOMPARE(value.error().kind, ErrorClass::Malformed);
        QVERIFY(!value.error().message.isEmpty());
        QVERIFY(!json::parseObject(text));
    }

    void sixtyFourDeepIsTheLimit()
    {
        QVERIFY(json::parse(QByteArray(64, '[') + QByteArray(64, ']')));
        QVERIFY(json::parse(QByteArray(R"({"a":)").repeated(64) + '1' + QByteArray(64, '}')));
        QVERIFY(json::parse('[' + QByteArray("[],").repeated(1000) + "[]]")); // beside each other is not deep
    }

    void agreesWithNodeOnDamagedDocuments()
    {
        const QJsonArray rows = coreRows(u"mutations.json"_s);
        QCOMPARE(rows.size(), 800);
        int valid = 0;
        for (const QJsonValue &row : rows) {
            const QByteArray text = QByteArray::fromHex(row[u"hex"].toString().toLatin1());
            QVERIFY2(json::parse(text).has_value() == row[u"valid"].toBool(), text.constData());
            valid += row[u"valid"].toBool();
        }
        QVERIFY(valid > 100);
    }

    void readsObjectsAsQtsType()
    {
        const auto object
            = json::parseObject(R"({"b":"text","a":[1,2.5,-3,true,null],"n":9007199254740993,"z":-0})");
        QVERIFY(object);
        QCOMPARE(object->value(u"b").toString(), u"text"_s);
        QCOMPARE(object->value(u"a").toArray(), (QJsonArray { 1, 2.5, -3, true, QJsonValue::Null }));
        QCOMPARE(object->value(u"n").toInteger(), 9007199254740993);
        QCOMPARE(object->value(u"z").toDouble(), 0.0);
        for (const char *other : { "[]", "1", "\"a\"", "null" }) {
            QVERIFY(!json::parseObject(other));
            QCOMPARE(json::parseObject(other).error().kind, ErrorClass::Malformed);
        }
    }

    /// A callback of the largest size that is let in must not keep the engine busy.
    void aMebibyteOfNamesIsReadQuickly()
    {
        QByteArray text = "{";
        for (int i = 120'000; i > 0; --i)
            text += '"' + QByteArray::number(i) + "\":1,";
        text.back() = '}';
        const std::clock_t start = std::clock();
        QCOMPARE(json::parseObject(text).value().size(), 120'000);
        const double seconds = double(std::clock() - start) / CLOCKS_PER_SEC;
        QVERIFY2(seconds < 10, qPrintable(QString::number(seconds))); // quadratic would be minutes
    }

    void writesNumbersAsJavaScriptDoes()
    {
        const QJsonArray rows = coreRows(u"numbers.json"_s);
        QVERIFY2(rows.size() >= 1500, qPrintable(QString::number(rows.size())));
        for (const QJsonValue &row : rows) {
            const quint64 bits = row[u"bits"].toString().toULongLong(nullptr, 16);
            QCOMPARE(json::canonical(std::bit_cast<double>(bits)), row[u"text"].toString().toLatin1());
        }
        QCOMPARE(json::canonical(qint64(9007199254740992)), "9007199254740992"_ba);
        QCOMPARE(json::canonical(std::numeric_limits<double>::quiet_NaN()), "null"_ba);
        QCOMPARE(json::canonical(std::numeric_limits<double>::infinity()), "null"_ba);
    }

    void writesStringsAsJavaScriptDoes()
    {
        const QJsonArray rows = coreRows(u"strings.json"_s);
        QCOMPARE(rows.size(), 392);
        for (const QJsonValue &row : rows) {
            QString text;
            for (const QJsonValue &unit : row[u"units"].toArray())
                text.append(QChar(char16_t(unit.toInt())));
            QCOMPARE(json::canonical(text), row[u"text"].toString().toUtf8());
        }
    }

    void writesDocumentsAsJavaScriptDoes()
    {
        const QJsonArray rows = coreRows(u"documents.json"_s);
        QCOMPARE(rows.size(), 200);
        for (const QJsonValue &row : rows) {
            const auto object = json::parseObject(row[u"text"].toString().toUtf8());
            QVERIFY(object);
            const QByteArray canonical = json::canonical(*object);
            QCOMPARE(canonical, row[u"canonical"].toString().toUtf8());
            QCOMPARE(json::canonical(json::parseObject(canonical).value()), canonical);
        }
    }

    /// RFC 8785 sections 3.2.2 and 3.2.3, typed in from the standard.
    void writesTheExamplesOfTheStandard()
    {
        const QJsonArray rows = coreRows(u"rfc8785.json"_s);
        QCOMPARE(rows.size(), 2);
        for (const QJsonValue &row : rows) {
            const auto object = json::parseObject(row[u"text"].toString().toUtf8());
            QVERIFY(object);
            QCOMPARE(json::canonical(*object), row[u"canonical"].toString().toUtf8());
        }
    }
};

QTEST_APPLESS_MAIN(TestJson)
#include "tst_json.moc"
