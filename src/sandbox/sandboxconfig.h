#pragma once

#include "core/clock.h"
#include "core/result.h"

#include <QByteArray>
#include <QString>

/// How often something goes wrong, as probabilities from 0 to 1. The JSON members of contract.md
/// section 2 (`sandbox`) in the same order.
struct SandboxFaults {
    double lostCallback = 0; ///< per payment: it is never told
    double lateCallback = 0; ///< per payment: told only after SandboxConfig::lateAfter
    double duplicateCallback = 0; ///< per payment: told two or three times at once
    double timeout = 0; ///< per request: done, but never answered
    double http5xx = 0; ///< per request: not done, answered 500, 502, 503 or 504
    double reset = 0; ///< per request: done, the connection is cut instead of an answer
    double garbage = 0; ///< per request: done, the answer is half of itself or somebody's HTML
    double wrongAmount = 0; ///< per order: the first SandboxConfig::wrongAnswers news of payment lie

    /// The object `faults` of the configuration. BadUsage names the member.
    static Result<SandboxFaults> fromJson(const QByteArray &text);
};

/// A stand-in provider, as configured. All members of the JSON document are optional; one that is not
/// known is an error:
/// `{"seed","faults":{…},"pid","key","late_after_ms","wrong_answers","speed","platform_private_key",
/// "merchant_public_key"}`.
struct SandboxConfig {
    quint64 seed = 1;
    SandboxFaults faults;
    QString pid = QStringLiteral("1000");
    QByteArray key = "sandbox-key-0123456789abcdefghij"; ///< no secret: it guards nothing
    Millis lateAfter { 5000 };
    int wrongAnswers = 2;
    double speed = 1; ///< divides every waiting time
    /// For the RSA interface (epay.md section 4), which is off without them: PEM or bare base64.
    QByteArray platformPrivateKey;
    QByteArray merchantPublicKey;

    static Result<SandboxConfig> fromJson(const QByteArray &text);
};
