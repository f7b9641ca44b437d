#pragma once

#include "vault/keystore.h"

#include <QMap>
#include <QString>

/// A keychain in memory that can be locked, absent, or forgetful.
class MemoryKeyStore final : public KeyStore {
public:
    enum class Mood {
        Works,
        Locked, ///< as gnome-keyring without a display: entries seem not to exist, writing is refused
        Absent, ///< no service answers
        Forgetful, ///< says that it wrote, and did not
    };
    Mood mood = Mood::Works;
    QMap<QString, QByteArray> entries;

    Result<SecretBytes> read(const QString &name) override
    {
        if (mood == Mood::Absent)
            return fail(ErrorClass::VaultLocked, QStringLiteral("no keychain"));
        if (mood == Mood::Locked || !entries.contains(name))
            return fail(ErrorClass::NotFound, QStringLiteral("no such entry"));
        return SecretBytes(QByteArrayView(entries[name]));
    }

    Result<> write(const QString &name, QByteArrayView value) override
    {
        if (mood == Mood::Locked || mood == Mood::Absent)
            return fail(ErrorClass::VaultLocked, QStringLiteral("no writing"));
        if (mood == Mood::Works)
            entries[name] = value.toByteArray();
        return {};
    }

    void remove(const QString &name) override { entries.remove(name); }
};
