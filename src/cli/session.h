#pragma once

#include "engine/desk.h"

namespace cli {

/// The engine, as a command sees it: asks and waits. One implementation runs the engine in this process,
/// the other hands the question to the engine that holds the folder (controlclient.h).
class Session {
public:
    virtual ~Session() = default;
    virtual DeskReply ask(const DeskRequest &request) = 0;
};

/// One question of a command that takes several. BadUsage and the rest as the engine says; Malformed when
/// the answer is no object.
Result<QJsonObject> askObject(Session &session, const QString &command, const QJsonObject &args);
/// What a command of several questions came to.
DeskReply asReply(const Result<QJsonObject> &result);

} // namespace cli
