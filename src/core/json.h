#pragma once

#include "core/result.h"

#include <QByteArray>
#include <QJsonObject>
#include <QJsonValue>
#include <QList>
#include <QString>

#include <memory>
#include <utility>
#include <vector>

/// A strictly parsed JSON value that keeps what QJsonDocument loses: the order of members and the
/// exact text of numbers (epay.md section 4 signs that text).
class JsonValue {
public:
    enum class Type { Null, Bool, Number, String, Array, Object };
    using Member = std::pair<QString, JsonValue>;

    JsonValue() = default;
    Type type() const { return m_type; }
    bool isNull() const { return m_type == Type::Null; }
    bool isString() const { return m_type == Type::String; }
    bool isNumber() const { return m_type == Type::Number; }
    bool isObject() const { return m_type == Type::Object; }
    bool isArray() const { return m_type == Type::Array; }

    bool boolean() const { return m_bool; }
    /// The string, or the number's raw token; empty for anything else.
    const QString &text() const { return m_text; }
    const std::vector<JsonValue> &items() const { return m_items; }
    const std::vector<Member> &members() const { return m_members; }
    /// The member called `name`, or null when there is none.
    const JsonValue *find(QStringView name) const;
    /// text() of the member if it is a string or a number, else empty.
    QString textOf(QStringView name) const;

    static JsonValue makeBool(bool value);
    static JsonValue makeNumber(QString token);
    static JsonValue makeString(QString text);
    static JsonValue makeArray(std::vector<JsonValue> items);
    static JsonValue makeObject(std::vector<Member> members);

private:
    Type m_type = Type::Null;
    bool m_bool = false;
    QString m_text;
    std::vector<JsonValue> m_items;
    std::vector<Member> m_members;
};

namespace json {
/// One document, nothing after it. Malformed on: invalid UTF-8, repeated member names at any level,
/// depth over 64, a BOM, NaN or Infinity, lone surrogates, trailing bytes.
Result<JsonValue> parse(const QByteArray &text);
/// The same rules, as Qt's type, for requests whose numbers are small integers.
Result<QJsonObject> parseObject(const QByteArray &text);
/// RFC 8785 (JSON Canonicalization Scheme): members sorted by UTF-16 units, shortest numbers, no blanks.
QByteArray canonical(const QJsonValue &value);
} // namespace json
