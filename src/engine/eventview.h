#pragma once

#include "engine/rules.h"
#include "storage/connection.h"

/// The event table as a listener reads it.
namespace eventview {
struct Event {
    qint64 id = 0;
    QString type;
    QByteArray data; ///< the order as JSON, on one line
};
struct Page {
    std::vector<Event> events;
    qint64 last = 0; ///< go on after this one
    bool more = false;
    bool reset = false; ///< the id asked for is no longer kept: what lies between is lost
};
/// `after` nothing: no old ones, only where the end is.
Result<Page> after(Connection &db, std::optional<qint64> after, TokenId token, const Rules &rules);
} // namespace eventview
