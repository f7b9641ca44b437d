#pragma once

#include "providers/registry.h"

/// The built-in stand-in: an Epay V1 account at an address of this computer. It has no fields of its
/// own; the engine hands in `base_url`, `pid` and `key` (as field or secret) of the sandbox it started.
ProviderType sandboxProviderType();
