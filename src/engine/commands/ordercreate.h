#pragma once

#include "engine/desk.h"

class Engine;

namespace commands {
/// `order create`: reserves, creates the payment, answers after the first attempt; the same request again
/// waits while the first still runs. `extra.created` says whether the order is new.
void orderCreate(Engine &engine, const DeskRequest &request, Desk::Done done);
} // namespace commands
