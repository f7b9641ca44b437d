#include "core/order.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace {
using S = OrderState;
using E = OrderEvent;

// Two rules are not obvious from the names:
// - A refused refund leads to Paid whatever was before: the money is with us, and that is all this table
//   knows. How far the delivery got stands beside the state, so the engine goes on from there: Allotted
//   or DeliveryDone follow at once where the keys had gone out.
// - A delivery in flight when a refund starts may still report; the refund goes on.
constexpr OrderTransition Table[] = {
    { S::AwaitingPayment, E::PaymentAccepted, S::Paid },
    { S::AwaitingPayment, E::ExpiryPassed, S::Expired },
    { S::AwaitingPayment, E::Cancelled, S::Cancelled },
    { S::AwaitingPayment, E::RefundedElsewhere, S::Refunded },

    { S::Paid, E::Allotted, S::Delivering },
    { S::Paid, E::DeliveryDone, S::Delivered }, // only after a refused refund
    { S::Paid, E::Resent, S::Delivering },
    { S::Paid, E::RefundStarted, S::Refunding },
    { S::Paid, E::RefundedElsewhere, S::Refunded },

    { S::Delivering, E::DeliveryDone, S::Delivered },
    { S::Delivering, E::Resent, S::Delivering },
    { S::Delivering, E::RefundStarted, S::Refunding },

    { S::Delivered, E::Resent, S::Delivering },
    { S::Delivered, E::Replaced, S::Delivering },
    { S::Delivered, E::RefundStarted, S::Refunding },

    // Money that arrives late still counts; `order.late_payment` says what happens to it.
    { S::Expired, E::PaymentAccepted, S::Paid },
    { S::Expired, E::RefundStarted, S::Refunding },
    { S::Expired, E::RefundedElsewhere, S::Refunded },

    { S::Cancelled, E::PaymentAccepted, S::Paid },
    { S::Cancelled, E::RefundedElsewhere, S::Refunded },

    { S::Refunding, E::RefundDone, S::Refunded },
    { S::Refunding, E::RefundFailed, S::Paid },
    { S::Refunding, E::DeliveryDone, S::Refunding },
};

/// What the refused event would have done, to follow "an order that is X cannot".
QString wish(OrderEvent event)
{
    switch (event) {
    case E::PaymentAccepted:
        return u"take a payment"_s;
    case E::Allotted:
        return u"be given keys"_s;
    case E::DeliveryDone:
        return u"become delivered"_s;
    case E::Resent:
        return u"be sent again"_s;
    case E::Replaced:
        return u"get a replacement key"_s;
    case E::ExpiryPassed:
        return u"expire"_s;
    case E::Cancelled:
        return u"be cancelled"_s;
    case E::RefundStarted:
        return u"be refunded"_s;
    case E::RefundDone:
        return u"finish a refund"_s;
    case E::RefundFailed:
        return u"drop a refund"_s;
    case E::RefundedElsewhere:
        return u"be marked as refunded by the provider"_s;
    }
    Q_UNREACHABLE();
}

constexpr QStringView StateNames[] = { u"awaiting_payment", u"paid", u"delivering", u"delivered", u"expired",
    u"cancelled", u"refunding", u"refunded" };
constexpr QStringView AttentionNames[] = { u"", u"amount_mismatch", u"integrity_failure", u"out_of_stock",
    u"retries_exhausted", u"permanent_error", u"paid_late", u"duplicate_payment", u"provider_conflict",
    u"provider_unreachable", u"in_doubt" };
constexpr QStringView SourceNames[] = { u"callback", u"query", u"manual", u"bill" };
}

std::span<const OrderTransition> orderTransitions()
{
    return Table;
}

Result<OrderState> nextState(OrderState from, OrderEvent event)
{
    const auto arrow = std::ranges::find_if(
        Table, [&](const OrderTransition &row) { return row.from == from && row.event == event; });
    if (arrow != std::end(Table))
        return arrow->to;
    return fail(
        ErrorClass::WrongState, u"an order that is %1 cannot %2"_s.arg(orderStateName(from), wish(event)));
}

QString orderStateName(OrderState state)
{
    return StateNames[int(state)].toString();
}

std::optional<OrderState> orderStateFromName(QStringView name)
{
    const auto found = std::ranges::find(StateNames, name);
    if (found == std::end(StateNames))
        return {};
    return OrderState(found - std::begin(StateNames));
}

QString attentionName(Attention code)
{
    return AttentionNames[int(code)].toString();
}

std::optional<Attention> attentionFromName(QStringView name)
{
    const auto found = std::ranges::find(AttentionNames, name);
    if (name.isEmpty() || found == std::end(AttentionNames))
        return {};
    return Attention(found - std::begin(AttentionNames));
}

QString paymentSourceName(PaymentSource source)
{
    return SourceNames[int(source)].toString();
}
