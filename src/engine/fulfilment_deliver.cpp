#include "engine/fulfilment.h"

#include "core/ids.h"
#include "engine/deliverybody.h"

using namespace Qt::StringLiterals;

Result<bool> Fulfilment::asksAboutLostKeys(Order &order)
{
    auto lost = CardRepository(m_db).soldElsewhereTo(order.ulid);
    if (!lost || *lost == 0)
        return lost ? Result<bool>(false) : fail(lost.error());
    auto raised = attend(order, Attention::InDoubt,
        u"%1 keys were handed out for this order after the backup was made, and the backup does not have them: ask the buyer; if nothing came, resend gives other keys"_s
            .arg(*lost));
    return raised ? Result<bool>(true) : fail(raised.error());
}

Result<bool> Fulfilment::allot(Order &order, LostKeys lostKeys)
{
    if (m_rules.quarantined)
        return false; // stays paid; releasing the quarantine fills it
    if (lostKeys == LostKeys::AskFirst) {
        auto asks = asksAboutLostKeys(order);
        if (!asks || *asks)
            return asks ? Result<bool>(false) : fail(asks.error());
    }
    auto product = ProductRepository(m_db).byId(order.product);
    if (!product)
        return fail(product.error());
    auto taken = takeKeys(order, *product);
    if (!taken)
        return fail(taken.error());
    if (!*taken) {
        if (auto raised = attend(order, Attention::OutOfStock,
                u"paid, but there are not enough keys of %1; the next import fills it"_s.arg(product->sku));
            !raised)
            return fail(raised.error());
        return false;
    }
    if (order.attention == Attention::OutOfStock || order.attention == Attention::PaidLate) {
        order.attention = Attention::None;
        order.attentionText.clear();
    }
    order.deliveryUlid = makeUlid(m_now, *m_rules.random);
    order.allottedAt = m_now;
    if (auto moved = move(order, OrderEvent::Allotted); !moved)
        return fail(moved.error());
    if (auto saved = save(order, {}); !saved)
        return fail(saved.error());
    if (auto sent = dispatch(order); !sent)
        return fail(sent.error());
    return true;
}

/// @return false when there are not enough keys; nothing changed then
Result<bool> Fulfilment::takeKeys(Order &order, const Product &product)
{
    if (product.kind == ProductKind::Text)
        return true;
    CardRepository cards(m_db);
    auto known = cards.ofOrder(order.id);
    if (!known)
        return fail(known.error());
    if (qint64(known->size()) == order.quantity) {
        // After a restore the journal knew which keys the order got; never any others.
        auto released = cards.release(order.id);
        return released ? Result<bool>(true) : fail(released.error());
    }
    auto reserved = cards.reservedFor(order.id);
    if (!reserved)
        return fail(reserved.error());
    if (*reserved < order.quantity) {
        if (auto released = cards.release(order.id); !released)
            return fail(released.error());
        auto again = cards.reserve(product.id, order.id, order.quantity, product.kind == ProductKind::Loop);
        if (!again && again.error().kind == ErrorClass::OutOfStock)
            return false;
        if (!again)
            return fail(again.error());
    }
    if (auto sold = cards.sell(order.id, m_now); !sold)
        return fail(sold.error());
    if (!m_rules.journal)
        return true;
    auto placed = cards.ofOrder(order.id);
    if (!placed)
        return fail(placed.error());
    Allotment allotment { order.ulid, {} };
    for (const Card &card : *placed)
        allotment.keys.push_back({ card.id, card.fingerprint, card.unit });
    auto written = journal(allotment);
    return written ? Result<bool>(true) : fail(written.error());
}

Result<> Fulfilment::journal(const Allotment &allotment)
{
    if (!m_rules.journal)
        return {};
    if (auto written = m_rules.journal->append(allotment); !written)
        return written;
    return FolderRepository(m_db).setMeta(u"journal_head"_s, QString::fromLatin1(m_rules.journal->head()));
}

Result<std::vector<QByteArray>> openCards(Connection &db, const Vault &vault, const Order &order)
{
    std::vector<QByteArray> plain;
    if (order.textId != 0) {
        auto sealed = ProductRepository(db).text(order.textId);
        if (!sealed)
            return fail(sealed.error());
        auto text = vault.open(VaultPlace("product_text", order.textId), *sealed);
        if (!text)
            return fail(text.error());
        plain.push_back(text->view().toByteArray());
        return plain;
    }
    auto cards = CardRepository(db).ofOrder(order.id);
    if (!cards)
        return fail(cards.error());
    for (const Card &card : *cards) {
        auto opened = vault.open(VaultPlace("card_key", card.id.value), card.secret);
        if (!opened)
            return fail(opened.error());
        plain.push_back(opened->view().toByteArray());
    }
    return plain;
}

Result<> Fulfilment::dispatch(Order &order)
{
    auto product = ProductRepository(m_db).byId(order.product);
    if (!product)
        return fail(product.error());
    auto cards = openCards(m_db, *m_rules.vault, order);
    if (!cards) {
        // A key row that was altered must never go out, and the order must not be forgotten.
        if (cards.error().kind == ErrorClass::DataDamaged)
            return attend(order, Attention::IntegrityFailure, cards.error().message);
        return fail(cards.error());
    }
    for (const QString &channel : m_rules.accounts->deliveryChannels(order.channels)) {
        if (auto queued = dispatchThrough(order, *product, channel, *cards); !queued)
            return queued;
    }
    for (QByteArray &card : *cards)
        cleanse(card);
    m_changes.queue = true;
    return finishIfDone(order);
}

Result<> Fulfilment::dispatchThrough(
    Order &order, const Product &product, const QString &channelId, const std::vector<QByteArray> &cards)
{
    DeliveryRepository deliveries(m_db);
    const DeliveryChannel *channel = m_rules.accounts->channel(channelId);
    Delivery row { 0, order.id, channelId, channel ? channel->row.required : true, order.resendNo, 1, 1, {},
        {} };
    if (channelId == screenChannel() || (channel && channel->type && channel->type->traits.local)) {
        row.doneAt = m_now;
        auto added = deliveries.add(row);
        return added ? Result<> {} : fail(added.error());
    }
    if (!channel || !channel->adapter) {
        row.required = true; // the order is not delivered before a person has seen to it
        if (auto added = deliveries.add(row); !added)
            return fail(added.error());
        return attend(order, Attention::PermanentError,
            u"channel %1 cannot be used; edit it, then resend"_s.arg(channelId));
    }
    const auto total = qsizetype(cards.size());
    const qsizetype size = m_rules.settings.deliveryChunkSize;
    row.chunks = int((total + size - 1) / size);
    for (row.chunk = 1; row.chunk <= row.chunks; ++row.chunk) {
        auto added = deliveries.add(row);
        if (!added)
            return fail(added.error());
        const auto from = cards.begin() + (row.chunk - 1) * size;
        const auto to = cards.begin() + std::min(total, row.chunk * size);
        DeliveryContent content { order.ulid, order.deliveryUlid, order.resendNo, row.chunk, row.chunks,
            product.sku, product.name, order.quantity, order.contact, order.allottedAt.value_or(m_now),
            QList<QByteArray>(from, to) };
        if (auto queued = queueChunk(order, *channel, std::move(content), *added); !queued)
            return queued;
    }
    return {};
}

Result<> Fulfilment::queueChunk(
    const Order &order, const DeliveryChannel &channel, DeliveryContent content, qint64 deliveryId)
{
    Message message = channel.adapter->compose(content);
    JobRepository jobs(m_db);
    NewJob job { JobKind::Deliver, channel.row.id, Effect::Idempotent, order.id, m_now, {}, true,
        message.idempotencyKey + u'@' + channel.row.id };
    auto queued = jobs.enqueue(job, m_now);
    if (!queued)
        return fail(queued.error());
    // The body is sealed to its job's number, so it comes second.
    const QByteArray sealed
        = deliverybody::seal(*m_rules.vault, queued->id, { deliveryId, std::move(message) });
    if (auto set = jobs.setBody(queued->id, sealed, true); !set)
        return set;
    return DeliveryRepository(m_db).setJob(deliveryId, queued->id);
}

Result<> Fulfilment::finishIfDone(Order &order)
{
    auto missing = DeliveryRepository(m_db).missing(order.id, order.resendNo);
    if (!missing)
        return fail(missing.error());
    if (*missing > 0 || order.state != OrderState::Delivering
        || order.attention == Attention::IntegrityFailure)
        return {};
    if (auto moved = move(order, OrderEvent::DeliveryDone); !moved)
        return moved;
    order.deliveredAt = m_now;
    for (const Attention healed :
        { Attention::RetriesExhausted, Attention::PermanentError, Attention::InDoubt }) {
        if (order.attention == healed) {
            order.attention = Attention::None;
            order.attentionText.clear();
        }
    }
    return save(order, u"order.delivered"_s);
}

Result<> Fulfilment::deliveryDone(qint64 deliveryId)
{
    DeliveryRepository deliveries(m_db);
    if (auto done = deliveries.done(deliveryId, m_now); !done)
        return done;
    auto delivery = deliveries.byId(deliveryId);
    if (!delivery)
        return fail(delivery.error());
    auto order = OrderRepository(m_db).byId(delivery->order);
    if (!order)
        return fail(order.error());
    m_changes.orders.insert(order->id);
    if (delivery->resendNo != order->resendNo)
        return {}; // an earlier sending; the order waits for the newest
    return finishIfDone(*order);
}

Result<> Fulfilment::resend(OrderId id)
{
    auto order = OrderRepository(m_db).byId(id);
    if (!order)
        return fail(order.error());
    if (m_rules.quarantined)
        return fail(ErrorClass::Quarantined,
            u"this folder is in quarantine and delivers nothing; release it first"_s);
    if (order->state == OrderState::Paid && !order->allottedAt) {
        auto allotted = allot(*order, LostKeys::OthersInstead);
        if (!allotted)
            return fail(allotted.error());
        return *allotted
            ? Result<> {}
            : fail(ErrorClass::OutOfStock, u"order %1 waits for keys; import some"_s.arg(order->ulid));
    }
    if (auto moved = move(*order, OrderEvent::Resent); !moved)
        return moved;
    if (auto stopped = stopDeliveries(*order); !stopped)
        return stopped;
    ++order->resendNo;
    order->attention = Attention::None;
    order->attentionText.clear();
    if (auto saved = save(*order, {}); !saved)
        return saved;
    return dispatch(*order);
}

Result<> Fulfilment::replaceCard(OrderId id, int n)
{
    auto order = OrderRepository(m_db).byId(id);
    if (!order)
        return fail(order.error());
    if (m_rules.quarantined)
        return fail(ErrorClass::Quarantined,
            u"this folder is in quarantine and delivers nothing; release it first"_s);
    if (order->textId != 0)
        return fail(ErrorClass::WrongState,
            u"order %1 is for a text, which has no keys to replace"_s.arg(order->ulid));
    if (auto moved = move(*order, OrderEvent::Replaced); !moved)
        return moved;
    auto fresh = CardRepository(m_db).replace(id, order->product, n, m_now);
    if (!fresh)
        return fail(fresh.error());
    if (auto written = journal({ order->ulid, { { fresh->id, fresh->fingerprint, fresh->unit } } }); !written)
        return written;
    ++order->resendNo;
    if (auto saved = save(*order, {}); !saved)
        return saved;
    return dispatch(*order);
}

Result<> Fulfilment::stopDeliveries(const Order &order)
{
    auto rows = DeliveryRepository(m_db).ofOrder(order.id, order.resendNo);
    if (!rows)
        return fail(rows.error());
    for (const Delivery &row : std::as_const(*rows)) {
        if (row.job.isNull() || row.doneAt)
            continue;
        if (auto done = JobRepository(m_db).cancel(row.job, m_now); !done)
            return done;
    }
    return {};
}

Result<int> Fulfilment::fillWaiting(ProductId product)
{
    auto waiting = OrderRepository(m_db).waitingForStock(product);
    if (!waiting)
        return fail(waiting.error());
    int filled = 0;
    for (const OrderId id : std::as_const(*waiting)) {
        auto order = OrderRepository(m_db).byId(id);
        if (!order)
            return fail(order.error());
        if (order->late && m_rules.settings.latePayment != LatePayment::Deliver)
            continue; // a person decides
        auto asks = asksAboutLostKeys(*order);
        if (!asks)
            return fail(asks.error());
        if (*asks)
            continue;
        bool enough = false;
        const auto fillOne = [&]() -> Result<> {
            auto allotted = allot(*order);
            enough = allotted && *allotted;
            return allotted ? Result<> {} : fail(allotted.error());
        };
        const auto done = underSavepoint(m_db, fillOne);
        if (!done && done.error().kind == ErrorClass::Local)
            return fail(done.error());
        if (!done) { // this order needs a person; the others need not wait for that
            if (auto raised = raise(id, Attention::PermanentError, done.error().message); !raised)
                return fail(raised.error());
            continue;
        }
        if (!enough)
            break; // oldest first: a younger, smaller order does not overtake
        ++filled;
    }
    return filled;
}

Result<int> Fulfilment::fillAllWaiting()
{
    auto products = ProductRepository(m_db).list();
    if (!products)
        return fail(products.error());
    int filled = 0;
    for (const Product &product : std::as_const(*products)) {
        auto some = fillWaiting(product.id);
        if (!some)
            return fail(some.error());
        filled += *some;
    }
    return filled;
}
