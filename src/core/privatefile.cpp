#include "core/privatefile.h"

#include "core/platform.h"

using namespace Qt::StringLiterals;

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
    return { ErrorClass::Local, u"%1 cannot be written: %2"_s.arg(m_file.fileName(), m_file.errorString()) };
}
