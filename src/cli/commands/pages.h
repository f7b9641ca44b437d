#pragma once

#include "cli/session.h"

#include <functional>

namespace cli {

/// Asks `command` page after page, from the first (without `after`) to the one whose `next` is null, and
/// writes every item of theirs into a private file at `path`, after `head`. The reply is
/// `{"exported":N}`; at the first error, also one of `encode`, no file is left. Malformed when a page
/// does not lead on.
DeskReply exportPages(Session &session, const QString &path, const QString &command, QJsonObject args,
    const std::function<Result<QByteArray>(const QJsonValue &item)> &encode, const QByteArray &head = {});

/// The bytes of a base64 member; Malformed when it is none.
Result<QByteArray> base64Member(const QJsonObject &reply, QStringView name);

} // namespace cli
