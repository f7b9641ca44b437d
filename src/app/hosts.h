#pragma once

#include "app/enginethread.h"
#include "engine/datafolder.h"

/// The two things that the window can stand on. Each is built on the engine's thread.
namespace hosts {
/// The merchant's own folder, with control socket and, where it is switched on, HTTP.
EngineThread::Build shop(std::unique_ptr<DataFolder> folder);
/// A throw-away folder where simulated buyers pay at a provider whose callbacks get lost, for as long as the
/// window is open.
EngineThread::Build demo();
} // namespace hosts
