#pragma once

#include "engine/desk.h"

#include <QByteArray>
#include <QJsonObject>

#include <optional>

/// How a command talks to the engine that holds the folder, over a local socket.
///
/// A frame is its length as 4 bytes, big-endian, then that many bytes of UTF-8 JSON: one object. No frame
/// is longer than 64 MiB.
///
///     engine   {"nonce":HEX,"vault":"passphrase"|"keychain"}     first, by itself
///     command  {"proof":HEX}                                     made from the nonce; may be empty
///     engine   {"ok":true}                                       or an error, then it hangs up
///     command  {"command":"order show","args":{…},"actor":"cli"}
///     engine   {"ok":VALUE}  or  {"error":{"code":C,"message":M},…}   members beside it: DeskReply::extra
///
/// Questions follow one another on the same connection; the engine answers them in order. A connection
/// that ends takes its unfinished `keys import` or `backup` session with it.
namespace control {

constexpr qint64 LargestFrame = 64LL << 20;

QByteArray frame(const QJsonObject &object);

/// Cuts frames out of what arrives.
class FrameReader {
public:
    void append(const QByteArray &bytes) { m_bytes += bytes; }
    /// The next complete frame; nothing while it is not all there. Malformed when it is too long or no
    /// JSON object: the connection is of no use any more.
    Result<std::optional<QJsonObject>> next();

private:
    QByteArray m_bytes;
};

QJsonObject toJson(const DeskRequest &request);
/// Malformed when a member is missing or of the wrong type.
Result<DeskRequest> requestFrom(const QJsonObject &object);
/// The document that `--json` prints, too: there the bare value stands for `{"ok":VALUE}`.
QJsonObject toJson(const DeskReply &reply);
DeskReply replyFrom(const QJsonObject &object);
/// `{"error":{"code","message"},…extra}`
QJsonObject errorDocument(const Error &error, const QJsonObject &extra);

} // namespace control
