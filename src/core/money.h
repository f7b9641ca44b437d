#pragma once

#include "core/result.h"

#include <QString>

#include <optional>

/// An amount in minor units (fen, cents) of an ISO 4217 currency. Never a floating point number.
struct Money {
    qint64 minor = 0;
    QString currency; ///< three capital letters

    bool operator==(const Money &) const = default;

    /// Reads a decimal string such as `9.90`, `9.9` or `10` exactly. Digits and one point only:
    /// refuses signs, exponents, blanks of any kind, NaN, non-ASCII digits, more decimals than the
    /// currency has (unless they are zeros), an unknown currency, and what does not fit 15 digits.
    static Result<Money> parse(QStringView text, const QString &currency);

    /// The decimal string with exactly the currency's decimals: `9.90`, JPY `100`.
    QString toString() const;
};

/// Decimal places of a currency (ISO 4217 table of active codes); nothing for an unknown code.
std::optional<int> currencyExponent(QStringView currency);

/// `unit` times `quantity`; BadUsage on overflow.
Result<Money> times(const Money &unit, qint64 quantity);
