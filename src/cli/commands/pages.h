#pragma once

#include "cli/session.h"

#include <functional>

namespace cli {

/// What is asked page by page: the first page without a cursor, the others with the `next` of the one
/// before it as `cursor`, up to the one whose `next` is null.
struct Paging {
    QString command;
    QJsonObject args;
    QString cursor; ///< `after` or `before`
};

/// Writes every item of every page into a private file at `path`, behind `head`. The reply is
/// `{"exported":N}`; at the first error, also one of `encode`, no file is left. Malformed when a page
/// does not lead on.
DeskReply exportPages(Session &session, const QString &path, const Paging &paging,
    const std::function<Result<QByteArray>(const QJsonValue &item)> &encode, const QByteArray &head = {});

/// The bytes of a base64 member; Malformed when it is none.
Result<QByteArray> base64Member(const QJsonObject &reply, QStringView name);

} // namespace cli
