#include "core/platform.h"

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>
#include <QThread>
#include <QTimer>

#include <csignal>
#include <cstdio>

using namespace Qt::StringLiterals;

class TestPlatform : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;
    QString path(const QString &name) const { return m_folder.filePath(name); }

    struct Ender {
        void operator()(QProcess *child) const
        {
            child->closeWriteChannel(); // ends sitUntilInputCloses()
            child->waitForFinished(10'000);
            delete child;
        }
    };
    using Child = std::unique_ptr<QProcess, Ender>;

    /// This program again, doing one thing (main() below) until its standard input closes.
    Child startChild(const QStringList &arguments)
    {
        Child child(new QProcess);
        child->start(QCoreApplication::applicationFilePath(), arguments);
        return child->waitForReadyRead(10'000) ? std::move(child) : Child();
    }

private Q_SLOTS:
    void aSecondHandleDoesNotGetTheLock()
    {
        auto first = platform::FileLock::tryLock(path(u"a.lock"_s));
        QVERIFY2(first, first ? "" : qPrintable(first.error().message));
        const auto second = platform::FileLock::tryLock(path(u"a.lock"_s));
        QVERIFY(!second);
        QCOMPARE(second.error().kind, ErrorClass::FolderInUse);
        first->reset();
        QVERIFY(platform::FileLock::tryLock(path(u"a.lock"_s)));
    }

    void aSecondProcessDoesNotGetTheLockUntilTheFirstIsKilled()
    {
        const auto child = startChild({ u"--hold"_s, path(u"b.lock"_s) });
        QVERIFY(child);
        QCOMPARE(child->readAllStandardOutput().trimmed(), "held"_ba);
        const auto refused = platform::FileLock::tryLock(path(u"b.lock"_s));
        QVERIFY(!refused);
        QCOMPARE(refused.error().kind, ErrorClass::FolderInUse);

        // What the holder wrote can be read by whoever was refused.
        QFile content(path(u"b.lock"_s));
        QVERIFY(content.open(QIODevice::ReadOnly));
        QCOMPARE(content.readAll(), "pid " + QByteArray::number(child->processId()));

        child->kill();
        QVERIFY(child->waitForFinished());
        QVERIFY(platform::FileLock::tryLock(path(u"b.lock"_s)));
    }

    void aLockIsNotInherited()
    {
        auto lock = platform::FileLock::tryLock(path(u"c.lock"_s));
        QVERIFY(lock);
        const auto child = startChild({ u"--sit"_s });
        QVERIFY(child);
        lock->reset();
        QVERIFY(platform::FileLock::tryLock(path(u"c.lock"_s)));
    }

    void aLockFileIsRewrittenWhileHeld()
    {
        auto lock = platform::FileLock::tryLock(path(u"d.lock"_s)).value();
        QVERIFY(lock->write("a longer content"));
        QVERIFY(lock->write("short"));
        QFile file(path(u"d.lock"_s));
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll(), "short"_ba);
    }

    void aLockInAMissingFolderIsALocalError()
    {
        const auto lock = platform::FileLock::tryLock(path(u"missing/e.lock"_s));
        QVERIFY(!lock);
        QCOMPARE(lock.error().kind, ErrorClass::Local);
        QVERIFY(lock.error().message.contains(u"missing/e.lock"));
    }

    void foldersAreMadePrivate()
    {
        const QString folder = path(u"deep/down/数据"_s);
        QVERIFY(platform::makePrivateFolder(folder));
        QVERIFY(platform::checkPrivateFolder(folder));
        QVERIFY(platform::makePrivateFolder(folder)); // again: nothing to do
        const auto file = platform::checkPrivateFolder(QCoreApplication::applicationFilePath());
        QVERIFY(!file);
        QCOMPARE(file.error().kind, ErrorClass::Local);
        QVERIFY(!platform::checkPrivateFolder(path(u"nothing here"_s)));
        QVERIFY(!platform::makePrivateFolder(QCoreApplication::applicationFilePath()));
    }

#ifdef Q_OS_UNIX
    void rightsOfFoldersAndFiles()
    {
        constexpr QFile::Permissions Others = QFile::ReadGroup | QFile::WriteGroup | QFile::ExeGroup
            | QFile::ReadOther | QFile::WriteOther | QFile::ExeOther;
        const QString folder = path(u"rights"_s);
        QVERIFY(QDir().mkdir(folder));
        QVERIFY(QFile::setPermissions(folder,
            QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner | QFile::ReadGroup | QFile::ExeGroup));
        QVERIFY(platform::makePrivateFolder(folder));
        QCOMPARE(QFile::permissions(folder) & Others, QFile::Permissions());

        for (const QFile::Permission write : { QFile::WriteGroup, QFile::WriteOther }) {
            QVERIFY(QFile::setPermissions(
                folder, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner | write));
            QVERIFY(!platform::checkPrivateFolder(folder));
            QVERIFY(!platform::makePrivateFolder(folder)); // somebody may have put things there already
        }

        QFile file(path(u"open.txt"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        QVERIFY(
            file.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ReadGroup | QFile::WriteOther));
        QVERIFY(platform::restrictFile(file.fileName()));
        QCOMPARE(QFile::permissions(file.fileName()) & (Others | QFile::ExeOwner), QFile::Permissions());
        QVERIFY(!platform::restrictFile(path(u"missing"_s)));

        QVERIFY(platform::FileLock::tryLock(path(u"rights.lock"_s)));
        QCOMPARE(QFile::permissions(path(u"rights.lock"_s)) & Others, QFile::Permissions());
    }

    void aLockFileIsNotWrittenThroughALink()
    {
        QVERIFY(QFile::link(path(u"elsewhere"_s), path(u"link.lock"_s)));
        QVERIFY(!platform::FileLock::tryLock(path(u"link.lock"_s)));
        QVERIFY(!QFile::exists(path(u"elsewhere"_s)));
    }

    void aHardenedProcessMakesPrivateFilesAndNoCoreDump()
    {
        const auto child = startChild({ u"--harden"_s, path(u"hardened"_s) });
        QVERIFY(child);
        QVERIFY(QFile::exists(path(u"hardened"_s)));
        QCOMPARE(QFile::permissions(path(u"hardened"_s)) & (QFile::ReadGroup | QFile::ReadOther),
            QFile::Permissions());
#ifdef Q_OS_LINUX
        QFile limits(u"/proc/%1/limits"_s.arg(child->processId()));
        QVERIFY(limits.open(QIODevice::ReadOnly));
        QVERIFY(limits.readAll().contains(QByteArray("Max core file size        0                    0")));
#endif
    }

    void terminationReachesTheEventLoop_data()
    {
        QTest::addColumn<int>("signal");
        QTest::newRow("SIGTERM") << SIGTERM;
        QTest::newRow("SIGINT") << SIGINT;
    }
    void terminationReachesTheEventLoop()
    {
        QFETCH(int, signal);
        const auto child = startChild({ u"--serve"_s });
        QVERIFY(child);
        QCOMPARE(::kill(pid_t(child->processId()), SIGPIPE), 0); // ignored
        QCOMPARE(::kill(pid_t(child->processId()), signal), 0);
        QVERIFY(child->waitForFinished(10'000));
        QCOMPARE(child->exitStatus(), QProcess::NormalExit);
        QCOMPARE(child->exitCode(), 7);
    }
#endif

    void aPlaceDiffersAfterACopy()
    {
        QVERIFY(QDir().mkdir(path(u"original"_s)));
        QVERIFY(QDir().mkdir(path(u"copy"_s)));
        const QString original = platform::placeOf(path(u"original"_s)).value();
        QVERIFY(!original.isEmpty());
        QCOMPARE(platform::placeOf(path(u"original"_s)).value(), original);
        QVERIFY(platform::placeOf(path(u"copy"_s)).value() != original);
        QVERIFY(QDir().rename(path(u"original"_s), path(u"renamed"_s)));
        QCOMPARE(platform::placeOf(path(u"renamed"_s)).value(), original);
        QCOMPARE(platform::placeOf(path(u"missing"_s)).error().kind, ErrorClass::Local);
    }

    void thisComputerHasNames()
    {
        QVERIFY(!platform::machineId().isEmpty() || !QFile::exists(u"/etc/machine-id"_s));
        QVERIFY(!platform::hostName().isEmpty());
        QVERIFY(!platform::bootId().isEmpty());
        QCOMPARE(platform::processId(), QCoreApplication::applicationPid());
    }

    void spaceIsReserved()
    {
        QVERIFY(platform::freeBytes(m_folder.path()).value() > 0);
        QCOMPARE(platform::freeBytes(path(u"missing"_s)), std::nullopt);

        QVERIFY(platform::allocateFile(path(u"reserve"_s), 1 << 20));
        QCOMPARE(QFileInfo(path(u"reserve"_s)).size(), 1 << 20);
        QVERIFY(platform::allocateFile(path(u"reserve"_s), 1 << 20));

        const auto tooMuch = platform::allocateFile(path(u"huge"_s), qint64(1) << 60);
        QVERIFY(!tooMuch);
        QCOMPARE(tooMuch.error().kind, ErrorClass::Local);
        QVERIFY(!QFile::exists(path(u"huge"_s)));
    }

    void filesAndFoldersReachTheDisk()
    {
        QFile file(path(u"synced"_s));
        QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Unbuffered));
        QCOMPARE(file.write("x"), 1);
        QVERIFY(platform::syncFile(file.handle()));
        QVERIFY(!platform::syncFile(-1));
        QVERIFY(platform::syncFolder(m_folder.path()));
#ifdef Q_OS_UNIX
        QVERIFY(!platform::syncFolder(path(u"missing"_s)));
#endif
    }

    void usageGrows()
    {
        const platform::Usage before = platform::usage();
        QVERIFY(before.residentBytes > 1 << 20);
        QTRY_VERIFY(platform::usage().cpuMicros > before.cpuMicros);
    }

    void outputToAPipeIsNoTerminal()
    {
        const auto child = startChild({ u"--terminals"_s });
        QVERIFY(child);
        QCOMPARE(child->readAllStandardOutput().trimmed(), "0 0"_ba);
    }
};

namespace {
void say(const QByteArray &line)
{
    std::puts(line.constData());
    std::fflush(stdout);
}

int sitUntilInputCloses()
{
    while (std::getchar() != EOF) { }
    return 0;
}

int hold(const QString &path)
{
    const auto lock = platform::FileLock::tryLock(path);
    if (!lock || !(*lock)->write("pid " + QByteArray::number(platform::processId())))
        return 1;
    say("held");
    return sitUntilInputCloses();
}

int harden(const QString &path)
{
    platform::hardenProcess();
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        return 1;
    say("hardened");
    return sitUntilInputCloses();
}

int serve()
{
    platform::onTerminate([] { QCoreApplication::exit(7); });
    QTimer::singleShot(0, qApp, [] { say("serving"); });
    return QCoreApplication::exec();
}
}

int main(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    const QStringList arguments = app.arguments();
    const QString task = arguments.value(1);
    if (task == u"--hold")
        return hold(arguments.value(2));
    if (task == u"--harden")
        return harden(arguments.value(2));
    if (task == u"--serve")
        return serve();
    if (task == u"--terminals") {
        say(QByteArray::number(platform::stdoutIsTerminal()) + ' '
            + QByteArray::number(platform::stderrIsTerminal()));
        return 0;
    }
    if (task == u"--sit") {
        say("sitting");
        return sitUntilInputCloses();
    }
    TestPlatform test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_platform.moc"
