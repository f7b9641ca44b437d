#include "core/http.h"

#include <algorithm>

namespace {
bool sameName(QByteArrayView a, QByteArrayView b)
{
    return a.compare(b, Qt::CaseInsensitive) == 0;
}
}

void HttpHeaders::set(const QByteArray &name, const QByteArray &value)
{
    m_fields.removeIf([&](const auto &field) { return sameName(field.first, name); });
    add(name, value);
}

void HttpHeaders::add(const QByteArray &name, const QByteArray &value)
{
    m_fields.emplaceBack(name, value);
}

QByteArray HttpHeaders::value(QByteArrayView name) const
{
    for (const auto &[fieldName, fieldValue] : m_fields) {
        if (sameName(fieldName, name))
            return fieldValue;
    }
    return {};
}

bool HttpHeaders::contains(QByteArrayView name) const
{
    return count(name) > 0;
}

qsizetype HttpHeaders::count(QByteArrayView name) const
{
    return std::count_if(
        m_fields.begin(), m_fields.end(), [&](const auto &field) { return sameName(field.first, name); });
}
