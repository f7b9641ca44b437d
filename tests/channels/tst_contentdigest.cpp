#include "vectors.h"

#include "channels/wire/contentdigest.h"

#include <QJsonArray>
#include <QTest>

using namespace Qt::StringLiterals;
using contentdigest::Outcome;

namespace {

Outcome outcomeNamed(const QString &required)
{
    if (required.startsWith(u"unparseable"_s))
        return Outcome::Unreadable;
    return required.startsWith(u"no_supported_digest"_s) ? Outcome::NoneKnown : Outcome::Differs;
}

} // namespace

class TestContentDigest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void vectorsAreComplete();
    void writesAndAccepts_data();
    void writesAndAccepts();
    void refuses_data();
    void refuses();
    void readsDictionaries_data();
    void readsDictionaries();

private:
    const QJsonObject m_vectors = loadVectors(u"content_digest.json"_s);
};

void TestContentDigest::vectorsAreComplete()
{
    QCOMPARE(m_vectors[u"positive"].toArray().size(), 5);
    QCOMPARE(m_vectors[u"negative"].toArray().size(), 5);
}

void TestContentDigest::writesAndAccepts_data()
{
    QTest::addColumn<QJsonObject>("row");
    for (const QJsonValue &row : m_vectors[u"positive"].toArray())
        QTest::addRow("%s", qPrintable(row[u"name"].toString())) << row.toObject();
}

void TestContentDigest::writesAndAccepts()
{
    QFETCH(QJsonObject, row);
    const QByteArray body = QByteArray::fromHex(row[u"body_hex"].toString().toLatin1());
    QCOMPARE(contentdigest::sha256(body), row[u"content_digest_sha256"].toString().toLatin1());
    QCOMPARE(contentdigest::sha512(body), row[u"content_digest_sha512"].toString().toLatin1());
    for (const auto name : { u"content_digest_sha256", u"content_digest_sha512", u"both" }) {
        const QByteArray field = row[QStringView(name)].toString().toLatin1();
        QCOMPARE(contentdigest::check(field, body), Outcome::Matches);
        QCOMPARE(contentdigest::check(field, body + ' '), Outcome::Differs);
    }
}

void TestContentDigest::refuses_data()
{
    QTest::addColumn<QJsonObject>("row");
    for (const QJsonValue &row : m_vectors[u"negative"].toArray())
        QTest::addRow("%s", qPrintable(row[u"name"].toString())) << row.toObject();
}

void TestContentDigest::refuses()
{
    QFETCH(QJsonObject, row);
    QCOMPARE(contentdigest::check(row[u"header"].toString().toLatin1(),
                 QByteArray::fromHex(row[u"body_hex"].toString().toLatin1())),
        outcomeNamed(row[u"require"].toString()));
}

void TestContentDigest::readsDictionaries_data()
{
    QTest::addColumn<QByteArray>("field");
    QTest::addColumn<Outcome>("outcome");
    const QByteArray good = contentdigest::sha256("{}");
    QTest::addRow("blanks around the members")
        << QByteArray("  md5=:AAAA: ,\t" + good + " ") << Outcome::Matches;
    QTest::addRow("an empty field is as if absent") << QByteArray(" ") << Outcome::NoneKnown;
    QTest::addRow("padding left out")
        << QByteArray(good).replace("=:", ":").replace("256:", "256=:") << Outcome::Matches;
    QTest::addRow("of a repeated name the last counts")
        << QByteArray("sha-256=:AAAA:, " + good) << Outcome::Matches;
    QTest::addRow("of a repeated name the last counts, a wrong one")
        << QByteArray(good + ", sha-256=:AAAA:") << Outcome::Differs;
    QTest::addRow("an empty digest") << QByteArray("sha-256=::") << Outcome::Differs;
    QTest::addRow("a comma at the end") << QByteArray(good + ",") << Outcome::Unreadable;
    QTest::addRow("a name in capitals") << good.toUpper() << Outcome::Unreadable;
    QTest::addRow("url-safe letters") << QByteArray("sha-256=:____:") << Outcome::Unreadable;
    QTest::addRow("the old Digest form") << QByteArray("SHA-256=abc") << Outcome::Unreadable;
}

void TestContentDigest::readsDictionaries()
{
    QFETCH(QByteArray, field);
    QFETCH(Outcome, outcome);
    QCOMPARE(contentdigest::check(field, "{}"), outcome);
}

QTEST_APPLESS_MAIN(TestContentDigest)
#include "tst_contentdigest.moc"
