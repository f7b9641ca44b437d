#pragma once

#include "core/result.h"

#include <QSaveFile>
#include <QString>

/// A file for its owner only (0600), which appears under its name whole or not at all, replacing what was
/// there. Local when it cannot be written.
class PrivateFile {
public:
    explicit PrivateFile(const QString &path);
    Result<> open();
    Result<> write(const QByteArray &bytes);
    /// Makes it appear. Without it nothing is left behind.
    Result<> commit();

private:
    Error failure() const;

    QSaveFile m_file;
};
