#pragma once

#include "core/result.h"

/// Starts the program, in the tray, when the user logs in: a desktop entry on Linux, a Run key on Windows, a
/// launch agent on macOS; always the user's own, never the system's.
namespace autostart {
Result<> set(bool wanted, const QString &dataFolder);
bool isSet();
} // namespace autostart
