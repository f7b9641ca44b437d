#pragma once

#include "core/clock.h"
#include "core/result.h"

#include <QByteArray>
#include <QHash>
#include <QList>
#include <QMap>
#include <QString>

#include <optional>
#include <span>

/// One row of contract.md section 5.
struct SettingInfo {
    QString key;
    QString fallback; ///< the default, as text
};

/// Every key but the open family `retry.class.CLASS`, in the order of the contract.
std::span<const SettingInfo> settingTable();
/// The default of any valid key (`retry.class.integrity` is `1s,5s,60s`); nothing for an unknown key.
std::optional<QString> settingDefault(const QString &key);
/// Checks one value; BadUsage with a sentence naming key, value and what is accepted.
Result<> checkSetting(const QString &key, const QString &value);

enum class LatePayment { Deliver, Attention, Refund };

/// All settings, typed, read once and handed out by value.
struct Settings {
    QList<Millis> retryTiers;
    QList<Millis> retrySlowTier;
    QHash<ErrorClass, QList<Millis>> retryClass; ///< only classes that differ from retryTiers
    double retryJitter = 0.1;
    int retryAlertAfter = 3;
    int retryCrashLimit = 3;

    QList<Millis> pollList; ///< empty: adaptive
    Millis pollGrace {};
    Millis orderExpiresIn {};
    LatePayment latePayment = LatePayment::Deliver;
    Millis orderHoldMax {};
    int maxOpenPerContact = 3;
    int maxOpenPerIp = 5;
    double maxReservedShare = 1;

    int breakerFailures = 5;
    Millis breakerCooldown {};
    int deliveryChunkSize = 500;
    bool deliveryAllowPrivate = false;
    Millis httpTimeout {};
    QString httpProxy;

    bool listenerEnabled = false;
    QString listenerAddress;
    QString listenerTlsCert;
    QString listenerTlsKey;
    QString listenerPublicUrl;

    QString backupFolder;
    Millis backupEvery {};
    int backupKeepDays = 7;
    int backupKeepWeeks = 4;
    QString heartbeatUrl;
    Millis heartbeatEvery {};
    Millis traceRetention {};
    Millis contactKeep {};
    bool stayAwake = true;
    QString language;
    Millis autoLock {};

    /// Defaults, overlaid with `stored` (which checkSetting has passed).
    static Result<Settings> fromStored(const QMap<QString, QString> &stored);
};
