#pragma once

#include "core/http.h"
#include "core/result.h"
#include "providers/paymentprovider.h"

#include <QUrl>

/// Where an account's calls go: the four fields every provider has (contract.md section 6). http is
/// for loopback, or with `allow_http` for private addresses; the transport checks the address it
/// really connects to.
struct Endpoint {
    QUrl base; ///< ends in `/`
    QString proxy;
    bool allowPrivate = false;
    bool allowHttp = false;

    /// BadUsage naming the field and the mistake.
    static Result<Endpoint> read(const AccountFields &account);

    /// `path` is relative to `base`; `query` and `form` are already encoded.
    HttpRequest get(const QString &path, const QByteArray &query) const;
    HttpRequest post(const QString &path, const QByteArray &form, const QByteArray &query = {}) const;
    QUrl url(const QString &path, const QByteArray &query = {}) const;
    /// May a buyer be sent to this link? https, or http where this endpoint itself may use it.
    bool acceptsLink(const QString &link) const;

private:
    HttpRequest request(const QUrl &url) const;
};

/// Reading one field of an account; errors name the field and the mistake.
namespace field {
/// The description of the four common fields, in the order of a form.
QList<FieldInfo> common();
/// The text without blanks around it; BadUsage when it is missing.
Result<QString> required(const AccountFields &account, const QString &name);
/// `true` or `false`; empty is `fallback`.
Result<bool> flag(const AccountFields &account, const QString &name, bool fallback);
/// A secret without blanks or line breaks around it; BadUsage when it is missing.
Result<QByteArray> secret(const AccountFields &account, const QString &name);
} // namespace field
