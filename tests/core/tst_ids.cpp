#include "core/ids.h"
#include "core/vectors.h"

#include <QSet>

using namespace Qt::StringLiterals;

class TestIds : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aUlidBeginsWithItsTime()
    {
        SeededRandom random(1);
        // The example of the ULID specification: 1469918176385 ms is 01ARYZ6S41.
        const QString ulid = makeUlid(fromMs(1469918176385), random);
        QCOMPARE(ulid.size(), 26);
        QCOMPARE(ulid.first(10), u"01ARYZ6S41"_s);
        QVERIFY(isUlid(ulid));
        QCOMPARE(makeUlid(fromMs(0), random).first(10), u"0000000000"_s);
        QCOMPARE(makeUlid(fromMs(281474976710655), random).first(10), u"7ZZZZZZZZZ"_s);
    }

    void ulidsDifferAndSortByTime()
    {
        SeededRandom random(7);
        QSet<QString> seen;
        QString earlier;
        for (int ms = 0; ms < 2000; ++ms) {
            const QString ulid = makeUlid(fromMs(1795478400000 + ms), random);
            QVERIFY(ulid > earlier);
            earlier = ulid;
            seen.insert(ulid.last(16));
        }
        QCOMPARE(seen.size(), 2000);
    }

    void everyDigitOfChanceIsUsed()
    {
        SeededRandom random(3);
        QSet<QChar> digits;
        for (int i = 0; i < 200; ++i) {
            for (const QChar c : makeUlid(fromMs(0), random).last(16))
                digits.insert(c);
        }
        QCOMPARE(digits.size(), 32);
    }

    void tellsUlids_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<bool>("ulid");
        QTest::newRow("an ulid") << u"01ARZ3NDEKTSV4RRFFQ69G5FAV"_s << true;
        QTest::newRow("the largest") << u"7ZZZZZZZZZZZZZZZZZZZZZZZZZ"_s << true;
        QTest::newRow("time beyond 48 bits") << u"8ZZZZZZZZZZZZZZZZZZZZZZZZZ"_s << false;
        QTest::newRow("small letters") << u"01arz3ndektsv4rrffq69g5fav"_s << false;
        QTest::newRow("an I") << u"01ARZ3NDEKTSV4RRFFQ69G5FAI"_s << false;
        QTest::newRow("an L") << u"01ARZ3NDEKTSV4RRFFQ69G5FAL"_s << false;
        QTest::newRow("an O") << u"01ARZ3NDEKTSV4RRFFQ69G5FAO"_s << false;
        QTest::newRow("a U") << u"01ARZ3NDEKTSV4RRFFQ69G5FAU"_s << false;
        QTest::newRow("too short") << u"01ARZ3NDEKTSV4RRFFQ69G5FA"_s << false;
        QTest::newRow("too long") << u"01ARZ3NDEKTSV4RRFFQ69G5FAVV"_s << false;
        QTest::newRow("nothing") << u""_s << false;
    }
    void tellsUlids()
    {
        QFETCH(QString, text);
        QFETCH(bool, ulid);
        QCOMPARE(isUlid(text), ulid);
    }

    void tellsOurOrderNumbers_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<bool>("ours");
        QTest::newRow("ours") << outTradeNo(u"7K3Q"_s, u"01ARZ3NDEKTSV4RRFFQ69G5FAV"_s) << true;
        QTest::newRow("as the contract writes it") << u"ND7K3Q01ARZ3NDEKTSV4RRFFQ69G5FAV"_s << true;
        QTest::newRow("another mark") << u"XX7K3Q01ARZ3NDEKTSV4RRFFQ69G5FAV"_s << false;
        QTest::newRow("small mark") << u"nd7K3Q01ARZ3NDEKTSV4RRFFQ69G5FAV"_s << false;
        QTest::newRow("a blank in the folder's tag") << u"ND7K Q01ARZ3NDEKTSV4RRFFQ69G5FAV"_s << false;
        QTest::newRow("no ulid") << u"ND7K3Q01ARZ3NDEKTSV4RRFFQ69G5FAI"_s << false;
        QTest::newRow("too short") << u"ND7K301ARZ3NDEKTSV4RRFFQ69G5FAV"_s << false;
        QTest::newRow("a date, as foreign shops use") << u"20261124160545123"_s << false;
        QTest::newRow("nothing") << u""_s << false;
    }
    void tellsOurOrderNumbers()
    {
        QFETCH(QString, text);
        QFETCH(bool, ours);
        QCOMPARE(isOurOutTradeNo(text), ours);
    }

    void rowIdsCompareAndHash()
    {
        QVERIFY(OrderId {}.isNull());
        QVERIFY(OrderId { 3 } < OrderId { 4 });
        QCOMPARE((QSet<OrderId> { { 1 }, { 1 }, { 2 } }).size(), 2);
        static_assert(!std::is_convertible_v<OrderId, JobId>);
    }

    void seededChanceIsXoshiro()
    {
        const QJsonArray rows = coreRows(u"random.json"_s);
        QCOMPARE(rows.size(), 4);
        for (const QJsonValue &row : rows) {
            SeededRandom random(row[u"seed"].toString().toULongLong());
            QCOMPARE(random.bytes(64).toHex(), row[u"bytes"].toString().toLatin1());
        }
        QCOMPARE(SeededRandom(1).bytes(5), SeededRandom(1).bytes(64).first(5));
        QCOMPARE(SeededRandom(1).bytes(0).size(), 0);
    }

    void seededChanceIsEven()
    {
        SeededRandom random(11);
        QList<int> drawn(10);
        for (int i = 0; i < 100'000; ++i)
            ++drawn[qsizetype(random.below(10))];
        for (const int count : std::as_const(drawn))
            QVERIFY2(count > 9'500 && count < 10'500, qPrintable(QString::number(count)));
        QCOMPARE(random.below(1), 0U);
        QVERIFY(random.below(std::numeric_limits<std::uint64_t>::max())
            < std::numeric_limits<std::uint64_t>::max());

        int hits = 0;
        for (int i = 0; i < 100'000; ++i)
            hits += random.chance(0.3);
        QVERIFY2(hits > 29'000 && hits < 31'000, qPrintable(QString::number(hits)));
        QVERIFY(!random.chance(0));
        QVERIFY(random.chance(1));
    }
};

QTEST_APPLESS_MAIN(TestIds)
#include "tst_ids.moc"
