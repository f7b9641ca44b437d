#include "engine/commands/arguments.h"
#include "engine/commands/registry.h"
#include "engine/engine.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace {
using Reply = Desk::Done;

QJsonObject stockView(const Product &product)
{
    return { { u"available"_s, product.stock.available }, { u"reserved"_s, product.stock.reserved },
        { u"sold"_s, product.stock.sold }, { u"void"_s, product.stock.voided } };
}

QJsonObject productView(const Product &product)
{
    QJsonArray tiers;
    for (const PriceTier &tier : product.tiers)
        tiers.append(QJsonObject { { u"quantity"_s, tier.quantity },
            { u"price"_s, Money { tier.unitMinor, product.price.currency }.toString() } });
    return { { u"sku"_s, product.sku }, { u"name"_s, product.name }, { u"price"_s, product.price.toString() },
        { u"currency"_s, product.price.currency }, { u"kind"_s, productKindName(product.kind) },
        { u"tiers"_s, tiers }, { u"quota"_s, product.quota }, { u"min"_s, product.minQuantity },
        { u"max_per_order"_s, product.maxQuantity }, { u"low_stock"_s, product.lowStock },
        { u"enabled"_s, product.enabled }, { u"drill"_s, product.drill },
        { u"stock"_s,
            product.kind == ProductKind::Text ? QJsonValue(QJsonValue::Null)
                                              : QJsonValue(stockView(product)) } };
}

/// Overlays `product` with what the request names.
Result<> readProduct(const QJsonObject &args, Product &product)
{
    product.name = arguments::textOr(args, u"name"_s, product.name);
    const QString currency = arguments::textOr(args, u"currency"_s, product.price.currency).toUpper();
    const QString price
        = arguments::textOr(args, u"price"_s, product.price.minor > 0 ? product.price.toString() : QString());
    auto money = Money::parse(price, currency);
    if (!money)
        return fail(ErrorClass::BadUsage,
            u"the price '%1' is not an amount of %2: %3"_s.arg(price, currency, money.error().message));
    product.price = *money;
    for (const auto &[name, slot, from, to] : { std::tuple(u"quota"_s, &product.quota, 1, 100'000),
             std::tuple(u"min"_s, &product.minQuantity, 1, 100'000),
             std::tuple(u"max_per_order"_s, &product.maxQuantity, 1, 100'000),
             std::tuple(u"low_stock"_s, &product.lowStock, 0, 1'000'000'000) }) {
        auto number = arguments::number(args, name, *slot, from, to);
        if (!number)
            return fail(number.error());
        *slot = *number;
    }
    for (const auto &[name, slot] :
        { std::pair(u"enabled"_s, &product.enabled), std::pair(u"drill"_s, &product.drill) }) {
        auto flag = arguments::flag(args, name);
        if (!flag)
            return fail(flag.error());
        *slot = flag->value_or(*slot);
    }
    auto tiers = arguments::list(args, u"tier"_s);
    if (!tiers)
        return fail(tiers.error());
    if (args.contains(u"tier"_s)) // an empty list takes them all away
        product.tiers.clear();
    for (const QString &text : std::as_const(*tiers)) {
        auto tier = parsePriceTier(text, currency);
        if (!tier)
            return fail(tier.error());
        product.tiers.append(*tier);
    }
    return checkProduct(product);
}

/// A new version of the text that buyers get from now on.
Result<> storeText(Fulfilment &step, Product &product, const QString &text)
{
    if (text.trimmed().isEmpty())
        return fail(ErrorClass::BadUsage, u"the text of product %1 is empty"_s.arg(product.sku));
    ProductRepository products(step.db());
    auto id = products.addText(product.id, step.now());
    if (!id)
        return fail(id.error());
    if (auto sealed
        = products.sealText(*id, step.rules().vault->seal(VaultPlace("product_text", *id), text.toUtf8()));
        !sealed)
        return sealed;
    product.textId = *id;
    return products.update(product);
}

Result<QJsonObject> addProduct(Fulfilment &step, const QJsonObject &args)
{
    Product product;
    auto sku = arguments::text(args, u"sku"_s);
    if (!sku)
        return fail(sku.error());
    const QString kind = arguments::textOr(args, u"kind"_s, u"keys"_s);
    const auto known = productKindFromName(kind);
    if (!known)
        return fail(
            ErrorClass::BadUsage, u"a product is of the kind keys, text or loop, not '%1'"_s.arg(kind));
    product.sku = *sku;
    product.name = *sku;
    product.kind = *known;
    product.price.currency = u"CNY"_s;
    product.createdAt = step.now();
    if (auto read = readProduct(args, product); !read)
        return fail(read.error());
    const QString text = arguments::textOr(args, u"text"_s);
    if (product.kind == ProductKind::Text && text.isEmpty())
        return fail(ErrorClass::BadUsage, u"a product of the kind text needs --text-file"_s);
    auto id = ProductRepository(step.db()).add(product);
    if (!id)
        return fail(id.error());
    product.id = *id;
    if (product.kind == ProductKind::Text) {
        if (auto stored = storeText(step, product, text); !stored)
            return fail(stored.error());
    }
    return productView(product);
}

Result<QJsonObject> editProduct(Fulfilment &step, const QJsonObject &args)
{
    ProductRepository products(step.db());
    auto product = products.bySku(arguments::textOr(args, u"sku"_s));
    if (!product)
        return fail(product.error());
    if (args.contains(u"kind"_s) && arguments::textOr(args, u"kind"_s) != productKindName(product->kind))
        return fail(ErrorClass::WrongState, u"the kind of a product cannot be changed; add another one"_s);
    const qint64 quota = product->quota;
    if (auto read = readProduct(args, *product); !read)
        return fail(read.error());
    if (product->kind == ProductKind::Loop && product->quota != quota
        && product->stock.available + product->stock.reserved + product->stock.sold > 0)
        return fail(ErrorClass::WrongState,
            u"the quota of %1 cannot change while it has keys; add another product"_s.arg(product->sku));
    if (auto done = products.update(*product); !done)
        return fail(done.error());
    const QString text = arguments::textOr(args, u"text"_s);
    if (!text.isEmpty()) {
        if (product->kind != ProductKind::Text)
            return fail(ErrorClass::WrongState, u"product %1 is not of the kind text"_s.arg(product->sku));
        if (auto stored = storeText(step, *product, text); !stored)
            return fail(stored.error());
    }
    return productView(*product);
}

Result<QJsonObject> removeProduct(Fulfilment &step, const QJsonObject &args)
{
    ProductRepository products(step.db());
    auto product = products.bySku(arguments::textOr(args, u"sku"_s));
    if (!product)
        return fail(product.error());
    if (product->stock.reserved > 0)
        return fail(ErrorClass::WrongState,
            u"product %1 has keys reserved for unpaid orders; wait or cancel them first"_s.arg(product->sku));
    auto waiting = OrderRepository(step.db()).waitingForStock(product->id);
    if (!waiting)
        return fail(waiting.error());
    if (!waiting->isEmpty())
        return fail(ErrorClass::WrongState,
            u"%1 paid orders wait for keys of %2"_s.arg(waiting->size()).arg(product->sku));
    if (auto done = products.remove(product->id, step.now()); !done)
        return fail(done.error());
    return QJsonObject { { u"ok"_s, true } };
}

Result<QJsonObject> setAside(Fulfilment &step, const QJsonObject &args, const QString &actor)
{
    auto product = ProductRepository(step.db()).bySku(arguments::textOr(args, u"sku"_s));
    if (!product)
        return fail(product.error());
    auto items = arguments::list(args, u"items"_s);
    if (!items)
        return fail(items.error());
    std::vector<QByteArray> fingerprints;
    for (const QString &key : std::as_const(*items))
        fingerprints.push_back(step.rules().vault->fingerprint(key.trimmed().toUtf8()));
    auto total = CardRepository(step.db()).setAside(product->id, fingerprints);
    if (!total)
        return fail(total.error());
    const FolderRepository::AuditRow row { 0, step.now(), actor, u"keys.void"_s, product->sku,
        u"%1 keys"_s.arg(total->voided) };
    if (auto audited = FolderRepository(step.db()).audit(row); !audited)
        return fail(audited.error());
    return QJsonObject { { u"voided"_s, total->voided }, { u"not_found"_s, total->notFound },
        { u"sold"_s, total->sold } };
}

Result<QJsonObject> undoBatch(Fulfilment &step, const QJsonObject &args, const QString &actor)
{
    const BatchId id { arguments::textOr(args, u"batch"_s).toLongLong() };
    ImportRepository batches(step.db());
    auto batch = batches.byId(id);
    if (!batch)
        return fail(batch.error());
    auto undone = batches.undo(id);
    if (!undone)
        return fail(undone.error());
    const FolderRepository::AuditRow row { 0, step.now(), actor, u"keys.undo"_s, u"batch %1"_s.arg(id.value),
        u"%1 keys removed"_s.arg(undone->first) };
    if (auto audited = FolderRepository(step.db()).audit(row); !audited)
        return fail(audited.error());
    return QJsonObject { { u"removed"_s, undone->first }, { u"kept"_s, undone->second } };
}

Result<QJsonObject> exportPage(Fulfilment &step, const QJsonObject &args, const QString &actor)
{
    auto product = ProductRepository(step.db()).bySku(arguments::textOr(args, u"sku"_s));
    if (!product)
        return fail(product.error());
    const QString stateName = arguments::textOr(args, u"state"_s, u"available"_s);
    const std::optional<CardState> state = stateName == u"available"_s ? std::optional(CardState::Free)
        : stateName == u"sold"_s                                       ? std::optional(CardState::Sold)
        : stateName == u"void"_s                                       ? std::optional(CardState::Void)
                                                                       : std::nullopt;
    if (!state)
        return fail(ErrorClass::BadUsage,
            u"keys are exported by the state available, sold or void, not '%1'"_s.arg(stateName));
    const qint64 after = args.value(u"after"_s).toVariant().toLongLong();
    constexpr int Page = 1000;
    auto cards = CardRepository(step.db()).page(product->id, *state, { after }, Page);
    if (!cards)
        return fail(cards.error());
    if (after == 0) {
        const FolderRepository::AuditRow row { 0, step.now(), actor, u"keys.export"_s, product->sku,
            stateName };
        if (auto audited = FolderRepository(step.db()).audit(row); !audited)
            return fail(audited.error());
    }
    QJsonArray items;
    for (const Card &card : *cards) {
        if (product->kind == ProductKind::Loop && card.unit != 1)
            continue; // one line a key, not one a use
        auto plain = step.rules().vault->open(VaultPlace("card_key", card.id.value), card.secret);
        if (!plain)
            return fail(plain.error());
        items.append(QString::fromUtf8(plain->view()));
    }
    const bool more = int(cards->size()) == Page;
    return QJsonObject { { u"items"_s, items },
        { u"next"_s,
            more ? QJsonValue(QString::number(cards->back().id.value)) : QJsonValue(QJsonValue::Null) } };
}

void writing(Engine &engine, std::function<Result<QJsonObject>(Fulfilment &)> step, Reply done)
{
    engine.write<QJsonObject>(std::move(step), [done = std::move(done)](Result<QJsonObject> value) {
        done({ value ? Result<QJsonValue>(QJsonValue(*value)) : fail(value.error()), {} });
    });
}

void listProducts(Engine &engine, Reply done, bool stockOnly, const QString &sku)
{
    engine.read<QJsonValue>(
        [stockOnly, sku](Connection &db) -> Result<QJsonValue> {
            ProductRepository repository(db);
            auto products = repository.list();
            if (!products)
                return fail(products.error());
            QJsonArray items;
            for (const Product &product : std::as_const(*products)) {
                if (!sku.isEmpty() && product.sku != sku)
                    continue;
                if (!stockOnly) {
                    items.append(productView(product));
                } else if (product.kind != ProductKind::Text) {
                    QJsonObject line = stockView(product);
                    line.insert(u"sku"_s, product.sku);
                    items.append(line);
                }
            }
            if (!sku.isEmpty() && items.isEmpty()) {
                if (auto known = repository.bySku(sku); !known)
                    return fail(known.error());
            }
            return QJsonValue(QJsonObject { { u"items"_s, items }, { u"next"_s, QJsonValue::Null } });
        },
        [done = std::move(done)](Result<QJsonValue> list) {
            done({ std::move(list), {} });
        });
}
} // namespace

QList<commands::Command> commands::catalogueCommands()
{
    const auto step = [](Result<QJsonObject> (*run)(Fulfilment &, const QJsonObject &)) {
        return [run](Engine &engine, const DeskRequest &request, Reply done) {
            writing(
                engine, [run, args = request.args](Fulfilment &fulfilment) { return run(fulfilment, args); },
                std::move(done));
        };
    };
    const auto audited = [](Result<QJsonObject> (*run)(Fulfilment &, const QJsonObject &, const QString &)) {
        return [run](Engine &engine, const DeskRequest &request, Reply done) {
            writing(
                engine,
                [run, args = request.args, actor = request.actor](
                    Fulfilment &fulfilment) { return run(fulfilment, args, actor); },
                std::move(done));
        };
    };
    QList<Command> all { { u"product add"_s, step(addProduct) }, { u"product edit"_s, step(editProduct) },
        { u"product remove"_s, step(removeProduct) },
        { u"product list"_s,
            [](Engine &engine, const DeskRequest &, Reply done) {
                listProducts(engine, std::move(done), false, {});
            } },
        { u"keys stock"_s,
            [](Engine &engine, const DeskRequest &request, Reply done) {
                listProducts(engine, std::move(done), true, arguments::textOr(request.args, u"sku"_s));
            } },
        { u"keys void"_s, audited(setAside) }, { u"keys undo"_s, audited(undoBatch) },
        { u"keys export page"_s, audited(exportPage) } };
    return all + importCommands() + keyCommands();
}
