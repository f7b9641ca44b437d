#include "cli/privatefile.h"

#include "cli/sources.h"
#include "core/platform.h"

namespace cli {

PrivateFile::PrivateFile(const QString &path)
    : m_file(path)
{
}

Result<> PrivateFile::open()
{
    if (!m_file.open(QIODevice::WriteOnly))
        return fail(failure());
    // Before the first byte: an existing file hands its own permissions on to the new one.
    if (!m_file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner))
        return fail(failure());
    return {};
}

Result<> PrivateFile::write(const QByteArray &bytes)
{
    if (m_file.write(bytes) != bytes.size())
        return fail(failure());
    return {};
}

Result<> PrivateFile::commit()
{
    if (!m_file.commit())
        return fail(failure());
    return platform::restrictFile(m_file.fileName()); // where permissions are not mode bits
}

Error PrivateFile::failure() const
{
    return cannotWrite(m_file.fileName(), m_file.errorString());
}

} // namespace cli
