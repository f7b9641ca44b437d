#include "storage/keyrows.h"

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
} // namespace

Result<std::vector<KeyRowRepository::Placed>> KeyRowRepository::newest(
    ProductId product, CardState state, CardId before, int limit)
{
    const auto read = [](const Row &row) { return Placed { readCard(row), row.text(7) }; };
    return m_db.all("SELECT k.id, k.product_id, k.fp, k.secret, k.state, k.order_id, k.unit,"
                    " coalesce(o.ulid, '') FROM card_key k LEFT JOIN orders o ON o.id=k.order_id"
                    " WHERE k.product_id=?1 AND k.state=?2 AND (?3=0 OR k.id<?3) ORDER BY k.id DESC LIMIT ?4",
        { product, state, before.value, limit }, read);
}

Result<Card> KeyRowRepository::byId(CardId id)
{
    auto card = m_db.one("SELECT id, product_id, fp, secret, state, order_id, unit FROM card_key WHERE id=?",
        { id }, readCard);
    if (!card)
        return fail(card.error());
    if (!*card)
        return fail(ErrorClass::NotFound, u"there is no key number %1"_s.arg(id.value));
    return std::move(**card);
}

Result<std::optional<KeyRowRepository::Whereabouts>> KeyRowRepository::whereabouts(
    const QByteArray &fingerprint)
{
    const auto read = [](const Row &row) { return Whereabouts { CardState(row.integer(0)), row.text(1) }; };
    return m_db.one("SELECT k.state, coalesce(o.ulid, '') FROM card_key k"
                    " LEFT JOIN orders o ON o.id=k.order_id WHERE k.fp=?1"
                    " UNION ALL SELECT 2, order_ulid FROM sold_elsewhere WHERE fp=?1"
                    " ORDER BY 2 DESC LIMIT 1",
        { fingerprint }, read);
}
