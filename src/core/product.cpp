#include "core/product.h"

#include <algorithm>

using namespace Qt::StringLiterals;

QString productKindName(ProductKind kind)
{
    switch (kind) {
    case ProductKind::Keys:
        return u"keys"_s;
    case ProductKind::Text:
        return u"text"_s;
    case ProductKind::Loop:
        return u"loop"_s;
    }
    return {};
}

std::optional<ProductKind> productKindFromName(QStringView name)
{
    for (const ProductKind kind : { ProductKind::Keys, ProductKind::Text, ProductKind::Loop }) {
        if (name == productKindName(kind))
            return kind;
    }
    return {};
}

Money unitPrice(const Product &product, qint64 quantity)
{
    Money unit = product.price;
    for (const PriceTier &tier : product.tiers) {
        if (quantity >= tier.quantity)
            unit.minor = tier.unitMinor;
    }
    return unit;
}

Result<Money> orderAmount(const Product &product, qint64 quantity)
{
    if (quantity < product.minQuantity || quantity > product.maxQuantity) {
        return fail(ErrorClass::BadUsage,
            u"product %1 is sold in quantities from %2 to %3, not %4"_s.arg(product.sku)
                .arg(product.minQuantity)
                .arg(product.maxQuantity)
                .arg(quantity));
    }
    return times(unitPrice(product, quantity), quantity);
}

namespace {
bool isSku(const QString &sku)
{
    if (sku.isEmpty() || sku.size() > 64)
        return false;
    return std::all_of(sku.cbegin(), sku.cend(), [](QChar c) {
        return (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z') || (c >= u'0' && c <= u'9') || c == u'-'
            || c == u'_' || c == u'.';
    });
}

Result<> checkTiers(const Product &product)
{
    qint64 last = 1;
    for (const PriceTier &tier : product.tiers) {
        if (tier.quantity <= last)
            return fail(ErrorClass::BadUsage,
                u"each price tier needs a larger quantity than the one before it, from 2 on"_s);
        if (tier.unitMinor <= 0)
            return fail(ErrorClass::BadUsage, u"the unit price of a tier must be more than zero"_s);
        last = tier.quantity;
    }
    return {};
}
} // namespace

Result<> checkProduct(const Product &product)
{
    if (!isSku(product.sku))
        return fail(
            ErrorClass::BadUsage, u"a SKU has 1 to 64 letters, digits, '-', '_' or '.', and no blanks"_s);
    if (product.name.trimmed().isEmpty() || product.name.size() > 200)
        return fail(ErrorClass::BadUsage, u"a product needs a name of 1 to 200 characters"_s);
    if (product.price.minor <= 0)
        return fail(ErrorClass::BadUsage, u"the price must be more than zero"_s);
    if (product.minQuantity < 1 || product.maxQuantity < product.minQuantity || product.maxQuantity > 100'000)
        return fail(ErrorClass::BadUsage,
            u"the quantities per order must satisfy 1 <= minimum <= maximum <= 100000"_s);
    if (product.quota < 1 || product.quota > 100'000)
        return fail(ErrorClass::BadUsage, u"a loop quota is between 1 and 100000"_s);
    if (product.lowStock < 0)
        return fail(ErrorClass::BadUsage, u"the low-stock mark cannot be negative"_s);
    return checkTiers(product);
}

Result<PriceTier> parsePriceTier(QStringView text, const QString &currency)
{
    const qsizetype colon = text.indexOf(u':');
    bool isNumber = false;
    const qint64 quantity = colon > 0 ? text.left(colon).toLongLong(&isNumber) : 0;
    if (!isNumber || quantity < 2)
        return fail(ErrorClass::BadUsage,
            u"a price tier is written QUANTITY:UNIT-PRICE, such as 10:9.00, with a quantity from 2 on"_s);
    const auto price = Money::parse(text.mid(colon + 1), currency);
    if (!price)
        return fail(price.error());
    return PriceTier { quantity, price->minor };
}
