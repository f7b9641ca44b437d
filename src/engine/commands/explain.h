#pragma once

#include "engine/desk.h"

class Engine;

namespace commands {

/// `provider explain`: `id`, and `query`, a callback as the merchant pasted it (contract.md section 2 does
/// not list it: it is the window's signature doctor). Changes nothing and logs nothing.
void providerExplain(Engine &engine, const DeskRequest &request, Desk::Done done);

} // namespace commands
