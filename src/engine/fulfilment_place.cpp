#include "engine/fulfilment.h"

#include "core/ids.h"
#include "core/json.h"
#include "core/pollschedule.h"
#include "crypto/digest.h"

#include <QJsonArray>
#include <QJsonObject>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace {
/// What makes two requests with one request id the same (contract.md section 2, `order create`).
QByteArray contentOf(const OrderDraft &draft)
{
    const QJsonObject content { { u"sku"_s, draft.sku }, { u"quantity"_s, draft.quantity },
        { u"provider"_s, draft.provider }, { u"method"_s, draft.method }, { u"contact"_s, draft.contact },
        { u"channels"_s, QJsonArray::fromStringList(draft.channels) } };
    return digest::sha256(json::canonical(content));
}
} // namespace

PaymentOrder Fulfilment::paymentOrder(
    const Order &order, const Payment &payment, const QString &productName, const Settings &settings)
{
    PaymentOrder asked;
    asked.outTradeNo = payment.outTradeNo;
    asked.amount = payment.amount;
    asked.subject = productName;
    asked.method = payment.method;
    asked.clientIp = order.clientIp;
    QString base = settings.listenerPublicUrl;
    if (base.isEmpty())
        base = u"http://"_s + settings.listenerAddress;
    while (base.endsWith(u'/'))
        base.chop(1);
    asked.notifyUrl = base + u"/notify/"_s + payment.provider;
    asked.returnUrl = order.returnUrl.isEmpty() ? base + u"/return"_s : order.returnUrl;
    asked.tradeNo = payment.tradeNo;
    asked.createdAt = order.createdAt;
    asked.expiresAt = payment.expiresAt;
    return asked;
}

Result<Fulfilment::Placed> Fulfilment::placeOrder(const OrderDraft &draft)
{
    OrderRepository orders(m_db);
    const QByteArray contentSha = contentOf(draft);
    if (!draft.requestId.isEmpty()) {
        auto known = orders.byRequest(draft.token, draft.requestId);
        if (!known)
            return fail(known.error());
        if (*known) {
            if ((*known)->contentSha != contentSha)
                return fail(ErrorClass::DifferentContent,
                    u"request id %1 was used for an order with other content"_s.arg(draft.requestId));
            return Placed { std::move(**known), false };
        }
    }
    if (m_rules.quarantined)
        return fail(ErrorClass::Quarantined,
            u"this folder is in quarantine and sells nothing; look at 'quarantine show', then 'quarantine release'"_s);
    auto product = ProductRepository(m_db).bySku(draft.sku);
    if (!product)
        return fail(product.error());
    if (auto account = checkProvider(draft, *product); !account)
        return fail(account.error());
    if (auto allowed = checkChannels(draft); !allowed)
        return fail(allowed.error());
    if (auto allowed = checkLimits(draft, *product); !allowed)
        return fail(allowed.error());
    auto order = newOrder(draft, *product, contentSha);
    if (!order)
        return fail(order.error());
    if (auto queued = queuePayment(*order, draft, *product); !queued)
        return fail(queued.error());
    return Placed { std::move(*order), true };
}

Result<const ProviderAccount *> Fulfilment::checkProvider(const OrderDraft &draft, const Product &product)
{
    if (!product.enabled)
        return fail(ErrorClass::WrongState, u"product %1 is not on sale"_s.arg(product.sku));
    const ProviderAccount *account = m_rules.accounts->provider(draft.provider);
    if (!account || account->row.hiddenAt)
        return fail(ErrorClass::NotFound, u"there is no payment provider %1"_s.arg(draft.provider));
    if (!account->row.enabled)
        return fail(ErrorClass::WrongState, u"payment provider %1 is switched off"_s.arg(draft.provider));
    if (!account->adapter)
        return fail(ErrorClass::ProviderUnavailable,
            u"payment provider %1 cannot be used: %2"_s.arg(draft.provider, account->problem));
    const bool sandbox = account->row.type == u"sandbox"_s;
    if (product.drill != sandbox) {
        return fail(ErrorClass::WrongState,
            product.drill
                ? u"product %1 is for drills and can only be paid through the sandbox"_s.arg(product.sku)
                : u"the sandbox pays for drill products only, and %1 is a real one"_s.arg(product.sku));
    }
    const QStringList &currencies = account->adapter->traits().currencies;
    if (!currencies.isEmpty() && !currencies.contains(product.price.currency))
        return fail(ErrorClass::WrongState,
            u"payment provider %1 does not take %2"_s.arg(draft.provider, product.price.currency));
    const QString methods = account->row.fields.value(u"methods"_s);
    if (!draft.method.isEmpty() && !methods.isEmpty()) {
        QStringList offered = methods.split(u',');
        std::transform(offered.begin(), offered.end(), offered.begin(),
            [](const QString &name) { return name.trimmed(); });
        if (!offered.contains(draft.method))
            return fail(ErrorClass::BadUsage,
                u"payment provider %1 offers the methods %2, not %3"_s.arg(
                    draft.provider, methods, draft.method));
    }
    return account;
}

Result<> Fulfilment::checkChannels(const OrderDraft &draft)
{
    for (const QString &id : draft.channels) {
        if (id == screenChannel())
            continue;
        const DeliveryChannel *channel = m_rules.accounts->channel(id);
        if (!channel || channel->row.hiddenAt)
            return fail(ErrorClass::NotFound, u"there is no channel %1"_s.arg(id));
        if (!channel->delivers() || !channel->row.enabled)
            return fail(ErrorClass::WrongState,
                u"channel %1 is not one that delivers, or it is switched off"_s.arg(id));
    }
    return {};
}

Result<> Fulfilment::checkLimits(const OrderDraft &draft, const Product &product)
{
    if (!draft.limited)
        return {};
    auto open = OrderRepository(m_db).openCounts(draft.token, draft.contact, draft.clientIp, product.id);
    if (!open)
        return fail(open.error());
    const Settings &settings = m_rules.settings;
    if (!draft.contact.isEmpty() && settings.maxOpenPerContact > 0
        && open->contact >= settings.maxOpenPerContact)
        return fail(
            ErrorClass::TooManyOpen, u"this contact already has %1 unpaid orders"_s.arg(open->contact));
    if (!draft.clientIp.isEmpty() && settings.maxOpenPerIp > 0 && open->ip >= settings.maxOpenPerIp)
        return fail(ErrorClass::TooManyOpen, u"this address already has %1 unpaid orders"_s.arg(open->ip));
    const double stock = double(product.stock.available + product.stock.reserved);
    const double wanted = double(open->reserved + draft.quantity);
    if (product.kind != ProductKind::Text && settings.maxReservedShare > 0 && settings.maxReservedShare < 1
        && wanted > settings.maxReservedShare * stock)
        return fail(ErrorClass::TooManyOpen,
            u"unpaid orders already reserve as much of %1 as they may"_s.arg(product.sku));
    return {};
}

Result<Order> Fulfilment::newOrder(
    const OrderDraft &draft, const Product &product, const QByteArray &contentSha)
{
    auto amount = orderAmount(product, draft.quantity);
    if (!amount)
        return fail(amount.error());
    Order order;
    order.ulid = makeUlid(m_now, *m_rules.random);
    order.requestId = draft.requestId;
    order.token = draft.token;
    order.contentSha = contentSha;
    order.product = product.id;
    order.sku = product.sku;
    order.quantity = draft.quantity;
    order.amount = *amount;
    order.contact = draft.contact;
    order.clientIp = draft.clientIp;
    order.returnUrl = draft.returnUrl;
    order.channels = draft.channels;
    order.createdAt = m_now;
    order.updatedAt = m_now;
    order.expiresAt = m_now + draft.expiresIn.value_or(m_rules.settings.orderExpiresIn);
    auto id = OrderRepository(m_db).add(order);
    if (!id)
        return fail(id.error());
    order.id = *id;
    if (product.kind != ProductKind::Text) {
        if (auto reserved = CardRepository(m_db).reserve(
                product.id, *id, draft.quantity, product.kind == ProductKind::Loop);
            !reserved)
            return fail(reserved.error());
        if (auto told = tellLowStock(product, draft.quantity); !told)
            return fail(told.error());
    }
    return order;
}

/// Once a day, when this order takes the stock below its mark.
Result<> Fulfilment::tellLowStock(const Product &before, qint64 taken)
{
    const qint64 left = before.stock.available - taken;
    if (left >= before.lowStock)
        return {};
    const QString day = toRfc3339(m_now).left(10);
    return tell({ u"stock.low"_s, u"stock.low:%1:%2"_s.arg(before.sku, day), u"low stock"_s,
        u"%1 has %2 free keys left; import more"_s.arg(before.sku).arg(left), {}, {} });
}

Result<> Fulfilment::queuePayment(const Order &order, const OrderDraft &draft, const Product &product)
{
    Payment payment;
    payment.order = order.id;
    payment.provider = draft.provider;
    payment.method = draft.method;
    payment.outTradeNo = outTradeNo(m_rules.folderTag, order.ulid);
    payment.amount = order.amount;
    payment.expiresAt = order.expiresAt;
    // What the provider's adapter can not put on the wire is said now, not by a job later.
    const auto asked = paymentOrder(order, payment, product.name, m_rules.settings);
    if (auto wire = m_rules.accounts->provider(draft.provider)->adapter->create(asked, m_now); !wire)
        return fail(wire.error());
    if (auto id = OrderRepository(m_db).addPayment(payment); !id)
        return fail(id.error());
    JobRepository jobs(m_db);
    NewJob create { JobKind::CreatePayment, draft.provider, Effect::Idempotent, order.id, m_now, "{}", false,
        order.ulid };
    if (auto queued = jobs.enqueue(create, m_now); !queued)
        return fail(queued.error());
    const poll::Situation fresh { order.createdAt, order.expiresAt, m_now, 0, 0, false };
    const Millis wait = poll::nextWait(fresh, m_rules.settings).value_or(Millis(0));
    NewJob query { JobKind::QueryPayment, draft.provider, Effect::Reads, order.id, m_now + wait, "{}", false,
        order.ulid };
    if (auto queued = jobs.enqueue(query, m_now); !queued)
        return fail(queued.error());
    if (auto told = FolderRepository(m_db).addEvent(u"order.created"_s, order.id, m_now); !told)
        return fail(told.error());
    m_changes.orders.insert(order.id);
    m_changes.queue = true;
    return {};
}

Result<> Fulfilment::paymentCreated(OrderId id, const CreatedPayment &created)
{
    OrderRepository orders(m_db);
    auto payment = orders.paymentOf(id);
    if (!payment)
        return fail(payment.error());
    payment->createdThere = true;
    payment->url = created.url;
    payment->qr = created.qr;
    payment->note = created.note;
    if (payment->tradeNo.isEmpty())
        payment->tradeNo = created.tradeNo;
    if (auto saved = orders.savePayment(*payment); !saved)
        return saved;
    m_changes.orders.insert(id);
    return {};
}

Result<> Fulfilment::creationRefused(OrderId id, const QString &why)
{
    OrderRepository orders(m_db);
    auto order = orders.byId(id);
    if (!order)
        return fail(order.error());
    if (order->state != OrderState::AwaitingPayment)
        return {};
    if (auto moved = move(*order, OrderEvent::Cancelled); !moved)
        return moved;
    if (auto released = CardRepository(m_db).release(id); !released)
        return fail(released.error());
    order->keysReleasedAt = m_now;
    order->attentionText = why;
    return save(*order, u"order.cancelled"_s);
}
