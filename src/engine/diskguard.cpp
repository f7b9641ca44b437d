#include "engine/diskguard.h"

#include "core/platform.h"

#include <QFile>
#include <QFileInfo>

DiskGuard::Room DiskGuard::room() const
{
    const auto free = m_freeBytes();
    if (!free || *free >= WarnsBelow)
        return Room::Plenty;
    return *free >= StopsBelow ? Room::Low : Room::None;
}

void DiskGuard::keepReserve() const
{
    if (room() != Room::Plenty || QFileInfo(m_file).size() >= Reserve)
        return;
    if (!platform::allocateFile(m_file, Reserve))
        QFile::remove(m_file); // half a reserve only takes room
}

void DiskGuard::onWriteFailed() const
{
    const auto free = m_freeBytes();
    if (!free || *free < Reserve)
        QFile::remove(m_file);
}
