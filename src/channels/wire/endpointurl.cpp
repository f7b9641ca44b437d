#include "channels/wire/endpointurl.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace {

bool isLoopback(const QString &host)
{
    static const QRegularExpression ipv4(u"^127(?:\\.\\d{1,3}){3}$"_s);
    return host == u"localhost"_s || host.endsWith(u".localhost"_s) || host == u"::1"_s
        || ipv4.match(host).hasMatch();
}

/// What is wrong with it, or an empty text.
QString mistakeIn(const QUrl &url)
{
    const QString scheme = url.scheme();
    if (!url.isValid())
        return u"it cannot be read as an address; copy it whole, without blanks"_s;
    if (scheme.isEmpty())
        return u"it does not begin with https://"_s;
    if (scheme != u"https"_s && scheme != u"http"_s)
        return u"it begins with %1:, use https://"_s.arg(scheme);
    if (url.host().isEmpty())
        return u"it names no host"_s;
    if (!url.userInfo().isEmpty())
        return u"it holds a user name or password; take it out, the signature proves who we are"_s;
    if (url.hasFragment())
        return u"it holds a fragment (#…), which no receiver gets to see; take it out"_s;
    if (url.port() == 0)
        return u"port 0 cannot be called"_s;
    if (scheme == u"http"_s && !isLoopback(url.host()))
        return u"http would show the keys to the network; use https (http is for this computer only)"_s;
    return {};
}

} // namespace

Result<QUrl> parseEndpointUrl(const QString &text)
{
    const QUrl url(text.trimmed(), QUrl::StrictMode);
    const QString mistake = text.trimmed().isEmpty() ? u"it is missing"_s : mistakeIn(url);
    if (!mistake.isEmpty())
        return fail(ErrorClass::BadUsage, u"field url: %1"_s.arg(mistake));
    return url;
}
