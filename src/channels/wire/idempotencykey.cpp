#include "channels/wire/idempotencykey.h"

#include <algorithm>

namespace idempotencykey {
namespace {

/// What stands between the quotes, backslashes undone.
std::optional<QByteArray> unquote(QByteArrayView text)
{
    if (text.size() < 2 || text.back() != '"')
        return std::nullopt;
    const QByteArrayView inner = text.sliced(1).chopped(1);
    QByteArray key;
    for (qsizetype i = 0; i < inner.size(); ++i) {
        const bool escaped = inner.at(i) == '\\' && ++i < inner.size();
        const char c = i < inner.size() ? inner.at(i) : '\0'; // a backslash at the end escapes nothing
        const bool special = c == '"' || c == '\\';
        if (c == '\0' || special != escaped)
            return std::nullopt;
        key.append(c);
    }
    return key;
}

} // namespace

QByteArray quoted(QByteArrayView key)
{
    return '"' + key.toByteArray().replace('\\', "\\\\").replace('"', "\\\"") + '"';
}

std::optional<QByteArray> read(QByteArrayView field)
{
    const QByteArrayView text = field.trimmed();
    std::optional<QByteArray> key = text.startsWith('"') ? unquote(text) : text.toByteArray();
    const auto isVisible = [](char c) { return c >= '!' && c <= '~'; };
    if (!key || key->isEmpty() || key->size() > 255 || !std::all_of(key->begin(), key->end(), isVisible))
        return std::nullopt;
    return key;
}

} // namespace idempotencykey
