#pragma once

#include "core/result.h"

#include <QString>
#include <QUrl>

/// Reads the address of a receiver as a merchant typed it: https, or http to a loopback host (whether
/// private addresses may be called at all is the transport's question). No user name or password, no
/// fragment. BadUsage names the mistake and does not repeat the address, which may hold a token.
Result<QUrl> parseEndpointUrl(const QString &text);
