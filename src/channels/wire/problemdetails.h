#pragma once

#include "core/json.h"

#include <QByteArray>
#include <QString>

#include <optional>

/// A problem document of RFC 9457, as a receiver of ours may answer: specs/intl/webhooks.md section 2.
/// Members of the wrong type count as absent. `type` is compared, never fetched; title and detail are
/// for people and never parsed.
struct ProblemDetails {
    QString type = QStringLiteral("about:blank");
    int status = 0; ///< advisory: the real HTTP status decides; 0 = absent
    QString title;
    QString detail;
    QString instance;
    JsonValue document; ///< the whole, for extension members

    /// Is this the problem type that ends with `/problems/<name>`, wherever it is hosted?
    bool isA(QStringView name) const;
};

/// Nothing when `body` is not one JSON object.
std::optional<ProblemDetails> readProblemDetails(const QByteArray &body);
