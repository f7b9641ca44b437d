#include "channels/wire/messageid.h"

#include "crypto/digest.h"

using namespace Qt::StringLiterals;

QString messageid::deliveryKey(const DeliveryContent &content)
{
    QString key = content.deliveryId;
    if (content.chunks > 1)
        key += u"-c%1"_s.arg(content.chunk);
    if (content.resend > 0)
        key += u"-r%1"_s.arg(content.resend);
    return key;
}

QString messageid::stableId(QByteArrayView text)
{
    constexpr char alphabet[] = "0123456789abcdefghjkmnpqrstvwxyz";
    const QByteArray hash = digest::sha256(text);
    QString id;
    for (qsizetype i = 0; i < 26; ++i)
        id += QLatin1Char(alphabet[static_cast<unsigned char>(hash.at(i)) % 32]);
    return id;
}
