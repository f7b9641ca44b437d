#include "channels/wire/problemdetails.h"

using namespace Qt::StringLiterals;

namespace {

QString stringOf(const JsonValue &document, QStringView name)
{
    const JsonValue *value = document.find(name);
    return value && value->isString() ? value->text() : QString();
}

/// An HTTP status, or 0.
int statusOf(const JsonValue &document)
{
    const JsonValue *value = document.find(u"status");
    const int status = value && value->isNumber() ? value->text().toInt() : 0;
    return status >= 100 && status <= 599 ? status : 0;
}

} // namespace

bool ProblemDetails::isA(QStringView name) const
{
    return type.endsWith(u"/problems/"_s + name.toString());
}

std::optional<ProblemDetails> readProblemDetails(const QByteArray &body)
{
    Result<JsonValue> document = json::parse(body);
    if (!document || !document->isObject())
        return std::nullopt;
    ProblemDetails problem;
    if (const QString type = stringOf(*document, u"type"); !type.isEmpty())
        problem.type = type;
    problem.status = statusOf(*document);
    problem.title = stringOf(*document, u"title");
    problem.detail = stringOf(*document, u"detail");
    problem.instance = stringOf(*document, u"instance");
    problem.document = std::move(*document);
    return problem;
}
