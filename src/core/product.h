#pragma once

#include "core/clock.h"
#include "core/ids.h"
#include "core/money.h"

#include <QList>
#include <QString>

#include <optional>

/// Numbers are stored.
enum class ProductKind {
    Keys = 0, ///< each card key is sold once
    Text = 1, ///< every buyer gets the same text, as it was at payment
    Loop = 2, ///< each key is sold up to `quota` times, different keys within one order
};
QString productKindName(ProductKind kind);
std::optional<ProductKind> productKindFromName(QStringView name);

/// From `quantity` pieces on, one costs `unitMinor`.
struct PriceTier {
    qint64 quantity = 2;
    qint64 unitMinor = 0;
    bool operator==(const PriceTier &) const = default;
};

struct Stock {
    qint64 available = 0;
    qint64 reserved = 0;
    qint64 sold = 0;
    qint64 voided = 0;
};

struct Product {
    ProductId id;
    QString sku;
    QString name;
    ProductKind kind = ProductKind::Keys;
    Money price;
    QList<PriceTier> tiers; ///< ascending by quantity
    qint64 quota = 1; ///< Loop only
    qint64 minQuantity = 1;
    qint64 maxQuantity = 100;
    qint64 lowStock = 10;
    bool enabled = true;
    bool drill = false; ///< paid through the sandbox only
    qint64 textId = 0; ///< Text only: the current version
    Stock stock;
    Instant createdAt {};
};

/// What one piece costs when `quantity` are bought: the tier with the largest quantity that is reached.
Money unitPrice(const Product &product, qint64 quantity);
/// unitPrice times quantity; BadUsage outside min and max.
Result<Money> orderAmount(const Product &product, qint64 quantity);
/// Checks everything a person can get wrong, one sentence each.
Result<> checkProduct(const Product &product);
/// `10:9.00` in the product's currency.
Result<PriceTier> parsePriceTier(QStringView text, const QString &currency);
