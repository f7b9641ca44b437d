#pragma once

#include "core/product.h"
#include "storage/connection.h"

#include <QMap>

/// All SQL about products and their stock.
class ProductRepository {
public:
    explicit ProductRepository(Connection &db)
        : m_db(db)
    {
    }

    /// WrongState when the SKU is taken.
    Result<ProductId> add(const Product &product);
    /// NotFound for an unknown or removed SKU.
    Result<Product> bySku(const QString &sku);
    Result<Product> byId(ProductId id); ///< removed ones too
    Result<QList<Product>> list();
    Result<> update(const Product &product);
    /// Hides it; what was sold keeps its history.
    Result<> remove(ProductId id, Instant now);
    /// A new version of the text; orders keep the one they were paid with. @return its number
    Result<qint64> addText(ProductId id, Instant now);
    Result<> sealText(qint64 textId, const QByteArray &secret); ///< the blob binds textId, so it comes second
    Result<QByteArray> text(qint64 textId);
    Result<Stock> stock(ProductId id);

private:
    Result<> writeTiers(const Product &product);
    Result<> readTiers(Product &product);
    Connection &m_db;
};

/// Numbers are stored.
enum class CardState { Free = 0, Reserved = 1, Sold = 2, Void = 3 };

/// A sealed card key. The plain text exists only in `engine` and below.
struct Card {
    CardId id;
    ProductId product;
    QByteArray fingerprint;
    QByteArray secret;
    CardState state = CardState::Free;
    OrderId order;
    int unit = 1;
    int n = 0; ///< its place in the order, from 1
};

struct NewCard {
    CardId id;
    QByteArray fingerprint;
    QByteArray secret;
    int unit = 1;
};

/// One use of a key that was sold, as the allotment journal names it: it stands even where the row is not
/// known.
struct SoldKey {
    CardId id;
    QByteArray fingerprint; ///< empty in journals from before fingerprints were kept
    int unit = 1;
};

/// What an order got at once.
struct Allotment {
    QString order; ///< its public id; empty: an order that is not known here
    std::vector<SoldKey> keys;
};

/// All SQL about card keys and allotments. Rules the schema enforces: a card sells once, a sold card
/// stays sold, an order gets at most its quantity.
class CardRepository {
public:
    explicit CardRepository(Connection &db)
        : m_db(db)
    {
    }

    /// The next free row number; rows are sealed under it before they are added.
    Result<qint64> nextId();
    /// Adds what is not known yet, as stock or as sold. @return which of `cards` were new
    Result<std::vector<bool>> add(ProductId product, BatchId batch, const std::vector<NewCard> &cards);
    /// For a dry run: which fingerprints are known already.
    Result<std::vector<bool>> known(const std::vector<QByteArray> &fingerprints);

    /// Free -> reserved for `order`, oldest first; `distinct`: one use of each key (loop). OutOfStock and
    /// nothing changed when there are fewer.
    Result<> reserve(ProductId product, OrderId order, qint64 quantity, bool distinct);
    Result<qint64> reservedFor(OrderId order);
    /// Reserved -> free. @return how many
    Result<qint64> release(OrderId order);
    /// Reserved -> sold, with their places in the order.
    Result<> sell(OrderId order, Instant now);
    /// Every key that was ever handed out: what an order got first is one entry, each replacement one of its
    /// own.
    Result<std::vector<Allotment>> allotted();
    /// The cards an order has now, by place: replacements instead of what they replaced.
    Result<std::vector<Card>> ofOrder(OrderId order);
    /// Place `n` gets a free card instead; the old one becomes void for ever. @return the new card
    Result<Card> replace(OrderId order, ProductId product, int n, Instant now);
    /// Sold -> void after a full refund.
    Result<> voidSold(OrderId order);
    /// Puts free keys aside by fingerprint. @return {voided, not found, sold}
    struct Voided {
        qint64 voided = 0;
        qint64 notFound = 0;
        qint64 sold = 0;
    };
    Result<Voided> setAside(ProductId product, const std::vector<QByteArray> &fingerprints);
    /// Every free or reserved-and-unsold key aside: a restore without its journal (contract.md section 7).
    Result<qint64> setAllAside();
    Result<qint64> takeBack(); ///< the reverse, when a person releases the quarantine; no other void key
    /// What the allotment journal says was sold to `orderUlid`. A free or reserved key becomes sold, to
    /// `order` or, null, to one that this database does not know. A key that it never had is remembered as
    /// sold elsewhere and never becomes stock.
    struct SoldSince {
        CardId marked; ///< null: that was known, or sold elsewhere
        bool elsewhere = false; ///< and that was news
    };
    Result<SoldSince> markSoldSince(const SoldKey &key, OrderId order, const QString &orderUlid);
    /// How many keys this order got that this database never had.
    Result<qint64> soldElsewhereTo(const QString &orderUlid);
    /// Gives keys that are sold to `order` their places in it, from 1.
    Result<> place(OrderId order, const std::vector<CardId> &cards, Instant now);
    Result<std::vector<Card>> page(ProductId product, CardState state, CardId after, int limit);
    Result<std::optional<OrderId>> orderOf(const QByteArray &fingerprint);
    /// Rows sealed under an older key, for rotate-key.
    Result<std::vector<Card>> pageAll(CardId after, int limit);
    Result<> reseal(CardId id, const QByteArray &secret);

private:
    Connection &m_db;
};

/// Where an import stands: contract.md section 2 `keys import`, queue.md section 5.14.
struct ImportBatch {
    BatchId id;
    ProductId product;
    QByteArray fileSha;
    qint64 bytes = 0;
    QString format; ///< encoding and separator: the same file read otherwise is another import
    qint64 nextOffset = 0;
    qint64 lines = 0;
    qint64 blank = 0;
    qint64 read = 0;
    qint64 imported = 0;
    qint64 duplicates = 0;
    QByteArray rejected = "[]"; ///< JSON [{"line","reason"}]
    qint64 removed = 0;
    int state = 0; ///< 0 open 1 done 2 undone
    Instant at {};
};

class ImportRepository {
public:
    explicit ImportRepository(Connection &db)
        : m_db(db)
    {
    }
    Result<std::optional<ImportBatch>> findOpen(
        ProductId product, const QByteArray &fileSha, const QString &format);
    Result<BatchId> begin(const ImportBatch &batch);
    Result<> advance(const ImportBatch &batch); ///< cursor and counts, in the transaction of the rows
    Result<ImportBatch> byId(BatchId id);
    /// Removes the batch's keys that are still free. @return {removed, kept}
    Result<std::pair<qint64, qint64>> undo(BatchId id);

private:
    Connection &m_db;
};
