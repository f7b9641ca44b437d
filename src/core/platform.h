#pragma once

#include "core/result.h"

#include <QByteArray>
#include <QString>

#include <functional>
#include <memory>
#include <optional>

/// The only place where the operating system is asked directly. One source file each:
/// platform_posix.cpp, platform_windows.cpp.
namespace platform {

/// A file held with an OS lock (flock / LockFileEx) for the life of this object. The kernel frees it
/// on kill -9. Never QLockFile: its stale rule guesses (queue.md section 5.5).
class FileLock {
public:
    /// FolderInUse when somebody else holds it. Creates the file 0600.
    static Result<std::unique_ptr<FileLock>> tryLock(const QString &path);
    virtual ~FileLock() = default;
    /// Replaces the file's content (pid, role, socket path) while holding it.
    virtual Result<> write(const QByteArray &content) = 0;
};

Result<> makePrivateFolder(const QString &path); ///< creates it 0700 (owner-only ACL on Windows)
Result<> checkPrivateFolder(const QString &path); ///< Local error when others may write it, or it is not ours
Result<> restrictFile(const QString &path); ///< 0600
/// Everything created from now on is 0600/0700 (umask 077); no core dumps, not dumpable.
void hardenProcess();
/// fsync of a file's content / of a folder's entries.
Result<> syncFile(int fileDescriptor);
Result<> syncFolder(const QString &path);
/// Where a folder lives: device and inode, as text. Differs after a copy.
Result<QString> placeOf(const QString &path);
QByteArray machineId();
QString hostName();
QString bootId();
qint64 processId();
std::optional<qint64> freeBytes(const QString &path);
bool stderrIsTerminal();
bool stdoutIsTerminal();
/// Reserves disk space: a file of `bytes`, really allocated.
Result<> allocateFile(const QString &path, qint64 bytes);
/// Monotonic time that counts suspend.
qint64 bootMillis();
/// From now on closing this TCP socket sends a reset and drops what is unsent, instead of a goodbye.
void resetOnClose(qintptr socketDescriptor);
/// Calls `stop` (from a Qt event loop) on SIGTERM, SIGINT, or the console's close event. SIGPIPE is ignored.
void onTerminate(std::function<void()> stop);
#ifdef Q_OS_WIN
/// The computer does not go to sleep by itself meanwhile; the screen may go dark.
void stayAwake(bool wanted);
#endif
/// Peak resident memory and CPU time of this process, for bench/ and metrics.
struct Usage {
    qint64 residentBytes;
    qint64 cpuMicros;
    qint64 voluntarySwitches;
};
Usage usage();

} // namespace platform
