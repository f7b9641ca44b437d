#pragma once

#include "providers/paymentprovider.h"

#include <functional>

/// One kind of provider: its traits and how to make an adapter from an account's fields. `make`
/// returns BadUsage naming the field and the exact mistake.
struct ProviderType {
    ProviderTraits traits;
    std::function<Result<std::unique_ptr<PaymentProvider>>(const AccountFields &)> make;
};

/// Every provider this program knows, one line each in registry.cpp.
const QList<ProviderType> &providerTypes();
const ProviderType *findProviderType(QStringView type);
