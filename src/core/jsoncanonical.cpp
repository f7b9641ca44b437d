#include "core/json.h"

#include <QJsonArray>

#include <algorithm>
#include <charconv>
#include <cmath>

using namespace Qt::StringLiterals;

namespace {
/// Number::toString of ECMAScript 2020 section 7.1.12.1, as RFC 8785 section 3.2.2.3 demands: the
/// shortest digits that read back as the same double, plain from 1e-6 up to 1e21.
QByteArray canonicalNumber(double number)
{
    if (!std::isfinite(number))
        return "null"_ba; // JSON has no such number; JSON.stringify does the same
    if (number == 0)
        return "0"_ba; // also for -0
    char buffer[32];
    const auto end
        = std::to_chars(buffer, buffer + sizeof buffer, std::abs(number), std::chars_format::scientific);
    const QByteArray text(buffer, end.ptr - buffer); // d.ddde±dd
    const qsizetype mark = text.indexOf('e');
    QByteArray digits = text.first(mark);
    digits.remove(1, 1);
    const int point = text.mid(mark + 1).toInt() + 1; // the value is 0.digits × 10^point
    const int count = int(digits.size());

    QByteArray result;
    if (count <= point && point <= 21) {
        result = digits + QByteArray(point - count, '0');
    } else if (0 < point && point <= 21) {
        result = digits.first(point) + '.' + digits.mid(point);
    } else if (-6 < point && point <= 0) {
        result = "0." + QByteArray(-point, '0') + digits;
    } else {
        const int exponent = point - 1;
        result = digits.first(1) + (count > 1 ? '.' + digits.mid(1) : QByteArray()) + 'e'
            + (exponent < 0 ? '-' : '+') + QByteArray::number(std::abs(exponent));
    }
    return number < 0 ? '-' + result : result;
}

void appendString(QByteArray &out, const QString &text)
{
    out += '"';
    for (const char c : text.toUtf8()) {
        switch (c) {
        case '"':
            out += "\\\"";
            break;
        case '\\':
            out += "\\\\";
            break;
        case '\b':
            out += "\\b";
            break;
        case '\f':
            out += "\\f";
            break;
        case '\n':
            out += "\\n";
            break;
        case '\r':
            out += "\\r";
            break;
        case '\t':
            out += "\\t";
            break;
        default:
            if (uchar(c) < 0x20)
                out += "\\u00" + QByteArray(1, c).toHex();
            else
                out += c;
        }
    }
    out += '"';
}

void appendCanonical(QByteArray &out, const QJsonValue &value);

void appendObject(QByteArray &out, const QJsonObject &object)
{
    QStringList names = object.keys();
    std::ranges::sort(names); // QString compares UTF-16 units
    out += '{';
    for (qsizetype i = 0; i < names.size(); ++i) {
        if (i > 0)
            out += ',';
        appendString(out, names.at(i));
        out += ':';
        appendCanonical(out, object.value(names.at(i)));
    }
    out += '}';
}

void appendArray(QByteArray &out, const QJsonArray &array)
{
    out += '[';
    for (qsizetype i = 0; i < array.size(); ++i) {
        if (i > 0)
            out += ',';
        appendCanonical(out, array.at(i));
    }
    out += ']';
}

void appendCanonical(QByteArray &out, const QJsonValue &value)
{
    switch (value.type()) {
    case QJsonValue::Null:
    case QJsonValue::Undefined:
        out += "null";
        break;
    case QJsonValue::Bool:
        out += value.toBool() ? "true" : "false";
        break;
    case QJsonValue::Double:
        out += canonicalNumber(value.toDouble());
        break;
    case QJsonValue::String:
        appendString(out, value.toString());
        break;
    case QJsonValue::Array:
        appendArray(out, value.toArray());
        break;
    case QJsonValue::Object:
        appendObject(out, value.toObject());
        break;
    }
}
}

QByteArray json::canonical(const QJsonValue &value)
{
    QByteArray out;
    appendCanonical(out, value);
    return out;
}
