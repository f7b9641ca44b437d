#include "wording/sentences.h"

#include <QCoreApplication>

#include <array>

namespace wording {
namespace {
// Codes as they stand in the JSON, and parts of sentences.
// clang-format off
constexpr std::array Table {
    // orders
    QT_TRANSLATE_NOOP("engine", "awaiting_payment"),
    QT_TRANSLATE_NOOP("engine", "paid"),
    QT_TRANSLATE_NOOP("engine", "delivering"),
    QT_TRANSLATE_NOOP("engine", "delivered"),
    QT_TRANSLATE_NOOP("engine", "expired"),
    QT_TRANSLATE_NOOP("engine", "cancelled"),
    QT_TRANSLATE_NOOP("engine", "refunding"),
    QT_TRANSLATE_NOOP("engine", "refunded"),
    // what asks for a person
    QT_TRANSLATE_NOOP("engine", "amount_mismatch"),
    QT_TRANSLATE_NOOP("engine", "integrity_failure"),
    QT_TRANSLATE_NOOP("engine", "out_of_stock"),
    QT_TRANSLATE_NOOP("engine", "retries_exhausted"),
    QT_TRANSLATE_NOOP("engine", "permanent_error"),
    QT_TRANSLATE_NOOP("engine", "paid_late"),
    QT_TRANSLATE_NOOP("engine", "duplicate_payment"),
    QT_TRANSLATE_NOOP("engine", "provider_conflict"),
    QT_TRANSLATE_NOOP("engine", "provider_unreachable"),
    QT_TRANSLATE_NOOP("engine", "in_doubt"),
    // jobs, deliveries, refunds
    QT_TRANSLATE_NOOP("engine", "waiting"),
    QT_TRANSLATE_NOOP("engine", "running"),
    QT_TRANSLATE_NOOP("engine", "held"),
    QT_TRANSLATE_NOOP("engine", "done"),
    QT_TRANSLATE_NOOP("engine", "failed"),
    QT_TRANSLATE_NOOP("engine", "retry"),
    QT_TRANSLATE_NOOP("engine", "unknown"),
    QT_TRANSLATE_NOOP("engine", "open"),
    QT_TRANSLATE_NOOP("engine", "refused"),
    QT_TRANSLATE_NOOP("engine", "refund open"),
    // error classes
    QT_TRANSLATE_NOOP("engine", "unreachable"),
    QT_TRANSLATE_NOOP("engine", "timeout"),
    QT_TRANSLATE_NOOP("engine", "server_error"),
    QT_TRANSLATE_NOOP("engine", "rate_limited"),
    QT_TRANSLATE_NOOP("engine", "auth"),
    QT_TRANSLATE_NOOP("engine", "rejected"),
    QT_TRANSLATE_NOOP("engine", "integrity"),
    QT_TRANSLATE_NOOP("engine", "malformed"),
    QT_TRANSLATE_NOOP("engine", "mismatch"),
    QT_TRANSLATE_NOOP("engine", "pending"),
    QT_TRANSLATE_NOOP("engine", "payload_damaged"),
    QT_TRANSLATE_NOOP("engine", "local"),
    QT_TRANSLATE_NOOP("engine", "crash"),
    // what brought the news of a payment
    QT_TRANSLATE_NOOP("engine", "callback"),
    QT_TRANSLATE_NOOP("engine", "query"),
    QT_TRANSLATE_NOOP("engine", "manual"),
    QT_TRANSLATE_NOOP("engine", "bill"),
    // kinds of calls
    QT_TRANSLATE_NOOP("engine", "create"),
    QT_TRANSLATE_NOOP("engine", "close"),
    QT_TRANSLATE_NOOP("engine", "refund"),
    QT_TRANSLATE_NOOP("engine", "deliver"),
    QT_TRANSLATE_NOOP("engine", "alert"),
    QT_TRANSLATE_NOOP("engine", "list"),
    QT_TRANSLATE_NOOP("engine", "test"),
    // directions
    QT_TRANSLATE_NOOP("engine", "in"),
    QT_TRANSLATE_NOOP("engine", "out"),
    // products and keys
    QT_TRANSLATE_NOOP("engine", "keys"),
    QT_TRANSLATE_NOOP("engine", "text"),
    QT_TRANSLATE_NOOP("engine", "loop"),
    QT_TRANSLATE_NOOP("engine", "available"),
    QT_TRANSLATE_NOOP("engine", "sold"),
    QT_TRANSLATE_NOOP("engine", "void"),
    // lanes and health
    QT_TRANSLATE_NOOP("engine", "lane open"),
    QT_TRANSLATE_NOOP("engine", "paused"),
    QT_TRANSLATE_NOOP("engine", "broken"),
    QT_TRANSLATE_NOOP("engine", "limited"),
    QT_TRANSLATE_NOOP("engine", "offline"),
    QT_TRANSLATE_NOOP("engine", "ok"),
    QT_TRANSLATE_NOOP("engine", "failing"),
    QT_TRANSLATE_NOOP("engine", "misconfigured"),
    // uses of a channel
    QT_TRANSLATE_NOOP("engine", "delivery"),
    QT_TRANSLATE_NOOP("engine", "both"),
    // audit
    QT_TRANSLATE_NOOP("engine", "order.cards"),
    QT_TRANSLATE_NOOP("engine", "order.evidence"),
    QT_TRANSLATE_NOOP("engine", "order.resend"),
    QT_TRANSLATE_NOOP("engine", "clock.jump"),
    QT_TRANSLATE_NOOP("engine", "journal.renew"),
    QT_TRANSLATE_NOOP("engine", "callback.unknown"),
    QT_TRANSLATE_NOOP("engine", "order.confirm"),
    QT_TRANSLATE_NOOP("engine", "order.cancel"),
    QT_TRANSLATE_NOOP("engine", "order.refund"),
    QT_TRANSLATE_NOOP("engine", "order.replace"),
    QT_TRANSLATE_NOOP("engine", "keys.void"),
    QT_TRANSLATE_NOOP("engine", "keys.undo"),
    QT_TRANSLATE_NOOP("engine", "keys.export"),
    QT_TRANSLATE_NOOP("engine", "keys.reveal"),
    QT_TRANSLATE_NOOP("engine", "shown"),
    QT_TRANSLATE_NOOP("engine", "copied"),
    QT_TRANSLATE_NOOP("engine", "printed"),
    QT_TRANSLATE_NOOP("engine", "saved"),
    QT_TRANSLATE_NOOP("engine", "config.set"),
    QT_TRANSLATE_NOOP("engine", "token.show"),
    QT_TRANSLATE_NOOP("engine", "token.add"),
    QT_TRANSLATE_NOOP("engine", "token.rotate"),
    QT_TRANSLATE_NOOP("engine", "token.remove"),
    QT_TRANSLATE_NOOP("engine", "quarantine.release"),
    QT_TRANSLATE_NOOP("engine", "vault.change-passphrase"),
    QT_TRANSLATE_NOOP("engine", "vault.rotate-key"),
    QT_TRANSLATE_NOOP("engine", "vault.export-recovery"),
    QT_TRANSLATE_NOOP("engine", "queue.retry"),
    QT_TRANSLATE_NOOP("engine", "queue.pause"),
    QT_TRANSLATE_NOOP("engine", "queue.resume"),
    QT_TRANSLATE_NOOP("engine", "cli"),
    QT_TRANSLATE_NOOP("engine", "window"),
    QT_TRANSLATE_NOOP("engine", "folder"),
    // checks of doctor
    QT_TRANSLATE_NOOP("engine", "vault"),
    QT_TRANSLATE_NOOP("engine", "rights"),
    QT_TRANSLATE_NOOP("engine", "disk"),
    QT_TRANSLATE_NOOP("engine", "clock"),
    QT_TRANSLATE_NOOP("engine", "database"),
    QT_TRANSLATE_NOOP("engine", "trace"),
    QT_TRANSLATE_NOOP("engine", "backups"),
    QT_TRANSLATE_NOOP("engine", "quarantine"),
    QT_TRANSLATE_NOOP("engine", "provider %1"),
    QT_TRANSLATE_NOOP("engine", "channel %1"),
    QT_TRANSLATE_NOOP("engine", "plausible"),
    QT_TRANSLATE_NOOP("engine", "integrity_check: ok"),
    // parts of sentences
    QT_TRANSLATE_NOOP("engine", "fail"),
    QT_TRANSLATE_NOOP("engine", "expire"),
    QT_TRANSLATE_NOOP("engine", "public"),
    QT_TRANSLATE_NOOP("engine", "private"),
    QT_TRANSLATE_NOOP("engine", "reserved"),
    QT_TRANSLATE_NOOP("engine", "tiers"),
    QT_TRANSLATE_NOOP("engine", "adaptive, or %1"),
    QT_TRANSLATE_NOOP("engine", "nothing, or %1"),
    // what the system says
    QT_TRANSLATE_NOOP("engine", "No such file or directory"),
    QT_TRANSLATE_NOOP("engine", "Permission denied"),
    QT_TRANSLATE_NOOP("engine", "No space left on device"),
    QT_TRANSLATE_NOOP("engine", "Read-only file system"),
    QT_TRANSLATE_NOOP("engine", "Is a directory"),
    QT_TRANSLATE_NOOP("engine", "Not a directory"),
    QT_TRANSLATE_NOOP("engine", "File exists"),
    QT_TRANSLATE_NOOP("engine", "File name too long"),
    QT_TRANSLATE_NOOP("engine", "Operation not permitted"),
    QT_TRANSLATE_NOOP("engine", "Too many open files"),
    QT_TRANSLATE_NOOP("engine", "Input/output error"),
    QT_TRANSLATE_NOOP("engine", "Connection refused"),
    QT_TRANSLATE_NOOP("engine", "Address already in use"),
    QT_TRANSLATE_NOOP("engine", "Cannot assign requested address"),
    QT_TRANSLATE_NOOP("engine", "file to open is a directory"),
    QT_TRANSLATE_NOOP("engine", "The bound address is already in use"),
    QT_TRANSLATE_NOOP("engine", "The address is not available"),
    QT_TRANSLATE_NOOP("engine", "The address is protected"),
};
// clang-format on
} // namespace

std::span<const char *const> words()
{
    return Table;
}

} // namespace wording
