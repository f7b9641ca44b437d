#include "vault/vaultwraps.h"

#include "vault/checkedjson.h"

using namespace Qt::StringLiterals;

namespace {
constexpr int Version = 1;

QString base64(const QByteArray &bytes)
{
    return QString::fromLatin1(bytes.toBase64());
}

QByteArray bytesOf(const QJsonObject &object, const QString &name)
{
    return QByteArray::fromBase64(object.value(name).toString().toLatin1());
}
/// A cost far off the one we write would take all memory or all day.
bool hasUsableCost(const VaultWraps &wraps)
{
    return !wraps.passphrase || (wraps.passphrase->logN >= 14 && wraps.passphrase->logN <= 18);
}
} // namespace

QByteArray VaultWraps::toBytes() const
{
    QJsonObject object { { u"version"_s, Version }, { u"vault"_s, vaultId }, { u"keys"_s, base64(keySet) } };
    if (passphrase) {
        object.insert(u"passphrase"_s,
            QJsonObject { { u"salt"_s, base64(passphrase->salt) }, { u"log_n"_s, passphrase->logN },
                { u"root"_s, base64(passphrase->root) } });
    }
    if (keychain) {
        object.insert(u"keychain"_s,
            QJsonObject { { u"entry"_s, keychain->entry }, { u"root"_s, base64(keychain->root) } });
    }
    if (!recovery.isEmpty())
        object.insert(u"recovery"_s, base64(recovery));
    return checkedjson::write(object);
}

Result<VaultWraps> VaultWraps::fromBytes(const QByteArray &bytes)
{
    const auto object = checkedjson::read(bytes, u"The vault's key record"_s);
    if (!object)
        return fail(object.error());
    const int version = object->value(u"version"_s).toInt();
    if (version > Version)
        return fail(ErrorClass::DatabaseNewer,
            u"The vault was written by a newer version of this program; install that version."_s);

    VaultWraps wraps;
    wraps.vaultId = object->value(u"vault"_s).toString();
    wraps.keySet = bytesOf(*object, u"keys"_s);
    if (const QJsonObject entry = object->value(u"passphrase"_s).toObject(); !entry.isEmpty())
        wraps.passphrase
            = { bytesOf(entry, u"salt"_s), entry.value(u"log_n"_s).toInt(), bytesOf(entry, u"root"_s) };
    if (const QJsonObject entry = object->value(u"keychain"_s).toObject(); !entry.isEmpty())
        wraps.keychain = { entry.value(u"entry"_s).toString(), bytesOf(entry, u"root"_s) };
    wraps.recovery = bytesOf(*object, u"recovery"_s);
    if (version < 1 || wraps.vaultId.isEmpty() || wraps.keySet.isEmpty() || !hasUsableCost(wraps))
        return fail(ErrorClass::DataDamaged,
            u"The vault's key record is incomplete; restore a backup of this folder."_s);
    return wraps;
}
