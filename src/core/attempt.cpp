#include "core/attempt.h"

#include "core/json.h"

#include <QCryptographicHash>

using namespace Qt::StringLiterals;

QString attemptOutcomeName(AttemptOutcome outcome)
{
    switch (outcome) {
    case AttemptOutcome::Done:
        return u"done"_s;
    case AttemptOutcome::Retry:
        return u"retry"_s;
    case AttemptOutcome::Failed:
        return u"failed"_s;
    case AttemptOutcome::Unknown:
        return u"unknown"_s;
    }
    return {};
}

std::optional<AttemptOutcome> attemptOutcomeFromName(QStringView name)
{
    for (const auto outcome :
        { AttemptOutcome::Done, AttemptOutcome::Retry, AttemptOutcome::Failed, AttemptOutcome::Unknown }) {
        if (name == attemptOutcomeName(outcome))
            return outcome;
    }
    return {};
}

namespace {
QByteArray quoted(const QString &text)
{
    return json::canonical(QJsonValue(text));
}
QByteArray quotedOrNull(const QString &text)
{
    return text.isEmpty() ? "null"_ba : quoted(text);
}
} // namespace

// The members stand in the order that RFC 8785 sorts them into; request and response are canonical already.
QByteArray attempt::canonical(const AttemptEntry &entry, qint64 n, const QByteArray &prevHash)
{
    QByteArray out;
    out.reserve(512 + entry.request.size() + entry.response.size());
    out += "{\"attempt\":" + QByteArray::number(entry.attempt);
    out += entry.entry == AttemptKind::Incoming ? ",\"direction\":\"in\"" : ",\"direction\":\"out\"";
    out += ",\"duration_ms\":" + QByteArray::number(entry.durationMs);
    out += ",\"endpoint\":" + quoted(entry.endpoint);
    out += ",\"error\":" + quotedOrNull(entry.error);
    out += ",\"error_class\":" + (entry.errorClass ? quoted(errorClassName(*entry.errorClass)) : "null"_ba);
    out += ",\"job_id\":"
        + (entry.job.isNull() ? "null"_ba : '"' + QByteArray::number(entry.job.value) + '"');
    out += ",\"kind\":" + quoted(entry.kind);
    out += ",\"n\":" + QByteArray::number(n);
    out += ",\"order_id\":" + quotedOrNull(entry.orderUlid);
    out += ",\"outcome\":" + quoted(attemptOutcomeName(entry.outcome));
    out += ",\"prev_hash\":\"" + prevHash + '"';
    out += ",\"request\":" + (entry.request.isEmpty() ? "null"_ba : entry.request);
    out += ",\"response\":" + (entry.response.isEmpty() ? "null"_ba : entry.response);
    out += ",\"started_at\":" + quoted(toRfc3339(entry.startedAt)) + '}';
    return out;
}

QByteArray attempt::hash(const QByteArray &prevHash, const QByteArray &canonical)
{
    QCryptographicHash sum(QCryptographicHash::Sha256);
    sum.addData(prevHash);
    sum.addData(canonical);
    return sum.result();
}
