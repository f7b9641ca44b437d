#include "core/ids.h"

using namespace Qt::StringLiterals;

namespace {
constexpr QStringView Crockford = u"0123456789ABCDEFGHJKMNPQRSTVWXYZ"; // no I, L, O, U
constexpr int TimeDigits = 10;
constexpr int ChanceDigits = 16;
constexpr qsizetype UlidSize = TimeDigits + ChanceDigits;
constexpr QStringView ShopMark = u"ND";
constexpr qsizetype FolderTagSize = 4;

bool isCapitalOrDigit(QChar c)
{
    return (c >= u'0' && c <= u'9') || (c >= u'A' && c <= u'Z');
}
}

QString makeUlid(Instant at, Random &random)
{
    QString ulid;
    ulid.reserve(UlidSize);
    const quint64 ms = quint64(toMs(at));
    for (int digit = TimeDigits - 1; digit >= 0; --digit)
        ulid.append(Crockford[(ms >> (5 * digit)) & 31]);
    const QByteArray chance = random.bytes(ChanceDigits);
    for (const char byte : chance)
        ulid.append(Crockford[byte & 31]);
    return ulid;
}

bool isUlid(QStringView text)
{
    if (text.size() != UlidSize || text.front() > u'7') // 7: the time has 48 bits, ten digits 50
        return false;
    for (const QChar c : text) {
        if (!Crockford.contains(c))
            return false;
    }
    return true;
}

QString outTradeNo(const QString &folderTag, const QString &ulid)
{
    return u"ND"_s + folderTag + ulid;
}

bool isOurOutTradeNo(QStringView text)
{
    if (text.size() != ShopMark.size() + FolderTagSize + UlidSize || !text.startsWith(ShopMark))
        return false;
    for (const QChar c : text.mid(ShopMark.size(), FolderTagSize)) {
        if (!isCapitalOrDigit(c))
            return false;
    }
    return isUlid(text.last(UlidSize));
}
