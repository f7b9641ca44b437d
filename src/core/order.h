#pragma once

#include "core/clock.h"
#include "core/ids.h"
#include "core/money.h"

#include <QList>
#include <QString>

#include <optional>
#include <span>

/// Where an order stands: contract.md section 2. Numbers are stored; never renumber.
enum class OrderState {
    AwaitingPayment = 0,
    Paid = 1, ///< payment accepted, keys not yet allotted (out of stock) or no delivery running
    Delivering = 2, ///< keys allotted, on their way
    Delivered = 3,
    Expired = 4,
    Cancelled = 5,
    Refunding = 6,
    Refunded = 7,
};

/// What needs a person. Stands beside the state: contract.md section 2. Numbers are stored.
enum class Attention {
    None = 0,
    AmountMismatch = 1,
    IntegrityFailure = 2,
    OutOfStock = 3,
    RetriesExhausted = 4,
    PermanentError = 5,
    PaidLate = 6,
    DuplicatePayment = 7,
    ProviderConflict = 8,
    ProviderUnreachable = 9,
    InDoubt = 10,
};

/// Why an order moves. Each is one arrow of the table in order.cpp.
enum class OrderEvent {
    PaymentAccepted, ///< evidence passed the door
    Allotted, ///< keys assigned, delivery jobs queued
    DeliveryDone, ///< all required channels done
    Resent, ///< a person sends the same keys again
    Replaced, ///< a new key for a dead one goes out
    ExpiryPassed, ///< closed or asked after expiry, unpaid
    Cancelled, ///< by a person, or creation refused for good
    RefundStarted, ///< full refund requested
    RefundDone, ///< full refund confirmed
    RefundFailed, ///< refused for good: back to Paid; the delivery beside it says how far that had got
    RefundedElsewhere ///< the provider says refunded and we never delivered
};

struct OrderTransition {
    OrderState from;
    OrderEvent event;
    OrderState to;
};

/// The whole table, for the tests and the docs.
std::span<const OrderTransition> orderTransitions();

/// Where `event` leads from `from`; WrongState with a sentence when the move is not in the table.
Result<OrderState> nextState(OrderState from, OrderEvent event);

QString orderStateName(OrderState state);
std::optional<OrderState> orderStateFromName(QStringView name);
QString attentionName(Attention code);
std::optional<Attention> attentionFromName(QStringView name);

/// What first brought the news of a payment. Numbers are stored.
enum class PaymentSource { Callback = 0, Query = 1, Manual = 2, Bill = 3 };
QString paymentSourceName(PaymentSource source);
