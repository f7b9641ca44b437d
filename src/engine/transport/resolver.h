#pragma once

#include "core/result.h"

#include <QHostAddress>
#include <QList>
#include <QObject>

#include <functional>

/// Looks up the addresses of a name. Answers later on the same thread, never once `context` is gone.
/// Unreachable: there is no such name, or (Error::connectTimedOut) no name server answered.
using Resolver = std::function<void(
    const QString &host, QObject *context, std::function<void(Result<QList<QHostAddress>>)> done)>;

/// QHostInfo: the system's resolver on Qt's lookup threads, answers kept for a minute.
Resolver systemResolver();
