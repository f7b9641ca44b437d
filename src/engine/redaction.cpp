#include "engine/redaction.h"

#include "core/json.h"
#include "crypto/digest.h"

#include <QJsonObject>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace {
constexpr qsizetype BodyCap = 64 * 1024;
const auto Mask = "[redacted]";

/// Headers that say what happened and never carry a secret.
bool isShown(const QByteArray &name)
{
    for (const char *shown :
        { "content-type", "content-length", "content-digest", "date", "retry-after", "idempotency-key",
            "webhook-id", "webhook-timestamp", "user-agent", "server", "accept", "host" }) {
        if (name.compare(shown, Qt::CaseInsensitive) == 0)
            return true;
    }
    return false;
}

QJsonObject shownHeaders(const HttpHeaders &headers, const QList<QByteArray> &secrets)
{
    QJsonObject shown;
    for (const auto &[name, value] : headers.all())
        shown.insert(QString::fromLatin1(name.toLower()),
            isShown(name) ? QString::fromUtf8(redaction::withoutSecrets(value, secrets))
                          : QString::fromLatin1(Mask));
    return shown;
}

/// UTF-8 text as it is; anything else says what it was instead of being mangled.
QString shownBody(const QByteArray &body)
{
    qsizetype end = std::min(body.size(), BodyCap);
    while (end > 0 && end < body.size() && (uchar(body[end]) & 0xc0) == 0x80)
        --end; // not through a character
    QString text = QString::fromUtf8(body.first(end));
    if (text.contains(QChar(0xfffd)) || text.contains(QChar(0)))
        return u"[%1 bytes that are not UTF-8 text]"_s.arg(body.size());
    if (body.size() > BodyCap)
        text += u" [… %1 bytes in all]"_s.arg(body.size());
    return text;
}

bool holdsSecret(const QByteArray &text, const QList<QByteArray> &secrets)
{
    return redaction::withoutSecrets(text, secrets) != text;
}

void addBody(
    QJsonObject &entry, const QByteArray &body, const QByteArray &shown, bool secret, const Vault &vault)
{
    entry.insert(u"body"_s, shownBody(shown));
    if (secret)
        entry.insert(u"body_hmac"_s, QString::fromLatin1(vault.mac("trace", body).toHex()));
    else
        entry.insert(u"body_sha256"_s, QString::fromLatin1(digest::sha256Hex(body)));
}
} // namespace

QByteArray redaction::withoutSecrets(QByteArray text, const QList<QByteArray> &secrets)
{
    QList<QByteArray> longestFirst = secrets; // one that begins like another must not be cut in two by it
    std::stable_sort(longestFirst.begin(), longestFirst.end(),
        [](const QByteArray &a, const QByteArray &b) { return a.size() > b.size(); });
    for (const QByteArray &secret : std::as_const(longestFirst)) {
        if (secret.isEmpty())
            continue;
        text.replace(secret, Mask);
        const QByteArray encoded = secret.toPercentEncoding();
        if (encoded != secret)
            text.replace(encoded, Mask);
    }
    return text;
}

QByteArray redaction::request(const HttpRequest &request, const Vault &vault)
{
    QJsonObject entry { { u"method"_s, QString::fromLatin1(request.method) },
        { u"url"_s, QString::fromUtf8(withoutSecrets(request.url.toEncoded(), request.secrets)) },
        { u"headers"_s, shownHeaders(request.headers, request.secrets) } };
    const bool secret = !request.loggedBody.isEmpty() || holdsSecret(request.body, request.secrets);
    const QByteArray shown
        = request.loggedBody.isEmpty() ? withoutSecrets(request.body, request.secrets) : request.loggedBody;
    addBody(entry, request.body, shown, secret, vault);
    return json::canonical(entry);
}

QByteArray redaction::reply(const HttpReply &reply, const HttpRequest &request, const Vault &vault)
{
    QJsonObject entry { { u"status"_s, reply.status },
        { u"headers"_s, shownHeaders(reply.headers, request.secrets) } };
    const QByteArray shown = withoutSecrets(reply.body, request.secrets);
    addBody(entry, reply.body, shown, shown != reply.body, vault);
    return json::canonical(entry);
}

QByteArray redaction::incoming(const QByteArray &method, const QByteArray &path, const QByteArray &query,
    const HttpHeaders &headers, const QByteArray &body)
{
    QByteArray url = path;
    if (!query.isEmpty())
        url += '?' + query;
    QJsonObject entry { { u"method"_s, QString::fromLatin1(method) }, { u"url"_s, shownBody(url) },
        { u"headers"_s, shownHeaders(headers, {}) }, { u"body"_s, shownBody(body) },
        { u"body_sha256"_s, QString::fromLatin1(digest::sha256Hex(body)) } };
    return json::canonical(entry);
}
