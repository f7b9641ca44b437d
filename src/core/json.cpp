#include "core/json.h"

#include <QJsonArray>
#include <QSet>

#include <nlohmann/json.hpp>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace {
constexpr std::size_t DeepestNesting = 64;

QString fromUtf8(const std::string &text)
{
    return QString::fromUtf8(text.data(), qsizetype(text.size()));
}

/// Builds the value while the parser walks, so that order, number text and repeated names are seen.
class TreeBuilder final : public nlohmann::json_sax<nlohmann::json> {
public:
    bool null() override { return put({}); }
    bool boolean(bool value) override { return put(JsonValue::makeBool(value)); }
    bool number_integer(number_integer_t value) override
    {
        // Only "-0" arrives here as zero: without the sign it would be unsigned.
        return put(JsonValue::makeNumber(value == 0 ? u"-0"_s : QString::number(qint64(value))));
    }
    bool number_unsigned(number_unsigned_t value) override
    {
        return put(JsonValue::makeNumber(QString::number(quint64(value))));
    }
    bool number_float(number_float_t, const string_t &token) override
    {
        QString text = fromUtf8(token);
        text.replace(u',', u'.'); // the parser writes the point of the C locale in force
        return put(JsonValue::makeNumber(std::move(text)));
    }
    bool string(string_t &value) override { return put(JsonValue::makeString(fromUtf8(value))); }
    bool binary(binary_t &) override { return false; }

    bool start_object(std::size_t) override { return open(true); }
    bool key(string_t &name) override
    {
        Open &top = m_open.back();
        top.name = fromUtf8(name);
        if (top.names.contains(top.name))
            return refuse(u"the name \"%1\" stands twice in one object"_s.arg(top.name.left(40)));
        top.names.insert(top.name);
        return true;
    }
    bool end_object() override { return close(); }
    bool start_array(std::size_t) override { return open(false); }
    bool end_array() override { return close(); }

    bool parse_error(std::size_t position, const std::string &, const nlohmann::detail::exception &) override
    {
        return refuse(u"not valid JSON at byte %1"_s.arg(position));
    }

    JsonValue takeRoot() { return std::move(m_root); }
    const QString &reason() const { return m_reason; }

private:
    struct Open {
        bool object = false;
        QString name;
        QSet<QString> names;
        std::vector<JsonValue> items;
        std::vector<JsonValue::Member> members;
    };

    bool refuse(QString reason)
    {
        m_reason = std::move(reason);
        return false;
    }
    bool open(bool object)
    {
        if (m_open.size() == DeepestNesting)
            return refuse(u"nested more than %1 deep"_s.arg(DeepestNesting));
        m_open.emplace_back();
        m_open.back().object = object;
        return true;
    }
    bool close()
    {
        Open done = std::move(m_open.back());
        m_open.pop_back();
        return put(done.object ? JsonValue::makeObject(std::move(done.members))
                               : JsonValue::makeArray(std::move(done.items)));
    }
    bool put(JsonValue value)
    {
        if (m_open.empty())
            m_root = std::move(value);
        else if (m_open.back().object)
            m_open.back().members.emplace_back(std::move(m_open.back().name), std::move(value));
        else
            m_open.back().items.push_back(std::move(value));
        return true;
    }

    std::vector<Open> m_open;
    JsonValue m_root;
    QString m_reason;
};

QJsonValue toQt(const JsonValue &value);

QJsonObject toQtObject(const JsonValue &value)
{
    // QJsonObject keeps its members sorted: fed in order, each insertion is at the end.
    std::vector<const JsonValue::Member *> sorted;
    for (const JsonValue::Member &member : value.members())
        sorted.push_back(&member);
    std::ranges::sort(sorted, [](const auto *a, const auto *b) { return a->first < b->first; });
    QJsonObject object;
    for (const JsonValue::Member *member : sorted)
        object.insert(member->first, toQt(member->second));
    return object;
}

QJsonValue toQtNumber(const QString &token)
{
    bool whole = false;
    const qint64 number = token.toLongLong(&whole);
    return whole && token != u"-0" ? QJsonValue(number) : QJsonValue(token.toDouble());
}

QJsonValue toQt(const JsonValue &value)
{
    switch (value.type()) {
    case JsonValue::Type::Null:
        return QJsonValue::Null;
    case JsonValue::Type::Bool:
        return value.boolean();
    case JsonValue::Type::Number:
        return toQtNumber(value.text());
    case JsonValue::Type::String:
        return value.text();
    case JsonValue::Type::Object:
        return toQtObject(value);
    case JsonValue::Type::Array:
        break;
    }
    QJsonArray array;
    for (const JsonValue &item : value.items())
        array.append(toQt(item));
    return array;
}
}

const JsonValue *JsonValue::find(QStringView name) const
{
    const auto member
        = std::ranges::find_if(m_members, [&](const Member &each) { return each.first == name; });
    return member == m_members.end() ? nullptr : &member->second;
}

QString JsonValue::textOf(QStringView name) const
{
    const JsonValue *value = find(name);
    return value && (value->isString() || value->isNumber()) ? value->text() : QString();
}

JsonValue JsonValue::makeBool(bool value)
{
    JsonValue made;
    made.m_type = Type::Bool;
    made.m_bool = value;
    return made;
}

JsonValue JsonValue::makeNumber(QString token)
{
    JsonValue made;
    made.m_type = Type::Number;
    made.m_text = std::move(token);
    return made;
}

JsonValue JsonValue::makeString(QString text)
{
    JsonValue made;
    made.m_type = Type::String;
    made.m_text = std::move(text);
    return made;
}

JsonValue JsonValue::makeArray(std::vector<JsonValue> items)
{
    JsonValue made;
    made.m_type = Type::Array;
    made.m_items = std::move(items);
    return made;
}

JsonValue JsonValue::makeObject(std::vector<Member> members)
{
    JsonValue made;
    made.m_type = Type::Object;
    made.m_members = std::move(members);
    return made;
}

Result<JsonValue> json::parse(const QByteArray &text)
{
    if (text.startsWith("\xEF\xBB\xBF")) // the parser would skip it
        return fail(
            ErrorClass::Malformed, u"the text begins with a byte order mark, which JSON does not allow"_s);
    if (text.contains('\0')) // the parser would take it for the end
        return fail(ErrorClass::Malformed, u"the text holds a zero byte, which JSON does not allow"_s);
    TreeBuilder tree;
    if (!nlohmann::json::sax_parse(text.begin(), text.end(), &tree))
        return fail(ErrorClass::Malformed, u"the text is refused as JSON: %1"_s.arg(tree.reason()));
    return tree.takeRoot();
}

Result<QJsonObject> json::parseObject(const QByteArray &text)
{
    const auto value = parse(text);
    if (!value)
        return fail(value.error());
    if (!value->isObject())
        return fail(ErrorClass::Malformed, u"the text is JSON but not an object in braces"_s);
    return toQtObject(*value);
}
