#pragma once

#include <QString>

/// One setting of the database at `path`, for the moment before anybody opens it properly: which language to
/// complain in. Leaves no file behind, takes no lock for long, and answers with nothing when there is no
/// database, when it cannot be read, or when the setting was never changed.
QString storedSetting(const QString &path, const QString &key);
