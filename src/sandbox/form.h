#pragma once

#include <QByteArray>
#include <QMap>

/// Decoded parameters of a query string or a form body, sorted by name in byte order. As in PHP, which
/// the real provider is written in, the last of several equal names wins.
using Form = QMap<QByteArray, QByteArray>;

namespace form {
/// `application/x-www-form-urlencoded`. A broken escape stays as it is.
Form decode(const QByteArray &encoded);
QByteArray encode(const Form &parameters);
/// `url?parameters`, or `url&parameters` where it has a query already.
QByteArray appended(const QByteArray &url, const Form &parameters);
} // namespace form

/// The signature rules of epay.md section 1, seen from the provider's side. Written for the sandbox
/// alone: if it shared code with src/providers, both could be wrong together.
namespace epaysign {
/// `name=value` joined by `&`, without sign, sign_type and blank values.
QByteArray text(const Form &parameters);
/// Version 1: lower-case hex MD5 of text and key.
QByteArray md5(const Form &parameters, const QByteArray &key);
} // namespace epaysign
