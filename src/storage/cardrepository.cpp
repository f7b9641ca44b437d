#include "storage/catalogue.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace {
Card readCard(const Row &row)
{
    Card card;
    card.id = { row.integer(0) };
    card.product = { row.integer(1) };
    card.fingerprint = row.blob(2);
    card.secret = row.blob(3);
    card.state = CardState(row.integer(4));
    card.order = { row.integer(5) };
    card.unit = int(row.integer(6));
    return card;
}

Card readPlacedCard(const Row &row)
{
    Card card = readCard(row);
    card.n = int(row.integer(7));
    return card;
}

Error outOfStock()
{
    return { ErrorClass::OutOfStock, u"there are not enough free keys of this product; import more"_s, -1 };
}
} // namespace

Result<qint64> CardRepository::nextId()
{
    auto last = m_db.one("SELECT max(id) FROM card_key", {}, [](const Row &row) { return row.integer(0); });
    if (!last)
        return fail(last.error());
    return last->value_or(0) + 1;
}

Result<std::vector<bool>> CardRepository::add(
    ProductId product, BatchId batch, const std::vector<NewCard> &cards)
{
    std::vector<bool> isNew;
    isNew.reserve(cards.size());
    for (const NewCard &card : cards) {
        auto done
            = m_db.run("INSERT INTO card_key(id, product_id, fp, secret, batch_id, unit) VALUES(?,?,?,?,?,?)"
                       " ON CONFLICT(fp, unit) DO NOTHING",
                { card.id, product, card.fingerprint, card.secret, batch, card.unit });
        if (!done)
            return fail(done.error());
        isNew.push_back(m_db.changes() == 1);
    }
    return isNew;
}

Result<std::vector<bool>> CardRepository::known(const std::vector<QByteArray> &fingerprints)
{
    std::vector<bool> known;
    known.reserve(fingerprints.size());
    for (const QByteArray &fingerprint : fingerprints) {
        auto found
            = m_db.one("SELECT 1 FROM card_key WHERE fp=?1 UNION ALL SELECT 1 FROM sold_elsewhere WHERE "
                       "fp=?1 LIMIT 1",
                { fingerprint }, [](const Row &) { return true; });
        if (!found)
            return fail(found.error());
        known.push_back(found->has_value());
    }
    return known;
}

Result<> CardRepository::reserve(ProductId product, OrderId order, qint64 quantity, bool distinct)
{
    auto free = distinct
        ? m_db.one(
            "SELECT count(*) FROM (SELECT DISTINCT fp FROM card_key WHERE product_id=? AND state=0 LIMIT ?)",
            { product, quantity }, [](const Row &row) { return row.integer(0); })
        : m_db.one("SELECT count(*) FROM (SELECT 1 FROM card_key WHERE product_id=? AND state=0 LIMIT ?)",
            { product, quantity }, [](const Row &row) { return row.integer(0); });
    if (!free)
        return fail(free.error());
    if (free->value_or(0) < quantity)
        return fail(outOfStock());
    // A loop key has one row per use: one row of each key, the least used key first.
    return distinct ? m_db.run("UPDATE card_key SET state=1, order_id=?2 WHERE id IN (SELECT min(id) FROM "
                               "card_key WHERE product_id=?1 AND state=0"
                               " GROUP BY fp ORDER BY min(unit), min(id) LIMIT ?3)",
               { product, order, quantity })
                    : m_db.run("UPDATE card_key SET state=1, order_id=?2 WHERE id IN (SELECT id FROM "
                               "card_key WHERE product_id=?1 AND state=0"
                               " ORDER BY id LIMIT ?3)",
                        { product, order, quantity });
}

Result<qint64> CardRepository::reservedFor(OrderId order)
{
    auto count = m_db.one("SELECT count(*) FROM card_key WHERE order_id=? AND state=1", { order },
        [](const Row &row) { return row.integer(0); });
    if (!count)
        return fail(count.error());
    return count->value_or(0);
}

Result<qint64> CardRepository::release(OrderId order)
{
    if (auto done
        = m_db.run("UPDATE card_key SET state=0, order_id=NULL WHERE order_id=? AND state=1", { order });
        !done)
        return fail(done.error());
    return m_db.changes();
}

Result<> CardRepository::sell(OrderId order, Instant now)
{
    auto ids = m_db.all("SELECT id FROM card_key WHERE order_id=? AND state=1 ORDER BY id", { order },
        [](const Row &row) { return row.integer(0); });
    if (!ids)
        return fail(ids.error());
    if (auto done = m_db.run("UPDATE card_key SET state=2 WHERE order_id=? AND state=1", { order }); !done)
        return done;
    int n = 0;
    for (const qint64 id : *ids) {
        if (auto done = m_db.run(
                "INSERT INTO allotment(card_id, order_id, n, at) VALUES(?,?,?,?)", { id, order, ++n, now });
            !done)
            return done;
    }
    return {};
}

Result<std::vector<Allotment>> CardRepository::allotted()
{
    std::vector<Allotment> records;
    bool goesOn = false;
    const auto take = [&](const Row &row) {
        const QString order = row.text(0);
        const bool replaces = row.boolean(4);
        if (!goesOn || replaces || records.back().order != order)
            records.push_back({ order, {} });
        records.back().keys.push_back({ { row.integer(1) }, row.blob(2), int(row.integer(3)) });
        goesOn = !replaces;
        return true;
    };
    if (auto read
        = m_db.each("SELECT o.ulid, a.card_id, k.fp, k.unit, a.replaces IS NOT NULL FROM allotment a"
                    " JOIN orders o ON o.id=a.order_id JOIN card_key k ON k.id=a.card_id"
                    " ORDER BY a.order_id, a.replaces IS NOT NULL, a.card_id",
            {}, take);
        !read)
        return fail(read.error());
    goesOn = false;
    if (auto read = m_db.each("SELECT '', id, fp, unit, 1 FROM card_key WHERE state=2 AND order_id IS NULL"
                              " UNION ALL SELECT order_ulid, card_id, fp, unit, 1 FROM sold_elsewhere",
            {}, take);
        !read)
        return fail(read.error());
    return records;
}

Result<std::vector<Card>> CardRepository::ofOrder(OrderId order)
{
    return m_db.all(
        "SELECT k.id, k.product_id, k.fp, k.secret, k.state, k.order_id, k.unit, a.n FROM allotment a"
        " JOIN card_key k ON k.id = a.card_id WHERE a.order_id=?"
        " AND NOT EXISTS(SELECT 1 FROM allotment r WHERE r.replaces = a.card_id) ORDER BY a.n",
        { order }, readPlacedCard);
}

Result<Card> CardRepository::replace(OrderId order, ProductId product, int n, Instant now)
{
    auto old = m_db.one(
        "SELECT k.id FROM allotment a JOIN card_key k ON k.id=a.card_id WHERE a.order_id=? AND a.n=?"
        " AND NOT EXISTS(SELECT 1 FROM allotment r WHERE r.replaces=a.card_id)",
        { order, n }, [](const Row &row) { return row.integer(0); });
    if (!old)
        return fail(old.error());
    if (!*old)
        return fail(ErrorClass::NotFound, u"the order has no key number %1"_s.arg(n));
    // Never another use of a key that this order already has: the dead one would come back.
    auto fresh
        = m_db.one("SELECT min(id) FROM card_key WHERE product_id=?1 AND state=0 AND fp NOT IN"
                   " (SELECT k.fp FROM allotment a JOIN card_key k ON k.id=a.card_id WHERE a.order_id=?2)",
            { product, order }, [](const Row &row) { return row.optionalInteger(0); });
    if (!fresh)
        return fail(fresh.error());
    if (!fresh->value_or(std::nullopt))
        return fail(outOfStock());
    const qint64 id = ***fresh;
    if (auto done = m_db.run("UPDATE card_key SET state=3 WHERE id=? AND order_id=?", { **old, order });
        !done)
        return fail(done.error());
    if (auto done = m_db.run("UPDATE card_key SET state=2, order_id=? WHERE id=?", { order, id }); !done)
        return fail(done.error());
    if (auto done = m_db.run("INSERT INTO allotment(card_id, order_id, n, at, replaces) VALUES(?,?,?,?,?)",
            { id, order, n, now, **old });
        !done)
        return fail(done.error());
    auto card = m_db.one("SELECT id, product_id, fp, secret, state, order_id, unit FROM card_key WHERE id=?",
        { id }, readCard);
    if (!card)
        return fail(card.error());
    (*card)->n = n;
    return std::move(**card);
}

Result<> CardRepository::voidSold(OrderId order)
{
    return m_db.run("UPDATE card_key SET state=3 WHERE order_id=? AND state=2", { order });
}

Result<CardRepository::Voided> CardRepository::setAside(
    ProductId product, const std::vector<QByteArray> &fingerprints)
{
    Voided total;
    for (const QByteArray &fingerprint : fingerprints) {
        auto states = m_db.all("SELECT state FROM card_key WHERE fp=? AND product_id=?",
            { fingerprint, product }, [](const Row &row) { return CardState(row.integer(0)); });
        if (!states)
            return fail(states.error());
        if (auto done = m_db.run("UPDATE card_key SET state=3 WHERE fp=? AND product_id=? AND state=0",
                { fingerprint, product });
            !done)
            return fail(done.error());
        const bool voided = m_db.changes() > 0;
        // Whoever says that a key is bad says so for good, also of one that a restore had set aside.
        if (auto done
            = m_db.run("DELETE FROM set_aside WHERE card_id IN (SELECT id FROM card_key WHERE fp=? AND"
                       " product_id=?)",
                { fingerprint, product });
            !done)
            return fail(done.error());
        if (voided)
            ++total.voided;
        else if (states->empty())
            ++total.notFound;
        else if (std::find(states->begin(), states->end(), CardState::Void) != states->end())
            ++total.voided;
        else
            ++total.sold;
    }
    return total;
}

Result<qint64> CardRepository::setAllAside()
{
    if (auto noted = m_db.run(
            "INSERT OR IGNORE INTO set_aside(card_id) SELECT id FROM card_key WHERE state IN(0,1)", {});
        !noted)
        return fail(noted.error());
    // Reserved keys lose their order: nobody has paid for them as far as this copy knows.
    if (auto done = m_db.run("UPDATE card_key SET state=3, order_id=NULL WHERE state IN(0,1)", {}); !done)
        return fail(done.error());
    return m_db.changes();
}

Result<qint64> CardRepository::takeBack()
{
    if (auto done = m_db.run("UPDATE card_key SET state=0 WHERE state=3 AND order_id IS NULL AND id IN"
                             " (SELECT card_id FROM set_aside)",
            {});
        !done)
        return fail(done.error());
    const qint64 back = m_db.changes();
    auto forgotten = m_db.run("DELETE FROM set_aside", {});
    return forgotten ? Result<qint64>(back) : fail(forgotten.error());
}

Result<CardRepository::SoldSince> CardRepository::markSoldSince(
    const SoldKey &key, OrderId order, const QString &orderUlid)
{
    const auto state = [](const Row &row) { return std::pair(CardId { row.integer(0) }, row.integer(1)); };
    // By what it is, not by its number: after an earlier restore the number may be another key's.
    auto row = key.fingerprint.isEmpty()
        ? m_db.one("SELECT id, state FROM card_key WHERE id=?", { key.id }, state)
        : m_db.one(
            "SELECT id, state FROM card_key WHERE fp=? AND unit=?", { key.fingerprint, key.unit }, state);
    if (!row)
        return fail(row.error());
    if (*row) {
        const auto [id, was] = **row;
        if (was != qint64(CardState::Free) && was != qint64(CardState::Reserved))
            return SoldSince {};
        auto done = m_db.run("UPDATE card_key SET state=2, order_id=?2 WHERE id=?1", { id, order });
        return done ? Result<SoldSince>(SoldSince { id, false }) : fail(done.error());
    }
    if (key.fingerprint.isEmpty())
        return SoldSince {};
    if (auto done = m_db.run("INSERT INTO sold_elsewhere(fp, unit, card_id, order_ulid) VALUES(?,?,?,?)"
                             " ON CONFLICT DO NOTHING",
            { key.fingerprint, key.unit, key.id, orderUlid });
        !done)
        return fail(done.error());
    return SoldSince { {}, m_db.changes() == 1 };
}

Result<qint64> CardRepository::soldElsewhereTo(const QString &orderUlid)
{
    auto count = m_db.one("SELECT count(*) FROM sold_elsewhere WHERE order_ulid=?", { orderUlid },
        [](const Row &row) { return row.integer(0); });
    return count ? Result<qint64>(count->value_or(0)) : fail(count.error());
}

Result<> CardRepository::place(OrderId order, const std::vector<CardId> &cards, Instant now)
{
    int n = 0;
    for (const CardId card : cards) {
        if (auto done = m_db.run(
                "INSERT INTO allotment(card_id, order_id, n, at) VALUES(?,?,?,?)", { card, order, ++n, now });
            !done)
            return done;
    }
    return {};
}

Result<std::vector<Card>> CardRepository::page(ProductId product, CardState state, CardId after, int limit)
{
    return m_db.all("SELECT id, product_id, fp, secret, state, order_id, unit FROM card_key WHERE "
                    "product_id=? AND state=? AND id>?"
                    " ORDER BY id LIMIT ?",
        { product, state, after.value, limit }, readCard);
}

Result<std::optional<OrderId>> CardRepository::orderOf(const QByteArray &fingerprint)
{
    auto found = m_db.one(
        "SELECT order_id FROM card_key WHERE fp=? AND order_id IS NOT NULL ORDER BY id DESC LIMIT 1",
        { fingerprint }, [](const Row &row) { return OrderId { row.integer(0) }; });
    return found;
}

Result<std::vector<Card>> CardRepository::pageAll(CardId after, int limit)
{
    return m_db.all("SELECT id, product_id, fp, secret, state, order_id, unit FROM card_key WHERE id>? ORDER "
                    "BY id LIMIT ?",
        { after.value, limit }, readCard);
}

Result<> CardRepository::reseal(CardId id, const QByteArray &secret)
{
    return m_db.run("UPDATE card_key SET secret=? WHERE id=?", { secret, id });
}
