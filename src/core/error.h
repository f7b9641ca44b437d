#pragma once

#include <QString>

/// What kind of failure it was. The class, never the text, decides what happens next: design.md
/// section 6 for the first group (calls to the outside), contract.md section 1 for the second
/// (questions asked of this program).
enum class ErrorClass {
    // Calls to providers and channels. Names are the `error_class` of contract.md section 2.
    Unreachable, ///< nothing was sent: DNS, refused, TLS handshake
    Timeout, ///< sent, no complete answer: it may have happened
    ServerError, ///< 5xx, 408, 425
    RateLimited, ///< 429 or a provider's "too frequent"; see Error::retryAfter
    Auth, ///< they refuse our key or signature
    Rejected, ///< other 4xx
    Integrity, ///< checksum, digest or signature of the answer is wrong
    Malformed, ///< truncated, HTML, invalid UTF-8, duplicate keys, too large
    Mismatch, ///< amount, currency, merchant or order differs
    Pending, ///< waiting for payment
    Refused, ///< closed, risk, insufficient balance
    OutOfStock, ///< no free card key
    PayloadDamaged, ///< the stored payload no longer matches its SHA-256
    Local, ///< disk full, key store locked, database busy
    Crash, ///< the program died in the middle

    // Answers to whoever asked this program. Names are the `code` of contract.md section 1.
    BadUsage,
    NotFound,
    WrongState,
    DifferentContent,
    TooManyOpen,
    FolderInUse,
    Quarantined,
    VaultLocked,
    DataDamaged,
    DatabaseNewer,
    ProviderUnavailable,
};

/// Why an operation failed. The message is one plain sentence: what, where, what to do. It never
/// holds a secret or a card key.
struct Error {
    ErrorClass kind;
    QString message;
    qint64 retryAfterMs = -1; ///< RateLimited only: what the other side asked for; -1 = it did not say
    /// Unreachable only: looking up the name or connecting got no answer at all, or the system has no
    /// route. The sign that this computer itself is offline (contract.md section 6).
    bool connectTimedOut = false;
    bool noRoute = false;
};

/// The name on the wire, e.g. `rate_limited`.
QString errorClassName(ErrorClass kind);

/// The process exit code of contract.md section 1: 1 failed, 2 usage, 3 not found, 4 conflict,
/// 5 vault, 6 damaged.
int exitCodeFor(ErrorClass kind);
