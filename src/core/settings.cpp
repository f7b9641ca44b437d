#include "core/settings.h"

#include "core/settingreader.h"

#include <algorithm>
#include <vector>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {
struct Row {
    SettingInfo info;
    settingreader::Reader read;
};

constexpr Millis OneMonth = 30 * Millis(24h);
constexpr Millis TenYears = 3650 * Millis(24h);
constexpr int Million = 1'000'000;

/// contract.md section 5, row by row.
std::vector<Row> makeRows()
{
    using namespace settingreader;
    using S = Settings;
    return {
        { { u"retry.tiers"_s, u"1s,5s,60s,60s,60s"_s }, durations(&S::retryTiers, {}) },
        { { u"retry.slow_tier"_s, u"10m,30m,1h,1h,2h,4h,8h"_s }, durations(&S::retrySlowTier, u""_s) },
        { { u"retry.jitter"_s, u"0.1"_s }, share(&S::retryJitter) },
        { { u"retry.alert_after"_s, u"3"_s }, whole(&S::retryAlertAfter, 1, 1000) },
        { { u"retry.crash_limit"_s, u"3"_s }, whole(&S::retryCrashLimit, 1, 1000) },
        { { u"poll.schedule"_s, u"adaptive"_s }, durations(&S::pollList, u"adaptive"_s) },
        { { u"poll.grace"_s, u"48h"_s }, duration(&S::pollGrace, 0ms, TenYears) },
        { { u"order.expires_in"_s, u"15m"_s }, duration(&S::orderExpiresIn, 1s, OneMonth) },
        { { u"order.late_payment"_s, u"deliver"_s }, latePayment },
        { { u"order.hold_max"_s, u"6h"_s }, duration(&S::orderHoldMax, 0ms, TenYears) },
        { { u"order.max_open_per_contact"_s, u"3"_s }, whole(&S::maxOpenPerContact, 0, Million) },
        { { u"order.max_open_per_ip"_s, u"5"_s }, whole(&S::maxOpenPerIp, 0, Million) },
        { { u"order.max_reserved_share"_s, u"1"_s }, share(&S::maxReservedShare) },
        { { u"breaker.failures"_s, u"5"_s }, whole(&S::breakerFailures, 1, 1000) },
        { { u"breaker.cooldown"_s, u"5s"_s }, duration(&S::breakerCooldown, 1ms, 5min) },
        { { u"delivery.chunk_size"_s, u"500"_s }, whole(&S::deliveryChunkSize, 1, 10'000) },
        { { u"delivery.allow_private"_s, u"false"_s }, flag(&S::deliveryAllowPrivate) },
        { { u"http.timeout"_s, u"10s"_s }, duration(&S::httpTimeout, 10ms, 5min) },
        { { u"http.proxy"_s, u"system"_s }, proxy },
        { { u"listener.enabled"_s, u"false"_s }, flag(&S::listenerEnabled) },
        { { u"listener.address"_s, u"127.0.0.1:8787"_s }, listenerAddress },
        { { u"listener.tls_cert"_s, u""_s }, path(&S::listenerTlsCert) },
        { { u"listener.tls_key"_s, u""_s }, path(&S::listenerTlsKey) },
        { { u"listener.public_url"_s, u""_s }, publicUrl },
        { { u"backup.folder"_s, u""_s }, path(&S::backupFolder) },
        { { u"backup.every"_s, u"24h"_s }, duration(&S::backupEvery, 1s, TenYears) },
        { { u"backup.keep"_s, u"7d,4w"_s }, backupKeep },
        { { u"heartbeat.url"_s, u""_s }, webAddress(&S::heartbeatUrl) },
        { { u"heartbeat.every"_s, u"60s"_s }, duration(&S::heartbeatEvery, 1s, OneMonth) },
        { { u"trace.retention"_s, u"180d"_s }, duration(&S::traceRetention, 1s, TenYears) },
        { { u"privacy.contact_keep"_s, u"365d"_s }, duration(&S::contactKeep, 1s, TenYears) },
        { { u"power.stay_awake"_s, u"true"_s }, flag(&S::stayAwake) },
        { { u"ui.language"_s, u"system"_s }, oneOf(&S::language, { u"system"_s, u"zh_CN"_s, u"en"_s }) },
        { { u"security.auto_lock"_s, u"15m"_s }, duration(&S::autoLock, 0ms, OneMonth) },
    };
}

Row classRow(ErrorClass kind, const QString &fallback)
{
    return { { u"retry.class."_s + errorClassName(kind), fallback }, settingreader::classWaits(kind) };
}

/// The family `retry.class.CLASS`, per design.md section 6. The classes that burn no attempt
/// (rate_limited, pending, out_of_stock, local) repeat their last wait for as long as it takes.
std::vector<Row> makeClassRows()
{
    return {
        classRow(ErrorClass::Unreachable, u"tiers"_s),
        classRow(ErrorClass::Timeout, u"tiers"_s),
        classRow(ErrorClass::ServerError, u"tiers"_s),
        classRow(ErrorClass::RateLimited, u"60s,2m,4m,8m,15m"_s), // where they do not say how long
        classRow(ErrorClass::Auth, u"1s"_s),
        classRow(ErrorClass::Rejected, u""_s),
        classRow(ErrorClass::Integrity, u"1s,5s,60s"_s),
        classRow(ErrorClass::Malformed, u"1s,5s,60s"_s),
        classRow(ErrorClass::Mismatch, u""_s),
        classRow(ErrorClass::Pending, u"30s"_s),
        classRow(ErrorClass::Refused, u""_s),
        classRow(ErrorClass::OutOfStock, u"60s"_s),
        classRow(ErrorClass::PayloadDamaged, u""_s),
        classRow(ErrorClass::Local, u"1s,2s,4s,8s,16s,30s"_s),
        classRow(ErrorClass::Crash, u"tiers"_s),
    };
}

const std::vector<Row> &rows()
{
    static const std::vector<Row> table = makeRows();
    return table;
}

const std::vector<Row> &classRows()
{
    static const std::vector<Row> table = makeClassRows();
    return table;
}

const Row *findRow(const QString &key)
{
    for (const std::vector<Row> *table : { &rows(), &classRows() }) {
        const auto row = std::ranges::find_if(*table, [&](const Row &each) { return each.info.key == key; });
        if (row != table->end())
            return &*row;
    }
    return nullptr;
}

Result<> readInto(Settings &settings, const QString &key, const QString &value)
{
    const Row *row = findRow(key);
    if (!row)
        return fail(ErrorClass::BadUsage,
            u"there is no setting \"%1\": config get lists them all"_s.arg(key.left(60)));
    if (const auto outcome = row->read(settings, value); !outcome) {
        // A value with an @ may be an address with a password in it.
        const QString shown = value.contains(u'@') ? u"this value"_s : u"\"%1\""_s.arg(value.left(60));
        return fail(ErrorClass::BadUsage, u"%1 cannot be %2: it takes %3"_s.arg(key, shown, outcome.error()));
    }
    return {};
}
}

std::span<const SettingInfo> settingTable()
{
    static const std::vector<SettingInfo> table = [] {
        std::vector<SettingInfo> infos;
        for (const Row &row : rows())
            infos.push_back(row.info);
        return infos;
    }();
    return table;
}

std::optional<QString> settingDefault(const QString &key)
{
    const Row *row = findRow(key);
    return row ? std::optional(row->info.fallback) : std::nullopt;
}

Result<> checkSetting(const QString &key, const QString &value)
{
    Settings scratch;
    return readInto(scratch, key, value);
}

Result<Settings> Settings::fromStored(const QMap<QString, QString> &stored)
{
    Settings settings;
    for (const std::vector<Row> *table : { &rows(), &classRows() }) {
        for (const Row &row : *table) {
            if (auto read = readInto(settings, row.info.key, row.info.fallback); !read)
                return fail(read.error());
        }
    }
    for (auto entry = stored.begin(); entry != stored.end(); ++entry) {
        if (auto read = readInto(settings, entry.key(), entry.value()); !read)
            return fail(read.error());
    }
    return settings;
}
