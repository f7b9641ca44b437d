#include "core/retryafter.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace Qt::StringLiterals;

namespace {
QJsonObject loadVectors()
{
    QFile file(QStringLiteral(NEVERDROP_SOURCE_DIR "/tests/data/channels/retry_after.json"));
    return file.open(QIODevice::ReadOnly) ? QJsonDocument::fromJson(file.readAll()).object() : QJsonObject();
}
} // namespace

class TestRetryAfter : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void vectorsAreComplete();
    void followsTheVectors_data();
    void followsTheVectors();
    void readsDates_data();
    void readsDates();
    void countsFromTheMillisecond();

private:
    const QJsonObject m_vectors = loadVectors();
};

void TestRetryAfter::vectorsAreComplete()
{
    QCOMPARE(m_vectors[u"cases"].toArray().size(), 17);
}

void TestRetryAfter::followsTheVectors_data()
{
    QTest::addColumn<QJsonObject>("row");
    for (const QJsonValue &row : m_vectors[u"cases"].toArray())
        QTest::addRow("%s", qPrintable(row[u"name"].toString())) << row.toObject();
}

void TestRetryAfter::followsTheVectors()
{
    QFETCH(QJsonObject, row);
    const auto delay = retryafter::parse(
        row[u"header"].toString().toLatin1(), fromMs(m_vectors[u"now"].toInteger() * 1000));
    const bool ignored = row[u"delay_seconds"].isNull();
    QCOMPARE(delay, ignored ? std::nullopt : std::optional(Millis(row[u"delay_seconds"].toInteger() * 1000)));
}

void TestRetryAfter::readsDates_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("at"); // empty = refused; now is 2026-11-01
    QTest::addRow("IMF-fixdate") << "Sun, 06 Nov 1994 08:49:37 GMT"_ba << u"1994-11-06T08:49:37.000Z"_s;
    QTest::addRow("RFC 850") << "Sunday, 06-Nov-94 08:49:37 GMT"_ba << u"1994-11-06T08:49:37.000Z"_s;
    QTest::addRow("asctime") << "Sun Nov  6 08:49:37 1994"_ba << u"1994-11-06T08:49:37.000Z"_s;
    QTest::addRow("asctime, two digits") << "Wed Nov 16 08:49:37 1994"_ba << u"1994-11-16T08:49:37.000Z"_s;
    QTest::addRow("a leap second") << "Sat, 31 Dec 2016 23:59:60 GMT"_ba << u"2017-01-01T00:00:00.000Z"_s;
    QTest::addRow("RFC 850, 50 years ahead")
        << "Sunday, 01-Nov-76 00:00:00 GMT"_ba << u"2076-11-01T00:00:00.000Z"_s;
    QTest::addRow("RFC 850, 51 years ahead is the last century")
        << "Sunday, 01-Nov-77 00:00:00 GMT"_ba << u"1977-11-01T00:00:00.000Z"_s;
    QTest::addRow("29 February of a leap year")
        << "Thu, 29 Feb 2024 00:00:00 GMT"_ba << u"2024-02-29T00:00:00.000Z"_s;
    QTest::addRow("29 February of another") << "Thu, 29 Feb 2023 00:00:00 GMT"_ba << QString();
    QTest::addRow("a month that is none") << "Sun, 06 Nox 1994 08:49:37 GMT"_ba << QString();
    QTest::addRow("hour 24") << "Sun, 06 Nov 1994 24:00:00 GMT"_ba << QString();
    QTest::addRow("second 61") << "Sun, 06 Nov 1994 08:49:61 GMT"_ba << QString();
    QTest::addRow("small letters") << "sun, 06 nov 1994 08:49:37 gmt"_ba << QString();
    QTest::addRow("UTC instead of GMT") << "Sun, 06 Nov 1994 08:49:37 UTC"_ba << QString();
    QTest::addRow("RFC 3339") << "1994-11-06T08:49:37Z"_ba << QString();
    QTest::addRow("Arabic digits") << QByteArray("Sun, ٠٦ Nov 1994 08:49:37 GMT") << QString();
}

void TestRetryAfter::readsDates()
{
    QFETCH(QByteArray, text);
    QFETCH(QString, at);
    const auto instant = retryafter::parseHttpDate(text, fromMs(1793500000000));
    QCOMPARE(instant ? toRfc3339(*instant) : QString(), at);
}

void TestRetryAfter::countsFromTheMillisecond()
{
    // 02:26:40.250 to 02:26:41
    QCOMPARE(retryafter::parse("Sun, 01 Nov 2026 02:26:41 GMT", fromMs(1793500000250)),
        std::optional(Millis(750)));
}

QTEST_APPLESS_MAIN(TestRetryAfter)
#include "tst_retryafter.moc"
