#include "core/platform.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QSettings>
#include <QSysInfo>

#ifndef NOMINMAX
#define NOMINMAX
#endif
#include <winsock2.h> // before windows.h

#include <windows.h>

#include <aclapi.h>
#include <io.h>
#include <psapi.h>
#include <sddl.h>

#include <memory>

using namespace Qt::StringLiterals;

namespace {
QString systemText(DWORD error)
{
    return qt_error_string(int(error));
}

tl::unexpected<Error> localError(const QString &what, DWORD error)
{
    return fail(ErrorClass::Local, u"%1: %2"_s.arg(what, systemText(error)));
}

std::wstring nativePath(const QString &path)
{
    return QDir::toNativeSeparators(QDir(path).absolutePath()).toStdWString();
}

class Handle {
public:
    explicit Handle(HANDLE handle)
        : m_handle(handle)
    {
    }
    ~Handle()
    {
        if (isOpen())
            CloseHandle(m_handle);
    }
    Handle(Handle &&other) noexcept
        : m_handle(std::exchange(other.m_handle, INVALID_HANDLE_VALUE))
    {
    }
    Handle &operator=(Handle &&) = delete;
    bool isOpen() const { return m_handle != INVALID_HANDLE_VALUE && m_handle != nullptr; }
    HANDLE get() const { return m_handle; }

private:
    HANDLE m_handle;
};

struct LocalFreer {
    void operator()(void *memory) const { LocalFree(memory); }
};
template <class T> using LocalPointer = std::unique_ptr<T, LocalFreer>;

/// Whose process this is. The SID lies inside the buffer.
class CurrentUser {
public:
    CurrentUser()
    {
        HANDLE raw = nullptr;
        if (!OpenProcessToken(GetCurrentProcess(), TOKEN_QUERY, &raw))
            return;
        const Handle token(raw);
        DWORD size = 0;
        GetTokenInformation(token.get(), TokenUser, nullptr, 0, &size);
        m_buffer.resize(size);
        if (!GetTokenInformation(token.get(), TokenUser, m_buffer.data(), size, &size))
            m_buffer.clear();
    }
    PSID sid() const
    {
        return m_buffer.empty() ? nullptr : reinterpret_cast<const TOKEN_USER *>(m_buffer.data())->User.Sid;
    }
    QString sidText() const
    {
        LPWSTR raw = nullptr;
        if (!sid() || !ConvertSidToStringSidW(sid(), &raw))
            return {};
        const LocalPointer<wchar_t> text(raw);
        return QString::fromWCharArray(raw);
    }

private:
    std::vector<std::byte> m_buffer;
};

/// Full access for this user and the system, nobody else, nothing inherited from above.
LocalPointer<void> ownerOnly(bool folder)
{
    const QString inherit = folder ? u"OICI"_s : QString();
    const QString text = u"D:P(A;%1;FA;;;%2)(A;%1;FA;;;SY)"_s.arg(inherit, CurrentUser().sidText());
    PSECURITY_DESCRIPTOR descriptor = nullptr;
    ConvertStringSecurityDescriptorToSecurityDescriptorW(
        reinterpret_cast<LPCWSTR>(text.utf16()), SDDL_REVISION_1, &descriptor, nullptr);
    return LocalPointer<void>(descriptor);
}

Result<> applyOwnerOnly(const QString &path, bool folder)
{
    const LocalPointer<void> descriptor = ownerOnly(folder);
    if (!descriptor)
        return localError(u"cannot compose the access list for "_s + path, GetLastError());
    if (!SetFileSecurityW(nativePath(path).c_str(),
            DACL_SECURITY_INFORMATION | PROTECTED_DACL_SECURITY_INFORMATION, descriptor.get()))
        return localError(u"cannot make private "_s + path, GetLastError());
    return {};
}

bool isTrusted(PSID sid, PSID user)
{
    return EqualSid(sid, user) || IsWellKnownSid(sid, WinLocalSystemSid)
        || IsWellKnownSid(sid, WinBuiltinAdministratorsSid) || IsWellKnownSid(sid, WinCreatorOwnerSid);
}

/// Does an access list let anybody write but the user, the system and administrators?
bool othersMayWrite(PACL list, PSID user)
{
    constexpr DWORD Writes = FILE_WRITE_DATA | FILE_APPEND_DATA | FILE_DELETE_CHILD | DELETE | WRITE_DAC
        | WRITE_OWNER | GENERIC_WRITE | GENERIC_ALL;
    if (!list)
        return true; // no list: everybody may do everything
    for (DWORD i = 0; i < list->AceCount; ++i) {
        void *raw = nullptr;
        if (!GetAce(list, i, &raw))
            return true;
        const auto *ace = static_cast<ACCESS_ALLOWED_ACE *>(raw);
        if (ace->Header.AceType != ACCESS_ALLOWED_ACE_TYPE || (ace->Mask & Writes) == 0)
            continue;
        if (!isTrusted(const_cast<DWORD *>(&ace->SidStart), user))
            return true;
    }
    return false;
}

Handle openFile(const QString &path, DWORD access, DWORD disposition, DWORD flags = 0)
{
    return Handle(CreateFileW(nativePath(path).c_str(), access, FILE_SHARE_READ | FILE_SHARE_WRITE, nullptr,
        disposition, FILE_ATTRIBUTE_NORMAL | flags, nullptr));
}

class WindowsFileLock final : public platform::FileLock {
public:
    WindowsFileLock(Handle file, QString path)
        : m_file(std::move(file))
        , m_path(std::move(path))
    {
    }

    Result<> write(const QByteArray &content) override
    {
        DWORD written = 0;
        const bool done = SetFilePointer(m_file.get(), 0, nullptr, FILE_BEGIN) != INVALID_SET_FILE_POINTER
            && SetEndOfFile(m_file.get())
            && WriteFile(m_file.get(), content.constData(), DWORD(content.size()), &written, nullptr)
            && written == DWORD(content.size());
        if (!done)
            return localError(u"cannot write "_s + m_path, GetLastError());
        return {};
    }

private:
    Handle m_file; // closing it is what frees the lock
    QString m_path;
};

/// The console calls its handler on a thread of its own and has no way to hand anything in.
std::function<void()> &stopWish()
{
    static std::function<void()> wish;
    return wish;
}

BOOL WINAPI onConsoleEvent(DWORD event)
{
    QMetaObject::invokeMethod(
        qApp, [] { stopWish()(); }, Qt::QueuedConnection);
    // After the window's close button the process is ended as soon as this returns (and after 5 s anyway).
    if (event == CTRL_CLOSE_EVENT || event == CTRL_LOGOFF_EVENT || event == CTRL_SHUTDOWN_EVENT)
        Sleep(INFINITE);
    return TRUE;
}

qint64 micros(const FILETIME &time)
{
    return qint64((quint64(time.dwHighDateTime) << 32 | time.dwLowDateTime) / 10);
}
}

Result<std::unique_ptr<platform::FileLock>> platform::FileLock::tryLock(const QString &path)
{
    Handle file = openFile(path, GENERIC_READ | GENERIC_WRITE, OPEN_ALWAYS);
    if (!file.isOpen())
        return localError(u"cannot open the lock file "_s + path, GetLastError());
    // Locks are mandatory here: the locked byte lies far behind the content, so that others can read it.
    OVERLAPPED place {};
    place.OffsetHigh = 0x7fffffff;
    if (!LockFileEx(file.get(), LOCKFILE_EXCLUSIVE_LOCK | LOCKFILE_FAIL_IMMEDIATELY, 0, 1, 0, &place)) {
        if (GetLastError() == ERROR_LOCK_VIOLATION || GetLastError() == ERROR_IO_PENDING)
            return fail(ErrorClass::FolderInUse, u"another program holds %1"_s.arg(path));
        return localError(u"cannot lock "_s + path, GetLastError());
    }
    if (auto restricted = restrictFile(path); !restricted)
        return fail(restricted.error());
    return std::make_unique<WindowsFileLock>(std::move(file), path);
}

Result<> platform::makePrivateFolder(const QString &path)
{
    const QString absolute = QDir(path).absolutePath();
    if (QFileInfo(absolute).isDir()) {
        const auto safe = checkPrivateFolder(absolute);
        return safe ? applyOwnerOnly(absolute, true) : safe;
    }
    if (!QDir().mkpath(QFileInfo(absolute).path()))
        return fail(
            ErrorClass::Local, u"cannot create the folder above %1: check its rights"_s.arg(absolute));
    const LocalPointer<void> descriptor = ownerOnly(true);
    SECURITY_ATTRIBUTES attributes { sizeof(SECURITY_ATTRIBUTES), descriptor.get(), FALSE };
    if (!descriptor || !CreateDirectoryW(nativePath(absolute).c_str(), &attributes))
        return localError(u"cannot create the folder "_s + absolute, GetLastError());
    return {};
}

Result<> platform::checkPrivateFolder(const QString &path)
{
    if (!QFileInfo(path).isDir())
        return fail(ErrorClass::Local, u"%1 is not a folder: choose another place"_s.arg(path));
    PSID owner = nullptr;
    PACL list = nullptr;
    PSECURITY_DESCRIPTOR raw = nullptr;
    const DWORD error = GetNamedSecurityInfoW(nativePath(path).c_str(), SE_FILE_OBJECT,
        OWNER_SECURITY_INFORMATION | DACL_SECURITY_INFORMATION, &owner, nullptr, &list, nullptr, &raw);
    if (error != ERROR_SUCCESS)
        return localError(u"cannot look at the folder "_s + path, error);
    const LocalPointer<void> descriptor(raw);
    const CurrentUser user;
    if (!user.sid() || !isTrusted(owner, user.sid()))
        return fail(
            ErrorClass::Local, u"the folder %1 belongs to another user: choose another place"_s.arg(path));
    if (othersMayWrite(list, user.sid()))
        return fail(ErrorClass::Local,
            u"other users may write the folder %1: take that right away or choose another place"_s.arg(path));
    return {};
}

Result<> platform::restrictFile(const QString &path)
{
    return applyOwnerOnly(path, false);
}

void platform::hardenProcess()
{
    // New files inherit the folder's access list. No crash report may carry our memory away.
    SetErrorMode(SEM_FAILCRITICALERRORS | SEM_NOGPFAULTERRORBOX);
}

void platform::stayAwake(bool wanted)
{
    SetThreadExecutionState(wanted ? ES_CONTINUOUS | ES_SYSTEM_REQUIRED : ES_CONTINUOUS);
}

Result<> platform::syncFile(int fileDescriptor)
{
    if (!FlushFileBuffers(reinterpret_cast<HANDLE>(_get_osfhandle(fileDescriptor))))
        return localError(u"cannot bring a file to the disk"_s, GetLastError());
    return {};
}

/// NTFS journals a folder's entries itself and offers no call for it.
Result<> platform::syncFolder(const QString &)
{
    return {};
}

Result<QString> platform::placeOf(const QString &path)
{
    const Handle file = openFile(path, FILE_READ_ATTRIBUTES, OPEN_EXISTING, FILE_FLAG_BACKUP_SEMANTICS);
    BY_HANDLE_FILE_INFORMATION info {};
    if (!file.isOpen() || !GetFileInformationByHandle(file.get(), &info))
        return localError(u"cannot look at "_s + path, GetLastError());
    const quint64 index = quint64(info.nFileIndexHigh) << 32 | info.nFileIndexLow;
    return u"%1:%2"_s.arg(info.dwVolumeSerialNumber).arg(index);
}

QByteArray platform::machineId()
{
    return QSysInfo::machineUniqueId();
}
QString platform::hostName()
{
    return QSysInfo::machineHostName();
}

/// Windows counts its starts.
QString platform::bootId()
{
    const QSettings registry(u"HKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet\\Control\\Session Manager\\"
                             "Memory Management\\PrefetchParameters"_s,
        QSettings::NativeFormat);
    return registry.value(u"BootId"_s).toString();
}

qint64 platform::processId()
{
    return QCoreApplication::applicationPid();
}

std::optional<qint64> platform::freeBytes(const QString &path)
{
    ULARGE_INTEGER available {};
    if (!GetDiskFreeSpaceExW(nativePath(path).c_str(), &available, nullptr, nullptr))
        return {};
    return qint64(available.QuadPart);
}

bool platform::stderrIsTerminal()
{
    return _isatty(2) != 0;
}
bool platform::stdoutIsTerminal()
{
    return _isatty(1) != 0;
}

Result<> platform::allocateFile(const QString &path, qint64 bytes)
{
    bool done = false;
    DWORD error = ERROR_SUCCESS;
    {
        const Handle file = openFile(path, GENERIC_WRITE, OPEN_ALWAYS);
        LARGE_INTEGER size {};
        size.QuadPart = bytes;
        done = file.isOpen() && SetFilePointerEx(file.get(), size, nullptr, FILE_BEGIN)
            && SetEndOfFile(file.get()) && FlushFileBuffers(file.get()); // NTFS allocates at SetEndOfFile
        error = GetLastError();
    }
    if (done)
        return {};
    DeleteFileW(nativePath(path).c_str()); // half a reserve is none, and takes the space
    return localError(u"cannot reserve %1 bytes for %2"_s.arg(bytes).arg(path), error);
}

/// Counts sleep as well.
qint64 platform::bootMillis()
{
    return qint64(GetTickCount64());
}

void platform::resetOnClose(qintptr socketDescriptor)
{
    const linger now { 1, 0 };
    setsockopt(
        SOCKET(socketDescriptor), SOL_SOCKET, SO_LINGER, reinterpret_cast<const char *>(&now), sizeof now);
}

void platform::onTerminate(std::function<void()> stop)
{
    stopWish() = std::move(stop);
    SetConsoleCtrlHandler(onConsoleEvent, TRUE);
}

platform::Usage platform::usage()
{
    PROCESS_MEMORY_COUNTERS memory {};
    GetProcessMemoryInfo(GetCurrentProcess(), &memory, sizeof memory);
    FILETIME created {}, ended {}, kernel {}, user {};
    GetProcessTimes(GetCurrentProcess(), &created, &ended, &kernel, &user);
    return { qint64(memory.PeakWorkingSetSize), micros(kernel) + micros(user), 0 };
}
