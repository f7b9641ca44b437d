#pragma once

#include "core/clock.h"
#include "core/random.h"

#include <QHashFunctions>
#include <QString>

#include <compare>

/// A database row number that cannot be mixed up with another table's.
template <class Tag> struct RowId {
    qint64 value = 0;
    auto operator<=>(const RowId &) const = default;
    bool isNull() const { return value == 0; }
    friend size_t qHash(RowId id, size_t seed = 0) { return ::qHash(id.value, seed); }
};

using OrderId = RowId<struct OrderTag>;
using JobId = RowId<struct JobTag>;
using ProductId = RowId<struct ProductTag>;
using CardId = RowId<struct CardTag>;
using PaymentId = RowId<struct PaymentTag>;
using LaneId = RowId<struct LaneTag>;
using BatchId = RowId<struct BatchTag>;
using TokenId = RowId<struct TokenTag>;

/// A ULID: 26 characters of Crockford base 32, the first 10 the time in ms, the rest chance, so that
/// ids sort by time and a unique index on them grows at its end.
QString makeUlid(Instant at, Random &random);
bool isUlid(QStringView text);
/// The order number shown to a provider: `ND` + 4 characters of the folder + 26 of a ULID (contract.md
/// section 2). The ULID is the order's public id.
QString outTradeNo(const QString &folderTag, const QString &ulid);
/// True when `text` has the form above; anything else is a foreign shop's number.
bool isOurOutTradeNo(QStringView text);
