#pragma once

#include <QString>
#include <QtGlobal>

#include <functional>
#include <optional>

/// Room for what must still be written when the disk is full (queue.md section 5.1, point 5): a reserve file
/// beside the database, given up when a write fails; calls stop before it comes to that.
class DiskGuard {
public:
    static constexpr qint64 Reserve = 32LL << 20;
    static constexpr qint64 StopsBelow = 200LL << 20; ///< no call starts: its outcome could not be stored
    static constexpr qint64 WarnsBelow = 1LL << 30;

    using FreeBytes = std::function<std::optional<qint64>()>;
    DiskGuard(const QString &folder, FreeBytes freeBytes)
        : m_file(folder + QStringLiteral("/reserve.bin"))
        , m_freeBytes(std::move(freeBytes))
    {
    }

    enum class Room { Plenty, Low, None };
    /// What cannot be measured counts as plenty.
    Room room() const;
    /// Makes the reserve file where there is plenty of room and none yet. Having none is no failure.
    void keepReserve() const;
    /// A write failed: gives the reserve up if space may be why.
    void onWriteFailed() const;

private:
    QString m_file;
    FreeBytes m_freeBytes;
};
