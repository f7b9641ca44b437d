#include "core/platform.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QSocketNotifier>
#include <QSysInfo>

#include <atomic>
#include <cerrno>
#include <csignal>
#include <cstring>

#include <fcntl.h>
#include <sys/file.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <time.h>
#include <unistd.h>

#ifdef Q_OS_LINUX
#include <sys/prctl.h>
#endif
#ifdef Q_OS_MACOS
#include <mach/mach_time.h>
#endif

using namespace Qt::StringLiterals;

namespace {
QString systemText(int error)
{
    return QString::fromLocal8Bit(std::strerror(error));
}

/// `what` ends in the path: "cannot create /some/path".
tl::unexpected<Error> localError(const QString &what, int error)
{
    return fail(ErrorClass::Local, u"%1: %2"_s.arg(what, systemText(error)));
}

/// Calls again as long as a signal interrupts.
template <class Call> auto uninterrupted(Call call)
{
    auto result = call();
    while (result == -1 && errno == EINTR)
        result = call();
    return result;
}

/// A file descriptor that closes itself.
class Descriptor {
public:
    explicit Descriptor(int fd)
        : m_fd(fd)
    {
    }
    ~Descriptor()
    {
        if (m_fd >= 0)
            ::close(m_fd);
    }
    Descriptor(Descriptor &&other) noexcept
        : m_fd(std::exchange(other.m_fd, -1))
    {
    }
    Descriptor &operator=(Descriptor &&) = delete;
    bool isOpen() const { return m_fd >= 0; }
    int get() const { return m_fd; }

private:
    int m_fd;
};

Descriptor openFile(const QString &path, int flags)
{
    const QByteArray name = QFile::encodeName(path);
    return Descriptor(uninterrupted([&] { return ::open(name.constData(), flags | O_CLOEXEC, 0600); }));
}

class PosixFileLock final : public platform::FileLock {
public:
    PosixFileLock(Descriptor file, QString path)
        : m_file(std::move(file))
        , m_path(std::move(path))
    {
    }

    Result<> write(const QByteArray &content) override
    {
        if (uninterrupted([&] { return ::ftruncate(m_file.get(), 0); }) != 0)
            return localError(u"cannot write "_s + m_path, errno);
        for (qsizetype done = 0; done < content.size();) {
            const auto left = size_t(content.size() - done);
            const ssize_t written = uninterrupted(
                [&] { return ::pwrite(m_file.get(), content.constData() + done, left, off_t(done)); });
            if (written < 0)
                return localError(u"cannot write "_s + m_path, errno);
            done += written;
        }
        return {};
    }

private:
    Descriptor m_file; // closing it is what frees the lock
    QString m_path;
};

int fullSync(int fd)
{
#ifdef Q_OS_MACOS
    return uninterrupted([&] { return ::fcntl(fd, F_FULLFSYNC); });
#else
    return uninterrupted([&] { return ::fsync(fd); });
#endif
}

int allocate(int fd, qint64 bytes)
{
#ifdef Q_OS_MACOS
    fstore_t request { F_ALLOCATEALL, F_PEOFPOSMODE, 0, off_t(bytes), 0 };
    if (::fcntl(fd, F_PREALLOCATE, &request) == -1 || ::ftruncate(fd, off_t(bytes)) == -1)
        return errno;
    return 0;
#else
    int error = ::posix_fallocate(fd, 0, off_t(bytes));
    while (error == EINTR)
        error = ::posix_fallocate(fd, 0, off_t(bytes));
    return error;
#endif
}

// A signal handler can reach nothing but a global. This is the only one of the program: the end of the
// pipe that wakes the event loop.
std::atomic<int> wakeUpEnd = -1;
static_assert(std::atomic<int>::is_always_lock_free);

extern "C" void wakeUp(int)
{
    const int saved = errno;
    const char byte = 1;
    // A full pipe has woken the loop already.
    [[maybe_unused]] const ssize_t written = ::write(wakeUpEnd.load(), &byte, 1);
    errno = saved;
}

void catchSignal(int signal, void (*handler)(int))
{
    struct sigaction action { };
    action.sa_handler = handler;
    sigemptyset(&action.sa_mask);
    action.sa_flags = SA_RESTART;
    ::sigaction(signal, &action, nullptr);
}

bool makeWakeUpPipe(int (&ends)[2])
{
    if (::pipe(ends) != 0)
        return false;
    for (const int end : ends) {
        ::fcntl(end, F_SETFD, FD_CLOEXEC);
        ::fcntl(end, F_SETFL, O_NONBLOCK);
    }
    return true;
}

qint64 micros(const timeval &time)
{
    return qint64(time.tv_sec) * 1'000'000 + time.tv_usec;
}
}

Result<std::unique_ptr<platform::FileLock>> platform::FileLock::tryLock(const QString &path)
{
    Descriptor file = openFile(path, O_RDWR | O_CREAT | O_NOFOLLOW);
    if (!file.isOpen())
        return localError(u"cannot open the lock file "_s + path, errno);
    if (uninterrupted([&] { return ::flock(file.get(), LOCK_EX | LOCK_NB); }) == 0)
        return std::make_unique<PosixFileLock>(std::move(file), path);
    if (errno == EWOULDBLOCK)
        return fail(ErrorClass::FolderInUse, u"another program holds %1"_s.arg(path));
    return localError(u"cannot lock "_s + path, errno);
}

Result<> platform::makePrivateFolder(const QString &path)
{
    const QString absolute = QDir(path).absolutePath();
    if (!QDir().mkpath(QFileInfo(absolute).path()))
        return fail(
            ErrorClass::Local, u"cannot create the folder above %1: check its rights"_s.arg(absolute));
    const QByteArray name = QFile::encodeName(absolute);
    if (::mkdir(name.constData(), 0700) != 0 && errno != EEXIST)
        return localError(u"cannot create the folder "_s + absolute, errno);
    if (auto safe = checkPrivateFolder(absolute); !safe)
        return safe;
    // Whatever the umask or an earlier mkdir by hand left: the owner, nobody else.
    if (::chmod(name.constData(), 0700) != 0)
        return localError(u"cannot make private the folder "_s + absolute, errno);
    return {};
}

Result<> platform::checkPrivateFolder(const QString &path)
{
    struct stat info { };
    if (::stat(QFile::encodeName(path).constData(), &info) != 0)
        return localError(u"cannot look at the folder "_s + path, errno);
    if (!S_ISDIR(info.st_mode))
        return fail(ErrorClass::Local, u"%1 is not a folder: choose another place"_s.arg(path));
    if (info.st_uid != ::geteuid())
        return fail(
            ErrorClass::Local, u"the folder %1 belongs to another user: choose another place"_s.arg(path));
    if ((info.st_mode & (S_IWGRP | S_IWOTH)) != 0)
        return fail(ErrorClass::Local,
            u"other users may write the folder %1: take that right away (chmod go-w) or choose another place"_s
                .arg(path));
    return {};
}

Result<> platform::restrictFile(const QString &path)
{
    if (::chmod(QFile::encodeName(path).constData(), 0600) != 0)
        return localError(u"cannot make private the file "_s + path, errno);
    return {};
}

void platform::hardenProcess()
{
    ::umask(077);
    const rlimit none { 0, 0 };
    ::setrlimit(RLIMIT_CORE, &none);
#if defined(Q_OS_LINUX) && !defined(__SANITIZE_ADDRESS__)
    // Nobody else of this user may read our memory. (The leak checker has to.)
    ::prctl(PR_SET_DUMPABLE, 0, 0, 0, 0);
#endif
}

Result<> platform::syncFile(int fileDescriptor)
{
    if (fullSync(fileDescriptor) != 0)
        return localError(u"cannot bring a file to the disk"_s, errno);
    return {};
}

Result<> platform::syncFolder(const QString &path)
{
    const Descriptor folder = openFile(path, O_RDONLY | O_DIRECTORY);
    if (!folder.isOpen())
        return localError(u"cannot open the folder "_s + path, errno);
    // Some network and FUSE file systems have no fsync for folders and say so with EINVAL.
    if (fullSync(folder.get()) != 0 && errno != EINVAL)
        return localError(u"cannot bring to the disk the folder "_s + path, errno);
    return {};
}

Result<QString> platform::placeOf(const QString &path)
{
    struct stat info { };
    if (::stat(QFile::encodeName(path).constData(), &info) != 0)
        return localError(u"cannot look at "_s + path, errno);
    return u"%1:%2"_s.arg(quint64(info.st_dev)).arg(quint64(info.st_ino));
}

QByteArray platform::machineId()
{
    return QSysInfo::machineUniqueId();
}
QString platform::hostName()
{
    return QSysInfo::machineHostName();
}
QString platform::bootId()
{
    return QString::fromLatin1(QSysInfo::bootUniqueId());
}
qint64 platform::processId()
{
    return QCoreApplication::applicationPid();
}

std::optional<qint64> platform::freeBytes(const QString &path)
{
    struct statvfs info { };
    if (uninterrupted([&] { return ::statvfs(QFile::encodeName(path).constData(), &info); }) != 0)
        return {};
    return qint64(info.f_bavail) * qint64(info.f_frsize);
}

bool platform::stderrIsTerminal()
{
    return ::isatty(STDERR_FILENO) == 1;
}
bool platform::stdoutIsTerminal()
{
    return ::isatty(STDOUT_FILENO) == 1;
}

Result<> platform::allocateFile(const QString &path, qint64 bytes)
{
    const Descriptor file = openFile(path, O_WRONLY | O_CREAT | O_NOFOLLOW);
    if (!file.isOpen())
        return localError(u"cannot create "_s + path, errno);
    if (const int error = allocate(file.get(), bytes); error != 0) {
        ::unlink(QFile::encodeName(path).constData()); // half a reserve is none, and takes the space
        return localError(u"cannot reserve %1 bytes for %2"_s.arg(bytes).arg(path), error);
    }
    return syncFile(file.get());
}

qint64 platform::bootMillis()
{
#ifdef Q_OS_MACOS
    mach_timebase_info_data_t base {};
    mach_timebase_info(&base);
    return qint64(mach_continuous_time() / 1'000'000 * base.numer / base.denom);
#else
    timespec time {};
    ::clock_gettime(CLOCK_BOOTTIME, &time);
    return qint64(time.tv_sec) * 1000 + time.tv_nsec / 1'000'000;
#endif
}

void platform::resetOnClose(qintptr socketDescriptor)
{
    const linger now { 1, 0 };
    ::setsockopt(int(socketDescriptor), SOL_SOCKET, SO_LINGER, &now, sizeof now);
}

void platform::onTerminate(std::function<void()> stop)
{
    catchSignal(SIGPIPE, SIG_IGN);
    int ends[2];
    if (!makeWakeUpPipe(ends))
        return; // no descriptors left: the signals keep their default, which ends the program
    wakeUpEnd = ends[1];
    auto *notifier = new QSocketNotifier(ends[0], QSocketNotifier::Read, qApp);
    QObject::connect(
        notifier, &QSocketNotifier::activated, notifier, [stop = std::move(stop), readEnd = ends[0]] {
            char drained[16];
            while (::read(readEnd, drained, sizeof drained) > 0) { }
            stop();
        });
    catchSignal(SIGTERM, wakeUp);
    catchSignal(SIGINT, wakeUp);
}

platform::Usage platform::usage()
{
    rusage used {};
    ::getrusage(RUSAGE_SELF, &used);
#ifdef Q_OS_MACOS
    const qint64 resident = used.ru_maxrss;
#else
    const qint64 resident = used.ru_maxrss * 1024;
#endif
    return { resident, micros(used.ru_utime) + micros(used.ru_stime), used.ru_nvcsw };
}
