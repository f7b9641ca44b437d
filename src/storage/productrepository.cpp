#include "storage/catalogue.h"

using namespace Qt::StringLiterals;

namespace {
constexpr std::string_view SelectBySku
    = "SELECT p.id, sku, name, kind, price_minor, currency, quota, min_qty, max_qty, low_stock, enabled, "
      "drill, text_id, created_at,"
      " s.available, s.reserved, s.sold, s.void FROM product p LEFT JOIN stock s ON s.product_id = p.id"
      " WHERE p.sku = ? AND p.removed_at IS NULL";
constexpr std::string_view SelectById = "SELECT p.id, sku, name, kind, price_minor, currency, quota, "
                                        "min_qty, max_qty, low_stock, enabled, drill, text_id, created_at,"
                                        " s.available, s.reserved, s.sold, s.void FROM product p LEFT JOIN "
                                        "stock s ON s.product_id = p.id WHERE p.id = ?";
constexpr std::string_view SelectAll
    = "SELECT p.id, sku, name, kind, price_minor, currency, quota, min_qty, max_qty, low_stock, enabled, "
      "drill, text_id, created_at,"
      " s.available, s.reserved, s.sold, s.void FROM product p LEFT JOIN stock s ON s.product_id = p.id"
      " WHERE p.removed_at IS NULL ORDER BY p.sku";

Product readProduct(const Row &row)
{
    Product product;
    product.id = { row.integer(0) };
    product.sku = row.text(1);
    product.name = row.text(2);
    product.kind = ProductKind(row.integer(3));
    product.price = { row.integer(4), row.text(5) };
    product.quota = row.integer(6);
    product.minQuantity = row.integer(7);
    product.maxQuantity = row.integer(8);
    product.lowStock = row.integer(9);
    product.enabled = row.boolean(10);
    product.drill = row.boolean(11);
    product.textId = row.integer(12);
    product.createdAt = row.instant(13);
    product.stock = { row.integer(14), row.integer(15), row.integer(16), row.integer(17) };
    return product;
}

std::optional<qint64> orNull(qint64 id)
{
    return id == 0 ? std::nullopt : std::optional(id);
}
} // namespace

Result<ProductId> ProductRepository::add(const Product &product)
{
    auto added = m_db.run("INSERT INTO product(sku, name, kind, price_minor, currency, quota, min_qty, "
                          "max_qty, low_stock, enabled,"
                          " drill, created_at) VALUES(?,?,?,?,?,?,?,?,?,?,?,?)",
        { product.sku, product.name, product.kind, product.price.minor, product.price.currency, product.quota,
            product.minQuantity, product.maxQuantity, product.lowStock, product.enabled, product.drill,
            product.createdAt });
    if (!added) {
        if (added.error().kind == ErrorClass::WrongState)
            return fail(
                ErrorClass::WrongState, u"there is already a product with the SKU %1"_s.arg(product.sku));
        return fail(added.error());
    }
    Product stored = product;
    stored.id = { m_db.lastInsertId() };
    if (auto done = m_db.run("INSERT INTO stock(product_id) VALUES(?)", { stored.id }); !done)
        return fail(done.error());
    if (auto done = writeTiers(stored); !done)
        return fail(done.error());
    return stored.id;
}

Result<> ProductRepository::writeTiers(const Product &product)
{
    if (auto done = m_db.run("DELETE FROM price_tier WHERE product_id = ?", { product.id }); !done)
        return done;
    for (const PriceTier &tier : product.tiers) {
        if (auto done
            = m_db.run("INSERT INTO price_tier VALUES(?,?,?)", { product.id, tier.quantity, tier.unitMinor });
            !done)
            return done;
    }
    return {};
}

Result<> ProductRepository::readTiers(Product &product)
{
    return m_db.each("SELECT quantity, unit_minor FROM price_tier WHERE product_id = ? ORDER BY quantity",
        { product.id }, [&](const Row &row) {
            product.tiers.append({ row.integer(0), row.integer(1) });
            return true;
        });
}

Result<Product> ProductRepository::bySku(const QString &sku)
{
    auto found = m_db.one(SelectBySku, { sku }, readProduct);
    if (!found)
        return fail(found.error());
    if (!*found)
        return fail(ErrorClass::NotFound, u"there is no product with the SKU %1"_s.arg(sku));
    if (auto tiers = readTiers(**found); !tiers)
        return fail(tiers.error());
    return std::move(**found);
}

Result<Product> ProductRepository::byId(ProductId id)
{
    auto found = m_db.one(SelectById, { id }, readProduct);
    if (!found)
        return fail(found.error());
    if (!*found)
        return fail(ErrorClass::NotFound, u"there is no product number %1"_s.arg(id.value));
    if (auto tiers = readTiers(**found); !tiers)
        return fail(tiers.error());
    return std::move(**found);
}

Result<QList<Product>> ProductRepository::list()
{
    auto rows = m_db.all(SelectAll, {}, readProduct);
    if (!rows)
        return fail(rows.error());
    QList<Product> products;
    for (Product &product : *rows) {
        if (auto tiers = readTiers(product); !tiers)
            return fail(tiers.error());
        products.append(std::move(product));
    }
    return products;
}

Result<> ProductRepository::update(const Product &product)
{
    auto done = m_db.run(
        "UPDATE product SET name=?, price_minor=?, currency=?, quota=?, min_qty=?, max_qty=?, low_stock=?,"
        " enabled=?, drill=?, text_id=? WHERE id=?",
        { product.name, product.price.minor, product.price.currency, product.quota, product.minQuantity,
            product.maxQuantity, product.lowStock, product.enabled, product.drill, orNull(product.textId),
            product.id });
    if (!done)
        return done;
    return writeTiers(product);
}

Result<> ProductRepository::remove(ProductId id, Instant now)
{
    return m_db.run("UPDATE product SET removed_at=?, enabled=0 WHERE id=?", { now, id });
}

Result<qint64> ProductRepository::addText(ProductId id, Instant now)
{
    if (auto done
        = m_db.run("INSERT INTO product_text(product_id, secret, at) VALUES(?, x'', ?)", { id, now });
        !done)
        return fail(done.error());
    return m_db.lastInsertId();
}

Result<> ProductRepository::sealText(qint64 textId, const QByteArray &secret)
{
    return m_db.run("UPDATE product_text SET secret=? WHERE id=?", { secret, textId });
}

Result<QByteArray> ProductRepository::text(qint64 textId)
{
    auto found = m_db.one(
        "SELECT secret FROM product_text WHERE id=?", { textId }, [](const Row &row) { return row.blob(0); });
    if (!found)
        return fail(found.error());
    if (!*found)
        return fail(ErrorClass::NotFound, u"there is no text number %1"_s.arg(textId));
    return std::move(**found);
}

Result<Stock> ProductRepository::stock(ProductId id)
{
    auto found = m_db.one(
        "SELECT available, reserved, sold, void FROM stock WHERE product_id=?", { id }, [](const Row &row) {
            return Stock { row.integer(0), row.integer(1), row.integer(2), row.integer(3) };
        });
    if (!found)
        return fail(found.error());
    return found->value_or(Stock {});
}
