#pragma once

#include "core/clock.h"

#include <QObject>
#include <QUrl>

#include <functional>

/// Sends one callback as the real provider does: a GET, and the answer's body must hold `success` in
/// one of three spellings (epay.md section 3). Not QNetworkAccessManager: that repeats a GET by itself,
/// and the ledger would not know.
class CallbackSender final : public QObject {
    Q_OBJECT

public:
    using QObject::QObject;
    /// `done` is called later, once. https is not verified, as in the real program.
    void send(const QUrl &url, std::function<void(bool acknowledged)> done);
};
