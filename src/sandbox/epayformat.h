#pragma once

#include "core/clock.h"
#include "core/money.h"
#include "http/httpresponse.h"

/// How the real provider, a PHP program, writes its answers.
namespace epay {
/// As json_encode: `\/` and `\uXXXX`.
HttpResponse answer(const QJsonObject &object);
HttpResponse refusal(int code, const QString &message);
/// Beijing time, `2026-11-22 10:15:30`.
QString localTime(Instant at);
/// A float: `9.9`, `10`, `0.1`.
QString floatText(const Money &money);
} // namespace epay
