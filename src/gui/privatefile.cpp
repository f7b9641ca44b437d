#include "gui/privatefile.h"

#include "core/platform.h"

using namespace Qt::StringLiterals;

PrivateFile::PrivateFile(const QString &path)
    : m_file(path)
{
}

Result<> PrivateFile::open()
{
    // Permissions before the first byte: an existing file hands its own on to the new one.
    if (!m_file.open(QIODevice::WriteOnly)
        || !m_file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner))
        return failure();
    return {};
}

Result<> PrivateFile::write(const QByteArray &bytes)
{
    if (m_file.write(bytes) != bytes.size())
        return failure();
    return {};
}

Result<> PrivateFile::commit()
{
    if (!m_file.commit())
        return failure();
    return platform::restrictFile(m_file.fileName()); // where permissions are not mode bits
}

tl::unexpected<Error> PrivateFile::failure() const
{
    return fail(
        ErrorClass::Local, u"%1 cannot be written: %2"_s.arg(m_file.fileName(), m_file.errorString()));
}
