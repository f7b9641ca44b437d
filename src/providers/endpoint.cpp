#include "providers/endpoint.h"

#include "core/settings.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace {

/// By its text alone: localhost, 127.0.0.0/8 or ::1.
bool isLoopback(const QString &host)
{
    static const QRegularExpression v4(u"^127(\\.\\d{1,3}){3}$"_s);
    return host == u"localhost" || host == u"::1" || v4.match(host).hasMatch();
}

Result<> checkScheme(const QUrl &url, bool allowHttp)
{
    if (url.scheme() == u"https")
        return {};
    if (url.scheme() != u"http")
        return fail(ErrorClass::BadUsage, u"base_url: must begin with https://"_s);
    if (isLoopback(url.host()) || allowHttp)
        return {};
    return fail(ErrorClass::BadUsage,
        u"base_url: http would show everything, secrets too, to everybody on the way: use https, or set "
        "allow_http=true for a private address"_s);
}

Result<QUrl> readBaseUrl(const AccountFields &account, bool allowHttp)
{
    const auto text = field::required(account, u"base_url"_s);
    if (!text)
        return fail(text.error());
    QUrl url(*text, QUrl::StrictMode);
    if (!url.isValid() || url.host().isEmpty())
        return fail(ErrorClass::BadUsage, u"base_url: is not an address such as https://pay.example.com/"_s);
    if (const auto scheme = checkScheme(url, allowHttp); !scheme)
        return fail(scheme.error());
    if (!url.userInfo().isEmpty() || url.hasQuery() || url.hasFragment())
        return fail(ErrorClass::BadUsage, u"base_url: must not hold a user, a ? or a #"_s);
    if (url.path().endsWith(u".php")) {
        return fail(ErrorClass::BadUsage, u"base_url: give the folder without %1"_s.arg(url.fileName()));
    }
    if (!url.path().endsWith(u'/'))
        url.setPath(url.path() + u'/');
    return url;
}

} // namespace

Result<Endpoint> Endpoint::read(const AccountFields &account)
{
    Endpoint endpoint;
    const auto allowPrivate = field::flag(account, u"allow_private"_s, false);
    if (!allowPrivate)
        return fail(allowPrivate.error());
    const auto allowHttp = field::flag(account, u"allow_http"_s, false);
    if (!allowHttp)
        return fail(allowHttp.error());
    const auto base = readBaseUrl(account, *allowHttp);
    if (!base)
        return fail(base.error());
    endpoint.proxy = account.fields.value(u"proxy"_s).trimmed();
    if (!endpoint.proxy.isEmpty()) {
        if (const auto checked = checkSetting(u"http.proxy"_s, endpoint.proxy); !checked)
            return fail(ErrorClass::BadUsage, u"proxy: "_s + checked.error().message);
    }
    endpoint.base = *base;
    endpoint.allowHttp = *allowHttp;
    endpoint.allowPrivate = *allowPrivate || isLoopback(base->host());
    return endpoint;
}

QUrl Endpoint::url(const QString &path, const QByteArray &query) const
{
    QUrl target = base;
    target.setPath(base.path() + path);
    if (!query.isEmpty())
        target.setQuery(QString::fromLatin1(query), QUrl::StrictMode);
    return target;
}

HttpRequest Endpoint::request(const QUrl &url) const
{
    HttpRequest request;
    request.url = url;
    request.headers.set("Accept", "application/json");
    request.proxy = proxy;
    request.allowPrivate = allowPrivate;
    request.allowHttp = allowHttp;
    return request;
}

HttpRequest Endpoint::get(const QString &path, const QByteArray &query) const
{
    HttpRequest made = request(url(path, query));
    made.followSameHostRedirect = true;
    return made;
}

HttpRequest Endpoint::post(const QString &path, const QByteArray &form, const QByteArray &query) const
{
    HttpRequest made = request(url(path, query));
    made.method = "POST";
    made.headers.set("Content-Type", "application/x-www-form-urlencoded");
    made.body = form;
    return made;
}

bool Endpoint::acceptsLink(const QString &link) const
{
    const QUrl url(link);
    if (!url.isValid() || url.host().isEmpty())
        return false;
    return url.scheme() == u"https" || (url.scheme() == u"http" && (isLoopback(url.host()) || allowHttp));
}

QList<FieldInfo> field::common()
{
    return {
        { u"base_url"_s, false, true, {},
            QT_TRANSLATE_NOOP("adapters", "The provider's address, https://…/") },
        { u"proxy"_s, false, false, {},
            QT_TRANSLATE_NOOP("adapters",
                "system, none, http://host:port or socks5h://host:port; empty: the setting http.proxy") },
        { u"allow_private"_s, false, false, u"false"_s,
            QT_TRANSLATE_NOOP("adapters", "May the address lie in a private network?") },
        { u"allow_http"_s, false, false, u"false"_s,
            QT_TRANSLATE_NOOP("adapters", "Allow http without encryption to a private address") },
    };
}

Result<QString> field::required(const AccountFields &account, const QString &name)
{
    const QString value = account.fields.value(name).trimmed();
    if (value.isEmpty())
        return fail(ErrorClass::BadUsage, u"%1: is missing"_s.arg(name));
    return value;
}

Result<bool> field::flag(const AccountFields &account, const QString &name, bool fallback)
{
    const QString value = account.fields.value(name).trimmed();
    if (value.isEmpty())
        return fallback;
    if (value != u"true" && value != u"false")
        return fail(ErrorClass::BadUsage, u"%1: must be true or false"_s.arg(name));
    return value == u"true";
}

Result<QByteArray> field::secret(const AccountFields &account, const QString &name)
{
    QByteArray value = account.secrets.value(name).trimmed();
    if (value.isEmpty())
        return fail(ErrorClass::BadUsage, u"%1: is missing"_s.arg(name));
    return value;
}
