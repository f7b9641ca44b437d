#pragma once

#include "storage/connection.h"

#include <span>

/// Every place where something sealed is stored, so that rotating the data key can visit them all.
/// `kind` is the word that the vault binds the blob to; a place is known by its row number or its text.
struct SealedRow {
    qint64 row = 0;
    QString text; ///< not empty: the place is bound to this instead of the number
    QByteArray blob;
};

class SealedRowRepository {
public:
    explicit SealedRowRepository(Connection &db)
        : m_db(db)
    {
    }
    /// `card_key`, `product_text`, `job_body`, `provider`, `channel`, `channel_old`, `api_token`.
    static std::span<const char *const> kinds();
    /// Rows after number `after`, by number; kinds known by text come all at once.
    Result<std::vector<SealedRow>> page(QByteArrayView kind, qint64 after, int limit);
    Result<> store(QByteArrayView kind, const SealedRow &row);

private:
    Connection &m_db;
};
