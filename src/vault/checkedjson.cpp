#include "vault/checkedjson.h"

#include "core/json.h"
#include "crypto/digest.h"

#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace {
const QString Checksum = u"sha256"_s;

QString checksumOf(const QJsonObject &object)
{
    return QString::fromLatin1(digest::sha256Hex(json::canonical(object)));
}
} // namespace

QByteArray checkedjson::write(QJsonObject object)
{
    object.insert(Checksum, checksumOf(object));
    return QJsonDocument(object).toJson(QJsonDocument::Indented);
}

Result<QJsonObject> checkedjson::read(const QByteArray &bytes, const QString &what)
{
    auto object = json::parseObject(bytes);
    if (object) {
        const QString expected = object->take(Checksum).toString();
        if (expected == checksumOf(*object))
            return *object;
    }
    return fail(ErrorClass::DataDamaged,
        u"%1 is damaged: its checksum does not fit its content; take an intact copy or a backup."_s.arg(
            what));
}
