#include "vectors.h"

#include "channels/wire/idempotencykey.h"

#include <QJsonArray>
#include <QTest>

using namespace Qt::StringLiterals;

class TestIdempotencyKey : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void vectorsAreComplete();
    void followsTheVectors_data();
    void followsTheVectors();
    void reads_data();
    void reads();

private:
    const QJsonArray m_vectors = loadVectors(u"idempotency_key_header.json"_s)[u"cases"].toArray();
};

void TestIdempotencyKey::vectorsAreComplete()
{
    QCOMPARE(m_vectors.size(), 7);
}

void TestIdempotencyKey::followsTheVectors_data()
{
    QTest::addColumn<QJsonObject>("row");
    for (const QJsonValue &row : m_vectors) {
        const QString name = row[row.toObject().contains(u"key") ? u"key" : u"input_header"].toString();
        QTest::addRow("%s", qPrintable(name)) << row.toObject();
    }
}

/// Rows with a key: we write and read the same. Rows with a header: what a strict parser of structured
/// fields refuses we refuse too, but for the bare form, which Stripe and PayPal demand; and an empty
/// key, which that parser takes, is none.
void TestIdempotencyKey::followsTheVectors()
{
    QFETCH(QJsonObject, row);
    if (row.contains(u"key")) {
        const QByteArray key = row[u"key"].toString().toUtf8();
        QCOMPARE(idempotencykey::quoted(key), row[u"sf_string"].toString().toUtf8());
        QCOMPARE(idempotencykey::read(row[u"sf_string"].toString().toUtf8()), std::optional(key));
        return;
    }
    const QByteArray header = row[u"input_header"].toString().toUtf8();
    const bool bare = !header.startsWith('"');
    QCOMPARE(idempotencykey::read(header), bare ? std::optional(header) : std::nullopt);
}

void TestIdempotencyKey::reads_data()
{
    QTest::addColumn<QByteArray>("field");
    QTest::addColumn<QByteArray>("key"); // null = refused
    const QByteArray longest(255, 'k');
    QTest::addRow("bare") << "abc-1"_ba
                          << "abc-1"_ba;
    QTest::addRow("quoted, blanks around it") << "  \"abc-1\"\t"_ba
                                              << "abc-1"_ba;
    QTest::addRow("255 characters") << longest << longest;
    QTest::addRow("255 characters, quoted") << QByteArray('"' + longest + '"') << longest;
    QTest::addRow("256 characters") << QByteArray(longest + 'k') << QByteArray();
    QTest::addRow("nothing") << ""_ba << QByteArray();
    QTest::addRow("only an opening quote") << "\""_ba << QByteArray();
    QTest::addRow("a blank inside") << "a b"_ba << QByteArray();
    QTest::addRow("a blank inside quotes") << "\"a b\""_ba << QByteArray();
    QTest::addRow("a line break") << "a\r\nX: y"_ba << QByteArray();
    QTest::addRow("a quote that is not escaped") << "\"a\"b\""_ba << QByteArray();
    QTest::addRow("a backslash before a letter") << "\"a\\b\""_ba << QByteArray();
    QTest::addRow("the closing quote is escaped") << "\"a\\\""_ba << QByteArray();
    QTest::addRow("a parameter after it") << "\"a\";x=1"_ba << QByteArray();
    QTest::addRow("two keys") << "\"a\", \"b\""_ba << QByteArray();
}

void TestIdempotencyKey::reads()
{
    QFETCH(QByteArray, field);
    QFETCH(QByteArray, key);
    QCOMPARE(idempotencykey::read(field), key.isNull() ? std::nullopt : std::optional(key));
}

QTEST_APPLESS_MAIN(TestIdempotencyKey)
#include "tst_idempotencykey.moc"
