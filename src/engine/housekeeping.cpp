#include "engine/housekeeping.h"

#include "engine/trace.h"

using namespace std::chrono_literals;

Result<bool> housekeeping::tidy(Fulfilment &step)
{
    constexpr int Piece = 1000;
    const Settings &settings = step.rules().settings;
    const auto jobs = JobRepository(step.db()).prune(step.now() - 7 * 24h, Piece);
    const auto events = FolderRepository(step.db()).pruneEvents(step.now() - 7 * 24h, Piece);
    const auto entries = trace::prune(
        step.db(), *step.rules().vault, step.now() - settings.traceRetention, step.now(), Piece);
    const auto contacts = OrderRepository(step.db()).eraseContacts(step.now() - settings.contactKeep, Piece);
    bool more = false;
    for (const auto *done : { &jobs, &events, &entries, &contacts }) {
        if (!*done)
            return fail(done->error());
        more = more || **done == Piece;
    }
    return more;
}
