#pragma once

#include <QString>

/// Payment accounts and channels are managed alike; what differs stands here.
struct AccountKind {
    QString noun; ///< of the commands: `provider add`, `channel list`
    bool channels = false;

    QString command(QLatin1StringView verb) const { return noun + u' ' + verb; }
};
