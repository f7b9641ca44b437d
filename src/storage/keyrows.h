#pragma once

#include "storage/catalogue.h"

/// Single keys, for a person who looks at them: changes nothing.
class KeyRowRepository {
public:
    explicit KeyRowRepository(Connection &db)
        : m_db(db)
    {
    }

    /// A card and the public id of the order that has it; empty: none.
    struct Placed {
        Card card;
        QString order;
    };
    /// By number, newest first, below `before` (null: from the newest on).
    Result<std::vector<Placed>> newest(ProductId product, CardState state, CardId before, int limit);
    Result<Card> byId(CardId id);

    /// Where a key is that is known: in stock, or under which order.
    struct Whereabouts {
        CardState state = CardState::Free;
        QString order; ///< empty: none, or one that is not known here
    };
    Result<std::optional<Whereabouts>> whereabouts(const QByteArray &fingerprint);

private:
    Connection &m_db;
};
