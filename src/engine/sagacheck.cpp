#include "engine/sagacheck.h"

using namespace std::chrono_literals;

namespace {
constexpr int Piece = 500;
constexpr Millis LooksBack = 7 * 24h;
}

Result<int> sagacheck::mend(Fulfilment &step)
{
    OrderRepository orders(step.db());
    auto unasked = orders.withoutQuery(Piece);
    if (!unasked)
        return fail(unasked.error());
    for (const OrderId id : *unasked) {
        if (auto asked = step.checkNow(id); !asked)
            return fail(asked.error());
    }
    if (step.rules().quarantined)
        return int(unasked->size());
    auto unsent = orders.withoutDelivery(Piece);
    if (!unsent)
        return fail(unsent.error());
    for (const OrderId id : *unsent) {
        // One that cannot be sent again must not keep the others from it.
        const auto sent = underSavepoint(step.db(), [&step, id] { return step.resend(id); });
        if (!sent && sent.error().kind == ErrorClass::Local)
            return fail(sent.error());
        if (sent)
            continue;
        if (auto raised = step.raise(id, Attention::PermanentError, sent.error().message); !raised)
            return fail(raised.error());
    }
    return int(unasked->size() + unsent->size());
}

Result<int> sagacheck::askAfterAbsence(Fulfilment &step)
{
    auto unpaid = OrderRepository(step.db()).unpaidSince(step.now() - LooksBack);
    if (!unpaid)
        return fail(unpaid.error());
    for (const OrderId id : *unpaid) {
        if (auto asked = step.checkSoon(id); !asked)
            return fail(asked.error());
    }
    return int(unpaid->size());
}
