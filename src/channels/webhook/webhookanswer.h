#pragma once

#include "channels/channel.h"

#include <QByteArray>

/// What a receiver's answer means: the table of specs/intl/webhooks.md section 1.1, with the waits of
/// contract.md section 4.
namespace webhookanswer {

/// `sent` is the body that `reply` answers. Nothing of the reply's text gets into the error: it may
/// echo card keys.
Verdict judge(const QByteArray &sent, const HttpReply &reply, Instant now);

} // namespace webhookanswer
