#include "crypto/systemrandom.h"

#include <QTest>

#include <array>
#include <set>

class TestRandom : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void givesAsManyBytesAsAsked();
    void doesNotRepeat();
    void staysBelowAndReachesEveryValue();
    void isEvenWhereTheRangeIsNoPowerOfTwo();
};

void TestRandom::givesAsManyBytesAsAsked()
{
    SystemRandom random;
    for (const int count : { 0, 1, 16, 32, 1000 })
        QCOMPARE(random.bytes(count).size(), count);
}

void TestRandom::doesNotRepeat()
{
    SystemRandom random;
    std::set<QByteArray> seen;
    for (int i = 0; i < 1000; ++i)
        seen.insert(random.bytes(16));
    QCOMPARE(seen.size(), size_t(1000));
}

void TestRandom::staysBelowAndReachesEveryValue()
{
    SystemRandom random;
    QCOMPARE(random.below(1), 0u);
    std::array<int, 7> counts {};
    for (int i = 0; i < 7000; ++i)
        ++counts.at(random.below(counts.size()));
    // Expected 1000 each, standard deviation 29: outside 700..1300 is ten deviations away.
    for (const int count : counts)
        QVERIFY2(count > 700 && count < 1300, qPrintable(QString::number(count)));
}

void TestRandom::isEvenWhereTheRangeIsNoPowerOfTwo()
{
    // With plain "% below" values under 2^62 would come twice as often as the rest.
    SystemRandom random;
    const std::uint64_t below = 3ull << 62;
    int low = 0;
    for (int i = 0; i < 3000; ++i)
        low += random.below(below) < (1ull << 62);
    QVERIFY2(low > 850 && low < 1150, qPrintable(QString::number(low))); // expected 1000, not 1500
}

QTEST_APPLESS_MAIN(TestRandom)
#include "tst_random.moc"
