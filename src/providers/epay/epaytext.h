#pragma once

#include "core/result.h"

#include <QByteArray>
#include <QByteArrayView>
#include <QList>

#include <utility>

/// The texts of both Epay versions: epay.md section 1. Names and values are raw UTF-8.
namespace epay {

using Param = std::pair<QByteArray, QByteArray>;
using Params = QList<Param>;

/// Empty after PHP's trim(): such a value is not part of the signed text, and we never send one.
bool isBlank(QByteArrayView value);

/// What is hashed or signed: all parameters but `sign`, `sign_type` and blank ones, sorted by name in
/// byte order, as `name=value` joined by `&`, values raw.
QByteArray signingText(Params params);

/// application/x-www-form-urlencoded as PHP's urlencode() writes it: a blank is `+`.
QByteArray formEncoded(const Params &params);

/// The reverse, strictly. Malformed: a broken percent sequence, invalid UTF-8, a repeated name, or a
/// name with other characters than letters, digits, `_`, `-` and `.` (so no `[ ]`, no `&`, no `=`).
Result<Params> parseForm(QByteArrayView text);

/// The value called `name`, empty when there is none.
QByteArray valueOf(const Params &params, QByteArrayView name);
bool hasName(const Params &params, QByteArrayView name);

} // namespace epay
