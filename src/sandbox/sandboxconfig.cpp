#include "sandbox/sandboxconfig.h"

#include "core/json.h"

#include <cmath>
#include <limits>

using namespace Qt::StringLiterals;

namespace {
tl::unexpected<Error> wrong(const QString &member, const QString &expected)
{
    return fail(ErrorClass::BadUsage, u"Sandbox configuration: \"%1\" must be %2."_s.arg(member, expected));
}

/// A number between the two, inclusive.
Result<double> readNumber(const JsonValue::Member &member, double least, double most)
{
    bool isNumber = member.second.isNumber();
    const double number = isNumber ? member.second.text().toDouble(&isNumber) : 0;
    if (!isNumber || !std::isfinite(number) || number < least || number > most)
        return wrong(member.first, u"a number from %1 to %2"_s.arg(least).arg(most));
    return number;
}

Result<QString> readText(const JsonValue::Member &member)
{
    if (!member.second.isString() || member.second.text().isEmpty())
        return wrong(member.first, u"a text that is not empty"_s);
    return member.second.text();
}

Result<SandboxFaults> readFaults(const JsonValue &value)
{
    if (!value.isObject())
        return wrong(u"faults"_s, u"an object"_s);
    SandboxFaults faults;
    const QList<std::pair<QString, double *>> table { { u"lost_callback"_s, &faults.lostCallback },
        { u"late_callback"_s, &faults.lateCallback }, { u"duplicate_callback"_s, &faults.duplicateCallback },
        { u"timeout"_s, &faults.timeout }, { u"http_5xx"_s, &faults.http5xx }, { u"reset"_s, &faults.reset },
        { u"garbage"_s, &faults.garbage }, { u"wrong_amount"_s, &faults.wrongAmount } };
    for (const auto &member : value.members()) {
        const auto row = std::find_if(
            table.begin(), table.end(), [&](const auto &entry) { return entry.first == member.first; });
        if (row == table.end())
            return fail(ErrorClass::BadUsage,
                u"Sandbox configuration: there is no fault called \"%1\"."_s.arg(member.first));
        const auto probability = readNumber(member, 0, 1);
        if (!probability)
            return fail(probability.error());
        *row->second = *probability;
    }
    return faults;
}

Result<> readMember(SandboxConfig &config, const JsonValue::Member &member)
{
    const auto store = [](const auto &result, auto assign) -> Result<> {
        if (!result)
            return fail(result.error());
        assign(*result);
        return {};
    };
    const QString &name = member.first;
    if (name == u"seed") {
        bool isSeed = member.second.isNumber();
        config.seed = isSeed ? member.second.text().toULongLong(&isSeed) : 0;
        return isSeed ? Result<>() : wrong(name, u"a whole number that is not negative"_s);
    }
    if (name == u"faults")
        return store(readFaults(member.second), [&](const SandboxFaults &faults) { config.faults = faults; });
    if (name == u"late_after_ms")
        return store(readNumber(member, 0, 86'400'000),
            [&](double number) { config.lateAfter = Millis(std::llround(number)); });
    if (name == u"wrong_answers")
        return store(readNumber(member, 0, 1000), [&](double number) { config.wrongAnswers = int(number); });
    if (name == u"speed")
        return store(readNumber(member, 0.001, 1'000'000), [&](double number) { config.speed = number; });
    if (name == u"pid") {
        bool isNumber = false;
        const int pid = member.second.text().toInt(&isNumber);
        config.pid = QString::number(pid);
        return isNumber && pid > 0 ? Result<>() : wrong(name, u"a positive whole number"_s);
    }
    if (name == u"key")
        return store(readText(member), [&](const QString &text) { config.key = text.toUtf8(); });
    if (name == u"platform_private_key")
        return store(
            readText(member), [&](const QString &text) { config.platformPrivateKey = text.toUtf8(); });
    if (name == u"merchant_public_key")
        return store(
            readText(member), [&](const QString &text) { config.merchantPublicKey = text.toUtf8(); });
    return fail(
        ErrorClass::BadUsage, u"Sandbox configuration: there is no setting called \"%1\"."_s.arg(name));
}

Result<JsonValue> parseDocument(const QByteArray &text)
{
    auto document = json::parse(text);
    if (!document || !document->isObject())
        return fail(ErrorClass::BadUsage,
            u"Sandbox configuration: not a JSON object%1"_s.arg(
                document ? u"."_s : u": "_s + document.error().message));
    return document;
}
} // namespace

Result<SandboxFaults> SandboxFaults::fromJson(const QByteArray &text)
{
    const auto document = parseDocument(text);
    if (!document)
        return fail(document.error());
    return readFaults(*document);
}

Result<SandboxConfig> SandboxConfig::fromJson(const QByteArray &text)
{
    const auto document = parseDocument(text);
    if (!document)
        return fail(document.error());
    SandboxConfig config;
    for (const auto &member : document->members()) {
        if (const auto read = readMember(config, member); !read)
            return fail(read.error());
    }
    return config;
}
