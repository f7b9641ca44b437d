#pragma once

#include "core/clock.h"
#include "core/error.h"
#include "core/ids.h"

#include <QByteArray>
#include <QString>

#include <optional>

/// What one attempt came to. Numbers are stored.
enum class AttemptOutcome { Done = 0, Retry = 1, Failed = 2, Unknown = 3 };
QString attemptOutcomeName(AttemptOutcome outcome);
std::optional<AttemptOutcome> attemptOutcomeFromName(QStringView name);

/// What kind of entry of the attempt log it is. Numbers are stored.
enum class AttemptKind { Outcome = 0, LateOutcome = 1, Recovery = 2, Operator = 3, Incoming = 4 };

/// One entry of the attempt log before it has its place in the chain (contract.md section 2,
/// **attempt**). Everything in it is redacted already.
struct AttemptEntry {
    AttemptKind entry = AttemptKind::Outcome;
    JobId job;
    qint64 claim = 0;
    OrderId order;
    QString orderUlid;
    QString kind; ///< `query`, `deliver`, `callback`, …
    int attempt = 0;
    Instant startedAt {};
    qint64 durationMs = 0;
    QString endpoint;
    QByteArray request; ///< canonical JSON object, or `null`
    QByteArray response; ///< canonical JSON object, or `null`
    AttemptOutcome outcome = AttemptOutcome::Done;
    std::optional<ErrorClass> errorClass;
    QString error;
};

namespace attempt {
/// RFC 8785 JSON of the entry without `hash`. `prevHash` is 64 lower-case hex digits; the first
/// entry's is 64 zeros.
QByteArray canonical(const AttemptEntry &entry, qint64 n, const QByteArray &prevHash);
/// SHA-256 over prevHash (its hex text) followed by the canonical JSON; raw 32 bytes.
QByteArray hash(const QByteArray &prevHash, const QByteArray &canonical);
} // namespace attempt
