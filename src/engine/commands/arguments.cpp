#include "engine/commands/arguments.h"

#include <QJsonArray>

#include <cmath>

using namespace Qt::StringLiterals;

Result<QString> arguments::text(const QJsonObject &args, const QString &name)
{
    const QJsonValue value = args.value(name);
    if (!value.isString() || value.toString().isEmpty())
        return fail(ErrorClass::BadUsage, u"'%1' is missing"_s.arg(name));
    return value.toString();
}

QString arguments::textOr(const QJsonObject &args, const QString &name, const QString &fallback)
{
    const QJsonValue value = args.value(name);
    return value.isString() ? value.toString() : fallback;
}

Result<qint64> arguments::number(
    const QJsonObject &args, const QString &name, qint64 fallback, qint64 from, qint64 to)
{
    const QJsonValue value = args.value(name);
    if (value.isUndefined() || value.isNull())
        return fallback;
    const double number = value.toDouble(std::nan(""));
    if (!value.isDouble() || std::floor(number) != number || number < double(from) || number > double(to))
        return fail(
            ErrorClass::BadUsage, u"'%1' must be a whole number from %2 to %3"_s.arg(name).arg(from).arg(to));
    return value.toInteger();
}

Result<QStringList> arguments::list(const QJsonObject &args, const QString &name)
{
    const QJsonValue value = args.value(name);
    if (value.isUndefined() || value.isNull())
        return QStringList();
    if (value.isString())
        return QStringList { value.toString() };
    QStringList items;
    for (const QJsonValue &item : value.toArray()) {
        if (!item.isString())
            return fail(ErrorClass::BadUsage, u"'%1' must be a list of texts"_s.arg(name));
        items.append(item.toString());
    }
    if (!value.isArray())
        return fail(ErrorClass::BadUsage, u"'%1' must be a list of texts"_s.arg(name));
    return items;
}

Result<std::optional<bool>> arguments::flag(const QJsonObject &args, const QString &name)
{
    const QJsonValue value = args.value(name);
    if (value.isUndefined() || value.isNull())
        return std::optional<bool> {};
    if (value.isBool())
        return std::optional(value.toBool());
    if (value.toString() == u"true"_s)
        return std::optional(true);
    if (value.toString() == u"false"_s)
        return std::optional(false);
    return fail(ErrorClass::BadUsage, u"'%1' is either true or false"_s.arg(name));
}

Result<qint64> arguments::cursor(const QJsonObject &args)
{
    const QString text = textOr(args, u"before"_s);
    if (text.isEmpty())
        return 0;
    bool isNumber = false;
    const qint64 row = text.toLongLong(&isNumber);
    if (!isNumber || row <= 0)
        return fail(ErrorClass::BadUsage, u"'%1' is not where a list goes on; take its 'next'"_s.arg(text));
    return row;
}
