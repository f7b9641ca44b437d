#pragma once

#include "core/ids.h"
#include "core/result.h"

#include <QJsonObject>
#include <QJsonValue>
#include <QString>

#include <functional>

/// One question to the engine, in the words of contract.md section 2: `command` is the command line's
/// words (`order create`, `keys stock`), `args` its options with `_` for `-`, positional arguments by
/// their name in the contract (`id`, `key`, `value`). Command line, local socket, HTTP interface and
/// window all ask this way, so a rule is written once.
struct DeskRequest {
    QString command;
    QJsonObject args;
    QString actor = QStringLiteral("cli"); ///< for the audit: `cli`, `window`, `api:NAME`
    TokenId token; ///< set by the HTTP interface: only orders created with this token are visible; null = all
};

/// The answer, or an Error; `extra` goes beside the error in JSON (`"order"` where one was made).
struct DeskReply {
    Result<QJsonValue> value;
    QJsonObject extra;
};

class Desk {
public:
    using Done = std::function<void(DeskReply)>;
    virtual ~Desk() = default;
    /// Calls `done` later or at once, exactly once, on the engine thread.
    virtual void run(const DeskRequest &request, Done done) = 0;
};
