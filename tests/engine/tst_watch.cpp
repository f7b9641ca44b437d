#include "engine/diskguard.h"
#include "engine/jumpclock.h"
#include "support/fakeclock.h"

#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

/// The clock that notices being set, and the room that is kept on the disk.
class TestWatch : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aJumpIsToldOnceAndBeforeTheAnswer_data()
    {
        QTest::addColumn<qint64>("by");
        QTest::addColumn<bool>("told");
        QTest::newRow("an hour ahead") << qint64(3'600'000) << true;
        QTest::newRow("an hour back") << qint64(-3'600'000) << true;
        QTest::newRow("three seconds") << qint64(3'000) << true;
        QTest::newRow("disciplined by a second") << qint64(1'000) << false;
        QTest::newRow("not at all") << qint64(0) << false;
    }
    void aJumpIsToldOnceAndBeforeTheAnswer()
    {
        QFETCH(qint64, by);
        QFETCH(bool, told);
        FakeClock fake;
        QList<Millis> jumps;
        const JumpClock clock(std::shared_ptr<const Clock>(&fake, [](const Clock *) {}),
            [&](Millis span) { jumps.append(span); });
        fake.advance(5min);
        (void)clock.now();
        QVERIFY(jumps.isEmpty());
        fake.jump(Millis(by));
        (void)clock.now();
        (void)clock.now();
        QCOMPARE(jumps, told ? QList { Millis(by) } : QList<Millis>());
    }

    void theReserveIsGivenUpWhenAWriteFailsForWantOfRoom()
    {
        const QTemporaryDir folder;
        std::optional<qint64> free = 10LL << 30;
        const DiskGuard guard(folder.path(), [&] { return free; });
        guard.keepReserve();
        const QFileInfo reserve(folder.filePath(u"reserve.bin"_s));
        QCOMPARE(reserve.size(), DiskGuard::Reserve);
        guard.onWriteFailed(); // something else was the matter
        QVERIFY(QFile::exists(reserve.filePath()));
        free = 0;
        guard.onWriteFailed();
        QVERIFY(!QFile::exists(reserve.filePath()));
        guard.keepReserve();
        QVERIFY2(!QFile::exists(reserve.filePath()), "not while there is no room");
    }

    void roomIsJudgedByWhatIsFree_data()
    {
        QTest::addColumn<qint64>("mib");
        QTest::addColumn<int>("room");
        QTest::newRow("unknown") << qint64(-1) << int(DiskGuard::Room::Plenty);
        QTest::newRow("plenty") << qint64(1024) << int(DiskGuard::Room::Plenty);
        QTest::newRow("low") << qint64(1023) << int(DiskGuard::Room::Low);
        QTest::newRow("still low") << qint64(200) << int(DiskGuard::Room::Low);
        QTest::newRow("none") << qint64(199) << int(DiskGuard::Room::None);
    }
    void roomIsJudgedByWhatIsFree()
    {
        QFETCH(qint64, mib);
        QFETCH(int, room);
        const DiskGuard guard(
            u"unused"_s, [mib] { return mib < 0 ? std::nullopt : std::optional(mib << 20); });
        QCOMPARE(int(guard.room()), room);
    }
};

QTEST_GUILESS_MAIN(TestWatch)
#include "tst_watch.moc"
