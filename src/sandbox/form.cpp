#include "sandbox/form.h"

#include "crypto/digest.h"

using namespace Qt::StringLiterals;

Form form::decode(const QByteArray &encoded)
{
    const auto decoded
        = [](QByteArray text) { return QByteArray::fromPercentEncoding(text.replace('+', ' ')); };
    Form parameters;
    for (const QByteArray &pair : encoded.split('&')) {
        const qsizetype equals = pair.indexOf('=');
        const QByteArray name = decoded(pair.left(equals < 0 ? pair.size() : equals));
        if (!name.isEmpty())
            parameters[name] = equals < 0 ? QByteArray() : decoded(pair.mid(equals + 1));
    }
    return parameters;
}

QByteArray form::encode(const Form &parameters)
{
    QByteArrayList pairs;
    for (auto it = parameters.begin(); it != parameters.end(); ++it)
        pairs << it.key().toPercentEncoding() + '=' + it.value().toPercentEncoding();
    return pairs.join('&');
}

QByteArray form::appended(const QByteArray &url, const Form &parameters)
{
    return url + (url.contains('?') ? '&' : '?') + encode(parameters);
}

QByteArray epaysign::text(const Form &parameters)
{
    QByteArrayList pairs;
    for (auto it = parameters.begin(); it != parameters.end(); ++it) {
        if (it.key() != "sign" && it.key() != "sign_type" && !it.value().trimmed().isEmpty())
            pairs << it.key() + '=' + it.value();
    }
    return pairs.join('&');
}

QByteArray epaysign::md5(const Form &parameters, const QByteArray &key)
{
    return digest::md5Hex(text(parameters) + key);
}
