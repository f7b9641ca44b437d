#pragma once

#include "gui/engineclient.h"

#include <QWidget>

/// Saves a recovery file where the person wants it and shows its code once. Used by the settings and by the
/// first start.
namespace recoveryexport {
/// `failed` says what went wrong; `done` when the file is written and its code is on the screen.
void run(EngineClient &engine, QWidget *parent, std::function<void()> done,
    std::function<void(const QString &sentence)> failed);
} // namespace recoveryexport
