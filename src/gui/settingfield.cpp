#include "gui/settingfield.h"

#include <QCoreApplication>

#include <array>

namespace {
using enum FieldKind;

// clang-format off
constexpr std::array LatePayment {
    FieldChoice { "deliver", QT_TRANSLATE_NOOP("gui", "Deliver if there is stock") },
    FieldChoice { "attention", QT_TRANSLATE_NOOP("gui", "Ask me") },
    FieldChoice { "refund", QT_TRANSLATE_NOOP("gui", "Refund") },
};
constexpr std::array Languages {
    FieldChoice { "system", QT_TRANSLATE_NOOP("gui", "As the system") },
    FieldChoice { "zh_CN", "简体中文" },
    FieldChoice { "en", "English" },
};

constexpr std::array Desktop {
    SettingField { "ui.language", Choice, QT_TRANSLATE_NOOP("gui", "Language"),
        QT_TRANSLATE_NOOP("gui", "Takes effect at once.") , Languages },
    SettingField { "security.auto_lock", Text, QT_TRANSLATE_NOOP("gui", "Lock after"),
        QT_TRANSLATE_NOOP("gui", "Without any input for this long, keys, exports and settings ask again who you are; delivery goes on. 0s: never.") },
    SettingField { "power.stay_awake", Flag, QT_TRANSLATE_NOOP("gui", "Keep the computer awake"),
        QT_TRANSLATE_NOOP("gui", "While orders are open, the computer does not go to sleep by itself.") },
};
constexpr std::array Orders {
    SettingField { "order.expires_in", Text, QT_TRANSLATE_NOOP("gui", "Time to pay"),
        QT_TRANSLATE_NOOP("gui", "How long an unpaid order keeps its keys reserved.") },
    SettingField { "order.late_payment", Choice, QT_TRANSLATE_NOOP("gui", "Paid too late"),
        QT_TRANSLATE_NOOP("gui", "What happens when a buyer pays after the order has expired."), LatePayment },
    SettingField { "order.hold_max", Text, QT_TRANSLATE_NOOP("gui", "Hold when unsure"),
        QT_TRANSLATE_NOOP("gui", "If the provider cannot be asked at expiry, the keys stay reserved at most this long.") },
    SettingField { "order.max_open_per_contact", Number, QT_TRANSLATE_NOOP("gui", "Open orders per contact"),
        QT_TRANSLATE_NOOP("gui", "Unpaid orders that one buyer may have through the API. 0: no limit.") },
    SettingField { "order.max_open_per_ip", Number, QT_TRANSLATE_NOOP("gui", "Open orders per address"),
        QT_TRANSLATE_NOOP("gui", "Unpaid orders from one IP address through the API. 0: no limit.") },
    SettingField { "order.max_reserved_share", Text, QT_TRANSLATE_NOOP("gui", "Share of stock reserved"),
        QT_TRANSLATE_NOOP("gui", "How much of a product's stock unpaid orders may hold, from 0 to 1. 0 or 1: no limit.") },
};
constexpr std::array Polling {
    SettingField { "poll.schedule", Text, QT_TRANSLATE_NOOP("gui", "Ask for payment every"),
        QT_TRANSLATE_NOOP("gui", "“adaptive” asks often at first and less often later; or a list of waits such as 3s,5s,10s.") },
    SettingField { "poll.grace", Text, QT_TRANSLATE_NOOP("gui", "Ask after expiry for"),
        QT_TRANSLATE_NOOP("gui", "How long an expired order is still asked about, so that a late payment is not lost.") },
};
constexpr std::array Retry {
    SettingField { "retry.tiers", Text, QT_TRANSLATE_NOOP("gui", "Waits between attempts"),
        QT_TRANSLATE_NOOP("gui", "The wait before retry 1, 2, 3 …; after the last one you are asked.") },
    SettingField { "retry.slow_tier", Text, QT_TRANSLATE_NOOP("gui", "Quiet retries afterwards"),
        QT_TRANSLATE_NOOP("gui", "Passing errors are still tried at these intervals. Empty: off.") },
    SettingField { "retry.jitter", Text, QT_TRANSLATE_NOOP("gui", "Random share of a wait"),
        QT_TRANSLATE_NOOP("gui", "Spreads retries a little, so that not all come at once. 0.1 is ±10 %.") },
    SettingField { "retry.alert_after", Number, QT_TRANSLATE_NOOP("gui", "Alert after failures"),
        QT_TRANSLATE_NOOP("gui", "When a job has failed this often, your alert channels hear of it.") },
    SettingField { "retry.crash_limit", Number, QT_TRANSLATE_NOOP("gui", "Crashes before caution"),
        QT_TRANSLATE_NOOP("gui", "A job that was running at this many crashes runs alone from then on.") },
    SettingField { "breaker.failures", Number, QT_TRANSLATE_NOOP("gui", "Failures that open a breaker"),
        QT_TRANSLATE_NOOP("gui", "So many failures in a row, and an address is left alone for a while.") },
    SettingField { "breaker.cooldown", Text, QT_TRANSLATE_NOOP("gui", "First pause of a breaker"),
        QT_TRANSLATE_NOOP("gui", "Then one request tries again; each failure doubles the pause, up to 5 minutes.") },
};
constexpr auto ByClass = QT_TRANSLATE_NOOP("gui", "Waits for this kind of error only; “tiers”: as above; empty: no retry.");
constexpr std::array Classes {
    SettingField { "retry.class.unreachable", Text, QT_TRANSLATE_NOOP("gui", "Not reachable"), ByClass },
    SettingField { "retry.class.timeout", Text, QT_TRANSLATE_NOOP("gui", "No answer in time"), ByClass },
    SettingField { "retry.class.server_error", Text, QT_TRANSLATE_NOOP("gui", "Their server failed"), ByClass },
    SettingField { "retry.class.rate_limited", Text, QT_TRANSLATE_NOOP("gui", "Asked too often"), ByClass },
    SettingField { "retry.class.auth", Text, QT_TRANSLATE_NOOP("gui", "Key or signature refused"), ByClass },
    SettingField { "retry.class.rejected", Text, QT_TRANSLATE_NOOP("gui", "Refused for good"), ByClass },
    SettingField { "retry.class.integrity", Text, QT_TRANSLATE_NOOP("gui", "Checksum wrong"), ByClass },
    SettingField { "retry.class.malformed", Text, QT_TRANSLATE_NOOP("gui", "Unreadable answer"), ByClass },
    SettingField { "retry.class.mismatch", Text, QT_TRANSLATE_NOOP("gui", "Amount or order differs"), ByClass },
    SettingField { "retry.class.pending", Text, QT_TRANSLATE_NOOP("gui", "Not paid yet"), ByClass },
    SettingField { "retry.class.refused", Text, QT_TRANSLATE_NOOP("gui", "Closed or declined"), ByClass },
    SettingField { "retry.class.out_of_stock", Text, QT_TRANSLATE_NOOP("gui", "Out of stock"), ByClass },
    SettingField { "retry.class.payload_damaged", Text, QT_TRANSLATE_NOOP("gui", "Stored delivery damaged"), ByClass },
    SettingField { "retry.class.local", Text, QT_TRANSLATE_NOOP("gui", "Trouble on this computer"), ByClass },
    SettingField { "retry.class.crash", Text, QT_TRANSLATE_NOOP("gui", "Program ended in the middle"), ByClass },
};
constexpr std::array Delivery {
    SettingField { "delivery.chunk_size", Number, QT_TRANSLATE_NOOP("gui", "Keys per message"),
        QT_TRANSLATE_NOOP("gui", "Larger orders are delivered in numbered parts of this many keys.") },
    SettingField { "delivery.allow_private", Flag, QT_TRANSLATE_NOOP("gui", "Allow private addresses"),
        QT_TRANSLATE_NOOP("gui", "Webhooks may go to this computer or the local network. Leave off unless your shop runs there.") },
};
constexpr std::array Network {
    SettingField { "http.timeout", Text, QT_TRANSLATE_NOOP("gui", "Wait for an answer"),
        QT_TRANSLATE_NOOP("gui", "The longest that one request to a provider or shop may take.") },
    SettingField { "http.proxy", Text, QT_TRANSLATE_NOOP("gui", "Proxy"),
        QT_TRANSLATE_NOOP("gui", "“system”, “none”, http://host:port or socks5h://host:port.") },
    SettingField { "heartbeat.url", Text, QT_TRANSLATE_NOOP("gui", "Watchdog address"),
        QT_TRANSLATE_NOOP("gui", "Called regularly, so that somebody notices when this computer is off. Empty: none.") },
    SettingField { "heartbeat.every", Text, QT_TRANSLATE_NOOP("gui", "Call the watchdog every"),
        QT_TRANSLATE_NOOP("gui", "How often the watchdog is called.") },
};
constexpr std::array Listener {
    SettingField { "listener.enabled", Flag, QT_TRANSLATE_NOOP("gui", "Receive callbacks"),
        QT_TRANSLATE_NOOP("gui", "Opens a port for callbacks and your shop's API. Without it, asking finds every payment.") },
    SettingField { "listener.address", Text, QT_TRANSLATE_NOOP("gui", "Listen at"),
        QT_TRANSLATE_NOOP("gui", "Address and port, such as 127.0.0.1:8787.") },
    SettingField { "listener.public_url", Text, QT_TRANSLATE_NOOP("gui", "Public address"),
        QT_TRANSLATE_NOOP("gui", "Where providers can reach this computer; empty: the address above.") },
    SettingField { "listener.tls_cert", File, QT_TRANSLATE_NOOP("gui", "TLS certificate"),
        QT_TRANSLATE_NOOP("gui", "PEM file with the certificate chain. Empty: no TLS.") },
    SettingField { "listener.tls_key", File, QT_TRANSLATE_NOOP("gui", "TLS key"),
        QT_TRANSLATE_NOOP("gui", "PEM file with the private key of the certificate.") },
};
constexpr std::array Backup {
    SettingField { "backup.folder", Folder, QT_TRANSLATE_NOOP("gui", "Backup folder"),
        QT_TRANSLATE_NOOP("gui", "Better on another disk. Empty: beside the database.") },
    SettingField { "backup.every", Text, QT_TRANSLATE_NOOP("gui", "Back up every"),
        QT_TRANSLATE_NOOP("gui", "Skipped when nothing changed.") },
    SettingField { "backup.keep", Text, QT_TRANSLATE_NOOP("gui", "Keep backups"),
        QT_TRANSLATE_NOOP("gui", "Days and weeks of which one backup each is kept, such as 7d,4w.") },
};
constexpr std::array Privacy {
    SettingField { "trace.retention", Text, QT_TRANSLATE_NOOP("gui", "Keep the attempt log"),
        QT_TRANSLATE_NOOP("gui", "Older entries are removed; what is left can still be verified.") },
    SettingField { "privacy.contact_keep", Text, QT_TRANSLATE_NOOP("gui", "Keep contacts"),
        QT_TRANSLATE_NOOP("gui", "Contacts of finished orders are erased after this.") },
};

constexpr std::array Groups {
    SettingGroup { QT_TRANSLATE_NOOP("gui", "Desktop"), Desktop },
    SettingGroup { QT_TRANSLATE_NOOP("gui", "Orders"), Orders },
    SettingGroup { QT_TRANSLATE_NOOP("gui", "Asking for payments"), Polling },
    SettingGroup { QT_TRANSLATE_NOOP("gui", "Retry"), Retry },
    SettingGroup { QT_TRANSLATE_NOOP("gui", "Retry by kind of error"), Classes },
    SettingGroup { QT_TRANSLATE_NOOP("gui", "Delivery"), Delivery },
    SettingGroup { QT_TRANSLATE_NOOP("gui", "Network"), Network },
    SettingGroup { QT_TRANSLATE_NOOP("gui", "Callbacks and API"), Listener },
    SettingGroup { QT_TRANSLATE_NOOP("gui", "Automatic backup"), Backup },
    SettingGroup { QT_TRANSLATE_NOOP("gui", "Privacy"), Privacy },
};
// clang-format on
} // namespace

std::span<const SettingGroup> settingGroups()
{
    return Groups;
}
