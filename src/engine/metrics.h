#pragma once

#include "engine/engine.h"

#include <functional>

/// Prometheus text: queue depth by state, attempts by class, breaker states, detection delay and
/// delivery time (contract.md section 3).
namespace metrics {
void collect(Engine &engine, std::function<void(Result<QByteArray>)> done);
} // namespace metrics
